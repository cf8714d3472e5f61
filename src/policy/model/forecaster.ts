import type {ModelContract} from '../../ml/contract/model-contract.js'
import type {ModelSession, Question} from '../../ml/contract/session.js'

/** Asks the model about rows of features. */
export interface Forecaster {
  /** A value for each row, in their order. One question at a time. */
  forecast(rows: readonly (readonly number[])[]): Promise<readonly number[]>
}

/** The model's first input and output. What a question needs is kept: most turns ask for one row, or for one for each host. */
export function createForecaster(session: ModelSession, {inputs, outputs}: ModelContract): Forecaster {
  const [input] = inputs
  const [output] = outputs
  if (input === undefined || output === undefined) throw new RangeError('The contract has no input or no output.')
  const columns = input.features.length
  const rowsAtOnce = input.shape[0] ?? 0
  const questions = new Map<number, Question>()
  const questionFor = (rows: number): Question => {
    const known = questions.get(rows) ?? session.question(input.name, output.name, [rows, columns])
    questions.set(rows, known)
    return known
  }
  const ask = async (rows: readonly (readonly number[])[]): Promise<readonly number[]> => {
    const {values, ask: answer} = questionFor(rows.length)
    for (const [place, row] of rows.entries()) values.set(row, place * columns)
    return Array.from({length: rows.length}, valueAt(await answer()))
  }
  return {
    async forecast(rows) {
      if (rowsAtOnce === 0 || rowsAtOnce === rows.length) return ask(rows)
      if (rowsAtOnce !== 1) throw new RangeError(`The model answers ${rowsAtOnce} rows at once, not ${rows.length}.`)
      const answers: number[] = []
      for (const row of rows) answers.push(...(await ask([row])))
      return answers
    },
  }
}

function valueAt(values: ArrayLike<number>): (nothing: unknown, place: number) => number {
  return (_, place) => values[place] ?? Number.NaN
}
