import type {NodeDescription} from '../types.js'

/** What descriptions refer to and do not contain, as far as it is known. A list that is given is taken to be complete. */
export type Surroundings = {
  readonly nodes?: readonly NodeDescription[] | undefined
  /** Names of clusters. */
  readonly clusters?: readonly string[] | undefined
}

/** The surroundings and what the same file says of them. */
export type Context = {
  readonly nodes: readonly NodeDescription[]
  /** No other nodes exist. */
  readonly areAllNodes: boolean
  readonly clusters: readonly string[] | undefined
}
