import type {Steps} from '../../policy/builtin/carbon/forecaster.js'

/** How much carbon dioxide a kWh of a grid cost, in g, at equal steps without a gap. */
export type CarbonSeries = Steps & {
  readonly region: string
  readonly values: Float64Array
  /** What was put in for what is missing: whoever reads figures of it must know. */
  readonly notes: readonly string[]
}

export function endMs({startMs, stepMs, values}: CarbonSeries): number {
  return startMs + stepMs * values.length
}

/** The mean over longer steps, each beginning at a multiple of them; what does not fill one is left out. `stepMs` is a multiple of the series' own. */
export function coarsened(series: CarbonSeries, stepMs: number): CarbonSeries {
  const factor = stepMs / series.stepMs
  if (factor === 1) return series
  const skipped = Math.round((Math.ceil(series.startMs / stepMs) * stepMs - series.startMs) / series.stepMs)
  const values = Float64Array.from({length: Math.floor((series.values.length - skipped) / factor)}, (_, place) => {
    const part = series.values.subarray(skipped + place * factor, skipped + (place + 1) * factor)
    return part.reduce((sum, value) => sum + value, 0) / factor
  })
  return {...series, startMs: series.startMs + skipped * series.stepMs, stepMs, values}
}
