import {EventEmitter} from 'node:events'
import {PassThrough} from 'node:stream'
import xterm from '@xterm/headless'

/**
 * A terminal emulator with the streams of a TTY: what is on its screen is what a person would see, wraps, cursor moves and left-overs included.
 */
export class FakeTerminal {
  readonly stdin: NodeJS.ReadStream & {readonly rawModes: boolean[]}
  readonly stdout: NodeJS.WriteStream
  /** Each write, as it came. */
  readonly writes: string[] = []
  readonly #terminal: InstanceType<typeof xterm.Terminal>
  #size: {columns: number; rows: number}

  constructor(columns = 80, rows = 24) {
    this.#size = {columns, rows}
    this.#terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 200})
    this.stdin = fakeStdin()
    this.stdout = this.#fakeStdout()
  }

  /** The lines of the screen, without spaces at their ends. */
  async screen(): Promise<readonly string[]> {
    await this.settled()
    const {active} = this.#terminal.buffer
    return Array.from(
      {length: this.#size.rows},
      (_, row) =>
        active
          .getLine(active.viewportY + row)
          ?.translateToString(true)
          .trimEnd() ?? '',
    )
  }

  async text(): Promise<string> {
    return (await this.screen()).join('\n').trimEnd()
  }

  get isAlternate(): boolean {
    return this.#terminal.buffer.active.type === 'alternate'
  }

  get isCursorHidden(): boolean {
    const all = this.writes.join('')
    return all.lastIndexOf('\u001B[?25l') > all.lastIndexOf('\u001B[?25h')
  }

  get isRaw(): boolean {
    return this.stdin.rawModes.at(-1) ?? false
  }

  /** As a shell before us would. */
  print(text: string): void {
    this.#terminal.write(text)
  }

  press(keys: string): void {
    this.stdin.push(keys)
  }

  resize(columns: number, rows: number): void {
    this.#size = {columns, rows}
    this.#terminal.resize(columns, rows)
    Object.assign(this.stdout, {columns, rows})
    this.stdout.emit('resize')
  }

  /** As a terminal whose window was closed: Node tells by `error` events, and throws nothing. */
  hangUp(): void {
    const failing = (stream: NodeJS.EventEmitter, syscall: string) => () => {
      process.nextTick(() => stream.emit('error', Object.assign(new Error(`${syscall} EIO`), {code: 'EIO', syscall})))
      return false
    }
    Object.assign(this.stdin, {setRawMode: failing(this.stdin, 'setRawMode')})
    Object.assign(this.stdout, {write: failing(this.stdout, 'write')})
    this.stdin.emit('error', Object.assign(new Error('read EIO'), {code: 'EIO', syscall: 'read'}))
  }

  /** Everything that was written is on the screen. */
  async settled(): Promise<void> {
    await new Promise<void>((resolve) => this.#terminal.write('', resolve))
  }

  #fakeStdout(): NodeJS.WriteStream {
    const stream = Object.assign(new EventEmitter(), {
      isTTY: true,
      ...this.#size,
      writable: true,
      destroyed: false,
      writableEnded: false,
      write: (text: string, ...rest: readonly unknown[]): boolean => {
        this.writes.push(text)
        const done = rest.findLast((one): one is () => void => typeof one === 'function')
        this.#terminal.write(text.replaceAll(/(?<!\r)\n/g, '\r\n'), done)
        return true
      },
    })
    return stream as unknown as NodeJS.WriteStream
  }
}

function fakeStdin(): NodeJS.ReadStream & {readonly rawModes: boolean[]} {
  const rawModes: boolean[] = []
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    rawModes,
    setRawMode(isRaw: boolean) {
      rawModes.push(isRaw)
    },
    ref() {},
    unref() {},
  })
  return stream as unknown as NodeJS.ReadStream & {readonly rawModes: boolean[]}
}
