import {ChangeSignal} from '../../agent/change-signal.js'
import type {
  ApplicationSpec,
  ClusterPlatform,
  ComponentIntent,
  ComponentState,
  InstanceState,
  NodeState,
} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {HostPlace, Move} from './contract.js'

export type ReplayedClusterOptions = {
  readonly clock: Clock
  readonly application: ApplicationSpec
  readonly component: string
  readonly nodes: readonly [NodeState, NodeState]
  readonly moveMs: number
}

type WorldMaps = Omit<World, 'nowMs' | 'cluster'>
type Begun = {readonly startMs: number; endMs: number; to: HostPlace}

const NEVER_MS = Number.MAX_SAFE_INTEGER

/** The world of a replay: two nodes and one component, whose instances begin and end as the placement mechanism asks for it. */
export class ReplayedCluster implements Pick<ClusterPlatform, 'apply' | 'remove'> {
  readonly #options: ReplayedClusterOptions
  readonly #key: string
  readonly #changes = new ChangeSignal()
  /** By the instance that began with it. */
  readonly #moves = new Map<string, Begun>()
  #intent: ComponentIntent
  #state: ComponentState
  #maps: WorldMaps | undefined
  #begun = 0
  #writes = 0

  constructor(options: ReplayedClusterOptions) {
    this.#options = options
    const {application, component, nodes, clock} = options
    this.#key = `${application.name}/${component}`
    const spec = application.description.components.find(({metadata}) => metadata.name === component)
    if (spec === undefined) throw new RangeError(`${application.name} has no component ${component}.`)
    const hosts = [{node: nodes[0].name, instances: 1}]
    this.#intent = {
      ref: {application: application.name, component},
      generation: 1,
      spec,
      hosts,
      goal: hosts,
      fallback: hosts,
      exclusive: false,
      deadlineMs: NEVER_MS,
      decision: 'recorded',
    }
    this.#state = {ref: this.#intent.ref, instances: [this.#instance(nodes[0].name, clock.now(), clock.now())]}
  }

  /** Where requests go: of several instances that are ready to the newest. */
  get serving(): {readonly host: HostPlace; readonly instance: string} {
    const ready = this.#state.instances
      .filter(({phase}) => phase === 'ready')
      .toSorted((a, b) => (b.readySinceMs ?? 0) - (a.readySinceMs ?? 0))
    const [first] = ready
    return {host: this.#placeOf(first?.node ?? ''), instance: first?.id ?? ''}
  }

  /** In order. One that is under way has no end yet; one that was taken back ended where it began. */
  moves(): readonly Move[] {
    return [...this.#moves.values()]
  }

  /** The same maps as long as nothing changes. */
  world(): World {
    const {clock, nodes} = this.#options
    this.#maps ??= this.#mapsNow()
    return {nowMs: clock.now(), cluster: nodes[0].cluster, ...this.#maps}
  }

  #mapsNow(): WorldMaps {
    const {application, nodes} = this.#options
    return {
      nodes: new Map(nodes.map((node) => [node.name, node])),
      clusters: new Map(),
      applications: new Map([[application.name, application]]),
      components: new Map([[this.#key, this.#state]]),
      intents: new Map([[this.#key, this.#intent]]),
      assignments: new Map(),
    }
  }

  /** Resolves at the next change. */
  changed(signal: AbortSignal): Promise<void> {
    return this.#changes.wait(signal)
  }

  async apply(intent: ComponentIntent): ReturnType<ClusterPlatform['apply']> {
    const {clock, moveMs} = this.#options
    this.#intent = intent
    this.#maps = undefined
    const wanted = new Set(intent.hosts.map(({node}) => node))
    const kept = this.#state.instances.filter(({node}) => wanted.has(node))
    const missing = [...wanted].filter((node) => kept.every((one) => one.node !== node))
    const begun = missing.map((node) => this.#instance(node, clock.now(), undefined))
    const gone = this.#state.instances.filter((one) => !wanted.has(one.node) && one.phase !== 'ready')
    this.#become([...kept, ...begun])
    for (const {id} of gone) this.#takeBack(id)
    for (const {id, node} of begun) {
      this.#moves.set(id, {startMs: clock.now(), endMs: NEVER_MS, to: this.#placeOf(node)})
      clock.schedule(moveMs, () => this.#ready(id))
    }
    this.#changes.fire()
    return this.#accepted()
  }

  async remove(): ReturnType<ClusterPlatform['remove']> {
    return {kind: 'refused', reasons: [{code: 'replay', message: 'In a replay nothing is removed.'}]}
  }

  #ready(id: string): void {
    const nowMs = this.#options.clock.now()
    const {instances} = this.#state
    const move = this.#moves.get(id)
    if (move === undefined || instances.every((one) => one.id !== id)) return
    this.#become(instances.map((one) => (one.id === id ? {...one, phase: 'ready', readySinceMs: nowMs} : one)))
    move.endMs = nowMs
    this.#changes.fire()
  }

  #become(instances: readonly InstanceState[]): void {
    this.#state = {...this.#state, instances}
    this.#maps = undefined
  }

  #takeBack(id: string): void {
    const move = this.#moves.get(id)
    if (move !== undefined) Object.assign(move, {endMs: this.#options.clock.now(), to: this.serving.host})
  }

  #instance(node: string, startedMs: number, readySinceMs: number | undefined): InstanceState {
    this.#begun += 1
    const base = {id: `${this.#options.component}-${this.#begun}`, node, startedMs, restarts: 0, generation: 1, image: 'recorded'}
    return readySinceMs === undefined ? {...base, phase: 'starting'} : {...base, phase: 'ready', readySinceMs}
  }

  #placeOf(node: string): HostPlace {
    return node === this.#options.nodes[1].name ? 1 : 0
  }

  #accepted(): {readonly kind: 'accepted'; readonly revision: string} {
    this.#writes += 1
    return {kind: 'accepted', revision: String(this.#writes)}
  }
}
