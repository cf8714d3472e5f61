/**
 * The queueing core of the simulated world: discrete events, seeded, no wall clock, no promises. It knows nodes, instances and requests; it
 * does not know descriptions, agents or files. Times in ms since the epoch; work in ms of one core of the reference node.
 *
 * The same seed and the same calls at the same virtual times give the same numbers to the last bit, however `advance` is cut into steps and however
 * often samples are taken. An unknown id, a duplicate id, time running backwards or a number out of its range throws: it is a fault of the caller.
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

  /** It begins as not ready. */
  addInstance(instance: EngineInstance): void
  /** `ready` instances receive requests; work that an instance already has goes on. A node that is down processes nothing. */
  setReady(instance: string, ready: boolean): void
  /** Cores that it may use at once, beside its own limit; Infinity: any number. Work that it has goes on. */
  confineInstance(instance: string, cores: number): void
  /** Down, a node stands still: what is on it waits. Routing does not see it; that takes `setReady`, as it takes a failed probe in a real cluster. */
  setNodeUp(node: string, up: boolean): void
  /**
   * With `drain`, it receives nothing more and is forgotten when its last request is done; without, at once, and what it had is lost and counted in
   * `takeServiceLosses`. May be called without `drain` on an instance that drains.
   */
  removeInstance(instance: string, options: {readonly drain: boolean}): void
  /** True when nothing of the instance is left: it was drained or removed. Its id may then be used again, and a sample of it cannot be taken. */
  isDrained(instance: string): boolean

  addStream(stream: EngineStream): void
  /** No more arrivals; what has arrived is finished. */
  removeStream(id: string): void

  /** Processes everything up to and including `untilMs`; nowMs is `untilMs` afterwards. */
  advance(untilMs: number): void

  /** What happened at an instance since it was last asked; asking begins a new interval. */
  takeInstanceSample(instance: string): InstanceSample
  /**
   * Requests for a service lost since it was last asked, as far as no instance's sample shows them: no instance was ready, the way to it was cut (a
   * network time of Infinity), or the instance that had them was removed without drain.
   */
  takeServiceLosses(service: string): number
  /** The share of a node's cores that was busy since it was last asked, 0 to 1. */
  takeNodeUtilisation(node: string): number
  /** Little's law and the utilisation law over the whole run so far; both hold in every run or the engine is wrong. */
  laws(): LawCheck
}

export type EngineNode = {
  readonly id: string
  readonly cores: number
  /** Work done per ms and core, relative to the reference node. */
  readonly speed: number
}

export type EngineInstance = {
  readonly id: string
  readonly node: string
  /** Requests for this service are shared among its ready instances: each goes to the one with the fewest in its system, ties by id. */
  readonly service: string
  /** `fifo`: `threads` servers and one queue. `processor-sharing`: all requests at once share `threads` cores, each on one core at most. */
  readonly discipline: 'fifo' | 'processor-sharing'
  readonly threads: number
  /** Requests beyond `threads` that it holds; one more is lost and counted (back-pressure). Infinity: none is. */
  readonly queueLimit: number
  /** The cores it may use at most (its CPU limit), if any. */
  readonly coreLimit?: number
  /** How the limit is kept. Absent: at every moment. */
  readonly limitPeriod?: LimitPeriod
  /**
   * Its share of the node's cores where they do not suffice, relative to the others' (its CPU request). Absent: each of its busy threads counts one. All
   * instances of a node have one, or none has.
   */
  readonly weight?: number
}

/**
 * A limit on average: so many cores times the period may be used in each period, at once and on any number of threads, and then it stands still until the
 * next begins. Nothing is saved for a later one.
 */
export type LimitPeriod = {
  readonly periodMs: number
  /**
   * Where in the period each level's periods begin, 0 to `periodMs` after the engine's start. Kubernetes limits a pod and its container alike, and the kernel lets
   * each begin where chance has it; what is used must be allowed by all.
   */
  readonly phasesMs: readonly number[]
}

/** Where requests come from and what each costs. Its draws are its own: another stream or node changes none of them. */
export type EngineStream = {
  readonly id: string
  readonly service: string
  readonly arrivals:
    | {
        readonly kind: 'poisson'
        /** Requests a second at a time, 0 to `maxRate`. */
        readonly rate: (nowMs: number) => number
        readonly maxRate: number
      }
    | {
        readonly kind: 'periodic'
        /** Requests a second at a time. The first comes at a random phase; the rate is read again at every beat, and at least every second. */
        readonly rate: (nowMs: number) => number
        /** Each arrival is late by up to this share of a period (of a second, if that is shorter), 0 to 1; lateness does not add up. */
        readonly jitter: number
      }
  /** Work of one request arriving at `nowMs`, in ms of a reference core. */
  readonly work: (nowMs: number, random: () => number) => number
  /**
   * Added to the response time of each request: the way there and back, for a request from the stream's origin to an instance's node. Infinity: there is
   * no way, and the request is lost.
   */
  readonly networkMs?: (node: string, random: () => number) => number
  /** Requests to make when one is completed (a chain of components). */
  readonly then?: readonly EngineStage[]
}

/** A request made when another one is completed. */
export type EngineStage = {
  readonly service: string
  readonly work: (nowMs: number, random: () => number) => number
  readonly networkMs?: (fromNode: string, toNode: string, random: () => number) => number
  readonly then?: readonly EngineStage[]
}

export type InstanceSample = {
  readonly fromMs: number
  readonly toMs: number
  /** Sent to it, those that it refused included. */
  readonly arrived: number
  readonly completed: number
  /** Refused because its queue was full. */
  readonly lost: number
  /** Of requests completed in the interval: waiting, service and network. NaN where none was. */
  readonly meanResponseMs: number
  /** Nearest rank, to within 1 %. NaN where none was completed. */
  readonly p50ResponseMs: number
  readonly p95ResponseMs: number
  /** From the start of service to its end, whatever slowed it; under processor sharing service starts on arrival. NaN where none was completed. */
  readonly meanServiceMs: number
  /** Cores used on average, 0 to threads. Over an interval of no length: at this moment. A core limit that is kept by period may be exceeded in a shorter one. */
  readonly busyCores: number
  readonly meanInSystem: number
}

export type LawCheck = {
  /**
   * Relative difference between the time integral of the number in system and the sum of the times that requests spent there (those still there count
   * up to now, so that the law is exact for a run of any length), the worst over all instances.
   */
  readonly littleError: number
  /** Between the time integral of busy cores times speed and the work taken off requests, the worst over all nodes. */
  readonly utilisationError: number
}
