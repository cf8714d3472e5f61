import {instancesOf} from '../../../descriptions/resources.js'
import type {ComponentDescription} from '../../../descriptions/types.js'
import {needOf} from '../../../matching/capacity.js'
import {begunIn} from '../../../matching/clusters.js'
import {deferralOf} from '../../../matching/deferrable.js'
import {isExclusive, runsToCompletion} from '../../../matching/exclusive.js'
import {effectiveComponent, ordersInForce} from '../../../matching/orders.js'
import {permits} from '../../../matching/permitted.js'
import type {ApplicationSpec, InstanceState} from '../../../platform/contract/index.js'
import type {PolicyInput, World} from '../../contract.js'
import {wantedCount} from '../cluster-placement.js'
import {workOf} from './deferred.js'
import {HOUR_MS} from './forecaster.js'
import type {Work} from './start-rule.js'

/** What may be moved: what has not begun; batch work that is under way and may be run again, too; what serves, too. */
export type Moves = 'waiting' | 'batch' | 'services'
export type ShiftOptions = {readonly moves: Moves; readonly serviceHours: number}

/** What one component will emit for, in hours. */
export type Load = {
  readonly component: string
  /** Cores, or 1 where it does not say: what one load weighs beside another. */
  readonly cores: number
  /** From its beginning, wherever that will be. */
  readonly work: Work
  /** Where it is under way: the hours that are left of it there. */
  readonly leftHere?: number
}

export type Shiftable = {
  readonly kind: 'shiftable'
  readonly application: ApplicationSpec
  readonly cluster: string
  readonly loads: readonly Load[]
}
export type Stays = {readonly kind: 'stays'; readonly application: ApplicationSpec; readonly reason: string}

/** Nearer to the latest beginning than this nothing is moved any more: an assignment takes its time, too. */
export const LAST_CALL_MS = 120_000

/** `undefined`: nothing of it could be shifted, whatever the grids say. */
export function shiftableOf(
  application: ApplicationSpec,
  {world, isUnderWay}: Pick<PolicyInput, 'world' | 'isUnderWay'>,
  options: ShiftOptions,
): Shiftable | Stays | undefined {
  const assigned = world.assignments.get(application.name)?.clusters ?? []
  const [home] = assigned
  if (home === undefined || application.deletedMs !== undefined) return undefined
  if (isUnderWay({kind: 'application', application: application.name})) return undefined
  const parts = partsOf(application, home.cluster, world)
  const loads = parts.flatMap((part) => loadOf(part, application, world.nowMs, options) ?? [])
  if (loads.length === 0) return undefined
  const reason = whyStays(application, home.cluster, assigned.length, parts, world, options.moves)
  return reason === undefined ? {kind: 'shiftable', application, cluster: home.cluster, loads} : {kind: 'stays', application, reason}
}

type Part = {readonly component: ComponentDescription; readonly instances: readonly InstanceState[]}

function partsOf(application: ApplicationSpec, cluster: string, {reports, nowMs}: World): readonly Part[] {
  const report = reports?.get(`${cluster}/${application.name}`)
  const told = report?.uid === application.uid ? report.components : []
  return application.description.components
    .filter((component) => component.external_component !== true)
    .map((described) => ({
      component: effectiveComponent(application, described, nowMs).component,
      instances: told.find(({component}) => component === described.metadata.name)?.instances ?? [],
    }))
    .filter(({component}) => instancesOf(component) > 0)
}

function loadOf(
  {component, instances}: Part,
  application: ApplicationSpec,
  nowMs: number,
  {moves, serviceHours}: ShiftOptions,
): Load | undefined {
  const {name} = component.metadata
  const cores = needOf(component, instancesOf(component)).cpuMillicores / 1_000 || 1
  const deferral = deferralOf(application, component, nowMs)
  if (deferral !== undefined && instances.length === 0) return {component: name, cores, work: workOf(deferral, nowMs)}
  if (deferral !== undefined && moves !== 'waiting') {
    const begunMs = Math.min(...instances.map(({startedMs}) => startedMs))
    return {component: name, cores, work: workOf(deferral, nowMs), leftHere: Math.max(0, begunMs + deferral.durationMs - nowMs) / HOUR_MS}
  }
  if (moves !== 'services' || runsToCompletion(component)) return undefined
  return {component: name, cores, work: {remaining: serviceHours, window: serviceHours, isPreemptible: false}, leftHere: serviceHours}
}

/** What keeps it in its cluster, whatever the grids say. */
function whyStays(
  application: ApplicationSpec,
  cluster: string,
  count: number,
  parts: readonly Part[],
  world: World,
  moves: Moves,
): string | undefined {
  const {description} = application
  if (count !== 1 || wantedCount(application) !== 1) return 'it is to run in several clusters'
  if (world.clusters.get(cluster)?.ready !== true) return `${cluster} is not heard`
  const begun = begunIn(cluster, application, world)
  if (begun === undefined) return `${cluster} has not told yet what of it has begun`
  const order = ordersInForce(application, world.nowMs)[0]
  if (order !== undefined) return `${order.by} ordered something of ${order.component}`
  for (const {component, instances} of parts) {
    const {name} = component.metadata
    const isBatch = runsToCompletion(component)
    if (isBatch && component.restart_policy === 'Never') return `${name} must not be run twice, and might just begin`
    if (instances.some(({phase}) => phase === 'completed')) return `${name} has run to its end there`
    if (!begun.has(name)) continue
    if (moves === 'waiting' || (moves === 'batch' && !isBatch)) return `${name} has begun`
    if (isExclusive(component)) return `${name} is exclusive, and runs`
    if (isBatch && deferralOf(application, component, world.nowMs) === undefined) return `${name} would be late if it began again`
  }
  if (begun.size > 0 && !permits(description, 'component_relocation')) return 'it does not permit component_relocation, and runs'
  const isLast = parts.some(({component}) => {
    const deferral = deferralOf(application, component, world.nowMs)
    return deferral !== undefined && deferral.latestStartMs - world.nowMs < LAST_CALL_MS
  })
  return isLast ? 'it begins in a moment' : undefined
}
