import type {Note, NoteStore, Watch, WatchEvent} from '../contract/index.js'
import type {Table} from './table.js'
import type {World} from './world.js'

/** Small versioned objects in one of the world's tables; with a `scope` only those below it, which know nothing of it. */
export function simulatedNotes(world: World, table: Table<Note>, scope = ''): NoteStore {
  return {
    watch: (prefix) => (scope === '' ? table.watch(prefix) : within(table.watch(scope + prefix), scope)),
    async get(key, signal) {
      signal.throwIfAborted()
      const entry = table.entry(scope + key)
      return entry === undefined ? undefined : {...entry.value, revision: entry.revision}
    },
    async put(key, value, expected, signal) {
      signal.throwIfAborted()
      return world.turn(() => {
        if (table.entry(scope + key)?.revision !== expected) return {kind: 'stale'}
        return {kind: 'accepted', revision: table.create(scope + key, (revision) => ({key, value, revision}))}
      })
    },
    async delete(key, signal) {
      signal.throwIfAborted()
      return world.turn(() => {
        table.delete(scope + key)
        return {kind: 'accepted', revision: world.state.revision}
      })
    },
  }
}

function within(watch: Watch<Note>, scope: string): Watch<Note> {
  return {
    close: () => watch.close(),
    async *[Symbol.asyncIterator]() {
      for await (const event of watch) yield below(event, scope.length)
    },
  }
}

function below(event: WatchEvent<Note>, from: number): WatchEvent<Note> {
  switch (event.kind) {
    case 'snapshot':
      return {...event, items: event.items.map((item) => ({...item, key: item.key.slice(from)}))}
    case 'put':
    case 'delete':
      return {...event, key: event.key.slice(from)}
    case 'synced':
    case 'degraded':
      return event
  }
}
