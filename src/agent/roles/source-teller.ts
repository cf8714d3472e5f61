import type {Fabric} from '../../fabric/contract/index.js'
import type {Layer} from '../../policy/contract.js'
import {asJson, type JsonValue} from '../../support/json.js'
import {oneAtATime} from '../../support/one-at-a-time.js'
import type {SourceRecord} from '../service/source-records.js'
import type {HostedSources, SourceKind} from './source-kinds.js'

type Told = {readonly name: string; readonly layer: Layer}

export type TellerPorts<Artifact> = {
  readonly kind: SourceKind<Artifact>
  readonly fabric: Fabric
  readonly slice: string
  readonly clusters: () => Iterable<string>
  readonly library: {load(): Promise<void>; all(): readonly SourceRecord<Artifact>[]}
  /** Those of the continuum's own layer. */
  readonly hosted: HostedSources<Artifact>
  /** One after the other, until it succeeds. */
  readonly inOrder: (part: string, work: () => Promise<void>) => void
  readonly onError: (error: unknown) => void
}

/**
 * Brings what people added to the agents of its layer: the continuum's own runs here, the clusters' are told, and those of nodes, too, who pass it on.
 */
export class SourceTeller<Artifact extends Told> {
  readonly #ports: TellerPorts<Artifact>
  readonly #oneAtATime = oneAtATime()
  #hasBegun = false

  constructor(ports: TellerPorts<Artifact>) {
    this.#ports = ports
  }

  /** This agent leads, and knows its slice. Before it has read the library it must say nothing: what it does not name, clusters let go. */
  async begin(): Promise<void> {
    const {library} = this.#ports
    await library.load()
    this.#hasBegun = true
    // What was begun before may be finished by them: they are there when this resolves.
    for (const {artifact} of library.all()) if (artifact.layer === 'continuum') await this.#bring(artifact.name)
    for (const cluster of this.#ports.clusters()) this.greet(cluster)
  }

  /** A cluster's agent is here (again): it is told all of them. */
  greet(cluster: string): void {
    if (!this.#hasBegun) return
    for (const {artifact} of this.#ports.library.all()) this.#tellOne(cluster, artifact.name, artifact)
    this.#tellNames(cluster)
  }

  /** Each runs where its layer is, and nowhere else. */
  changed(name: string, artifact: Artifact | undefined): void {
    const {kind, inOrder} = this.#ports
    inOrder(kind.part, () => this.#bring(name))
    for (const cluster of this.#ports.clusters()) {
      this.#tellOne(cluster, name, artifact)
      this.#tellNames(cluster)
    }
  }

  /** Runs here what the library has of it now, or nothing: whatever changed before its turn came. */
  #bring(name: string): Promise<void> {
    const {library, hosted} = this.#ports
    return this.#oneAtATime(() => {
      const artifact = library.all().find((record) => record.artifact.name === name)?.artifact
      return artifact?.layer === 'continuum' ? hosted.put(artifact) : hosted.remove(name)
    })
  }

  #tellOne(cluster: string, name: string, artifact: Artifact | undefined): void {
    const {kind, slice} = this.#ports
    this.#tell(kind.one({slice, cluster}, name), artifact !== undefined && isForCluster(artifact) ? asJson(artifact) : null)
  }

  #tellNames(cluster: string): void {
    const {kind, slice, library} = this.#ports
    const names = library.all().flatMap(({artifact}) => (isForCluster(artifact) ? [artifact.name] : []))
    this.#tell(kind.names({slice, cluster}), names)
  }

  #tell(topic: string, payload: JsonValue): void {
    const {fabric, onError} = this.#ports
    void fabric.publish(topic, payload, {retain: true}).catch(onError)
  }
}

function isForCluster({layer}: Told): boolean {
  return layer !== 'continuum'
}
