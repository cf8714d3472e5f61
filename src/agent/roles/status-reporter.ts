import {instancesOf} from '../../descriptions/resources.js'
import {effectiveComponent} from '../../matching/orders.js'
import {sameRuntime} from '../../matching/runtime.js'
import type {ApplicationSpec, ApplicationStatus, ComponentStatus, Reason} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {TelemetryReader} from '../../telemetry/contract.js'
import {qosOf, satisfactionOf} from './satisfaction.js'

export type StatusPorts = {
  readonly cluster: string
  readonly clock: Clock
  readonly world: () => World
  readonly telemetry: TelemetryReader
  /** What policies said last of an application's component, where it is not as it should be. */
  readonly explain: (application: string, component: string) => readonly Reason[]
  readonly report: (status: ApplicationStatus) => Promise<void>
  readonly onError: (error: unknown) => void
}

const EVERY_MS = 1_000
/** Measured values are told at most so often. */
const MEASURED_EVERY_MS = 2_000
/** Even when nothing changed: whoever reads it may know by its age whether this agent lives. */
const AT_LEAST_MS = 15_000

/** Tells the layer above how each application fares: at once when instances change, and as often as once a second for its measured targets. */
export class StatusReporter {
  readonly #ports: StatusPorts
  readonly #dirty = new Set<string>()
  readonly #measured = new Set<string>()
  readonly #last = new Map<string, {readonly text: string; readonly timeMs: number}>()
  #isReporting = false

  constructor(ports: StatusPorts) {
    this.#ports = ports
  }

  async run(signal: AbortSignal): Promise<void> {
    const {clock, world} = this.#ports
    for await (const nowMs of clock.every(EVERY_MS, signal)) {
      for (const name of world().applications.keys()) {
        const last = this.#last.get(name)?.timeMs ?? 0
        const isDue = nowMs - last >= AT_LEAST_MS || (this.#measured.has(name) && nowMs - last >= MEASURED_EVERY_MS)
        if (isDue) this.#dirty.add(name)
      }
      await this.#flush()
    }
  }

  /** A target of the application was measured: it is told with the next beat. */
  measured(application: string): void {
    this.#measured.add(application)
  }

  /** Something of the application changed that should be told now. */
  touch(application: string): void {
    this.#dirty.add(application)
    void this.#flush().catch(this.#ports.onError)
  }

  forget(application: string): void {
    this.#last.delete(application)
  }

  /** One at a time: a slow platform gets fewer reports, never a queue of old ones. */
  async #flush(): Promise<void> {
    if (this.#isReporting) return
    this.#isReporting = true
    try {
      for (const name of this.#dirty) {
        this.#dirty.delete(name)
        await this.#report(name)
      }
    } finally {
      this.#isReporting = false
    }
  }

  async #report(name: string): Promise<void> {
    const {clock, world, telemetry, report} = this.#ports
    const now = world()
    const application = now.applications.get(name)
    this.#measured.delete(name)
    if (application === undefined) return
    const {reportedMs, ...status} = statusOf(this.#ports.cluster, application, now, telemetry, (component) =>
      this.#ports.explain(name, component),
    )
    const text = JSON.stringify(status)
    const last = this.#last.get(name)
    if (last?.text === text && clock.now() - last.timeMs < AT_LEAST_MS) return
    this.#last.set(name, {text, timeMs: clock.now()})
    await report({...status, reportedMs})
  }
}

export function statusOf(
  cluster: string,
  application: ApplicationSpec,
  world: World,
  telemetry: TelemetryReader,
  explain: (component: string) => readonly Reason[],
): ApplicationStatus {
  const qos = qosOf(application, telemetry, world.nowMs)
  const satisfaction = satisfactionOf(application, qos)
  return {
    application: application.name,
    uid: application.uid,
    cluster,
    generation: application.generation,
    reportedMs: world.nowMs,
    components: application.description.components
      .filter((component) => component.external_component !== true)
      .map((component) => componentStatus(application, effectiveComponent(application, component, world.nowMs).component, world, explain)),
    qos,
    ...(satisfaction === undefined ? {} : {satisfaction}),
  }
}

function componentStatus(
  application: ApplicationSpec,
  component: ReturnType<typeof effectiveComponent>['component'],
  world: World,
  explain: (component: string) => readonly Reason[],
): ComponentStatus {
  const {name} = component.metadata
  const key = `${application.name}/${name}`
  const instances = world.components.get(key)?.instances ?? []
  const wanted = instancesOf(component)
  const intent = world.intents.get(key)
  // What was taken back runs, and is not what is wanted.
  const isCurrent = intent === undefined || sameRuntime(intent.spec, component)
  const ready = instances.filter(
    (one) =>
      isCurrent && (one.phase === 'ready' || one.phase === 'completed') && (intent === undefined || one.generation === intent.generation),
  ).length
  const own = instances
    .filter((one) => one.reason !== undefined && one.phase !== 'ready')
    .map((one) => ({code: `instance-${one.phase}`, message: `${one.id} on ${one.node}: ${one.reason ?? one.phase}`}))
  // What is wanted since the deadline of its change comes up by itself no more, as far as anyone can tell.
  const late =
    intent !== undefined && world.nowMs > intent.deadlineMs
      ? [{code: 'not-ready-in-time', message: `${name} is not ready since ${new Date(intent.deadlineMs).toISOString()}`}]
      : []
  return {
    component: name,
    wanted,
    ready: Math.min(ready, wanted),
    instances,
    reasons: ready >= wanted ? [] : [...own, ...late, ...explain(name)],
  }
}
