import type {Fabric} from '../../fabric/contract/index.js'
import type {CommandValidator} from '../../mechanism/command-validator.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {asJson, type JsonObject} from '../../support/json.js'
import {aborted} from '../../support/waiting.js'
import {ChangeSignal} from '../change-signal.js'
import type {Loop} from '../loop/loop.js'
import {type MechanismOrder, type OrderReport, reportOf} from '../mechanism-order.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {MechanismOrderView, MechanismView} from '../service.js'
import {CONTINUUM, topics} from '../topics.js'
import {chooseAgent} from './mechanism-agent.js'

export type MechanismOrderPorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly clock: Clock
  readonly loop: Loop
  readonly view: ContinuumView
  readonly validate: CommandValidator
  readonly newId: () => string
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

type Wanted = {readonly command: JsonObject; readonly cluster?: string; readonly isDryRun: boolean}
type Pending = {readonly cluster: string; report: OrderReport | undefined}

/** An order that has not arrived by then is not begun any more. */
const BEGINS_WITHIN_MS = 60_000
/** By the machine's time: who asks is not kept waiting for longer. */
const ANSWERS_WITHIN_MS = 8_000
/** The longest time limit of an execution, and some more. */
const FORGOTTEN_AFTER_MS = 20 * 60_000

/** Brings a person's order for a mechanism to the agent that has it, and what becomes of it back. */
export class MechanismOrders {
  readonly #ports: MechanismOrderPorts
  readonly #pending = new Map<string, Pending>()
  readonly #changes = new ChangeSignal()

  constructor(ports: MechanismOrderPorts) {
    this.#ports = ports
  }

  /** What an agent says of an order. One of an earlier life of this agent is settled: nobody waits for it. */
  heard(cluster: string, id: string, report: OrderReport): void {
    const pending = this.#pending.get(id)
    if (pending === undefined) {
      this.#settle(cluster, id)
      return
    }
    pending.report = report
    if (report.outcome.kind !== 'executing') this.#settle(cluster, id)
    this.#changes.fire()
  }

  async order(mechanism: MechanismView, {command, cluster, isDryRun}: Wanted, by: string): Promise<MechanismOrderView> {
    const {validate, view, newId, clock} = this.#ports
    const problems = validate(mechanism, command)
    if (problems.length > 0) throw invalid(mechanism.name, problems)
    const agent = chooseAgent(mechanism, command, cluster, view)
    const order: MechanismOrder = {
      id: newId(),
      by,
      mechanism: mechanism.name,
      command,
      untilMs: clock.now() + BEGINS_WITHIN_MS,
      isDryRun,
    }
    const report = agent === CONTINUUM ? await this.#here(order) : await this.#there(agent, order)
    const place = agent === CONTINUUM ? {} : {cluster: agent}
    return {id: order.id, mechanism: mechanism.name, agent, ...place, command, verdict: report.verdict, outcome: report.outcome}
  }

  async #here(order: MechanismOrder): Promise<OrderReport> {
    const {loop, onError} = this.#ports
    if (order.isDryRun) return {verdict: await loop.foresee(order), outcome: {kind: 'none'}}
    const judged = Promise.withResolvers<OrderReport>()
    const closed = loop.order(order, (decision) => judged.resolve(reportOf(decision))).then(reportOf)
    const first = await Promise.race([judged.promise, closed])
    const limit = this.#limit()
    try {
      return (await Promise.race([closed, aborted(limit.signal)])) ?? first
    } finally {
      limit.cancel()
      closed.catch(onError)
    }
  }

  async #there(cluster: string, order: MechanismOrder): Promise<OrderReport> {
    const {fabric, slice, clock} = this.#ports
    const pending: Pending = {cluster, report: undefined}
    this.#pending.set(order.id, pending)
    try {
      await fabric.publish(topics.order({slice, cluster}, order.id), asJson(order), {retain: true})
    } catch (error) {
      this.#pending.delete(order.id)
      throw error
    }
    const limit = this.#limit()
    while (isOpen(pending.report) && !limit.signal.aborted) await this.#changes.wait(limit.signal)
    limit.cancel()
    const {report} = pending
    if (report === undefined) {
      this.#settle(cluster, order.id)
      throw unanswered(cluster)
    }
    if (isOpen(report)) clock.schedule(FORGOTTEN_AFTER_MS, () => this.#settle(cluster, order.id))
    return report
  }

  /** Aborts when whoever asked is kept waiting no longer. */
  #limit(): {readonly signal: AbortSignal; readonly cancel: () => void} {
    const {clock, signal} = this.#ports
    const limit = new AbortController()
    const cancel = clock.machine.schedule(ANSWERS_WITHIN_MS, () => limit.abort())
    return {signal: AbortSignal.any([signal, limit.signal]), cancel}
  }

  /** What is retained of it is taken back. */
  #settle(cluster: string, id: string): void {
    this.#pending.delete(id)
    const {fabric, slice} = this.#ports
    // Where it cannot be told now, the order is settled when it is heard of again.
    void fabric.publish(topics.order({slice, cluster}, id), null, {retain: true}).catch(() => undefined)
  }
}

function isOpen(report: OrderReport | undefined): boolean {
  return report === undefined || report.outcome.kind === 'executing'
}

function invalid(mechanism: string, problems: readonly string[]): OperationalError {
  return new OperationalError(`The command for ${mechanism} is not valid: ${problems.join('; ')}.`, {
    code: 'command-invalid',
    exit: 'invalid',
    hints: [`mlsysops mechanism describe ${mechanism}`],
    details: {problems},
  })
}

function unanswered(cluster: string): OperationalError {
  return new OperationalError(`The agent of ${cluster} did not answer within ${ANSWERS_WITHIN_MS / 1000} s; the order was taken back.`, {
    code: 'order-unanswered',
    exit: 'timeout',
    hints: ['mlsysops agent list', 'mlsysops mechanism state shows what holds.'],
  })
}
