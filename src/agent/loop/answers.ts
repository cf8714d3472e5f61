import {isDeepStrictEqual} from 'node:util'
import type {ArbiterVerdict, Decision} from '../../knowledge/contract.js'
import type {Reason} from '../../platform/contract/index.js'
import type {Action, World} from '../../policy/contract.js'
import type {JsonObject} from '../../support/json.js'

/**
 * What a person said to a plan that waited: it may go ahead, once, or it may not for a while. It names all that it is about, so that it holds where no
 * journal is left.
 */
export type Answer = {
  readonly kind: 'approve' | 'reject'
  readonly decision: string
  /** Whose decision it is. */
  readonly agent: string
  readonly by: string
  /** The person's own words. */
  readonly why?: string
  readonly givenMs: number
  readonly untilMs: number
  readonly policy: string
  readonly mechanism: string
  readonly command: JsonObject
  /** Of the mechanism’s source, where a person added it: an approval is of that source alone. */
  readonly digest?: string
  /** As it is described when the answer is given: of another description it says nothing. */
  readonly application?: {readonly name: string; readonly uid: string; readonly generation: number}
}

export const REJECTED_BY_PERSON = 'rejected-by-person'

/**
 * The newest answer in force to this proposal: the same policy, the same command, of the application as it is described now. What was approved of
 * another source of its mechanism is not approved; what was rejected is rejected whatever the source.
 */
export function answerTo(answers: readonly Answer[], policy: string, action: Action, world: World): Answer | undefined {
  return answers
    .filter((one) => one.untilMs > world.nowMs && one.policy === policy && one.mechanism === action.mechanism)
    .filter(({kind, digest}) => kind === 'reject' || digest === action.digest)
    .filter(({application: about}) => {
      const spec = about === undefined ? undefined : world.applications.get(about.name)
      return about === undefined || (spec?.uid === about.uid && spec.generation === about.generation)
    })
    .filter(({command}) => isDeepStrictEqual(command, plain(action.command)))
    .toSorted((a, b) => a.givenMs - b.givenMs)
    .at(-1)
}

/** As it is when it has been told and kept. */
function plain(command: JsonObject): unknown {
  return JSON.parse(JSON.stringify(command))
}

/** Whether a person may still let it go ahead: it waits, or a person has refused it. */
export function isApprovable({verdict}: Pick<Decision, 'verdict'>): boolean {
  return verdict.kind === 'awaiting-approval' || isRejectedByPerson(verdict)
}

export function isRejectedByPerson(verdict: ArbiterVerdict): boolean {
  return verdict.kind === 'rejected' && verdict.reasons.some(({code}) => code === REJECTED_BY_PERSON)
}

export function rejectionOf({by, why, decision, untilMs}: Answer): Extract<ArbiterVerdict, {kind: 'rejected'}> {
  const reason: Reason = {
    code: REJECTED_BY_PERSON,
    message: `${by} rejected it${why === undefined ? '' : ` (${why})`}; the same is not proposed to you again before ${new Date(untilMs).toISOString()}`,
    wayOut: `mlsysops plan approve ${decision}`,
  }
  return {kind: 'rejected', reasons: [reason]}
}
