import type {Epoch, Knob, KnobSetting, Reason} from '../../../platform/contract/index.js'

/** Settings that hold together, later ones above earlier ones. */
export type KnobSettings = readonly Omit<KnobSetting, 'name'>[]

/** What a cluster's agent wants of one knob of a node: kept with the platform, and told until it is so. */
export type KnobWish = {
  readonly epoch: Epoch
  /** The decision that it follows from. */
  readonly decision: string
  readonly settings: KnobSettings
  /** What was wanted before: where to go back to. */
  readonly fallback: {readonly settings: KnobSettings; readonly by?: string; readonly policy?: string}
  /** The person whose order it is: no policy changes it until a person does. */
  readonly by?: string
  /** The policy that wants it, where no person does. */
  readonly policy?: string
}

/** Nothing is wanted: all of it is as it was before it was first set. */
export function isFree({settings, by}: Pick<KnobWish, 'settings' | 'by'>): boolean {
  return by === undefined && settings.every(({value}) => value === null)
}

/** What a node's agent tells of one knob. */
export type KnobReport = {
  readonly knob: Knob
  /** The newest that was heard; a wish of an older one is not followed. */
  readonly epoch: Epoch
  /** The wish that was worked on last; absent: none was. */
  readonly decision?: string
  /** Whether its newest setting holds. */
  readonly isFollowed: boolean
  /** Why a setting of it does not hold. */
  readonly reasons: readonly Reason[]
  /** When the wish was worked on first, in ms. */
  readonly sinceMs: number
  /** What a policy of the node itself set, where its cluster's agent wants nothing. */
  readonly own?: {readonly policy: string; readonly decision: string}
}

/** The knobs of some nodes, as an agent hears and wants them. */
export interface NodeKnobs {
  /** By node, then by the name of the knob. */
  reports(): ReadonlyMap<string, ReadonlyMap<string, KnobReport>>
  /** Whether the node's agent is there. */
  isHeard(node: string): boolean
  wish(node: string, knob: string): KnobWish | undefined
  /** What the agent of the layer above wants of it: that stands above whatever is wanted here. Absent: there is none above that wants anything. */
  above?(node: string, knob: string): KnobWish | undefined
  /** Durable when it resolves, and told to the node's agent from then on. Rejects where the platform does not keep it. */
  want(node: string, knob: string, wish: KnobWish, signal: AbortSignal): Promise<void>
  /** Resolves at the next report or when an agent comes or goes, or when the signal is aborted. */
  changed(signal: AbortSignal): Promise<void>
}
