import type {MessagePort} from 'node:worker_threads'
import type {OpenModel} from '../../ml/contract/session.js'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import {jsonOf, plain, shown, wordsOf} from '../../support/hosting/answers.js'
import {captureOutput} from '../../support/hosting/captured-output.js'
import {confine} from '../../support/hosting/confine.js'
import type {JsonValue} from '../../support/json.js'
import {parseDuration} from '../../support/text/duration.js'
import type {AnalyzeAnswer, PlanAnswer, PolicyDefinition} from '../author/define.js'
import {descriptorOf} from '../author/descriptor.js'
import type {AnalyzeResult, PlanResult} from '../contract.js'
import {InputReceiver, type ReceiverParts} from './receiver.js'
import type {FromWorker, ToWorker, WorkerStart} from './wire.js'

export type ServeParts = ReceiverParts & {readonly openModel: OpenModel}

/** The worker's side: loads the one policy, and answers what its agent asks, until it is ended. */
export async function servePolicy(port: MessagePort, start: WorkerStart, parts: ServeParts): Promise<void> {
  const send = (message: FromWorker): void => port.postMessage(message)
  const receiver = new InputReceiver(parts)
  const entry = 'model' in start ? start.model.fileName : start.entry
  captureOutput((stream, lines) => send({kind: 'output', stream, lines}))
  try {
    const exported = await exportedBy(start, parts.openModel)
    const descriptor = descriptorOf(exported)
    // Every field was looked at.
    const policy = exported as PolicyDefinition
    port.on('message', (message: ToWorker) => void answer(message, policy, receiver, entry, send))
    send({kind: 'loaded', descriptor})
  } catch (error) {
    const refusal =
      'model' in start && error instanceof OperationalError ? {code: error.code, exit: error.exit, hints: error.hints} : undefined
    send({kind: 'not-loaded', message: refusal === undefined ? wordsOf(error, entry) : messageOf(error), ...given({refusal})})
  }
}

/** What a file exports; a model policy has no code of its own, and is made a definition here. */
async function exportedBy(start: WorkerStart, openModel: OpenModel): Promise<unknown> {
  if ('model' in start) {
    const {loadModelPolicy} = await import('../model/load.js')
    return await loadModelPolicy(start.model, openModel)
  }
  confine(start.entry, start.library, 'a policy')
  return ((await import(start.entry)) as {readonly default?: unknown}).default
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function answer(
  message: ToWorker,
  policy: PolicyDefinition,
  receiver: InputReceiver,
  entry: string,
  send: (message: FromWorker) => void,
): Promise<void> {
  const {call} = message
  try {
    send({kind: 'answer', call, json: jsonOf(await resultOf(message, policy, receiver))})
  } catch (error) {
    send({kind: 'failed', call, message: wordsOf(error, entry)})
  }
}

async function resultOf(message: ToWorker, policy: PolicyDefinition, receiver: InputReceiver): Promise<JsonValue | object> {
  if (message.kind === 'initial-state') return {state: plain(policy.initialState?.() ?? null, 'The initial state')}
  const {state} = message
  const input = receiver.inputOf(message.input)
  if (message.kind === 'analyze') return analyzed(await policy.analyze(input, state), state)
  return planned(await policy.plan(input, state), state)
}

function analyzed(answer: AnalyzeAnswer<JsonValue> | undefined, before: JsonValue): AnalyzeResult<JsonValue> {
  const {verdict, reason, evidence, state = before, again} = {...answer}
  if (verdict !== 'adapt' && verdict !== 'fine' && verdict !== 'hold')
    throw new TypeError(`analyze must answer with a verdict: adapt, fine or hold; it answered ${shown(verdict)}.`)
  if (typeof reason !== 'string' || reason === '') throw new TypeError('analyze must answer with a reason: a text.')
  const nextAnalyzeMs = again === undefined ? undefined : typeof again === 'number' ? again : parseDuration(again)
  if (again !== undefined && (nextAnalyzeMs === undefined || !(nextAnalyzeMs >= 0)))
    throw new TypeError(`analyze must answer with a duration in again, such as '5s'; it answered ${shown(again)}.`)
  return {
    analysis: {verdict, reason, ...(evidence === undefined ? {} : {evidence: plain(evidence, 'The evidence')})},
    state: plain(state, 'The state'),
    ...(nextAnalyzeMs === undefined ? {} : {nextAnalyzeMs}),
  }
}

function planned(answer: PlanAnswer<JsonValue> | undefined, before: JsonValue): PlanResult<JsonValue> {
  if (answer === undefined) return {plan: undefined, state: before}
  const {actions, summary, candidates = [], state = before} = answer
  if (!Array.isArray(actions)) throw new TypeError(`plan must answer with actions: a list; it answered ${shown(actions)}.`)
  const problem = actions.flatMap((action, index) => problemOf(action, index))[0]
  if (problem !== undefined) throw new TypeError(problem)
  const plan = {actions, summary: summary ?? actions.map(({reason}: {reason: string}) => reason).join('; '), candidates}
  return {plan: plain(plan, 'The plan'), state: plain(state, 'The state')}
}

function problemOf(action: unknown, index: number): readonly string[] {
  const {mechanism, command, target, reason} = {...(typeof action === 'object' ? action : {})} as {[key: string]: unknown}
  const problems = [
    ...(typeof mechanism === 'string' ? [] : ['a mechanism']),
    ...(typeof command === 'object' && command !== null ? [] : ['a command']),
    ...(typeof target === 'object' && target !== null ? [] : ['a target']),
    ...(typeof reason === 'string' && reason !== '' ? [] : ['a reason']),
  ]
  return problems.length === 0 ? [] : [`Action ${index} of the plan lacks ${problems.join(', ')}.`]
}
