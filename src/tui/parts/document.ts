import {pad, wrap} from '../../support/text/width.js'
import {type Line, type Role, type Symbols, span} from '../text/line.js'

const LABEL = 10
const LEFT = 2

/** Text under labels, wrapped to the screen: what a detail is made of. */
export class Document {
  readonly #lines: Line[] = []
  readonly #width: number
  readonly symbols: Symbols

  constructor(width: number, symbols: Symbols) {
    this.#width = width
    this.symbols = symbols
  }

  get lines(): readonly Line[] {
    return this.#lines
  }

  /** Columns right of the labels. */
  get room(): number {
    return Math.max(10, this.#width - LEFT - LABEL - 2)
  }

  heading(line: Line): void {
    if (this.#lines.length > 0) this.#lines.push([])
    this.#lines.push(line)
  }

  /** Texts below each other, the first beside the label. Nothing where there is no text. */
  section(label: string, texts: readonly (string | undefined)[], role: Role = 'plain'): void {
    this.rows(
      label,
      texts
        .filter((one) => one !== undefined && one !== '')
        .flatMap((one) => wrap(span(one ?? '').text, this.room).map((text) => [span(text, role)])),
    )
  }

  /** Lines that are ready to be drawn, beside a label. */
  rows(label: string, lines: readonly Line[]): void {
    for (const [index, line] of lines.entries()) {
      this.#lines.push([span(' '.repeat(LEFT)), span(pad(index === 0 ? label : '', LABEL), 'muted'), span('  '), ...line])
    }
  }

  /** A symbol, and text that wraps beside it. */
  marked(
    label: string,
    items: readonly {readonly symbol: string; readonly role: Role; readonly text: string; readonly textRole?: Role}[],
  ): void {
    this.rows(
      label,
      items.flatMap(({symbol, role, text, textRole = 'plain'}) =>
        wrap(span(text).text, this.room - 2).map(
          (part, index): Line => [span(index === 0 ? `${symbol} ` : '  ', role), span(part, textRole)],
        ),
      ),
    )
  }
}
