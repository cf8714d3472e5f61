import type {Epoch, Outcome, Reason} from '../contract/index.js'
import {isKubernetesError, type KubernetesError} from './client/index.js'
import {EPOCH_ANNOTATION} from './kinds.js'
import type {Leadership} from './leases.js'
import type {ObjectMeta} from './objects.js'

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

/** The API server's own reason for not taking an object. */
export function denied(error: KubernetesError): Reason {
  return {code: 'object-denied', message: error.message}
}
