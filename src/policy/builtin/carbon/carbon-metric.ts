export const CARBON_METRIC = 'grid_carbon_intensity'
