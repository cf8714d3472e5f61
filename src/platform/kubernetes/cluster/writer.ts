import type {Epoch, Reason} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {denied, fencedDeleteOf, stamped} from '../fence.js'
import {EPOCH_ANNOTATION} from '../kinds.js'
import type {Leadership} from '../leases.js'
import type {KubeObject, Resource} from '../objects.js'
import type {Write} from '../workload/index.js'
import {DEPLOYMENTS, type OwnedObject, PODS, REPLICA_SETS} from './kinds.js'
import type {OwnedObjects} from './owned.js'

/** `refused`: the API server took it not, for a reason that another try does not change. */
export type Written = {readonly kind: 'written'} | {readonly kind: 'refused'; readonly reason: Reason}

const PATCHED = {deployments: DEPLOYMENTS, replicasets: REPLICA_SETS, pods: PODS} as const

/** Writes what components are made of, while its epoch counts, and never over what is another's. */
export class Writer {
  readonly #client: KubeClient
  readonly #leadership: Pick<Leadership, 'holds'>
  readonly #owned: OwnedObjects
  readonly #namespace: string

  constructor(client: KubeClient, leadership: Pick<Leadership, 'holds'>, owned: OwnedObjects, namespace: string) {
    this.#client = client
    this.#leadership = leadership
    this.#owned = owned
    this.#namespace = namespace
  }

  async write(write: Write, epoch: Epoch, signal: AbortSignal): Promise<Written> {
    this.#mustLead(epoch)
    try {
      if (write.kind === 'apply') await this.#apply(write, epoch, signal)
      else if (write.kind === 'patch') await this.#patch(write, epoch, signal)
      else {
        const {resource, cache} = this.#owned.kindOf(write.object.kind)
        const object = cache.get(`${this.#namespace}/${write.object.metadata.name}`)
        if (object !== undefined) await this.remove(resource, object, epoch, signal)
      }
      return {kind: 'written'}
    } catch (error) {
      if (isKubernetesError(error, 'invalid')) return {kind: 'refused', reason: denied(error)}
      throw error
    }
  }

  /** What stands under the name, whoever made it: where only what is ours is watched, it is asked for. */
  async find(kind: string, name: string, signal: AbortSignal): Promise<OwnedObject | undefined> {
    const {resource, cache, isWhole} = this.#owned.kindOf(kind)
    const known = cache.get(`${this.#namespace}/${name}`)
    return known !== undefined || isWhole ? known : this.#client.get(resource, {name, namespace: this.#namespace}, signal)
  }

  /** The end of exactly that object, which a newer leader's epoch would refuse. */
  async remove(resource: Resource<OwnedObject>, object: OwnedObject, epoch: Epoch, signal: AbortSignal): Promise<void> {
    this.#mustLead(epoch)
    if (object.metadata.deletionTimestamp !== undefined) return
    await fencedDeleteOf(this.#client, resource, object, epoch, signal)
  }

  async #apply({object}: Extract<Write, {kind: 'apply'}>, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {resource, cache} = this.#owned.kindOf(object.kind)
    const whole: KubeObject = {...object, metadata: stamped(object.metadata, epoch)}
    // That it is ours was looked at before. What somebody else changed in it was reported, and comes back with what we write now.
    cache.written(await this.#client.apply<OwnedObject>(resource, whole, signal, {force: true}))
  }

  async #patch({on, name, subresource, patch}: Extract<Write, {kind: 'patch'}>, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const ref = {name, namespace: this.#namespace}
    const options = subresource === undefined ? {} : {subresource}
    // Deployments are fenced; what their controllers keep of them is not.
    const value = on === 'deployments' ? withEpoch(patch.value, epoch) : patch.value
    const written = await this.#client.patch<KubeObject>(PATCHED[on], ref, {...patch, value}, signal, options)
    if (on === 'deployments') this.#owned.kindOf('Deployment').cache.written(written)
  }

  #mustLead(epoch: Epoch): void {
    if (!this.#leadership.holds(epoch)) throw new NoLongerLeading()
  }
}

/** What was under way when the lease ended is left to the next leader. */
export class NoLongerLeading extends Error {
  override readonly name = 'NoLongerLeading'
}

function withEpoch(value: object, epoch: Epoch): object {
  const metadata = 'metadata' in value && typeof value.metadata === 'object' && value.metadata !== null ? value.metadata : {}
  const annotations = 'annotations' in metadata && typeof metadata.annotations === 'object' ? metadata.annotations : {}
  return {...value, metadata: {...metadata, annotations: {...annotations, [EPOCH_ANNOTATION]: String(epoch)}}}
}
