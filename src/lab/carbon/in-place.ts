import {type Forecaster, HOUR_MS} from '../../policy/builtin/carbon/forecaster.js'
import {cheapestPlace} from '../../policy/builtin/carbon/place-rule.js'
import {asTimeOfDay, asYesterday} from '../../policy/builtin/carbon/plain-forecasters.js'
import {leastCost, runsNow, type Work} from '../../policy/builtin/carbon/start-rule.js'
import {duration} from '../../support/text/quantity.js'
import type {Estimate} from '../run/statistics.js'
import {combinations, fittedForecaster, jobsOf, meanIntensity, outcomesOf, type Pause, type Question} from './evaluate.js'
import {type Forecasts, forecastsAlong} from './forecasts.js'
import {costOfOptimum, costOfRunningNow, costOfSteps, type Job} from './schedule.js'
import {type CarbonSeries, coarsened, endMs} from './series.js'
import {type MonthShare, savingsByWeek, shareSaved, sharesByMonth} from './share.js'

export type PlaceQuestion = Question & {
  /** What moving a job takes, as a share of the job's own energy, drawn where it then runs. */
  readonly transferShare: number
  /** A job that was to run in one place goes to another only where that saves more than this share. */
  readonly leastSaving: number
}

/** Jobs of one region that may run in any of them; once begun they stay there. Intensities include the transfer, for each kWh of the job. */
export type PlaceCell = {
  readonly home: string
  readonly durationMs: number
  readonly slackMs: number
  readonly isPreemptible: boolean
  readonly jobs: number
  readonly runNow: number
  readonly optimum: number
  readonly shifted: number
  /** How many of the jobs ran elsewhere, as a share. */
  readonly movedShare: number
  readonly share: Estimate | undefined
  readonly yesterday: Estimate | undefined
  readonly timeOfDay: Estimate | undefined
  /** What the fitted forecast saves of it by the time alone, at home, and by the place alone, at once. */
  readonly timeOnly: Estimate | undefined
  readonly placeOnly: Estimate | undefined
  /** The share, for the jobs that arrived in each month (UTC). */
  readonly months: readonly MonthShare[]
}

/** A region as a place to run: `factor` is what a job costs there for each part of what it would cost without a transfer. */
type Place = {readonly values: Float64Array; readonly factor: number}
type Foreseen = Place & {readonly forecasts: Forecasts}
type Run = {readonly place: number; readonly steps: readonly number[]}
type Way = 'share' | 'yesterday' | 'timeOfDay'

/** In hours: regions are planned at one step, and whoever moves work does not do so every quarter of an hour. */
export async function evaluateInPlace(
  given: readonly CarbonSeries[],
  question: PlaceQuestion,
  pause: Pause,
): Promise<readonly PlaceCell[]> {
  const regions = aligned(given)
  const [first] = regions
  if (first === undefined) return []
  const {durationsMs, slacksMs} = question
  const horizon = Math.round((Math.max(...durationsMs) + Math.max(...slacksMs)) / HOUR_MS)
  const from = Math.ceil((question.fromMs - first.startMs) / HOUR_MS)
  const to = Math.floor((question.toMs - first.startMs) / HOUR_MS)
  const along = (make: (series: CarbonSeries) => Forecaster) =>
    regions.map((series) => forecastsAlong(series.values, make(series), {from, to, horizon}))
  await pause('In place: fitting and forecasting')
  const ways: {readonly [Name in Way]: readonly Forecasts[]} = {
    share: along((series) => fittedForecaster(series, question, horizon)),
    yesterday: along(asYesterday),
    timeOfDay: along(asTimeOfDay),
  }
  const cells: PlaceCell[] = []
  for (const home of regions) {
    for (const {durationMs, slackMs} of combinations(question)) {
      await pause(`In place: from ${home.region}, ${duration(durationMs)} with ${duration(slackMs)} of slack`)
      cells.push(evaluateHome(regions, home, {...question, durationMs, slackMs}, ways))
    }
  }
  return cells
}

