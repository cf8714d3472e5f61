import {Writable} from 'node:stream'

/** In one second; what is more is counted. */
const MOST_CHARACTERS = 32_000
const SECOND_MS = 1_000

/** What the code of this worker writes goes to its log: so much a second, whatever it writes. */
export function captureOutput(send: (stream: 'out' | 'err', lines: readonly string[]) => void): void {
  for (const [stream, name] of [
    ['out', 'stdout'],
    ['err', 'stderr'],
  ] as const) {
    const sink = new BoundedLines((lines) => send(stream, lines))
    const writable = new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _encoding, done) {
        sink.write(String(chunk))
        done()
      },
    })
    Object.defineProperty(process, name, {value: writable, configurable: false})
  }
  const {Console} = console
  globalThis.console = new Console({stdout: process.stdout, stderr: process.stderr})
}

class BoundedLines {
  readonly #send: (lines: readonly string[]) => void
  #begunMs = 0
  #sent = 0
  #left = 0

  constructor(send: (lines: readonly string[]) => void) {
    this.#send = send
  }

  write(text: string): void {
    const nowMs = performance.now()
    if (nowMs - this.#begunMs >= SECOND_MS) {
      const note = this.#left === 0 ? [] : [`… and ${this.#left} characters more, which were left out`]
      if (note.length > 0) this.#send(note)
      this.#begunMs = nowMs
      this.#sent = 0
      this.#left = 0
    }
    const part = text.slice(0, Math.max(0, MOST_CHARACTERS - this.#sent))
    this.#left += text.length - part.length
    this.#sent += part.length
    const lines = part.split('\n').filter((line) => line !== '')
    if (lines.length > 0) this.#send(lines)
  }
}
