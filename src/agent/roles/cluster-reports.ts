import type {Fabric} from '../../fabric/contract/index.js'
import type {NodeState} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {asJson, type JsonValue} from '../../support/json.js'
import type {Loop} from '../loop/loop.js'
import type {PolicyInstance} from '../loop/policy-instance.js'
import {type AgentAddress, OF_THE_AGENT, topics} from '../topics.js'
import type {ClusterView} from './cluster-view.js'

export type ReportPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly clock: Clock
  readonly view: ClusterView
  readonly loop: Loop
}

const NODES_EVERY_MS = 500
const SAID_EVERY_MS = 2_000
const ABOUT_EVERY_MS = 5_000
/** What did not change is told again: a message may have been lost, and an old one may have come after a new one. */
export const AGAIN_EVERY_MS = 120_000

/** Each node as this agent sees it, told again when it changed: what the continuum plans with, and what `infra list` shows. */
export async function reportNodes({fabric, address, clock, view}: ReportPorts, signal: AbortSignal): Promise<void> {
  const told = new Map<string, NodeState>()
  let last: ReadonlyMap<string, NodeState> | undefined
  const tell = async (isAgain: boolean) => {
    const nodes = view.nodes.values()
    if (!isAgain && nodes === last) return
    for (const [name, node] of nodes) {
      if (!isAgain && told.get(name) === node) continue
      told.set(name, node)
      await fabric.publish(topics.nodeState(address, name), asJson(node), {retain: true})
    }
    for (const name of [...told.keys()]) {
      if (nodes.has(name)) continue
      told.delete(name)
      await fabric.publish(topics.nodeState(address, name), null, {retain: true})
    }
    // Only now: what could not be published is told with the next beat.
    last = nodes
  }
  await tell(true)
  let lastMs = clock.now()
  for await (const nowMs of clock.every(NODES_EVERY_MS, signal)) {
    const isAgain = nowMs - lastMs >= AGAIN_EVERY_MS
    if (isAgain) lastMs = nowMs
    await tell(isAgain)
  }
}

/** What each policy says of each application at present, for `app explain`; and what those say that are bound to this agent. */
export async function reportSaid({fabric, address, clock, loop}: ReportPorts, signal: AbortSignal): Promise<void> {
  const told = new Map<string, PolicyInstance['last']>()
  let lastMs = clock.now()
  for await (const nowMs of clock.every(SAID_EVERY_MS, signal)) {
    const isAgain = nowMs - lastMs >= AGAIN_EVERY_MS
    if (isAgain) lastMs = nowMs
    const instances = loop.policies.instances()
    const present = new Set<string>()
    const changed = new Set<string>()
    for (const {key, application = OF_THE_AGENT, last} of instances) {
      present.add(key)
      const before = told.get(key)
      if (before !== undefined && before === last && !isAgain) continue
      if (isAgain || before?.analysis.verdict !== last?.analysis.verdict || before?.analysis.reason !== last?.analysis.reason)
        changed.add(application)
      told.set(key, last)
    }
    // An application that is gone, or a policy that is not for it any more.
    for (const key of [...told.keys()]) {
      if (present.has(key)) continue
      told.delete(key)
      changed.add(key.includes('/') ? key.slice(key.indexOf('/') + 1) : OF_THE_AGENT)
    }
    const ofApplication = Map.groupBy(changed.size === 0 ? [] : instances, (one) => one.application ?? OF_THE_AGENT)
    for (const application of changed) {
      const said = ofApplication.get(application)
      await fabric.publish(topics.said(address, application), said === undefined ? null : saidOf(said), {retain: true})
    }
  }
}

function saidOf(instances: readonly PolicyInstance[]): JsonValue {
  return instances.flatMap(({policy, last}) =>
    last === undefined
      ? []
      : [{policy: policy.descriptor.name, verdict: last.analysis.verdict, reason: last.analysis.reason, timeMs: last.timeMs}],
  )
}

/** What this agent runs and what it has counted, and the names of its nodes: a node that is not among them is gone, though nobody heard it go. */
export async function reportAbout({fabric, address, clock, view, loop}: ReportPorts, signal: AbortSignal): Promise<void> {
  const tell = async () => {
    const instances = loop.policies.instances()
    const countOf = (name: string) => instances.filter((one) => one.policy.descriptor.name === name).length
    const policies = loop.policies.descriptors().map((descriptor) => ({...descriptor, instances: countOf(descriptor.name)}))
    const described = loop.mechanisms().map(({name, summary, commandSchema}) => ({name, summary, commandSchema}))
    const about = {counters: loop.counters.read(), policies, mechanisms: described, nodes: [...view.nodes.values().keys()]}
    await fabric.publish(topics.about(address), about, {retain: true})
  }
  await tell()
  for await (const _ of clock.every(ABOUT_EVERY_MS, signal)) await tell()
}
