import type {RunningAgent} from '../agent/roles/node-agent.js'
import type {SliceService} from '../agent/service.js'
import type {Journal} from '../knowledge/contract.js'
import type {ClusterPlatform, HostPlatform, SlicePlatform} from '../platform/contract/index.js'
import {endInTurn} from '../support/lifecycle.js'
import {type AgentGround, startCluster, startContinuum} from './agents.js'
import {startNode} from './node.js'
import {followNodes} from './node-agents.js'

/** Everything that the agents of one slice stand on. */
export type SliceParts = AgentGround & {
  readonly platform: {readonly slice: SlicePlatform; cluster(name: string): ClusterPlatform; host(node: string): HostPlatform}
  readonly clusters: readonly {readonly name: string}[]
}

export type RunningSlice = {readonly service: SliceService; readonly stop: () => Promise<void>}

/** Which agent of a slice: the one of the slice, of a cluster, or of a node. */
export type AgentChoice =
  | {readonly layer: 'continuum'}
  | {readonly layer: 'cluster'; readonly cluster: string}
  | {readonly layer: 'node'; readonly cluster: string; readonly node: string}

/** Starts every agent of a slice in this process; they speak only through the ports of platform and fabric. */
export async function startSlice(parts: SliceParts, signal: AbortSignal): Promise<RunningSlice> {
  const journals = new Journals(parts)
  const ground = journals.ground
  const continuum = await startContinuum(ground, parts.platform.slice, signal)
  const below = parts.clusters.map(async ({name}) => {
    const platform = parts.platform.cluster(name)
    const agent = await startCluster(ground, name, platform, signal)
    const startOne = (node: string) => startNode(ground, {cluster: name, node}, parts.platform.host(`${name}/${node}`), signal)
    return [agent, await followNodes({...parts, nodes: platform.nodes(), start: startOne}, signal)]
  })
  const agents: readonly {readonly stop: () => Promise<void>}[] = [continuum, ...(await Promise.all(below)).flat()]
  return {
    service: continuum.service,
    stop: async () => {
      // Those below first: what they still say is heard.
      await endInTurn([...agents.toReversed().map((agent) => agent.stop), () => journals.close()])
    },
  }
}

/** Starts one agent of a slice in this process. Where another one leads already, it stands by. */
export async function startAgent(parts: SliceParts, choice: AgentChoice, signal: AbortSignal): Promise<RunningAgent> {
  const journals = new Journals(parts)
  const agent = await startChosen({...parts, ...journals.ground}, choice, signal)
  return {
    name: agent.name,
    counters: () => agent.counters(),
    stop: async () => {
      await endInTurn([() => agent.stop(), () => journals.close()])
    },
  }
}

function startChosen(parts: SliceParts, choice: AgentChoice, signal: AbortSignal): Promise<RunningAgent> {
  const {platform} = parts
  switch (choice.layer) {
    case 'continuum':
      return startContinuum(parts, platform.slice, signal)
    case 'cluster':
      return startCluster(parts, choice.cluster, platform.cluster(choice.cluster), signal)
    case 'node': {
      const {cluster, node} = choice
      return startNode(parts, {cluster, node}, platform.host(`${cluster}/${node}`), signal)
    }
  }
}

/** The journals that the agents of this process opened: closed together, after them. */
export class Journals {
  readonly #ground: AgentGround
  readonly #opened: Journal[] = []

  constructor(ground: AgentGround) {
    this.#ground = ground
  }

  /** The same ground, its journals remembered. */
  get ground(): AgentGround {
    return {
      ...this.#ground,
      journal: async (agent) => {
        const journal = await this.#ground.journal(agent)
        this.#opened.push(journal)
        return journal
      },
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((journal) => journal.close()))
  }
}
