import {hostRefusals} from '../../../matching/eligibility.js'
import type {ApplicationSpec, NodeState} from '../../../platform/contract/index.js'
import type {Candidate, PolicyInput} from '../../contract.js'
import {targetsKept} from './kept.js'
import {shareOn} from './move.js'
import type {TargetState, Watched} from './targets.js'

/** How long all targets must have been met before a cheaper host is considered, and how often. */
const CALM_MS = 120_000
/** A cheaper host must be foreseen to keep the target with this much to spare. */
const MARGIN = 0.1

type Cheaper = {readonly watched: Watched; readonly from: string; readonly node: NodeState; readonly candidate: Candidate}

/** A cheaper eligible host on which every target of the component is foreseen to be met with room to spare, error included. */
export function cheaperHost(
  input: PolicyInput,
  application: ApplicationSpec,
  watched: readonly Watched[],
  state: TargetState,
): Cheaper | undefined {
  for (const one of watched) {
    const since = state.metSince[one.key]
    const from = one.view.intent?.goal[0]?.node
    const price = from === undefined ? undefined : input.world.nodes.get(from)?.pricePerHour
    if (since === undefined || input.nowMs - since < CALM_MS || from === undefined || price === undefined) continue
    const cheaper = [...input.world.nodes.values()]
      .filter((node) => node.pricePerHour !== undefined && node.pricePerHour < price)
      .toSorted((a, b) => (a.pricePerHour ?? 0) - (b.pricePerHour ?? 0) || (a.name < b.name ? -1 : 1))
    for (const node of cheaper) {
      const candidate = judgeCheaper(input, application, one, watched, from, node)
      if (candidate !== undefined) return {watched: one, from, node, candidate}
    }
  }
  return undefined
}

function judgeCheaper(
  input: PolicyInput,
  application: ApplicationSpec,
  one: Watched,
  watched: readonly Watched[],
  from: string,
  node: NodeState,
): Candidate | undefined {
  const component = one.view.component.metadata.name
  const refusals = hostRefusals({component: one.view.component, node, added: shareOn(one.view, from), free: node.free})
  if (refusals.length > 0) return undefined
  const targets = watched.filter((other) => other.view.component.metadata.name === component).map(({metric}) => metric)
  const kept = targetsKept(input, {application: application.name, component, from, to: node.name}, targets, MARGIN)
  if (kept.kind !== 'kept') return undefined
  const prediction = kept.predictions.find(({metric}) => metric === one.metric.application_metric_id)
  return prediction === undefined ? undefined : {component, host: node.name, chosen: false, refusals: [], prediction}
}
