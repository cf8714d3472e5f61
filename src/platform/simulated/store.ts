import {DatabaseSync, type StatementSync} from 'node:sqlite'
import {OperationalError} from '../../support/errors.js'
import type {Row} from './table.js'

const SCHEMA_VERSION = 1

/** What a world needs beside its tables to go on where it was. */
export type WorldStamp = {
  readonly originMs: number
  readonly nowMs: number
  readonly revision: number
}

/** Where a world keeps itself: one SQLite file. What `write` has returned from survives the death of the process. */
export interface WorldStore {
  stamp(): WorldStamp | undefined
  rows(): Iterable<{readonly table: string; readonly key: string; readonly revision: string; readonly value: unknown}>
  /** All or nothing. */
  write(rows: Iterable<Row>, stamp: WorldStamp): void
  close(): void
}

/**
 * Opens or creates the file. Rejects with `world-state-busy` when another world has it, `world-state-newer` when a later version wrote it, and
 * `world-state-unreadable` when it is no such file.
 */
export function openStore(path: string): WorldStore {
  const database = open(path)
  const select = database.prepare('SELECT kind, key, revision, value FROM objects ORDER BY revision')
  const upsert = database.prepare('INSERT OR REPLACE INTO objects (kind, key, revision, value) VALUES (?, ?, ?, ?)')
  const remove = database.prepare('DELETE FROM objects WHERE kind = ? AND key = ?')
  const readStamp = database.prepare('SELECT value FROM meta WHERE name = ?')
  const writeStamp = database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)')
  return {
    stamp: () => parseStamp(readStamp.get('stamp')),
    *rows() {
      for (const row of select.iterate()) {
        yield {
          table: String(row['kind']),
          key: String(row['key']),
          revision: String(row['revision']),
          value: JSON.parse(String(row['value'])),
        }
      }
    },
    write(rows, stamp) {
      database.exec('BEGIN IMMEDIATE')
      try {
        for (const row of rows) writeRow(row, upsert, remove)
        writeStamp.run('stamp', JSON.stringify(stamp))
        database.exec('COMMIT')
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw new OperationalError('The simulated world cannot write its state.', {
          code: 'world-not-durable',
          exit: 'precondition',
          hints: ['Is the disk full, or the file no longer writable?'],
          details: {path},
          cause: error,
        })
      }
    },
    close: () => database.close(),
  }
}

function writeRow({table, key, revision, json}: Row, upsert: StatementSync, remove: StatementSync): void {
  if (json === undefined) remove.run(table, key)
  else upsert.run(table, key, Number(revision), json)
}

function open(path: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path)
    // EXCLUSIVE: two worlds on one file would overwrite each other. The operating system gives the lock back when a process dies.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -1024')
    const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
    if (found > SCHEMA_VERSION) throw newer(path, found)
    database.exec(`BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS objects (kind TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      PRAGMA user_version = ${SCHEMA_VERSION};
      COMMIT`)
    return database
  } catch (error) {
    database?.close()
    throw error instanceof OperationalError ? error : unusable(path, error)
  }
}

function newer(path: string, found: number): OperationalError {
  return new OperationalError(
    `The state of the simulated world was written by a newer version (schema ${found}, this one knows ${SCHEMA_VERSION}).`,
    {
      code: 'world-state-newer',
      exit: 'precondition',
      hints: ['Use the newer version, or reset the testbed: mlsysops testbed reset'],
      details: {path},
    },
  )
}

function unusable(path: string, error: unknown): OperationalError {
  const isBusy = error instanceof Error && 'errcode' in error && error.errcode === 5
  return isBusy
    ? new OperationalError('Another process runs this simulated world.', {
        code: 'world-state-busy',
        exit: 'precondition',
        details: {path},
        cause: error,
      })
    : new OperationalError('The state of the simulated world cannot be opened.', {
        code: 'world-state-unreadable',
        exit: 'precondition',
        hints: ['mlsysops testbed reset begins with a new one.'],
        details: {path},
        cause: error,
      })
}

/** The file is ours alone: what is in it was written by `write`. */
function parseStamp(row: Record<string, unknown> | undefined): WorldStamp | undefined {
  return row === undefined ? undefined : (JSON.parse(String(row['value'])) as WorldStamp)
}
