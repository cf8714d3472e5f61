import type {Decision, DecisionOutcome} from '../../knowledge/contract.js'
import type {Mechanism, MechanismOutcome, Room} from '../../mechanism/contract.js'
import type {Epoch} from '../../platform/contract/index.js'
import type {Action, Target, World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'

export type ExecutorPorts = {
  readonly clock: Clock
  readonly mechanisms: ReadonlyMap<string, Mechanism>
  readonly epoch: () => Epoch
  readonly world: () => World
  readonly reservedFor?: (decision: string) => Room | undefined
  readonly changed: (signal: AbortSignal, target?: Target) => Promise<void>
  /** Aborted when the agent stops. */
  readonly signal: AbortSignal
}

const ATTEMPTS = 3
const BACKOFF_MS = 500
/** A mechanism keeps its own deadline; this one is for a mechanism that does not. */
const TIME_LIMIT_MS = 15 * 60_000

/** Carries out one admitted action, with a time limit and bounded retry of what a remote could not answer. Never throws for an operational fault. */
export async function execute(
  ports: ExecutorPorts,
  {id, proposer}: Pick<Decision, 'id' | 'proposer'>,
  action: Action,
  signal: AbortSignal,
): Promise<DecisionOutcome> {
  const mechanism = ports.mechanisms.get(action.mechanism)
  if (mechanism === undefined)
    return {kind: 'failed', restored: true, reasons: [{code: 'mechanism-unknown', message: `There is no mechanism ${action.mechanism}.`}]}
  if (isAborted(signal)) return {kind: 'interrupted', message: reasonOf(signal)}
  const limit = new AbortController()
  const cancel = ports.clock.schedule(TIME_LIMIT_MS, () => limit.abort(new Error('the time limit of the execution is over')))
  const room = ports.reservedFor?.(id)
  const context = {
    ...(room === undefined ? {} : {room}),
    decision: id,
    policy: proposer.kind === 'policy' ? proposer.policy : proposer.by,
    reason: action.reason,
    epoch: ports.epoch(),
    world: ports.world,
    changed: (until: AbortSignal) => ports.changed(until, action.target),
    stopping: ports.signal,
    ...(proposer.kind === 'person' ? {by: proposer.by} : {}),
  }
  try {
    return outcomeOf(
      await withRetry(ports.clock, () => mechanism.apply(action.command, context, AbortSignal.any([signal, limit.signal])), signal),
    )
  } catch (error) {
    if (isAborted(signal)) return {kind: 'interrupted', message: reasonOf(signal)}
    if (!(error instanceof OperationalError) && !limit.signal.aborted) throw error
    const message = error instanceof Error ? error.message : String(error)
    return {kind: 'failed', restored: false, reasons: [{code: error instanceof OperationalError ? error.code : 'time-limit', message}]}
  } finally {
    cancel()
  }
}

export function outcomeOf(outcome: MechanismOutcome): DecisionOutcome {
  switch (outcome.kind) {
    case 'done':
      return outcome
    case 'refused':
      return {kind: 'failed', reasons: outcome.reasons, restored: true}
    case 'failed':
      return outcome
    case 'stale':
      return {
        kind: 'failed',
        restored: true,
        reasons: [{code: 'stale', message: 'Another agent leads now, or a newer change came first; nothing was done.'}],
      }
  }
}

/** Only what a remote could not answer is tried again; a refusal is an answer. */
async function withRetry<T>(clock: Clock, run: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const canHelp = error instanceof OperationalError && (error.exit === 'remote' || error.exit === 'timeout')
      if (!canHelp || attempt === ATTEMPTS || signal.aborted) throw error
      await clock.sleep(BACKOFF_MS * 2 ** (attempt - 1), signal)
    }
  }
}

/** Asked anew each time: while something is awaited it may change. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted
}

function reasonOf(signal: AbortSignal): string {
  return signal.reason instanceof Error ? signal.reason.message : String(signal.reason)
}
