import type {ArbiterVerdict, Decision} from '../../knowledge/contract.js'
import type {Action, PolicyDescriptor} from '../../policy/contract.js'
import {given} from '../../support/given.js'
import {ChangeSignal} from '../change-signal.js'
import {carryOut} from './carry-out.js'
import type {Proposal} from './proposal.js'
import {componentOf, record} from './record.js'
import type {TurnPorts} from './turn.js'

/** A person wants one action of one mechanism, now. `id` is that of its decision, too. */
export type PersonsOrder = {readonly id: string; readonly by: string; readonly action: Action; readonly sinceMs: number}

/** How long an order waits for what is under way; it is then told why, and not carried out later. */
const WAITS_MS = 5_000

/** What would become of it; nothing is done or written. */
export async function foresee(ports: TurnPorts, order: PersonsOrder): Promise<ArbiterVerdict> {
  const impediment = ports.impediment()
  if (impediment !== undefined) return {kind: 'held', reason: impediment}
  const proposal = await inspected(ports, order)
  return ports.arbiter.foresee(proposal, ports.world())
}

/** Through the arbiter and the journal like everything else. Resolves when it is closed, or when the agent stops; `onVerdict` is told before. */
export async function carryOutOrder(ports: TurnPorts, order: PersonsOrder, onVerdict: (decision: Decision) => void): Promise<Decision> {
  const abort = new AbortController()
  const verdict = await judged(ports, order, (reason) => {
    abort.abort(new Error(reason))
    return true
  })
  const {id, by, action} = order
  const decision = record(
    {agent: ports.agent, instance: {application: undefined}, trigger: {kind: 'order', order: id, by}, nowMs: ports.clock.now()},
    {
      id,
      proposer: {kind: 'person', by, order: id},
      analysis: {verdict: 'adapt', reason: `${by} ordered it.`},
      summary: action.reason,
      actions: [action],
      candidates: [],
      verdict,
    },
  )
  ports.onVerdict(verdict, order.sinceMs)
  onVerdict(decision)
  if (verdict.kind !== 'admitted') {
    await ports.log.write(decision)
    return decision
  }
  ports.onAdmitted?.(id, action)
  await carryOut(ports, {key: keyOf(order), descriptor: descriptorOf(ports, order)}, {decision, action, abort: abort.signal})
  return ports.log.get(id) ?? decision
}

/** An order goes ahead of everything: what is under way it waits for, or takes back where that is safe. */
async function judged(ports: TurnPorts, order: PersonsOrder, abort: (reason: string) => boolean): Promise<ArbiterVerdict> {
  const giveUpMs = ports.clock.now() + WAITS_MS
  const woken = new ChangeSignal()
  for (;;) {
    const impediment = ports.impediment()
    if (impediment !== undefined) return {kind: 'held', reason: impediment}
    const proposal = await inspected(ports, order)
    const verdict = ports.arbiter.judge(proposal, ports.world(), () => woken.fire(), abort)
    if (verdict.kind !== 'deferred' || ports.signal.aborted) return verdict
    if (ports.clock.now() >= giveUpMs) return givenUp(verdict)
    const cancel = ports.clock.schedule(Math.min(verdict.notBeforeMs, giveUpMs) - ports.clock.now(), () => woken.fire())
    await woken.wait(ports.signal)
    cancel()
  }
}

/** Nobody tries it again: the person does, or does not. */
function givenUp({code, reason}: Extract<ArbiterVerdict, {kind: 'deferred'}>): ArbiterVerdict {
  return {
    kind: 'rejected',
    reasons: [{code, message: `${reason.replace(/\.$/, '')}; after ${WAITS_MS / 1_000} s it is not tried again`}],
  }
}

/** With what its mechanism says of it, where that answers from outside. */
async function inspected(ports: TurnPorts, order: PersonsOrder): Promise<Proposal> {
  const proposal = proposalOf(ports, order)
  return {...proposal, ...given({inspected: await ports.arbiter.inspect(proposal, ports.world(), ports.signal)})}
}

function proposalOf(ports: TurnPorts, order: PersonsOrder): Proposal {
  const {id, by, action, sinceMs} = order
  const proposer = {kind: 'person', by, order: id} as const
  return {
    decision: id,
    proposer,
    descriptor: descriptorOf(ports, order),
    priority: 0,
    action,
    application: undefined,
    sinceMs,
    approvedBy: by,
    rejection: undefined,
  }
}

/** A person is no policy; what the loop asks of one it is told of a person, too. */
function descriptorOf({agent}: TurnPorts, {action}: PersonsOrder): PolicyDescriptor {
  return {
    name: 'order',
    version: '1.0.0',
    summary: 'A person’s order.',
    layer: agent.layer,
    scope: 'global',
    core: false,
    metrics: [],
    mechanisms: [action.mechanism],
    intervalMs: 0,
    cooldownMs: 0,
  }
}

/** Nobody is woken by it: no policy has such a name. */
function keyOf({id, action}: PersonsOrder): string {
  return `order/${id}/${componentOf(action)}`
}
