import type {RandomStreams} from '../../../support/random-streams.js'
import type {EngineStage} from './contract.js'
import type {Service} from './service.js'

export type NetworkTime = (fromNode: string | undefined, toNode: string, random: () => number) => number

/** One step of a stream, ready to run: its functions, and the random substreams that are its own. */
export class Stage {
  readonly service: Service
  readonly next: readonly Stage[]
  readonly #name: string
  readonly #work: EngineStage['work']
  readonly #network: NetworkTime | undefined
  readonly #workRandom: () => number
  readonly #networkRandom: () => number

  constructor(options: {
    readonly name: string
    readonly random: RandomStreams
    readonly service: Service
    readonly work: EngineStage['work']
    readonly network: NetworkTime | undefined
    readonly next: readonly Stage[]
  }) {
    this.service = options.service
    this.next = options.next
    this.#name = options.name
    this.#work = options.work
    this.#network = options.network
    // Substreams of their own, so that a draw for the network changes no draw for the work.
    this.#workRandom = options.random.open(`${options.name}/work`)
    this.#networkRandom = options.random.open(`${options.name}/network`)
  }

  drawWork(nowMs: number): number {
    const work = this.#work(nowMs, this.#workRandom)
    if (!(work >= 0 && work < Number.POSITIVE_INFINITY))
      throw new RangeError(`Work must be finite and not negative; ${this.#name} drew ${work}.`)
    return work
  }

  drawNetworkMs(fromNode: string | undefined, toNode: string): number {
    if (this.#network === undefined) return 0
    const networkMs = this.#network(fromNode, toNode, this.#networkRandom)
    if (!(networkMs >= 0)) throw new RangeError(`A network time must not be negative; ${this.#name} drew ${networkMs}.`)
    return networkMs
  }
}
