import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import type {LeaseEvent, SlicePlatform} from '../../contract/index.js'
import {LEASE_NAMES} from '../api/agents.js'
import type {KubeClient} from '../client/index.js'
import {type EventCounters, EventRecorder} from '../event-recorder.js'
import {
  APPS,
  type AppObject,
  CLUSTER_DESCRIPTIONS,
  CLUSTER_PLACEMENTS,
  DATACENTER_DESCRIPTIONS,
  NAMESPACES,
  type Namespaces,
  NOTES,
  ORDER_SETS,
  SCOPE_LABEL,
} from '../kinds.js'
import {Leadership, type LeaseTiming} from '../leases.js'
import {kubernetesNotes} from '../notes.js'
import {apiVersionOf} from '../objects.js'
import type {ReflectorCounters, Timing} from '../watch/reflector.js'
import {Reflectors} from '../watch/reflectors.js'
import {trimOurs} from '../watch/trim.js'
import {whileLeading} from '../while-leading.js'
import {Acceptance} from './acceptance.js'
import {announce, refuse} from './announcements.js'
import {deleteApplication, putApplication} from './applications.js'
import {Assignments} from './assignments.js'
import {Infrastructure} from './infrastructure.js'
import {Member} from './members.js'
import {applicationsView, assignmentsView, clustersView, statusView} from './views.js'

export type DirectSliceOptions = {
  /** Where the applications are. */
  readonly home: KubeClient
  /** The clusters, by their names in the slice; the home may be one of them. */
  readonly members: readonly {readonly name: string; readonly client: KubeClient}[]
  /** The continuum agent, as its Lease names it: another one for each process. */
  readonly agent: string
  readonly clock: Pick<Clock, 'now' | 'schedule' | 'sleep' | 'every'>
  readonly log: Logger
  readonly namespaces?: Namespaces
  readonly timing?: {readonly watch?: Partial<Timing>; readonly lease?: LeaseTiming}
}

/** A slice of API servers that are reached one by one. Begins to watch at once, whichever of them can be reached; `close` ends all of it. */
export interface DirectSlice extends SlicePlatform {
  /** How its watches fare: by cluster (`home` for the home), then by resource. */
  readonly counters: {readonly [cluster: string]: {readonly [resource: string]: ReflectorCounters}}
  /** What was told as Events. */
  readonly events: EventCounters
  close(): Promise<void>
}

/** The slice as the continuum agent sees it, and the deliveries to its clusters, while it leads. */
export function openDirectSlice(options: DirectSliceOptions): DirectSlice {
  const {home: client, agent, clock, log, namespaces = NAMESPACES, timing = {}} = options
  const namespace = namespaces.applications
  const watchTiming = timing.watch === undefined ? {} : {timing: timing.watch}
  const reflectors = new Reflectors({client, clock, log, ...watchTiming})
  const caches = {
    apps: reflectors.start(APPS, trimOurs, {namespace}),
    orderSets: reflectors.start(ORDER_SETS, trimOurs, {namespace}),
    placements: reflectors.start(CLUSTER_PLACEMENTS, trimOurs, {namespace}),
    clusters: reflectors.start(CLUSTER_DESCRIPTIONS, trimOurs, {namespace}),
    datacenters: reflectors.start(DATACENTER_DESCRIPTIONS, trimOurs, {namespace}),
  }
  const noteCache = reflectors.start(NOTES, trimOurs, {namespace, labelSelector: `${SCOPE_LABEL}=continuum`})
  const members = new Map(options.members.map((one) => [one.name, new Member({...one, clock, log, namespaces, ...watchTiming})]))
  const leadership = new Leadership({
    client,
    clock,
    log,
    namespace: namespaces.framework,
    name: LEASE_NAMES.continuum,
    holder: agent,
    ...(timing.lease === undefined ? {} : {timing: timing.lease}),
  })
  const acceptance: Acceptance = new Acceptance({
    apps: caches.apps,
    namespace,
    clock,
    log,
    refuse: (app, epoch, signal) => refuse(telling, app, epoch, signal),
  })
  const events = new EventRecorder({
    client,
    clock,
    log,
    namespace,
    controller: 'mlsysops.eu/continuum',
    instance: agent,
    regarding: (application, uid) => {
      const app = caches.apps.get(`${namespace}/${application}`)
      return app?.metadata.uid === uid ? {apiVersion: apiVersionOf(APPS), kind: APPS.kind, name: application, namespace, uid} : undefined
    },
  })
  const telling = {client, namespace, leadership, apps: caches.apps, problemsOf: (app: AppObject) => acceptance.problemsOf(app)}
  const applications = applicationsView(caches, members, acceptance, namespace)
  const placed = assignmentsView(caches, namespace)
  const statuses = statusView(members, namespace)
  const clusters = clustersView(caches, members, namespace, clock)
  const {apps, orderSets, placements} = caches
  const assignments = new Assignments({client, clock, log, agent, namespace, leadership, members, apps, placements, applications})
  const notes = kubernetesNotes({client, cache: noteCache, namespace, scope: 'continuum', epoch: () => leadership.epoch})
  const infrastructure = new Infrastructure({home: client, members, namespace, clusters: caches.clusters})
  const store = {client, namespace, apps, orderSets}
  return {
    applications: () => applications.watch(),
    assignments: () => placed.watch(),
    clusters: () => clusters.watch(),
    status: () => statuses.watch(),
    notes: () => notes,
    put: (application, expected, signal) => putApplication(store, application, expected, signal),
    delete: (application, signal) => deleteApplication(store, application, signal),
    assign: (application, to, epoch, signal) => assignments.assign(application, to, epoch, signal),
    withdraw: (application, epoch, signal) => assignments.withdraw(application, epoch, signal),
    announce: (summary, epoch, signal) => announce(telling, summary, epoch, signal),
    tell: (news) => events.tell(news),
    putNode: (cluster, node, signal) => infrastructure.put(cluster, node, signal),
    deleteNode: (cluster, node, signal) => infrastructure.delete(cluster, node, signal),
    cordon: (cluster, node, cordoned, signal) =>
      node === undefined ? infrastructure.cordonCluster(cluster, cordoned, signal) : infrastructure.cordon(cluster, node, cordoned, signal),
    lease: (signal): AsyncIterable<LeaseEvent> =>
      whileLeading(leadership, signal, {
        begin: async (epoch) => {
          assignments.start(epoch)
          acceptance.start(epoch)
          events.start()
        },
        end: async () => void (await Promise.all([assignments.stop(), acceptance.stop(), events.stop()])),
      }),
    get counters() {
      return {home: reflectors.counters, ...Object.fromEntries([...members].map(([name, {counters}]) => [name, counters]))}
    },
    get events() {
      return events.counters
    },
    async close() {
      await Promise.all([assignments.stop(), acceptance.stop(), events.stop()])
      await Promise.all([reflectors.stop(), ...[...members.values()].map((member) => member.stop())])
    },
  }
}
