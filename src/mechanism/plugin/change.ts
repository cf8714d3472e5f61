import {systemClock} from '../../support/clock-system.js'
import {asJson, type JsonObject, type JsonValue} from '../../support/json.js'
import type {ExecutionContext} from '../contract.js'
import type {PluginProcess} from './process.js'

/** A mechanism thinks in real time, also where the slice's is virtual. */
const MACHINE = systemClock.machine
/** So long a change may take to end after it was told to. */
const GRACE_MS = 5_000
const NOT_BEGUN = {kind: 'failed', restored: true, message: 'it was not begun'}

/**
 * Asks for one change, and answers what was said of it. The slice's time goes on meanwhile. An abort is passed on; where the agent stops, what runs it is
 * ended, and all stays as it is.
 */
export async function askForChange(
  process: PluginProcess,
  command: JsonObject,
  {decision, policy, reason, epoch, by, stopping}: ExecutionContext,
  signal: AbortSignal,
): Promise<JsonValue> {
  const context = asJson({decision, policy, reason, epoch, ...(by === undefined ? {} : {by})})
  let cancel = (): void => undefined
  let call: number | undefined
  const end = (): void => void process.end()
  const stop = (): void => {
    // What was not asked yet never is.
    if (call === undefined || stopping.aborted) return
    process.abort(call, signal.reason instanceof Error ? signal.reason.message : String(signal.reason))
    cancel = MACHINE.schedule(GRACE_MS, end)
  }
  const onAsked = (id: number): void => {
    call = id
  }
  signal.addEventListener('abort', stop, {once: true})
  stopping.addEventListener('abort', end, {once: true})
  try {
    const asking = {signal: AbortSignal.any([signal, stopping]), onAsked}
    return await process.ask('apply', {command, context}, process.descriptor.limits.applyMs, asking)
  } catch (error) {
    if (call === undefined && signal.aborted && !stopping.aborted) return NOT_BEGUN
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
    stopping.removeEventListener('abort', end)
    cancel()
  }
}
