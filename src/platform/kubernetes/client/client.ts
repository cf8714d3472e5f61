import type {Clock} from '../../../support/clock.js'
import {apiVersionOf, type KubeList, type KubeObject, type ObjectRef, type Resource, refOf} from '../objects.js'
import {type ContextChoice, loadCredentials} from './credentials.js'
import {isKubernetesError, unreadable} from './errors.js'
import {createHttp, type Outgoing} from './http.js'
import {readFrames, type WatchFrame} from './watch-frames.js'

export type KubeClientOptions = ContextChoice & {
  readonly version: string
  /** Who writes, as the API server records it (`metadata.managedFields`): `mlsysops-continuum`, `mlsysops-cluster`, `mlsysops-testbed`. */
  readonly manager: string
  readonly clock: Pick<Clock, 'schedule' | 'sleep'>
  /** For each call. Default 10 s. */
  readonly limitMs?: number
}

/** What can be asked of one API server. Every call has a time limit and rejects with a `KubernetesError` or the signal's reason. */
export interface KubeClient {
  readonly context: string
  readonly server: string
  /** Resolves to undefined where it is not there. */
  get<T extends KubeObject>(resource: Resource<T>, ref: ObjectRef, signal: AbortSignal): Promise<T | undefined>
  /** One page; all namespaces where none is named. */
  list<T extends KubeObject>(resource: Resource<T>, options: ListOptions, signal: AbortSignal): Promise<KubeList<T>>
  create<T extends KubeObject>(resource: Resource<T>, object: T, signal: AbortSignal, options?: WriteOptions): Promise<T>
  /** Replaces; a conflict where the object carries a resource version that is not the newest. */
  update<T extends KubeObject>(resource: Resource<T>, object: T, signal: AbortSignal, options?: WriteOptions): Promise<T>
  patch<T extends KubeObject>(resource: Resource<T>, ref: ObjectRef, patch: Patch, signal: AbortSignal, options?: WriteOptions): Promise<T>
  /** Server-side apply: creates it, or brings the named fields to these values; those that we named before and do not name now go. */
  apply<T extends KubeObject>(
    resource: Resource<T>,
    object: T,
    signal: AbortSignal,
    options?: WriteOptions & {readonly force?: boolean},
  ): Promise<T>
  /** Resolves also where it is gone already. What has finalizers or takes its time to end is only marked. */
  delete(resource: Resource, ref: ObjectRef, signal: AbortSignal, options?: DeleteOptions): Promise<void>
  /** What changed since a resource version. Ends when the server ends it, throws when the connection breaks or what comes cannot be read. */
  watch<T extends KubeObject>(resource: Resource<T>, options: WatchOptions, signal: AbortSignal): Promise<AsyncIterable<WatchFrame<T>>>
  /** Any path: `/readyz`, `/version`. */
  raw(path: string, signal: AbortSignal): Promise<string>
  close(): void
}

export type Selection = {readonly namespace?: string; readonly labelSelector?: string; readonly fieldSelector?: string}
export type ListOptions = Selection & {
  readonly limit?: number
  readonly continue?: string
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: 'NotOlderThan' | 'Exact'
}
export type WatchOptions = Selection & {readonly resourceVersion: string; readonly timeoutSeconds: number}
export type WriteOptions = {
  readonly subresource?: 'status' | 'scale' | 'resize' | 'eviction'
  readonly isDryRun?: boolean
  /** In whose name the fields are managed, where not in the client's. */
  readonly manager?: string
}
export type Patch =
  | {readonly kind: 'merge'; readonly value: object}
  | {readonly kind: 'strategic'; readonly value: object}
  | {readonly kind: 'json'; readonly value: readonly object[]}
export type DeleteOptions = {
  readonly propagation?: 'Background' | 'Foreground' | 'Orphan'
  /** A conflict where another object of this name, or another version of it, is there. */
  readonly uid?: string
  readonly resourceVersion?: string
  readonly graceSeconds?: number
}

const LIMIT_MS = 10_000
const PATCH_TYPES = {
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  json: 'application/json-patch+json',
} as const

