import {DAY_MS, HOUR_MS, type Steps, stepsPerHour} from './forecaster.js'
import type {History} from './history.js'

const RECENT_STEPS = 8
const LAST_HOURS = 26
/** Hours back, around the same time of the days before and of the week before. */
const EARLIER_HOURS = [30, 36, 42, 47, 48, 49, 60, 72, 96, 120, 144, 164, 165, 166, 167, 168]
const HARMONICS = 6
/** Those whose strength may follow the level, and the weekend. */
const CHANGING_HARMONICS = 3
const LEVEL_SCALE = 0.01

/**
 * What a forecast is made from, at the beginning of step `at`: the last value, how all others differ from it, and the time of the day and week (UTC).
 * Only steps before `at` are read. Writes into `out`, and returns how many there are.
 */
export type Features = (history: History, at: number, out: Float64Array) => number

/** How many steps must be known before there are features. */
export function stepsNeeded(steps: Steps): number {
  return 168 * stepsPerHour(steps) + RECENT_STEPS
}

export function featuresOf(steps: Steps): Features {
  const hour = stepsPerHour(steps)
  const firstHour = Math.floor(RECENT_STEPS / hour) + 1
  return (history, at, out) => {
    const last = at - 1
    const level = history.at(last)
    let count = 0
    const add = (value: number): void => {
      out[count] = value
      count += 1
    }
    const addDifference = (back: number): void => add(history.at(last - back) - level)
    add(1)
    add(level)
    for (let back = 1; back <= RECENT_STEPS; back++) addDifference(back)
    for (let hours = firstHour; hours <= LAST_HOURS; hours++) addDifference(hours * hour)
    for (const hours of EARLIER_HOURS) addDifference(hours * hour)
    const dayMean = meanOf(history, last, 24 * hour)
    add(dayMean - level)
    add(meanOf(history, last, 168 * hour) - level)
    addTimeOfWeek(steps.startMs + at * steps.stepMs, level * LEVEL_SCALE, dayMean * LEVEL_SCALE, add)
    return count
  }
}

function meanOf(history: History, last: number, count: number): number {
  let sum = 0
  for (let back = 0; back < count; back++) sum += history.at(last - back)
  return sum / count
}

function addTimeOfWeek(timeMs: number, level: number, dayMean: number, add: (value: number) => void): void {
  const angle = (2 * Math.PI * (timeMs % DAY_MS)) / DAY_MS
  const hourOfWeek = Math.floor(timeMs / HOUR_MS) % 168
  // The epoch began on a Thursday: its first Saturday is two days after.
  const isSaturday = hourOfWeek >= 48 && hourOfWeek < 72 ? 1 : 0
  const isSunday = hourOfWeek >= 72 && hourOfWeek < 96 ? 1 : 0
  const isFriday = hourOfWeek >= 24 && hourOfWeek < 48 ? 1 : 0
  const weekend = isSaturday + isSunday
  const beforeRest = isFriday + isSaturday
  for (let harmonic = 1; harmonic <= HARMONICS; harmonic++) {
    for (const wave of [Math.sin(harmonic * angle), Math.cos(harmonic * angle)]) {
      add(wave)
      if (harmonic > CHANGING_HARMONICS) continue
      add(wave * level)
      add(wave * dayMean)
      add(wave * weekend)
      add(wave * beforeRest)
    }
  }
  add(weekend)
  add(beforeRest)
}
