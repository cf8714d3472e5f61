import {createHash} from 'node:crypto'
import type {Epoch, Note, NoteStore} from '../contract/index.js'
import {isKubernetesError, type KubeClient} from './client/index.js'
import {stamped} from './fence.js'
import {NOTES, type NoteObject, SCOPE_LABEL} from './kinds.js'
import type {Cached} from './watch/object-cache.js'
import {from, View} from './watch/view.js'

export type NotesOptions = {
  readonly client: KubeClient
  /** Of this scope only. */
  readonly cache: Cached<NoteObject>
  readonly namespace: string
  readonly scope: 'continuum' | 'cluster'
  /** Under which this process writes now, if it leads. */
  readonly epoch: () => Epoch | undefined
}

/** Notes as objects of their own. Their names are hashes: a key may hold what a name may not. */
export function kubernetesNotes({client, cache, namespace, scope, epoch}: NotesOptions): NoteStore {
  const nameOf = (key: string): string => `${scope}-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
  const byName = new Map<string, string>()
  const view = new View<Note>({
    sources: [
      from(cache, ({metadata, spec}) => {
        byName.set(spec.key, `${namespace}/${metadata.name}`)
        return [spec.key]
      }),
    ],
    project: (key) => {
      const object = cache.get(byName.get(key) ?? '')
      if (object === undefined) byName.delete(key)
      return object === undefined ? undefined : {value: noteOf(object), revision: versionOf(object)}
    },
  })
  const objectOf = (key: string, value: unknown, resourceVersion?: string): NoteObject => {
    const metadata = {
      name: nameOf(key),
      namespace,
      labels: {[SCOPE_LABEL]: scope},
      ...(resourceVersion === undefined ? {} : {resourceVersion}),
    }
    const leading = epoch()
    return {metadata: leading === undefined ? metadata : stamped(metadata, leading), spec: {key, value: value ?? null}}
  }
  return {
    watch: (prefix) => view.watch(prefix),
    async get(key, signal) {
      const object = await client.get(NOTES, {name: nameOf(key), namespace}, signal)
      return object === undefined ? undefined : noteOf(object)
    },
    async put(key, value, expected, signal) {
      try {
        const written =
          expected === undefined
            ? await client.create(NOTES, objectOf(key, value), signal)
            : await client.update(NOTES, objectOf(key, value, expected), signal)
        cache.written(written)
        return {kind: 'accepted', revision: versionOf(written)}
      } catch (error) {
        if (isKubernetesError(error, 'conflict', 'already-exists', 'not-found')) return {kind: 'stale'}
        throw error
      }
    },
    async delete(key, signal) {
      await client.delete(NOTES, {name: nameOf(key), namespace}, signal)
      return {kind: 'accepted', revision: ''}
    },
  }
}

function noteOf(object: NoteObject): Note {
  return {key: object.spec.key, value: object.spec.value, revision: versionOf(object)}
}

function versionOf({metadata}: NoteObject): string {
  return metadata.resourceVersion ?? ''
}
