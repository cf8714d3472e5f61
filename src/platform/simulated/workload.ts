import type {ArrivalModel, ExportedValue, WorkloadMatch, WorkloadRule} from '../../descriptions/resolved-scenario.js'
import type {ApplicationDescription, ComponentDescription, QosMetric} from '../../descriptions/types.js'
import {seedOf} from '../../support/seeded-random.js'
import type {EngineStream} from './engine/contract.js'
import {lognormal} from './engine/samplers.js'
import {matchesPattern} from './faults.js'
import {type Load, loadOf} from './load.js'
import {callsOf, imageOf, qosMetricsOf} from './reading.js'

/** How a component of an application behaves: the rule that matches it, made ready to run. */
export type Workload = {
  readonly rule: WorkloadRule
  readonly load: Load
  readonly exports: readonly {readonly metric: string; readonly shows: ExportedValue}[]
  /** All that an instance tells of its requests: what every one does, as far as the rule does not tell it otherwise, and its exports. */
  readonly told: Workload['exports']
  readonly calls: readonly string[]
  /** Another component of its application calls it, so its requests come from there. */
  readonly isCalled: boolean
  /** Of one request, in ms of a core of the reference node. */
  readonly work: (nowMs: number, random: () => number) => number
}

export type WorkloadInput = {
  readonly application: ApplicationDescription
  /** As it runs, a person's orders applied. */
  readonly component: ComponentDescription
  readonly rules: readonly WorkloadRule[]
  readonly seed: number
  readonly originMs: number
}

/** `undefined`: no rule matches, so the component does nothing. */
export function workloadOf({application, component, rules, seed, originMs}: WorkloadInput): Workload | undefined {
  const rule = rules.find(({match}) => matches(match, application, component))
  if (rule === undefined) return undefined
  const name = component.metadata.name
  const calls = callsOf(application)
  const load = loadOf(rule.load, seedOf(seed, `${rule.name}/${application.name}`))
  const exports = rule.exports ?? defaultExports(component)
  return {
    rule,
    load,
    exports,
    told: withCommon(exports),
    calls: calls.get(name) ?? [],
    isCalled: [...calls].some(([caller, called]) => caller !== name && called.includes(name)),
    work: workOf(rule, component, load, originMs),
  }
}

export function arrivalsOf({kind, rate, perLoad, jitter}: ArrivalModel, load: Load, originMs: number): EngineStream['arrivals'] {
  const rateAt = (nowMs: number): number => Math.max(0, rate + perLoad * load.at(nowMs - originMs))
  return kind === 'poisson' ? {kind, rate: rateAt, maxRate: Math.max(0, rate, rate + perLoad * load.max)} : {kind, rate: rateAt, jitter}
}

function matches(match: WorkloadMatch, application: ApplicationDescription, component: ComponentDescription): boolean {
  const {application: applicationName, component: componentName, image, qosMetric, callsQosMetric} = match
  return (
    (applicationName === undefined || matchesPattern(applicationName, application.name)) &&
    (componentName === undefined || matchesPattern(componentName, component.metadata.name)) &&
    (image === undefined || matchesPattern(image, imageOf(component))) &&
    (qosMetric === undefined || declares(component, qosMetric)) &&
    (callsQosMetric === undefined || callsOneThatDeclares(application, component, callsQosMetric))
  )
}

function callsOneThatDeclares(application: ApplicationDescription, component: ComponentDescription, metric: string): boolean {
  const called = callsOf(application).get(component.metadata.name) ?? []
  return application.components.some((other) => called.includes(other.metadata.name) && declares(other, metric))
}

function declares(component: ComponentDescription, metric: string): boolean {
  return qosMetricsOf(component).some((declared) => declared.application_metric_id === metric)
}

function workOf(rule: WorkloadRule, component: ComponentDescription, load: Load, originMs: number): Workload['work'] {
  const {baseMs, perLoadMs, sigma, shareOfTarget} = rule.work
  const target = qosMetricsOf(component).find(isLatencyTarget)?.target
  const scale = shareOfTarget === undefined || target === undefined ? 1 : (shareOfTarget * target) / (baseMs + perLoadMs)
  return (nowMs, random) => {
    // Mean 1, so that the noise does not change the mean of the work.
    const noise = sigma === 0 ? 1 : lognormal(random, 1, sigma)
    return scale * (baseMs + perLoadMs * load.at(nowMs - originMs)) * noise
  }
}

/** A target that must not be exceeded is one of time; one that must be reached is one of throughput. */
function isLatencyTarget({relation}: QosMetric): boolean {
  return relation.startsWith('lower')
}

function withCommon(own: Workload['exports']): Workload['exports'] {
  return [...COMMON_EXPORTS.filter(({metric}) => !own.some((other) => other.metric === metric)), ...own]
}

const COMMON_EXPORTS: Workload['exports'] = [
  {metric: 'requests_per_second', shows: 'completed-per-second'},
  {metric: 'request_latency_p95', shows: 'p95-response-ms'},
  {metric: 'requests_lost_total', shows: 'lost-total'},
]

function defaultExports(component: ComponentDescription): Workload['exports'] {
  const [first] = qosMetricsOf(component)
  if (first === undefined) return [{metric: 'request_latency', shows: 'mean-response-ms'}]
  return [{metric: first.application_metric_id, shows: isLatencyTarget(first) ? 'mean-response-ms' : 'completed-per-second'}]
}
