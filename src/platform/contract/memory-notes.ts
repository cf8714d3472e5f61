import {oneAtATime} from '../../support/one-at-a-time.js'
import type {Note, NoteStore} from './index.js'
import type {Watch} from './watch.js'
import {WatchQueue} from './watch-queue.js'

export type Keeping = {
  /** What an earlier life kept. */
  readonly kept: readonly Note[]
  /** Durable when it resolves; `note` undefined: it is gone. */
  readonly keep: (key: string, note: Note | undefined) => Promise<void>
}

const NOTHING_KEPT: Keeping = {kept: [], keep: async () => undefined}

/** Notes in memory; they outlive it where they are kept. What could not be kept was not written. */
export function memoryNotes({kept, keep}: Keeping = NOTHING_KEPT): NoteStore {
  const notes = new Map<string, Note>(kept.map((note) => [note.key, note]))
  const watches = new Map<WatchQueue<Note>, string>()
  let writes = Math.max(0, ...kept.map(({revision}) => Number(revision)))
  const inOrder = oneAtATime()
  const itemOf = (note: Note) => ({key: note.key, value: note, revision: note.revision})
  const tell = (key: string, act: (queue: WatchQueue<Note>) => void) => {
    for (const [queue, prefix] of watches) if (key.startsWith(prefix)) act(queue)
  }
  return {
    watch(prefix): Watch<Note> {
      const list = () => [...notes.values()].filter(({key}) => key.startsWith(prefix)).map(itemOf)
      const queue: WatchQueue<Note> = new WatchQueue({list, onClose: () => watches.delete(queue)})
      watches.set(queue, prefix)
      queue.snapshot()
      return queue
    },
    get: async (key) => notes.get(key),
    put: (key, value, expected) =>
      inOrder(async () => {
        if (notes.get(key)?.revision !== expected) return {kind: 'stale'}
        const note = {key, value, revision: String(writes + 1)}
        await keep(key, note)
        writes += 1
        notes.set(key, note)
        tell(key, (queue) => queue.put(itemOf(note)))
        return {kind: 'accepted', revision: note.revision}
      }),
    delete: (key) =>
      inOrder(async () => {
        if (notes.has(key)) await keep(key, undefined)
        writes += 1
        if (notes.delete(key)) tell(key, (queue) => queue.delete(key, String(writes)))
        return {kind: 'accepted', revision: String(writes)}
      }),
  }
}
