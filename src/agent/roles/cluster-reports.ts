import type {Fabric} from '../../fabric/contract/index.js'
import {aboutMechanism} from '../../mechanism/contract.js'
import type {NodeState} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {asJson} from '../../support/json.js'
import {loadedPolicies} from '../loop/loaded-policies.js'
import type {Loop} from '../loop/loop.js'
import {type AgentAddress, topics} from '../topics.js'
import type {ClusterView} from './cluster-view.js'

export type ReportPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly clock: Clock
  readonly view: ClusterView
  readonly loop: Loop
}

const NODES_EVERY_MS = 500
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

/** What this agent runs and what it has counted, and the names of its nodes: a node that is not among them is gone, though nobody heard it go. */
export async function reportAbout({fabric, address, clock, view, loop}: ReportPorts, signal: AbortSignal): Promise<void> {
  const tell = async () => {
    const policies = loadedPolicies(loop.policies)
    const described = loop.mechanisms().map((one) => asJson(aboutMechanism(one)))
    const about = {counters: loop.counters.read(), policies, mechanisms: described, nodes: [...view.nodes.values().keys()]}
    await fabric.publish(topics.about(address), about, {retain: true})
  }
  await tell()
  for await (const _ of clock.every(ABOUT_EVERY_MS, signal)) await tell()
}
