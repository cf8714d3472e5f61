import type {ComponentDescription} from '../descriptions/types.js'
import type {ApplicationSpec} from '../platform/contract/index.js'
import {parseDuration} from '../support/text/duration.js'
import {ordersInForce} from './orders.js'

export type Deferral = {readonly latestStartMs: number; readonly durationMs: number}

/**
 * Until when a component may be kept waiting for a better hour: its slack, counted from when its application was deployed. `undefined`: not any more, or
 * it does not say so, or a person has given an order about it, which is not kept waiting.
 */
export function deferralOf(
  application: ApplicationSpec,
  {metadata, deferrable}: ComponentDescription,
  nowMs: number,
): Deferral | undefined {
  if (deferrable === undefined) return undefined
  if (ordersInForce(application, nowMs).some((order) => order.component === metadata.name)) return undefined
  const latestStartMs = application.createdMs + (parseDuration(deferrable.slack) ?? 0)
  return nowMs < latestStartMs ? {latestStartMs, durationMs: parseDuration(deferrable.duration) ?? 0} : undefined
}
