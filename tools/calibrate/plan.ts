/** One measurement: the classifier at a load, with or without its neighbour. */
export type Cell = {
  readonly purpose: 'fit' | 'validate'
  /** Of what the classifier's CPU limit allows on the reference node, on average. */
  readonly load: number
  readonly neighbour: boolean
  /** Of the requests. */
  readonly seed: number
}

export const PHASES = ['fit', 'alone', 'neighbour'] as const
export type Phase = (typeof PHASES)[number]

const FIT_LOADS = [0.3, 0.6]
const VALIDATION_LOADS = [0.2, 0.4, 0.5, 0.7, 0.8]

/** What a phase measures. No two cells have a seed in common, and no load is both fitted and validated. */
export function cellsOf(phase: Phase): readonly Cell[] {
  if (phase === 'fit') return [false, true].flatMap((neighbour) => cells('fit', FIT_LOADS, neighbour, 100))
  return cells('validate', VALIDATION_LOADS, phase === 'neighbour', 200)
}

function cells(purpose: Cell['purpose'], loads: readonly number[], neighbour: boolean, seed: number): readonly Cell[] {
  return loads.map((load, index) => ({purpose, load, neighbour, seed: seed + (neighbour ? 50 : 0) + index}))
}

export function nameOf({purpose, load, neighbour}: Pick<Cell, 'purpose' | 'load' | 'neighbour'>): string {
  return `${purpose} ${load} ${neighbour ? 'with a neighbour' : 'alone'}`
}
