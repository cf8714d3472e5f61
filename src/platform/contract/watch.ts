import type {Revision} from './outcome.js'

export type WatchItem<T> = {readonly key: string; readonly value: T; readonly revision: Revision}

/**
 * What a watch yields. A `snapshot` replaces all that was known before it; `put` and `delete` follow, coalesced by key when the consumer
 * is slow; `synced` says that all that existed when the watch began (or began again) has been told. `degraded`: the source has not been
 * heard since then, so what is known may be old; the next `snapshot` or `synced` ends it.
 */
export type WatchEvent<T> =
  | {readonly kind: 'snapshot'; readonly items: readonly WatchItem<T>[]}
  | ({readonly kind: 'put'} & WatchItem<T>)
  | {readonly kind: 'delete'; readonly key: string; readonly revision: Revision}
  | {readonly kind: 'synced'}
  | {readonly kind: 'degraded'; readonly sinceMs: number}

/** Endless until closed. It restarts itself and lists again; one's own writes are visible in it by their revision. */
export interface Watch<T> extends AsyncIterable<WatchEvent<T>> {
  close(): void
}
