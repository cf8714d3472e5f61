import {type Cell, earliestFitMs, evaluateRegion, type Question} from '../lab/carbon/evaluate.js'
import {evaluateInPlace, type PlaceCell} from '../lab/carbon/in-place.js'
import {readCarbonSeries} from '../lab/carbon/read.js'
import {type CarbonSeries, endMs} from '../lab/carbon/series.js'
import {DAY_MS, HOUR_MS} from '../policy/builtin/carbon/forecaster.js'
import {OperationalError} from '../support/errors.js'
import {duration} from '../support/text/quantity.js'

export type LabCarbonOptions = {
  readonly durationsMs: readonly number[]
  readonly slacksMs: readonly number[]
  readonly isPreemptible: boolean
  readonly powerWatts: number
  /** Absent: the middle of what is recorded. */
  readonly fitUntilMs: number | undefined
  readonly refitMs: number | undefined
  /** Absent: from the fit on, and to the end. */
  readonly fromMs: number | undefined
  readonly toMs: number | undefined
  readonly isInPlace: boolean
  readonly transferPercent: number
  readonly leastSavingPercent: number
  readonly say: (text: string) => void
  readonly signal: AbortSignal
}

export type CarbonReport = {
  readonly fitUntil: string
  readonly refitMs?: number
  readonly from: string
  readonly to: string
  readonly powerWatts: number
  readonly cells: readonly (Cell & Kilograms)[]
  /** Jobs that may run in any of the regions, hour by hour. Absent where that was not asked for. */
  readonly inPlace?: {
    readonly transferPercent: number
    readonly leastSavingPercent: number
    readonly cells: readonly (PlaceCell & Kilograms)[]
  }
  readonly notes: readonly string[]
}

/** What shifting saves of all jobs together, at the power that one draws. */
type Kilograms = {readonly savedKg: number}

/** Rejects with everything that is wrong with the question, before anything is computed. */
export async function runLabCarbon(files: readonly string[], options: LabCarbonOptions): Promise<CarbonReport> {
  const {say, signal, powerWatts, transferPercent, leastSavingPercent} = options
  const series = await readAll(files)
  const question = questionOf(series, options)
  const pause = async (before: string): Promise<void> => {
    // So that a signal is heard: all else here is computing.
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    say(before)
  }
  const cells: Cell[] = []
  for (const one of series) cells.push(...(await evaluateRegion(one, question, pause)))
  const places = options.isInPlace
    ? await evaluateInPlace(series, {...question, transferShare: transferPercent / 100, leastSaving: leastSavingPercent / 100}, pause)
    : undefined
  return {
    fitUntil: new Date(question.fitUntilMs).toISOString(),
    ...(options.refitMs === undefined ? {} : {refitMs: options.refitMs}),
    from: new Date(question.fromMs).toISOString(),
    to: new Date(question.toMs).toISOString(),
    powerWatts,
    cells: cells.map((cell) => ({...cell, savedKg: savedKg(cell, powerWatts)})),
    ...(places === undefined
      ? {}
      : {inPlace: {transferPercent, leastSavingPercent, cells: places.map((cell) => ({...cell, savedKg: savedKg(cell, powerWatts)}))}}),
    notes: series.flatMap(({notes}) => notes),
  }
}

/** All files are read before the first problem is told, so that all are told. */
async function readAll(files: readonly string[]): Promise<readonly CarbonSeries[]> {
  const results = await Promise.allSettled(files.map(readCarbonSeries))
  const errors = results.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []))
  const [first] = errors
  if (errors.length === 1) throw first
  if (errors.length > 1) {
    const messages = errors.map((error) => (error instanceof Error ? error.message : String(error)))
    throw new OperationalError(messages.join('\n'), {
      code: 'carbon-unreadable',
      exit: 'invalid',
      details: {problems: messages},
      cause: first,
    })
  }
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}

function questionOf(series: readonly CarbonSeries[], options: LabCarbonOptions): Question {
  const {durationsMs, slacksMs, isPreemptible, refitMs} = options
  const startMs = Math.max(...series.map((one) => one.startMs))
  const lastMs = Math.min(...series.map(endMs))
  const middleMs = Math.floor((startMs + lastMs) / 2 / DAY_MS) * DAY_MS
  const fitUntilMs = options.fitUntilMs ?? middleMs
  const fromMs = options.fromMs ?? fitUntilMs
  const toMs = options.toMs ?? lastMs
  const longestMs = Math.max(...durationsMs) + Math.max(...slacksMs)
  const stepMs = Math.max(options.isInPlace ? HOUR_MS : 0, ...series.map((one) => one.stepMs))
  const odd = [...durationsMs, ...slacksMs].filter((ms) => ms % stepMs !== 0)
  const earliestMs = Math.max(...series.map((one) => earliestFitMs({...one, stepMs}, {durationsMs, slacksMs})))
  const problems = [
    ...odd.map((ms) => `${duration(ms)} is not a whole number of steps of ${duration(stepMs)}`),
    ...(durationsMs.includes(0) ? ['a job of no duration emits nothing'] : []),
    ...(fitUntilMs < earliestMs ? [`a fit until ${iso(fitUntilMs)} sees too little: ${iso(earliestMs)} is the earliest`] : []),
    ...(fromMs < fitUntilMs ? [`jobs from ${iso(fromMs)} on are of a time that the fit saw (until ${iso(fitUntilMs)})`] : []),
    ...(toMs > lastMs ? [`the series end at ${iso(lastMs)}, before ${iso(toMs)}`] : []),
    ...(toMs - fromMs < longestMs ? [`between ${iso(fromMs)} and ${iso(toMs)} there is no room for a job of ${duration(longestMs)}`] : []),
  ]
  if (problems.length > 0) {
    throw new OperationalError(`This cannot be evaluated: ${problems.join('; ')}.`, {
      code: 'carbon-question',
      exit: 'usage',
      details: {problems},
    })
  }
  return {durationsMs, slacksMs, isPreemptible, refitMs, fitUntilMs, fromMs, toMs}
}

function savedKg(
  {runNow, shifted, jobs, durationMs}: Pick<Cell, 'runNow' | 'shifted' | 'jobs' | 'durationMs'>,
  powerWatts: number,
): number {
  const energyKwh = (powerWatts / 1_000) * (durationMs / HOUR_MS) * jobs
  return ((runNow - shifted) * energyKwh) / 1_000
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
