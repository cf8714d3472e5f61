import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {Clock, Release} from '../../support/clock.js'

export type OrderEndPorts = {
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  /** An order of this application holds no more: what it overruled does again. */
  readonly onEnd: (application: string) => void
  readonly signal: AbortSignal
}

/** Knows when the orders of applications end that a person gave for a time. */
export class OrderEnds {
  readonly #ports: OrderEndPorts
  readonly #timers = new Map<string, readonly Release[]>()

  constructor(ports: OrderEndPorts) {
    this.#ports = ports
    ports.signal.addEventListener('abort', () => this.#stop(), {once: true})
  }

  /** Of the orders that it has now, and of no others. */
  expect({name, orders}: Pick<ApplicationSpec, 'name' | 'orders'>): void {
    const {clock, onEnd, signal} = this.#ports
    this.forget(name)
    if (signal.aborted) return
    const nowMs = clock.now()
    const ends = new Set(orders.flatMap(({untilMs = 0}) => (untilMs > nowMs ? [untilMs] : [])))
    if (ends.size === 0) return
    // It holds up to that moment, and not after it.
    const timers = [...ends].map((endMs) => clock.schedule(endMs - nowMs + 1, () => onEnd(name)))
    this.#timers.set(name, timers)
  }

  forget(application: string): void {
    for (const cancel of this.#timers.get(application) ?? []) cancel()
    this.#timers.delete(application)
  }

  #stop(): void {
    for (const application of [...this.#timers.keys()]) this.forget(application)
  }
}
