import {instancesOf} from '../../../descriptions/resources.js'
import type {ComponentDescription} from '../../../descriptions/types.js'
import {runsToCompletion} from '../../../matching/exclusive.js'
import {effectiveComponent, ordersInForce, withGroup} from '../../../matching/orders.js'
import type {ApplicationSpec} from '../../../platform/contract/index.js'
import type {PolicyInput} from '../../contract.js'
import type {AutoscaleOptions} from './parameters.js'
import {type Crew, crewOf, readingsOf} from './readings.js'
import {type Run, remembered, stabilised} from './stabilisation.js'
import {type Readings, recommend} from './target-tracking.js'

/** By component: what was recommended lately, how many were ready, and since when there is nothing to do. */
export type AutoscaleState = {readonly [component: string]: Memory}
type Memory = {readonly runs: readonly Run[]; readonly crew: Crew; readonly idleSinceMs?: number}

/** A component, what is measured of it, and what follows. */
export type Watched = {
  readonly component: string
  readonly readings: Readings
  readonly memory: Memory
} & (
  | {readonly kind: 'known'; readonly recommended: number; readonly wanted: number}
  /** Nothing follows, and why. */
  | {readonly kind: 'rests' | 'unknown'; readonly why: string}
)

/** The components that it scales, as they are now. */
export function watch(input: PolicyInput, options: AutoscaleOptions, state: AutoscaleState): readonly Watched[] {
  const {application} = input
  if (application === undefined || application.deletedMs !== undefined) return []
  return application.description.components
    .filter((component) => isMeant(application, component, options))
    .map((component) => watchOne(input, application, component, options, state))
}

function isMeant({description}: ApplicationSpec, component: ComponentDescription, options: AutoscaleOptions): boolean {
  if (component.external_component === true || runsToCompletion(component)) return false
  return options.component === '' ? modeOf(description, component) === 'auto' : component.metadata.name === options.component
}

function modeOf(description: ApplicationSpec['description'], component: ComponentDescription): 'auto' | 'manual' | undefined {
  return withGroup(description, component).node_placement?.scaling?.scaling_mode
}

function watchOne(
  input: PolicyInput,
  application: ApplicationSpec,
  described: ComponentDescription,
  options: AutoscaleOptions,
  state: AutoscaleState,
): Watched {
  const {world, telemetry, nowMs, isUnderWay} = input
  const component = described.metadata.name
  const current = instancesOf(effectiveComponent(application, described, nowMs).component)
  const source = options.source === '' ? component : options.source
  const question = {...options, application, component, source, current, world, telemetry}
  const crew = crewOf(question, state[component]?.crew)
  const readings = readingsOf(question, crew)
  const memory: Memory = {runs: [], ...state[component], crew}
  const about = {component, readings, memory}
  if (isUnderWay({kind: 'component', application: application.name, component}))
    return {...about, kind: 'rests', why: `${component} is being changed`}
  if (modeOf(application.description, described) === 'manual')
    return {...about, kind: 'rests', why: `${component} is scaled by hand (scaling_mode manual)`}
  const order = ordersInForce(application, nowMs).find((one) => one.component === component && one.wish.kind === 'scale')
  if (order !== undefined) return {...about, kind: 'rests', why: `${order.by} ordered how many of ${component} run`}
  const recommended = recommend(options, readings)
  if (recommended === undefined) return {...about, kind: 'unknown', why: `${options.metric} of ${source} is not measured`}
  const runs = remembered(memory.runs, recommended, current, nowMs, options)
  const isIdle = readings.values.every((value) => value <= 0) && readings.missing === 0
  const idleSinceMs = isIdle ? (memory.idleSinceMs ?? nowMs) : undefined
  const mayRest = readings.isOutside && options.idleMs > 0 && modeOf(application.description, described) === 'auto'
  const isResting = mayRest && idleSinceMs !== undefined && (current === 0 || nowMs - idleSinceMs >= options.idleMs)
  const wanted = isResting ? 0 : stabilised(runs, current, nowMs, options)
  return {
    component,
    readings,
    memory: {runs, crew, ...(idleSinceMs === undefined ? {} : {idleSinceMs})},
    kind: 'known',
    recommended,
    wanted,
  }
}
