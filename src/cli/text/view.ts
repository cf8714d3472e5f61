import type {Style} from './style.js'

/** What a renderer knows of where its text goes. A renderer is a pure function of a result and a view. */
export type View = {
  readonly style: Style
  /** Columns. Without a terminal a readable measure for running text; tables are then not cut. */
  readonly width: number
  readonly isTerminal: boolean
  /** The moment that relative times refer to, in ms, on the clock of what is shown (a slice's own clock may run faster than ours). */
  readonly nowMs: number
}

export type Renderer<Result> = (result: Result, view: View) => string
