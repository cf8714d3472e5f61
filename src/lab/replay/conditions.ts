import {OperationalError} from '../../support/errors.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import {keyOf} from '../trace/collect.js'
import type {Trace} from '../trace/contract.js'
import {isoTimeMs} from '../trace/times.js'
import type {Conditions, RecordedSeries} from './contract.js'
import {gridOf} from './grid.js'
import {heldAt, type Measured, measuredLoad, measuredMetric, toldAt, valuesByTime} from './measured.js'

/** A replay of less says nothing. */
const LEAST_STEPS = 30

/**
 * What a recording says of a case, step by step: a step for each time at which the metric was recorded. Incarnations of one source are one here. Rejects
 * where the recording does not hold what the case asks for.
 */
export function conditionsOf(trace: Trace, asked: ReplayCase): Conditions {
  const own = measuredMetric(trace, asked)
  const times = [...own.byTime.keys()]
  if (times.length < LEAST_STEPS) throw missing(trace, asked, times.length)
  const {timesMs, stepMs, remark} = gridOf(times)
  const load = loadOf(times, stepMs, measuredLoad(trace, asked), asked)
  const remarks = [...own.remarks, ...load.remarks, ...(remark === undefined ? [] : [remark])]
  return {
    timesMs,
    stepMs,
    recorded: Float64Array.from(own.byTime.values()),
    load: load.values,
    others: othersOf(trace, asked.metric, times, stepMs),
    scoredFrom: scoredFrom(times, asked.evaluate_from),
    ...(remarks.length === 0 ? {} : {remarks}),
  }
}

type Load = {readonly values: Float64Array | undefined; readonly remarks: readonly string[]}

function loadOf(times: readonly number[], stepMs: number, measured: Measured | undefined, {load, metric, hosts}: ReplayCase): Load {
  if (measured === undefined) return {values: undefined, remarks: []}
  const values = heldAt(times, measured.byTime, stepMs)
  const without = values.filter((value) => Number.isNaN(value)).length
  if (without === times.length)
    throw invalid(`No value of ${load} was measured within a step before one of ${metric}.`, [
      'A replay needs them side by side; mlsysops lab data describe shows from when to when each was measured.',
      'Leave load out of the case: a value elsewhere is then the recorded one, by speed alone.',
    ])
  const told = `${without} of ${times.length} steps have no ${load}: on ${hosts[1]?.name} their value is the recorded one over the speed`
  return {values, remarks: [...measured.remarks, ...(without === 0 ? [] : [told])]}
}

function othersOf({series}: Trace, metric: string, times: readonly number[], stepMs: number): readonly RecordedSeries[] {
  const others = series.filter((one) => one.metric !== metric)
  const groups = Map.groupBy(others, ({metric: name, source: {instance: _, ...source}}) => keyOf(name, source))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const {instance: _, ...source} = first.source
    return [{metric: first.metric, source, values: toldAt(times, valuesByTime(group).byTime, stepMs)}]
  })
}

function scoredFrom(times: readonly number[], from: string | undefined): number {
  if (from === undefined) return 0
  const fromMs = isoTimeMs(from)
  const place = times.findIndex((timeMs) => timeMs >= fromMs)
  if (place < 0 || times.length - place < LEAST_STEPS) {
    const last = new Date(times.at(-1) ?? 0).toISOString()
    throw invalid(`Less than ${LEAST_STEPS} steps are left to be scored from ${from} on.`, [`The recording ends at ${last}.`])
  }
  return place
}

function missing({series}: Trace, {metric, application, component, hosts}: ReplayCase, found: number): OperationalError {
  const names = [...new Set(series.map((one) => one.metric))]
  const whose = `${application}/${component}${found === 0 ? '' : ` on ${hosts[0]?.name}`}`
  return invalid(`The recording has ${found === 0 ? 'no' : `only ${found}`} values of ${metric} of ${whose}; ${LEAST_STEPS} are needed.`, [
    `It has: ${names.join(', ')}.`,
    'What its columns are is said with --columns; mlsysops lab data describe shows what is read.',
  ])
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'replay-impossible', exit: 'invalid', hints})
}
