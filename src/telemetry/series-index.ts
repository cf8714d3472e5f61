import type {Sample, SampleSource, Selector} from './contract.js'
import type {Ring} from './ring.js'

export type SampleListener = (sample: Sample) => void
/** `late`: it also wants what takes its place among older samples. */
export type Subscription = {readonly selector: Selector; readonly hear: SampleListener; readonly late: boolean}

export type StoredSeries = {
  readonly metric: string
  readonly source: SampleSource
  readonly ring: Ring
  /** Grows with every series that begins. */
  readonly order: number
  /** Those who want its samples, resolved when either came, so that a sample costs nothing for those who do not. Most series have none. */
  subscriptions: Set<Subscription> | undefined
}

/** All series of one source. A scrape tells several metrics of each, so what is said of its labels is said once. */
type Subject = {readonly key: string; readonly source: SampleSource; readonly series: Map<string, StoredSeries>}

const LABELS = ['application', 'component', 'instance', 'node', 'cluster'] as const

/** Finds series by what selectors usually name. A component's series are found without looking at those of any other. */
export class SeriesIndex {
  readonly #subjects = new Map<string, Subject>()
  readonly #byMetric = new Map<string, Set<StoredSeries>>()
  readonly #byInstance = new Map<string, Set<Subject>>()
  readonly #byApplication = new Map<string, Map<string | undefined, Set<Subject>>>()
  readonly #byNode = new Map<string, Set<Subject>>()
  /** The one that was asked for last: a scrape tells its samples source by source. */
  #recent: Subject | undefined
  #size = 0

  get size(): number {
    return this.#size
  }

  get(sample: Sample): StoredSeries | undefined {
    return this.#subjectOf(sample)?.series.get(sample.metric)
  }

  *all(): Iterable<StoredSeries> {
    for (const {series} of this.#subjects.values()) yield* series.values()
  }

  *metrics(): Iterable<readonly [metric: string, series: number]> {
    for (const [metric, series] of this.#byMetric) yield [metric, series.size]
  }

  add(series: StoredSeries): void {
    const {source, metric} = series
    const subject = this.#subjectOf(source) ?? this.#begin(source)
    subject.series.set(metric, series)
    put(this.#byMetric, metric, series)
    this.#size += 1
  }

  delete(series: StoredSeries): void {
    const {source, metric} = series
    const subject = this.#subjectOf(source)
    if (subject?.series.get(metric) !== series) return
    subject.series.delete(metric)
    drop(this.#byMetric, metric, series)
    this.#size -= 1
    if (subject.series.size === 0) this.#end(subject)
  }

  /** In the order in which the series began. */
  matching(selector: Selector): readonly StoredSeries[] {
    const {metric, application, instance, node} = selector
    if (instance === undefined && application === undefined && node === undefined)
      return [...(this.#byMetric.get(metric) ?? [])].filter(({source}) => matches(selector, source))
    const found: StoredSeries[] = []
    for (const subjects of this.#narrowest(selector)) {
      for (const subject of subjects) {
        const series = subject.series.get(metric)
        if (series !== undefined && matches(selector, subject.source)) found.push(series)
      }
    }
    return found.length > 1 ? found.sort((a, b) => a.order - b.order) : found
  }

  #narrowest({application, component, instance, node}: Selector): Iterable<ReadonlySet<Subject>> {
    if (instance !== undefined) return present(this.#byInstance.get(instance))
    if (application === undefined) return present(this.#byNode.get(node ?? ''))
    const components = this.#byApplication.get(application)
    return component === undefined ? (components?.values() ?? []) : present(components?.get(component))
  }

  #subjectOf(source: SampleSource): Subject | undefined {
    if (this.#recent !== undefined && isSame(this.#recent.source, source)) return this.#recent
    const subject = this.#subjects.get(sourceKey(source))
    if (subject !== undefined) this.#recent = subject
    return subject
  }

  #begin(source: SampleSource): Subject {
    const {application, component, instance, node} = source
    const subject: Subject = {key: sourceKey(source), source, series: new Map()}
    this.#subjects.set(subject.key, subject)
    if (instance !== undefined) put(this.#byInstance, instance, subject)
    if (node !== undefined) put(this.#byNode, node, subject)
    if (application !== undefined) {
      const components = this.#byApplication.get(application) ?? new Map<string | undefined, Set<Subject>>()
      this.#byApplication.set(application, components)
      put(components, component, subject)
    }
    return subject
  }

  #end(subject: Subject): void {
    const {application, component, instance, node} = subject.source
    this.#subjects.delete(subject.key)
    this.#recent = undefined
    if (instance !== undefined) drop(this.#byInstance, instance, subject)
    if (node !== undefined) drop(this.#byNode, node, subject)
    const components = application === undefined ? undefined : this.#byApplication.get(application)
    if (application === undefined || components === undefined) return
    drop(components, component, subject)
    if (components.size === 0) this.#byApplication.delete(application)
  }
}

/** Of a sample or a selector, only what it says of the source. */
export function sourceOf(sample: SampleSource): SampleSource {
  const source: {[label in (typeof LABELS)[number]]?: string} = {}
  for (const label of LABELS) {
    const value = sample[label]
    if (value !== undefined) source[label] = value
  }
  return source
}

/** Whether a source has what the selector names, whatever its metric. */
export function matches(selector: SampleSource, source: SampleSource): boolean {
  const {application, component, instance, node, cluster} = selector
  return (
    (application === undefined || application === source.application) &&
    (component === undefined || component === source.component) &&
    (instance === undefined || instance === source.instance) &&
    (node === undefined || node === source.node) &&
    (cluster === undefined || cluster === source.cluster)
  )
}

function isSame(a: SampleSource, b: SampleSource): boolean {
  return (
    a.instance === b.instance &&
    a.node === b.node &&
    a.component === b.component &&
    a.application === b.application &&
    a.cluster === b.cluster
  )
}

/** The same for the same source, and for no other: absent differs from empty. */
function sourceKey({application, component, instance, node, cluster}: SampleSource): string {
  return `${part(application)}\u0000${part(component)}\u0000${part(instance)}\u0000${part(node)}\u0000${part(cluster)}`
}

function part(label: string | undefined): string {
  return label ?? '\u0001'
}

function present<T>(one: T | undefined): readonly T[] {
  return one === undefined ? [] : [one]
}

function put<Key, T>(index: Map<Key, Set<T>>, key: Key, member: T): void {
  const members = index.get(key)
  if (members === undefined) index.set(key, new Set([member]))
  else members.add(member)
}

function drop<Key, T>(index: Map<Key, Set<T>>, key: Key, member: T): void {
  const members = index.get(key)
  members?.delete(member)
  if (members?.size === 0) index.delete(key)
}
