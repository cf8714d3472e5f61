import type {Theme} from './line.js'
import {symbolsFor, wantsColour} from './symbols.js'

type Environment = {readonly [name: string]: string | undefined}

/** Colour as the person chose, else as the terminal and `NO_COLOR` say; symbols as the locale can show them. */
export function themeFor(input: {readonly chosen: boolean | undefined; readonly isTerminal: boolean; readonly env: Environment}): Theme {
  const {chosen, isTerminal, env} = input
  return {hasColour: wantsColour(chosen, isTerminal, env), symbols: symbolsFor(env, process.platform)}
}

/** The size of a frame that is written as text: what was asked for, else the terminal's, else one that a page holds. */
export function frameSize(
  asked: {readonly columns?: number | undefined; readonly rows?: number | undefined},
  terminal: {readonly columns?: number; readonly rows?: number},
): {readonly columns: number; readonly rows: number} {
  return {columns: asked.columns ?? terminal.columns ?? 100, rows: asked.rows ?? terminal.rows ?? 40}
}
