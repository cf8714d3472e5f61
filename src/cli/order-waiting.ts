import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {duration} from '../support/text/quantity.js'
import {withTimeout} from '../support/waiting.js'
import {agentMend} from './render/silence.js'
import {unreadyWords} from './render/unready.js'
import {at, type Decision, type Explanation, type Order} from './render/views.js'
import {unpinWords} from './render/words.js'
import type {WaitOptions} from './waiting.js'

/** What became of an order: a decision closed it, or all was as ordered already and there was nothing to decide. */
export type OrderEnd = {readonly kind: 'decided'; readonly decision: Decision} | {readonly kind: 'already'}

const POLL_MS = 200
/** The order's own decision comes at once; only when it did not is a core policy's taken for it, or the silence for consent. */
const OWN_DECISION_LIMIT_MS = 2_000

/**
 * Until an order is carried out, refused, or found to be so already. A core policy may carry it out, or reject it, in the order's place: the order
 * has become part of what is wanted. What others want stands against it, or not, and never ends it. Rejects at the time limit with what was heard last.
 */
export async function untilCarriedOut(api: Api, application: string, order: Order, options: WaitOptions): Promise<OrderEnd> {
  const startMs = options.clock.now()
  let last: Decision | undefined
  let waited: Waited = {words: 'no decision about it was heard', isUnheard: false}
  return withTimeout(
    options.clock,
    options.timeoutMs,
    async (signal) => {
      const core = await corePolicies(api, signal)
      for (;;) {
        const explanation = await api.explainApplication({name: application}, {signal})
        const decisions = decisionsSince(explanation, order, core)
        const ofOrder = decisions.filter((one) => one.proposer.kind === 'person' && one.proposer.order === order.id)
        // One that has failed is tried again at once, which waits: that is not how the order ended.
        const own = ofOrder.find(isClosed) ?? ofOrder[0]
        const isLate = options.clock.now() - startMs >= OWN_DECISION_LIMIT_MS
        last = own ?? (isLate ? decisions[0] : undefined)
        if (last !== undefined && isClosed(last)) return {kind: 'decided', decision: last}
        waited = waitedFor(explanation, order, last)
        const isSilent = isLate && decisions.length === 0 && !waited.isUnheard
        if (isSilent && (isSo(explanation, order) || isContent(explanation, order, core))) return {kind: 'already'}
        options.say(`Waiting until the order is carried out${last === undefined && !waited.isUnheard ? '' : `: ${waited.words}`}`)
        await options.clock.sleep(POLL_MS, signal)
      }
    },
    {signal: options.signal, onTimeout: () => notCarriedOut(application, order, {last, waited}, options)},
  )
}

/** They keep all as it is described and ordered. */
async function corePolicies(api: Api, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const {items} = await api.listPolicies(undefined, {signal})
  return new Set(items.flatMap(({name, core}) => (core ? [name] : [])))
}

/** Those of its component that the order has caused, the newest first. */
function decisionsSince(explanation: Explanation, order: Order, core: ReadonlySet<string>): readonly Decision[] {
  const found = explanation.components.find((one) => one.component === order.component)?.decisions ?? []
  const since = found.filter((one) => at(one.decidedAt) >= at(order.issuedAt))
  const isCaused = ({proposer, trigger}: Decision): boolean => {
    if (proposer.kind === 'person') return proposer.order === order.id
    if (!core.has(proposer.policy)) return false
    if (trigger.kind === 'deferral') return since.some((one) => one.id === trigger.decision)
    return trigger.kind === 'application' && trigger.change === 'ordered'
  }
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

/** Core policies have looked at it since the order, and none of them wants a change. */
function isContent(explanation: Explanation, order: Order, core: ReadonlySet<string>): boolean {
  const policies = explanation.components.find((one) => one.component === order.component)?.policies ?? []
  const said = policies.filter(({policy}) => core.has(policy))
  return said.some((one) => at(one.saidAt) >= at(order.issuedAt)) && said.every((one) => one.verdict !== 'adapt')
}

function isClosed({verdict, outcome}: Decision): boolean {
  if (verdict.kind === 'rejected') return true
  return verdict.kind === 'admitted' && outcome.kind !== 'executing'
}

type Waited = {readonly words: string; readonly isUnheard: boolean}

/** An agent that is not there decides nothing; what is deferred waits for something that may be in the person's hand; what is under way, for its instances. */
function waitedFor({application, unheard = []}: Explanation, {component}: Order, last: Decision | undefined): Waited {
  if (unheard.length > 0) return {words: unreadyWords({...application, unheard}), isUnheard: true}
  if (last === undefined) return {words: 'no decision about it was heard', isUnheard: false}
  const {verdict, outcome, summary} = last
  if (verdict.kind === 'deferred') return {words: `${summary} is deferred. ${verdict.reason.replace(/\.$/, '')}`, isUnheard: false}
  const components = application.components.filter((one) => one.component === component)
  const isUnderWay = verdict.kind === 'admitted' && outcome.kind === 'executing'
  return {words: isUnderWay ? unreadyWords({...application, components}) : `${summary} (${verdict.kind})`, isUnheard: false}
}

function notCarriedOut(
  application: string,
  order: Order,
  {last, waited}: {readonly last: Decision | undefined; readonly waited: Waited},
  {timeoutMs, testbed}: WaitOptions,
): OperationalError {
  return new OperationalError(`Not carried out after ${duration(timeoutMs)}: ${waited.words}.`, {
    code: 'wait-timed-out',
    exit: 'timeout',
    hints: [
      ...(waited.isUnheard ? [agentMend(testbed)] : []),
      `mlsysops app explain ${application} ${order.component}`,
      'The order stands; wait longer with --timeout.',
      `Take it back with: ${unpinWords(application, order)}`,
    ],
    details: {order, ...(last === undefined ? {} : {decision: last})},
  })
}
