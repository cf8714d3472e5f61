import {leastCost, runsNow} from '../../policy/builtin/carbon/start-rule.js'
import type {Forecasts} from './forecasts.js'

/** A batch job: when it arrives and how long it runs, in steps; it may end so many steps later than if it had begun at once. */
export type Job = {readonly arrival: number; readonly length: number; readonly slack: number; readonly isPreemptible: boolean}

/** Costs are sums over the steps in which it runs: divided by its length, the mean intensity. */
export function costOfRunningNow(values: Float64Array, {arrival, length}: Job): number {
  return sumOf(values, arrival, length)
}

/** The least that any schedule costs which keeps the deadline, with the future known. */
export function costOfOptimum(values: Float64Array, {arrival, length, slack, isPreemptible}: Job): number {
  const window = length + slack
  return leastCost(values.subarray(arrival, arrival + window), {remaining: length, window, isPreemptible})
}

/** The steps in which a job runs that is planned again at each step, by what is expected then. */
export function stepsByForecast(forecasts: Forecasts, {arrival, length, slack, isPreemptible}: Job): readonly number[] {
  const deadline = arrival + length + slack
  const steps: number[] = []
  for (let at = arrival; steps.length < length; at++) {
    const remaining = length - steps.length
    // What has begun and may not be interrupted goes on.
    const goesOn = !isPreemptible && steps.length > 0
    if (goesOn || runsNow(forecasts.madeAt(at), {remaining, window: deadline - at, isPreemptible})) steps.push(at)
  }
  return steps
}

export function costOfSteps(values: Float64Array, steps: readonly number[]): number {
  return steps.reduce((sum, step) => sum + (values[step] ?? Number.NaN), 0)
}

function sumOf(values: Float64Array, from: number, count: number): number {
  let sum = 0
  for (let step = from; step < from + count; step++) sum += values[step] ?? Number.NaN
  return sum
}
