import type {Api} from '../northbound/contract/api.js'
import type {Dto} from '../northbound/contract/dto.js'
import {OperationalError} from '../support/errors.js'
import {given} from '../support/given.js'
import {isRecord} from '../support/json.js'
import {duration} from '../support/text/quantity.js'
import {withTimeout} from '../support/waiting.js'
import {UsageError} from './errors.js'
import {untilLoaded} from './mechanism-loaded.js'
import type {Decision, Mechanism} from './render/views.js'
import type {WaitOptions} from './waiting.js'

export type MechanismOrder = Dto<'MechanismOrder'>

export type Wanted = {
  readonly mechanism: string
  /** `field=value`. */
  readonly fields: readonly string[] | undefined
  /** JSON. */
  readonly command: string | undefined
  readonly cluster: string | undefined
  readonly dryRun: boolean
}

const POLL_MS = 500

/** Gives a person's order to a mechanism; where `waiting` is given, it waits until an agent has what was just added, and for the order's end. Rejects where it was refused, or failed. */
export async function orderMechanism(
  api: Api,
  {mechanism, fields = [], command: text, cluster, dryRun}: Wanted,
  waiting: WaitOptions | undefined,
  signal: AbortSignal,
): Promise<MechanismOrder> {
  const whole = text === undefined ? undefined : parsed(text)
  const known =
    waiting === undefined ? await api.getMechanism({mechanism}, {signal}) : await untilLoaded(api, {mechanism, cluster}, waiting)
  const command = whole ?? commandOf(fields, known)
  const body = {command, ...given({cluster})}
  const startMs = waiting?.clock.now() ?? 0
  const order = await api.orderMechanism({mechanism, body, ...(dryRun ? {dryRun} : {})}, {signal, timeoutMs: ORDER_LIMIT_MS})
  if (dryRun) return order
  const {verdict, outcome} =
    order.outcome.kind === 'executing' && waiting !== undefined ? await untilClosed(api, order, waiting, startMs) : order
  const end = {...order, verdict, outcome}
  if (verdict.kind !== 'admitted' || outcome.kind === 'failed' || outcome.kind === 'interrupted') throw notCarriedOut(end)
  return end
}

/** The API answers within some seconds, whatever becomes of the order. */
const ORDER_LIMIT_MS = 20_000

/** The time limit began with the order. */
async function untilClosed(
  api: Api,
  order: MechanismOrder,
  options: WaitOptions,
  startMs: number,
): Promise<Pick<Decision, 'verdict' | 'outcome'>> {
  return withTimeout(
    options.clock,
    Math.max(0, options.timeoutMs - (options.clock.now() - startMs)),
    async (signal) => {
      for (;;) {
        options.say(`Waiting until ${order.mechanism} has done it`)
        await options.clock.sleep(POLL_MS, signal)
        const decision = await decisionOf(api, order.id, signal)
        if (decision !== undefined && decision.outcome.kind !== 'executing') return decision
      }
    },
    {signal: options.signal, onTimeout: () => stillUnderWay(order, options.timeoutMs)},
  )
}

/** The agent's journal is copied: a decision may not be here yet. */
async function decisionOf(api: Api, id: string, signal: AbortSignal): Promise<Decision | undefined> {
  try {
    return await api.getDecision({id}, {signal})
  } catch (error) {
    if (error instanceof OperationalError && error.code === 'decision-not-found') return undefined
    throw error
  }
}

function commandOf(fields: readonly string[], {commandSchema}: Mechanism): {readonly [field: string]: unknown} {
  const properties: unknown = commandSchema['properties']
  const malformed = fields.filter((field) => !/^[^=]+=/.test(field))
  if (malformed.length > 0) throw new UsageError(`${malformed.join(', ')}: write it as <field>=<value>.`)
  return Object.fromEntries(
    fields.map((field) => {
      const name = field.slice(0, field.indexOf('='))
      return [name, asSchemaWants(field.slice(name.length + 1), typeIn(properties, name))]
    }),
  )
}

function typeIn(properties: unknown, name: string): unknown {
  if (!isRecord(properties)) return undefined
  const property = properties[name]
  return isRecord(property) ? property['type'] : undefined
}

/** As the schema wants it; what it does not know, or what is none of its kind, stays a text, and is refused with the reason. */
function asSchemaWants(text: string, type: unknown): unknown {
  switch (type) {
    case 'number':
    case 'integer':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'array':
    case 'object':
      return parsedJson(text) ?? text
    default:
      return text
  }
}

function parsed(text: string): {readonly [field: string]: unknown} {
  const command = parsedJson(text)
  if (isRecord(command)) return command
  throw new UsageError('--command must be one JSON object, such as \'{"node": "edge-node1", "command": "reset"}\'.')
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function notCarriedOut(order: MechanismOrder): OperationalError {
  const {verdict, outcome, mechanism} = order
  const reasons = verdict.kind === 'rejected' ? verdict.reasons : outcome.kind === 'failed' ? outcome.reasons : []
  const other = 'reason' in verdict && verdict.kind !== 'admitted' ? verdict.reason : outcome.kind === 'interrupted' ? outcome.message : ''
  const why = reasons.length > 0 ? reasons.map((one) => one.message).join('; ') : other
  return new OperationalError(`The order was not carried out: ${why.replace(/\.$/, '')}.`, {
    code: 'order-not-carried-out',
    exit: 'remote',
    hints: [...reasons.flatMap((one) => one.wayOut ?? []), `mlsysops mechanism describe ${mechanism}`],
    details: {order},
  })
}

function stillUnderWay({id, mechanism}: MechanismOrder, timeoutMs: number): OperationalError {
  return new OperationalError(`Not done after ${duration(timeoutMs)}; it goes on.`, {
    code: 'wait-timed-out',
    exit: 'timeout',
    hints: ['Wait longer with --timeout.', `mlsysops mechanism state ${mechanism}`],
    details: {decision: id},
  })
}
