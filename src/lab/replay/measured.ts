import {OperationalError} from '../../support/errors.js'
import {plural} from '../../support/text/quantity.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import type {Trace, TraceSeries} from '../trace/contract.js'
import {commonStep} from './grid.js'
import {isLoadOf, isOf} from './recorded-names.js'

/** Values of one thing, by when they were measured, oldest first. */
export type Measured = {
  readonly byTime: ReadonlyMap<number, number>
  /** What was left out or put together. */
  readonly remarks: readonly string[]
}

/**
 * The metric of the component on the first host of the case, where the recording says where it was measured. What was measured elsewhere is left out: there the
 * case says how fast it is. Rejects where several instances were measured at once.
 */
export function measuredMetric({series}: Trace, asked: ReplayCase): Measured {
  const [first] = asked.hosts
  const own = series.filter((one) => one.metric === asked.metric && isOf(asked)(one))
  const [here, elsewhere] = [own.filter(isOn(first?.name)), own.filter((one) => !isOn(first?.name)(one))]
  const {byTime, remarks} = together(here, ['A replay moves one instance: leave the others out of the recording.'])
  const left = elsewhere.reduce((sum, one) => sum + one.timesMs.length, 0)
  const hosts = [...new Set(elsewhere.flatMap(({source}) => source.node ?? []))].toSorted().join(', ')
  const told = `${plural(left, 'value')} of ${asked.metric} measured on ${hosts} left out: the replay goes by those on ${first?.name}`
  return {byTime, remarks: [...remarks, ...(left === 0 ? [] : [told])]}
}

/** The load of the application, or of the one component that the case names. Rejects where there are several loads at once. */
export function measuredLoad({series}: Trace, asked: ReplayCase): Measured | undefined {
  if (asked.load === undefined) return undefined
  const own = series.filter(isLoadOf(asked))
  const components = [...new Set(own.flatMap(({source}) => source.component ?? []))].toSorted()
  return together(own, [
    components.length > 1
      ? `Say whose load it is: load_component: ${components.join(' or ')}.`
      : 'A replay knows one load: leave the others out of the recording.',
  ])
}

/** Incarnations of one source are one: of two at one moment, as at a move, the later told counts. Oldest first. */
export function valuesByTime(series: readonly TraceSeries[]): {readonly byTime: ReadonlyMap<number, number>; readonly shared: number} {
  const values = new Map<number, number>()
  let shared = 0
  for (const one of series)
    for (const [place, timeMs] of one.timesMs.entries()) {
      if (values.has(timeMs)) shared += 1
      values.set(timeMs, one.values[place] ?? Number.NaN)
    }
  return {byTime: new Map([...values].toSorted(([a], [b]) => a - b)), shared}
}

/** The value at each of the times, NaN where none is known: one holds until the next of its kind is measured, and no longer than one of its steps or `stepMs`. */
export function heldAt(timesMs: readonly number[], byTime: ReadonlyMap<number, number>, stepMs: number): Float64Array {
  const holdsMs = Math.max(stepMs, commonStep([...byTime.keys()]))
  const newest = newestAt(timesMs, byTime)
  return Float64Array.from(timesMs, (timeMs, step) => {
    const {atMs, value} = newest[step] ?? NOTHING
    return timeMs - atMs < holdsMs ? value : Number.NaN
  })
}

/** Each value at the first of the times that is not before it, less than `stepMs` later, once; NaN elsewhere: who is told of it must not take it for measured again. */
export function toldAt(timesMs: readonly number[], byTime: ReadonlyMap<number, number>, stepMs: number): Float64Array {
  const newest = newestAt(timesMs, byTime)
  return Float64Array.from(timesMs, (timeMs, step) => {
    const {atMs, value} = newest[step] ?? NOTHING
    return timeMs - atMs < stepMs && atMs > (timesMs[step - 1] ?? Number.NEGATIVE_INFINITY) ? value : Number.NaN
  })
}

const NOTHING = {atMs: Number.NaN, value: Number.NaN}

/** For each of the times what was measured last. */
function newestAt(timesMs: readonly number[], byTime: ReadonlyMap<number, number>): readonly (typeof NOTHING | undefined)[] {
  const measured = Array.from(byTime, ([atMs, value]) => ({atMs, value}))
  let next = 0
  return timesMs.map((timeMs) => {
    while ((measured[next]?.atMs ?? Number.POSITIVE_INFINITY) <= timeMs) next += 1
    return measured[next - 1]
  })
}

function isOn(host: string | undefined): (series: TraceSeries) => boolean {
  return ({source}) => (source.node ?? host) === host
}

function together(series: readonly TraceSeries[], hints: readonly string[]): Measured {
  const {byTime, shared} = valuesByTime(series)
  const told = `${plural(shared, 'moment')} with several values of ${series[0]?.metric ?? ''}`
  // A move takes one moment of each of two incarnations; more were there together.
  if (shared >= Math.max(2, series.length)) {
    const names = series.map(({source}) => `${source.component ?? '?'} ${source.instance ?? ''} on ${source.node ?? '?'}`)
    throw new OperationalError(`The recording has ${told}: of ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}.`, {
      code: 'replay-impossible',
      exit: 'invalid',
      hints,
    })
  }
  return {byTime, remarks: shared === 0 ? [] : [`${told}: the later told counts`]}
}
