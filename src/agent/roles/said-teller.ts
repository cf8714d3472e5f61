import type {Fabric, FabricMessage} from '../../fabric/contract/index.js'
import type {Clock} from '../../support/clock.js'
import type {PolicyInstance} from '../loop/policy-instance.js'
import {type AgentAddress, OF_THE_AGENT, topics} from '../topics.js'

/** What a policy said last. JSON. */
export type Said = {readonly policy: string; readonly verdict: string; readonly reason: string; readonly timeMs: number}

export type SaidPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly clock: Clock
  readonly instances: () => readonly PolicyInstance[]
  /** Those that are here: of one that no policy is for any more, what an earlier life of this agent told holds no more. */
  readonly applications: () => Iterable<string>
  /** What did not change is told again so often. Absent: never, for the fabric keeps what is retained, and says it again by itself. */
  readonly againEveryMs?: number
}

const SAID_EVERY_MS = 2_000

/** Tells what each policy says of each application at present, and what those say that are bound to their agent: when that changes. */
export async function tellSaid({fabric, address, clock, ...ports}: SaidPorts, signal: AbortSignal): Promise<void> {
  const {againEveryMs = Number.POSITIVE_INFINITY} = ports
  const told = new Map<string, Pick<PolicyInstance, 'application' | 'last'>>()
  const changed = new Set([OF_THE_AGENT, ...ports.applications()])
  // What an earlier life told of an application that went while no agent was here would stay for ever.
  const onTold = ({topic, retained}: FabricMessage): void => {
    if (retained) changed.add(topic.slice(topic.lastIndexOf('/') + 1))
  }
  await fabric.subscribe(topics.said(address, '+'), onTold, signal)
  let lastMs = clock.now()
  for await (const nowMs of clock.every(SAID_EVERY_MS, signal)) {
    const isAgain = nowMs - lastMs >= againEveryMs
    if (isAgain) lastMs = nowMs
    const instances = ports.instances()
    const present = new Set<string>()
    for (const {key, application, last} of instances) {
      present.add(key)
      if (isAgain || !saysSame(told.get(key)?.last, last)) changed.add(application ?? OF_THE_AGENT)
      told.set(key, {application, last})
    }
    // An application that is gone, or a policy that is not for it any more.
    for (const [key, {application}] of [...told]) {
      if (present.has(key)) continue
      told.delete(key)
      changed.add(application ?? OF_THE_AGENT)
    }
    const ofApplication = Map.groupBy(changed.size === 0 ? [] : instances, (one) => one.application ?? OF_THE_AGENT)
    for (const application of changed) {
      const said = ofApplication.get(application)
      await fabric.publish(topics.said(address, application), said === undefined ? null : saidOf(said), {retain: true})
    }
    changed.clear()
  }
}

/** Also that it said something else in between is news: what it wanted then, it may want no more. */
function saysSame(a: PolicyInstance['last'], b: PolicyInstance['last']): boolean {
  return a === b || (a?.sinceMs === b?.sinceMs && a?.analysis.verdict === b?.analysis.verdict && a?.analysis.reason === b?.analysis.reason)
}

function saidOf(instances: readonly PolicyInstance[]): Said[] {
  return instances.flatMap(({policy, last}) =>
    last === undefined
      ? []
      : [{policy: policy.descriptor.name, verdict: last.analysis.verdict, reason: last.analysis.reason, timeMs: last.timeMs}],
  )
}
