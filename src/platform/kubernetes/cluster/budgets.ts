import type {DisruptionBudget} from '../../contract/index.js'
import type {IndexBy} from '../watch/index-by.js'
import type {Cached} from '../watch/object-cache.js'
import type {ViewSource} from '../watch/view.js'
import type {BudgetResource, PodResource} from './kinds.js'
import {conditionOf} from './node-state.js'
import {isSelected} from './selector.js'

/** The budgets that select any of these pods, by name. */
export function budgetsOver(pods: readonly PodResource[], budgets: Iterable<BudgetResource>): readonly DisruptionBudget[] {
  const over: DisruptionBudget[] = []
  for (const budget of budgets) if (pods.some((pod) => selects(budget, pod))) over.push(budgetOf(budget))
  return over.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A budget that changes touches the components of the pods that it selects, or selected before. */
export function fromBudgets(cache: Cached<BudgetResource>, podsByComponent: IndexBy<PodResource>): ViewSource {
  return {
    cache,
    listen: (touch) => {
      cache.subscribe({
        changed(before, after) {
          for (const component of podsByComponent.groups()) {
            const isConcerned = (pod: PodResource): boolean =>
              [before, after].some((budget) => budget !== undefined && selects(budget, pod))
            if (podsByComponent.of(component).some(isConcerned)) touch(component)
          }
        },
      })
    },
  }
}

function selects({spec}: BudgetResource, {metadata}: PodResource): boolean {
  return isSelected(spec?.selector, metadata.labels)
}

function budgetOf({metadata, spec = {}, status = {}}: BudgetResource): DisruptionBudget {
  const {currentHealthy = 0, expectedPods = 0, disruptionsAllowed = 0, observedGeneration = 0, conditions} = status
  const isCounted =
    observedGeneration >= (metadata.generation ?? 0) && conditionOf(conditions, 'DisruptionAllowed')?.reason !== 'SyncFailed'
  return {
    name: `PodDisruptionBudget ${metadata.name}`,
    isCounted,
    ready: currentHealthy,
    expected: expectedPods,
    allowed: isCounted ? disruptionsAllowed : 0,
    keeps: keptBy(spec),
  }
}

/** Exactly one of them is said; Kubernetes promises nothing to whoever says neither. */
function keptBy({minAvailable, maxUnavailable}: NonNullable<BudgetResource['spec']>): DisruptionBudget['keeps'] {
  const amount = (value: number | string) => ({amount: Number.parseInt(String(value), 10), isPercent: String(value).endsWith('%')})
  return maxUnavailable === undefined ? {rule: 'at-least', ...amount(minAvailable ?? 0)} : {rule: 'all-but', ...amount(maxUnavailable)}
}
