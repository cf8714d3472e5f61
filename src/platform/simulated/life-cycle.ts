import {requestsOf} from '../../descriptions/resources.js'
import {seededRandom, seedOf} from '../../support/seeded-random.js'
import type {ComponentIntent} from '../contract/index.js'
import type {WorldCore} from './core.js'
import {matchesPattern} from './faults.js'
import {freeOn, type NodeTruth, obstacleFor} from './nodes.js'
import {imageOf, isRestartedAfterFailure, runsToCompletion, templateOf} from './reading.js'
import {type InstanceRecord, type NodeRecord, nodeKey} from './records.js'

/** How often a draining instance is asked whether it is done. */
const DRAIN_CHECK_MS = 200
/** What Kubernetes lets a restart wait at most. */
const LONGEST_BACKOFF_MS = 300_000
/** No vowels and nothing to be mistaken, as in Kubernetes: no words by accident. */
const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789'

/**
 * What becomes of an instance by itself, once it is made: pending, pulling, starting, ready, and at its end terminating and gone. Every step lies on
 * the timeline and in its record, so that a world that died goes on with the same step.
 */
export class LifeCycle {
  readonly #core: WorldCore
  readonly #truth: NodeTruth

  constructor(core: WorldCore, truth: NodeTruth) {
    this.#core = core
    this.#truth = truth
  }

