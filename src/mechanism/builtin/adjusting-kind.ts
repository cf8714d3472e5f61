import type {ComponentDescription} from '../../descriptions/types.js'
import type {AdjustmentWish, ApplicationSpec, Reason} from '../../platform/contract/index.js'
import type {JsonObject} from '../../support/json.js'
import type {ChangeKind} from '../contract.js'

export type AdjustingCommand = JsonObject & {readonly application: string; readonly component: string}

/** One thing of a component that a policy may want otherwise than it is described. */
export type AdjustingKind<Command extends AdjustingCommand = AdjustingCommand> = {
  readonly name: string
  readonly summary: string
  /** The word of `permitted_actions` for it. */
  readonly permission: string
  readonly change: ChangeKind
  readonly wishKind: AdjustmentWish['kind']
  /** JSON Schema of the fields beside `application` and `component`; none of them is required: a command without a wish takes the policy's wish back. */
  readonly properties: JsonObject
  readonly wish: (command: Command) => AdjustmentWish | undefined
  /** A wish about the same thing, whatever it wants of it. */
  readonly about: (command: Command) => AdjustmentWish
  /** Why it may not be wanted of this component at all. `wanted`: as it would run. */
  readonly refusals: (question: AdjustingQuestion) => readonly Reason[]
  /** What differs, in a few words: `1 → 3 instances`. */
  readonly tell: (before: ComponentDescription, after: ComponentDescription) => string
  readonly options: JsonObject
}

export type AdjustingQuestion = {
  readonly application: ApplicationSpec
  readonly described: ComponentDescription
  readonly wish: AdjustmentWish
  readonly wanted: ComponentDescription
}

export const CONTAINER = {type: 'string', minLength: 1, description: 'the container; absent: the first'} as const

/** What holds where nothing is said, in an arrow. */
export function arrow(before: string | undefined, after: string | undefined): string {
  return `${before ?? 'none'} → ${after ?? 'none'}`
}
