import type {PolicyDescriptor} from '../../policy/contract.js'
import type {PolicyLoop} from './policy-loop.js'

/** Those of an agent, with how many instances of each are bound. */
export function loadedPolicies(
  loop: Pick<PolicyLoop, 'instances' | 'descriptors'>,
): readonly (PolicyDescriptor & {readonly instances: number})[] {
  const counts = Map.groupBy(loop.instances(), ({policy}) => policy.descriptor.name)
  return loop.descriptors().map((descriptor) => ({...descriptor, instances: counts.get(descriptor.name)?.length ?? 0}))
}
