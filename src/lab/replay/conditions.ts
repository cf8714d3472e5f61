import {OperationalError} from '../../support/errors.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import {keyOf} from '../trace/collect.js'
import type {Trace, TraceSeries} from '../trace/contract.js'
import type {Conditions, RecordedSeries} from './contract.js'
import {isOf} from './recorded-names.js'

/** A replay of less says nothing. */
const LEAST_STEPS = 30

/**
 * What a recording says of a case, step by step: a step for each time at which the metric was recorded. Incarnations of one source are one here. Rejects
 * where the recording does not hold what the case asks for.
 */
export function conditionsOf(trace: Trace, {application, component, metric, load, evaluate_from}: ReplayCase): Conditions {
  const own = valuesByTime(trace.series.filter((one) => one.metric === metric && isOf({application, component})(one)))
  const times = [...own.keys()].toSorted((a, b) => a - b)
  if (times.length < LEAST_STEPS) throw missing(trace, metric, application, component, times.length)
  const stepMs = commonStep(times)
  const loads = load === undefined ? undefined : valuesByTime(trace.series.filter((one) => one.metric === load))
  if (loads?.size === 0) throw missing(trace, load ?? '', application, undefined, 0)
  const at = (values: ReadonlyMap<number, number>) => Float64Array.from(times, (timeMs) => values.get(timeMs) ?? Number.NaN)
  return {
    timesMs: Float64Array.from(times),
    stepMs,
    recorded: at(own),
    load: loads === undefined ? undefined : at(loads),
    others: othersOf(trace, metric).map((one) => ({...one, values: at(one.byTime)})),
    scoredFrom: scoredFrom(times, evaluate_from),
  }
}

/** Of two incarnations at one moment, as at a move, the later told. */
function valuesByTime(series: readonly TraceSeries[]): Map<number, number> {
  const values = new Map<number, number>()
  for (const one of series) for (const [place, timeMs] of one.timesMs.entries()) values.set(timeMs, one.values[place] ?? Number.NaN)
  return values
}

/** The median distance: a recording has pauses. */
function commonStep(times: readonly number[]): number {
  const steps = times
    .slice(1)
    .map((timeMs, place) => timeMs - (times[place] ?? 0))
    .toSorted((a, b) => a - b)
  return steps[Math.floor(steps.length / 2)] ?? 1_000
}

function othersOf(
  {series}: Trace,
  metric: string,
): readonly (Omit<RecordedSeries, 'values'> & {readonly byTime: ReadonlyMap<number, number>})[] {
  const others = series.filter((one) => one.metric !== metric)
  const groups = Map.groupBy(others, ({metric: name, source: {instance: _, ...source}}) => keyOf(name, source))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const {instance: _, ...source} = first.source
    return [{metric: first.metric, source, byTime: valuesByTime(group)}]
  })
}

function scoredFrom(times: readonly number[], from: string | undefined): number {
  if (from === undefined) return 0
  const fromMs = Date.parse(from)
  if (Number.isNaN(fromMs)) throw invalid(`evaluate_from is no time: ${from}.`, ['ISO 8601 is expected, such as 2025-09-26T17:58:00Z.'])
  const place = times.findIndex((timeMs) => timeMs >= fromMs)
  if (place < 0 || times.length - place < LEAST_STEPS) {
    const last = new Date(times.at(-1) ?? 0).toISOString()
    throw invalid(`Less than ${LEAST_STEPS} steps are left to be scored from ${from} on.`, [`The recording ends at ${last}.`])
  }
  return place
}

function missing({series}: Trace, metric: string, application: string, component: string | undefined, found: number): OperationalError {
  const whose = component === undefined ? '' : ` of ${application}/${component}`
  const names = [...new Set(series.map((one) => one.metric))]
  return invalid(`The recording has ${found === 0 ? 'no' : `only ${found}`} values of ${metric}${whose}; ${LEAST_STEPS} are needed.`, [
    `It has: ${names.join(', ')}.`,
    'What its columns are is said with --columns; mlsysops lab data describe shows what is read.',
  ])
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'replay-impossible', exit: 'invalid', hints})
}
