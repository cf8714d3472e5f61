import {given} from '../../support/given.js'
import type {Epoch, Outcome, Reason} from '../contract/index.js'
import {isKubernetesError, type KubeClient, type KubernetesError} from './client/index.js'
import {EPOCH_ANNOTATION} from './kinds.js'
import type {Leadership} from './leases.js'
import type {KubeObject, ObjectMeta, ObjectRef, Resource} from './objects.js'

/**
 * A write under a lease. What this process cannot count on is stale before anything is sent; what the API server denies is stale where it knows a
 * newer leader, and refused with its reason otherwise. A conflict is `stale` too: another was faster.
 */
export async function fenced(
  leadership: Pick<Leadership, 'holds' | 'isNewest'>,
  epoch: Epoch,
  signal: AbortSignal,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  signal.throwIfAborted()
  if (!leadership.holds(epoch)) return {kind: 'stale'}
  try {
    return await write()
  } catch (error) {
    if (isKubernetesError(error, 'conflict')) return {kind: 'stale'}
    if (!isKubernetesError(error, 'invalid', 'forbidden')) throw error
    if (!(await leadership.isNewest(epoch, signal))) return {kind: 'stale'}
    if (error.kind === 'forbidden') throw error
    return {kind: 'refused', reasons: [denied(error)]}
  }
}

/** Metadata with the epoch under which an object is written: the API server itself refuses an older one. */
export function stamped(metadata: ObjectMeta, epoch: Epoch): ObjectMeta {
  return {...metadata, annotations: {...metadata.annotations, [EPOCH_ANNOTATION]: String(epoch)}}
}

/**
 * Deletes an object that was last written under an epoch that counts. A deletion carries none, so what another epoch wrote is marked with this one first: the
 * update is refused where the epoch is over. Resolves also where it is gone already; a conflict where somebody changes it meanwhile.
 */
export async function fencedDelete(
  client: KubeClient,
  resource: Resource,
  ref: ObjectRef,
  epoch: Epoch,
  signal: AbortSignal,
): Promise<void> {
  const value = {metadata: {annotations: {[EPOCH_ANNOTATION]: String(epoch)}}}
  try {
    const {metadata} = await client.patch(resource, ref, {kind: 'merge', value}, signal)
    const {uid, resourceVersion} = metadata
    await client.delete(resource, ref, signal, given({uid, resourceVersion}))
  } catch (error) {
    if (!isKubernetesError(error, 'not-found')) throw error
  }
}

/**
 * The same for the kinds whose deletion the API server itself fences by what the object carries (those that a cluster agent writes): what this epoch wrote
 * is deleted at once, in half the requests.
 */
export async function fencedDeleteOf(
  client: KubeClient,
  resource: Resource,
  known: KubeObject,
  epoch: Epoch,
  signal: AbortSignal,
): Promise<void> {
  const {name, namespace, uid, annotations} = known.metadata
  const ref = {name, ...given({namespace})}
  if (annotations?.[EPOCH_ANNOTATION] !== String(epoch) || uid === undefined) return fencedDelete(client, resource, ref, epoch, signal)
  try {
    await client.delete(resource, ref, signal, {uid})
  } catch (error) {
    if (!isKubernetesError(error, 'not-found')) throw error
  }
}

/** The API server's own reason for not taking an object. */
export function denied(error: KubernetesError): Reason {
  return {code: 'object-denied', message: error.message}
}
