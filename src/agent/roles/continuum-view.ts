import type {Presence} from '../../fabric/contract/index.js'
import type {ApplicationSpec, ApplicationStatus, Assignment, ClusterState, NodeState, SlicePlatform} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {JsonObject} from '../../support/json.js'
import {ChangeSignal} from '../change-signal.js'
import {Mirror, type MirrorChange} from '../mirror.js'
import type {AgentState, Silence} from '../service.js'
import type {MechanismReport} from './hosted-mechanisms.js'
import type {PolicyReport} from './hosted-policies.js'
import type {Said} from './said-teller.js'

export type ContinuumChange =
  | ({readonly of: 'application'} & MirrorChange<ApplicationSpec>)
  | ({readonly of: 'cluster'} & MirrorChange<ClusterState>)
  | ({readonly of: 'assignment'} & MirrorChange<Assignment>)
  | ({readonly of: 'status'} & MirrorChange<ApplicationStatus>)
  | {readonly of: 'node'; readonly kind: 'put'; readonly key: string; readonly value: NodeState; readonly before: NodeState | undefined}
  | {readonly of: 'node'; readonly kind: 'delete'; readonly key: string; readonly before: NodeState}

/** What an agent tells of a mechanism. */
export type MechanismTold = {readonly options: JsonObject; readonly state: JsonObject}

/** What the continuum agent knows: the slice's desired state from its platform, and what the agents below tell over the fabric. */
export class ContinuumView {
  readonly applications: Mirror<ApplicationSpec>
  readonly clusters: Mirror<ClusterState>
  readonly assignments: Mirror<Assignment>
  /** Keyed `cluster/application`. */
  readonly status: Mirror<ApplicationStatus>
  /** Keyed by agent name. */
  readonly presences = new Map<string, Presence>()
  readonly abouts = new Map<string, JsonObject>()
  /** How the policies that people added fare, by agent. */
  readonly policyReports = new Map<string, readonly PolicyReport[]>()
  /** Options and state of each mechanism, by cluster and name. */
  readonly mechanisms = new Map<string, Map<string, MechanismTold>>()
  /** How mechanisms that people added fare, by cluster. */
  readonly mechanismReports = new Map<string, readonly MechanismReport[]>()
  /** What policies say, keyed `agent/application`. */
  readonly said = new Map<string, readonly Said[]>()
  /** When a cluster's agent was last heard. */
  readonly heardMs = new Map<string, number>()
  readonly #nodes = new Map<string, NodeState>()
  readonly #statusByApplication = new Map<string, Map<string, ApplicationStatus>>()
  readonly #changes = new ChangeSignal()
  readonly #clock: Clock
  readonly #onChange: (change: ContinuumChange) => void
  #silentSinceMs: number | undefined
  #frozenNodes: ReadonlyMap<string, NodeState> | undefined
  #world: World | undefined

  constructor(clock: Clock, onChange: (change: ContinuumChange) => void) {
    this.#clock = clock
    this.#onChange = onChange
    this.applications = new Mirror(clock, (change) => this.#changed({of: 'application', ...change}))
    this.clusters = new Mirror(clock, (change) => this.#changed({of: 'cluster', ...change}))
    this.assignments = new Mirror(clock, (change) => this.#changed({of: 'assignment', ...change}))
    this.status = new Mirror(clock, (change) => {
      if (change.kind === 'put') this.#indexStatus(change.key, change.value)
      if (change.kind === 'delete') this.#statusByApplication.get(change.before.application)?.delete(change.key)
      this.#changed({of: 'status', ...change})
    })
  }

  async follow(platform: SlicePlatform, signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.applications.follow(platform.applications(), signal),
      this.clusters.follow(platform.clusters(), signal),
      this.assignments.follow(platform.assignments(), signal),
      this.status.follow(platform.status(), signal),
    ])
  }

  /** What is known of an agent now: a presence that another agent passed on is worth as much as that agent's own. */
  stateOf({state, relayedBy}: Presence): AgentState {
    return relayedBy === undefined || this.presences.get(relayedBy)?.state === 'online' ? state : 'unknown'
  }

  get isSynced(): boolean {
    return [this.applications, this.clusters, this.assignments, this.status].every((mirror) => mirror.isSynced)
  }

  get degradedSinceMs(): number | undefined {
    const since = [this.applications, this.clusters, this.assignments, this.status].flatMap((mirror) => mirror.degradedSinceMs ?? [])
    return since.length === 0 ? undefined : Math.min(...since)
  }

  /** Undefined while the platform is heard. */
  get silence(): Silence | undefined {
    const sinceMs = this.degradedSinceMs
    if (sinceMs === undefined || this.#silentSinceMs === undefined) return undefined
    return {sinceMs, forMs: Math.max(0, this.#clock.machine.now() - this.#silentSinceMs)}
  }

  /** Keyed `cluster/name`. */
  nodes(): ReadonlyMap<string, NodeState> {
    this.#frozenNodes ??= new Map(this.#nodes)
    return this.#frozenNodes
  }

  putNode(state: NodeState): void {
    const key = `${state.cluster}/${state.name}`
    const before = this.#nodes.get(key)
    this.#nodes.set(key, state)
    this.#frozenNodes = undefined
    this.#changed({of: 'node', kind: 'put', key, value: state, before})
  }

  deleteNode(cluster: string, name: string): void {
    const key = `${cluster}/${name}`
    const before = this.#nodes.get(key)
    if (before === undefined) return
    this.#nodes.delete(key)
    this.#frozenNodes = undefined
    this.#changed({of: 'node', kind: 'delete', key, before})
  }

  /** Whether the agent of a cluster has told of all its nodes since this one began: of one that has not, nobody knows what it has. */
  hasToldNodes(cluster: string): boolean {
    const names = this.abouts.get(cluster)?.['nodes']
    return Array.isArray(names) && names.every((name) => this.#nodes.has(`${cluster}/${String(name)}`))
  }

  statusOf(application: string): readonly ApplicationStatus[] {
    return [...(this.#statusByApplication.get(application)?.values() ?? [])]
  }

  world(): World {
    const nowMs = this.#clock.now()
    if (this.#world === undefined) {
      this.#world = {
        nowMs,
        cluster: undefined,
        nodes: this.nodes(),
        clusters: this.clusters.values(),
        applications: this.applications.values(),
        components: new Map(),
        intents: new Map(),
        assignments: this.assignments.values(),
        reports: this.status.values(),
      }
    } else if (this.#world.nowMs !== nowMs) this.#world = {...this.#world, nowMs}
    return this.#world
  }

  changed(signal: AbortSignal): Promise<void> {
    return this.#changes.wait(signal)
  }

  #indexStatus(key: string, status: ApplicationStatus): void {
    const ofApplication = this.#statusByApplication.get(status.application) ?? new Map<string, ApplicationStatus>()
    this.#statusByApplication.set(status.application, ofApplication.set(key, status))
  }

  #changed(change: ContinuumChange): void {
    if (change.kind === 'degraded') this.#silentSinceMs ??= this.#clock.machine.now()
    if (change.kind === 'synced' && this.degradedSinceMs === undefined) this.#silentSinceMs = undefined
    this.#world = undefined
    this.#changes.fire()
    this.#onChange(change)
  }
}
