import type {SliceService} from '../../agent/service.js'

/** How many turns, until the signal, came to an empty plan: the policy wanted to adapt, was asked for a plan and wanted nothing. No decision is written of those. */
export async function countEmptyPlans(service: SliceService, policy: string, signal: AbortSignal): Promise<number> {
  let count = 0
  for await (const turn of service.turns(policy, signal))
    if (turn.kind === 'turn' && turn.plan !== undefined && turn.plan.summary === undefined) count += turn.count
  return count
}
