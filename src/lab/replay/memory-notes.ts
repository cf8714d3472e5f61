import type {Note, NoteStore, Watch} from '../../platform/contract/index.js'
import {WatchQueue} from '../../platform/contract/watch-queue.js'

/** Notes that live as long as the replay does. */
export function memoryNotes(): NoteStore {
  const notes = new Map<string, Note>()
  const watches = new Map<WatchQueue<Note>, string>()
  let writes = 0
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
    async put(key, value, expected) {
      if (notes.get(key)?.revision !== expected) return {kind: 'stale'}
      writes += 1
      const note = {key, value, revision: String(writes)}
      notes.set(key, note)
      tell(key, (queue) => queue.put(itemOf(note)))
      return {kind: 'accepted', revision: note.revision}
    },
    async delete(key) {
      writes += 1
      if (notes.delete(key)) tell(key, (queue) => queue.delete(key, String(writes)))
      return {kind: 'accepted', revision: String(writes)}
    },
  }
}
