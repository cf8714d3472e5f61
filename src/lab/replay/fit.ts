import type {Conditions} from './contract.js'
import {leastAbsoluteDeviations} from './least-absolute.js'

/** value = base + perLoad x load on the host where it was recorded, by least absolute deviations, and how well. */
export type Fit = {
  readonly base: number
  readonly perLoad: number
  /** Pairs that it was fitted on, and its mean absolute error there. */
  readonly pairs: number
  readonly error: number
  /** Loads that it was fitted on; beyond them the line only goes on. */
  readonly loads: {readonly least: number; readonly most: number}
  /** Share of the scored steps whose load is beyond them. */
  readonly beyond: number
  /** Of steps that fitting did not see; absent: there are none. */
  readonly unseen?: {readonly pairs: number; readonly error: number; readonly rmse: number}
  /** What was measured over what the fit says, with the load that it was at: ordered by load. */
  readonly residuals: readonly {readonly load: number; readonly ratio: number}[]
}

const LEAST_PAIRS = 10

/** Fits on the past, or on all where nothing is past. Undefined without a load that says anything. */
export function fitOf({recorded, load, scoredFrom}: Conditions): Fit | undefined {
  if (load === undefined) return undefined
  const pairs = [...recorded.entries()].flatMap(([step, value]) => {
    const at = load[step] ?? Number.NaN
    return Number.isNaN(at) || Number.isNaN(value) ? [] : [{step, load: at, value}]
  })
  const past = scoredFrom === 0 ? pairs : pairs.filter(({step}) => step < scoredFrom)
  if (past.length < LEAST_PAIRS) return undefined
  const line = leastAbsoluteDeviations(past)
  const unseen = scoredFrom === 0 ? [] : pairs.filter(({step}) => step >= scoredFrom)
  const errors = unseen.map((one) => one.value - fittedAt(line, one.load))
  const residuals = past.map((one) => ({load: one.load, ratio: one.value / fittedAt(line, one.load)})).toSorted((a, b) => a.load - b.load)
  const loads = {least: residuals[0]?.load ?? 0, most: residuals.at(-1)?.load ?? 0}
  const beyond = unseen.filter((one) => one.load < loads.least || one.load > loads.most).length
  return {
    ...line,
    pairs: past.length,
    error: mean(past.map((one) => Math.abs(one.value - fittedAt(line, one.load)))),
    loads,
    beyond: beyond / (recorded.length - scoredFrom),
    ...(unseen.length === 0
      ? {}
      : {unseen: {pairs: unseen.length, error: mean(errors.map(Math.abs)), rmse: Math.sqrt(mean(errors.map((one) => one * one)))}}),
    residuals: residuals.filter(({ratio}) => Number.isFinite(ratio)),
  }
}

/** What the line says at a load; never below 0, for nothing that is measured of a component is. */
export function fittedAt({base, perLoad}: Pick<Fit, 'base' | 'perLoad'>, load: number): number {
  return Math.max(0, base + perLoad * load)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
