import type {DecisionFilter, Journal, JournaledDecision} from '../../knowledge/contract.js'
import {ordersInForce} from '../../matching/orders.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {Mode} from '../service.js'

export type WaitingPorts = {readonly journal: Journal; readonly view: ContinuumView; readonly mode: () => Mode; readonly nowMs: number}

/** More than these do not wait at a time for one person. */
const LOOKED_AT = 1_000

/**
 * What waits for a person's approval now, newest first. The journal keeps every decision that ever did; what its policy does not want any more, what
 * came to another verdict since, and what somebody has approved waits no longer. Outside of `advise` mode nothing does.
 */
export function waitingDecisions(ports: WaitingPorts, filter: DecisionFilter): readonly JournaledDecision[] {
  if (ports.mode() !== 'advise') return []
  return ports.journal
    .list({...filter, verdict: 'awaiting-approval', limit: LOOKED_AT})
    .filter((decision) => isLast(ports, decision) && isWanted(ports, decision) && !isApproved(ports, decision))
    .slice(0, filter.limit)
}

/** Its policy has decided nothing else about the same since. */
function isLast({journal}: WaitingPorts, {id, agent, application, components, proposer}: JournaledDecision): boolean {
  const [component] = components
  const [last] = journal.list({
    agent,
    limit: 1,
    ...(application === undefined ? {} : {application}),
    ...(component === undefined ? {} : {component}),
    ...(proposer.kind === 'policy' ? {policy: proposer.policy} : {}),
  })
  return last?.id === id
}

/** A policy that finds all well, or holds, says so without deciding anything: what it said last counts. */
function isWanted({view}: WaitingPorts, {application, cluster, proposer, timeMs}: JournaledDecision): boolean {
  if (application === undefined) return true
  if (view.applications.get(application)?.deletedMs !== undefined || view.applications.get(application) === undefined) return false
  const said = view.said.get(`${cluster ?? ''}/${application}`)?.find((one) => proposer.kind === 'policy' && one.policy === proposer.policy)
  return said === undefined || said.verdict === 'adapt' || said.timeMs < timeMs
}

function isApproved({view, nowMs}: WaitingPorts, {id, application}: JournaledDecision): boolean {
  const spec = application === undefined ? undefined : view.applications.get(application)
  return spec !== undefined && ordersInForce(spec, nowMs).some(({wish}) => wish.kind === 'approve' && wish.decision === id)
}
