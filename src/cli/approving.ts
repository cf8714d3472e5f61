import type {Api} from '../northbound/contract/api.js'
import type {Decision} from './render/views.js'

export type Approval = {readonly kind: 'approved' | 'dry-run'; readonly decision: Decision}

export async function approveDecision(
  api: Api,
  id: string,
  {dryRun, signal}: {readonly dryRun: boolean; readonly signal: AbortSignal},
): Promise<Approval> {
  const decision = await api.getDecision({id}, {signal})
  if (dryRun) return {kind: 'dry-run', decision}
  await api.approveDecision({id}, {signal})
  return {kind: 'approved', decision}
}
