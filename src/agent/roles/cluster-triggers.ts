import {ADJUSTMENTS} from '../../mechanism/adjustment-notes.js'
import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {Release} from '../../support/clock.js'
import type {Selector} from '../../telemetry/contract.js'
import {createChangeDetector} from '../../telemetry/noise.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import {type PolicyLoop, QOS_METRICS} from '../loop/policy-loop.js'
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
      case 'adjustment':
        if (change.kind === 'put' || change.kind === 'delete')
          this.#wakeForComponent(change.key.slice(ADJUSTMENTS.length), 'what a policy wants of it changed')
        return
      case 'application':
        if (change.kind === 'delete') this.#policies.wakeGlobal({kind: 'application', change: 'removed'})
    }
  }

  /** Wakes the application's policies when one of their metrics changes beyond noise or crosses its target. */
  listen(application: ApplicationSpec): void {
    this.silence(application.name)
    const releases: Release[] = []
    const targets = new Set<string>()
    for (const {metadata, qos_metrics: wishes = []} of application.description.components) {
      for (const {application_metric_id: metric, target} of wishes) {
        targets.add(metric)
        releases.push(this.#listenTo({metric, application: application.name, component: metadata.name}, target))
      }
    }
    for (const metric of this.#otherMetrics(targets)) releases.push(this.#listenTo({metric, application: application.name}, undefined))
    this.#listening.set(application.name, releases)
  }

  /** Other policies are there than before: what is listened to may have changed. */
  listenAgain(): void {
    for (const name of [...this.#listening.keys()]) {
      const application = this.#view.applications.get(name)
      if (application !== undefined) this.listen(application)
    }
  }

  silence(application: string): void {
    for (const release of this.#listening.get(application) ?? []) release()
    this.#listening.delete(application)
  }

  #listenTo(selector: Selector & {readonly application: string}, target: number | undefined): Release {
    const {metric, application} = selector
    const isTarget = target !== undefined
    const detectors = new Map<string, ReturnType<typeof createChangeDetector>>()
    return this.#telemetry.onSample(selector, ({component = '', value, timeMs}) => {
      if (isTarget) this.#onMeasured(application)
      const detector = detectors.get(component) ?? createChangeDetector(target === undefined ? {} : {target})
      detectors.set(component, detector)
      if (detector.observe(value) === undefined) return
      this.#policies.wakeForMetric(application, {kind: 'metric', metric, component, value, timeMs}, isTarget)
    })
  }

  /** What policies name beside the targets. */
  #otherMetrics(targets: ReadonlySet<string>): ReadonlySet<string> {
    const named = this.#policies.descriptors().flatMap(({scope, metrics}) => (scope === 'application' ? metrics : []))
    return new Set(named.filter((metric) => metric !== QOS_METRICS && !targets.has(metric)))
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
