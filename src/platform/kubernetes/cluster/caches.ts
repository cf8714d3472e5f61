import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import type {KubeClient} from '../client/index.js'
import {ASSIGNMENTS, NODE_DESCRIPTIONS, NOTES, PLACEMENTS, SCOPE_LABEL} from '../kinds.js'
import type {KubeObject, Resource} from '../objects.js'
import type {Cached} from '../watch/object-cache.js'
import {Reflector, type ReflectorCounters, type Timing} from '../watch/reflector.js'
import {MARK} from '../workload/index.js'
import {CONFIG_MAPS, DEPLOYMENTS, JOBS, NODES, PODS, REPLICA_SETS, SERVICES} from './kinds.js'
import {trimNode, trimOurs, trimOwned, trimPod, trimReplicaSet} from './trim.js'

export type ReflectorParts = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule' | 'sleep' | 'every'>
  readonly log: Logger
  readonly timing?: Partial<Timing>
}

/** Reflectors that live and end together. */
export class Reflectors {
  readonly #parts: ReflectorParts
  readonly #stopping = new AbortController()
  readonly #running = new Map<string, {readonly reflector: {readonly counters: ReflectorCounters}; readonly run: Promise<void>}>()

  constructor(parts: ReflectorParts) {
    this.#parts = parts
  }

  start<T extends KubeObject>(
    resource: Resource<T>,
    trim: (object: T) => T,
    selection: {readonly namespace?: string; readonly labelSelector?: string} = {},
  ): Cached<T> {
    const {client, clock, log, timing} = this.#parts
    const reflector = new Reflector({
      client,
      clock,
      resource,
      trim,
      ...selection,
      ...(timing === undefined ? {} : {timing}),
      onTrouble: (error) => log.warn({context: client.context, resource: resource.plural, cause: messageOf(error)}, 'a watch has trouble'),
    })
    this.#running.set(resource.plural, {reflector, run: reflector.run(this.#stopping.signal)})
    return reflector.cache
  }

  /** By resource, for metrics. */
  get counters(): {readonly [resource: string]: ReflectorCounters} {
    return Object.fromEntries([...this.#running].map(([name, {reflector}]) => [name, reflector.counters]))
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The platform was closed.'))
    await Promise.all([...this.#running.values()].map(({run}) => run))
  }
}

export type ClusterCaches = ReturnType<typeof startClusterCaches>

/** All that a cluster agent sees of its cluster. */
export function startClusterCaches(reflectors: Reflectors, namespace: string) {
  const ofComponents = {namespace, labelSelector: MARK.component}
  return {
    nodes: reflectors.start(NODES, trimNode),
    // Those of everybody: they take room too.
    pods: reflectors.start(PODS, trimPod),
    descriptions: reflectors.start(NODE_DESCRIPTIONS, trimOurs, {namespace}),
    assignments: reflectors.start(ASSIGNMENTS, trimOurs, {namespace}),
    placements: reflectors.start(PLACEMENTS, trimOurs, {namespace}),
    notes: reflectors.start(NOTES, trimOurs, {namespace, labelSelector: `${SCOPE_LABEL}=cluster`}),
    deployments: reflectors.start(DEPLOYMENTS, trimOwned, ofComponents),
    jobs: reflectors.start(JOBS, trimOwned, ofComponents),
    services: reflectors.start(SERVICES, trimOwned, ofComponents),
    configMaps: reflectors.start(CONFIG_MAPS, trimOwned, ofComponents),
    replicaSets: reflectors.start(REPLICA_SETS, trimReplicaSet, ofComponents),
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
