import type {ComponentIntent} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'

export type OrphanPorts = {
  readonly clock: Clock
  /** Changes that the platform holds as begun, and nobody here works on. */
  readonly idle: () => readonly ComponentIntent[]
  readonly mayAct: () => boolean
  readonly adopt: (intent: ComponentIntent) => Promise<void>
}

/** How often it is looked whether something was left unfinished. */
const EVERY_MS = 5_000
const AGAIN_MS = 30_000
const LONGEST_MS = 600_000

/** Takes up what was begun by another that led, or by a life whose journal is lost. Runs until the signal is aborted. */
export async function adoptOrphans({clock, idle, mayAct, adopt}: OrphanPorts, signal: AbortSignal): Promise<void> {
  let before: ReadonlySet<ComponentIntent> = new Set()
  // What could not be finished stays as it is; it is not tried with every beat.
  const tried = new WeakMap<ComponentIntent, {readonly times: number; readonly nextMs: number}>()
  for await (const nowMs of clock.every(EVERY_MS, signal)) {
    const now = idle()
    for (const intent of now) {
      const {times, nextMs} = tried.get(intent) ?? {times: 0, nextMs: 0}
      // One's own writes are seen a moment later: only what stays so is an orphan.
      if (!before.has(intent) || nowMs < nextMs || !mayAct()) continue
      tried.set(intent, {times: times + 1, nextMs: nowMs + Math.min(LONGEST_MS, 2 ** times * AGAIN_MS)})
      await adopt(intent)
    }
    before = new Set(now)
  }
}
