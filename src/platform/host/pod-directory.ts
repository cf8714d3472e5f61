import type {Release} from '../../support/clock.js'
import type {NodePod} from './pod.js'

/** The pods of ours on this node, as far as they are known. */
export interface PodDirectory {
  /** They have been listed once; before that, that a pod is not known means nothing. */
  readonly isSynced: boolean
  all(): Iterable<NodePod>
  named(namespace: string, name: string): NodePod | undefined
  withUid(uid: string): NodePod | undefined
  /** Whose address it is; nobody's where it is the node's own. */
  at(address: string): NodePod | undefined
  /** Called after each change. The returned function ends it. */
  onChange(listener: () => void): Release
}

/** The pods by uid, name and address, kept by whoever learns of them. */
export class PodIndex implements PodDirectory {
  readonly #pods = new Map<string, NodePod>()
  readonly #byName = new Map<string, NodePod>()
  readonly #byAddress = new Map<string, NodePod>()
  readonly #listeners = new Set<() => void>()
  #isSynced = false

  get isSynced(): boolean {
    return this.#isSynced
  }

  get size(): number {
    return this.#pods.size
  }

  all(): Iterable<NodePod> {
    return this.#pods.values()
  }

  named(namespace: string, name: string): NodePod | undefined {
    return this.#byName.get(`${namespace}/${name}`)
  }

  withUid(uid: string): NodePod | undefined {
    return this.#pods.get(uid)
  }

  at(address: string): NodePod | undefined {
    return this.#byAddress.get(address)
  }

  onChange(listener: () => void): Release {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  put(pod: NodePod): void {
    this.#pods.set(pod.uid, pod)
    this.#changed()
  }

  delete(uid: string): void {
    if (this.#pods.delete(uid)) this.#changed()
  }

  /** These are all. */
  replace(pods: ReadonlyMap<string, NodePod>): void {
    this.#pods.clear()
    for (const [uid, pod] of pods) this.#pods.set(uid, pod)
    this.#isSynced = true
    this.#changed()
  }

  #changed(): void {
    this.#byName.clear()
    this.#byAddress.clear()
    for (const pod of this.#pods.values()) {
      this.#byName.set(`${pod.namespace}/${pod.name}`, pod)
      if (!pod.isOnHostNetwork) for (const address of pod.addresses) this.#byAddress.set(address, pod)
    }
    for (const listener of this.#listeners) listener()
  }
}
