import {isDeepStrictEqual} from 'node:util'
import type {DecisionFilter, Journal, JournaledDecision} from '../../knowledge/contract.js'
import {type Answer, isRejectedByPerson} from '../loop/answers.js'
import {applicationOf, targetKey} from '../loop/target.js'
import type {Modes} from '../modes.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import {isRecord} from '../roles/shapes.js'
import {OF_THE_AGENT} from '../topics.js'

export type WaitingPorts = {
  readonly journal: Journal
  readonly view: ContinuumView
  readonly modes: Modes
  /** What a person has said to a decision, where that is in force. */
  readonly answerOf: (decision: string) => Answer | undefined
}

/** More than these do not wait at a time for one person. */
const LOOKED_AT = 1_000
/** Where the newest decision about what is of no application is looked for: a policy decides about each of its nodes. */
const OTHERS_LOOKED_AT = 200

/**
 * What waits for a person's approval now, newest first. The journal keeps every decision that ever did; what its policy does not want any more, what
 * came to another verdict since, and what somebody has answered waits no longer. Outside of `advise` mode nothing does.
 */
export function waitingDecisions(ports: WaitingPorts, filter: DecisionFilter): readonly JournaledDecision[] {
  if (!ports.modes.isAnywhere('advise')) return []
  return ports.journal
    .list({...filter, verdict: 'awaiting-approval', limit: LOOKED_AT})
    .filter((decision) => ports.answerOf(decision.id) === undefined && whyOutdated(ports, decision) === undefined)
    .slice(0, filter.limit)
}

/** Why a plan that waited, or that a person refused, is no question any more; undefined: it is one. */
export function whyOutdated(ports: WaitingPorts, decision: JournaledDecision): string | undefined {
  const {application, verdict} = decision
  if (verdict.kind === 'awaiting-approval' && ports.modes.of(application) !== 'advise')
    return `the mode of ${application ?? 'the slice'} is ${ports.modes.of(application)}: what is wanted is carried out at once`
  const spec = application === undefined ? undefined : ports.view.applications.get(application)
  if (application !== undefined && (spec === undefined || spec.deletedMs !== undefined)) return `${application} is gone`
  const newer = newerThan(ports, decision)
  if (newer !== undefined) return `its policy has decided anew: ${newer.id} (${newer.summary} — ${newer.verdict.kind})`
  return whyGone(ports, decision) ?? whyUnwanted(ports, decision)
}

/** What its policy has decided about the same since; that the same was refused again, with what had been refused, is nothing new. */
function newerThan({journal}: WaitingPorts, {id, agent, application, components, proposer, actions}: JournaledDecision) {
  const [component] = components
  const target = actions[0]?.target
  const isStillRefused = (one: JournaledDecision) =>
    isRejectedByPerson(one.verdict) && isDeepStrictEqual(one.actions[0]?.command, actions[0]?.command)
  const isOther = target !== undefined && applicationOf(target) === undefined
  const [last] = journal
    .list({
      agent,
      limit: isOther ? OTHERS_LOOKED_AT : 1,
      ...(application === undefined ? {} : {application}),
      ...(component === undefined ? {} : {component}),
      ...(proposer.kind === 'policy' ? {policy: proposer.policy} : {}),
    })
    .filter((one) => !isOther || one.actions.some((action) => targetKey(action.target) === targetKey(target)))
  return last === undefined || last.id === id || isStillRefused(last) ? undefined : last
}

/** One that was removed, disabled or bound elsewhere says nothing any more; its agent names those that it has. */
function whyGone({view}: WaitingPorts, {agent, proposer}: JournaledDecision): string | undefined {
  const policies = view.abouts.get(agent)?.['policies']
  if (proposer.kind !== 'policy' || !Array.isArray(policies)) return undefined
  const isThere = policies.some((one) => isRecord(one) && one['name'] === proposer.policy)
  return isThere ? undefined : `${proposer.policy} does not run in the agent ${agent} any more`
}

/** A policy that finds all well, or holds, says so without deciding anything: what it said last counts. */
function whyUnwanted({view}: WaitingPorts, {agent, application, proposer, timeMs}: JournaledDecision): string | undefined {
  const said = [...(view.said.get(`${agent}/${application ?? ''}`) ?? []), ...(view.said.get(`${agent}/${OF_THE_AGENT}`) ?? [])].find(
    (one) => proposer.kind === 'policy' && one.policy === proposer.policy,
  )
  if (said === undefined || said.verdict === 'adapt' || said.timeMs < timeMs) return undefined
  return `${said.policy} does not want it any more: ${said.reason}`
}
