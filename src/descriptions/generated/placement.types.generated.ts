// Generated from src/descriptions/schemas/placement.schema.json by `npm run generate`. Do not edit.
/**
 * A placement problem: components that need room, nodes that have it, and what each choice costs.
 */
export interface PlacementFile {
  MLSysOpsPlacement: PlacementDescription
}
export interface PlacementDescription {
  /**
   * What it is called.
   */
  name: string
  weights?: PlacementWeights
  /**
   * Where components may run.
   *
   * @minItems 1
   * @maxItems 5000
   */
  nodes: PlacementNode[]
  /**
   * What is to be placed.
   *
   * @minItems 1
   * @maxItems 10000
   */
  components: PlacementComponent[]
  /**
   * Groups that share one node with all their instances.
   */
  together?: string[][]
  /**
   * Groups of which no two components have an instance on one node.
   */
  apart?: string[][]
  /**
   * Components that talk.
   */
  links?: PlacementLink[]
}
/**
 * What one unit of each term is worth, in the currency per hour.
 */
export interface PlacementWeights {
  /**
   * Of one unit of currency per hour.
   */
  price?: number
  /**
   * Of one watt: the price of a kilowatt-hour by 1000.
   */
  watts?: number
  /**
   * Of one millisecond between components that talk.
   */
  latency_ms?: number
  /**
   * Of one instance that moves.
   */
  moves?: number
}
export interface PlacementNode {
  /**
   * What it is called.
   */
  name: string
  /**
   * Cores as a Kubernetes quantity.
   */
  cpu: string
  /**
   * Bytes as a Kubernetes quantity.
   */
  memory?: string
  /**
   * Bytes as a Kubernetes quantity.
   */
  disk?: string
  /**
   * How many.
   */
  gpus?: number
  /**
   * How many.
   */
  fpgas?: number
  /**
   * Paid while anything of the problem is on it.
   */
  price_per_hour?: number
  /**
   * Drawn while anything of the problem is on it.
   */
  idle_watts?: number
  /**
   * Drawn beyond that for each core that is asked for.
   */
  watts_per_core?: number
  /**
   * It runs for others anyway: its price and its idle power are not counted.
   */
  on?: boolean
}
export interface PlacementComponent {
  /**
   * What it is called.
   */
  name: string
  /**
   * How many; 1 unless said otherwise.
   */
  instances?: number
  /**
   * Cores as a Kubernetes quantity.
   */
  cpu: string
  /**
   * Bytes as a Kubernetes quantity.
   */
  memory?: string
  /**
   * Bytes as a Kubernetes quantity.
   */
  disk?: string
  /**
   * How many.
   */
  gpus?: number
  /**
   * How many.
   */
  fpgas?: number
  /**
   * Where it may run; all of them unless said otherwise.
   *
   * Items: One of the nodes.
   */
  nodes?: string[]
  /**
   * Why it may not run on the others.
   */
  why_not?: string
  /**
   * Of one instance on a node, by the node's name, beside price and energy: a preference.
   */
  cost?: {
    [k: string]: number
  }
  /**
   * Where its instances are now; at most as many as it has.
   */
  current?: PlacementShare[]
  /**
   * No two of its instances on one node.
   */
  spread?: boolean
}
export interface PlacementShare {
  /**
   * One of the nodes.
   */
  node: string
  /**
   * 1 unless said otherwise.
   */
  instances?: number
}
export interface PlacementLink {
  /**
   * Two components.
   *
   * @minItems 2
   * @maxItems 2
   *
   * Items: One of the components.
   */
  between: string[]
  /**
   * Paid for the share of pairs of instances that are on different nodes.
   */
  latency_ms: number
}
