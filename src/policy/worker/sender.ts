import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {SampleSource, Series} from '../../telemetry/contract.js'
import type {AuthoredDescriptor} from '../author/descriptor.js'
import type {PolicyInput, Target, World} from '../contract.js'
import {targetKey} from '../target-key.js'
import {type MapDelta, type WireInput, type WireTelemetry, WORLD_MAPS, type WorldDelta, type WorldMap} from './wire.js'

/** A sample may come late: so much of what was sent is sent again, and taken once. */
const OVERLAP_MS = 10_000
/** What the predictor asks for. */
const ALWAYS = ['node_cpu_utilisation', 'instance_cpu_cores']
const QOS_METRICS = 'qos_metrics'

/** Says to one worker what has changed since it was last asked: the cost of a turn is that of the changes, not of the world. */
export class InputSender {
  readonly #descriptor: AuthoredDescriptor
  #maps: {readonly [name in WorldMap]?: ReadonlyMap<string, unknown>} = {}
  #mechanisms: PolicyInput['mechanisms'] | undefined
  #experience: unknown
  /** Until when telemetry was sent; by application and metric. */
  readonly #sentMs = new Map<string, number>()
  /** What of telemetry was known when it was sent; by whom it is about. */
  readonly #sentRevision = new WeakMap<ApplicationSpec | World['applications'], number>()
  /** The times of the points that a series had in its last window; by its source, then by metric. */
  readonly #sentTimes = new WeakMap<SampleSource, Map<string, ReadonlySet<number>>>()

  constructor(descriptor: AuthoredDescriptor) {
    this.#descriptor = descriptor
  }

  wireOf(input: PolicyInput): WireInput {
    const {trigger, mode, application, mechanisms, predictor} = input
    const experience = predictor.experience?.()
    const wire: WireInput = {
      trigger,
      ...(mode === undefined ? {} : {mode}),
      application: application?.name,
      world: this.#worldOf(input.world),
      telemetry: packed(this.#seriesOf(input)),
      underWay: underWay(input),
      ...(mechanisms === this.#mechanisms ? {} : {mechanisms: [...mechanisms]}),
      ...(experience === undefined || experience === this.#experience ? {} : {experience}),
    }
    this.#mechanisms = mechanisms
    this.#experience = experience
    return wire
  }

  #worldOf(world: World): WorldDelta {
    const maps: {[name in WorldMap]?: MapDelta} = {}
    for (const name of WORLD_MAPS) {
      const delta = deltaOf(world[name], this.#maps[name])
      if (delta !== undefined) maps[name] = delta
    }
    this.#maps = {...world}
    return {nowMs: world.nowMs, cluster: world.cluster, maps}
  }

  #seriesOf(input: PolicyInput): readonly Series[] {
    const {application, world, telemetry} = input
    const about = application ?? world.applications
    if (this.#sentRevision.get(about) === telemetry.revision) return []
    this.#sentRevision.set(about, telemetry.revision)
    const applications = application === undefined ? [...world.applications.values()] : [application]
    const declared = this.#descriptor.metrics.filter((metric) => metric !== QOS_METRICS)
    const ofApplications = applications.flatMap((one) => {
      const wanted = this.#descriptor.metrics.includes(QOS_METRICS) ? [...declared, ...targetsOf(one)] : declared
      return [...new Set(wanted)].flatMap((metric) => this.#newOf(input, metric, one.name))
    })
    return [...ofApplications, ...[...new Set([...declared, ...ALWAYS])].flatMap((metric) => this.#newOf(input, metric, undefined))]
  }

  #newOf({telemetry, nowMs}: PolicyInput, metric: string, application: string | undefined): readonly Series[] {
    const key = `${application ?? ''}/${metric}`
    const sentMs = this.#sentMs.get(key)
    const {windowMs} = this.#descriptor
    const sinceMs = sentMs === undefined ? windowMs : Math.min(windowMs, nowMs - sentMs + OVERLAP_MS)
    this.#sentMs.set(key, nowMs)
    return telemetry
      .window({metric, ...(application === undefined ? {} : {application})}, sinceMs)
      .flatMap((series) => this.#unsentOf(series))
  }

  /** Of what overlaps, only what came late. */
  #unsentOf({metric, source, points}: Series): readonly Series[] {
    const ofSource = this.#sentTimes.get(source) ?? new Map<string, ReadonlySet<number>>()
    this.#sentTimes.set(source, ofSource)
    const sent = ofSource.get(metric)
    ofSource.set(metric, new Set(points.map(({timeMs}) => timeMs)))
    const unsent = sent === undefined ? points : points.filter(({timeMs}) => !sent.has(timeMs))
    return unsent.length === 0 ? [] : [{metric, source, points: unsent}]
  }
}

function packed(series: readonly Series[]): WireTelemetry {
  const points = new Float64Array(2 * series.reduce((sum, one) => sum + one.points.length, 0))
  let place = 0
  for (const {timeMs, value} of series.flatMap((one) => one.points)) {
    points[place++] = timeMs
    points[place++] = value
  }
  return {series: series.map((one) => [one.metric, one.source, one.points.length]), points}
}

function deltaOf(now: ReadonlyMap<string, unknown>, before: ReadonlyMap<string, unknown> | undefined): MapDelta | undefined {
  if (now === before) return undefined
  const put = [...now].filter(([key, value]) => before?.get(key) !== value)
  const gone = before === undefined ? [] : [...before.keys()].filter((key) => !now.has(key))
  return put.length === 0 && gone.length === 0 ? undefined : {put, gone}
}

function targetsOf({description}: ApplicationSpec): readonly string[] {
  return description.components.flatMap(({qos_metrics = []}) => qos_metrics.map((one) => one.application_metric_id))
}

/** Of what a plan of it may change: the components of its application, or of all. */
function underWay({application, world, isUnderWay}: PolicyInput): readonly string[] {
  const applications = application === undefined ? [...world.applications.values()] : [application]
  return applications.flatMap(({name, description}) => {
    const targets: readonly Target[] = [
      {kind: 'application', application: name},
      ...description.components.map(({metadata}) => ({kind: 'component', application: name, component: metadata.name}) as const),
    ]
    return targets.filter(isUnderWay).map(targetKey)
  })
}
