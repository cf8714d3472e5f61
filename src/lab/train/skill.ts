import type {PhaseOf} from './phases.js'
import type {TrainingRow} from './rows.js'
import {errorsOf} from './split.js'

/** How much less a model is off than another forecast, on the rows of which both can say something. */
export type Skill = {
  readonly against: Forecast
  readonly rows: number
  /** Mean absolute errors, in the metric's unit. */
  readonly model: number
  readonly reference: number
  /** 1 - model / reference: 0 is no better, 1 is perfect. */
  readonly skill: number
}

/** What a model foresaw of a row. */
export type Answer = {readonly row: TrainingRow; readonly foreseen: number}

/** What a model is held against. */
export type Forecast = 'persistence' | 'look-up by phase' | 'a season before'

export type Reference = {readonly name: Forecast; readonly foresee: (row: TrainingRow) => number | undefined}

export function skillAgainst({name, foresee}: Reference, answers: readonly Answer[]): Skill {
  const known = answers.flatMap((answer) => {
    const reference = foresee(answer.row)
    return reference === undefined ? [] : [{...answer, reference}]
  })
  const actual = known.map(({row}) => row.actual)
  const maeOf = (values: readonly number[]) => errorsOf(values, actual).mae
  const model = maeOf(known.map(({foreseen}) => foreseen))
  const reference = maeOf(known.map((one) => one.reference))
  return {against: name, rows: known.length, model, reference, skill: 1 - model / reference}
}

export const PERSISTENCE: Reference = {name: 'persistence', foresee: ({now}) => now}

/** What was trained on at the same phase and its neighbours, in the mean; where nothing was, the mean of all. */
export function phaseLookUp(training: readonly TrainingRow[], phaseOf: PhaseOf, seasonSteps: number): Reference {
  const byPhase = Map.groupBy(training, (row) => phaseOf(row))
  const usual = meanOf(training)
  return {
    name: 'look-up by phase',
    foresee: (row) => {
      const phase = phaseOf(row)
      if (phase === undefined) return undefined
      const near = [-1, 0, 1].flatMap((step) => byPhase.get((phase + step + seasonSteps) % seasonSteps) ?? [])
      return near.length === 0 ? usual : meanOf(near)
    },
  }
}

/** What it was a season before: it was measured by then, as a season is longer than the horizon. */
export function seasonBefore(rows: readonly TrainingRow[], durationMs: number, everyMs: number): Reference {
  const keyOf = ({application, component}: TrainingRow, atMs: number) =>
    JSON.stringify([application, component, Math.round(atMs / everyMs)])
  const known = new Map(rows.map((row) => [keyOf(row, row.atMs), row.actual]))
  return {name: 'a season before', foresee: (row) => known.get(keyOf(row, row.atMs - durationMs))}
}

function meanOf(rows: readonly TrainingRow[]): number {
  return rows.reduce((sum, {actual}) => sum + actual, 0) / rows.length
}
