import {type Cell, evaluateRegion} from '../lab/carbon/evaluate.js'
import {evaluateInPlace, type PlaceCell} from '../lab/carbon/in-place.js'
import {type CarbonFile, questionOf, type Wish} from '../lab/carbon/question.js'
import {readCarbonSeries} from '../lab/carbon/read.js'
import {HOUR_MS} from '../policy/builtin/carbon/forecaster.js'
import {OperationalError} from '../support/errors.js'

export type LabCarbonOptions = Wish & {
  readonly powerWatts: number
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
  const read = await readAll(files)
  const question = questionOf(read, options)
  const series = read.map((file) => file.series)
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
async function readAll(files: readonly string[]): Promise<readonly CarbonFile[]> {
  const results = await Promise.allSettled(files.map(async (path) => ({path, series: await readCarbonSeries(path)})))
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

function savedKg(
  {runNow, shifted, jobs, durationMs}: Pick<Cell, 'runNow' | 'shifted' | 'jobs' | 'durationMs'>,
  powerWatts: number,
): number {
  const energyKwh = (powerWatts / 1_000) * (durationMs / HOUR_MS) * jobs
  return ((runNow - shifted) * energyKwh) / 1_000
}
