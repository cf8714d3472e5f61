import {constants} from 'node:os'

const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
export type StoppingSignal = (typeof STOPPING)[number]

/** Why everything stops: a person or a supervisor asked for it. */
export class StoppedBySignal extends Error {
  override readonly name = 'StoppedBySignal'
  readonly signalName: StoppingSignal
  /** 128+n, as shells have it. */
  readonly exitStatus: number

  constructor(signalName: StoppingSignal) {
    super(`Stopped by ${signalName}.`)
    this.signalName = signalName
    this.exitStatus = 128 + constants.signals[signalName]
  }
}

/** What a library does to signals when it is loaded is undone: `when-exit`, which `conf` brings, ends the process at the first one, before anything has stopped in order. */
export async function keepingSignals<Module>(load: () => Promise<Module>, source: NodeJS.EventEmitter = process): Promise<Module> {
  const before = new Set(signalListeners(source).map(({listener}) => listener))
  const loaded = await load()
  for (const {name, listener} of signalListeners(source)) if (!before.has(listener)) source.off(name, listener)
  return loaded
}

type SignalListener = (...given: unknown[]) => void

function signalListeners(source: NodeJS.EventEmitter): readonly {readonly name: string; readonly listener: SignalListener}[] {
  const names = source
    .eventNames()
    .filter((name) => typeof name === 'string')
    .filter((name) => name.startsWith('SIG'))
  return names.flatMap((name) => source.rawListeners(name).map((listener) => ({name, listener: listener as SignalListener})))
}

/** The part of `process` that is needed. */
type SignalSource = {
  on(signal: StoppingSignal, listener: () => void): unknown
  off(signal: StoppingSignal, listener: () => void): unknown
  exit(status: number): unknown
}

export type StopSignals = {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP, with a `StoppedBySignal` as its reason. */
  readonly signal: AbortSignal
  /** From here on signals do again what they do without us. */
  remove(): void
}

/**
 * The first signal asks to stop in order; the second ends the process at once with status 128+n. A SIGHUP is never the second: a terminal that
 * is closed sends it several times over, by the kernel, the shell and our launcher, and nobody is left who could have been impatient.
 */
export function listenForStop(source: SignalSource = process): StopSignals {
  const stop = new AbortController()
  const listeners = STOPPING.map((name) => {
    const listener = (): void => {
      const reason = new StoppedBySignal(name)
      if (!stop.signal.aborted) stop.abort(reason)
      else if (name !== 'SIGHUP') source.exit(reason.exitStatus)
    }
    source.on(name, listener)
    return {name, listener}
  })
  return {
    signal: stop.signal,
    remove() {
      for (const {name, listener} of listeners) source.off(name, listener)
    },
  }
}
