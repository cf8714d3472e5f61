import type {Api} from '../northbound/contract/api.js'
import type {Order} from './render/views.js'

export type Lifted = {readonly kind: 'lifted' | 'dry-run'; readonly component: string; readonly lifted: readonly Order[]}

/** Lifts the orders for a component, or says which ones would be. */
export async function liftOrders(
  api: Api,
  {application, component}: {readonly application: string; readonly component: string},
  options: {readonly kind: Order['wish']['kind'] | 'all'; readonly dryRun: boolean; readonly signal: AbortSignal},
): Promise<Lifted> {
  const {kind, signal} = options
  if (options.dryRun) {
    const {orders} = await api.getApplication({name: application}, {signal})
    const lifted = orders.filter((order) => order.component === component && (kind === 'all' || order.wish.kind === kind))
    return {kind: 'dry-run', component, lifted}
  }
  const {lifted} = await api.liftOrders({name: application, component, kind}, {signal})
  return {kind: 'lifted', component, lifted}
}
