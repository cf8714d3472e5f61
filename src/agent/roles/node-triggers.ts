import type {Release} from '../../support/clock.js'
import type {Sample} from '../../telemetry/contract.js'
import {createChangeDetector} from '../../telemetry/noise.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import {type PolicyLoop, QOS_METRICS} from '../loop/policy-loop.js'
import type {NodeSurroundings} from './node-surroundings.js'

/** Turns what happens on a node into wake-ups of its policies: a metric that one named beyond its noise, what runs there, the node itself. */
export class NodeTriggers {
  readonly #telemetry: TelemetryStore
  readonly #policies: PolicyLoop
  #releases: readonly Release[] = []

  constructor(telemetry: TelemetryStore, policies: PolicyLoop) {
    this.#telemetry = telemetry
    this.#policies = policies
  }

  /** Other policies are there than before, or other applications. */
  listen({applications}: Pick<NodeSurroundings, 'applications'>): void {
    for (const release of this.#releases) release()
    const targets = new Set(
      applications.flatMap(({description}) =>
        description.components.flatMap(({qos_metrics = []}) => qos_metrics.map((one) => one.application_metric_id)),
      ),
    )
    const named = this.#policies.descriptors().flatMap(({metrics}) => metrics.filter((metric) => metric !== QOS_METRICS))
    this.#releases = [...new Set([...named, ...targets])].map((metric) => this.#listenTo(metric, targets.has(metric)))
  }

  /** What runs here, or how the node is, is not as before. */
  changed(before: NodeSurroundings | undefined, now: NodeSurroundings): void {
    const node = now.node.name
    const old = new Map((before?.components ?? []).map((one) => [keyOf(one), one]))
    for (const state of now.components) {
      if (JSON.stringify(old.get(keyOf(state))) === JSON.stringify(state)) continue
      const {application, component} = state.ref
      const trigger = {kind: 'component', component, change: 'its instances changed'} as const
      this.#policies.wakeApplication(application, trigger)
      this.#policies.wakeGlobal(trigger)
    }
    const gone = [...old.keys()].some((key) => now.components.every((one) => keyOf(one) !== key))
    const isOther = JSON.stringify(before?.node.description) !== JSON.stringify(now.node.description)
    if (gone || isOther)
      this.#policies.wakeAll({kind: 'node', node, change: isOther ? 'its description changed' : 'something runs there no more'})
  }

  #listenTo(metric: string, isTarget: boolean): Release {
    const detectors = new Map<string, ReturnType<typeof createChangeDetector>>()
    return this.#telemetry.onSample({metric}, (sample) => {
      const source = `${sample.application ?? ''}/${sample.component ?? ''}/${sample.instance ?? ''}`
      const detector = detectors.get(source) ?? createChangeDetector()
      detectors.set(source, detector)
      if (detector.observe(sample.value) !== undefined) this.#wake(metric, sample, isTarget)
    })
  }

  #wake(metric: string, {application, component, value, timeMs}: Sample, isTarget: boolean): void {
    const trigger = {kind: 'metric', metric, value, timeMs, ...(component === undefined ? {} : {component})} as const
    if (application !== undefined) this.#policies.wakeForMetric(application, trigger, isTarget)
    for (const {name, scope, metrics} of this.#policies.descriptors())
      if (scope === 'global' && metrics.includes(metric)) this.#policies.wake(name, trigger)
  }
}

function keyOf({ref}: NodeSurroundings['components'][number]): string {
  return `${ref.application}/${ref.component}`
}
