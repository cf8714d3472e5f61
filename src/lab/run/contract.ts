import type {PolicySubmission, SliceService} from '../../agent/service.js'
import type {ApplicationDescription} from '../../descriptions/types.js'

/** A slice that a trial is run on: its time goes on only when it is let. */
export type TrialSlice = {
  readonly service: SliceService
  nowMs(): number
  /** Lets so many ms of the slice's time pass. */
  pass(ms: number, signal?: AbortSignal): Promise<void>
  /** What needs the slice's time to pass while it is done; rejects where it is not done after `limitMs` of it. */
  during<T>(work: Promise<T>, limitMs?: number): Promise<T>
  stop(): Promise<void>
}

/** Which policies stand beside the core ones: what is tried. */
export type Variant = {
  /** As the report calls it. */
  readonly name: string
  /** Built-in policies that are left out. */
  readonly without: readonly string[]
  /** Files of people: what they are called, and what is in them. */
  readonly policies: readonly PolicySubmission[]
}

export type TrialRequest = {
  readonly variant: Variant
  readonly applications: readonly ApplicationDescription[]
  /** Of the slice's time, from when the first application is deployed. */
  readonly durationMs: number
  readonly signal: AbortSignal
}

/** What became of a target: the share of the measured time in which it was missed. */
export type TargetResult = {
  readonly application: string
  readonly component: string
  readonly metric: string
  readonly target: number
  readonly relation: string
  readonly measuredMs: number
  readonly missedMs: number
  /** Of the values that were looked at, each second. */
  readonly mean: number
  readonly p95: number
  readonly max: number
}

export type TrialDecision = {
  /** Since the trial began. */
  readonly atMs: number
  readonly policy: string
  readonly application: string
  readonly summary: string
  readonly outcome: string
}

export type TrialResult = {
  readonly variant: string
  readonly durationMs: number
  /** How long it took until each application was deployed; null: it never was. */
  readonly deployedAfterMs: {readonly [application: string]: number | null}
  /** Those of which there was a value at all. */
  readonly targets: readonly TargetResult[]
  /** For which share of the time there was a value, over all targets that the applications have; 1 where they have none. */
  readonly measured: number
  /** Instances, each for as long as it was there, at the price of its node; of nodes without a price nothing. In the slice's currency. */
  readonly cost: number
  /** For how long an instance was on each node, in ms. */
  readonly onNodesMs: {readonly [node: string]: number}
  /** Changes of what ran: not its first placement. */
  readonly changes: readonly TrialDecision[]
  /** What failed, was refused or held, by policy: how often. */
  readonly troubles: {readonly [policy: string]: number}
  /** Why policies of people did not run, where they did not. */
  readonly failures: readonly {readonly policy: string; readonly reason: string}[]
}
