import type {Resources} from '../../descriptions/resources.js'
import type {HostShare} from '../../platform/contract/index.js'

/** Everything that placement is decided on, and nothing else: the one form that all solvers and the verifier read. */
export type PlacementProblem = {
  readonly name: string
  readonly weights: ObjectiveWeights
  readonly nodes: readonly ProblemNode[]
  readonly components: readonly ProblemComponent[]
  /** Each group shares one node with all its instances. */
  readonly together: readonly (readonly string[])[]
  /** No two components of a group have an instance on the same node. */
  readonly apart: readonly (readonly string[])[]
  readonly links: readonly ProblemLink[]
}

/** What one unit of each term is worth, in the currency per hour: so that the objective has a unit, too. */
export type ObjectiveWeights = {
  /** Of one unit of currency per hour. */
  readonly price: number
  /** Of one watt. */
  readonly watts: number
  /** Of one millisecond of latency between components that talk. */
  readonly latencyMs: number
  /** Of one instance that moves. */
  readonly moves: number
}

/** 0.30 a kWh; ten milliseconds are worth 0.1 an hour, a move 0.05. */
export const DEFAULT_WEIGHTS: ObjectiveWeights = {price: 1, watts: 0.0003, latencyMs: 0.01, moves: 0.05}

export type ProblemNode = {
  readonly name: string
  /** What the problem's components may take, those that run there now included. */
  readonly free: Resources
  /** Paid while anything of the problem is on it. */
  readonly pricePerHour: number
  /** Drawn while anything of the problem is on it. */
  readonly idleWatts: number
  /** Drawn beyond that for each core that is asked for. */
  readonly wattsPerCore: number
  /** It runs for others anyway: its price and its idle watts are no part of the objective. */
  readonly isOn: boolean
}

export type ProblemComponent = {
  readonly name: string
  readonly instances: number
  /** Of one instance. */
  readonly need: Resources
  readonly eligible: readonly EligibleNode[]
  /** Of nodes that are not eligible, where it is known. */
  readonly refusals: readonly {readonly node: string; readonly message: string}[]
  /** Where its instances are; at most `instances` of them. The others are new, and do not count as moves. */
  readonly current: readonly HostShare[]
  /** No two of its instances on one node. */
  readonly isSpread: boolean
}

export type EligibleNode = {
  readonly node: string
  /** Of one instance there, beside price and energy, in the currency per hour: a preference. */
  readonly cost: number
}

/** Components that talk. Requests go to all instances alike, so of `latencyMs` the share of pairs of instances on different nodes is paid. */
export type ProblemLink = {readonly between: readonly [string, string]; readonly latencyMs: number}

/** Where each component's instances are, by its name. */
export type Placement = ReadonlyMap<string, readonly HostShare[]>

export const RESOURCE_KEYS = ['cpuMillicores', 'memoryBytes', 'diskBytes', 'gpus', 'fpgas'] as const
