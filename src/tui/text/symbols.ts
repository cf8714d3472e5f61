import type {Symbols} from './line.js'

export const unicodeSymbols: Symbols = {
  good: '●',
  busy: '◌',
  warn: '▲',
  bad: '✘',
  unknown: '○',
  done: '✔',
  failed: '✘',
  held: '‖',
  deferred: '◷',
  asks: '?',
  chosen: '●',
  eligible: '○',
  cursor: '▸',
  open: '▾',
  closed: '▹',
  dot: '·',
  rule: '─',
  side: '│',
  arrow: '→',
  cut: '…',
  plusMinus: '±',
  times: '×',
  atMost: '≤',
  atLeast: '≥',
  notEqual: '≠',
  keyUpDown: '↑↓',
  targetLine: '┄',
  bar: ['▰', '▱'],
  levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  hasBraille: true,
}

/** For terminals that are not UTF-8. */
export const asciiSymbols: Symbols = {
  good: '*',
  busy: '~',
  warn: '!',
  bad: 'x',
  unknown: 'o',
  done: '+',
  failed: 'x',
  held: '=',
  deferred: '>',
  asks: '?',
  chosen: '*',
  eligible: 'o',
  cursor: '>',
  open: '-',
  closed: '+',
  dot: '|',
  rule: '-',
  side: '|',
  arrow: '->',
  cut: '~',
  plusMinus: '+-',
  times: 'x',
  atMost: '<=',
  atLeast: '>=',
  notEqual: '!=',
  keyUpDown: 'up/down',
  targetLine: '-',
  bar: ['#', '.'],
  levels: ['_', '.', '-', '=', '+', '*', '%', '#'],
  hasBraille: false,
}

type Environment = {readonly [name: string]: string | undefined}

/** As POSIX has it: LC_ALL, then LC_CTYPE, then LANG. Windows terminals and a macOS shell without any of them show Unicode too. */
export function symbolsFor(env: Environment, platform: NodeJS.Platform): Symbols {
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return asciiSymbols
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((one) => one !== undefined && one !== '')
  if (locale === undefined) return platform === 'linux' ? asciiSymbols : unicodeSymbols
  return /utf-?8/i.test(locale) ? unicodeSymbols : asciiSymbols
}

/** As https://no-color.org has it; `chosen` is what the command line said, and outranks all. */
export function wantsColour(chosen: boolean | undefined, isTerminal: boolean, env: Environment): boolean {
  if (chosen !== undefined) return chosen
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false
  return isTerminal && env['TERM'] !== 'dumb'
}
