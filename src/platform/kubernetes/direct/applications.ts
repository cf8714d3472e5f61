import {isDeepStrictEqual} from 'node:util'
import type {ApplicationDescription} from '../../../descriptions/types.js'
import type {ApplicationSpec, AppRef, Order, Outcome, Revision} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {denied} from '../fence.js'
import {APPS, type AppObject, ORDER_SETS, type OrderSetObject} from '../kinds.js'
import type {Cached} from '../watch/object-cache.js'

export type ApplicationParts = {
  readonly client: KubeClient
  readonly namespace: string
  readonly apps: Cached<AppObject>
  readonly orderSets: Cached<OrderSetObject>
}

/**
 * An application is two objects: what a person describes, and what people ordered. Its revision counts the changes of both by their generations, for
 * a resource version changes with each status and finalizer too; part of the uid makes it another for each application of a name.
 */
export function applicationOf(app: AppObject, orderSet: OrderSetObject | undefined): ApplicationSpec {
  const {metadata} = app
  const orders = ordersOf(app, orderSet)
  const changedBy = changesOf(app).at(-1)?.manager
  return {
    name: metadata.name,
    uid: metadata.uid ?? '',
    generation: metadata.generation ?? 0,
    revision: revisionOf(app, orders),
    createdMs: Date.parse(metadata.creationTimestamp ?? '') || 0,
    updatedMs: Math.max(updatedMs(app), orders === undefined ? 0 : updatedMs(orders)),
    ...(changedBy === undefined ? {} : {changedBy}),
    description: descriptionOf(app),
    ...(metadata.deletionTimestamp === undefined ? {} : {deletedMs: Date.parse(metadata.deletionTimestamp)}),
    orders: (orders?.spec.orders ?? []).filter(isOrder),
  }
}

/** Earlier versions kept approvals of plans among the orders; what is left of these is none, and the API server takes it no more. */
function isOrder({wish}: Order): boolean {
  return String(wish.kind) !== 'approve'
}

/** Negative, zero or positive, as `a` is older than, the same as or newer than `b`, of one application. */
export function compareRevisions(a: Revision, b: Revision): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10)
}

export async function putApplication(
  parts: ApplicationParts,
  {name, description, orders}: ApplicationSpec,
  expected: Revision | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  const {client, namespace} = parts
  const ref = {name, namespace}
  const [app, orderSet] = await Promise.all([client.get(APPS, ref, signal), client.get(ORDER_SETS, ref, signal)])
  try {
    if (app === undefined || expected === undefined) {
      if (app !== undefined || expected !== undefined) return {kind: 'stale'}
      const created = await client.create(APPS, {metadata: ref, ...fieldsOf(description)}, signal)
      parts.apps.written(created)
      return revised(created, orders.length === 0 ? undefined : await putOrders(parts, created, orderSet, orders, signal))
    }
    const current = ordersOf(app, orderSet)
    if (revisionOf(app, current) !== expected) return {kind: 'stale'}
    if (app.metadata.deletionTimestamp !== undefined) return {kind: 'refused', reasons: [beingRemoved(name)]}
    const isSame = isDeepStrictEqual(descriptionOf(app), description)
    const changed = isSame ? app : await client.update(APPS, {metadata: app.metadata, ...fieldsOf(description)}, signal)
    if (!isSame) parts.apps.written(changed)
    const areSame = isDeepStrictEqual(current?.spec.orders ?? [], orders)
    return revised(changed, areSame ? current : await putOrders(parts, changed, orderSet, orders, signal))
  } catch (error) {
    if (isKubernetesError(error, 'conflict', 'already-exists', 'not-found')) return {kind: 'stale'}
    if (isKubernetesError(error, 'invalid')) return {kind: 'refused', reasons: [denied(error)]}
    throw error
  }
}

/** Marks it; it goes when no cluster has it any more, which is at once where none had. */
export async function deleteApplication(parts: ApplicationParts, {application}: AppRef, signal: AbortSignal): Promise<Outcome> {
  const {client, namespace, apps} = parts
  const ref = {name: application, namespace}
  const app = await client.get(APPS, ref, signal)
  if (app === undefined) return {kind: 'accepted', revision: ''}
  if (app.metadata.deletionTimestamp === undefined) {
    const {uid} = app.metadata
    await client.delete(APPS, ref, signal, uid === undefined ? {} : {uid})
    const marked = await client.get(APPS, ref, signal)
    if (marked !== undefined) apps.written(marked)
    if (marked?.metadata.uid === uid) return revised(marked ?? app, undefined)
  }
  return revised(app, undefined)
}

async function putOrders(
  {client, namespace, orderSets}: ApplicationParts,
  {metadata: {name, uid = ''}}: AppObject,
  before: OrderSetObject | undefined,
  orders: readonly Order[],
  signal: AbortSignal,
): Promise<OrderSetObject> {
  const owner = {apiVersion: 'mlsysops.eu/v1', kind: APPS.kind, name, uid}
  const {resourceVersion} = before?.metadata ?? {}
  const metadata = {name, namespace, ownerReferences: [owner], ...(resourceVersion === undefined ? {} : {resourceVersion})}
  const object: OrderSetObject = {metadata, spec: {orders}}
  const written = before === undefined ? await client.create(ORDER_SETS, object, signal) : await client.update(ORDER_SETS, object, signal)
  orderSets.written(written)
  return written
}

/** Orders that were left of an earlier application of the name are not this one's. */
function ordersOf(app: AppObject, orderSet: OrderSetObject | undefined): OrderSetObject | undefined {
  const owners = orderSet?.metadata.ownerReferences ?? []
  // One that a person made with kubectl has no owner.
  return owners.length === 0 || owners.some(({uid}) => uid === app.metadata.uid) ? orderSet : undefined
}

function revisionOf(app: AppObject, orderSet: OrderSetObject | undefined): Revision {
  const {generation = 0, uid = ''} = app.metadata
  return `${generation + (orderSet?.metadata.generation ?? 0)}.${uid.slice(0, 8)}`
}

function revised(app: AppObject, orderSet: OrderSetObject | undefined): Outcome {
  return {kind: 'accepted', revision: revisionOf(app, orderSet)}
}

function descriptionOf({apiVersion: _a, kind: _k, metadata, status: _s, ...fields}: AppObject): ApplicationDescription {
  return {...fields, name: metadata.name}
}

function fieldsOf({name: _, ...fields}: ApplicationDescription): Omit<ApplicationDescription, 'name'> {
  return fields
}

function updatedMs(object: AppObject | OrderSetObject): number {
  return Math.max(
    Date.parse(object.metadata.creationTimestamp ?? '') || 0,
    ...changesOf(object).map(({time = ''}) => Date.parse(time) || 0),
  )
}

/** Which changes of people are known, oldest first. Status and finalizers are written by agents, and do not count. */
function changesOf({metadata}: AppObject | OrderSetObject) {
  return (metadata.managedFields ?? [])
    .filter(({subresource, manager}) => subresource === undefined && manager !== FINALIZER_MANAGER)
    .toSorted((a, b) => (a.time ?? '').localeCompare(b.time ?? ''))
}

/** In whose name agents put finalizers on applications: it is no change of a person's. */
export const FINALIZER_MANAGER = 'mlsysops-finalizers'

function beingRemoved(application: string) {
  return {
    code: 'application-being-removed',
    message: `Application ${application} is being removed.`,
    wayOut: 'Deploy it again when it is gone: mlsysops app status',
  }
}
