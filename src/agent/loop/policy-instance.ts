import type {BoundPolicy} from '../../policy/binding.js'
import type {Analysis, Policy, Trigger} from '../../policy/contract.js'
import type {Release} from '../../support/clock.js'
import type {JsonValue} from '../../support/json.js'

/** A policy bound to an application, or (scope `global`) to its agent. */
export type PolicyInstance = {
  readonly key: string
  readonly bound: BoundPolicy
  /** The bound one. */
  readonly policy: Policy
  readonly application: string | undefined
  /** Undefined: it was not asked for its first state yet. */
  state: JsonValue | undefined
  /** What woke it and was not worked on yet. A later trigger replaces an earlier one: it reads the newest state anyway. */
  pending: {readonly trigger: Trigger; readonly sinceMs: number} | undefined
  isRunning: boolean
  isRetired: boolean
  cancelTimer: Release | undefined
  /** When it wants to be asked again because it was deferred: the soonest only, for then it says what is next. */
  deferred: {readonly atMs: number; readonly cancel: Release} | undefined
  /** What it said last, and since when it says so. */
  last: {readonly analysis: Analysis; readonly timeMs: number; readonly sinceMs: number} | undefined
}

export function instanceKey(policy: string, application: string | undefined): string {
  return application === undefined ? policy : `${policy}/${application}`
}
