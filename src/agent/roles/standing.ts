import type {Epoch, LeaseEvent} from '../../platform/contract/index.js'

export type StandingPorts = {
  /** `cluster`, `slice`: what the agent is of. */
  readonly of: string
  readonly view: {readonly isSynced: boolean; readonly degradedSinceMs: number | undefined}
  /** It begins to lead, or leads no more. */
  readonly onLead: (epoch: Epoch | undefined) => void
  /** It may act again, after a while in which it might do nothing. */
  readonly onFree: () => void
}

/** Whether an agent may act: it leads, and hears its platform. */
export class Standing {
  readonly #ports: StandingPorts
  readonly #leadership = new Leadership()
  readonly #started = Promise.withResolvers<void>()
  #wasImpeded = false

  constructor(ports: StandingPorts) {
    this.#ports = ports
  }

  /** Resolves when it leads and knows its platform for the first time. */
  get started(): Promise<void> {
    return this.#started.promise
  }

  get epoch(): Epoch {
    return this.#leadership.epoch
  }

  get isLeading(): boolean {
    return this.#leadership.isLeading
  }

  async follow(lease: AsyncIterable<LeaseEvent>): Promise<void> {
    await this.#leadership.follow(lease, (epoch) => {
      this.#ports.onLead(epoch)
      this.heard()
    })
  }

  /** The lease or the platform is heard, or is not any more. */
  heard(): void {
    if (this.isLeading && this.#ports.view.isSynced) this.#started.resolve()
    const isImpeded = this.impediment() !== undefined
    if (this.#wasImpeded && !isImpeded) this.#ports.onFree()
    this.#wasImpeded = isImpeded
  }

  /** Why it may do nothing at present; undefined: it may. */
  impediment(): string | undefined {
    const {of, view} = this.#ports
    if (!this.isLeading) return `Another agent leads this ${of}.`
    const since = view.degradedSinceMs
    return since === undefined
      ? undefined
      : `The ${of}'s platform is not heard since ${new Date(since).toISOString()}; nothing is done on what it said before.`
  }
}

/** Follows the lease. While another agent leads, nothing new may be done. */
class Leadership {
  #epoch: Epoch | undefined

  get epoch(): Epoch {
    return this.#epoch ?? -1
  }

  get isLeading(): boolean {
    return this.#epoch !== undefined
  }

  /** `onChange` is called with each change; a lease that ends, however it ends, is lost. */
  async follow(lease: AsyncIterable<LeaseEvent>, onChange: (epoch: Epoch | undefined) => void): Promise<void> {
    const change = (epoch: Epoch | undefined): void => {
      if (epoch === this.#epoch) return
      this.#epoch = epoch
      onChange(epoch)
    }
    try {
      for await (const event of lease) change(event === 'lost' ? undefined : event)
    } finally {
      change(undefined)
    }
  }
}
