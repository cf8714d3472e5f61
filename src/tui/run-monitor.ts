import type {Api} from '../northbound/contract/api.js'
import type {Clock} from '../support/clock.js'
import {systemClock} from '../support/clock-system.js'
import type {ScreenEvent} from './events.js'
import {follow} from './feed.js'
import {frameOf} from './frame.js'
import {reduce} from './model.js'
import {guardTerminal} from './screen/guard.js'
import {jobControl} from './screen/job-control.js'
import {paced} from './screen/pace.js'
import type {Screen, ScreenStreams} from './screen/screen.js'
import {initialState, type State} from './state.js'
import {paint} from './text/line.js'
import {themeFor} from './text/theme.js'
import {wantsOf} from './wants.js'

export type MonitorOptions = ScreenStreams & {
  readonly client: Api
  readonly signal: AbortSignal
  /** Only what has this in its name. */
  readonly filter?: string
  /** What the person chose; absent: as the terminal and `NO_COLOR` say. */
  readonly colour?: boolean
  readonly env?: {readonly [name: string]: string | undefined}
  readonly clock?: Clock
  /** Tests see the drawing. */
  readonly onDrawn?: (state: State) => void
}

const TICK_MS = 1_000

/**
 * Shows the live screen on a terminal until the person quits, the terminal is gone, or the signal. It gives the terminal back as it was, whatever
 * happens. Rejects where the API will never answer (a wrong token), and for bugs; an API that is away for a while is shown, and waited for.
 */
export async function runMonitor(options: MonitorOptions): Promise<void> {
  const {client, signal, stdin, stdout, clock = systemClock} = options
  const {openInkScreen} = await import('./screen/ink-screen.js')
  if (signal.aborted) return
  const theme = themeFor({chosen: options.colour, isTerminal: stdout.isTTY, env: options.env ?? process.env})
  const end = new AbortController()
  const all = AbortSignal.any([signal, end.signal])
  const failure = Promise.withResolvers<never>()
  let state = initialState(sizeOf(stdout), clock.now(), options.filter)

  let screen: Screen | undefined
  const pace = paced(clock, () => {
    screen?.draw(frameOf(state, theme.symbols).map((line) => paint(line, theme)))
    options.onDrawn?.(state)
  })
  const dispatch = (event: ScreenEvent): void => {
    const next = reduce(state, event)
    if (next === state) return
    state = next
    pace.ask()
    if (state.ui.wish === 'quit') end.abort()
    else if (state.ui.wish === 'suspend') void putAside().catch(failure.reject)
  }
  const onResize = (): void => {
    screen?.wipe()
    dispatch({kind: 'resize', ...sizeOf(stdout)})
  }
  // Before Ink listens: the state knows the new size when Ink draws for it.
  stdout.on('resize', onResize)
  const guard = guardTerminal({stdin, stdout}, () => screen?.close())
  screen = openInkScreen({stdin, stdout}, dispatch)
  const jobs = jobControl(screen, clock, failure.reject)
  const putAside = async (): Promise<void> => {
    dispatch({kind: 'resumed'})
    await jobs.suspend()
    onResize()
    pace.ask()
  }
  pace.ask()
  const feed = follow({client, clock, signal: all, wants: () => wantsOf(state), dispatch})
  const ticks = tick(clock, all, dispatch)
  try {
    await Promise.race([feed, screen.ended, guard.gone, failure.promise])
  } finally {
    end.abort()
    pace.stop()
    jobs.remove()
    stdout.off('resize', onResize)
    guard.restore()
    guard.remove()
    await Promise.allSettled([feed, ticks])
  }
}

/** Ages and the slice's clock go on between answers. */
async function tick(clock: Clock, signal: AbortSignal, dispatch: (event: ScreenEvent) => void): Promise<void> {
  for await (const atMs of clock.every(TICK_MS, signal)) dispatch({kind: 'tick', atMs})
}

function sizeOf({columns, rows}: NodeJS.WriteStream): {readonly columns: number; readonly rows: number} {
  return {columns: columns > 0 ? columns : 80, rows: rows > 0 ? rows : 24}
}