  create(cluster: string, node: string, intent: ComponentIntent): void {
    const order = Number(this.#core.state.revision) + 1
    const instance: InstanceRecord = {
      id: this.#newId(intent.ref.component, order),
      order,
      cluster,
      ...intent.ref,
      node,
      phase: 'pending',
      startedMs: this.#core.nowMs,
      restarts: 0,
      generation: intent.generation,
      image: imageOf(intent.spec),
      template: templateOf(intent.spec),
      spec: intent.spec,
      requests: requestsOf(intent.spec),
      isAdmitted: false,
      isUnwanted: false,
    }
    this.#core.saveInstance(instance)
    this.admit(instance)
  }

  /** Begins it if its node has room, else says why not. */
  admit(instance: InstanceRecord): void {
    const key = nodeKey(instance.cluster, instance.node)
    const node = this.#core.state.nodes.get(key)
    if (node === undefined) return
    const free = freeOn(node, this.#truth.reserved(key), this.#core.state.instancesOn(key))
    const obstacle = obstacleFor(instance.requests, node, free)
    if (obstacle === undefined)
      this.#proceed({...without(instance, 'reason'), isAdmitted: true}, 'pull', this.#core.scenario.lifeCycle.scheduleMs)
    else if (instance.reason !== obstacle.message) this.#core.saveInstance({...instance, reason: obstacle.message})
  }

  /** Ends it in order: nothing new comes to it, what it has is finished within the drain time. Ending again changes nothing. */
  end(instance: InstanceRecord): void {
    if (instance.phase === 'terminating' || instance.isUnwanted) return
    if (!instance.isAdmitted && instance.phase !== 'unknown') {
      this.#core.dropInstance(instance)
      return
    }
    const node = this.#core.state.nodes.get(nodeKey(instance.cluster, instance.node))
    if (instance.phase === 'unknown' || node?.down !== undefined) {
      this.#core.saveInstance({...instance, isUnwanted: true, reason: 'Its node does not answer: it ends there when the node returns.'})
      return
    }
    const {stopMs, drainMs} = this.#core.scenario.lifeCycle
    if (!this.#core.engine.isDrained(instance.id)) this.#core.engine.removeInstance(instance.id, {drain: true})
    const deadlineMs = this.#core.nowMs + Math.max(stopMs, drainMs)
    this.#save({
      ...without(instance, 'reason', 'readySinceMs', 'phaseBefore'),
      phase: 'terminating',
      step: {kind: 'drain', atMs: this.#core.nowMs + stopMs, deadlineMs},
    })
  }

  /** Puts what an earlier process left back on the timeline and into the engine. Requests that were under way are lost. */
  resume(instance: InstanceRecord): void {
    const phase = instance.phase === 'unknown' ? instance.phaseBefore : instance.phase
    if (phase === 'ready') this.#serve(instance)
    this.#plan(instance)
  }

  /** Its cluster gives its node up for lost. */
  lose(instance: InstanceRecord): void {
    if (instance.phase === 'unknown' || instance.phase === 'completed' || instance.phase === 'failed') return
    if (!instance.isAdmitted) {
      this.admit(instance)
      return
    }
    this.#setServing(instance, false)
    this.#core.saveInstance({...instance, phase: 'unknown', phaseBefore: instance.phase, reason: `Node ${instance.node} does not answer.`})
  }

  /** Its node answers again: what is still wanted goes on, or starts again where the node was rebooted. */
  regain(instance: InstanceRecord, hasRebooted: boolean): void {
    const known =
      instance.phase === 'unknown' ? {...without(instance, 'reason', 'phaseBefore'), phase: instance.phaseBefore ?? 'pending'} : instance
    const ended = known.phase === 'completed' || known.phase === 'failed'
    if (known.isUnwanted) {
      this.end({...known, isUnwanted: false})
    } else if (hasRebooted && known.isAdmitted && !ended && known.phase !== 'terminating') {
      this.#restart(known, 'Its node was restarted.', 0)
    } else {
      if (known.phase === 'ready') this.#setServing(known, true)
      this.#save(known)
    }
  }

  /** Its process dies; it starts again in place after a growing wait, where its description allows it. */
  crash(instance: InstanceRecord): void {
    if (instance.phase !== 'ready') return
    if (!isRestartedAfterFailure(instance.spec)) {
      this.#stopServing(instance)
      this.#core.saveInstance({
        ...without(instance, 'step', 'readySinceMs'),
        phase: 'failed',
        isAdmitted: false,
        reason: 'Its process failed.',
      })
      return
    }
    const waitMs = Math.min(this.#core.scenario.lifeCycle.restartBackoffMs * 2 ** instance.restarts, LONGEST_BACKOFF_MS)
    this.#restart(instance, `Its process failed; it starts again in ${Math.round(waitMs / 1000)} s.`, waitMs)
  }

  /** With its node, at once: nothing of it can be reached any more. */
  destroy(instance: InstanceRecord): void {
    this.#stopServing(instance)
    this.#core.dropInstance(instance)
  }

  #restart(instance: InstanceRecord, reason: string, waitMs: number): void {
    this.#stopServing(instance)
    this.#save({
      ...without(instance, 'readySinceMs'),
      phase: 'not-ready',
      reason,
      restarts: instance.restarts + 1,
      step: {kind: 'start', atMs: this.#core.nowMs + waitMs},
    })
  }

  #plan(instance: InstanceRecord): void {
    const {id, step} = instance
    if (step === undefined) return
    this.#core.at(Math.max(step.atMs, this.#core.nowMs), () => {
      const current = this.#core.state.instances.get(id)
      // Something else came between, and planned anew; or its node stands still, and so does it.
      if (current?.step !== step || this.#node(current)?.down !== undefined || current.phase === 'unknown') return
      this.#take(current, step)
    })
  }

  #take(instance: InstanceRecord, step: NonNullable<InstanceRecord['step']>): void {
    switch (step.kind) {
      case 'pull':
        this.#pull(instance)
        break
      case 'start':
        this.#proceed({...without(instance, 'reason'), phase: 'starting'}, 'run', this.#startMs(instance))
        break
      case 'run':
        this.#run(instance)
        break
      case 'complete':
        this.#stopServing(instance)
        this.#core.saveInstance({...without(instance, 'step'), phase: 'completed', isAdmitted: false})
        break
      case 'drain':
        this.#drain(instance, step.deadlineMs ?? step.atMs)
        break
    }
  }

  #pull(instance: InstanceRecord): void {
    const key = nodeKey(instance.cluster, instance.node)
    const node = this.#node(instance)
    if (node === undefined) return
    const {image} = instance
    const known = node.images[image]
    if (known === undefined && this.#core.faults.isImageUnavailable(image)) {
      const reason = `Image ${image} cannot be pulled; it is tried again.`
      this.#proceed({...instance, phase: 'pulling', reason}, 'pull', this.#core.scenario.lifeCycle.restartBackoffMs)
      return
    }
    // Instances that need the same image wait for the same pull.
    const pulledMs = known ?? this.#core.nowMs + this.#pullMs(instance, key)
    if (known === undefined) this.#core.state.nodes.set(key, {...node, images: {...node.images, [image]: pulledMs}})
    const waitMs = pulledMs - this.#core.nowMs
    if (waitMs > 0) this.#proceed({...without(instance, 'reason'), phase: 'pulling'}, 'start', waitMs)
    else this.#proceed({...without(instance, 'reason'), phase: 'starting'}, 'run', this.#startMs(instance))
  }

  #run(instance: InstanceRecord): void {
    const ready: InstanceRecord = {...without(instance, 'step', 'reason'), phase: 'ready', readySinceMs: this.#core.nowMs}
    this.#serve(ready)
    if (!runsToCompletion(instance.spec)) {
      this.#core.saveInstance(ready)
      return
    }
    const workMs = this.#core.traffic.workload(instance)?.rule.completionMs ?? this.#core.scenario.lifeCycle.completionMs
    this.#proceed(ready, 'complete', workMs / this.#speed(instance))
  }

  #drain(instance: InstanceRecord, deadlineMs: number): void {
    const isOver = this.#core.engine.isDrained(instance.id) || this.#core.nowMs >= deadlineMs
    if (isOver) this.destroy(instance)
    else this.#save({...instance, step: {kind: 'drain', atMs: Math.min(deadlineMs, this.#core.nowMs + DRAIN_CHECK_MS), deadlineMs}})
  }

  #proceed(instance: InstanceRecord, kind: NonNullable<InstanceRecord['step']>['kind'], afterMs: number): void {
    this.#save({...instance, step: {kind, atMs: this.#core.nowMs + afterMs}})
  }

  #save(instance: InstanceRecord): void {
    this.#core.saveInstance(instance)
    this.#plan(instance)
  }

  #serve(instance: InstanceRecord): void {
    if (this.#core.engine.isDrained(instance.id)) this.#core.traffic.begin(instance, this.#node(instance))
    this.#setServing(instance, instance.phase === 'ready')
  }

  #setServing(instance: InstanceRecord, serving: boolean): void {
    if (!this.#core.engine.isDrained(instance.id)) this.#core.engine.setReady(instance.id, serving)
  }

  #stopServing(instance: InstanceRecord): void {
    if (!this.#core.engine.isDrained(instance.id)) this.#core.engine.removeInstance(instance.id, {drain: false})
  }

  #node(instance: InstanceRecord): NodeRecord | undefined {
    return this.#core.state.nodes.get(nodeKey(instance.cluster, instance.node))
  }

  #speed(instance: InstanceRecord): number {
    const key = nodeKey(instance.cluster, instance.node)
    const node = this.#core.state.nodes.get(key)
    return node === undefined ? 1 : this.#truth.speed(key, node, this.#core.faults)
  }

  #startMs(instance: InstanceRecord): number {
    const startMs = this.#core.traffic.workload(instance)?.rule.startMs ?? this.#core.scenario.lifeCycle.startMs
    return (startMs / this.#speed(instance)) * this.#core.faults.diskFactor(nodeKey(instance.cluster, instance.node))
  }

  #pullMs(instance: InstanceRecord, key: string): number {
    const {images, imageBytes} = this.#core.scenario.lifeCycle
    const sizeBytes =
      this.#core.traffic.workload(instance)?.rule.imageBytes ??
      images.find(({image}) => matchesPattern(image, instance.image))?.sizeBytes ??
      imageBytes
    return ((sizeBytes * 8) / (this.#truth.registryMbps(key) * 1000)) * this.#core.faults.diskFactor(key)
  }

  #newId(component: string, order: number): string {
    const random = seededRandom(seedOf(this.#core.scenario.seed, `${component}/${order}`))
    for (;;) {
      const letters = Array.from({length: 5}, () => SUFFIX_LETTERS[Math.floor(random() * SUFFIX_LETTERS.length)])
      const id = `${component}-${letters.join('')}`
      if (this.#core.state.instances.get(id) === undefined) return id
    }
  }
}

function without<K extends 'reason' | 'readySinceMs' | 'phaseBefore' | 'step'>(
  instance: InstanceRecord,
  ...keys: readonly K[]
): InstanceRecord {
  const copy: {-readonly [P in keyof InstanceRecord]: InstanceRecord[P]} = {...instance}
  for (const key of keys) delete copy[key]
  return copy
}
