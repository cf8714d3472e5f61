import type {Clock} from '../../support/clock.js'
import {captureOutput} from '../../support/hosting/captured-output.js'
import {Guard} from '../../support/hosting/guard.js'
import {OutputLog} from '../../support/hosting/output-log.js'
import type {JsonValue} from '../../support/json.js'
import {holding, NEVER} from '../../support/waiting.js'
import type {AnalyzeResult, PlanResult, PolicyInput} from '../contract.js'
import {type HostedPolicy, POLICY_FAILED} from '../hosted.js'
import {InputSender} from './sender.js'
import {ServedPolicy, type ServeParts} from './served.js'
import type {ToWorker, WireInput, WorkerStart} from './wire.js'

/**
 * A policy in this very thread, which is there for it alone and is ended by somebody else where it hangs: it is given and asked for the same as in a
 * worker, without the way there and back. Once in a thread. Rejects with what went wrong, in words for its author.
 */
export async function policyWithin(start: WorkerStart, parts: ServeParts, clock: Clock): Promise<HostedPolicy> {
  const output = new OutputLog(clock.now)
  captureOutput((stream, lines) => lines.forEach((line) => void output.add(stream, line)))
  const served = await ServedPolicy.load(start, parts)
  const sender = new InputSender(served.descriptor)
  const guard = new Guard(clock.machine, POLICY_FAILED)
  const ask = <T>(message: () => ToWorker, signal: AbortSignal): Promise<T> => {
    // JSON that was checked.
    const answer = async () => JSON.parse(await served.answer(message())) as T
    return guard.ask(() => holding(clock, answer), signal)
  }
  const about = (kind: 'analyze' | 'plan', input: PolicyInput, state: JsonValue) => (): ToWorker => ({
    kind,
    call: 0,
    input: copied(sender.wireOf(input)),
    state: ofJson(state),
  })
  const {windowMs: _, stateVersion, ...descriptor} = served.descriptor
  return {
    descriptor,
    stateVersion,
    initialState: async () => (await ask<{readonly state: JsonValue}>(() => ({kind: 'initial-state', call: 0}), NEVER)).state,
    analyze: (input, state, signal) => ask<AnalyzeResult<JsonValue>>(about('analyze', input, state), signal),
    plan: (input, state, signal) => ask<PlanResult<JsonValue>>(about('plan', input, state), signal),
    output: () => output.lines(),
    health: () => guard.health(),
    close: async () => undefined,
  }
}

/** What it keeps or changes of what it is given changes nothing here. Of telemetry nothing is shared as it is. */
function copied({trigger, world: {maps, ...world}, mechanisms, experience, ...rest}: WireInput): WireInput {
  return {
    ...rest,
    trigger: {...trigger},
    // Most turns change nothing of the world, and a structured clone costs more than all the rest of them.
    world: {...world, maps: Object.keys(maps).length === 0 ? maps : structuredClone(maps)},
    ...(mechanisms === undefined ? {} : {mechanisms: structuredClone(mechanisms)}),
    ...(experience === undefined ? {} : {experience: ofJson(experience)}),
  }
}

/** A copy of JSON. */
function ofJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  return JSON.parse(JSON.stringify(value)) as T
}
