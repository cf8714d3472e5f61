import {isDeepStrictEqual} from 'node:util'
import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import {createWorkQueue, type WorkQueue} from '../../../support/work-queue.js'
import type {Epoch, NodeState} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {stamped} from '../fence.js'
import {ASSIGNMENT_FINALIZER, ASSIGNMENTS, type AssignmentObject, type PlacementObject} from '../kinds.js'
import type {Leadership} from '../leases.js'
import type {View} from '../watch/view.js'
import {type ClusterFacts, MARK, type Wanted, type Workload, type WorkloadInput, workloadName} from '../workload/index.js'
import type {ClusterCaches} from './caches.js'
import {ObjectSteps} from './object-steps.js'
import {listen, type Owned, type OwnedObjects} from './owned.js'
import {applicationOf, intentOf, keyOfComponent, type Obstacle} from './views.js'
import {WorkloadMemo} from './workload-memo.js'
import {NoLongerLeading, type Writer} from './writer.js'

export type ReconcilerParts = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log: Logger
  readonly namespace: string
  readonly leadership: Pick<Leadership, 'holds'>
  readonly caches: ClusterCaches
  readonly owned: OwnedObjects
  readonly writer: Writer
  readonly nodes: View<NodeState>
  readonly facts: (signal: AbortSignal) => Promise<ClusterFacts>
  /** What is in the way of a component has changed. */
  readonly onObstacles: (component: string) => void
}

const PARALLEL = 16
/** What is wanted no more ends in the shadow of what is wanted: for each object an API server and its controllers do half a dozen things. */
const PARALLEL_REMOVALS = 4
/** Everything is looked at again as often: nothing depends on having heard of every change. */
const ALL_AGAIN_MS = 300_000
const APPLICATION = 'application:'

/**
 * Brings what runs to what the placements say, while this agent leads. It looks at what stands and takes the next step; each change that a step makes
 * is seen like any other, and leads to the next one. So it finishes what another life began, and repeats nothing.
 */
export class Reconciler {
  readonly #parts: ReconcilerParts
  readonly #obstacles = new Map<string, readonly Obstacle[]>()
  readonly #steps: ObjectSteps
  readonly #workloads = new WorkloadMemo()
  #queue: WorkQueue | undefined
  #removals: WorkQueue | undefined
  #again: (() => void) | undefined

