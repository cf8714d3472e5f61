import type {ApplicationDescription} from '../descriptions/types.js'

/** Two components that talk, by name, and what their being apart weighs: 1 (low), 2 (medium, also where nothing is said) or 3 (high). */
export type Interaction = {readonly between: readonly [string, string]; readonly weight: number}

const WEIGHTS = {low: 1, medium: 2, high: 3} as const

export function interactionsIn({component_interactions = []}: ApplicationDescription): readonly Interaction[] {
  return component_interactions.map(({component_name1: one, component_name2: other, interaction_criticality: level = 'medium'}) => ({
    between: [one, other],
    weight: WEIGHTS[level],
  }))
}
