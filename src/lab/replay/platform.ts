import {seededRandom, seedOf} from '../../support/seeded-random.js'
import type {Conditions, Truth} from './contract.js'
import type {Fit} from './fit.js'

export type World = {readonly conditions: Conditions; readonly truth: Truth}

export type WorldOptions = {
  readonly fit: Fit | undefined
  /** How many times as fast as the first host the second really is. */
  readonly speed: number
  /** In steps; absent: the load does not repeat itself. */
  readonly period: number | undefined
  /** Of what a seed draws, in steps. */
  readonly piece: number
}

/** Residuals are drawn from those that were measured at about the same load. */
const NEAREST = 25

/**
 * What a seed makes of a recording. Seed 1 has it as it was; every other draws its scored part anew, in pieces of the same phase of the period (Dudek et al.,
 * "A generalized block bootstrap for seasonal time series", 2014), or, without a period, in pieces from anywhere (Künsch 1989). On the second host stands
 * what the fit says at the load, with residuals drawn from those that were measured, over its speed.
 */
export function worldOf(recording: Conditions, seed: number, options: WorldOptions): World {
  const conditions = seed === 1 ? recording : drawn(recording, seed, options)
  return {conditions, truth: [conditions.recorded, elsewhere(conditions, seed, options)]}
}

function drawn(recording: Conditions, seed: number, {period, piece}: WorldOptions): Conditions {
  const {timesMs, stepMs, scoredFrom} = recording
  const random = seededRandom(seedOf(seed, 'pieces'))
  const count = timesMs.length - scoredFrom
  const sources: number[] = []
  while (sources.length < count) {
    const begin =
      period === undefined ? Math.floor(random() * Math.max(1, count - piece)) : samePhase(sources.length, count, period, random)
    for (let step = begin; step < Math.min(begin + piece, count) && sources.length < count; step += 1) sources.push(step)
  }
  const from = (values: Float64Array) =>
    Float64Array.from(values, (value, step) =>
      step < scoredFrom ? value : (values[scoredFrom + (sources[step - scoredFrom] ?? 0)] ?? value),
    )
  return {
    ...recording,
    // Drawn pieces follow one another without a pause.
    timesMs: timesMs.map((timeMs, step) => (step < scoredFrom ? timeMs : (timesMs[scoredFrom] ?? 0) + (step - scoredFrom) * stepMs)),
    recorded: from(recording.recorded),
    load: recording.load === undefined ? undefined : from(recording.load),
    others: recording.others.map((one) => ({...one, values: from(one.values)})),
  }
}

/** A step of the same phase as `step`, of any period that the scored part has. */
function samePhase(step: number, count: number, period: number, random: () => number): number {
  const phase = step % period
  const periods = Math.max(1, Math.ceil((count - phase) / period))
  return phase + Math.floor(random() * periods) * period
}

function elsewhere({recorded, load}: Conditions, seed: number, {fit, speed}: WorldOptions): Float64Array {
  const random = seededRandom(seedOf(seed, 'residuals'))
  return recorded.map((value, step) => {
    const chance = random()
    const at = load?.[step] ?? Number.NaN
    return (fit === undefined || Number.isNaN(at) ? value : (fit.base + fit.perLoad * at) * residualAt(fit, at, chance)) / speed
  })
}

function residualAt({residuals}: Fit, load: number, chance: number): number {
  let place = residuals.findIndex((one) => one.load >= load)
  if (place < 0) place = residuals.length - 1
  const last = residuals.findLastIndex((one) => one.load <= load)
  const from = Math.max(0, Math.min(place, residuals.length - NEAREST))
  const to = Math.min(residuals.length, Math.max(last + 1, from + NEAREST))
  return residuals[from + Math.floor(chance * (to - from))]?.ratio ?? 1
}
