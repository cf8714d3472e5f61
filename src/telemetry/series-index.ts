import type {Sample, SampleSource, Selector} from './contract.js'
import type {Ring} from './ring.js'

export type SampleListener = (sample: Sample) => void

export type StoredSeries = {
  readonly key: string
  readonly metric: string
  readonly source: SampleSource
  readonly ring: Ring
  /** Those who want its samples, resolved when either came, so that a sample costs nothing for those who do not. */
  readonly listeners: Set<SampleListener>
}

const LABELS = ['application', 'component', 'instance', 'node', 'cluster'] as const

/** Finds series by what selectors usually name. A component's series are found without looking at those of any other. */
export class SeriesIndex {
  readonly #series = new Map<string, StoredSeries>()
  readonly #byFacet = new Map<string, Set<StoredSeries>>()
  readonly #countByMetric = new Map<string, number>()

  get size(): number {
    return this.#series.size
  }

  get(key: string): StoredSeries | undefined {
    return this.#series.get(key)
  }

  all(): Iterable<StoredSeries> {
    return this.#series.values()
  }

  metrics(): Iterable<readonly [metric: string, series: number]> {
    return this.#countByMetric
  }

  add(series: StoredSeries): void {
    this.#series.set(series.key, series)
    this.#countByMetric.set(series.metric, (this.#countByMetric.get(series.metric) ?? 0) + 1)
    for (const facet of facetsOf(series)) {
      const members = this.#byFacet.get(facet)
      if (members) members.add(series)
      else this.#byFacet.set(facet, new Set([series]))
    }
  }

  delete(series: StoredSeries): void {
    if (!this.#series.delete(series.key)) return
    const left = (this.#countByMetric.get(series.metric) ?? 1) - 1
    if (left > 0) this.#countByMetric.set(series.metric, left)
    else this.#countByMetric.delete(series.metric)
    for (const facet of facetsOf(series)) {
      const members = this.#byFacet.get(facet)
      members?.delete(series)
      if (members?.size === 0) this.#byFacet.delete(facet)
    }
  }

  /** In the order in which the series began. */
  *matching(selector: Selector): Iterable<StoredSeries> {
    for (const series of this.#byFacet.get(narrowestFacet(selector)) ?? []) if (matches(selector, series)) yield series
  }
}

/** The same for the same metric and source, and for no other: absent differs from empty. */
export function seriesKey({metric, application, component, instance, node, cluster}: Selector): string {
  return `${metric}\u0000${part(application)}\u0000${part(component)}\u0000${part(instance)}\u0000${part(node)}\u0000${part(cluster)}`
}

export function sourceOf(sample: SampleSource): SampleSource {
  const source: {[label in (typeof LABELS)[number]]?: string} = {}
  for (const label of LABELS) {
    const value = sample[label]
    if (value !== undefined) source[label] = value
  }
  return source
}

export function matches(selector: Selector, {metric, source}: Pick<StoredSeries, 'metric' | 'source'>): boolean {
  return selector.metric === metric && LABELS.every((label) => selector[label] === undefined || selector[label] === source[label])
}

function narrowestFacet({metric, application, component, instance, node}: Selector): string {
  if (instance !== undefined) return facet(metric, 'instance', instance)
  if (application !== undefined && component !== undefined) return facet(metric, 'component', application, component)
  if (application !== undefined) return facet(metric, 'application', application)
  if (node !== undefined) return facet(metric, 'node', node)
  return facet(metric, 'all')
}

function* facetsOf({metric, source: {application, component, instance, node}}: StoredSeries): Iterable<string> {
  yield facet(metric, 'all')
  if (instance !== undefined) yield facet(metric, 'instance', instance)
  if (application !== undefined && component !== undefined) yield facet(metric, 'component', application, component)
  if (application !== undefined) yield facet(metric, 'application', application)
  if (node !== undefined) yield facet(metric, 'node', node)
}

function facet(...parts: readonly string[]): string {
  return parts.join('\u0000')
}

function part(label: string | undefined): string {
  return label ?? '\u0001'
}
