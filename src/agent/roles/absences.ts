import type {Clock} from '../../support/clock.js'
import type {UnheardCluster} from '../service.js'
import type {ContinuumView} from './continuum-view.js'

/** An agent that is replaced or restarted is gone for moments: only what lasts is told where each telling costs a write. */
const LASTS_MS = 15_000
const LOOK_MS = 5_000

export type AbsencePorts = {
  readonly view: ContinuumView
  readonly clock: Clock
  /** The agent of a cluster has been gone for long, or is there again. */
  readonly onChange: (cluster: string) => void
}

/** Which clusters have no agent that is heard: what is known of them is old, and nobody decides there. By the machine's time, whatever the slice's does. */
export class Absences {
  readonly #ports: AbsencePorts
  readonly #sinceMs = new Map<string, number>()
  readonly #lasting = new Set<string>()

  constructor(ports: AbsencePorts) {
    this.#ports = ports
  }

  async run(signal: AbortSignal): Promise<void> {
    for await (const _ of this.#ports.clock.every(LOOK_MS, signal)) this.#look()
  }

  /** One that was there and is gone is told at once; one that was never heard may be about to come. */
  unheard(): readonly UnheardCluster[] {
    return this.#gone().filter(({cluster, state}) => state !== 'absent' || this.#lasting.has(cluster))
  }

  /** Whether its agent has been gone for so long that it is not just being restarted. */
  isLasting(cluster: string): boolean {
    return this.#lasting.has(cluster)
  }

  #gone(): readonly UnheardCluster[] {
    const {view} = this.#ports
    return [...view.clusters.values().keys()].flatMap((cluster): readonly UnheardCluster[] => {
      const presence = view.presences.get(cluster)
      if (presence === undefined) return [{cluster, state: 'absent'}]
      const state = view.stateOf(presence)
      return state === 'online' ? [] : [{cluster, state, sinceMs: presence.sinceMs}]
    })
  }

  #look(): void {
    const nowMs = this.#ports.clock.machine.now()
    const gone = new Set(this.#gone().map(({cluster}) => cluster))
    for (const cluster of gone) {
      const sinceMs = this.#sinceMs.get(cluster) ?? nowMs
      this.#sinceMs.set(cluster, sinceMs)
      if (nowMs - sinceMs >= LASTS_MS && !this.#lasting.has(cluster)) this.#change(cluster, () => this.#lasting.add(cluster))
    }
    for (const cluster of this.#sinceMs.keys()) {
      if (gone.has(cluster)) continue
      this.#sinceMs.delete(cluster)
      if (this.#lasting.has(cluster)) this.#change(cluster, () => this.#lasting.delete(cluster))
    }
  }

  #change(cluster: string, change: () => void): void {
    change()
    this.#ports.onChange(cluster)
  }
}
