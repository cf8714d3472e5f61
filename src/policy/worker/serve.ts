import type {MessagePort} from 'node:worker_threads'
import type {OpenModel} from '../../ml/contract/session.js'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import type {JsonValue} from '../../support/json.js'
import {parseDuration} from '../../support/text/duration.js'
import type {AnalyzeAnswer, PlanAnswer, PolicyDefinition} from '../author/define.js'
import {descriptorOf} from '../author/descriptor.js'
import type {AnalyzeResult, PlanResult} from '../contract.js'
import {confine} from './confine.js'
import {InputReceiver, type ReceiverParts} from './receiver.js'
import type {FromWorker, ToWorker, WorkerStart} from './wire.js'
import {captureOutput} from './written.js'

export type ServeParts = ReceiverParts & {readonly openModel: OpenModel}

const LONGEST_ANSWER = 4_000_000

/** The worker's side: loads the one policy, and answers what its agent asks, until it is ended. */
export async function servePolicy(port: MessagePort, start: WorkerStart, parts: ServeParts): Promise<void> {
  const send = (message: FromWorker): void => port.postMessage(message)
  const receiver = new InputReceiver(parts)
  const entry = 'model' in start ? start.model.fileName : start.entry
  captureOutput(send)
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
  confine(start.entry, start.library)
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
    const json = JSON.stringify(await resultOf(message, policy, receiver))
    if (json.length > LONGEST_ANSWER) throw new RangeError(`Its answer has ${json.length} characters, and ${LONGEST_ANSWER} may be.`)
    send({kind: 'answer', call, json})
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

/** JSON holds no NaN, no functions and no circles: what a policy says must be what arrives. */
function plain<T>(value: T, what: string): T {
  const bad = firstBad(value, what, new Set())
  if (bad !== undefined) throw new TypeError(`${bad} is not JSON.`)
  return value
}

function firstBad(value: unknown, path: string, above: ReadonlySet<unknown>): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : `${path} (${value})`
    case 'object': {
      if (value === null) return undefined
      const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
      if (!isPlain) return `${path} (${value.constructor.name})`
      if (above.has(value)) return `${path} (it contains itself)`
      const within = new Set(above).add(value)
      for (const [key, inner] of Object.entries(value)) {
        const bad = firstBad(inner, `${path}.${key}`, within)
        if (bad !== undefined) return bad
      }
      return undefined
    }
    default:
      return `${path} (a ${typeof value})`
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  return (typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : String(value)).slice(0, 80)
}

/** What went wrong, and where in the file. */
function wordsOf(error: unknown, entry: string): string {
  if (!(error instanceof Error)) return `It threw ${shown(error)}.`
  const place = new RegExp(`${escaped(entry)}:(\\d+:\\d+)`).exec(error.stack ?? '')?.[1]
  const name = error.name === 'Error' || error.name === 'OperationalError' ? '' : `${error.name}: `
  return `${name}${error.message}${place === undefined ? '' : ` (line ${place})`}`.slice(0, 1_000)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
