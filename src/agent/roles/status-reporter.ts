import {isDeepStrictEqual} from 'node:util'
import type {ApplicationSpec, ApplicationStatus, Reason} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import {ComponentStatuses} from './component-status.js'
import {QosMeter} from './qos-meter.js'
import {satisfactionOf} from './satisfaction.js'

export type StatusPorts = {
  readonly cluster: string
  readonly clock: Clock
  readonly world: () => World
  readonly telemetry: TelemetryStore
  /** What policies said last of an application's component, where it is not as it should be. */
  readonly explain: (application: string, component: string) => readonly Reason[]
  readonly report: (status: ApplicationStatus) => Promise<void>
  readonly onError: (error: unknown) => void
}

const EVERY_MS = 1_000
/** A change under way is many changes: those that come so soon after a report are told together, with the next beat. */
const GAP_MS = 500
/** Measured values are told at most so often. */
const MEASURED_EVERY_MS = 2_000
/** Even when nothing changed: whoever reads it may know by its age whether this agent lives. */
const AT_LEAST_MS = 15_000

/** Tells the layer above how each application fares: at once when instances change, at most twice a second, and as often as once a second for its measured targets. */
export class StatusReporter {
  readonly #ports: StatusPorts
  readonly #dirty = new Set<string>()
  readonly #components = new ComponentStatuses()
  readonly #qos: QosMeter
  readonly #measured = new Set<string>()
  readonly #last = new Map<string, {readonly status: ApplicationStatus; readonly timeMs: number}>()
  #isReporting = false

  constructor(ports: StatusPorts) {
    this.#ports = ports
    this.#qos = new QosMeter(ports.telemetry)
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
    this.#components.forget(application)
    this.#qos.forget(application)
  }

  /** One at a time: a slow platform gets fewer reports, never a queue of old ones. */
  async #flush(): Promise<void> {
    if (this.#isReporting) return
    this.#isReporting = true
    try {
      for (const name of this.#dirty) {
        if (this.#ports.clock.now() - (this.#last.get(name)?.timeMs ?? Number.NEGATIVE_INFINITY) < GAP_MS) continue
        this.#dirty.delete(name)
        await this.#report(name)
      }
    } finally {
      this.#isReporting = false
    }
  }

  async #report(name: string): Promise<void> {
    const {clock, world, report} = this.#ports
    const now = world()
    const application = now.applications.get(name)
    this.#measured.delete(name)
    if (application === undefined) return
    const status = this.#statusOf(application, now)
    const last = this.#last.get(name)
    if (last !== undefined && clock.now() - last.timeMs < AT_LEAST_MS && isSame(last.status, status)) return
    this.#last.set(name, {status, timeMs: clock.now()})
    await report(status)
  }

  #statusOf(application: ApplicationSpec, world: World): ApplicationStatus {
    const {cluster, explain} = this.#ports
    const {name, uid, generation} = application
    const qos = this.#qos.of(application, world.nowMs)
    const satisfaction = satisfactionOf(application, qos)
    return {
      application: name,
      uid,
      cluster,
      generation,
      components: this.#components.of(application, world, (component) => explain(name, component)),
      qos,
      ...(satisfaction === undefined ? {} : {satisfaction}),
      reportedMs: world.nowMs,
    }
  }
}

/** Whether a person could tell one from the other. The satisfaction follows from the rest. */
function isSame(a: ApplicationStatus, b: ApplicationStatus): boolean {
  return (
    a.uid === b.uid &&
    a.generation === b.generation &&
    (a.components === b.components || isDeepStrictEqual(a.components, b.components)) &&
    (a.qos === b.qos || isDeepStrictEqual(a.qos, b.qos))
  )
}
