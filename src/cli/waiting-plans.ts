import type {Api} from '../northbound/contract/api.js'
import {allPages} from './pages.js'
import type {Decision, ModeSetting} from './render/views.js'

export type WaitingPlans = {readonly mode: ModeSetting['mode']; readonly items: readonly Decision[]}

/** What waits for a person, newest first, and the mode: outside of `advise` nothing ever waits. */
export async function waitingPlans(
  api: Api,
  filter: {readonly application?: string; readonly cluster?: string; readonly policy?: string},
  signal: AbortSignal,
): Promise<WaitingPlans> {
  const [{mode}, {items}] = await Promise.all([
    api.getMode(undefined, {signal}),
    allPages((page) => api.listDecisions({...filter, waiting: true, ...page}, {signal})),
  ])
  return {mode, items}
}
