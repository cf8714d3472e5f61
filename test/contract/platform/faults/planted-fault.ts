import type {ClusterPlatform, NoteStore, SlicePlatform, Watch, WatchEvent} from '../../../../src/platform/contract/index.js'
import type {Between} from '../simulated-harness.js'

/** A platform that does what its contract forbids. */
export type PlantedFault = {
  /** What it does. */
  readonly name: string
  readonly plant: Between
  /** The cases that notice, by name. */
  readonly caughtBy: readonly string[]
}

/** Puts other calls in the place of some of a slice's, and of each cluster's. What is remembered between calls lives as long as the platform. */
export function instead(make: {
  readonly slice?: (slice: SlicePlatform) => Partial<SlicePlatform>
  readonly cluster?: (cluster: ClusterPlatform) => Partial<ClusterPlatform>
}): Between {
  return (ports) => {
    const clusters = new Map<string, ClusterPlatform>()
    return {
      ...ports,
      slice: {...ports.slice, ...make.slice?.(ports.slice)},
      cluster(name) {
        const known = clusters.get(name)
        if (known !== undefined) return known
        const cluster = ports.cluster(name)
        const faulty = {...cluster, ...make.cluster?.(cluster)}
        clusters.set(name, faulty)
        return faulty
      },
    }
  }
}

export type Rewrite = <T>(watch: Watch<T>) => Watch<T>

/** Rewrites what every watch of a platform tells. */
export function onWatches(rewrite: Rewrite): Between {
  const notes = (store: NoteStore): NoteStore => ({...store, watch: (prefix) => rewrite(store.watch(prefix))})
  return instead({
    slice: (slice) => ({
      applications: () => rewrite(slice.applications()),
      assignments: () => rewrite(slice.assignments()),
      clusters: () => rewrite(slice.clusters()),
      status: () => rewrite(slice.status()),
      notes: () => notes(slice.notes()),
    }),
    cluster: (cluster) => ({
      nodes: () => rewrite(cluster.nodes()),
      applications: () => rewrite(cluster.applications()),
      components: () => rewrite(cluster.components()),
      intents: () => rewrite(cluster.intents()),
      notes: () => notes(cluster.notes()),
    }),
  })
}

/** The watch with other events in the place of each; what is remembered between events lives as long as the watch. */
export function retold<T>(watch: Watch<T>, begin: () => (event: WatchEvent<T>) => Iterable<WatchEvent<T>>): Watch<T> {
  return {
    close: () => watch.close(),
    async *[Symbol.asyncIterator]() {
      const tell = begin()
      for await (const event of watch) yield* tell(event)
    },
  }
}

/** The watch with each value changed; what becomes `undefined` is told as gone. */
export function seenAs<T>(watch: Watch<T>, change: (value: T) => T | undefined): Watch<T> {
  return retold(watch, () => (event) => {
    if (event.kind === 'snapshot')
      return [{...event, items: event.items.flatMap((item) => ofValue(change(item.value), (value) => [{...item, value}]) ?? [])}]
    if (event.kind !== 'put') return [event]
    return [
      ofValue(change(event.value), (value) => ({...event, value})) ?? ({kind: 'delete', key: event.key, revision: event.revision} as const),
    ]
  })
}

function ofValue<T, R>(value: T | undefined, then: (value: T) => R): R | undefined {
  return value === undefined ? undefined : then(value)
}

/** What a platform says when it has taken something up that it will never do. */
export const EMPTY_PROMISE = {kind: 'accepted', revision: '1'} as const

/** The state of a watch's object now. */
export async function now<T>(watch: Watch<T>, key: string): Promise<T | undefined> {
  for await (const event of watch) if (event.kind === 'snapshot') return event.items.find((item) => item.key === key)?.value
  return undefined
}
