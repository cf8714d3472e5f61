import type {Fault, ListedFault} from '../../../descriptions/resolved-scenario.js'
import {type ScaledClock, scaledClock, systemClock} from '../../../support/clock-system.js'
import type {ClusterPlatform, HostPlatform, SlicePlatform} from '../../contract/index.js'
import {Link, unreachable} from './link.js'
import type {Hello, WorldDescription, WorldStatus} from './protocol.js'
import {remoteCluster, remoteHost, remoteSlice} from './remote-ports.js'

export type {WorldDescription, WorldStatus} from './protocol.js'

export type ConnectOptions = {
  /** How long connecting, or a call made while the world is away, may wait, in real ms. */
  readonly waitMs?: number
}

/** A world in another process. */
export interface WorldConnection {
  readonly slice: SlicePlatform
  cluster(name: string): ClusterPlatform
  /** `node`: a name, or `cluster/name` where several clusters have one of that name. */
  host(node: string): HostPlatform
  /** The world's time. It stands still while the world is away, and never goes back. */
  readonly clock: ScaledClock
  readonly isUp: boolean
  describe(): Promise<WorldDescription>
  status(): Promise<WorldStatus>
  faults(): Promise<readonly ListedFault[]>
  /** Makes something go wrong, from now on and for so many ms of the world's time; gives the name to `mend` it by. */
  inject(fault: Fault, forMs?: number): Promise<string>
  mend(fault: string): Promise<boolean>
  close(): void
}

/**
 * Connects to the world behind `path`, and stays connected until the signal is aborted: when the world goes away it is sought again, watches say
 * `degraded` meanwhile and begin anew after. Rejects with `world-unreachable` where it does not answer in time.
 */
export async function connectWorld(path: string, signal: AbortSignal, {waitMs = 10_000}: ConnectOptions = {}): Promise<WorldConnection> {
  signal.throwIfAborted()
  const link = new Link(path, {waitMs})
  const clock = await firstContact(link, path, waitMs, signal)
  signal.addEventListener('abort', () => link.close(), {once: true})
  const nowMs = (): number => clock.now()
  return {
    slice: remoteSlice(link, nowMs),
    cluster: (name) => remoteCluster(link, nowMs, name),
    host: (node) => remoteHost(link, nowMs, node),
    clock,
    get isUp() {
      return link.isUp
    },
    describe: async () => (await link.call('world.describe', [])) as WorldDescription,
    status: async () => (await link.call('world.status', [])) as WorldStatus,
    faults: async () => (await link.call('world.faults', [])) as readonly ListedFault[],
    inject: async (fault, forMs) => (await link.call('world.inject', [fault, forMs ?? null])) as string,
    mend: async (fault) => (await link.call('world.mend', [fault])) as boolean,
    close: () => link.close(),
  }
}

/** Resolves to the world's clock, which follows the link from then on. */
function firstContact(link: Link, path: string, waitMs: number, signal: AbortSignal): Promise<ScaledClock> {
  return new Promise((resolve, reject) => {
    let clock: ScaledClock | undefined
    const fail = (error: Error): void => {
      cancel()
      link.close()
      reject(error)
    }
    const onAbort = (): void => fail(signal.reason instanceof Error ? signal.reason : new Error('Aborted.', {cause: signal.reason}))
    const cancel = systemClock.schedule(waitMs, () => fail(unreachable(path, `It did not answer within ${waitMs / 1000} s.`)))
    signal.addEventListener('abort', onAbort, {once: true})
    const onUp = ({nowMs, speed}: Hello): void => {
      if (clock !== undefined) {
        clock.resume(nowMs)
        return
      }
      cancel()
      signal.removeEventListener('abort', onAbort)
      clock = scaledClock({originMs: nowMs, startedAtMs: Date.now(), speed})
      resolve(clock)
    }
    link.begin({onUp, onDown: () => clock?.pause(), onRefused: fail})
  })
}
