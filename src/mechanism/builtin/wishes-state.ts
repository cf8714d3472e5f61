import {ordersInForce} from '../../matching/orders.js'
import {isAboutSame, type Wish} from '../../matching/wishes.js'
import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import {asJson, type JsonObject} from '../../support/json.js'

/** A state is told again whenever it changes: this much of it is. */
const MOST = 200

/**
 * What holds of components beyond their descriptions: the wishes of these kinds that a person or a policy has, by whom and since when. A policy's that
 * an order outranks does not hold.
 */
export function wishesState({applications, nowMs}: World, kinds: readonly Wish['kind'][]): JsonObject {
  const all = [...applications.values()].flatMap((application) => wishesOf(application, kinds, nowMs))
  return {components: asJson(all.slice(0, MOST)), ...(all.length > MOST ? {untold: all.length - MOST} : {})}
}

function wishesOf(application: ApplicationSpec, kinds: readonly Wish['kind'][], nowMs: number): readonly object[] {
  const {orders, adjustments = [], name, description} = application
  if (orders.length === 0 && adjustments.length === 0) return []
  const inForce = ordersInForce(application, nowMs)
  const isNewest = (place: number): boolean => {
    const one = inForce[place]
    return one !== undefined && !inForce.slice(place + 1).some((later) => isSame(later.component, later.wish, one.component, one.wish))
  }
  const isSame = (ofOne: string, one: Wish, ofOther: string, other: Wish): boolean => {
    const component = description.components.find(({metadata}) => metadata.name === ofOne)
    return ofOne === ofOther && component !== undefined && isAboutSame(component, one, other)
  }
  const ordered = inForce.filter(({wish}, place) => kinds.includes(wish.kind) && isNewest(place))
  const made = adjustments.filter(
    ({component, wish}) => kinds.includes(wish.kind) && !inForce.some((order) => isSame(component, wish, order.component, order.wish)),
  )
  return [
    ...ordered.map(({component, wish, by, issuedMs, untilMs}) => ({
      application: name,
      component,
      wish,
      by,
      sinceAt: iso(issuedMs),
      ...(untilMs === undefined ? {} : {untilAt: iso(untilMs)}),
    })),
    ...made.map(({component, wish, policy, decision, madeMs}) => ({
      application: name,
      component,
      wish,
      policy,
      decision,
      sinceAt: iso(madeMs),
    })),
  ]
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
