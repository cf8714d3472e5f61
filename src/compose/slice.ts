import {startClusterAgent} from '../agent/roles/cluster-agent.js'
import {startContinuumAgent} from '../agent/roles/continuum-agent.js'
import {type RunningAgent, startNodeAgent} from '../agent/roles/node-agent.js'
import type {SliceService} from '../agent/service.js'
import {topics} from '../agent/topics.js'
import type {Fabric} from '../fabric/contract/index.js'
import type {ArbiterVerdict, Journal} from '../knowledge/contract.js'
import {createClusterPlacementMechanism} from '../mechanism/builtin/cluster-placement.js'
import {createPlacementMechanism} from '../mechanism/builtin/placement.js'
import {createCommandValidator} from '../mechanism/command-validator.js'
import type {ClusterPlatform, HostPlatform, SlicePlatform} from '../platform/contract/index.js'
import {clusterPlacement} from '../policy/builtin/cluster-placement.js'
import {componentPlacement, staticPlacement} from '../policy/builtin/placement.js'
import {createPredictor} from '../policy/builtin/predictor.js'
import {qosRelocation} from '../policy/builtin/qos-relocation.js'
import {removal} from '../policy/builtin/removal.js'
import type {Clock} from '../support/clock.js'
import type {Logger} from '../support/logger.js'
import {createTelemetryStore} from '../telemetry/store.js'
import {followNodes} from './node-agents.js'

/** Everything that the agents of one slice stand on; what it is made of is no business of theirs. */
export type SliceParts = {
  readonly slice: string
  readonly version: string
  readonly clock: Clock
  readonly log: Logger
  readonly newId: () => string
  /** A fabric for the agent of that name, and the topic on which its presence stands. */
  readonly connect: (agent: string, presenceTopic: string) => Fabric
  /** A journal for the agent of that name. */
  readonly journal: (agent: string) => Promise<Journal>
  readonly platform: {readonly slice: SlicePlatform; cluster(name: string): ClusterPlatform; host(node: string): HostPlatform}
  readonly clusters: readonly {readonly name: string}[]
  readonly clockInfo: () => {readonly speed: number; readonly simulated: boolean}
  /** Every verdict of every agent, with when what caused it began to be worked on: for benchmarks. */
  readonly onVerdict?: (verdict: ArbiterVerdict, sinceMs: number) => void
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
  const continuum = await startContinuum(parts, journals, signal)
  const below = parts.clusters.map(async ({name}) => {
    const agent = await startCluster(parts, journals, name, signal)
    const nodes = parts.platform.cluster(name).nodes()
    return [agent, await followNodes({...parts, nodes, start: (node) => startNode(parts, name, node, signal)}, signal)]
  })
  const agents: readonly {readonly stop: () => Promise<void>}[] = [continuum, ...(await Promise.all(below)).flat()]
  return {
    service: continuum.service,
    stop: async () => {
      // Those below first: what they still say is heard.
      for (const agent of agents.toReversed()) await agent.stop()
      await journals.close()
    },
  }
}

/** Starts one agent of a slice in this process. Where another one leads already, it stands by. */
export async function startAgent(parts: SliceParts, choice: AgentChoice, signal: AbortSignal): Promise<RunningAgent> {
  const journals = new Journals(parts)
  const agent = await startChosen(parts, journals, choice, signal)
  return {
    name: agent.name,
    stop: async () => {
      await agent.stop()
      await journals.close()
    },
  }
}

function startChosen(parts: SliceParts, journals: Journals, choice: AgentChoice, signal: AbortSignal): Promise<RunningAgent> {
  switch (choice.layer) {
    case 'continuum':
      return startContinuum(parts, journals, signal)
    case 'cluster':
      return startCluster(parts, journals, choice.cluster, signal)
    case 'node':
      return startNode(parts, choice.cluster, choice.node, signal)
  }
}

async function startContinuum(parts: SliceParts, journals: Journals, signal: AbortSignal) {
  const {slice, clock, platform} = parts
  return await startContinuumAgent(
    {
      ...parts,
      continuum: slice,
      platform: platform.slice,
      fabric: parts.connect('continuum', topics.presence({slice})),
      journal: await journals.open('continuum'),
      telemetry: createTelemetryStore({clock}),
      policies: [clusterPlacement],
      mechanisms: [createClusterPlacementMechanism(platform.slice)],
      predictor: createPredictor(),
      validate: createCommandValidator(),
    },
    signal,
  )
}

async function startCluster(parts: SliceParts, journals: Journals, cluster: string, signal: AbortSignal): Promise<RunningAgent> {
  const {slice, clock} = parts
  const platform = parts.platform.cluster(cluster)
  const placement = createPlacementMechanism({platform, clock})
  return await startClusterAgent(
    {
      ...parts,
      cluster,
      platform,
      fabric: parts.connect(cluster, topics.presence({slice, cluster})),
      journal: await journals.open(cluster),
      telemetry: createTelemetryStore({clock}),
      policies: [removal, staticPlacement, componentPlacement, qosRelocation],
      mechanisms: [placement],
      placement,
      predictor: createPredictor(),
      validate: createCommandValidator(),
    },
    signal,
  )
}

async function startNode(parts: SliceParts, cluster: string, node: string, signal: AbortSignal): Promise<RunningAgent> {
  const {slice, platform} = parts
  const name = `${cluster}/${node}`
  return await startNodeAgent(
    {...parts, cluster, node, platform: platform.host(name), fabric: parts.connect(name, topics.presence({slice, cluster, node}))},
    signal,
  )
}

/** The journals that the agents of this process opened: closed together, after them. */
class Journals {
  readonly #parts: SliceParts
  readonly #opened: Journal[] = []

  constructor(parts: SliceParts) {
    this.#parts = parts
  }

  async open(agent: string): Promise<Journal> {
    const journal = await this.#parts.journal(agent)
    this.#opened.push(journal)
    return journal
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((journal) => journal.close()))
  }
}
