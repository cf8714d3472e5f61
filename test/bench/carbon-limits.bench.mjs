// What keeps carbon-aware shifting from its optimum: the part of the optimum's saving that is saved from --from on,
// `fitted` as the product does; `seen` with a fit that saw the very months it is judged on (which nobody may); `halved` with half of the first's errors.
// Usage: node test/bench/carbon-limits.bench.mjs DE-2022.csv [FR-2022.csv …] [--from 2022-07-01]
import {parseArgs} from 'node:util'
import {jobsOf} from '../../dist/src/lab/carbon/evaluate.js'
import {forecastsAlong} from '../../dist/src/lab/carbon/forecasts.js'
import {readCarbonSeries} from '../../dist/src/lab/carbon/read.js'
import {costOfOptimum, costOfRunningNow, costOfSteps, stepsByForecast} from '../../dist/src/lab/carbon/schedule.js'
import {FittedForecaster, USUAL_FIT} from '../../dist/src/policy/builtin/carbon/fitted-forecaster.js'

const HOUR_MS = 3_600_000
const WEEK_MS = 168 * HOUR_MS
const DURATIONS_MS = [1, 2, 4].map((hours) => hours * HOUR_MS)
const SLACKS_MS = [4, 8, 24].map((hours) => hours * HOUR_MS)

const {values: flags, positionals} = parseArgs({options: {from: {type: 'string', default: '2022-07-01'}}, allowPositionals: true})
for (const file of positionals) {
  const series = wholeWeeks(await readCarbonSeries(file))
  const fromMs = Date.parse(flags.from)
  const fitted = forecastsOf(series, fromMs, fromMs)
  const twice = doubled(series)
  const yearMs = series.values.length * series.stepMs
  const seen = forecastsOf(twice, series.startMs + yearMs, fromMs + yearMs)
  for (const slackMs of SLACKS_MS) {
    const shares = {
      fitted: shareOf(series, fitted, fromMs, slackMs),
      seen: shareOf(twice, seen, fromMs + yearMs, slackMs),
      halved: shareOf(series, halved(series, fitted), fromMs, slackMs),
    }
    console.log(JSON.stringify({region: series.region, slackHours: slackMs / HOUR_MS, ...shares}))
  }
}

function forecastsOf(series, fitUntilMs, fromMs) {
  const horizon = Math.round((Math.max(...DURATIONS_MS) + Math.max(...SLACKS_MS)) / series.stepMs)
  const forecaster = new FittedForecaster({...series, ...USUAL_FIT, horizon, fitUntilMs})
  return forecastsAlong(series.values, forecaster, {from: (fromMs - series.startMs) / series.stepMs, to: series.values.length, horizon})
}

/** In percent, over all durations, preemptible or not. */
function shareOf(series, forecasts, fromMs, slackMs) {
  const toMs = series.startMs + series.values.length * series.stepMs
  let [saved, possible] = [0, 0]
  for (const durationMs of DURATIONS_MS) {
    for (const isPreemptible of [true, false]) {
      for (const job of jobsOf(series, {durationMs, slackMs, isPreemptible, fromMs, toMs})) {
        const now = costOfRunningNow(series.values, job)
        saved += (now - costOfSteps(series.values, stepsByForecast(forecasts, job))) / job.length
        possible += (now - costOfOptimum(series.values, job)) / job.length
      }
    }
  }
  return Math.round((saved / possible) * 1_000) / 10
}

function halved({values}, forecasts) {
  return {madeAt: (at) => forecasts.madeAt(at).map((value, step) => (value + (values[at + step] ?? value)) / 2)}
}

function wholeWeeks(series) {
  const week = WEEK_MS / series.stepMs
  return {...series, values: series.values.subarray(0, Math.floor(series.values.length / week) * week)}
}

/** The same weeks once more: what the first of them taught is known in the second. */
function doubled(series) {
  return {...series, values: Float64Array.of(...series.values, ...series.values)}
}
