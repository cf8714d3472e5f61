import {freshnessOf} from '../../matching/freshness.js'
import {meets} from '../../matching/qos.js'
import type {ApplicationSpec, QosStatus} from '../../platform/contract/index.js'
import type {Release} from '../../support/clock.js'
import type {Selector, Series} from '../../telemetry/contract.js'
import type {TelemetryStore} from '../../telemetry/store.js'

/** One target of a component, and what was found of it last. */
type Target = {
  readonly selector: Selector
  readonly wanted: Pick<QosStatus, 'component' | 'metric' | 'target' | 'relation'>
  found: {readonly status: QosStatus; readonly untilMs: number} | undefined
}

type Metered = {
  readonly application: ApplicationSpec
  readonly targets: readonly Target[]
  readonly releases: readonly Release[]
  all: readonly QosStatus[]
}

/**
 * Every target of an application against what is measured now. A value that is too old is left out, never guessed. A target is looked at again only
 * where something was heard of it, or where time alone changes the answer.
 */
export class QosMeter {
  readonly #telemetry: TelemetryStore
  readonly #metered = new Map<string, Metered>()

  constructor(telemetry: TelemetryStore) {
    this.#telemetry = telemetry
  }

  /** The very same list as before where nothing changed. */
  of(application: ApplicationSpec, nowMs: number): readonly QosStatus[] {
    const known = this.#metered.get(application.name)
    const metered = known?.application.description === application.description ? known : this.#begin(application)
    let isSame = metered.all.length === metered.targets.length
    const all = metered.targets.map((target, place) => {
      const status = this.#statusOf(target, nowMs)
      isSame &&= status === metered.all[place]
      return status
    })
    if (!isSame) metered.all = all
    return metered.all
  }

  forget(application: string): void {
    for (const release of this.#metered.get(application)?.releases ?? []) release()
    this.#metered.delete(application)
  }

  #begin(application: ApplicationSpec): Metered {
    this.forget(application.name)
    const targets = application.description.components.flatMap(({metadata: {name: component}, qos_metrics = []}) =>
      qos_metrics.map(
        ({application_metric_id: metric, target, relation}): Target => ({
          selector: {metric, application: application.name, component},
          wanted: {component, metric, target, relation},
          found: undefined,
        }),
      ),
    )
    const releases = targets.map((target) =>
      this.#telemetry.onChange(target.selector, () => {
        target.found = undefined
      }),
    )
    const metered: Metered = {application, targets, releases, all: []}
    this.#metered.set(application.name, metered)
    return metered
  }

  #statusOf(target: Target, nowMs: number): QosStatus {
    if (target.found !== undefined && nowMs < target.found.untilMs) return target.found.status
    target.found = this.#look(target, nowMs)
    return target.found.status
  }

  #look({selector, wanted}: Target, nowMs: number): NonNullable<Target['found']> {
    const latest = this.#telemetry.latest(selector)
    if (latest === undefined) return {status: wanted, untilMs: Number.POSITIVE_INFINITY}
    const {windowMs, freshMs} = freshnessOf(this.#telemetry, selector)
    const staleMs = latest.timeMs + freshMs
    // From here on it changes when it is forgotten, which is no matter of ours: it is looked at every time.
    if (nowMs > staleMs) return {status: {...wanted, sampledMs: latest.timeMs}, untilMs: nowMs}
    const {mean, oldestMs} = summaryOf(this.#telemetry.window(selector, windowMs))
    const value = mean ?? latest.value
    return {
      status: {...wanted, value, sampledMs: latest.timeMs, met: meets(value, wanted.relation, wanted.target)},
      // A value is fresh up to and including its last ms, and has left the window at it.
      untilMs: Math.min(oldestMs + windowMs, staleMs + 1),
    }
  }
}

function summaryOf(series: readonly Series[]): {readonly mean: number | undefined; readonly oldestMs: number} {
  let sum = 0
  let count = 0
  let oldestMs = Number.POSITIVE_INFINITY
  for (const {points} of series) {
    for (const {timeMs, value} of points) {
      sum += value
      count += 1
      oldestMs = Math.min(oldestMs, timeMs)
    }
  }
  return {mean: count === 0 ? undefined : sum / count, oldestMs}
}
