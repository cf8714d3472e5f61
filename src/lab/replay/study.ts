import type {PolicySubmission} from '../../agent/service.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import type {Conditions} from './contract.js'
import {moveMsOf} from './objective.js'
import {checkMoments} from './optimum.js'
import {type Axis, type Setting, withSetting} from './parameters.js'
import {type SeedResult, type ToldConditions, told} from './replay.js'
import {type ReplaySummary, summaryOf} from './summary.js'

/** One seed of one point: what is worked on at once. It crosses threads. */
export type ReplayTask = {
  readonly recording: Conditions
  readonly case: ReplayCase
  readonly seed: number
  readonly policies: readonly PolicySubmission[]
  readonly isShown: boolean
}

export type StudyRequest = {
  readonly recording: Conditions
  readonly case: ReplayCase
  readonly policies: readonly PolicySubmission[]
  readonly seeds: readonly number[]
  /** Each is gone along by itself, the rest as the case has it; none: the case alone. */
  readonly axes: readonly Axis[]
  /** What was put together, left out or assumed while the recording was read. */
  readonly notes?: readonly string[]
  /** Results in the order of the tasks. */
  readonly run: (tasks: readonly ReplayTask[]) => Promise<readonly SeedResult[]>
}

export type StudyPoint = {
  /** What differs from the case; empty: nothing. */
  readonly settings: readonly Setting[]
  readonly summary: ReplaySummary
}

export type Study = {
  readonly case: ReplayCase
  readonly seeds: readonly number[]
  /** What the metric, its target and its bound are in. Absent: nothing says it. */
  readonly unit?: string
  /** Steps that were scored, and that were the past. */
  readonly steps: {readonly scored: number; readonly past: number; readonly stepMs: number; readonly fromMs: number; readonly toMs: number}
  /** The case itself first. */
  readonly points: readonly StudyPoint[]
  /** Where the best is another than in the case itself. */
  readonly changes: readonly {readonly setting: Setting; readonly best: string}[]
  /** What was put together, left out or assumed while the recording was read. Absent: nothing. */
  readonly notes?: readonly string[]
  /** The case itself with the first seed. */
  readonly shown: SeedResult
  /** The recording as it was. */
  readonly conditions: ToldConditions & {
    /** What was made of the recording that a reader must know. Absent: nothing. */
    readonly remarks?: readonly string[]
  }
}

/** Everyone on every seed, for the case and along every axis. The same request gives the same answer. Rejects, before anything runs, where the optimum cannot be found. */
export async function study({recording, case: asked, policies, seeds, axes, notes = [], run}: StudyRequest): Promise<Study> {
  const settings: readonly (readonly Setting[])[] = [
    [],
    ...distinct(axes.flatMap(({parameter, values}) => values.map((value): Setting => ({parameter, value})))).map((one) => [one]),
  ]
  const cases = settings.map((one) => one.reduce(withSetting, asked))
  for (const one of cases) checkMoments(recording, moveMsOf(one))
  const results = await run(
    cases.flatMap((one, point) =>
      seeds.map((seed, place): ReplayTask => ({recording, case: one, seed, policies, isShown: point === 0 && place === 0})),
    ),
  )
  const points = settings.map(
    (own, place): StudyPoint => ({
      settings: own,
      summary: summaryOf(results.slice(place * seeds.length, (place + 1) * seeds.length)),
    }),
  )
  const [first] = results
  if (first === undefined) throw new RangeError('A study has at least one seed.')
  const {timesMs, stepMs, scoredFrom, remarks, unit} = recording
  const best = points[0]?.summary.best
  return {
    case: asked,
    seeds,
    ...(unit === undefined ? {} : {unit}),
    steps: {
      scored: timesMs.length - scoredFrom,
      past: scoredFrom,
      stepMs,
      fromMs: timesMs[scoredFrom] ?? 0,
      toMs: (timesMs.at(-1) ?? 0) + stepMs,
    },
    points,
    changes: points.flatMap(({settings: own, summary}) =>
      summary.best === best ? [] : own.map((setting) => ({setting, best: summary.best})),
    ),
    ...(notes.length === 0 ? {} : {notes}),
    shown: first,
    conditions: {
      ...told(recording),
      ...(remarks === undefined ? {} : {remarks}),
    },
  }
}

function distinct(settings: readonly Setting[]): readonly Setting[] {
  return [...new Map(settings.map((one) => [`${one.parameter} ${one.value}`, one])).values()]
}
