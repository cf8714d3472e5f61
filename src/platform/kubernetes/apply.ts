import type {Manifest} from './api/manifests.js'
import {isKubernetesError, type KubeClient} from './client/index.js'
import {type KubeObject, type Resource, refOf} from './objects.js'

/** What became of one object, or in a dry run would become of it. */
export type Installed = {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
  readonly change: 'created' | 'changed' | 'unchanged' | 'removed'
}

type Application = {readonly client: Pick<KubeClient, 'get' | 'apply'>; readonly manifest: Manifest; readonly isDryRun: boolean}

/** Brings objects to what is said of them, all at once. Rejects with a `KubernetesError`; what was applied before it stays. */
export async function applyManifest({client, manifest, isDryRun}: Application, signal: AbortSignal): Promise<readonly Installed[]> {
  const {resource, objects} = manifest
  return Promise.all(objects.map((object) => applyOne({client, resource, object, isDryRun}, signal)))
}

type One = {readonly client: Application['client']; readonly resource: Resource; readonly object: KubeObject; readonly isDryRun: boolean}

async function applyOne({client, resource, object, isDryRun}: One, signal: AbortSignal): Promise<Installed> {
  const ref = refOf(object)
  const before = await client.get(resource, ref, signal)
  const said = (change: Installed['change']): Installed => ({kind: resource.kind, ...ref, change})
  try {
    // Force: what an older release or kubectl wrote of these fields is ours now.
    const after = await client.apply(resource, object, signal, {force: true, isDryRun})
    if (before === undefined) return said('created')
    const isSame = isDryRun ? contentOf(before) === contentOf(after) : versionOf(before) === versionOf(after)
    return said(isSame ? 'unchanged' : 'changed')
  } catch (error) {
    // In a dry run the namespace is not there either: what would be made in it cannot be asked for.
    if (isDryRun && before === undefined && ref.namespace !== undefined && isKubernetesError(error, 'not-found')) return said('created')
    throw error
  }
}

/** Where there is a generation a controller may write the status meanwhile: that is no change of ours. */
function versionOf({metadata: {generation, resourceVersion, labels}}: KubeObject): string {
  return JSON.stringify([generation ?? resourceVersion, labels])
}

/** What a dry run gives has no new version. */
function contentOf(object: KubeObject): string {
  const {resourceVersion: _, managedFields: __, ...metadata} = object.metadata
  return JSON.stringify({...object, metadata, status: undefined})
}
