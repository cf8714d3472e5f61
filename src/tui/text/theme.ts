import type {Theme} from './line.js'
import {symbolsFor, wantsColour} from './symbols.js'

type Environment = {readonly [name: string]: string | undefined}

/** Colour as the person chose, else as the terminal and `NO_COLOR` say; symbols as the locale can show them. */
export function themeFor(input: {readonly chosen: boolean | undefined; readonly isTerminal: boolean; readonly env: Environment}): Theme {
  const {chosen, isTerminal, env} = input
  return {hasColour: wantsColour(chosen, isTerminal, env), symbols: symbolsFor(env, process.platform)}
}
