/**
 * The queueing core of the simulated world: discrete events, seeded, no wall clock, no promises. It knows nodes, instances and requests; it
 * does not know descriptions, agents or files. Times in ms since the epoch; work in ms of one core of the reference node.
 */
export interface Engine {
  readonly nowMs: number
  /** Arrivals, completions and other state changes processed since the start. */
  readonly processedEvents: number

  addNode(node: EngineNode): void
  /** Speed or core count of a running node; work under way keeps what it has done. */
  changeNode(id: string, change: Partial<Omit<EngineNode, 'id'>>): void
  /** Everything on it must be gone. */
  removeNode(id: string): void

  addInstance(instance: EngineInstance): void
  /** `ready` instances receive requests; work that an instance already has goes on. A node that is down processes nothing. */
  setReady(instance: string, ready: boolean): void
  setNodeUp(node: string, up: boolean): void
  /** With `drain`, what is queued is finished first and `isDrained` turns true; without, it is lost and counted. */
  removeInstance(instance: string, options: {readonly drain: boolean}): void
  isDrained(instance: string): boolean

  addStream(stream: EngineStream): void
  removeStream(id: string): void

  /** Processes everything up to and including `untilMs`; nowMs is `untilMs` afterwards. */
  advance(untilMs: number): void

  /** What happened at an instance since it was last asked; asking begins a new interval. */
  takeInstanceSample(instance: string): InstanceSample
  /** The share of a node's cores that was busy since it was last asked, 0 to 1. */
  takeNodeUtilisation(node: string): number
  /** Little's law and the utilisation law over the whole run so far; both hold in every run or the engine is wrong. */
  laws(): LawCheck
}

export type EngineNode = {
  readonly id: string
  readonly cores: number /** Work done per ms and core, relative to the reference node. */
  readonly speed: number
}

export type EngineInstance = {
  readonly id: string
  readonly node: string
  /** Requests for this service are shared among its ready instances. */
  readonly service: string
  /** `fifo`: `threads` servers and one queue. `processor-sharing`: all requests at once share `threads` cores. */
  readonly discipline: 'fifo' | 'processor-sharing'
  readonly threads: number
  /** Requests that may wait; one more is lost and counted (back-pressure). Infinity: none is. */
  readonly queueLimit: number
  /** The cores it may use at most (its CPU limit), if any. */
  readonly coreLimit?: number
}

/** Where requests come from and what each costs. */
export type EngineStream = {
  readonly id: string
  readonly service: string
  readonly arrivals:
    | {readonly kind: 'poisson' /** Requests a second at a time. */; readonly rate: (nowMs: number) => number; readonly maxRate: number}
    | {readonly kind: 'periodic'; readonly rate: (nowMs: number) => number; readonly jitter: number}
  /** Work of one request arriving at `nowMs`, in ms of a reference core. */
  readonly work: (nowMs: number, random: () => number) => number
  /** Added to the response time of each request: the way there and back, for a request from the stream's origin to an instance's node. */
  readonly networkMs?: (node: string, random: () => number) => number
  /** Requests to make when one is completed (a chain of components). */
  readonly then?: readonly {
    readonly service: string
    readonly work: (nowMs: number, random: () => number) => number
    readonly networkMs?: (fromNode: string, toNode: string, random: () => number) => number
  }[]
}

export type InstanceSample = {
  readonly fromMs: number
  readonly toMs: number
  readonly arrived: number
  readonly completed: number
  readonly lost: number
  /** Of requests completed in the interval: waiting, service and network. NaN where none was. */
  readonly meanResponseMs: number
  readonly p95ResponseMs: number
  readonly meanServiceMs: number
  /** Cores used on average, 0 to threads. */
  readonly busyCores: number
  readonly meanInSystem: number
}

export type LawCheck = {
  /** Relative difference between mean number in system and arrival rate times mean response, the worst over all instances. */
  readonly littleError: number
  /** Between measured busy share and completed work over capacity. */
  readonly utilisationError: number
}
