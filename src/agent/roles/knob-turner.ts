import type {KnobWish} from '../../mechanism/builtin/knobs/contract.js'
import type {HostPlatform, Knob, Reason} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'

export type TurnerPorts = {
  readonly platform: HostPlatform
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

/** What became of a wish. */
export type Followed = {
  readonly wish: KnobWish
  readonly isFollowed: boolean
  readonly reasons: readonly Reason[]
  readonly sinceMs: number
}

/** Turns the knobs of a machine, and knows how it left them. */
export class KnobTurner {
  readonly #ports: TurnerPorts
  /** How each was when it had just been set: another value was set by someone else. */
  readonly #left = new Map<string, Knob>()

  constructor(ports: TurnerPorts) {
    this.#ports = ports
  }

  isAsLeft(knob: Knob): boolean {
    return isSame(this.#left.get(knob.name), knob)
  }

  /** `before`: what became of what was wanted of it until now. */
  async turn(name: string, wish: KnobWish, before: Followed | undefined): Promise<Followed> {
    let reasons: readonly Reason[] = []
    let isFollowed = true
    for (const setting of wish.settings) {
      const failed = await this.#set(name, setting)
      reasons = [...reasons, ...failed]
      isFollowed = failed.length === 0
    }
    const isAsBefore = before?.wish.decision === wish.decision && before.isFollowed === isFollowed
    const sinceMs = isAsBefore ? before.sinceMs : Math.floor(this.#ports.clock.now())
    const knob = (await this.#ports.platform.knobs()).find((one) => one.name === name)
    if (knob === undefined) this.#left.delete(name)
    else this.#left.set(name, knob)
    return {wish, isFollowed, reasons, sinceMs}
  }

  /** Why it could not be; empty where it is so. */
  async #set(name: string, setting: KnobWish['settings'][number]): Promise<readonly Reason[]> {
    const {platform, signal, onError} = this.#ports
    try {
      const outcome = await platform.set({name, ...setting}, signal)
      switch (outcome.kind) {
        case 'accepted':
          return []
        case 'refused':
          return outcome.reasons
        case 'stale':
          return [{code: 'stale', message: `${name} was changed by someone else meanwhile`}]
      }
    } catch (error) {
      if (signal.aborted || (error instanceof OperationalError && (error.exit === 'remote' || error.exit === 'timeout'))) throw error
      // Whoever waits for an answer gets one.
      onError(error)
      const [hint] = error instanceof OperationalError ? error.hints : []
      const message = error instanceof Error ? error.message : String(error)
      return [{code: error instanceof OperationalError ? error.code : 'knob-fault', message, ...(hint === undefined ? {} : {wayOut: hint})}]
    }
  }
}

/** Both are JSON, written by the same code. (node:util takes 1 MiB of an agent that has 80.) */
export function isSame(a: object | undefined, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
