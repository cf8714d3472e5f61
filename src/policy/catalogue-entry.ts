import type {Policy} from './contract.js'

/** A built-in policy that runs only where a person adds it by its name. */
export type CatalogueEntry = {
  readonly name: string
  /** What it minimises, in one sentence. */
  readonly summary: string
  readonly layer: 'cluster' | 'continuum'
  readonly parameters: readonly ParameterDefinition[]
  /** Each parameter has a value here, of the kind of its default and within its bounds. */
  readonly create: (values: ParameterValues) => Policy
}

export type ParameterDefinition = {
  /** camelCase, with its unit where it has one: `horizonMs`. */
  readonly name: string
  readonly summary: string
  readonly default: number | string
  /** Of a number. */
  readonly min?: number
  readonly max?: number
  readonly isWhole?: boolean
  /** Another number of the same policy, which it may not exceed. */
  readonly atMost?: string
  /** Of a text: what it may be. Absent: anything. */
  readonly choices?: readonly string[]
}

export type ParameterValues = {readonly [name: string]: number | string}
