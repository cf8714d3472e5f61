import type {Fabric} from '../../fabric/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {asJson} from '../../support/json.js'
import {type AgentAddress, topics} from '../topics.js'
import {TurnTeller} from './turn-teller.js'

/** Of an agent below the continuum's. */
export function turnTellerOf({
  fabric,
  address,
  ...ports
}: {
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}): TurnTeller {
  return new TurnTeller({...ports, tell: (batch) => fabric.publish(topics.turns(address), asJson(batch))})
}

/** Hears which policies are watched. */
export async function followWatches(teller: TurnTeller, fabric: Fabric, address: AgentAddress, signal: AbortSignal): Promise<void> {
  signal.addEventListener('abort', () => teller.stop(), {once: true})
  await fabric.subscribe(
    topics.watchedAny(address),
    ({topic, payload}) => {
      const policy = topic.slice(topic.lastIndexOf('/') + 1)
      if (typeof payload === 'number') teller.watch(policy, payload)
      else if (payload === null) teller.unwatch(policy)
    },
    signal,
  )
}
