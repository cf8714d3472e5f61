import type {Fabric} from '../../fabric/contract/index.js'
import type {MechanismArtifact, MechanismOpener} from '../../mechanism/plugin/artifact.js'
import type {NoteStore} from '../../platform/contract/index.js'
import type {OpenPolicy, PolicyArtifact} from '../../policy/artifact.js'
import type {Clock} from '../../support/clock.js'
import {endInTurn} from '../../support/lifecycle.js'
import type {Loop} from '../loop/loop.js'
import type {Modes} from '../modes.js'
import type {AgentParts} from './agent-base.js'
import type {ClusterView} from './cluster-view.js'
import {HostedMechanisms} from './hosted-mechanisms.js'
import {HostedPolicies} from './hosted-policies.js'
import {NodePolicyTeller} from './node-policy-teller.js'
import {SourceFollower} from './source-follower.js'
import {MECHANISM_SOURCES, POLICY_SOURCES} from './source-kinds.js'

export type ClusterSourcePorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly cluster: string
  readonly notes: NoteStore
  readonly clock: Clock
  readonly openPolicy: OpenPolicy
  readonly openMechanism: MechanismOpener
  readonly view: ClusterView
  readonly loop: Loop
  readonly modes: Modes
  readonly parts: AgentParts
  /** Other policies are there than before. */
  readonly onPolicies: () => void
}

/** The policies and mechanisms that people added, as the continuum tells of them: run here where they are of this layer, or told to the nodes. */
export class ClusterSources {
  readonly #parts: AgentParts
  readonly #hosted: HostedPolicies
  readonly #nodePolicies: NodePolicyTeller
  readonly #followed: SourceFollower<PolicyArtifact>
  readonly #hostedMechanisms: HostedMechanisms
  readonly #followedMechanisms: SourceFollower<MechanismArtifact>

  constructor(ports: ClusterSourcePorts) {
    const {fabric, slice, cluster, notes, clock, view, loop, modes, parts} = ports
    this.#parts = parts
    this.#hosted = new HostedPolicies({
      loop,
      open: ports.openPolicy,
      applications: () => view.applications.values().keys(),
      onChange: ports.onPolicies,
      signal: parts.signal,
    })
    this.#nodePolicies = new NodePolicyTeller({
      ...{fabric, slice, cluster, clock},
      hosted: this.#hosted,
      world: () => view.world(),
      will: () => ({mode: modes.slice, ownModes: modes.own, answers: loop.answers.all()}),
      onError: (error) => parts.fault(error, 'policies of nodes'),
    })
    this.#hostedMechanisms = new HostedMechanisms(loop, ports.openMechanism, (error) => parts.fault(error, 'mechanisms'))
    const following = {
      ...{fabric, clock, notes, address: {slice, cluster}},
      inOrder: (part: string, work: () => Promise<void>) => parts.inOrder(part, work),
      signal: parts.signal,
    }
    this.#followed = new SourceFollower({...following, kind: POLICY_SOURCES, hosted: this.#nodePolicies})
    this.#followedMechanisms = new SourceFollower({...following, kind: MECHANISM_SOURCES, hosted: this.#hostedMechanisms})
  }

  async listen(): Promise<void> {
    await this.#followed.listen()
    await this.#followedMechanisms.listen()
    await this.#nodePolicies.listen(this.#parts.signal)
  }

  /** The loop runs: what was remembered, and was told since, is run or passed on. */
  async begin(): Promise<void> {
    // Before policies, whose plans may name them.
    await this.#followedMechanisms.begin()
    await this.#followed.begin()
    this.#nodePolicies.begin()
  }

  /** Tells how they fare, and nodes what is on them. */
  report(): void {
    this.#parts.run('policies', (until) => this.#followed.report(until))
    this.#parts.run('mechanism reports', (until) => this.#followedMechanisms.report(until))
    this.#parts.run('policies of nodes', (until) => this.#nodePolicies.run(until))
  }

  /** A node is here. */
  greet(node: string): void {
    this.#nodePolicies.greet(node)
  }

  /** Whether a person wants that policy for the application: `undefined` where none of this name was added. */
  isWanted(policy: string, application: string): boolean | undefined {
    return this.#hosted.isWanted(policy, application)
  }

  async close(): Promise<void> {
    await endInTurn([() => this.#hosted.close(), () => this.#hostedMechanisms.close()])
  }
}
