import type {Note, NoteStore} from '../contract/index.js'
import type {Table} from './table.js'
import type {World} from './world.js'

/** Small versioned objects in one of the world's tables. */
export function simulatedNotes(world: World, table: Table<Note>): NoteStore {
  return {
    watch: (prefix) => table.watch(prefix),
    async get(key, signal) {
      signal.throwIfAborted()
      const entry = table.entry(key)
      return entry === undefined ? undefined : {...entry.value, revision: entry.revision}
    },
    async put(key, value, expected, signal) {
      signal.throwIfAborted()
      return world.turn(() => {
        if (table.entry(key)?.revision !== expected) return {kind: 'stale'}
        return {kind: 'accepted', revision: table.create(key, (revision) => ({key, value, revision}))}
      })
    },
    async delete(key, signal) {
      signal.throwIfAborted()
      return world.turn(() => {
        table.delete(key)
        return {kind: 'accepted', revision: world.state.revision}
      })
    },
  }
}