/** Speaks to one API server with one context of a kubeconfig. Opens no connection yet; rejects with `kubeconfig-*` where the context is not there. */
export async function createKubeClient(options: KubeClientOptions): Promise<KubeClient> {
  const {version, clock, limitMs = LIMIT_MS} = options
  const credentials = await loadCredentials(options)
  const http = createHttp({credentials, userAgent: `mlsysops/${version}`, clock})

  async function json<T>(request: Omit<Outgoing, 'limitMs'>, signal: AbortSignal): Promise<T> {
    const text = await http.send({...request, limitMs}, signal)
    try {
      // The API server keeps to the types of its resources.
      return JSON.parse(text) as T
    } catch (error) {
      throw unreadable({context: credentials.context, server: credentials.server.origin, ...request}, error)
    }
  }

  const written = ({isDryRun = false, manager = options.manager}: WriteOptions, more: Query = {}): Query => ({
    fieldManager: manager,
    ...(isDryRun ? {dryRun: 'All'} : {}),
    ...more,
  })
  const typed = <T extends KubeObject>(of: Resource<T>, object: T): string =>
    JSON.stringify({...object, apiVersion: apiVersionOf(of), kind: of.kind})

  return {
    context: credentials.context,
    server: credentials.server.origin,
    async get<T extends KubeObject>(resource: Resource<T>, ref: ObjectRef, signal: AbortSignal) {
      try {
        return await json<T>({method: 'GET', path: objectPath(resource, ref)}, signal)
      } catch (error) {
        if (isKubernetesError(error, 'not-found')) return undefined
        throw error
      }
    },
    list: (resource, {namespace, ...query}, signal) =>
      json({method: 'GET', path: withQuery(collectionPath(resource, namespace), query)}, signal),
    create: (resource, object, signal, write = {}) =>
      json(
        {
          method: 'POST',
          path: withQuery(
            write.subresource === undefined
              ? collectionPath(resource, object.metadata.namespace)
              : objectPath(resource, refOf(object), write.subresource),
            written(write),
          ),
          body: typed(resource, object),
        },
        signal,
      ),
    update: (resource, object, signal, write = {}) =>
      json(
        {
          method: 'PUT',
          path: withQuery(objectPath(resource, refOf(object), write.subresource), written(write)),
          body: typed(resource, object),
        },
        signal,
      ),
    patch: (resource, ref, {kind, value}, signal, write = {}) =>
      json(
        {
          method: 'PATCH',
          path: withQuery(objectPath(resource, ref, write.subresource), written(write)),
          body: JSON.stringify(value),
          contentType: PATCH_TYPES[kind],
        },
        signal,
      ),
    apply: (resource, object, signal, {force = false, ...write} = {}) =>
      json(
        {
          method: 'PATCH',
          path: withQuery(objectPath(resource, refOf(object), write.subresource), written(write, force ? {force: 'true'} : {})),
          // JSON is YAML.
          body: typed(resource, object),
          contentType: 'application/apply-patch+yaml',
        },
        signal,
      ),
    async delete(resource, ref, signal, {propagation = 'Background', uid, resourceVersion, graceSeconds} = {}) {
      const preconditions = {...(uid === undefined ? {} : {uid}), ...(resourceVersion === undefined ? {} : {resourceVersion})}
      const body = JSON.stringify({
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        propagationPolicy: propagation,
        ...(Object.keys(preconditions).length === 0 ? {} : {preconditions}),
        ...(graceSeconds === undefined ? {} : {gracePeriodSeconds: graceSeconds}),
      })
      try {
        await http.send({method: 'DELETE', path: objectPath(resource, ref), body, limitMs}, signal)
      } catch (error) {
        if (!isKubernetesError(error, 'not-found')) throw error
      }
    },
    async watch<T extends KubeObject>(resource: Resource<T>, {namespace, ...query}: WatchOptions, signal: AbortSignal) {
      const path = withQuery(collectionPath(resource, namespace), {...query, watch: 'true', allowWatchBookmarks: 'true'})
      const call = {
        context: credentials.context,
        server: credentials.server.origin,
        method: 'GET',
        path: collectionPath(resource, namespace),
      }
      return readFrames<T>(await http.open({method: 'GET', path, limitMs}, signal), call, signal)
    },
    raw: (path, signal) => http.send({method: 'GET', path, limitMs}, signal),
    close: () => credentials.close(),
  }
}

type Query = {readonly [name: string]: string | number | undefined}

function collectionPath(of: Resource, namespace?: string): string {
  const root = of.group === '' ? `/api/${of.version}` : `/apis/${of.group}/${of.version}`
  const within = of.isNamespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : ''
  return `${root}${within}/${of.plural}`
}

function objectPath(of: Resource, {name, namespace}: ObjectRef, subresource?: string): string {
  if (of.isNamespaced && namespace === undefined) throw new TypeError(`${of.kind} ${name} has no namespace.`)
  return `${collectionPath(of, namespace)}/${encodeURIComponent(name)}${subresource === undefined ? '' : `/${subresource}`}`
}

function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value))
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}
