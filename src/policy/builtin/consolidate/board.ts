import {needOf} from '../../../matching/capacity.js'
import {freshnessOf} from '../../../matching/freshness.js'
import {permits} from '../../../matching/permitted.js'
import type {NodeState} from '../../../platform/contract/index.js'
import type {Selector, TelemetryReader} from '../../../telemetry/contract.js'
import type {PolicyInput, World} from '../../contract.js'
import {type Movable, movableIn, whyStays} from '../movable.js'
import {componentViews, partnersOf} from '../placement-state.js'
import {shareOn} from '../qos/move.js'
import {joinsItself, relocationRefusals} from '../relocation.js'
import type {Board, Piece, Stuck, Unit, UsedNode} from './emptying.js'

export type Measure = 'cost' | 'energy'
export type ConsolidateOptions = {
  readonly by: Measure
  readonly maxMoves: number
  readonly utilisationPercent: number
  readonly marginPercent: number
  readonly intervalMs: number
  readonly cooldownMs: number
}

export type Situation = {
  readonly board: Board
  readonly movable: ReadonlyMap<string, Movable>
  /** Nodes on which something stays as it is. */
  readonly fixed: readonly Stuck[]
  /** Used nodes that do not say what they cost. */
  readonly uncosted: readonly string[]
}

/** The nodes that are used, what is on them, and what of it may go where. */
export function situationOf(input: PolicyInput, options: ConsolidateOptions): Situation {
  const {world, isUnderWay, telemetry} = input
  const movable = movableIn(world, isUnderWay)
  const used = [...world.nodes.values()]
    .map((node) => ({node, keys: keysOn(world, node.name)}))
    .filter(({keys}) => keys.length > 0)
    .toSorted((a, b) => (a.node.name < b.node.name ? -1 : 1))
  const units = new Map<string, readonly Unit[]>()
  const fixed: Stuck[] = []
  for (const {node, keys} of used) {
    const [stays] = keys.flatMap((key) => whyFixed(input, key, movable.get(key), options.cooldownMs) ?? [])
    if (stays === undefined) units.set(node.name, unitsOf(keys, node, movable, telemetry))
    else fixed.push({node: node.name, why: stays})
  }
  const costs = new Map(used.map(({node}) => [node.name, costOf(node, options.by)]))
  return {
    movable,
    fixed,
    uncosted: [...costs].flatMap(([name, cost]) => (cost === undefined ? [name] : [])),
    board: {
      nodes: used.map(({node}) => usedNode(node, costs.get(node.name) ?? 0, options.utilisationPercent / 100, telemetry)),
      units,
      refusals: (piece, from, to) => refusalsOf(input, movable.get(piece.key), from, to, options.marginPercent / 100),
    },
  }
}

function keysOn({intents}: World, node: string): readonly string[] {
  return [...intents].flatMap(([key, {goal, hosts}]) => ([...goal, ...hosts].some((share) => share.node === node) ? [key] : [])).toSorted()
}

/** What will not go, so that nothing that is beside it need go either: a node is emptied as a whole. */
function whyFixed(input: PolicyInput, key: string, movable: Movable | undefined, cooldownMs: number): string | undefined {
  if (movable === undefined) return `${key} stays there: ${reasonFor(key, input)}`
  if (!permits(movable.application.description, 'component_relocation'))
    return `${key} stays there: its application does not permit component_relocation`
  const {components, nowMs} = input.world
  const instances = components.get(key)?.instances ?? []
  const isFresh = instances.some(({readySinceMs, startedMs}) => nowMs - (readySinceMs ?? startedMs) < cooldownMs)
  return isFresh ? `${key} is there for less than ${(cooldownMs / 60_000).toFixed(0)} min` : undefined
}

function costOf({pricePerHour, powerWatts}: NodeState, by: Measure): number | undefined {
  return by === 'cost' ? pricePerHour : powerWatts
}

function unitsOf(
  keys: readonly string[],
  node: NodeState,
  movable: ReadonlyMap<string, Movable>,
  telemetry: TelemetryReader,
): readonly Unit[] {
  const groups = new Map<string, Piece[]>()
  for (const key of keys) {
    const its = movable.get(key)
    if (its === undefined) continue
    const {application, component, view} = its
    const {name} = component.metadata
    const members = [name, ...partnersOf(application, name)].toSorted().join(' and ')
    const instances = view.current.find((share) => share.node === node.name)?.instances ?? 0
    const need = needOf(component, instances)
    const each = heard(telemetry, {metric: 'instance_cpu_cores', application: application.name, component: name, node: node.name})
    const piece = {key, need, busyCores: each === undefined ? need.cpuMillicores / 1000 : each * instances}
    const group = `${members} of ${application.name}`
    groups.set(group, [...(groups.get(group) ?? []), piece])
  }
  return [...groups].map(([name, pieces]) => ({name, pieces}))
}

function usedNode({name, free, capacity}: NodeState, cost: number, limit: number, telemetry: TelemetryReader): UsedNode {
  const reserved = (amount: number) => amount * (1 - limit)
  const busy = heard(telemetry, {metric: 'node_cpu_utilisation', node: name})
  return {
    name,
    cost,
    room: {
      ...free,
      cpuMillicores: free.cpuMillicores - reserved(capacity.cpuMillicores),
      memoryBytes: free.memoryBytes - reserved(capacity.memoryBytes),
    },
    idleCores: busy === undefined ? Number.POSITIVE_INFINITY : (capacity.cpuMillicores / 1000) * (limit - busy),
  }
}

/** Its mean of late; `undefined` where it is not measured. */
function heard(telemetry: TelemetryReader, selector: Selector): number | undefined {
  return telemetry.aggregate(selector, 3 * freshnessOf(telemetry, selector).windowMs, 'mean')
}

function refusalsOf(input: PolicyInput, its: Movable | undefined, from: string, to: string, margin: number) {
  const node = input.world.nodes.get(to)
  if (its === undefined || node === undefined) return [{code: 'not-movable', message: 'it may not be moved'}]
  const {component} = its
  const [here, there] = [input.world.nodes.get(from)?.pricePerHour, node.pricePerHour]
  const isDearer = here !== undefined && there !== undefined && there > here && (component.qos_metrics ?? []).length > 0
  const dearer = {
    code: 'dearer',
    message: `it has a target and the node is dearer (${there} an hour, not ${here}): qos-relocation would bring it back`,
  }
  const moved = {from, to: node, instances: shareOn(its.view, from), margin}
  return [...joinsItself(its, to), ...relocationRefusals(input, its, moved), ...(isDearer ? [dearer] : [])]
}

function reasonFor(key: string, {world, isUnderWay}: PolicyInput): string {
  const [name = '', component] = key.split('/')
  const application = world.applications.get(name)
  if (application === undefined || application.deletedMs !== undefined) return 'its application is being removed'
  const [view] = componentViews(application, world, ({metadata}) => metadata.name === component)
  if (view === undefined) return 'it is not described any more'
  return whyStays(application, view, world, isUnderWay) ?? 'it must share its node with what stays'
}
