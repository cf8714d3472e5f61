import {describeMetric} from '../../telemetry/catalogue.js'
import type {SampleSource} from '../../telemetry/contract.js'
import type {Recorded, TraceSeries} from './contract.js'

/** Puts recorded values into series, in the order of time; of two at one moment the later told counts. Counts what is no number. */
export class SeriesCollector {
  readonly #series = new Map<string, {readonly metric: string; readonly source: SampleSource; readonly points: Map<number, number>}>()
  #left = 0

  add({metric, source, timeMs, value}: Recorded): void {
    if (!Number.isFinite(timeMs) || !Number.isFinite(value)) {
      this.#left += 1
      return
    }
    const key = keyOf(metric, source)
    const known = this.#series.get(key) ?? {metric, source, points: new Map<number, number>()}
    known.points.set(timeMs, value)
    this.#series.set(key, known)
  }

  /** How many values were no numbers, or at no time. */
  get left(): number {
    return this.#left
  }

  series(): readonly TraceSeries[] {
    return [...this.#series.values()]
      .map(({metric, source, points}): TraceSeries => {
        const ordered = [...points].toSorted(([a], [b]) => a - b)
        return {
          metric,
          source,
          unit: describeMetric(metric).unit,
          timesMs: Float64Array.from(ordered, ([timeMs]) => timeMs),
          values: Float64Array.from(ordered, ([, value]) => value),
        }
      })
      .toSorted((a, b) => (keyOf(a.metric, a.source) < keyOf(b.metric, b.source) ? -1 : 1))
  }
}

/** One string for a metric and its source. */
export function keyOf(metric: string, {application, component, instance, node, cluster}: SampleSource): string {
  return JSON.stringify([metric, cluster, node, application, component, instance])
}
