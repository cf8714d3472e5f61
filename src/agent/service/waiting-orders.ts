import type {Journal, JournaledDecision} from '../../knowledge/contract.js'
import {ordersInForce} from '../../matching/orders.js'
import type {ApplicationSpec, Order, Reason} from '../../platform/contract/index.js'

/** Among so many of a component's newest decisions the last about an order is looked for. */
const LOOKED_AT = 20

/** What people ordered of an application that is not carried out yet, and why. */
export function waitingOrders(spec: ApplicationSpec, journal: Journal, nowMs: number): readonly Reason[] {
  return ordersInForce(spec, nowMs).flatMap((order) => {
    const last = lastAbout(order, spec.name, journal)
    if (last?.verdict.kind !== 'deferred') return []
    const message = `an order of ${order.by} waits (${last.summary}): ${last.verdict.reason}`
    return [{code: 'order-waiting', message, wayOut: `mlsysops app explain ${spec.name}`}]
  })
}

function lastAbout({id, component}: Order, application: string, journal: Journal): JournaledDecision | undefined {
  return journal.list({application, component, limit: LOOKED_AT}).find(({proposer}) => proposer.kind === 'person' && proposer.order === id)
}
