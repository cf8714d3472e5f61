import {DAY_MS, HOUR_MS} from '../../policy/builtin/carbon/forecaster.js'
import {OperationalError} from '../../support/errors.js'
import {duration, plural} from '../../support/text/quantity.js'
import {earliestFitMs, type Question} from './evaluate.js'
import {type CarbonSeries, endMs} from './series.js'

/** What a person asked for; what is absent follows from the series. */
export type Wish = Pick<Question, 'durationsMs' | 'slacksMs' | 'isPreemptible' | 'refitMs'> & {
  /** Absent: the middle of what is recorded. */
  readonly fitUntilMs: number | undefined
  /** Absent: from the fit on, and to the end. */
  readonly fromMs: number | undefined
  readonly toMs: number | undefined
  /** Then all is planned in hours. */
  readonly isInPlace: boolean
}

/** A series and the file that it is of. */
export type CarbonFile = {readonly path: string; readonly series: CarbonSeries}

/** Rejects with everything that is wrong: `carbon-too-short` where no dates at all could mend it, otherwise `carbon-question`. */
export function questionOf(files: readonly CarbonFile[], wish: Wish): Question {
  const {durationsMs, slacksMs, isPreemptible, refitMs} = wish
  const series = files.map((file) => file.series)
  const stepMs = Math.max(wish.isInPlace ? HOUR_MS : 0, ...series.map((one) => one.stepMs))
  refuseTooShort(files, wish, stepMs)
  const startMs = Math.max(...series.map((one) => one.startMs))
  const lastMs = Math.min(...series.map(endMs))
  const middleMs = Math.floor((startMs + lastMs) / 2 / DAY_MS) * DAY_MS
  const fitUntilMs = wish.fitUntilMs ?? middleMs
  const fromMs = wish.fromMs ?? fitUntilMs
  const toMs = wish.toMs ?? lastMs
  const longestMs = Math.max(...durationsMs) + Math.max(...slacksMs)
  const odd = [...durationsMs, ...slacksMs].filter((ms) => ms % stepMs !== 0)
  const earliestMs = Math.max(...series.map((one) => earliestFitMs({...one, stepMs}, {durationsMs, slacksMs})))
  const seesTooLittle = fitUntilMs < earliestMs
  const problems = [
    ...odd.map((ms) => `${duration(ms)} is not a whole number of steps of ${duration(stepMs)}`),
    ...(durationsMs.includes(0) ? ['a job of no duration emits nothing'] : []),
    ...(seesTooLittle ? [`a fit until ${iso(fitUntilMs)} sees too little: ${iso(earliestMs)} is the earliest`] : []),
    ...(fromMs < fitUntilMs ? [`jobs from ${iso(fromMs)} on are of a time that the fit saw (until ${iso(fitUntilMs)})`] : []),
    ...(toMs > lastMs ? [`the series end at ${iso(lastMs)}, before ${iso(toMs)}`] : []),
    ...(toMs - fromMs < longestMs ? [`between ${iso(fromMs)} and ${iso(toMs)} there is no room for a job of ${duration(longestMs)}`] : []),
  ]
  if (problems.length > 0) {
    throw new OperationalError(`This cannot be evaluated: ${problems.join('; ')}.`, {
      code: 'carbon-question',
      exit: 'usage',
      hints: seesTooLittle ? [`--fit-until ${iso(earliestMs)}`] : [],
      details: {problems},
    })
  }
  return {durationsMs, slacksMs, isPreemptible, refitMs, fitUntilMs, fromMs, toMs}
}

type Span = {readonly startMs: number; readonly endMs: number}
type Stretch = Span & {readonly place: string}
type Lengths = Pick<Wish, 'durationsMs' | 'slacksMs'>

/** What a fit must have seen, and then one job of the longest kind: less than that has no answer, whatever the dates. */
function refuseTooShort(files: readonly CarbonFile[], wish: Wish, stepMs: number): void {
  const stretches = stretchesOf(files)
  const needed = neededMs(wish, stepMs)
  const short = stretches.filter((one) => lengthOf(one) < needed.allMs)
  if (short.length === 0) return
  const problems = short.map((one) => {
    const missing = duration(needed.allMs - lengthOf(one))
    return `${one.place}: ${duration(lengthOf(one))} are recorded (${iso(one.startMs)} to ${iso(one.endMs)}), ${missing} too few`
  })
  const {longestMs, fitMs} = needed
  const why = `${atLeast(needed.allMs)} are needed at steps of ${duration(stepMs)}: ${atLeast(fitMs)} to fit a forecast that foresees ${duration(longestMs)} (the longest --duration and --slack), and ${duration(longestMs)} for a job after that`
  throw new OperationalError(`${plural(short.length, 'recording is', 'recordings are')} too short:\n${problems.join('\n')}\n${why}.`, {
    code: 'carbon-too-short',
    exit: 'invalid',
    hints: waysOut(Math.min(...short.map(lengthOf)), wish, {stepMs, allMs: needed.allMs}),
    details: {
      problems,
      neededMs: needed.allMs,
      recordings: short.map(({place, ...one}) => ({place, from: iso(one.startMs), to: iso(one.endMs), recordedMs: lengthOf(one)})),
    },
  })
}

/** Each file, and, where each were enough, what they have in common. */
function stretchesOf(files: readonly CarbonFile[]): readonly Stretch[] {
  const each = files.map(({path, series}): Stretch => ({place: path, startMs: series.startMs, endMs: endMs(series)}))
  if (files.length < 2) return each
  const startMs = Math.max(...each.map((one) => one.startMs))
  return [...each, {place: 'common to all files', startMs, endMs: Math.max(startMs, Math.min(...each.map((one) => one.endMs)))}]
}

function neededMs({durationsMs, slacksMs}: Lengths, stepMs: number) {
  const longestMs = Math.max(...durationsMs) + Math.max(...slacksMs)
  const fitMs = earliestFitMs({startMs: 0, stepMs}, {durationsMs, slacksMs})
  return {longestMs, fitMs, allMs: fitMs + longestMs}
}

function waysOut(recordedMs: number, wish: Wish, {stepMs, allMs}: {readonly stepMs: number; readonly allMs: number}): readonly string[] {
  const [durationMs, slackMs] = [Math.min(...wish.durationsMs), Math.min(...wish.slacksMs)]
  const least = neededMs({durationsMs: [durationMs], slacksMs: [slackMs]}, stepMs).allMs
  return [
    `Give a recording of at least ${atLeast(allMs)}.`,
    ...(least <= recordedMs
      ? [`Or ask for less: --duration ${flagOf(durationMs)} --slack ${flagOf(slackMs)} needs ${atLeast(least)}.`]
      : []),
  ]
}

/** In whole hours, rounded up: two parts of a length would round some of them down. */
function atLeast(ms: number): string {
  return duration(Math.ceil(ms / HOUR_MS) * HOUR_MS)
}

function flagOf(ms: number): string {
  return duration(ms).replaceAll(' ', '')
}

function lengthOf({startMs, endMs: end}: Span): number {
  return end - startMs
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
