import type {Sample} from '../../../telemetry/contract.js'
import type {
  ClusterPlatform,
  HostPlatform,
  Knob,
  LeaseEvent,
  Note,
  NoteStore,
  Outcome,
  SlicePlatform,
  Watch,
  WatchEvent,
  WatchItem,
} from '../../contract/index.js'
import {WatchQueue} from '../../contract/watch-queue.js'
import type {Link} from './link.js'

/** Batches or lease events that wait for a slow reader; the oldest give way. */
const WAITING_ITEMS = 256

export function remoteSlice(link: Link, nowMs: () => number): SlicePlatform {
  return {
    applications: () => watch(link, nowMs, 'slice.applications', []),
    assignments: () => watch(link, nowMs, 'slice.assignments', []),
    clusters: () => watch(link, nowMs, 'slice.clusters', []),
    status: () => watch(link, nowMs, 'slice.status', []),
    notes: () => remoteNotes(link, nowMs, null),
    lease: (signal) => lease(link, 'slice.lease', [], signal),
    put: (application, expected, signal) => outcome(link, 'slice.put', [application, expected ?? null], signal),
    delete: (ref, signal) => outcome(link, 'slice.delete', [ref], signal),
    assign: (application, clusters, epoch, signal) => outcome(link, 'slice.assign', [application, clusters, epoch], signal),
    withdraw: (ref, epoch, signal) => outcome(link, 'slice.withdraw', [ref, epoch], signal),
    announce: (summary, epoch, signal) => outcome(link, 'slice.announce', [summary, epoch], signal),
    // The world at the other end has no place for it.
    tell: () => undefined,
    putNode: (cluster, node, signal) => outcome(link, 'slice.putNode', [cluster, node], signal),
    deleteNode: (cluster, node, signal) => outcome(link, 'slice.deleteNode', [cluster, node], signal),
    cordon: (cluster, node, cordoned, signal) => outcome(link, 'slice.cordon', [cluster, node, cordoned], signal),
  }
}

export function remoteCluster(link: Link, nowMs: () => number, name: string): ClusterPlatform {
  return {
    nodes: () => watch(link, nowMs, 'cluster.nodes', [name]),
    applications: () => watch(link, nowMs, 'cluster.applications', [name]),
    components: () => watch(link, nowMs, 'cluster.components', [name]),
    intents: () => watch(link, nowMs, 'cluster.intents', [name]),
    notes: () => remoteNotes(link, nowMs, name),
    lease: (signal) => lease(link, 'cluster.lease', [name], signal),
    apply: (intent, epoch, signal) => outcome(link, 'cluster.apply', [name, intent, epoch], signal),
    remove: (ref, epoch, signal) => outcome(link, 'cluster.remove', [name, ref, epoch], signal),
    report: (status, epoch, signal) => outcome(link, 'cluster.report', [name, status, epoch], signal),
    tell: () => undefined,
  }
}

export function remoteHost(link: Link, nowMs: () => number, node: string): HostPlatform {
  return {
    metrics: (signal) => items<readonly Sample[]>(link, 'host.metrics', [node], signal),
    knobs: async () => (await link.call('host.knobs', [node])) as readonly Knob[],
    set: (setting, signal) => outcome(link, 'host.set', [node, setting], signal),
    notes: () => remoteNotes(link, nowMs, {node}),
  }
}

function remoteNotes(link: Link, nowMs: () => number, scope: string | null | {readonly node: string}): NoteStore {
  return {
    watch: (prefix) => watch(link, nowMs, 'notes.watch', [scope, prefix]),
    get: async (key, signal) => ((await link.call('notes.get', [scope, key], signal)) as Note | null) ?? undefined,
    put: (key, value, expected, signal) => outcome(link, 'notes.put', [scope, key, value, expected ?? null], signal),
    delete: (key, signal) => outcome(link, 'notes.delete', [scope, key], signal),
  }
}

// What comes back was made by the same program's server: its shape is the contract's.

async function outcome(link: Link, name: string, args: readonly unknown[], signal: AbortSignal): Promise<Outcome> {
  return (await link.call(name, args, signal)) as Outcome
}

type WireWatchEvent<T> = WatchEvent<T> | {readonly kind: 'snapshot-part'; readonly items: readonly WatchItem<T>[]}

/** While the world is away it says so once; when the world is back it begins with a snapshot, as a new one would. */
function watch<T>(link: Link, nowMs: () => number, name: string, args: readonly unknown[]): Watch<T> {
  const known = new Map<string, WatchItem<T>>()
  let parts: WatchItem<T>[] = []
  const queue = new WatchQueue<T>({list: () => [...known.values()], onClose: () => cancel()})
  const onItem = (event: WireWatchEvent<T>): void => {
    switch (event.kind) {
      case 'snapshot-part':
        parts.push(...event.items)
        break
      case 'snapshot': {
        const all = [...parts, ...event.items]
        parts = []
        known.clear()
        for (const item of all) known.set(item.key, item)
        queue.snapshot(all)
        break
      }
      case 'put': {
        const item = {key: event.key, value: event.value, revision: event.revision}
        known.set(event.key, item)
        queue.put(item)
        break
      }
      case 'delete':
        known.delete(event.key)
        queue.delete(event.key, event.revision)
        break
      case 'synced':
        queue.synced()
        break
      case 'degraded':
        queue.degraded(event.sinceMs)
        break
    }
  }
  const cancel = link.stream(name, args, {
    onItem: (item) => onItem(item as WireWatchEvent<T>),
    onRestart: () => {
      parts = []
    },
    onDown: () => queue.degraded(nowMs()),
    onEnd: (error) => (error === undefined ? queue.close() : queue.fail(error)),
  })
  return queue
}

/** A lease is lost with the connection; the next one has another epoch. */
async function* lease(
  link: Link,
  name: string,
  args: readonly unknown[],
  signal: AbortSignal,
): AsyncGenerator<LeaseEvent, void, undefined> {
  let isHeld = false
  const lost = (push: (event: LeaseEvent) => void): void => {
    if (isHeld) push('lost')
    isHeld = false
  }
  for await (const event of items<LeaseEvent>(link, name, args, signal, lost)) {
    isHeld = event !== 'lost'
    yield event
  }
}

async function* items<T>(
  link: Link,
  name: string,
  args: readonly unknown[],
  signal: AbortSignal,
  onDown: (push: (item: T) => void) => void = () => undefined,
): AsyncGenerator<T, void, undefined> {
  if (signal.aborted) return
  const waiting: T[] = []
  let end: {readonly error: Error | undefined} | undefined
  let wake: () => void = () => undefined
  const push = (item: T): void => {
    waiting.push(item)
    if (waiting.length > WAITING_ITEMS) waiting.shift()
    wake()
  }
  const cancel = link.stream(name, args, {
    onItem: (item) => push(item as T),
    onDown: () => onDown(push),
    onEnd: (error) => {
      end = {error}
      wake()
    },
  })
  const onAbort = (): void => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      const item = waiting.shift()
      if (item !== undefined) yield item
      else if (end?.error !== undefined) throw end.error
      else if (end !== undefined) return
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    cancel()
  }
}
