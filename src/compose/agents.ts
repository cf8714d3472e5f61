import {startClusterAgent} from '../agent/roles/cluster-agent.js'
import {ClusterKnobs} from '../agent/roles/cluster-knobs.js'
import {startContinuumAgent} from '../agent/roles/continuum-agent.js'
import type {RunningAgent} from '../agent/roles/node-agent.js'
import type {SliceService} from '../agent/service.js'
import {topics} from '../agent/topics.js'
import type {Fabric} from '../fabric/contract/index.js'
import type {ArbiterVerdict, Journal} from '../knowledge/contract.js'
import {createClusterPlacementMechanism} from '../mechanism/builtin/cluster-placement.js'
import {createKnobMechanisms} from '../mechanism/builtin/knobs/knob-mechanism.js'
import {createWorkloadMechanisms} from '../mechanism/builtin/workload.js'
import {createCommandValidator} from '../mechanism/command-validator.js'
import type {MechanismOpener} from '../mechanism/plugin/artifact.js'
import type {ClusterPlatform, Epoch, SlicePlatform} from '../platform/contract/index.js'
import type {OpenPolicy} from '../policy/artifact.js'
import {createPredictor} from '../policy/builtin/predictor.js'
import {STANDING} from '../policy/builtin/standing.js'
import type {Clock} from '../support/clock.js'
import {given} from '../support/given.js'
import type {Logger} from '../support/logger.js'
import {createTelemetryStore} from '../telemetry/store.js'

/** What every agent of a slice stands on beside its platform; what it is made of is no business of theirs. */
export type AgentGround = {
  readonly slice: string
  readonly version: string
  readonly clock: Clock
  readonly log: Logger
  readonly newId: () => string
  /** A fabric for the agent of that name, and the topic on which its presence stands. */
  readonly connect: (agent: string, presenceTopic: string) => Fabric | Promise<Fabric>
  /** A journal for the agent of that name; whoever opens it closes it after the agent. */
  readonly journal: (agent: string) => Promise<Journal>
  /** Starts a policy that a person added. */
  readonly openPolicy: OpenPolicy
  /** Starts a mechanism that a person added. */
  readonly openMechanism: MechanismOpener
  /** How long a change may take before it is taken back; absent: as the placement mechanism has it. */
  readonly changeLimitMs?: number
  readonly clockInfo: () => {readonly speed: number; readonly simulated: boolean}
  /** Told when an agent begins to lead, and (with undefined) when it leads no more. */
  readonly onLead?: (epoch: Epoch | undefined) => void
  /** Every verdict, with when what caused it began to be worked on: for benchmarks. */
  readonly onVerdict?: (verdict: ArbiterVerdict, sinceMs: number) => void
}

/** The continuum agent with the policies and mechanisms of its layer. */
export async function startContinuum(
  ground: AgentGround,
  platform: SlicePlatform,
  signal: AbortSignal,
): Promise<RunningAgent & {readonly service: SliceService}> {
  const {slice, clock} = ground
  return await startContinuumAgent(
    {
      ...ground,
      continuum: slice,
      platform,
      fabric: await ground.connect('continuum', topics.presence({slice})),
      journal: await ground.journal('continuum'),
      telemetry: createTelemetryStore({clock}),
      policies: STANDING.continuum,
      mechanisms: [createClusterPlacementMechanism(platform)],
      predictor: createPredictor(),
      validate: createCommandValidator(),
    },
    signal,
  )
}

/** The agent of a cluster with the policies and mechanisms of its layer. */
export async function startCluster(
  ground: AgentGround,
  cluster: string,
  platform: ClusterPlatform,
  signal: AbortSignal,
): Promise<RunningAgent> {
  const {slice, clock, changeLimitMs: limitMs} = ground
  const {mechanisms, resume: workload} = createWorkloadMechanisms({platform, clock, ...given({limitMs})})
  const fabric = await ground.connect(cluster, topics.presence({slice, cluster}))
  const knobs = new ClusterKnobs({fabric, slice, cluster, clock, notes: platform.notes()})
  return await startClusterAgent(
    {
      ...ground,
      cluster,
      platform,
      fabric,
      journal: await ground.journal(cluster),
      telemetry: createTelemetryStore({clock}),
      policies: STANDING.cluster,
      mechanisms: [...mechanisms, ...createKnobMechanisms({knobs, clock})],
      workload,
      knobs,
      predictor: createPredictor(),
      validate: createCommandValidator(),
    },
    signal,
  )
}
