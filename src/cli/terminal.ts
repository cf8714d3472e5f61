import {colourStyle, plainStyle, wantsColour} from './text/style.js'
import type {View} from './text/view.js'

/** Where a command writes and what it may know of its surroundings. Tests give their own. */
export type Terminal = {
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: {readonly [name: string]: string | undefined}
}
export type Stream = {write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number}

export const processTerminal: Terminal = {stdout: process.stdout, stderr: process.stderr, env: process.env}

/** The measure of running text where no terminal states one. */
const PLAIN_WIDTH = 100
const NARROWEST = 40

export function viewOf(stream: Stream, terminal: Terminal, options: {readonly colour: boolean | undefined; readonly nowMs: number}): View {
  const isTerminal = stream.isTTY === true
  const asksColour = wantsColour({chosen: options.colour, isTerminal, env: terminal.env})
  return {
    style: asksColour ? colourStyle : plainStyle,
    width: isTerminal ? Math.max(NARROWEST, columnsOf(stream)) : PLAIN_WIDTH,
    isTerminal,
    nowMs: options.nowMs,
  }
}

/** A terminal that was never told its size says 0. */
export function columnsOf({columns}: Stream): number {
  return columns === undefined || columns === 0 ? 80 : columns
}
