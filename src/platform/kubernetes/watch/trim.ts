import type {KubeObject, ObjectMeta} from '../objects.js'

/** An object of ours as it is, but for what the API server keeps beside it. */
export function trimOurs<T extends KubeObject>(object: T): T {
  return {...object, metadata: trimMeta(object.metadata)}
}

/** What is read of metadata: of who wrote what only who and when. */
export function trimMeta(metadata: ObjectMeta): ObjectMeta {
  const {managedFields} = metadata
  return {
    ...pick(metadata, [
      'name',
      'namespace',
      'uid',
      'resourceVersion',
      'generation',
      'creationTimestamp',
      'deletionTimestamp',
      'labels',
      'annotations',
      'finalizers',
      'ownerReferences',
    ]),
    ...(managedFields === undefined
      ? {}
      : {managedFields: managedFields.map((one) => pick(one, ['manager', 'operation', 'time', 'subresource']))}),
  }
}

/** A copy with these fields, as far as they are there. */
export function pick<T extends object, K extends keyof T>(from: T | undefined, keys: readonly K[]): Pick<T, K> {
  const picked: Partial<Pick<T, K>> = {}
  if (from !== undefined) for (const key of keys) if (from[key] !== undefined) picked[key] = from[key]
  // Those that are required were there: only what is absent is left out.
  return picked as Pick<T, K>
}
