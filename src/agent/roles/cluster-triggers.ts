import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {Trigger} from '../../policy/contract.js'
import type {Release} from '../../support/clock.js'
import {createChangeDetector} from '../../telemetry/noise.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import {instanceKey} from '../loop/policy-instance.js'
import type {PolicyLoop} from '../loop/policy-loop.js'
import type {ClusterChange, ClusterView} from './cluster-view.js'

/**
 * Turns what happens in a cluster into wake-ups of the policies that it concerns: a metric beyond its noise, an application, a component or a node.
 * What concerns nobody wakes nobody.
 */
export class ClusterTriggers {
  readonly #view: ClusterView
  readonly #telemetry: TelemetryStore
  readonly #policies: PolicyLoop
  readonly #onMeasured: (application: string) => void
  readonly #listening = new Map<string, readonly Release[]>()

  constructor(view: ClusterView, telemetry: TelemetryStore, policies: PolicyLoop, onMeasured: (application: string) => void) {
    this.#onMeasured = onMeasured
    this.#view = view
    this.#telemetry = telemetry
    this.#policies = policies
  }

  onChange(change: ClusterChange): void {
    switch (change.of) {
      case 'node':
        if (change.kind === 'put' || change.kind === 'delete') this.#onNode(change)
        return
      case 'component':
        if (change.kind === 'put' || change.kind === 'delete')
          this.#wakeForComponent(change.key, change.kind === 'put' ? 'its instances changed' : 'it is gone')
        return
      case 'intent':
        if (change.kind === 'put' || change.kind === 'delete') this.#wakeForComponent(change.key, 'what was asked of it changed')
        return
      case 'application':
        if (change.kind === 'delete') this.#policies.wakeGlobal({kind: 'application', change: 'removed'})
    }
  }

  /** Wakes the application's policies when one of their metrics changes beyond noise or crosses its target. */
  listen(application: ApplicationSpec): void {
    this.silence(application.name)
    const policies = this.#policies.descriptors().filter((descriptor) => descriptor.scope === 'application')
    const releases: Release[] = []
    for (const component of application.description.components) {
      for (const wish of component.qos_metrics ?? []) {
        const metric = wish.application_metric_id
        const keys = policies
          .filter((one) => one.metrics.includes('qos_metrics') || one.metrics.includes(metric))
          .map((one) => instanceKey(one.name, application.name))
        const detector = createChangeDetector({target: wish.target})
        releases.push(
          this.#telemetry.onSample({metric, application: application.name, component: component.metadata.name}, (sample) => {
            this.#onMeasured(application.name)
            if (detector.observe(sample.value) === undefined) return
            const trigger: Trigger = {
              kind: 'metric',
              metric,
              component: component.metadata.name,
              value: sample.value,
              timeMs: sample.timeMs,
            }
            for (const key of keys) this.#policies.wake(key, trigger)
          }),
        )
      }
    }
    this.#listening.set(application.name, releases)
  }

  silence(application: string): void {
    for (const release of this.#listening.get(application) ?? []) release()
    this.#listening.delete(application)
  }

  #wakeForComponent(key: string, change: string): void {
    const [application = '', component = ''] = key.split('/')
    if (this.#view.applications.get(application) === undefined) this.#policies.wakeGlobal({kind: 'component', component, change})
    else this.#policies.wakeApplication(application, {kind: 'component', component, change})
  }

  /** Free capacity changes with every placement and wakes only whoever still waits for a host; the rest concerns those that run there, too. */
  #onNode(change: Extract<ClusterChange, {of: 'node'; kind: 'put' | 'delete'}>): void {
    const what = describe(change)
    if (what === undefined) return
    for (const application of this.#view.applications.values().values()) {
      const concerns = what.wakes === 'all' || this.#isUnplaced(application) || this.#runsOn(application, change.key)
      if (concerns) this.#policies.wakeApplication(application.name, {kind: 'node', node: change.key, change: what.text})
    }
  }

  #isUnplaced(application: ApplicationSpec): boolean {
    return application.description.components.some(
      (component) => this.#view.intents.get(`${application.name}/${component.metadata.name}`) === undefined,
    )
  }

  #runsOn(application: ApplicationSpec, node: string): boolean {
    return application.description.components.some((component) =>
      this.#view.intents.get(`${application.name}/${component.metadata.name}`)?.goal.some((share) => share.node === node),
    )
  }
}

function describe(
  change: Extract<ClusterChange, {of: 'node'; kind: 'put' | 'delete'}>,
): {readonly text: string; readonly wakes: 'all' | 'concerned'} | undefined {
  if (change.kind === 'delete') return {text: 'it is gone', wakes: 'concerned'}
  const {before, value} = change
  if (before === undefined) return {text: 'it is new', wakes: 'all'}
  if (before.ready !== value.ready) return {text: value.ready ? 'it is ready' : 'it is not ready', wakes: 'concerned'}
  if (before.cordoned !== value.cordoned) return {text: value.cordoned ? 'it was cordoned' : 'it was uncordoned', wakes: 'concerned'}
  if (before.description !== value.description || before.layer !== value.layer) return {text: 'its description changed', wakes: 'concerned'}
  const grew = value.free.cpuMillicores > before.free.cpuMillicores || value.free.memoryBytes > before.free.memoryBytes
  return grew ? {text: 'room became free', wakes: 'concerned'} : undefined
}
