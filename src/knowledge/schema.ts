import type {DatabaseSync} from 'node:sqlite'
import {OperationalError} from '../support/errors.js'

/**
 * Each entry brings the journal from the version of its place to the next; what is released is never changed, only followed by another.
 *
 * A commit writes every page that it touches to the log, so the tables are made for few pages: what is filtered by stands in narrow rows, of
 * which 50,000 are read in a few ms and only the application needs an index; the records themselves stand in the order of their last change, which
 * is also how copies elsewhere ask for what is newer than what they have. `seq` is the change that brought a decision in.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    change INTEGER NOT NULL,
    version INTEGER NOT NULL,
    time_ms REAL NOT NULL,
    is_open INTEGER NOT NULL,
    agent TEXT NOT NULL,
    cluster TEXT,
    application TEXT,
    policy TEXT,
    verdict TEXT NOT NULL,
    components TEXT NOT NULL
  );
  CREATE INDEX decisions_by_application ON decisions (application);
  CREATE TABLE bodies (change INTEGER PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time_ms REAL NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    message TEXT NOT NULL,
    data TEXT NOT NULL
  );
  `,
  `
  CREATE TABLE copies (source TEXT PRIMARY KEY, beginning INTEGER NOT NULL, cursor INTEGER NOT NULL) WITHOUT ROWID;
  `,
]

export const SCHEMA_VERSION = MIGRATIONS.length

/**
 * Brings the journal to the version that this program knows; rejects one that a newer program has written. `baseMs` is where cursors and event
 * ids of a new journal begin: being a time, it lies above all that a lost journal can have given out, so that those who held one of its cursors
 * miss nothing and are told of the gap.
 */
export function migrate(db: DatabaseSync, path: string, baseMs: number): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > SCHEMA_VERSION) {
    throw new OperationalError(
      `The journal ${path} was written by a newer version of mlsysops (schema ${version}, known here: ${SCHEMA_VERSION}).`,
      {
        code: 'journal-newer',
        exit: 'precondition',
        hints: ['Use the newer version.', `Or move ${path} away: a new journal begins, without the history.`],
        details: {path, version, known: SCHEMA_VERSION},
      },
    )
  }
  for (const [index, statements] of MIGRATIONS.entries()) if (index >= version) migrateOnce(db, statements, index + 1, baseMs)
}

/** Where the cursors of the journal begin. */
export function beginningOf(db: DatabaseSync): number {
  return Number(db.prepare(`SELECT value FROM counters WHERE name = 'base'`).get()?.['value'])
}

function migrateOnce(db: DatabaseSync, statements: string, version: number, baseMs: number): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(statements)
    if (version === 1) {
      db.prepare(`INSERT INTO counters VALUES ('base', ?1), ('change', ?1), ('events_pruned', 0)`).run(Math.floor(baseMs))
      db.prepare(`INSERT INTO sqlite_sequence (name, seq) VALUES ('events', ?)`).run(Math.floor(baseMs))
    }
    db.exec(`PRAGMA user_version = ${version}`)
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
