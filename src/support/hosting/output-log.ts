import type {OutputLine} from './health.js'

const KEPT_LINES = 500
const LONGEST_LINE = 2_000

/** The last lines that something wrote: bounded, whatever it writes. */
export class OutputLog {
  readonly #now: () => number
  #lines: OutputLine[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  add(stream: OutputLine['stream'], text: string): void {
    const cut = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}… (${text.length} characters)` : text
    this.#lines.push({timeMs: this.#now(), stream, text: cut})
    if (this.#lines.length > 2 * KEPT_LINES) this.#lines = this.#lines.slice(-KEPT_LINES)
  }

  lines(): readonly OutputLine[] {
    return this.#lines.slice(-KEPT_LINES)
  }
}
