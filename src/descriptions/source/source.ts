import type {Span} from './located.js'

/** The text that positions refer to. `text` is absent for a value that came from no file. */
export type Source = {readonly file: string; readonly text: string | undefined; readonly lineStarts: readonly number[]}

/** A longer line is shown only around the place. */
const WIDTH = 160

export function sourceOf(text: string, file: string): Source {
  const lineStarts = [0]
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) lineStarts.push(index + 1)
  return {file, text, lineStarts}
}

export const NO_SOURCE: Source = {file: '', text: undefined, lineStarts: [0]}

export type Position = {readonly line: number; readonly column: number; readonly sourceLine: string; readonly caret: number}

/** Nothing where there is no text. A place without a span is the document's beginning. */
export function positionIn({text, lineStarts}: Source, span: Span | undefined): Position | Record<string, never> {
  if (text === undefined) return {}
  const offset = Math.min(span?.start ?? 0, text.length)
  const index = lineOf(lineStarts, offset)
  const start = lineStarts[index] ?? 0
  const end = (lineStarts[index + 1] ?? text.length + 1) - 1
  const line = text.slice(start, end).replace(/\r$/, '')
  const column = offset - start + 1
  return {line: index + 1, column, ...windowOf(line, column)}
}

function windowOf(line: string, column: number): {readonly sourceLine: string; readonly caret: number} {
  if (line.length <= WIDTH) return {sourceLine: line, caret: column}
  const from = Math.max(0, Math.min(column - WIDTH / 2, line.length - WIDTH))
  const lead = from === 0 ? '' : '…'
  return {
    sourceLine: `${lead}${line.slice(from, from + WIDTH)}${from + WIDTH < line.length ? '…' : ''}`,
    caret: column - from + lead.length,
  }
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
