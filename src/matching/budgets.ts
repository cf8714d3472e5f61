import type {ComponentState, DisruptionBudget, HostShare, InstanceState} from '../platform/contract/index.js'
import type {Reason} from '../support/reason.js'

/** What a change does to the instances that are ready. The first step takes before anything new is ready, the last one after that. */
export type Disruption = {
  /** Taken at once: where fewer are to run, and all of an exclusive component that moves. */
  readonly first: number
  /** Taken when the new ones are ready. */
  readonly later: number
  /** New ones that are ready by then. */
  readonly added: number
}

/** What it would take to bring a component from `current` to the hosts of a command. `breaksFirst`: the old goes before the new comes. */
export function disruptionOf(
  current: readonly HostShare[],
  goal: readonly HostShare[],
  instances: readonly InstanceState[],
  breaksFirst: boolean,
): Disruption {
  const readyOn = (node: string) => instances.filter((one) => one.node === node && one.phase === 'ready').length
  const wantedOn = (node: string) => goal.find((share) => share.node === node)?.instances ?? 0
  const nodes = [...new Set([...current.map(({node}) => node), ...instances.map(({node}) => node)])]
  const leaves = nodes.filter((node) => wantedOn(node) === 0).reduce((sum, node) => sum + readyOn(node), 0)
  const shrinks = nodes.filter((node) => wantedOn(node) > 0).reduce((sum, node) => sum + Math.max(0, readyOn(node) - wantedOn(node)), 0)
  const added = goal.reduce((sum, {node, instances: wanted}) => sum + Math.max(0, wanted - readyOn(node)), 0)
  return breaksFirst && leaves > 0 ? {first: leaves + shrinks, later: 0, added: 0} : {first: shrinks, later: leaves, added}
}

/** Why a budget does not let a change be made now; `undefined`: each of them lets it. */
export function brokenBudget({budgets = []}: Pick<ComponentState, 'budgets'>, {first, later, added}: Disruption): Reason | undefined {
  for (const budget of budgets) {
    if (first > 0 && first > budget.allowed) return broken(budget, first, budget.allowed)
    const allowed = added === 0 ? budget.allowed : allowedAfter(budget, added)
    if (later > 0 && first + later > allowed) return broken(budget, first + later, allowed)
  }
  return undefined
}

/** How many may go when so many more are ready beside those that are there. */
function allowedAfter({isCounted, ready, expected, keeps}: DisruptionBudget, added: number): number {
  if (!isCounted) return 0
  const all = expected + added
  const amount = keeps.isPercent ? Math.ceil((keeps.amount * all) / 100) : keeps.amount
  const needed = keeps.rule === 'at-least' ? amount : all - amount
  return Math.max(0, ready + added - needed)
}

function broken({name, isCounted}: DisruptionBudget, taken: number, allowed: number): Reason {
  return {
    code: DISRUPTION_BUDGET,
    message: isCounted
      ? `${name} lets ${allowed} ready instance${allowed === 1 ? '' : 's'} go, and this takes ${taken}`
      : `${name} has not counted what it selects, so nothing may go`,
    wayOut: 'It goes on by itself as soon as the budget allows it.',
  }
}

export const DISRUPTION_BUDGET = 'disruption-budget'
