import {setTimeout as realSleep} from 'node:timers/promises'
import {createVirtualClock, type VirtualClock} from '../../../src/support/clock-virtual.js'
import {runMonitor} from '../../../src/tui/run-monitor.js'
import {FakeTerminal} from '../../support/terminal.js'
import {type FakeClient, fakeClient, type Slice} from './fake-client.js'

export type Live = {
  readonly terminal: FakeTerminal
  readonly fake: FakeClient
  readonly clock: VirtualClock
  /** Settles as the monitor does. */
  readonly done: Promise<void>
  /** So much time passes, and what it brings is on the screen. */
  pass(ms: number): Promise<void>
  press(keys: string): Promise<void>
  text(): Promise<string>
  stop(): Promise<void>
}

const MACHINE_MS = 1_000_000

/** The monitor on an emulated terminal, with a clock that stands still until it is told to go on. */
export async function openLive(
  options: {
    readonly columns?: number
    readonly rows?: number
    readonly slice?: Slice
    readonly env?: {readonly [name: string]: string}
    readonly colour?: boolean
    readonly failure?: Error
  } = {},
): Promise<Live> {
  const terminal = new FakeTerminal(options.columns ?? 80, options.rows ?? 24)
  terminal.print('$ mlsysops monitor\r\n')
  const fake = fakeClient(options.slice)
  fake.fail(options.failure)
  const clock = createVirtualClock(MACHINE_MS)
  const end = new AbortController()
  const done = runMonitor({
    client: fake.client,
    clock,
    signal: end.signal,
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    env: options.env ?? {LANG: 'C.UTF-8'},
    colour: options.colour ?? false,
  })
  const pass = async (ms: number): Promise<void> => {
    await clock.run(clock.now() + ms)
    // Ink writes what is left of a burst from a real timer of a millisecond.
    await realSleep(5)
    await terminal.settled()
  }
  for (let tries = 0; !terminal.isRaw && tries < 2_000; tries++) await realSleep(5)
  await pass(0)
  await pass(100)
  return {
    terminal,
    fake,
    clock,
    done,
    pass,
    async press(keys) {
      terminal.press(keys)
      // A lone escape is told from the beginning of a sequence by the time that follows: 20 ms in Ink.
      await realSleep(keys === '\u001B' ? 40 : 5)
      await pass(100)
    },
    text: () => terminal.text(),
    async stop() {
      end.abort()
      await done
    },
  }
}
