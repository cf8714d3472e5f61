import type {Forecaster} from '../../policy/builtin/carbon/forecaster.js'

/** What was expected at the beginning of each step of a range, of that step and those after it. */
export type Forecasts = {
  /** The view of step `at`: the same memory for each call, not to be kept or changed. */
  readonly madeAt: (at: number) => Float64Array
}

/** Tells a forecaster one value after the other, and asks it before each of `from` to `to` (excluded). */
export function forecastsAlong(
  values: Float64Array,
  forecaster: Forecaster,
  {from, to, horizon}: {readonly from: number; readonly to: number; readonly horizon: number},
): Forecasts {
  const rows = new Float64Array((to - from) * horizon)
  for (let at = 0; at < to; at++) {
    if (at >= from) forecaster.forecast(rows.subarray((at - from) * horizon, (at - from + 1) * horizon))
    forecaster.observe(values[at] ?? Number.NaN)
  }
  return {madeAt: (at) => rows.subarray((at - from) * horizon, (at - from + 1) * horizon)}
}
