import {systemClock} from '../../support/clock-system.js'
import {asJson, type JsonObject, type JsonValue} from '../../support/json.js'
import type {ExecutionContext} from '../contract.js'
import type {PluginProcess} from './process.js'

/** A mechanism thinks in real time, also where the slice's is virtual. */
const MACHINE = systemClock.machine
/** So long a change may take to end after it was told to. */
const GRACE_MS = 5_000

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
    if (stopping.aborted || call === undefined) {
      end()
      return
    }
    process.abort(call, signal.reason instanceof Error ? signal.reason.message : String(signal.reason))
    cancel = MACHINE.schedule(GRACE_MS, end)
  }
  const begun = (id: number): void => {
    call = id
    if (signal.aborted || stopping.aborted) stop()
  }
  signal.addEventListener('abort', stop, {once: true})
  stopping.addEventListener('abort', end, {once: true})
  try {
    return await process.ask('apply', {command, context}, process.descriptor.limits.applyMs, begun)
  } finally {
    signal.removeEventListener('abort', stop)
    stopping.removeEventListener('abort', end)
    cancel()
  }
}
