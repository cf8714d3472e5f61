import type {Fabric} from '../../fabric/contract/index.js'
import type {PolicyArtifact} from '../../policy/artifact.js'
import {bindsNode} from '../../policy/binding.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {asJson, type JsonValue} from '../../support/json.js'
import {addressOf, topics} from '../topics.js'
import type {HostedPolicies} from './hosted-policies.js'
import {type PeoplesWill, surroundingsOf} from './node-surroundings.js'
import {isRecord} from './shapes.js'
import type {HostedSources} from './source-kinds.js'

export type NodeTellerPorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly cluster: string
  readonly clock: Clock
  /** Those of the cluster's own layer. */
  readonly hosted: Pick<HostedPolicies, 'put' | 'remove' | 'reports'>
  readonly world: () => World
  readonly will: () => PeoplesWill
  readonly onError: (error: unknown) => void
}

const LOOK_EVERY_MS = 1_000
const PARTS = ['nodes', 'applications', 'components', 'intents'] as const

/** Runs a cluster's policies in its agent, and brings those of the layer `node` to the agents of the nodes, with what these need to know. */
export class NodePolicyTeller implements HostedSources<PolicyArtifact> {
  readonly #ports: NodeTellerPorts
  readonly #artifacts = new Map<string, PolicyArtifact>()
  /** What each node was told of its surroundings last. */
  readonly #told = new Map<string, string>()
  #seen: {readonly world: World; readonly will: string} | undefined
  #hasBegun = false

  constructor(ports: NodeTellerPorts) {
    this.#ports = ports
  }

  async listen(signal: AbortSignal): Promise<void> {
    const {fabric, slice, cluster} = this.#ports
    const onPresence = (topic: string, payload: JsonValue): void => {
      const {node} = addressOf(topic)
      if (node !== undefined && isRecord(payload) && payload['state'] === 'online') this.greet(node)
    }
    await fabric.subscribe(topics.nodePresences(slice, cluster), ({topic, payload}) => onPresence(topic, payload), signal)
  }

  /** What was remembered is known: before that it must say nothing, for what it does not name nodes let go. */
  begin(): void {
    this.#hasBegun = true
    for (const node of this.#ports.world().nodes.keys()) this.greet(node)
  }

  async put(artifact: PolicyArtifact): Promise<void> {
    const {name} = artifact
    if (artifact.layer !== 'node') {
      this.#forget(name)
      await this.#ports.hosted.put(artifact)
      return
    }
    if (this.#ports.hosted.reports().some((one) => one.name === name)) await this.#ports.hosted.remove(name)
    this.#artifacts.set(name, artifact)
    this.#tellAll(name)
  }

  async remove(name: string): Promise<void> {
    this.#forget(name)
    await this.#ports.hosted.remove(name)
  }

  /** Those that run in the cluster's agent; the others their own agents tell of. */
  reports: HostedPolicies['reports'] = () => this.#ports.hosted.reports()

  names(): Iterable<string> {
    return [...this.#artifacts.keys(), ...this.#ports.hosted.reports().map(({name}) => name)]
  }

  /** Tells nodes with policies what is on them, when that changes. */
  async run(signal: AbortSignal): Promise<void> {
    for await (const _ of this.#ports.clock.every(LOOK_EVERY_MS, signal)) this.#tellSurroundings()
  }

  #forget(name: string): void {
    if (this.#artifacts.delete(name)) this.#tellAll(name)
  }

  #tellAll(name: string): void {
    if (!this.#hasBegun) return
    for (const node of this.#ports.world().nodes.keys()) this.#tellPolicy(node, name)
  }

  /** A node, or its agent, is here (again): it is told all of them. */
  greet(node: string): void {
    if (!this.#hasBegun) return
    for (const name of this.#artifacts.keys()) this.#tellPolicy(node, name)
    if (this.#artifacts.size === 0) this.#tellNames(node)
    this.#told.delete(node)
    this.#seen = undefined
  }

  #tellPolicy(node: string, name: string): void {
    const artifact = this.#of(node).find((one) => one.name === name)
    this.#tell(topics.policy(this.#addressOf(node), name), artifact === undefined ? null : asJson(artifact))
    this.#tellNames(node)
  }

  #tellNames(node: string): void {
    this.#tell(
      topics.policyNames(this.#addressOf(node)),
      this.#of(node).map(({name}) => name),
    )
  }

  #of(node: string): readonly PolicyArtifact[] {
    return [...this.#artifacts.values()].filter(({binding}) => bindsNode(binding, this.#ports.cluster, node))
  }

  #tellSurroundings(): void {
    if (!this.#hasBegun || this.#artifacts.size === 0) return
    const [world, will, seen] = [this.#ports.world(), this.#ports.will(), this.#seen]
    const willText = JSON.stringify(will)
    if (seen?.will === willText && PARTS.every((part) => seen.world[part] === world[part])) return
    this.#seen = {world, will: willText}
    const nodes = [...world.nodes.keys()].filter((node) => this.#of(node).length > 0)
    for (const [node, surroundings] of surroundingsOf(world, nodes, will)) {
      const text = JSON.stringify(surroundings)
      if (this.#told.get(node) === text) continue
      this.#told.set(node, text)
      this.#tell(topics.surroundings(this.#addressOf(node)), asJson(surroundings))
    }
  }

  #addressOf(node: string) {
    const {slice, cluster} = this.#ports
    return {slice, cluster, node}
  }

  #tell(topic: string, payload: JsonValue): void {
    const {fabric, onError} = this.#ports
    void fabric.publish(topic, payload, {retain: true}).catch(onError)
  }
}
