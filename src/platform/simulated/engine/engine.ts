import {RandomStreams} from '../../../support/random-streams.js'
import {arrivalsOf} from './arrivals.js'
import type {Engine, EngineInstance, EngineNode, EngineStream, InstanceSample, LawCheck} from './contract.js'
import {EventQueue, type Source} from './event-queue.js'
import {Instance} from './instance.js'
import {Node} from './node.js'
import {RequestPool} from './request.js'
import {Services} from './services.js'
import type {Stage} from './stage.js'
import {checkInstance, checkNode} from './validation.js'

/** `seed`: any safe integer. `startMs`: the virtual time at the start, ms since the epoch. */
export function createEngine(options: {readonly seed: number; readonly startMs: number}): Engine {
  return new QueueingEngine(options.seed, options.startMs)
}

/**
 * One event for each stream (its next arrival) and each node (what is due there next), in one indexed queue. Time inside counts from the start: as ms since
 * the epoch a double resolves no more than a quarter of a microsecond, which every sum of short times would feel.
 */
class QueueingEngine implements Engine {
  readonly #random: RandomStreams
  readonly #startMs: number
  #now = 0
  #nowMs: number
  #processedEvents = 0
  readonly #events = new EventQueue()
  readonly #nodes = new Map<string, Node>()
  readonly #instances = new Map<string, Instance>()
  readonly #services: Services
  readonly #streamSlots = new Map<string, number>()
  readonly #pool = new RequestPool()
  /** The worst of what has been removed. */
  #littleError = 0
  #utilisationError = 0

  constructor(seed: number, startMs: number) {
    this.#random = new RandomStreams(seed)
    this.#services = new Services(this.#random)
    this.#startMs = startMs
    this.#nowMs = startMs
  }

  get nowMs(): number {
    return this.#nowMs
  }

  get processedEvents(): number {
    return this.#processedEvents
  }

