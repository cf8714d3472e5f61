import {describeMetric} from '../../telemetry/catalogue.js'
import type {SampleSource} from '../../telemetry/contract.js'
import type {Labels, Recorded, TraceSeries} from './contract.js'
import {differing, labelled, withoutLabels} from './labels.js'
import {isMoment} from './times.js'

type Collected = {
  readonly metric: string
  readonly source: SampleSource
  readonly labels: Labels
  readonly points: Map<number, number>
  readonly units: Set<string>
}
type Group = Pick<Collected, 'metric' | 'source'> & {readonly members: readonly Collected[]; readonly apart: readonly string[] | undefined}
type Counted = {count: number; readonly example: string}

/**
 * Puts recorded values into series, in the order of time; of two at one moment the later told counts. What no source has, as labels of others, keeps series
 * apart where they were measured at the same time. Says what it left out, put together or was told twice.
 */
export class SeriesCollector {
  readonly #collected = new Map<string, Collected>()
  readonly #left = new Map<string, Counted>()
  readonly #overwritten = new Map<string, Counted>()

  add({metric, source, timeMs, value, labels = {}, unit, text = String(value)}: Recorded): void {
    if (!isMoment(timeMs) || !Number.isFinite(value)) {
      count(this.#left, metric, text)
      return
    }
    const key = keyOf(metric, source) + JSON.stringify(Object.entries(labels).toSorted())
    const known = this.#collected.get(key) ?? {metric, source, labels, points: new Map<number, number>(), units: new Set<string>()}
    const before = known.points.get(timeMs)
    if (before !== undefined && before !== value) count(this.#overwritten, metric, new Date(timeMs).toISOString())
    known.points.set(timeMs, value)
    if (unit !== undefined && unit !== '' && unit !== 'unknown') known.units.add(unit)
    this.#collected.set(key, known)
  }

  series(): readonly TraceSeries[] {
    return this.#groups()
      .flatMap(({metric, source, apart, members}) =>
        apart === undefined
          ? [seriesOf(metric, source, members)]
          : members.map((one) => seriesOf(labelled(metric, one.labels, apart), source, [one])),
      )
      .toSorted((a, b) => (keyOf(a.metric, a.source) < keyOf(b.metric, b.source) ? -1 : 1))
  }

  /** What a person must know who reads figures of it. */
  notes(): readonly string[] {
    return [
      ...[...this.#left].map(
        ([metric, {count: many, example}]) =>
          `${values(many, metric)} left out: no number, or at no time that can be read, such as ${example}.`,
      ),
      ...[...this.#overwritten].map(
        ([metric, {count: many, example}]) =>
          `${values(many, metric)} overwritten: the file has another of the same source at the same moment, such as ${example}.`,
      ),
      ...this.#notesOfLabels(),
      ...this.#notesOfUnits(),
    ]
  }

  /** What is of one metric and source; `apart`: the labels that keep its members apart. */
  #groups(): readonly Group[] {
    const groups = Map.groupBy(this.#collected.values(), ({metric, source}) => keyOf(metric, source))
    return [...groups.values()].flatMap((members) => {
      const [first] = members
      if (first === undefined) return []
      const apart = overlap(members) ? differing(members.map(({labels}) => labels)) : undefined
      return [{metric: first.metric, source: first.source, members, apart}]
    })
  }

  #notesOfLabels(): readonly string[] {
    const apart = this.#groups().filter((group) => group.apart !== undefined)
    return [...Map.groupBy(apart, ({metric}) => metric)].map(([metric, groups]) => {
      const names = [...new Set(groups.flatMap((group) => group.apart ?? []))].toSorted()
      const [example] = groups.flatMap((group) => group.members.map(({labels}) => labelled(metric, labels, group.apart ?? [])))
      return `Series of ${metric} differ in ${names.join(', ')}, which is no part of a source: each bears it in its name, such as ${example}.`
    })
  }

  #notesOfUnits(): readonly string[] {
    const byMetric = Map.groupBy(this.#collected.values(), ({metric}) => metric)
    return [...byMetric].flatMap(([metric, members]) => {
      const told = [...new Set(members.flatMap(({units}) => [...units]))]
      const [first] = told
      const known = describeMetric(metric).unit
      if (first === undefined) return []
      if (told.length > 1) return [`The file says of ${metric} that it is in ${told.join(' and in ')}: nothing was converted.`]
      return known === 'unknown' || known === first
        ? []
        : [`${metric} is in ${first} by the file, and in ${known} by its name: the file counts.`]
    })
  }
}

/** One string for a metric and its source. */
export function keyOf(metric: string, {application, component, instance, node, cluster}: SampleSource): string {
  return JSON.stringify([metric, cluster, node, application, component, instance])
}

function seriesOf(metric: string, source: SampleSource, members: readonly Collected[]): TraceSeries {
  const ordered = [...new Map(members.flatMap(({points}) => [...points]))].toSorted(([a], [b]) => a - b)
  const [unit = describeMetric(withoutLabels(metric)).unit] = members.flatMap(({units}) => [...units])
  return {
    metric,
    source,
    unit,
    timesMs: Float64Array.from(ordered, ([timeMs]) => timeMs),
    values: Float64Array.from(ordered, ([, value]) => value),
  }
}

/** Whether any were measured at the same time. One that ended before another began is its forerunner. */
function overlap(members: readonly Collected[]): boolean {
  const extents = members.map(({points}) => extentOf(points)).toSorted((a, b) => a.first - b.first)
  return extents.some(({first}, place) => place > 0 && first <= (extents[place - 1]?.last ?? first - 1))
}

function extentOf(points: ReadonlyMap<number, number>): {readonly first: number; readonly last: number} {
  const extent = {first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY}
  for (const timeMs of points.keys()) {
    extent.first = Math.min(extent.first, timeMs)
    extent.last = Math.max(extent.last, timeMs)
  }
  return extent
}

function count(counts: Map<string, Counted>, metric: string, example: string): void {
  const known = counts.get(metric)
  if (known === undefined) counts.set(metric, {count: 1, example})
  else known.count += 1
}

function values(many: number, metric: string): string {
  return many === 1 ? `1 value of ${metric} was` : `${many} values of ${metric} were`
}
