import {outlookOf} from '../../policy/builtin/predictive/forecast.js'
import {even, expected, type Outlook} from '../../policy/builtin/predictive/outlook.js'
import {worthMoving} from '../../policy/builtin/predictive/rule.js'
import type {Conditions, Controller, HostPlace, Move, Truth} from './contract.js'
import {costOf, type Objective} from './objective.js'
import {other} from './optimum.js'

/** What a controller may know of the case: the truth, which only some look at beyond the present, and what a description says of the other host. */
export type Situation = {
  readonly conditions: Conditions
  readonly truth: Truth
  readonly objective: Objective
  readonly moveMs: number
  /** How many times as fast as the first the second host is said to be. */
  readonly rated: number
}

/** As the built-in policy has it unless it is set. */
const HORIZON_MS = 300_000
const LEAST_STEPS = 15
const LEAST_MOVES = 3

/**
 * How far forecasts and their rule look ahead, in steps: five minutes, and at least 15 steps and three moves, so that there is time to go, to be there and to
 * return; no further than the recording is long.
 */
export function horizonSteps({timesMs, stepMs}: {readonly timesMs: ArrayLike<number>; readonly stepMs: number}, moveMs: number): number {
  const wanted = Math.max(LEAST_STEPS, Math.ceil(HORIZON_MS / stepMs), Math.ceil((LEAST_MOVES * moveMs) / stepMs))
  return Math.max(LEAST_STEPS, Math.min(wanted, timesMs.length))
}

/** The moves that a controller makes. */
export function movesOf({conditions, moveMs}: Situation, decides: Controller): readonly Move[] {
  const moves: Move[] = []
  let host: HostPlace = 0
  let busyUntilMs = Number.NEGATIVE_INFINITY
  for (const [step, timeMs] of conditions.timesMs.entries()) {
    if (timeMs < busyUntilMs || !decides(step, host)) continue
    host = other(host)
    busyUntilMs = timeMs + moveMs
    moves.push({startMs: timeMs, endMs: busyUntilMs, to: host})
  }
  return moves
}

export const neverMove: Controller = () => false

export function alwaysDear({objective}: Situation): Controller {
  return (_, host) => host !== objective.dearHost
}

/** Goes where the present step is cheaper, as if a move cost nothing. */
export function greedy({truth, objective}: Situation): Controller {
  return (step, host) => {
    const cost = (at: HostPlace) => costOf(objective, truth[at][step] ?? 0, at, false)
    return cost(other(host)) < cost(host)
  }
}

export type Hysteresis = {readonly up: number; readonly down: number; readonly steps: number}

/** To the dear host while the mean of the last steps is above one bound, back while it is below another; both as on the cheap host. */
export function hysteresis(situation: Situation, {up, down, steps}: Hysteresis): Controller {
  const {truth, objective, rated} = situation
  const seen: number[] = []
  return (step, host) => {
    const value = (truth[host][step] ?? 0) * (host === 1 ? rated : 1)
    seen[step] = value
    const last = seen.slice(Math.max(0, step - steps + 1), step + 1).filter((one) => !Number.isNaN(one))
    const mean = last.reduce((sum, one) => sum + one, 0) / last.length
    return host === objective.dearHost ? mean < down : mean > up
  }
}

/** What will be, step by step after the present one, as on the first host: `seen` is what was measured until now, as on the first host. */
export type Forecaster = (step: number, seen: readonly number[]) => Outlook

/** A forecast through the rule that they all share: the cheapest plan for the horizon begins with a move. */
export function byForecast(situation: Situation, forecast: Forecaster): Controller {
  const {conditions, truth, objective, moveMs, rated} = situation
  const moveSteps = Math.max(1, Math.round(moveMs / conditions.stepMs))
  const seen: number[] = []
  return (step, host) => {
    seen[step] = (truth[host][step] ?? 0) * (host === 1 ? rated : 1)
    const outlook = [even([seen[step]]), ...forecast(step, seen)]
    const there = other(host)
    const staying = (at: HostPlace) =>
      outlook.map((moment) => expected(moment, (value) => costOf(objective, value / (at === 1 ? rated : 1), at, false)))
    const beside = (at: HostPlace) => costOf(objective, 0, at, true) - costOf(objective, 0, at, false)
    const costs = {here: staying(host), there: staying(there)}
    return worthMoving({
      ...costs,
      leaving: costs.here.map((cost) => cost + beside(host)),
      returning: costs.there.map((cost) => cost + beside(there)),
      moveSteps,
    }).isMoving
  }
}

/** What is now will be. */
export function persistence({conditions, moveMs}: Situation): Forecaster {
  const length = horizonSteps(conditions, moveMs)
  return (step, seen) => Array.from({length}, () => even([seen[step] ?? 0]))
}

/** What was measured in the past at the same moment of the period, and nothing else. */
export function phaseLookUp({conditions, moveMs}: Situation, period: number): Forecaster {
  const {recorded, scoredFrom, timesMs, stepMs} = conditions
  const length = horizonSteps(conditions, moveMs)
  const phaseOf = (step: number) => Math.round(((timesMs[step] ?? 0) - (timesMs[0] ?? 0)) / stepMs) % period
  const past = Map.groupBy([...recorded.slice(0, scoredFrom).entries()], ([step]) => phaseOf(step))
  const climate = even([...recorded.slice(0, scoredFrom)])
  return (step) => {
    const phase = phaseOf(step)
    return Array.from({length}, (_, index) => {
      const values = [-1, 0, 1].flatMap((near) => past.get((phase + index + 1 + near + period) % period)?.map(([, value]) => value) ?? [])
      return values.length === 0 ? climate : even(values)
    })
  }
}

/** As the built-in policy foresees: by what followed earlier stretches that were alike. It learns as it goes, and is told of no period. */
export function analogues({conditions, moveMs}: Situation): Forecaster {
  const length = horizonSteps(conditions, moveMs)
  return (_, seen) => outlookOf(Float64Array.from(seen), length)
}

/** What will be, exactly: what the rule itself loses, and no forecast. */
export function foreknowledge({conditions, truth, moveMs}: Situation): Forecaster {
  const length = horizonSteps(conditions, moveMs)
  return (step) => Array.from({length}, (_, index) => even([truth[0][Math.min(step + index + 1, truth[0].length - 1)] ?? 0]))
}
