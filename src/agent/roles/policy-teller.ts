import type {Fabric} from '../../fabric/contract/index.js'
import type {PolicyArtifact} from '../../policy/artifact.js'
import {asJson, type JsonValue} from '../../support/json.js'
import type {PolicyLibrary} from '../service/policy-library.js'
import {topics} from '../topics.js'
import type {HostedPolicies} from './hosted-policies.js'

export type TellerPorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly clusters: () => Iterable<string>
  readonly library: PolicyLibrary
  /** Those of the continuum's own layer. */
  readonly hosted: HostedPolicies
  /** One after the other, until it succeeds. */
  readonly inOrder: (part: string, work: () => Promise<void>) => void
  readonly onError: (error: unknown) => void
}

/**
 * Brings the policies of the library to the agents of their layer: the continuum's own run here, the clusters' are told, and those of nodes, too, who
 * pass them on.
 */
export class PolicyTeller {
  readonly #ports: TellerPorts
  #hasBegun = false

  constructor(ports: TellerPorts) {
    this.#ports = ports
  }

  /** This agent leads, and knows its slice. Before it has read the library it must say nothing: what it does not name, clusters let go. */
  async begin(): Promise<void> {
    const {library} = this.#ports
    await library.load()
    this.#hasBegun = true
    for (const {artifact} of library.all()) this.#run(artifact.name, artifact)
    for (const cluster of this.#ports.clusters()) this.greet(cluster)
  }

  /** A cluster's agent is here (again): it is told all of them. */
  greet(cluster: string): void {
    if (!this.#hasBegun) return
    for (const {artifact} of this.#ports.library.all()) this.#tellPolicy(cluster, artifact.name, artifact)
    this.#tellNames(cluster)
  }

  /** Each runs where its layer is, and nowhere else. */
  changed(name: string, artifact: PolicyArtifact | undefined): void {
    this.#run(name, artifact)
    for (const cluster of this.#ports.clusters()) {
      this.#tellPolicy(cluster, name, artifact)
      this.#tellNames(cluster)
    }
  }

  #run(name: string, artifact: PolicyArtifact | undefined): void {
    const {hosted, inOrder} = this.#ports
    inOrder('policies', () => (artifact?.layer === 'continuum' ? hosted.put(artifact) : hosted.remove(name)))
  }

  #tellPolicy(cluster: string, name: string, artifact: PolicyArtifact | undefined): void {
    this.#tell(topics.policy({slice: this.#ports.slice, cluster}, name), isForCluster(artifact) ? asJson(artifact) : null)
  }

  #tellNames(cluster: string): void {
    const {slice, library} = this.#ports
    const names = library.all().flatMap(({artifact}) => (isForCluster(artifact) ? [artifact.name] : []))
    this.#tell(topics.policyNames({slice, cluster}), names)
  }

  #tell(topic: string, payload: JsonValue): void {
    const {fabric, onError} = this.#ports
    void fabric.publish(topic, payload, {retain: true}).catch(onError)
  }
}

function isForCluster(artifact: PolicyArtifact | undefined): artifact is PolicyArtifact {
  return artifact !== undefined && artifact.layer !== 'continuum'
}
