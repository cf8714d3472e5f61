import type {Fabric} from '../../fabric/contract/index.js'
import type {Journal} from '../../knowledge/contract.js'
import type {Clock} from '../../support/clock.js'
import {asJson} from '../../support/json.js'
import type {Loop} from '../loop/loop.js'
import {type MechanismOrder, type OrderReport, reportOf} from '../mechanism-order.js'
import {type AgentAddress, topics} from '../topics.js'
import {isMechanismOrder} from './payloads.js'

export type OrderTakerPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly clock: Clock
  readonly loop: Loop
  readonly journal: Journal
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

/**
 * Takes people's orders for mechanisms of this agent, as they come over the fabric. Each is carried out once, however often it is heard: its decision has
 * its id. What was not begun in time is not begun any more.
 */
export class OrderTaker {
  readonly #ports: OrderTakerPorts
  readonly #taken = new Set<string>()
  /** Heard before the loop began. */
  #early: MechanismOrder[] | undefined = []

  constructor(ports: OrderTakerPorts) {
    this.#ports = ports
  }

  async listen(): Promise<void> {
    const {fabric, address, signal} = this.#ports
    await fabric.subscribe(
      topics.orders(address),
      ({topic, payload}) => {
        if (isMechanismOrder(payload)) this.#hear(payload)
        else if (payload === null) this.#settled(topic.slice(topic.lastIndexOf('/') + 1))
      },
      signal,
    )
  }

  /** The loop runs. */
  begin(): void {
    const early = this.#early ?? []
    this.#early = undefined
    for (const order of early) this.#take(order)
  }

  #hear(order: MechanismOrder): void {
    if (this.#early === undefined) this.#take(order)
    else this.#early.push(order)
  }

  #take(order: MechanismOrder): void {
    if (this.#taken.has(order.id)) return
    this.#taken.add(order.id)
    void this.#carryOut(order).catch(this.#ports.onError)
  }

  async #carryOut(order: MechanismOrder): Promise<void> {
    const {clock, loop, journal} = this.#ports
    const known = journal.get(order.id)
    if (known !== undefined) {
      await this.#report(order.id, reportOf(known))
      return
    }
    if (clock.now() > order.untilMs) {
      const message = 'The order came too late: it was not to be begun any more.'
      await this.#report(order.id, {verdict: {kind: 'rejected', reasons: [{code: 'order-late', message}]}, outcome: {kind: 'none'}})
      return
    }
    if (order.isDryRun) {
      await this.#report(order.id, {verdict: await loop.foresee(order), outcome: {kind: 'none'}})
      return
    }
    try {
      const closed = await loop.order(order, (decision) => {
        void this.#report(order.id, reportOf(decision)).catch(this.#ports.onError)
      })
      await this.#report(order.id, reportOf(closed))
    } catch (error) {
      // Such as a journal that cannot be written: whoever waits is told, and the fault is logged.
      const reason = `It was not carried out: ${error instanceof Error ? error.message : String(error)}`
      await this.#report(order.id, {verdict: {kind: 'held', reason}, outcome: {kind: 'none'}})
      throw error
    }
  }

  /** Who ordered it knows what became of it. */
  #settled(id: string): void {
    if (!this.#taken.delete(id)) return
    const {fabric, address, onError} = this.#ports
    void fabric.publish(topics.orderReport(address, id), null, {retain: true}).catch(onError)
  }

  async #report(id: string, report: OrderReport): Promise<void> {
    const {fabric, address} = this.#ports
    await fabric.publish(topics.orderReport(address, id), asJson(report), {retain: true})
  }
}