  addNode(description: EngineNode): void {
    assertNew('node', description.id, this.#nodes)
    checkNode(description)
    const {node} = this.#events.add((slot) => ({kind: 'node', slot, node: new Node(description, slot, this.#now)}))
    this.#nodes.set(node.id, node)
    this.#processedEvents++
  }

  changeNode(id: string, change: Partial<Omit<EngineNode, 'id'>>): void {
    const node = known('node', id, this.#nodes)
    checkNode({id, cores: node.cores, speed: node.speed, ...change})
    node.touch(this.#now)
    node.change(change, this.#now)
    this.#reschedule(node)
    this.#processedEvents++
  }

  removeNode(id: string): void {
    const node = known('node', id, this.#nodes)
    if (!node.isEmpty) throw new Error(`Node ${id} still has instances.`)
    this.#utilisationError = Math.max(this.#utilisationError, node.utilisationError(this.#now))
    this.#events.remove(node.slot)
    this.#nodes.delete(id)
    this.#processedEvents++
  }

  addInstance(description: EngineInstance): void {
    assertNew('instance', description.id, this.#instances)
    checkInstance(description)
    const node = known('node', description.node, this.#nodes)
    node.touch(this.#now)
    this.#instances.set(description.id, new Instance(description, node, this.#services.named(description.service), this.#now))
    this.#processedEvents++
  }

  setReady(id: string, ready: boolean): void {
    const instance = known('instance', id, this.#instances)
    if (ready && instance.isDraining) throw new Error(`Instance ${id} is being drained and cannot become ready.`)
    instance.service.setReady(instance, ready)
    this.#processedEvents++
  }

  confineInstance(id: string, cores: number): void {
    if (!(cores >= 1)) throw new RangeError(`Instance ${id}: it must be confined to one core or more; got ${cores}.`)
    const instance = known('instance', id, this.#instances)
    instance.node.touch(this.#now)
    instance.confine(cores, this.#now)
    this.#reschedule(instance.node)
    this.#processedEvents++
  }

  setNodeUp(id: string, up: boolean): void {
    const node = known('node', id, this.#nodes)
    node.touch(this.#now)
    node.change({isUp: up}, this.#now)
    this.#reschedule(node)
    this.#processedEvents++
  }

  removeInstance(id: string, {drain}: {readonly drain: boolean}): void {
    const instance = known('instance', id, this.#instances)
    instance.service.setReady(instance, false)
    instance.isDraining = true
    this.#processedEvents++
    if (drain && instance.inSystem > 0) return
    instance.node.touch(this.#now)
    instance.abandon(this.#now, (request) => {
      instance.service.lost++
      this.#pool.give(request)
    })
    this.#reschedule(instance.node)
    this.#forget(instance)
  }

  isDrained(id: string): boolean {
    return !this.#instances.has(id)
  }

  addStream(stream: EngineStream): void {
    assertNew('stream', stream.id, this.#streamSlots)
    const arrivals = arrivalsOf(stream, this.#random.open(`${stream.id}/arrivals`), this.#startMs)
    const stage = this.#services.stageOf(stream)
    const {slot} = this.#events.add((free) => ({kind: 'stream', slot: free, arrivals, stage}))
    this.#streamSlots.set(stream.id, slot)
    this.#events.schedule(slot, arrivals.first(this.#now))
    this.#processedEvents++
  }

  removeStream(id: string): void {
    this.#events.remove(known('stream', id, this.#streamSlots))
    this.#streamSlots.delete(id)
    this.#processedEvents++
  }

  advance(untilMs: number): void {
    if (!(untilMs >= this.#nowMs)) throw new RangeError(`Time does not run backwards: ${untilMs} is before ${this.#nowMs}.`)
    const until = untilMs - this.#startMs
    for (let at = this.#events.nextAt; at <= until; at = this.#events.nextAt) {
      this.#now = at
      this.#fire(this.#events.next)
    }
    this.#now = until
    this.#nowMs = untilMs
  }

  takeInstanceSample(id: string): InstanceSample {
    return known('instance', id, this.#instances).takeSample(this.#now, this.#startMs)
  }

  takeServiceLosses(id: string): number {
    return this.#services.takeLosses(id)
  }

  takeNodeUtilisation(id: string): number {
    return known('node', id, this.#nodes).takeUtilisation(this.#now)
  }

  laws(): LawCheck {
    let littleError = this.#littleError
    let utilisationError = this.#utilisationError
    for (const instance of this.#instances.values()) littleError = Math.max(littleError, instance.littleError(this.#now))
    for (const node of this.#nodes.values()) utilisationError = Math.max(utilisationError, node.utilisationError(this.#now))
    return {littleError, utilisationError}
  }

  #fire(source: Source | undefined): void {
    if (source === undefined) throw new Error('An event without a source is due.')
    if (source.kind === 'node') this.#fallDue(source.node)
    else this.#arrive(source)
  }

  #arrive(source: Source & {readonly kind: 'stream'}): void {
    const now = this.#now
    const isArrival = source.arrivals.isArrival(now)
    this.#events.schedule(source.slot, source.arrivals.next(now))
    if (isArrival) this.#send(source.stage, undefined)
  }

  #fallDue(node: Node): void {
    node.touch(this.#now)
    const instance = node.due.top
    if (instance === undefined) throw new Error(`Nothing is due on node ${node.id}.`)
    const request = instance.fallDue(this.#now)
    this.#processedEvents++
    this.#reschedule(node)
    if (request === undefined) return
    const {stage} = request
    this.#pool.give(request)
    if (instance.isDraining && instance.inSystem === 0) this.#forget(instance)
    for (const next of stage.next) this.#send(next, node.id)
  }

  #send(stage: Stage, fromNode: string | undefined): void {
    this.#processedEvents++
    const {service} = stage
    // Drawn whether or not anybody can serve it, so that what happens to one request does not change the work of the next.
    const work = stage.drawWork(this.#startMs + this.#now)
    const instance = service.pick()
    const networkMs = instance === undefined ? Number.POSITIVE_INFINITY : stage.drawNetworkMs(fromNode, instance.node.id)
    if (instance === undefined || networkMs === Number.POSITIVE_INFINITY) {
      service.lost++
      return
    }
    const request = this.#pool.take(stage)
    request.work = work
    request.networkMs = networkMs
    instance.node.touch(this.#now)
    if (instance.accept(request, this.#now)) this.#reschedule(instance.node)
    else this.#pool.give(request)
  }

  #reschedule(node: Node): void {
    this.#events.schedule(node.slot, node.nextDueAt())
  }

  #forget(instance: Instance): void {
    this.#littleError = Math.max(this.#littleError, instance.littleError(this.#now))
    instance.service.lost += instance.unreportedLosses
    instance.node.release(instance.slot)
    this.#instances.delete(instance.id)
  }
}

function known<T>(what: string, id: string, items: ReadonlyMap<string, T>): T {
  const item = items.get(id)
  if (item === undefined) throw new Error(`There is no ${what} ${id}.`)
  return item
}

function assertNew(what: string, id: string, items: ReadonlyMap<string, unknown>): void {
  if (items.has(id)) throw new Error(`There is a ${what} ${id} already.`)
}
