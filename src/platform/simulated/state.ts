import type {TimedFault} from '../../descriptions/resolved-scenario.js'
import type {
  ApplicationSpec,
  ApplicationStatus,
  Assignment,
  ClusterState,
  ComponentIntent,
  ComponentState,
  NodeState,
  Note,
  Revision,
} from '../contract/index.js'
import {
  type ClusterRecord,
  componentKey,
  type InstanceRecord,
  type LeaseRecord,
  type NodeRecord,
  nodeKey,
  type RequestTotals,
} from './records.js'
import type {WorldStamp, WorldStore} from './store.js'
import {type KeptTable, type Row, Table} from './table.js'

/** One cluster's objects, as its own control plane keeps them. */
export class ClusterObjects {
  readonly assigned: Table<ApplicationSpec>
  readonly intents: Table<ComponentIntent>
  readonly notes: Table<Note>
  /** Of its machines' agents, keyed `node/key`. */
  readonly machineNotes: Table<Note>
  /** What its agent reported, by application. */
  readonly statuses: Table<ApplicationStatus>
  readonly nodeStates: Table<NodeState>
  readonly componentStates: Table<ComponentState>

  readonly name: string

  constructor(name: string, table: <T>(name: string, isKept: boolean) => Table<T>) {
    this.name = name
    this.assigned = table(`assigned:${name}`, true)
    this.intents = table(`intents:${name}`, true)
    this.notes = table(`notes:${name}`, true)
    this.machineNotes = table(`machine-notes:${name}`, true)
    this.statuses = table(`statuses:${name}`, true)
    this.nodeStates = table(`view-nodes:${name}`, false)
    this.componentStates = table(`view-components:${name}`, false)
  }
}

/** Everything that the world knows, desired and actual, and how it is kept. A commit makes it durable first and visible to watchers then. */
export class WorldState {
  readonly #byName = new Map<string, KeptTable>()
  /** With the place of each: there are several tables for each cluster, and a turn changes few. */
  readonly #changed = new Map<KeptTable, number>()
  readonly #instancesOnNode = new Map<string, Set<string>>()
  readonly #instancesOfComponent = new Map<string, Set<string>>()
  #revision = 0

  readonly applications: Table<ApplicationSpec>
  readonly assignments: Table<Assignment>
  /** The application as each assignment carries it. */
  readonly assignedSpecs: Table<ApplicationSpec>
  readonly notes: Table<Note>
  readonly leases: Table<LeaseRecord>
  readonly faults: Table<TimedFault>
  readonly nodes: Table<NodeRecord>
  readonly clusterRecords: Table<ClusterRecord>
  readonly instances: Table<InstanceRecord>
  readonly totals: Table<RequestTotals>
  readonly clusterStates: Table<ClusterState>
  /** What reached the continuum of the clusters' reports, keyed `cluster/application`. */
  readonly statuses: Table<ApplicationStatus>
  readonly clusters: ReadonlyMap<string, ClusterObjects>

  readonly #store: WorldStore | undefined

  constructor(clusters: readonly string[], store: WorldStore | undefined) {
    this.#store = store
    this.applications = this.#table('applications', true)
    this.assignments = this.#table('assignments', true)
    this.assignedSpecs = this.#table('assigned-specs', true)
    this.notes = this.#table('notes', true)
    this.leases = this.#table('leases', true)
    this.faults = this.#table('faults', true)
    this.nodes = this.#table('nodes', true)
    this.clusterRecords = this.#table('clusters', true)
    this.instances = this.#table('instances', true)
    this.totals = this.#table('totals', true)
    this.clusterStates = this.#table('view-clusters', false)
    this.statuses = this.#table('statuses', true)
    this.clusters = new Map(clusters.map((name) => [name, new ClusterObjects(name, (table, isKept) => this.#table(table, isKept))]))
  }

  get revision(): Revision {
    return String(this.#revision)
  }

  /** Reads what an earlier process kept. Objects of clusters that the scenario no longer has are left out. */
  restore(): WorldStamp | undefined {
    const stamp = this.#store?.stamp()
    if (this.#store === undefined || stamp === undefined) return undefined
    this.#revision = stamp.revision
    for (const {table, key, revision, value} of this.#store.rows()) this.#byName.get(table)?.restore(key, value, revision)
    for (const instance of this.instances.values()) this.#index(instance)
    return stamp
  }

  /** Throws `world-not-durable`; then nothing was published, and the next commit writes it again. */
  commit(stamp: Omit<WorldStamp, 'revision'>): void {
    const changed = [...this.#changed].sort(([, a], [, b]) => a - b).map(([table]) => table)
    this.#store?.write(rowsOf(changed), {...stamp, revision: this.#revision})
    this.#changed.clear()
    for (const table of changed) table.publish()
  }

  get isChanged(): boolean {
    return this.#changed.size > 0
  }

  close(): void {
    this.#store?.close()
  }

  setInstance(instance: InstanceRecord): void {
    if (this.instances.get(instance.id) === undefined) this.#index(instance)
    this.instances.set(instance.id, instance)
  }

  deleteInstance(instance: InstanceRecord): void {
    this.instances.delete(instance.id)
    drop(this.#instancesOnNode, nodeKey(instance.cluster, instance.node), instance.id)
    drop(this.#instancesOfComponent, `${instance.cluster}/${componentKey(instance)}`, instance.id)
  }

  /** Oldest first. */
  instancesOn(node: string): readonly InstanceRecord[] {
    return this.#instancesOf(this.#instancesOnNode.get(node))
  }

  /** Oldest first. */
  instancesOfComponent(cluster: string, component: string): readonly InstanceRecord[] {
    return this.#instancesOf(this.#instancesOfComponent.get(`${cluster}/${component}`))
  }

  #instancesOf(ids: ReadonlySet<string> | undefined): readonly InstanceRecord[] {
    const instances: InstanceRecord[] = []
    for (const id of ids ?? []) {
      const instance = this.instances.get(id)
      if (instance !== undefined) instances.push(instance)
    }
    return instances.sort((a, b) => a.order - b.order)
  }

  #index(instance: InstanceRecord): void {
    put(this.#instancesOnNode, nodeKey(instance.cluster, instance.node), instance.id)
    put(this.#instancesOfComponent, `${instance.cluster}/${componentKey(instance)}`, instance.id)
  }

  #table<T>(name: string, isKept: boolean): Table<T> {
    const place = this.#byName.size
    const table: Table<T> = new Table<T>(name, isKept, () => {
      this.#changed.set(table, place)
      return String(++this.#revision)
    })
    this.#byName.set(name, table)
    return table
  }
}

function* rowsOf(tables: readonly KeptTable[]): IterableIterator<Row> {
  for (const table of tables) yield* table.rows()
}

function put(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  if (ids === undefined) index.set(key, new Set([id]))
  else ids.add(id)
}

function drop(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  ids?.delete(id)
  if (ids?.size === 0) index.delete(key)
}
