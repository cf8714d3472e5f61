import {ADJUSTMENTS} from '../../mechanism/adjustment-notes.js'
import type {Room} from '../../mechanism/contract.js'
import type {ApplicationSpec, ClusterPlatform, ComponentIntent, ComponentState, NodeState, Note} from '../../platform/contract/index.js'
import type {Target, World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {ChangeSignal} from '../change-signal.js'
import {Mirror, type MirrorChange} from '../mirror.js'
import {AdjustedApplications} from './adjusted-applications.js'
import {ReservedRoom} from './reserved-room.js'

export type ClusterChange =
  | ({readonly of: 'node'} & MirrorChange<NodeState>)
  | ({readonly of: 'application'} & MirrorChange<ApplicationSpec>)
  | ({readonly of: 'component'} & MirrorChange<ComponentState>)
  | ({readonly of: 'intent'} & MirrorChange<ComponentIntent>)
  | ({readonly of: 'adjustment'} & MirrorChange<Note>)

/** What a cluster agent knows of its cluster: five mirrors, and one frozen world made of them. */
export class ClusterView {
  readonly nodes: Mirror<NodeState>
  readonly applications: Mirror<ApplicationSpec>
  readonly components: Mirror<ComponentState>
  readonly intents: Mirror<ComponentIntent>
  /** What policies want of components beyond their descriptions, keyed as the notes are. */
  readonly adjustments: Mirror<Note>
  readonly #adjusted = new AdjustedApplications()
  readonly #changes = new ChangeSignal()
  readonly #waiting = new Map<string, {readonly changes: ChangeSignal; count: number}>()
  readonly #clock: Clock
  readonly #cluster: string
  readonly #reserved = new ReservedRoom((component, node) => this.#countOn(component, node))
  #world: World | undefined

  constructor(cluster: string, clock: Clock, onChange: (change: ClusterChange) => void) {
    this.#clock = clock
    this.#cluster = cluster
    const changed = (change: ClusterChange) => {
      this.#world = undefined
      if (change.kind === 'put' || change.kind === 'delete') {
        if (change.of === 'node') this.#reserved.nodeChanged(change.key)
        else if (change.of === 'component') this.#reserved.componentChanged(change.key)
      }
      this.#wake(change)
      onChange(change)
    }
    this.nodes = new Mirror(clock, (change) => changed({of: 'node', ...change}))
    this.applications = new Mirror(clock, (change) => changed({of: 'application', ...change}))
    this.components = new Mirror(clock, (change) => changed({of: 'component', ...change}))
    this.intents = new Mirror(clock, (change) => changed({of: 'intent', ...change}))
    this.adjustments = new Mirror(clock, (change) => changed({of: 'adjustment', ...change}))
  }

  /** Follows the platform until the signal is aborted. */
  async follow(platform: ClusterPlatform, signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.nodes.follow(platform.nodes(), signal),
      this.applications.follow(platform.applications(), signal),
      this.components.follow(platform.components(), signal),
      this.intents.follow(platform.intents(), signal),
      this.adjustments.follow(platform.notes().watch(ADJUSTMENTS), signal),
    ])
  }

  get isSynced(): boolean {
    return this.#mirrors.every((mirror) => mirror.isSynced)
  }

  /** Since when something of the cluster is not heard. */
  get degradedSinceMs(): number | undefined {
    const since = this.#mirrors.flatMap((mirror) => mirror.degradedSinceMs ?? [])
    return since.length === 0 ? undefined : Math.min(...since)
  }

  world(): World {
    const nowMs = this.#clock.now()
    if (this.#world === undefined) {
      this.#world = {
        nowMs,
        cluster: this.#cluster,
        nodes: this.#reserved.over(this.nodes.values()),
        clusters: new Map(),
        applications: this.#adjusted.over(this.applications.values(), this.adjustments.values()),
        components: this.components.values(),
        intents: this.intents.values(),
        assignments: new Map(),
      }
    } else if (this.#world.nowMs !== nowMs) this.#world = {...this.#world, nowMs}
    return this.#world
  }

  /**
   * Resolves at the next change; with a component, of its instances, of what was asked of it, of its application or what policies want of it, or of a
   * node's readiness.
   */
  async changed(signal: AbortSignal, target?: Target): Promise<void> {
    if (target?.kind !== 'component') return await this.#changes.wait(signal)
    const key = `${target.application}/${target.component}`
    const waiting = this.#waiting.get(key) ?? {changes: new ChangeSignal(), count: 0}
    this.#waiting.set(key, waiting)
    waiting.count += 1
    try {
      await waiting.changes.wait(signal)
    } finally {
      waiting.count -= 1
      if (waiting.count === 0) this.#waiting.delete(key)
    }
  }

  /** Hundreds of changes may be under way: only those are woken whom this one concerns. */
  #wake(change: ClusterChange): void {
    this.#changes.fire()
    if (change.kind !== 'put' && change.kind !== 'delete') return
    if (change.of === 'component' || change.of === 'intent') this.#waiting.get(change.key)?.changes.fire()
    else if (change.of === 'adjustment') this.#waiting.get(change.key.slice(ADJUSTMENTS.length))?.changes.fire()
    else if (change.of === 'node' && (change.kind === 'delete' || change.before?.ready !== change.value.ready)) {
      for (const {changes} of [...this.#waiting.values()]) changes.fire()
    } else if (change.of === 'application') {
      for (const [key, {changes}] of [...this.#waiting]) if (key.startsWith(`${change.key}/`)) changes.fire()
    }
  }

  /** Takes room for an admitted placement until `release`, as far as the platform does not show its instances yet. */
  reserve(decision: string, reservation: Room): void {
    this.#reserved.reserve(decision, reservation)
    this.#world = undefined
  }

  reservedFor(decision: string): Room | undefined {
    return this.#reserved.of(decision)
  }

  release(decision: string): void {
    if (this.#reserved.release(decision)) this.#world = undefined
  }

  get #mirrors() {
    return [this.nodes, this.applications, this.components, this.intents, this.adjustments] as const
  }

  #countOn(component: string, node: string): number {
    return this.components.get(component)?.instances.filter((instance) => instance.node === node).length ?? 0
  }
}
