import type {Api} from '../northbound/contract/api.js'

/** `restoresBuiltIn`: one of its name comes with the product, and runs from the beginning. */
export type PolicyRemoval = {
  readonly kind: 'removed' | 'dry-run'
  readonly policy: string
  readonly restoresBuiltIn: boolean
  /** Of a dry run: how many are kept. */
  readonly sources?: number
}

export async function removePolicy(
  api: Api,
  policy: string,
  {dryRun, signal}: {readonly dryRun: boolean; readonly signal: AbortSignal},
): Promise<PolicyRemoval> {
  const {standingPolicy} = await import('../policy/builtin/standing.js')
  const restoresBuiltIn = standingPolicy(policy) !== undefined
  if (dryRun) {
    const {sources} = await api.getPolicy({policy}, {signal})
    return {kind: 'dry-run', policy, restoresBuiltIn, sources: sources.length}
  }
  await api.removePolicy({policy}, {signal})
  return {kind: 'removed', policy, restoresBuiltIn}
}
