import type {Decision, DecisionOutcome} from '../../knowledge/contract.js'
import {ROLLED_BACK} from '../../mechanism/contract.js'
import type {Action, PolicyDescriptor} from '../../policy/contract.js'
import type {Failed} from './failures.js'
import {isWanted, targetKey} from './target.js'
import type {TurnPorts} from './turn.js'

/** Who wants it: a policy's instance, or a person. */
export type Wanting = {readonly key: string; readonly descriptor: PolicyDescriptor}
export type Admitted = {readonly decision: Decision; readonly action: Action; readonly abort: AbortSignal}

/** Journal, stamp, act, journal again; the lock is given back whatever happens. */
export async function carryOut(ports: TurnPorts, wanting: Wanting, {decision, action, abort}: Admitted): Promise<void> {
  const {key, descriptor} = wanting
  const target = targetKey(action.target)
  const signal = AbortSignal.any([ports.signal, abort])
  const release = ports.clock.hold()
  let failed: Failed | undefined
  try {
    const begun = await ports.log.write({...decision, outcome: {kind: 'executing'}})
    const outcome = await outcomeOf(ports, key, async () => {
      await ports.stamps.add(target, descriptor.name, ports.clock.now(), descriptor.budget?.changes ?? 0, ports.signal)
      release()
      return await ports.execute(begun, action, signal)
    })
    // Stopped between journal and act: what was asked stays open with the platform, and the next life finishes it.
    if (ports.signal.aborted) return
    failed = failureOf(outcome)
    const closed = await ports.log.update({...begun, outcome, closedMs: ports.clock.now()})
    if (outcome.kind === 'done') ports.onDone(closed, descriptor)
    // What was taken away, and is wanted no more, is not counted any longer: whoever forgets an application may have been here before.
    if (outcome.kind === 'done' && !isWanted(ports.world(), action.target)) await ports.stamps.forget(target, ports.signal)
  } catch (error) {
    failed ??= {why: error instanceof Error ? error.message : String(error), isRolledBack: false}
    if (!ports.signal.aborted) throw error
  } finally {
    release()
    ports.onClosed?.(decision.id)
    ports.arbiter.release(decision.id, target, ports.clock.now(), failed)
    // Not at once: a policy that always wants something must not keep the agent from everything else.
    ports.wakeAt(key, ports.clock.now() + AGAIN_MS, {kind: 'deferral', decision: decision.id})
  }
}

/** How soon a policy is asked again after its own change has ended; what changed in the world meanwhile wakes it anyway. */
const AGAIN_MS = 100

/** A fault of the execution is an outcome, too: it is journaled, and logged. */
async function outcomeOf(ports: TurnPorts, key: string, run: () => Promise<DecisionOutcome>): Promise<DecisionOutcome> {
  try {
    return await run()
  } catch (error) {
    if (!ports.signal.aborted) ports.onError(error, key)
    const message = error instanceof Error ? error.message : String(error)
    return {kind: 'failed', restored: false, reasons: [{code: 'execution-fault', message}]}
  }
}

/** Why the same wish should not be tried again at once. What a person took back, or what is not wanted any more, did not fail. */
export function failureOf(outcome: DecisionOutcome): Failed | undefined {
  if (outcome.kind !== 'failed') return undefined
  const [reason] = outcome.reasons
  if (reason?.code === 'taken-back' || reason?.code === 'superseded') return undefined
  return {why: reason?.message ?? 'no reason was given', isRolledBack: reason?.code === ROLLED_BACK}
}
