import {isDeepStrictEqual} from 'node:util'
import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import {createWorkQueue, type WorkQueue} from '../../../support/work-queue.js'
import type {ApplicationSpec, Epoch} from '../../contract/index.js'
import {isKubernetesError} from '../client/index.js'
import {fencedDelete, stamped} from '../fence.js'
import {ASSIGNMENT_FINALIZER, ASSIGNMENTS, type AssignmentObject} from '../kinds.js'
import type {Leadership} from '../leases.js'
import {MARK} from '../workload/index.js'
import type {Member} from './members.js'

export type DeliveryParts = {
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log: Logger
  readonly agent: string
  readonly namespace: string
  readonly leadership: Pick<Leadership, 'holds'>
  readonly member: Member
  /** What the home says that this cluster is to have of an application. */
  readonly wanted: (application: string) => Wanted
}

export type Wanted =
  | {readonly kind: 'assigned'; readonly spec: ApplicationSpec}
  | {readonly kind: 'none'}
  /** The home was not seen, or only a new assignment can say. Nothing is concluded from it. */
  | {readonly kind: 'unknown'}

const PARALLEL = 8

/** Brings the assignments of one cluster to what the home says, when it can be reached; the other clusters do not wait for it. */
export class Delivery {
  readonly #parts: DeliveryParts
  #queue: WorkQueue | undefined
  /** By application: the queue and whoever assigns may want the same at once, and the second must see what the first wrote. */
  readonly #underWay = new Map<string, Promise<void>>()

  constructor(parts: DeliveryParts) {
    this.#parts = parts
    parts.member.assignments.subscribe({
      changed: (before, after) => this.touch((after ?? before)?.metadata.name ?? ''),
      settled: () => this.touchAll(),
    })
  }

  start(epoch: Epoch): void {
    const {clock, log, member} = this.#parts
    this.#queue = createWorkQueue({
      clock,
      concurrency: PARALLEL,
      work: (application, signal) => this.deliver(application, this.#parts.wanted(application), epoch, signal),
      onError: ({key, error, failures, retryInMs}) => {
        // Its status was written meanwhile: it is read anew, and that is all.
        const level = isKubernetesError(error, 'conflict') ? 'debug' : 'warn'
        log[level](
          {application: key, cluster: member.name, failures, retryInMs: Math.round(retryInMs), cause: messageOf(error)},
          'an assignment could not be delivered',
        )
      },
      backoff: {firstMs: 100, maxMs: 15_000},
    })
    this.touchAll()
  }

  async stop(): Promise<void> {
    const queue = this.#queue
    this.#queue = undefined
    await queue?.stop()
  }

  touch(application: string): void {
    this.#queue?.add(application)
  }

  touchAll(): void {
    if (this.#queue === undefined) return
    for (const {metadata} of this.#parts.member.assignments.values()) this.#queue.add(metadata.name)
  }

  /** Does what is left to do about one application here, if this cluster is heard. Repeating it changes nothing. */
  async deliver(application: string, wanted: Wanted, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const before = this.#underWay.get(application) ?? Promise.resolve()
    const delivered = before.catch(() => undefined).then(() => this.#deliver(application, wanted, epoch, signal))
    this.#underWay.set(application, delivered)
    try {
      await delivered
    } finally {
      if (this.#underWay.get(application) === delivered) this.#underWay.delete(application)
    }
  }

  async #deliver(application: string, wanted: Wanted, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {member, leadership, agent, namespace} = this.#parts
    if (wanted.kind === 'unknown' || !member.isReachable) return
    const known = member.assignments.get(`${namespace}/${application}`)
    // One that is being withdrawn has to be gone before the next: its end is seen, and this looked at again.
    if (known?.metadata.deletionTimestamp !== undefined) return
    if (wanted.kind === 'none' ? known === undefined : known !== undefined && isGiven(known, wanted.spec)) return
    if (!leadership.holds(epoch) || !(await member.raise(epoch, agent, signal))) return
    if (wanted.kind === 'assigned') await this.#write(wanted.spec, known, epoch, signal)
    else if (known !== undefined) await fencedDelete(member.client, ASSIGNMENTS, {name: application, namespace}, epoch, signal)
  }

  async #write({name, ...spec}: ApplicationSpec, known: AssignmentObject | undefined, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {member, namespace} = this.#parts
    const {resourceVersion} = known?.metadata ?? {}
    const metadata = {
      name,
      namespace,
      labels: {[MARK.app]: name},
      finalizers: [ASSIGNMENT_FINALIZER],
      ...(resourceVersion === undefined ? {} : {resourceVersion}),
    }
    const object = {metadata: stamped(metadata, epoch), spec}
    const {client, assignments} = member
    assignments.written(
      await (known === undefined ? client.create(ASSIGNMENTS, object, signal) : client.update(ASSIGNMENTS, object, signal)),
    )
  }
}

function isGiven({spec}: AssignmentObject, {name: _, ...wanted}: ApplicationSpec): boolean {
  return spec.uid === wanted.uid && spec.revision === wanted.revision && isDeepStrictEqual(spec.orders, wanted.orders)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
