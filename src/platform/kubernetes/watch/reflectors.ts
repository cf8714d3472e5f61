import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import type {KubeClient} from '../client/index.js'
import type {KubeObject, Resource} from '../objects.js'
import type {Cached} from './object-cache.js'
import {Reflector, type ReflectorCounters, type Timing} from './reflector.js'

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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
