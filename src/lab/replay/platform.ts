import {seededRandom, seedOf} from '../../support/seeded-random.js'
import type {Conditions, Truth} from './contract.js'
import {type Fit, fittedAt} from './fit.js'
import {lengthsMs} from './steps.js'

export type World = {readonly conditions: Conditions; readonly truth: Truth}

export type WorldOptions = {
  readonly fit: Fit | undefined
  /** How many times as fast as the first host the second really is. */
  readonly speed: number
}

/** Residuals are drawn from those that were measured at about the same load. */
const NEAREST = 25

/**
 * What a seed makes of a recording. Seed 1 has it as it was. Every other begins the scored part at another of its steps, and goes around at its end: what came
 * after one another still does, for that is what there is to foresee. On the second host stands what the fit says at the load, with residuals drawn from
 * those that were measured, over its speed.
 */
export function worldOf(recording: Conditions, seed: number, options: WorldOptions): World {
  const conditions = seed === 1 ? recording : turned(recording, seed)
  return {conditions, truth: [conditions.recorded, elsewhere(conditions, seed, options)]}
}

function turned(recording: Conditions, seed: number): Conditions {
  const {timesMs, scoredFrom} = recording
  const count = timesMs.length - scoredFrom
  const turn = Math.floor(seededRandom(seedOf(seed, 'turn'))() * count)
  const from = (values: Float64Array) =>
    values.map((value, step) => (step < scoredFrom ? value : (values[scoredFrom + ((step - scoredFrom + turn) % count)] ?? value)))
  return {
    ...recording,
    timesMs: withoutPauses(timesMs, from(lengthsMs(recording)), scoredFrom),
    recorded: from(recording.recorded),
    load: recording.load === undefined ? undefined : from(recording.load),
    others: recording.others.map((one) => ({...one, values: from(one.values)})),
  }
}

/** Pauses of the recording are no longer where they were: there are none. */
function withoutPauses(timesMs: Float64Array, lengths: Float64Array, scoredFrom: number): Float64Array {
  let nextMs = timesMs[scoredFrom] ?? 0
  return timesMs.map((timeMs, step) => {
    if (step < scoredFrom) return timeMs
    const beginMs = nextMs
    nextMs += lengths[step] ?? 0
    return beginMs
  })
}

function elsewhere({recorded, load}: Conditions, seed: number, {fit, speed}: WorldOptions): Float64Array {
  const random = seededRandom(seedOf(seed, 'residuals'))
  return recorded.map((value, step) => {
    const chance = random()
    const at = load?.[step] ?? Number.NaN
    return (fit === undefined || Number.isNaN(at) ? value : fittedAt(fit, at) * residualAt(fit, at, chance)) / speed
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
