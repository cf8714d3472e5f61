import {given} from '../../support/given.js'
import type {
  Workload,
  ArrivalModel as WrittenArrivals,
  LoadModel as WrittenLoad,
  WorkModel as WrittenWork,
} from '../generated/scenario.types.generated.js'
import type {LoadModel, WorkloadRule} from '../resolved-scenario.js'
import * as defaults from './defaults.js'
import {ms} from './fields.js'

/** The numbers of a file; `stepMs` where it says how far apart they are. */
export type Series = {readonly values: readonly number[]; readonly stepMs?: number}

export function ruleOf(workload: Workload, index: number, series: Series | undefined): WorkloadRule {
  const {match, origin, exports} = workload
  return {
    ...defaults.RULE,
    name: workload.name ?? `workload ${index + 1}`,
    match: given({
      application: match?.application,
      component: match?.component,
      image: match?.image,
      qosMetric: match?.qos_metric,
      callsQosMetric: match?.calls_qos_metric,
    }),
    load: workload.load === undefined ? {kind: 'constant', value: 1} : loadOf(workload.load, series),
    arrivals: arrivalsOf(workload.arrivals),
    work: workOf(workload.work),
    ...given({
      discipline: workload.discipline,
      threads: workload.threads,
      queueLimit: workload.queue_limit,
      fanOut: workload.fan_out,
      requestBytes: workload.request_bytes,
    }),
    ...given({
      origin,
      exports,
      startMs: ms(workload.start_s),
      imageBytes: workload.image_mb === undefined ? undefined : workload.image_mb * 1e6,
      completionMs: ms(workload.completion_s),
      memoryBytes: workload.memory_mb === undefined ? undefined : workload.memory_mb * 2 ** 20,
    }),
  }
}

/** The fields that a kind needs are there: it was checked. */
function loadOf(load: WrittenLoad, series: Series | undefined): LoadModel {
  switch (load.kind) {
    case 'constant':
      return {kind: 'constant', value: load.value ?? 0}
    case 'sine':
      return {
        kind: 'sine',
        mean: load.mean ?? 0,
        amplitude: load.amplitude ?? 0,
        periodMs: ms(load.period_s) ?? 1,
        phaseMs: ms(load.phase_s) ?? 0,
      }
    case 'step':
      return {kind: 'step', before: load.before ?? 0, after: load.after ?? 0, atMs: ms(load.at_s) ?? 0}
    case 'burst':
      return {
        kind: 'burst',
        base: load.base ?? 0,
        peak: load.peak ?? 0,
        everyMs: ms(load.every_s) ?? 1,
        lengthMs: ms(load.length_s) ?? 0,
        firstMs: ms(load.first_s) ?? 0,
      }
    case 'random-walk':
      return {
        kind: 'random-walk',
        start: load.start ?? 0,
        min: load.min ?? 0,
        max: load.max ?? 0,
        stepMs: ms(load.step_s) ?? 1,
        stepSize: load.step_size ?? 0,
      }
    case 'series':
      return {
        kind: 'series',
        values: series?.values ?? load.values ?? [],
        stepMs: ms(load.step_s) ?? series?.stepMs ?? 1000,
        fromMs: ms(load.from_s) ?? 0,
        linear: load.linear ?? false,
      }
  }
}

function arrivalsOf(arrivals: WrittenArrivals | undefined): WorkloadRule['arrivals'] {
  const base = defaults.ARRIVALS
  if (arrivals === undefined) return base
  return {kind: arrivals.kind ?? base.kind, rate: arrivals.rate ?? 0, perLoad: arrivals.per_load ?? 0, jitter: arrivals.jitter ?? 0}
}

function workOf(work: WrittenWork | undefined): WorkloadRule['work'] {
  if (work === undefined) return defaults.WORK
  const shareOfTarget = work.share_of_target
  return {baseMs: work.base_ms ?? 0, perLoadMs: work.per_load_ms ?? 0, sigma: work.sigma ?? 0, ...given({shareOfTarget})}
}
