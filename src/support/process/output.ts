import {StringDecoder} from 'node:string_decoder'

/** What a command wrote, up to a limit, with the last lines of both streams in the order in which they came. */
export class Output {
  readonly #onLine: ((line: string, stream: StreamName) => void) | undefined
  readonly #limitBytes: number
  readonly #streams = {stdout: new Stream(), stderr: new Stream()}
  readonly #tail: string[] = []
  #sizeBytes = 0

  constructor(limitBytes: number, onLine?: (line: string, stream: StreamName) => void) {
    this.#limitBytes = limitBytes
    this.#onLine = onLine
  }

  get isTooLarge(): boolean {
    return this.#sizeBytes > this.#limitBytes
  }

  get tail(): readonly string[] {
    const unfinished = [this.#streams.stdout.rest, this.#streams.stderr.rest].filter((line) => line !== '')
    return [...this.#tail, ...unfinished].slice(-TAIL_LINES)
  }

  add(name: StreamName, chunk: Buffer): void {
    this.#sizeBytes += chunk.byteLength
    const stream = this.#streams[name]
    const text = stream.decode(chunk)
    if (!this.isTooLarge) stream.text += text
    for (const line of stream.lines(text)) this.#line(line, name)
  }

  /** After the end of the streams: the last line may lack its end. */
  finish(): {readonly stdout: string; readonly stderr: string} {
    for (const name of ['stdout', 'stderr'] as const) {
      const {rest} = this.#streams[name]
      this.#streams[name].rest = ''
      if (rest !== '') this.#line(rest, name)
    }
    return {stdout: this.#streams.stdout.text, stderr: this.#streams.stderr.text}
  }

  #line(line: string, name: StreamName): void {
    this.#tail.push(line.slice(0, LONGEST_TAIL_LINE))
    if (this.#tail.length > TAIL_LINES) this.#tail.shift()
    this.#onLine?.(line, name)
  }
}

export type StreamName = 'stdout' | 'stderr'

const TAIL_LINES = 40
const LONGEST_TAIL_LINE = 2_000
/** A line that does not end is passed on in pieces. */
const LONGEST_LINE = 1_048_576

class Stream {
  readonly #decoder = new StringDecoder('utf8')
  text = ''
  rest = ''

  /** A character may be cut in two by a chunk's end. */
  decode(chunk: Buffer): string {
    return this.#decoder.write(chunk)
  }

  lines(text: string): readonly string[] {
    const lines = (this.rest + text).split(/\r?\n/)
    this.rest = lines.pop() ?? ''
    if (this.rest.length <= LONGEST_LINE) return lines
    const piece = this.rest
    this.rest = ''
    return [...lines, piece]
  }
}
