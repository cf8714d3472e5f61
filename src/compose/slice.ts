import {startClusterAgent} from '../agent/roles/cluster-agent.js'
import {startContinuumAgent} from '../agent/roles/continuum-agent.js'
import {startNodeAgent} from '../agent/roles/node-agent.js'
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

/** Starts every agent of a slice in this process; they speak only through the ports of platform and fabric. */
export async function startSlice(parts: SliceParts, signal: AbortSignal): Promise<RunningSlice> {
  const {slice, platform, clock} = parts
  const validate = createCommandValidator()
  const optional = parts.onVerdict === undefined ? {} : {onVerdict: parts.onVerdict}
  const journals: Journal[] = []
  const journalFor = async (agent: string) => {
    const journal = await parts.journal(agent)
    journals.push(journal)
    return journal
  }
  const continuum = await startContinuumAgent(
    {
      ...parts,
      ...optional,
      continuum: slice,
      platform: platform.slice,
      fabric: parts.connect('continuum', topics.presence({slice})),
      journal: await journalFor('continuum'),
      telemetry: createTelemetryStore({clock}),
      policies: [clusterPlacement],
      mechanisms: [createClusterPlacementMechanism(platform.slice)],
      predictor: createPredictor(),
      validate,
    },
    signal,
  )
  const below = parts.clusters.map(async ({name}) => {
    const cluster = platform.cluster(name)
    const placement = createPlacementMechanism({platform: cluster, clock})
    const agent = await startClusterAgent(
      {
        ...parts,
        ...optional,
        cluster: name,
        platform: cluster,
        fabric: parts.connect(name, topics.presence({slice, cluster: name})),
        journal: await journalFor(name),
        telemetry: createTelemetryStore({clock}),
        policies: [removal, staticPlacement, componentPlacement, qosRelocation],
        mechanisms: [placement],
        placement,
        predictor: createPredictor(),
        validate,
      },
      signal,
    )
    const nodes = await followNodes(
      {
        ...parts,
        nodes: cluster.nodes(),
        start: (node) =>
          startNodeAgent(
            {
              ...parts,
              cluster: name,
              node,
              platform: platform.host(`${name}/${node}`),
              fabric: parts.connect(`${name}/${node}`, topics.presence({slice, cluster: name, node})),
            },
            signal,
          ),
      },
      signal,
    )
    return [agent, nodes]
  })
  const agents: readonly {readonly stop: () => Promise<void>}[] = [continuum, ...(await Promise.all(below)).flat()]
  return {
    service: continuum.service,
    stop: async () => {
      // Those below first: what they still say is heard.
      for (const agent of agents.toReversed()) await agent.stop()
      await Promise.all(journals.map((journal) => journal.close()))
    },
  }
}
