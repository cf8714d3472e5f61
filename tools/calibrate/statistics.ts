/** Nearest rank, as the engine has it; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** How far the simulation is off, as a share of what was measured. */
export function relativeError(simulated: number, measured: number): number {
  return (simulated - measured) / measured
}