  constructor(parts: ReconcilerParts) {
    this.#parts = parts
    this.#steps = new ObjectSteps(parts)
    const {caches, owned} = parts
    const touch = (component: string): void => {
      this.#queue?.add(component)
      this.#queue?.add(APPLICATION + (component.split('/')[0] ?? ''))
    }
    owned.onChange(touch)
    listen(caches.pods, touch)
    listen(caches.replicaSets, touch)
    caches.placements.subscribe({changed: (before, after) => touch(keyOfComponent((after ?? before)?.spec.ref ?? NO_COMPONENT))})
    caches.assignments.subscribe({
      changed: (before, after) => {
        // Its status is told every few seconds, and nothing here follows from it.
        if (!isSameWish(before, after)) this.#touchApplication((after ?? before)?.metadata.name ?? '')
      },
    })
    // What was touched while something was not seen was left alone: when all is seen again, whichever was heard last, everything is looked at.
    for (const cache of Object.values(caches)) cache.subscribe({settled: () => this.#isSeen() && this.#touchAll()})
  }

  /** What keeps a component from being made, by host. */
  obstaclesOf(component: string): readonly Obstacle[] {
    return this.#obstacles.get(component) ?? []
  }

  start(epoch: Epoch): void {
    const {clock, log} = this.#parts
    const queueOf = (concurrency: number, work: (key: string, signal: AbortSignal) => Promise<void>): WorkQueue =>
      createWorkQueue({
        clock,
        concurrency,
        work,
        onError: ({key, error, failures, retryInMs}) => {
          if (error instanceof NoLongerLeading) return
          log.warn(
            {component: key, failures, retryInMs: Math.round(retryInMs), cause: messageOf(error)},
            'a component could not be brought to its placement',
          )
        },
        backoff: {firstMs: 100, maxMs: 15_000},
      })
    this.#queue = queueOf(PARALLEL, (key, signal) =>
      key.startsWith(APPLICATION) ? this.#finish(key.slice(APPLICATION.length), epoch, signal) : this.#bring(key, epoch, signal),
    )
    this.#removals = queueOf(PARALLEL_REMOVALS, (component, signal) => this.#removeUnwanted(component, epoch, signal))
    this.#touchAll()
    const again = (): void => {
      this.#touchAll()
      this.#again = clock.schedule(ALL_AGAIN_MS, again)
    }
    this.#again = clock.schedule(ALL_AGAIN_MS, again)
  }

  async stop(): Promise<void> {
    const queues = [this.#queue, this.#removals]
    this.#queue = undefined
    this.#removals = undefined
    this.#again?.()
    await Promise.all(queues.map((queue) => queue?.stop()))
  }

  #touchAll(): void {
    if (this.#queue === undefined) return
    const {caches, owned} = this.#parts
    for (const {spec} of caches.placements.values()) this.#queue.add(keyOfComponent(spec.ref))
    for (const component of owned.components()) this.#queue.add(component)
    for (const {metadata} of caches.assignments.values()) this.#queue.add(APPLICATION + metadata.name)
  }

  #touchApplication(application: string): void {
    this.#queue?.add(APPLICATION + application)
    for (const {spec} of this.#parts.caches.placements.values())
      if (spec.ref.application === application) this.#queue?.add(keyOfComponent(spec.ref))
  }

  async #bring(component: string, epoch: Epoch, signal: AbortSignal): Promise<void> {
    if (!this.#isSeen()) return
    const wish = await this.#wishOf(component, signal)
    if (wish.kind === 'unknown') return
    if (wish.kind === 'gone') {
      this.#setObstacles(component, [])
      this.#workloads.forget(component)
    } else if (wish.workload.kind === 'refused') {
      const {reasons} = wish.workload
      this.#setObstacles(
        component,
        hostsOf(wish.placement).flatMap((node) => reasons.slice(0, 1).map((reason) => ({node, reason}))),
      )
      return
    } else this.#setObstacles(component, await this.#advanceAll(component, wish.placement, wish.workload.objects, epoch, signal))
    if (this.#unwanted(component, wish).length > 0) this.#removals?.add(component)
  }

  async #removeUnwanted(component: string, epoch: Epoch, signal: AbortSignal): Promise<void> {
    if (!this.#isSeen()) return
    for (const {resource, object} of this.#unwanted(component, await this.#wishOf(component, signal)))
      await this.#parts.writer.remove(resource, object, epoch, signal)
  }

  /** What is to stand of a component. */
  async #wishOf(component: string, signal: AbortSignal): Promise<Wish> {
    const {caches, namespace} = this.#parts
    const [application = ''] = component.split('/')
    const placement = caches.placements.get(`${namespace}/${component.replace('/', '.')}`)
    if (placement === undefined || placement.metadata.deletionTimestamp !== undefined) return {kind: 'gone'}
    const assignment = caches.assignments.get(`${namespace}/${application}`)
    // What is no longer assigned is taken away by the agent, by removing its placements.
    if (assignment === undefined || assignment.metadata.deletionTimestamp !== undefined) return {kind: 'unknown'}
    const input = await this.input(placement, assignment, signal)
    return {kind: 'wanted', placement, workload: this.#workloads.of(component, [placement, assignment], input)}
  }

  /** What stands of a component and is wanted no more. Nothing where that cannot be said. */
  #unwanted(component: string, wish: Wish): readonly Owned[] {
    const present = this.#parts.owned.of(component).filter(({object}) => object.metadata.deletionTimestamp === undefined)
    if (wish.kind === 'gone') return present
    if (wish.kind === 'unknown' || wish.workload.kind === 'refused') return []
    const names = new Set(wish.workload.objects.map(({object}) => `${object.kind}/${object.metadata.name}`))
    return present.filter(({resource, object}) => !names.has(`${resource.kind}/${object.metadata.name}`))
  }

  /** What the objects of a component follow from. */
  async input(placement: PlacementObject, assignment: AssignmentObject, signal: AbortSignal): Promise<WorkloadInput> {
    const intent = intentOf(placement)
    const {name, uid = ''} = assignment.metadata
    const owner = {apiVersion: 'mlsysops.eu/v1', kind: ASSIGNMENTS.kind, name, uid}
    return {
      application: applicationOf(assignment),
      intent,
      nodes: intent.hosts.flatMap(({node}) => this.#parts.nodes.get(node) ?? []),
      cluster: {...(await this.#parts.facts(signal)), owner},
    }
  }

  async #advanceAll(
    component: string,
    placement: PlacementObject,
    objects: readonly Wanted[],
    epoch: Epoch,
    signal: AbortSignal,
  ): Promise<readonly Obstacle[]> {
    const hosts = hostsOf(placement)
    const obstacles: Obstacle[] = []
    for (const wanted of objects) {
      const reason = await this.#steps.take(component, wanted, epoch, signal)
      const concerned = hosts.filter((node) => isOfHost(wanted, placement, node))
      if (reason !== undefined) obstacles.push(...(concerned.length > 0 ? concerned : hosts).map((node) => ({node, reason})))
    }
    return obstacles
  }

  /** Lets an assignment go that is being removed, once nothing of it is left here. */
  async #finish(application: string, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {caches, namespace, owned, client, leadership} = this.#parts
    const assignment = caches.assignments.get(`${namespace}/${application}`)
    if (assignment?.metadata.deletionTimestamp === undefined || !this.#isSeen() || !leadership.holds(epoch)) return
    const {finalizers = []} = assignment.metadata
    if (!finalizers.includes(ASSIGNMENT_FINALIZER) || this.#isLeft(application, owned)) return
    const {name, resourceVersion = ''} = assignment.metadata
    const rest = finalizers.filter((one) => one !== ASSIGNMENT_FINALIZER)
    const value = {metadata: {...stamped({name, resourceVersion}, epoch), finalizers: rest}}
    try {
      await client.patch(ASSIGNMENTS, {name, namespace}, {kind: 'merge', value}, signal)
    } catch (error) {
      if (!isKubernetesError(error, 'not-found')) throw error
    }
  }

  #isLeft(application: string, owned: OwnedObjects): boolean {
    const {caches, namespace} = this.#parts
    for (const {spec} of caches.placements.values()) if (spec.ref.application === application) return true
    for (const component of owned.components()) if (component.startsWith(`${application}/`)) return true
    for (const {metadata} of caches.pods.values())
      if (metadata.namespace === namespace && metadata.labels?.[MARK.app] === application) return true
    return false
  }

  /** Nothing is concluded from what was not seen: an absent placement may only not have been told yet. */
  #isSeen(): boolean {
    const {caches} = this.#parts
    return Object.values(caches).every(({isListed, degradedMs}) => isListed && degradedMs === undefined)
  }

  #setObstacles(component: string, obstacles: readonly Obstacle[]): void {
    if (isDeepStrictEqual(this.obstaclesOf(component), obstacles)) return
    if (obstacles.length === 0) this.#obstacles.delete(component)
    else this.#obstacles.set(component, obstacles)
    for (const {node, reason} of obstacles) this.#parts.log.warn({component, node, ...reason}, 'something is in the way of a component')
    this.#parts.onObstacles(component)
  }
}

/** `gone`: nothing of it. `unknown`: it is not known yet what. */
type Wish =
  | {readonly kind: 'gone'}
  | {readonly kind: 'unknown'}
  | {readonly kind: 'wanted'; readonly placement: PlacementObject; readonly workload: Workload}

function hostsOf({spec}: PlacementObject): readonly string[] {
  return spec.hosts.map(({node}) => node)
}

function isSameWish(before: AssignmentObject | undefined, after: AssignmentObject | undefined): boolean {
  const [old, now] = [before?.metadata, after?.metadata]
  return old?.uid === now?.uid && old?.generation === now?.generation && old?.deletionTimestamp === now?.deletionTimestamp
}

const NO_COMPONENT = {application: '', component: ''}

function isOfHost({object}: Wanted, {spec}: PlacementObject, node: string): boolean {
  return object.metadata.name === workloadName(spec.ref, node)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
