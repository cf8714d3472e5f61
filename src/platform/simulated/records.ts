import type {Resources} from '../../descriptions/resources.js'
import type {ComponentDescription, NodeDescription} from '../../descriptions/types.js'
import type {InstancePhase} from '../contract/index.js'

/** An instance as the world keeps it. */
export type InstanceRecord = {
  readonly id: string
  /** Grows with each instance made. */
  readonly order: number
  readonly cluster: string
  readonly application: string
  readonly component: string
  readonly node: string
  readonly phase: InstancePhase
  readonly reason?: string
  readonly startedMs: number
  readonly readySinceMs?: number
  readonly restarts: number
  readonly generation: number
  readonly image: string
  /** Which instances are alike: a hash of what cannot be changed while it runs. */
  readonly template: string
  readonly spec: ComponentDescription
  readonly requests: Resources
  /** The node has set its requests aside. */
  readonly isAdmitted: boolean
  /** It goes as soon as its node can be reached. */
  readonly isUnwanted: boolean
  /** What happens next to it by itself, and when. */
  readonly step?: {readonly kind: 'pull' | 'start' | 'run' | 'complete' | 'drain'; readonly atMs: number; readonly deadlineMs?: number}
  /** The phase to go back to when its lost node returns. */
  readonly phaseBefore?: InstancePhase
}

/** What chooses the frequency where none is set. `schedutil`, how a node is found, is at the highest whenever there is work. */
export const GOVERNORS = ['performance', 'powersave', 'schedutil'] as const
export type Governor = (typeof GOVERNORS)[number]

export type NodeRecord = {
  readonly name: string
  readonly cluster: string
  readonly description: NodeDescription
  readonly ready: boolean
  readonly readyChangedMs: number
  readonly cordoned: boolean
  /** When each image is there: those in the future are being pulled. */
  readonly images: {readonly [image: string]: number}
  /** What was set on it; absent: as it was found. */
  readonly cpuFrequencyHz?: number
  readonly cpuGovernor?: Governor
  readonly powerCapWatts?: number
  /** CPUs of components, by `application/component`, as a list such as `0-3,8`. */
  readonly cpuSets?: {readonly [component: string]: string}
  /** It stands still; its cluster may not have noticed. */
  readonly down?: {readonly sinceMs: number; readonly reboots: boolean}
}

export type ClusterRecord = {
  readonly name: string
  readonly ready: boolean
  readonly readyChangedMs: number
  readonly cordoned?: boolean
  /** It is cut off; the continuum may not have noticed. */
  readonly cutSinceMs?: number
}

/** Of an instance since it first began. What arrived and is neither completed nor lost is under way. */
export type RequestTotals = {readonly arrived: number; readonly completed: number; readonly lost: number}

/** The newest leadership of a cluster or the slice. */
export type LeaseRecord = {readonly epoch: number}

export const componentKey = (ref: {readonly application: string; readonly component: string}): string =>
  `${ref.application}/${ref.component}`
export const nodeKey = (cluster: string, node: string): string => `${cluster}/${node}`
