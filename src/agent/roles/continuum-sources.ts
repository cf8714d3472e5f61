import type {Fabric} from '../../fabric/contract/index.js'
import type {MechanismArtifact, MechanismOpener} from '../../mechanism/plugin/artifact.js'
import type {NoteStore} from '../../platform/contract/index.js'
import type {OpenPolicy, PolicyArtifact} from '../../policy/artifact.js'
import type {Clock} from '../../support/clock.js'
import {endInTurn} from '../../support/lifecycle.js'
import type {Loop} from '../loop/loop.js'
import {MechanismLibrary} from '../service/mechanism-library.js'
import {PolicyLibrary} from '../service/policy-library.js'
import type {AgentParts} from './agent-base.js'
import type {ContinuumView} from './continuum-view.js'
import {HostedMechanisms} from './hosted-mechanisms.js'
import {HostedPolicies} from './hosted-policies.js'
import {MECHANISM_SOURCES, POLICY_SOURCES} from './source-kinds.js'
import {SourceTeller} from './source-teller.js'

export type ContinuumSourcePorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly notes: NoteStore
  readonly clock: Clock
  readonly openPolicy: OpenPolicy
  readonly openMechanism: MechanismOpener
  readonly view: ContinuumView
  readonly loop: Loop
  readonly parts: AgentParts
}

/** The policies and mechanisms that people added: kept here, run here where they are of this layer, and told to the agents below. */
export class ContinuumSources {
  readonly library: PolicyLibrary
  readonly hosted: HostedPolicies
  readonly mechanismLibrary: MechanismLibrary
  readonly hostedMechanisms: HostedMechanisms
  readonly #teller: SourceTeller<PolicyArtifact>
  readonly #mechanismTeller: SourceTeller<MechanismArtifact>

  constructor(ports: ContinuumSourcePorts) {
    const {loop, view, parts, openPolicy, openMechanism} = ports
    const kept = {notes: ports.notes, clock: ports.clock, signal: parts.signal}
    this.mechanismLibrary = new MechanismLibrary({
      ...kept,
      opener: openMechanism,
      onChange: (name, artifact) => this.#mechanismTeller.changed(name, artifact),
    })
    this.library = new PolicyLibrary({
      ...kept,
      open: openPolicy,
      isAddedMechanism: (name) => this.mechanismLibrary.find(name) !== undefined,
      onChange: (name, artifact) => this.#teller.changed(name, artifact),
    })
    this.hosted = new HostedPolicies({
      loop,
      open: openPolicy,
      applications: () => view.applications.values().keys(),
      onChange: () => undefined,
      signal: parts.signal,
    })
    this.hostedMechanisms = new HostedMechanisms(loop, openMechanism, (error) => parts.fault(error, 'mechanisms'))
    const telling = {
      fabric: ports.fabric,
      slice: ports.slice,
      clusters: () => view.clusters.values().keys(),
      inOrder: (part: string, work: () => Promise<void>) => parts.inOrder(part, work),
    }
    this.#teller = new SourceTeller({
      ...telling,
      kind: POLICY_SOURCES,
      library: this.library,
      hosted: this.hosted,
      onError: (error) => parts.fault(error, 'policies'),
    })
    this.#mechanismTeller = new SourceTeller({
      ...telling,
      kind: MECHANISM_SOURCES,
      library: this.mechanismLibrary,
      hosted: this.hostedMechanisms,
      onError: (error) => parts.fault(error, 'mechanisms'),
    })
  }

  async begin(): Promise<void> {
    // Before policies, whose plans may name them.
    await this.#mechanismTeller.begin()
    await this.#teller.begin()
  }

  /** A cluster's agent is here (again). */
  greet(cluster: string): void {
    this.#teller.greet(cluster)
    this.#mechanismTeller.greet(cluster)
  }

  async close(): Promise<void> {
    await endInTurn([() => this.hosted.close(), () => this.hostedMechanisms.close()])
  }
}
