import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import type {ClusterPlatform, Epoch, LeaseEvent} from '../../contract/index.js'
import {LEASE_NAMES} from '../api/agents.js'
import type {KubeClient} from '../client/index.js'
import {type EventCounters, EventRecorder} from '../event-recorder.js'
import {ASSIGNMENTS, NAMESPACES, type Namespaces} from '../kinds.js'
import {Leadership, type LeaseTiming} from '../leases.js'
import {kubernetesNotes} from '../notes.js'
import {apiVersionOf} from '../objects.js'
import type {ReflectorCounters, Timing} from '../watch/reflector.js'
import {Reflectors} from '../watch/reflectors.js'
import {whileLeading} from '../while-leading.js'
import {type AllowList, type ClusterFacts, NOTHING_ALLOWED, UPSTREAM_TELEMETRY} from '../workload/index.js'
import {startClusterCaches} from './caches.js'
import {reportConflicts} from './conflicts.js'
import {clusterFacts} from './facts.js'
import {hostOf, isVague} from './instance-state.js'
import {OwnedObjects} from './owned.js'
import {Placements} from './placements.js'
import {PodEvents} from './pod-events.js'
import {Reconciler} from './reconciler.js'
import {report} from './reports.js'
import {clusterViews} from './views.js'
import {Writer} from './writer.js'

export type KubernetesClusterOptions = {
  /** The cluster's name in its slice. */
  readonly name: string
  /** Its agent, as its Lease names it: another one for each process. */
  readonly agent: string
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule' | 'sleep' | 'every'>
  readonly log: Logger
  readonly namespaces?: Namespaces
  /** What the slice allows descriptions to ask of a node. */
  readonly allowed?: AllowList
  readonly telemetry?: ClusterFacts['telemetry']
  readonly fpgaResource?: string
  readonly timing?: {readonly watch?: Partial<Timing>; readonly lease?: LeaseTiming}
}

/** A cluster behind an API server. Begins to watch at once, whether it can be reached or not; `close` ends all of it. */
export interface KubernetesCluster extends ClusterPlatform {
  /** How its watches fare, by resource. */
  readonly counters: {readonly [resource: string]: ReflectorCounters}
  /** What was told as Events. */
  readonly events: EventCounters
  close(): Promise<void>
}

/** The cluster as its agent sees it, and the reconciler that brings Deployments, Jobs and Services to what it asked for, while it leads. */
export function openKubernetesCluster(options: KubernetesClusterOptions): KubernetesCluster {
  const {name, agent, client, clock, log, namespaces = NAMESPACES, timing = {}} = options
  const namespace = namespaces.applications
  const reflectors = new Reflectors({client, clock, log, ...(timing.watch === undefined ? {} : {timing: timing.watch})})
  const caches = startClusterCaches(reflectors, namespace)
  const leadership = new Leadership({
    client,
    clock,
    log,
    namespace: namespaces.framework,
    name: LEASE_NAMES.cluster,
    holder: agent,
    ...(timing.lease === undefined ? {} : {timing: timing.lease}),
  })
  const views = clusterViews(name, namespace, caches, {
    obstaclesOf: (component) => reconciler.obstaclesOf(component),
    saidOf: (pod) => podEvents.of(pod),
  })
  const podEvents: PodEvents = new PodEvents({
    client,
    clock,
    log,
    namespace,
    pods: caches.pods,
    isVague: (pod) => isVague(pod, views.nodes.get(hostOf(pod))),
    onNews: (component) => views.components.touch(component),
  })
  const owned = new OwnedObjects(caches, views.podsByComponent)
  const reconciler = new Reconciler({
    client,
    clock,
    log,
    namespace,
    leadership,
    caches,
    owned,
    writer: new Writer(client, leadership, owned, namespace),
    nodes: views.nodes,
    facts: clusterFacts({
      client,
      namespace,
      allowed: options.allowed ?? NOTHING_ALLOWED,
      telemetry: options.telemetry ?? UPSTREAM_TELEMETRY,
      ...(options.fpgaResource === undefined ? {} : {fpgaResource: options.fpgaResource}),
    }),
    onObstacles: (component) => views.components.touch(component),
  })
  const events = new EventRecorder({
    client,
    clock,
    log,
    namespace,
    controller: 'mlsysops.eu/cluster',
    instance: agent,
    regarding: (application, uid) => {
      const assignment = caches.assignments.get(`${namespace}/${application}`)
      const own = assignment?.spec.uid === uid ? assignment.metadata.uid : undefined
      return own === undefined
        ? undefined
        : {apiVersion: apiVersionOf(ASSIGNMENTS), kind: ASSIGNMENTS.kind, name: application, namespace, uid: own}
    },
  })
  const placements = new Placements({client, cluster: name, namespace, caches, leadership, reconciler})
  const notes = kubernetesNotes({client, cache: caches.notes, namespace, scope: 'cluster', epoch: () => leadership.epoch})
  reportConflicts(caches, namespace, log)
  return {
    nodes: () => views.nodes.watch(),
    applications: () => views.applications.watch(),
    components: () => views.components.watch(),
    intents: () => views.intents.watch(),
    notes: () => notes,
    apply: (intent, epoch, signal) => placements.apply(intent, epoch, signal),
    remove: (ref, epoch, signal) => placements.remove(ref, epoch, signal),
    report: (status, epoch, signal) => report({client, namespace, leadership}, status, epoch, signal),
    tell: (news) => events.tell(news),
    lease: (signal): AsyncIterable<LeaseEvent> =>
      whileLeading(leadership, signal, {
        begin: async (epoch: Epoch) => {
          reconciler.start(epoch)
          podEvents.start()
          events.start()
        },
        end: async () => void (await Promise.all([reconciler.stop(), podEvents.stop(), events.stop()])),
      }),
    get counters() {
      return reflectors.counters
    },
    get events() {
      return events.counters
    },
    async close() {
      await Promise.all([reconciler.stop(), podEvents.stop(), events.stop()])
      await reflectors.stop()
    },
  }
}
