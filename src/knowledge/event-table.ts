import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'
import type {JsonObject} from '../support/json.js'
import type {SliceEvent} from './contract.js'

export type StoredEvent = SliceEvent & {readonly id: number}

const KEPT = 10_000
/** Older ones go in steps of this many, not with each new one. */
const SLACK = 200

/** The event log in the database: the newest 10,000 can be read again. */
export function createEventTable(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO events (time_ms, kind, subject, message, data) VALUES (?, ?, ?, ?, ?)')
  const oldest = db.prepare('SELECT min(id) AS id FROM events')
  const newest = db.prepare('SELECT max(id) AS id FROM events')
  const remove = db.prepare('DELETE FROM events WHERE id <= ?')
  const after = db.prepare('SELECT * FROM events WHERE id > ? ORDER BY id LIMIT ?')
  const counter = db.prepare('SELECT value FROM counters WHERE name = ?')
  const notePruned = db.prepare(`UPDATE counters SET value = ? WHERE name = 'events_pruned'`)
  const base = Number(counter.get('base')?.['value'])

  return {
    /** Runs within a transaction of the caller. */
    append({timeMs, kind, subject, message, data}: SliceEvent): number {
      const id = Number(insert.run(timeMs, kind, subject, message, JSON.stringify(data)).lastInsertRowid)
      if (Number(oldest.get()?.['id']) <= id - KEPT - SLACK) {
        remove.run(id - KEPT)
        notePruned.run(id - KEPT)
      }
      return id
    },

    /** The newest event's id; where there is none yet, the one that the first will be above. */
    last(): number {
      return Math.max(base, Number(newest.get()?.['id'] ?? 0))
    },

    /** An id below the journal's first is one of a journal that was lost: what was in it is missing, and everything here is new. */
    since(id: number, limit: number): {readonly events: readonly StoredEvent[]; readonly gap: boolean} {
      const pruned = Number(counter.get('events_pruned')?.['value'])
      const gap = id === 0 ? pruned > 0 : id < Math.max(pruned, base)
      return {events: after.all(id, Math.max(0, Math.floor(limit))).map(eventOf), gap}
    },
  }
}

function eventOf(row: Record<string, SQLOutputValue>): StoredEvent {
  return {
    id: Number(row['id']),
    timeMs: Number(row['time_ms']),
    kind: String(row['kind']) as SliceEvent['kind'],
    subject: String(row['subject']),
    message: String(row['message']),
    data: JSON.parse(String(row['data'])) as JsonObject,
  }
}
