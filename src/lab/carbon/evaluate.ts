import {FittedForecaster, stepsToFit, USUAL_FIT} from '../../policy/builtin/carbon/fitted-forecaster.js'
import {type Forecaster, HOUR_MS, type Steps} from '../../policy/builtin/carbon/forecaster.js'
import {asTimeOfDay, asYesterday} from '../../policy/builtin/carbon/plain-forecasters.js'
import {duration} from '../../support/text/quantity.js'
import type {Estimate} from '../run/statistics.js'
import {type Forecasts, forecastsAlong} from './forecasts.js'
import {costOfOptimum, costOfRunningNow, costOfSteps, type Job, stepsByForecast} from './schedule.js'
import type {CarbonSeries} from './series.js'
import {type MonthShare, type Outcome, savingsByWeek, shareSaved, sharesByMonth} from './share.js'

export type Question = {
  readonly durationsMs: readonly number[]
  readonly slacksMs: readonly number[]
  readonly isPreemptible: boolean
  readonly fitUntilMs: number
  readonly refitMs: number | undefined
  /** Jobs arrive every hour from here on, and all end before `toMs`. */
  readonly fromMs: number
  readonly toMs: number
}

/** One combination of a region, a duration and a slack. Intensities are means over all jobs, in g/kWh. */
export type Cell = {
  readonly region: string
  readonly durationMs: number
  readonly slackMs: number
  readonly isPreemptible: boolean
  readonly jobs: number
  readonly runNow: number
  readonly optimum: number
  readonly shifted: number
  /** Of what the optimum saves, the part that is saved: by the fitted forecast, and by two plain ones. */
  readonly share: Estimate | undefined
  readonly yesterday: Estimate | undefined
  readonly timeOfDay: Estimate | undefined
  /** The share, for the jobs that arrived in each month (UTC). */
  readonly months: readonly MonthShare[]
}

/** Called before each part of the work, so that a person sees how far it is and can stop it: it rejects then. */
export type Pause = (before: string) => Promise<void>

/** Every duration and slack on one region. Each forecaster is told the series value by value, once; jobs are then planned by what it said. */
export async function evaluateRegion(series: CarbonSeries, question: Question, pause: Pause): Promise<readonly Cell[]> {
  const {durationsMs, slacksMs} = question
  const horizon = Math.round((Math.max(...durationsMs) + Math.max(...slacksMs)) / series.stepMs)
  const range = {from: placeOf(series, question.fromMs), to: placeOf(series, question.toMs), horizon}
  const along = (forecaster: Forecaster): Forecasts => forecastsAlong(series.values, forecaster, range)
  await pause(`${series.region}: fitting and forecasting`)
  const ways = {
    share: along(fittedForecaster(series, question, horizon)),
    yesterday: along(asYesterday(series)),
    timeOfDay: along(asTimeOfDay(series)),
  }
  const cells: Cell[] = []
  for (const {durationMs, slackMs} of combinations(question)) {
    await pause(`${series.region}: ${duration(durationMs)} with ${duration(slackMs)} of slack`)
    cells.push(evaluateCell(series, {...question, durationMs, slackMs}, ways))
  }
  return cells
}

export function combinations({durationsMs, slacksMs}: Pick<Question, 'durationsMs' | 'slacksMs'>) {
  return durationsMs.flatMap((durationMs) => slacksMs.map((slackMs) => ({durationMs, slackMs})))
}

/** The forecaster that `question` asks for, not fitted yet. */
export function fittedForecaster(series: CarbonSeries, {fitUntilMs, refitMs}: Question, horizon: number): Forecaster {
  return new FittedForecaster({...series, ...USUAL_FIT, horizon, fitUntilMs, ...(refitMs === undefined ? {} : {refitMs})})
}

/** When a fit that foresees so far can be made at the earliest. */
export function earliestFitMs(series: Steps, {durationsMs, slacksMs}: Pick<Question, 'durationsMs' | 'slacksMs'>): number {
  const horizon = Math.round((Math.max(...durationsMs) + Math.max(...slacksMs)) / series.stepMs)
  return series.startMs + stepsToFit({...series, horizon}) * series.stepMs
}

type Ways = {readonly share: Forecasts; readonly yesterday: Forecasts; readonly timeOfDay: Forecasts}
type CellQuestion = Question & {readonly durationMs: number; readonly slackMs: number}

function evaluateCell(series: CarbonSeries, question: CellQuestion, ways: Ways): Cell {
  const {durationMs, slackMs, isPreemptible} = question
  const {values} = series
  const jobs = jobsOf(series, question)
  const now = jobs.map((job) => costOfRunningNow(values, job))
  const best = jobs.map((job) => costOfOptimum(values, job))
  const by = (forecasts: Forecasts) => jobs.map((job) => costOfSteps(values, stepsByForecast(forecasts, job)))
  const shifted = by(ways.share)
  const outcomes = (costs: readonly number[]) => outcomesOf(series, jobs, {now, best, costs})
  const shareOf = (costs: readonly number[]) => shareSaved(savingsByWeek(outcomes(costs)))
  const intensity = (costs: readonly number[]) => meanIntensity(costs, jobs)
  return {
    region: series.region,
    durationMs,
    slackMs,
    isPreemptible,
    jobs: jobs.length,
    runNow: intensity(now),
    optimum: intensity(best),
    shifted: intensity(shifted),
    share: shareOf(shifted),
    yesterday: shareOf(by(ways.yesterday)),
    timeOfDay: shareOf(by(ways.timeOfDay)),
    months: sharesByMonth(outcomes(shifted)),
  }
}

/** One job every hour. */
export function jobsOf(
  series: CarbonSeries,
  question: Pick<CellQuestion, 'durationMs' | 'slackMs' | 'isPreemptible' | 'fromMs' | 'toMs'>,
): readonly Job[] {
  const {durationMs, slackMs, isPreemptible, fromMs, toMs} = question
  const length = Math.round(durationMs / series.stepMs)
  const slack = Math.round(slackMs / series.stepMs)
  const last = placeOf(series, toMs) - length - slack
  const jobs: Job[] = []
  for (let arrival = placeOf(series, fromMs); arrival <= last; arrival += HOUR_MS / series.stepMs)
    jobs.push({arrival, length, slack, isPreemptible})
  return jobs
}

/** What each job cost, beside what it would have at once and at best. */
export function outcomesOf(
  {startMs, stepMs}: CarbonSeries,
  jobs: readonly Job[],
  {now, best, costs}: {readonly now: readonly number[]; readonly best: readonly number[]; readonly costs: readonly number[]},
): readonly Outcome[] {
  return jobs.map(({arrival}, place) => ({
    arrivalMs: startMs + arrival * stepMs,
    now: now[place] ?? Number.NaN,
    best: best[place] ?? Number.NaN,
    cost: costs[place] ?? Number.NaN,
  }))
}

export function meanIntensity(costs: readonly number[], jobs: readonly Job[]): number {
  const steps = jobs.reduce((sum, {length}) => sum + length, 0)
  return costs.reduce((sum, cost) => sum + cost, 0) / steps
}

function placeOf({startMs, stepMs}: CarbonSeries, timeMs: number): number {
  return Math.ceil((timeMs - startMs) / stepMs)
}
