import type {Fabric} from '../../fabric/contract/index.js'
import {asJson, type JsonValue} from '../../support/json.js'
import {topics} from '../topics.js'
import type {PolicyReport} from './hosted-policies.js'
import type {RunningNodePolicies} from './node-policies.js'
import {isArtifact} from './payloads.js'

const WHY = 'its agent has no place to remember anything in: give it a state_directory in its file'

/** Where nothing could be remembered no policy runs; who asks how they fare is told that. */
export async function refusePolicies(
  {fabric, ...address}: {readonly fabric: Fabric; readonly slice: string; readonly cluster: string; readonly node: string},
  signal: AbortSignal,
): Promise<RunningNodePolicies> {
  const refused = new Map<string, PolicyReport>()
  const take = async (name: string, payload: JsonValue): Promise<void> => {
    if (isArtifact(payload)) refused.set(name, {...reportOf(payload), reason: WHY})
    else refused.delete(name)
    await fabric.publish(topics.policyReports(address), asJson([...refused.values()]), {retain: true})
  }
  await fabric.subscribe(
    topics.policies(address),
    // What could not be told now is told with the next policy; what is retained is kept until there is a connection.
    ({topic, payload}) => void take(topic.slice(topic.lastIndexOf('/') + 1), payload).catch(() => undefined),
    signal,
  )
  return {measured: () => undefined, counters: () => undefined, stop: async () => undefined}
}

function reportOf({
  name,
  number,
  digest,
  enabled,
}: {
  readonly name: string
  readonly number: number
  readonly digest: string
  readonly enabled: boolean
}): PolicyReport {
  return {name, number, digest, state: enabled ? 'failed' : 'disabled', output: []}
}
