import {cut, pad, printable, textWidth} from '../../support/text/width.js'
import type {View} from './view.js'

/** Plain text and how to paint it: it is cut first and painted last, so that a cut never leaves half a colour code. */
export type Cell = string | {readonly text: string; readonly paint: (text: string) => string}

export type Column<Row> = {
  readonly header: string
  readonly value: (row: Row) => Cell
  readonly align?: 'left' | 'right'
  /** A column that may be cut when the terminal is narrow; the widest of them is cut first. */
  readonly flexible?: boolean
}

const GAP = 3
const NARROWEST = 6

/** A table that fits the terminal. Without a terminal nothing is cut, so that scripts and searches see everything. */
export function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], view: View): string {
  const cells = rows.map((row) => columns.map((column) => column.value(row)))
  const texts = cells.map((line) => line.map((cell) => printable(cellText(cell))))
  const natural = columns.map((column, index) => Math.max(textWidth(column.header), ...texts.map((line) => textWidth(line[index] ?? ''))))
  const widths = view.isTerminal ? fitted(natural, columns, view.width) : natural
  const line = (values: readonly string[], paint: (index: number, text: string) => string): string =>
    columns
      .map((column, index) => {
        const width = widths[index] ?? 0
        const text = cut(values[index] ?? '', width)
        const isLast = index === columns.length - 1
        const painted = paint(index, text)
        const space = ' '.repeat(Math.max(0, width - textWidth(text)))
        if (column.align === 'right') return space + painted
        return isLast ? painted : painted + space
      })
      .join(' '.repeat(GAP))
      .trimEnd()
  const header = line(
    columns.map((column) => column.header),
    (_, text) => view.style.dim(text),
  )
  const body = texts.map((values, row) => line(values, (index, text) => painted(cells[row]?.[index], text)))
  return [header, ...body].join('\n')
}

/** Pairs of a name and a value below each other, the values aligned. Pairs without a value are left out. */
export function renderPairs(pairs: readonly (readonly [name: string, value: string | undefined])[], view: View): string {
  const present = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined && pair[1] !== '')
  const width = Math.max(0, ...present.map(([name]) => textWidth(name)))
  return present.map(([name, value]) => `${view.style.dim(pad(name, width))}   ${value}`).join('\n')
}

function fitted<Row>(natural: readonly number[], columns: readonly Column<Row>[], width: number): readonly number[] {
  const widths = [...natural]
  const room = width - GAP * (columns.length - 1)
  let over = widths.reduce((sum, one) => sum + one, 0) - room
  while (over > 0) {
    let widest = -1
    for (const [index, column] of columns.entries()) {
      const size = widths[index] ?? 0
      if (column.flexible === true && size > NARROWEST && (widest < 0 || size > (widths[widest] ?? 0))) widest = index
    }
    if (widest < 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
    over -= 1
  }
  return widths
}

function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function painted(cell: Cell | undefined, text: string): string {
  return cell === undefined || typeof cell === 'string' ? text : cell.paint(text)
}
