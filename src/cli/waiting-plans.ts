import type {Api} from '../northbound/contract/api.js'
import {allPages} from './pages.js'
import type {Decision, Mode} from './render/views.js'

/** `advised`: the applications that have this mode of their own. */
export type WaitingPlans = {readonly mode: Mode; readonly advised: readonly string[]; readonly items: readonly Decision[]}

/** What waits for a person, newest first, and the mode: outside of `advise` nothing ever waits. */
export async function waitingPlans(
  api: Api,
  filter: {readonly application?: string; readonly cluster?: string; readonly policy?: string},
  signal: AbortSignal,
): Promise<WaitingPlans> {
  const [{mode, applications}, {items}] = await Promise.all([
    api.getMode(undefined, {signal}),
    allPages((page) => api.listDecisions({...filter, waiting: true, ...page}, {signal})),
  ])
  const advised = applications.flatMap((one) => (one.mode === 'advise' ? one.application : []))
  return {mode, advised, items}
}
