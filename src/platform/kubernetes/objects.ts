/** What every object of the API server has. Only the fields that are used here; the server sends more. */
export type ObjectMeta = {
  readonly name: string
  readonly namespace?: string
  readonly uid?: string
  readonly resourceVersion?: string
  readonly generation?: number
  readonly creationTimestamp?: string
  readonly deletionTimestamp?: string
  readonly labels?: {readonly [key: string]: string}
  readonly annotations?: {readonly [key: string]: string}
  readonly finalizers?: readonly string[]
  readonly ownerReferences?: readonly OwnerReference[]
  readonly managedFields?: readonly ManagedFields[]
}

export type OwnerReference = {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly uid: string
  readonly controller?: boolean
  readonly blockOwnerDeletion?: boolean
}

/** Who wrote which fields last, and when. The fields themselves are not kept. */
export type ManagedFields = {readonly manager?: string; readonly operation?: string; readonly time?: string; readonly subresource?: string}

export type KubeObject = {readonly apiVersion?: string; readonly kind?: string; readonly metadata: ObjectMeta}

export type KubeList<T extends KubeObject> = {
  readonly metadata: {readonly resourceVersion?: string; readonly continue?: string; readonly remainingItemCount?: number}
  readonly items: readonly T[]
}

/** A kind of object as the API server serves it: `group` is '' for the core group. */
export type Resource<T extends KubeObject = KubeObject> = {
  readonly group: string
  readonly version: string
  readonly plural: string
  readonly kind: string
  readonly isNamespaced: boolean
  /** Never there: it carries the type of the objects. */
  readonly shape?: T
}

export type ObjectRef = {readonly name: string; readonly namespace?: string}

/** Says once which type the objects of a resource have: `resource<Pod>({group: '', version: 'v1', plural: 'pods', kind: 'Pod', isNamespaced: true})`. */
export function resource<T extends KubeObject>(of: Omit<Resource, 'shape'>): Resource<T> {
  return of
}

export function apiVersionOf({group, version}: Resource): string {
  return group === '' ? version : `${group}/${version}`
}

export function refOf({metadata: {name, namespace}}: KubeObject): ObjectRef {
  return namespace === undefined ? {name} : {name, namespace}
}

/**
 * Negative, zero or positive, as `a` is older than, the same as or newer than `b`. Resource versions of one API server are numbers without an upper
 * bound that may be compared (Kubernetes 1.35 and later say so; etcd always did).
 */
export function compareVersions(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
