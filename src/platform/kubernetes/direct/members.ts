import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import type {Epoch, Reason} from '../../contract/index.js'
import {LEASE_NAMES} from '../api/agents.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {ASSIGNMENTS, type AssignmentObject, LEASES, type Namespaces} from '../kinds.js'
import type {Cached} from '../watch/object-cache.js'
import type {ReflectorCounters, Timing} from '../watch/reflector.js'
import {Reflectors} from '../watch/reflectors.js'
import {trimOurs} from '../watch/trim.js'

export type MemberOptions = {
  readonly name: string
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule' | 'sleep' | 'every'>
  readonly log: Logger
  readonly namespaces: Namespaces
  readonly timing?: Partial<Timing>
}

/** A cluster of the slice, as the continuum agent reaches it. */
export class Member {
  readonly name: string
  readonly client: KubeClient
  readonly assignments: Cached<AssignmentObject>
  readonly #reflectors: Reflectors
  readonly #namespaces: Namespaces
  #raised = 0

  constructor({name, client, clock, log, namespaces, timing}: MemberOptions) {
    this.name = name
    this.client = client
    this.#namespaces = namespaces
    this.#reflectors = new Reflectors({client, clock, log: log.child({cluster: name}), ...(timing === undefined ? {} : {timing})})
    this.assignments = this.#reflectors.start(ASSIGNMENTS, trimOurs, {namespace: namespaces.applications})
  }

  /** Whether it is heard. */
  get isReachable(): boolean {
    return this.assignments.isListed && this.assignments.degradedMs === undefined
  }

  get counters(): {readonly [resource: string]: ReflectorCounters} {
    return this.#reflectors.counters
  }

  /**
   * Before the first write of a leader here: this API server fences by its own copy of the slice's lease, which is raised to the leader's epoch. False:
   * it knows a newer leader.
   */
  async raise(epoch: Epoch, holder: string, signal: AbortSignal): Promise<boolean> {
    if (this.#raised >= epoch) return this.#raised === epoch
    const ref = {name: LEASE_NAMES.continuum, namespace: this.#namespaces.framework}
    const known = await this.client.get(LEASES, ref, signal)
    const newest = known?.spec?.leaseTransitions ?? 0
    // Equal: it is the slice's own lease, where home and member are one.
    if (newest < epoch) {
      const spec = {...known?.spec, holderIdentity: holder, leaseTransitions: epoch}
      try {
        if (known === undefined) await this.client.create(LEASES, {metadata: ref, spec}, signal)
        else await this.client.update(LEASES, {...known, spec}, signal)
      } catch (error) {
        if (!isKubernetesError(error, 'conflict', 'already-exists')) throw error
        return this.raise(epoch, holder, signal)
      }
    }
    this.#raised = Math.max(this.#raised, epoch, newest)
    return newest <= epoch
  }

  async stop(): Promise<void> {
    await this.#reflectors.stop()
  }
}

export function unreachable(cluster: string): Reason {
  return {
    code: 'cluster-unreachable',
    message: `Cluster ${cluster} cannot be reached.`,
    wayOut: 'Try again when it is ready: mlsysops infra list',
  }
}

export function clusterNotFound(cluster: string): Reason {
  return {code: 'cluster-not-found', message: `The slice has no cluster ${cluster}.`, wayOut: 'mlsysops infra list'}
}
