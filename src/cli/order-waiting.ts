import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {duration} from '../support/text/quantity.js'
import {withTimeout} from '../support/waiting.js'
import {at, type Decision, type Explanation, type Order} from './render/views.js'
import type {WaitOptions} from './waiting.js'

/** What became of an order: a decision closed it, or all was as ordered already and there was nothing to decide. */
export type OrderEnd = {readonly kind: 'decided'; readonly decision: Decision} | {readonly kind: 'already'}

const POLL_MS = 200
/** The order's own decision comes at once; only when it did not is a policy's taken for it, or the silence for consent. */
const OWN_DECISION_LIMIT_MS = 2_000

/**
 * Until an order is carried out, refused, or found to be so already. A policy may carry it out, or reject it, in the order's place: the order
 * has become part of what is wanted. Rejects at the time limit with what was heard last.
 */
export async function untilCarriedOut(api: Api, application: string, order: Order, options: WaitOptions): Promise<OrderEnd> {
  const startMs = options.clock.now()
  let last: Decision | undefined
  return withTimeout(
    options.clock,
    options.timeoutMs,
    async (signal) => {
      for (;;) {
        const explanation = await api.explainApplication({name: application}, {signal})
        const decisions = decisionsSince(explanation, order)
        const own = decisions.find((one) => one.proposer.kind === 'person' && one.proposer.order === order.id)
        const isLate = options.clock.now() - startMs >= OWN_DECISION_LIMIT_MS
        last = own ?? (isLate ? decisions[0] : undefined)
        if (last !== undefined && isClosed(last)) return {kind: 'decided', decision: last}
        if (isLate && decisions.length === 0 && (isSo(explanation, order) || isContent(explanation, order))) return {kind: 'already'}
        options.say(`Waiting until the order is carried out${last === undefined ? '' : `: ${verdictWords(last)}`}`)
        await options.clock.sleep(POLL_MS, signal)
      }
    },
    {signal: options.signal, onTimeout: () => notCarriedOut(application, order, last, options.timeoutMs)},
  )
}

/** Those of its component that the order has caused, the newest first. */
function decisionsSince(explanation: Explanation, order: Order): readonly Decision[] {
  const found = explanation.components.find((one) => one.component === order.component)?.decisions ?? []
  const since = found.filter((one) => at(one.decidedAt) >= at(order.issuedAt))
  const isCaused = ({proposer, trigger}: Decision): boolean =>
    (proposer.kind === 'person' && proposer.order === order.id) ||
    (trigger.kind === 'application' && trigger.change === 'ordered') ||
    (trigger.kind === 'deferral' && since.some((one) => one.id === trigger.decision))
  return since.filter(isCaused)
}

/** Can it be seen that all was as ordered? Of images and resources it cannot; and what began since is the order's own doing, of which a decision will tell. */
function isSo({application}: Explanation, {component, wish, issuedAt}: Order): boolean {
  const state = application.components.find((one) => one.component === component)
  if (state === undefined || state.instances.length !== state.ready) return false
  if (state.instances.some((one) => at(one.startedAt) >= at(issuedAt))) return false
  if (wish.kind === 'scale') return state.ready === wish.instances
  const node = wish.kind === 'move' ? wish.to : wish.kind === 'pin' ? wish.node : undefined
  return node !== undefined && state.ready > 0 && state.instances.every((one) => one.node === node)
}

/** Policies have looked at it since the order, and none of them wants a change. */
function isContent(explanation: Explanation, order: Order): boolean {
  const said = explanation.components.find((one) => one.component === order.component)?.policies ?? []
  return said.some((one) => at(one.saidAt) >= at(order.issuedAt)) && said.every((one) => one.verdict !== 'adapt')
}

function isClosed({verdict, outcome}: Decision): boolean {
  if (verdict.kind === 'rejected') return true
  return verdict.kind === 'admitted' && outcome.kind !== 'executing'
}

/** What is deferred waits for something that may be in the person's hand. */
function verdictWords({verdict}: Decision): string {
  return verdict.kind === 'deferred' ? `deferred. ${verdict.reason.replace(/\.$/, '')}` : verdict.kind
}

function notCarriedOut(application: string, order: Order, last: Decision | undefined, timeoutMs: number): OperationalError {
  const heard =
    last === undefined ? 'No decision about it was heard' : `The last decision about it: ${last.summary} (${verdictWords(last)})`
  return new OperationalError(`Not carried out after ${duration(timeoutMs)}. ${heard}.`, {
    code: 'wait-timed-out',
    exit: 'timeout',
    hints: [
      `mlsysops app explain ${application} ${order.component}`,
      'The order stands; wait longer with --timeout.',
      `Take it back with: mlsysops app unpin ${application} ${order.component}`,
    ],
    details: {order, ...(last === undefined ? {} : {decision: last})},
  })
}
