import {expected, type Outlook} from '../../policy/builtin/predictive/outlook.js'
import {analogues, type Forecaster, horizonSteps, persistence, phaseLookUp, type Situation} from './controllers.js'

/** How well a forecast met what came, over the scored steps. */
export type Skill = {
  readonly forecast: string
  readonly aheadMs: number
  /** Forecasts whose moment was recorded, within half a step. Where there are none, the rest is NaN. */
  readonly pairs: number
  /** Of its mean, in the metric's unit. */
  readonly error: number
  readonly rmse: number
  /** The mean square of foreseen probability minus what came, of being above the bound. Source: Brier 1950. */
  readonly brier: number
}

/** In steps; the horizon besides. */
const AHEAD = [1, 2, 3, 6]

/** Forecasters side by side on the first host; each sees the past only. */
export function skillsOf(situation: Situation, period: number | undefined): readonly Skill[] {
  return [
    ...skillOf('persistence', persistence(situation), situation),
    ...(period === undefined ? [] : skillOf('look-up by phase', phaseLookUp(situation, period), situation)),
    ...skillOf('analogues', analogues(situation), situation),
  ]
}

function skillOf(forecast: string, forecaster: Forecaster, {conditions, truth: [values], objective, moveMs}: Situation): readonly Skill[] {
  const {scoredFrom, stepMs, timesMs} = conditions
  const seen: number[] = []
  const sums = [...AHEAD, horizonSteps(conditions, moveMs)].map((ahead) => ({ahead, count: 0, absolute: 0, square: 0, brier: 0}))
  for (const [step, value] of values.entries()) {
    seen.push(value)
    const outlook: Outlook = forecaster(step, seen)
    for (const sum of sums) {
      const came = values[step + sum.ahead]
      const offMs = (timesMs[step + sum.ahead] ?? Number.NaN) - (timesMs[step] ?? 0) - sum.ahead * stepMs
      const moment = outlook[sum.ahead - 1]
      if (step + sum.ahead < scoredFrom || came === undefined || !(Math.abs(offMs) < stepMs / 2) || moment === undefined) continue
      const error = expected(moment, (one) => one) - came
      const above =
        expected(moment, (one) => (one > objective.underperformingAbove ? 1 : 0)) - (came > objective.underperformingAbove ? 1 : 0)
      sum.count += 1
      sum.absolute += Math.abs(error)
      sum.square += error * error
      sum.brier += above * above
    }
  }
  return sums.map(({ahead, count, absolute, square, brier}) => ({
    forecast,
    aheadMs: ahead * stepMs,
    pairs: count,
    error: absolute / count,
    rmse: Math.sqrt(square / count),
    brier: brier / count,
  }))
}
