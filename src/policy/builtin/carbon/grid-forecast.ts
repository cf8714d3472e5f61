import {FittedForecaster, stepsToFit, USUAL_FIT} from './fitted-forecaster.js'
import {DAY_MS, type Forecaster, HOUR_MS} from './forecaster.js'
import type {GridRecord} from './grid-record.js'
import {asYesterday} from './plain-forecasters.js'

export type GridForecast = {readonly coming: Float64Array; readonly basis: string}

/** Of the running hour and those after it. Fitted where enough is known for that, as yesterday where a day is; `undefined`: neither. */
export function forecastOf({hour, values}: GridRecord, horizon: number): GridForecast | undefined {
  if (hour === null || values.length < DAY_MS / HOUR_MS) return undefined
  const nowMs = hour * HOUR_MS
  const steps = {startMs: nowMs - values.length * HOUR_MS, stepMs: HOUR_MS}
  const days = Math.floor((values.length * HOUR_MS) / DAY_MS)
  const isFitted = values.length >= stepsToFit({...steps, horizon})
  return {
    coming: told(
      isFitted ? new FittedForecaster({...steps, ...USUAL_FIT, horizon, fitUntilMs: nowMs}) : asYesterday(steps),
      values,
      horizon,
    ),
    basis: isFitted ? `a forecast fitted on ${days} days` : 'yesterday’s values',
  }
}

function told(forecaster: Forecaster, values: readonly number[], horizon: number): Float64Array {
  for (const value of values) forecaster.observe(value)
  const coming = new Float64Array(horizon)
  forecaster.forecast(coming)
  return coming
}
