import type {ArbiterVerdict} from '../knowledge/contract.js'
import type {Analysis, Trigger} from '../policy/contract.js'

/** One turn of a policy, as whoever watches the policy is told it. JSON. */
export type TurnReport = {
  readonly policy: string
  /** Absent: the policy is bound to its agent. */
  readonly application?: string
  readonly timeMs: number
  readonly trigger: Trigger
  readonly analysis: Analysis
  /** Until that was said, of the machine's time. */
  readonly tookMs: number
  /** Present where it was asked for a plan, and answered. */
  readonly plan?: TurnPlan
  /** So many alike, one after the other; everything else here is of the last of them. */
  readonly count: number
}

export type TurnPlan = {
  readonly tookMs: number
  /** Absent: it wanted nothing. */
  readonly summary?: string
  /** What became of each of its actions, of many only of the first. */
  readonly actions: readonly {
    readonly reason: string
    readonly verdict: ArbiterVerdict
    /** The record of it. */
    readonly decision?: string
  }[]
  /** So many more actions. */
  readonly unlisted?: number
}

/** What one agent tells at a time; `omitted` turns came between the ones that are told, and were too many. */
export type TurnBatch = {readonly policy: string; readonly turns: readonly TurnReport[]; readonly omitted: number}

/** What whoever watches a policy hears, of any agent. */
export type WatchedTurn =
  | (TurnReport & {readonly kind: 'turn'; readonly agent: string})
  | {readonly kind: 'omitted'; readonly agent: string; readonly count: number}
