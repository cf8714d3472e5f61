/** Words in colour, or plain ones: a renderer never asks which. Colour never carries a meaning alone. */
export type Style = {
  readonly bold: Paint
  readonly dim: Paint
  readonly red: Paint
  readonly green: Paint
  readonly yellow: Paint
  readonly cyan: Paint
}
type Paint = (text: string) => string

export const plainStyle: Style = {bold: same, dim: same, red: same, green: same, yellow: same, cyan: same}

export const colourStyle: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  cyan: paint(36, 39),
}

/**
 * Colour is wanted on a terminal, unless `NO_COLOR` (https://no-color.org) is set or the terminal is dumb. `chosen` is what `--color` or
 * `--no-color` said, and outranks all.
 */
export function wantsColour(input: {
  readonly chosen: boolean | undefined
  readonly isTerminal: boolean
  readonly env: {readonly [name: string]: string | undefined}
}): boolean {
  if (input.chosen !== undefined) return input.chosen
  if (input.env['NO_COLOR'] !== undefined && input.env['NO_COLOR'] !== '') return false
  return input.isTerminal && input.env['TERM'] !== 'dumb'
}

function same(text: string): string {
  return text
}

function paint(open: number, close: number): Paint {
  return (text) => (text === '' ? '' : `\u001B[${open}m${text}\u001B[${close}m`)
}
