import type {Highs} from 'highs'

/** A minimisation over columns that are at least 0; its rows are stored one after the other. */
export type Program = {
  readonly cost: readonly number[]
  readonly upper: readonly number[]
  readonly rows: readonly ProgramRow[]
}

export type ProgramRow = {
  readonly lower: number
  readonly upper: number
  readonly columns: readonly number[]
  readonly values: readonly number[]
}

export type LinearSolution = {
  readonly objective: number
  readonly values: Float64Array
  /** What a row's bound is worth. */
  readonly rowDuals: Float64Array
  readonly reducedCosts: Float64Array
}

/** A linear program that grows, solved again and again from where it was. */
export type LinearProgram = {
  readonly addColumn: (cost: number, rows: readonly number[], values: readonly number[]) => void
  readonly boundColumn: (column: number, lower: number, upper: number) => void
  readonly boundRow: (row: number, lower: number, upper: number) => void
  /** `undefined` where it has no solution, or there was no time for one. */
  readonly solve: (timeLimitMs: number) => LinearSolution | undefined
}

/** HiGHS (https://highs.dev) compiled to WebAssembly. All of it blocks the thread it runs on: agents and the command line give it one of its own. */
export type Solver = {
  readonly linear: <T>(program: Program, use: (linear: LinearProgram) => T) => T
}

let loading: Promise<Highs> | undefined

export async function loadSolver(): Promise<Solver> {
  // The types say CommonJS, and Node gives the ES module.
  loading ??= import('highs').then(({default: load}) => (load as unknown as () => Promise<Highs>)())
  const highs = await loading
  return {
    linear: (program, use) =>
      highs.withModel(dataOf(program), (model) => {
        model.options.set({output_flag: false})
        return use({
          addColumn: (cost, rows, values) =>
            void model.addCol(cost, 0, highs.infinity, {indices: Int32Array.from(rows), values: Float64Array.from(values)}),
          boundColumn: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
          boundRow: (row, lower, upper) => void model.changeRowBounds(row, lower, upper),
          solve: (timeLimitMs) => {
            model.zeroAllClocks()
            model.options.set('time_limit', Math.max(0.001, timeLimitMs / 1000))
            model.run()
            if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined
            const {colValue, colDual, rowDual} = model.getSolution()
            return {objective: model.getObjectiveValue(), values: colValue, rowDuals: rowDual, reducedCosts: colDual}
          },
        })
      }),
  }
}

function dataOf({cost, upper, rows}: Program) {
  const [numCols, numRows] = [cost.length, rows.length]
  const starts = new Int32Array(numRows + 1)
  for (const [at, {columns}] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + columns.length
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(cost),
    colLower: new Float64Array(numCols),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, ({lower}) => lower),
    rowUpper: Float64Array.from(rows, ({upper: most}) => most),
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts,
      indices: Int32Array.from(rows.flatMap(({columns}) => columns)),
      values: Float64Array.from(rows.flatMap(({values}) => values)),
    },
  }
}