function evaluateHome(
  regions: readonly CarbonSeries[],
  home: CarbonSeries,
  question: PlaceQuestion & {readonly durationMs: number; readonly slackMs: number},
  ways: {readonly [Name in Way]: readonly Forecasts[]},
): PlaceCell {
  const jobs = jobsOf(home, question)
  // Home comes first, so that what costs the same stays there.
  const order = [home, ...regions.filter((series) => series !== home)]
  const places = order.map((series): Place => ({values: series.values, factor: series === home ? 1 : 1 + question.transferShare}))
  const now = jobs.map((job) => costOfRunningNow(home.values, job))
  const best = jobs.map((job) => Math.min(...places.map(({values, factor}) => factor * costOfOptimum(values, job))))
  const foreseenBy = (way: Way): readonly Foreseen[] =>
    order.flatMap((series, place): Foreseen[] => {
      const forecasts = ways[way][regions.indexOf(series)]
      const at = places[place]
      return forecasts === undefined || at === undefined ? [] : [{...at, forecasts}]
    })
  const runsBy = (way: Way) => {
    const foreseen = foreseenBy(way)
    return jobs.map((job) => runByForecast(foreseen, job, question.leastSaving))
  }
  const costsOf = (runs: readonly Run[]) => runs.map((run) => costOfRun(places, run))
  const outcomes = (costs: readonly number[]) => outcomesOf(home, jobs, {now, best, costs})
  const shareOf = (runs: readonly Run[]) => shareSaved(savingsByWeek(outcomes(costsOf(runs))))
  const foreseen = foreseenBy('share')
  const runs = runsBy('share')
  return {
    home: home.region,
    durationMs: question.durationMs,
    slackMs: question.slackMs,
    isPreemptible: question.isPreemptible,
    jobs: jobs.length,
    runNow: meanIntensity(now, jobs),
    optimum: meanIntensity(best, jobs),
    shifted: meanIntensity(costsOf(runs), jobs),
    movedShare: runs.filter(({place}) => place !== 0).length / jobs.length,
    share: shareOf(runs),
    yesterday: shareOf(runsBy('yesterday')),
    timeOfDay: shareOf(runsBy('timeOfDay')),
    timeOnly: shareOf(jobs.map((job) => runByForecast(foreseen.slice(0, 1), job, 0))),
    placeOnly: shareOf(jobs.map((job) => runByForecast(foreseen, {...job, slack: 0}, question.leastSaving))),
    months: sharesByMonth(outcomes(costsOf(runs))),
  }
}

/** Until it has begun, place and time are chosen again at each step: it begins where the place that promises most says now. */
function runByForecast(places: readonly Foreseen[], {arrival, length, slack, isPreemptible}: Job, leastSaving: number): Run {
  const deadline = arrival + length + slack
  const steps: number[] = []
  let chosen = 0
  for (let at = arrival; steps.length < length; at++) {
    const work: Work = {remaining: length - steps.length, window: deadline - at, isPreemptible}
    if (steps.length === 0) {
      const costs = places.map(({forecasts, factor}) => factor * leastCost(forecasts.madeAt(at), work))
      chosen = cheapestPlace(costs, chosen, leastSaving)
    }
    const coming = places[chosen]?.forecasts.madeAt(at)
    if (coming === undefined) break
    if ((steps.length > 0 && !isPreemptible) || runsNow(coming, work)) steps.push(at)
  }
  return {place: chosen, steps}
}

function costOfRun(places: readonly Place[], {place, steps}: Run): number {
  const at = places[place]
  return at === undefined ? Number.NaN : at.factor * costOfSteps(at.values, steps)
}

/** In hours, from and to the moments that all have. */
function aligned(given: readonly CarbonSeries[]): readonly CarbonSeries[] {
  const hourly = given.map((series) => coarsened(series, HOUR_MS))
  const startMs = Math.max(...hourly.map((series) => series.startMs))
  const end = Math.min(...hourly.map(endMs))
  return hourly.map((series) => {
    const values = series.values.subarray((startMs - series.startMs) / HOUR_MS, (end - series.startMs) / HOUR_MS)
    return {...series, startMs, values}
  })
}
