import type {KubeObject, Resource} from '../objects.js'
import {IndexBy} from '../watch/index-by.js'
import type {Cached} from '../watch/object-cache.js'
import type {Live} from '../workload/index.js'
import type {ClusterCaches} from './caches.js'
import {CONFIG_MAPS, DEPLOYMENTS, JOBS, type OwnedObject, type PodResource, SERVICES} from './kinds.js'
import {componentOf} from './views.js'

export type Owned = {readonly resource: Resource<OwnedObject>; readonly object: OwnedObject}

/** What stands in the namespace with our marks, by component. */
export class OwnedObjects {
  readonly #kinds: readonly {
    readonly resource: Resource<OwnedObject>
    readonly cache: Cached<OwnedObject>
    readonly byComponent: IndexBy<OwnedObject>
    readonly isWhole: boolean
  }[]
  readonly #replicaSets
  readonly #pods: IndexBy<PodResource>

  constructor(caches: ClusterCaches, pods: IndexBy<PodResource>) {
    const kind = (resource: Resource<OwnedObject>, cache: Cached<OwnedObject>, isWhole = false) => ({
      resource,
      cache,
      byComponent: new IndexBy(cache, componentOf),
      isWhole,
    })
    this.#pods = pods
    // What runs goes first when it is taken away.
    this.#kinds = [
      kind(DEPLOYMENTS, caches.deployments, true),
      kind(JOBS, caches.jobs),
      kind(SERVICES, caches.services),
      kind(CONFIG_MAPS, caches.configMaps),
    ]
    this.#replicaSets = new IndexBy(caches.replicaSets, componentOf)
  }

  of(component: string): readonly Owned[] {
    return this.#kinds.flatMap(({resource, byComponent}) => byComponent.of(component).map((object) => ({resource, object})))
  }

  /** Whether anything of it stands or runs. */
  isLeft(component: string): boolean {
    return this.of(component).length > 0 || this.#pods.of(component).length > 0
  }

  /** The components of which something stands. */
  components(): ReadonlySet<string> {
    return new Set(this.#kinds.flatMap(({byComponent}) => [...byComponent.groups()]))
  }

  /** `isWhole`: its cache holds what others made in the namespace, too. */
  kindOf(kind: string): {readonly resource: Resource<OwnedObject>; readonly cache: Cached<OwnedObject>; readonly isWhole: boolean} {
    const found = this.#kinds.find(({resource}) => resource.kind === kind)
    if (found === undefined) throw new TypeError(`Components are not made of a ${kind}.`)
    return found
  }

  /** An object with what is under it. */
  live(component: string, object: OwnedObject | undefined): Live {
    const replicaSets = this.#replicaSets.of(component).filter((one) => isUnder(one, object))
    const runners = new Set([object?.metadata.uid, ...replicaSets.map(({metadata}) => metadata.uid)])
    const pods = this.#pods.of(component).filter(({metadata}) => metadata.ownerReferences?.some(({uid}) => runners.has(uid)))
    return {object, replicaSets, pods}
  }

  onChange(listener: (component: string) => void): void {
    for (const {cache} of this.#kinds) listen(cache, listener)
  }
}

/** Told of the component of each object that changes. */
export function listen<T extends KubeObject>(cache: Cached<T>, listener: (component: string) => void): void {
  cache.subscribe({
    changed: (before, after) => {
      const component = componentOf(after ?? before ?? NOTHING)
      if (component !== undefined) listener(component)
    },
  })
}

const NOTHING: KubeObject = {metadata: {name: ''}}

function isUnder({metadata}: KubeObject, owner: KubeObject | undefined): boolean {
  return owner !== undefined && (metadata.ownerReferences?.some(({uid}) => uid === owner.metadata.uid) ?? false)
}
