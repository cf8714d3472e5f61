import {existsSync} from 'node:fs'
import {mkdir, rename} from 'node:fs/promises'
import {dirname} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'
import {OperationalError} from '../support/errors.js'
import {migrate} from './schema.js'

export type OpenedDatabase = {
  readonly db: DatabaseSync
  /** Where a journal that could not be read was put, and why it could not. */
  readonly lost?: {readonly movedTo: string; readonly reason: string}
}

/**
 * Opens the journal, or begins one. A file that is damaged is set aside under another name and a new one begun: history may be lost without
 * harm, and an agent that does not start for its sake is worse. One that cannot be opened for any other reason rejects.
 */
export async function openDatabase(path: string, nowMs: number): Promise<OpenedDatabase> {
  if (path === ':memory:') return {db: await connect(path, nowMs)}
  try {
    await mkdir(dirname(path), {recursive: true, mode: 0o700})
    return {db: await connect(path, nowMs)}
  } catch (error) {
    if (!isDamage(error)) throw translated(error, path)
    const movedTo = await setAside(path, nowMs)
    return {db: await connect(path, nowMs), lost: {movedTo, reason: error instanceof Error ? error.message : String(error)}}
  }
}

/** SQLite's primary result code of an error that it raised. */
export function sqliteCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined
}

async function connect(path: string, nowMs: number): Promise<DatabaseSync> {
  // Here, for it costs a command that needs no journal its share of the start.
  const {DatabaseSync} = await import('node:sqlite')
  const db = new DatabaseSync(path)
  try {
    db.exec('PRAGMA busy_timeout = 2000')
    db.exec('PRAGMA journal_mode = WAL')
    // Durable against the death of the process; a power cut may cost the last moments, never the consistency.
    db.exec('PRAGMA synchronous = NORMAL')
    // A checkpoint waits for the disk, which takes up to 100 ms: it is done beside the event loop (checkpoint.ts).
    db.exec('PRAGMA wal_autocheckpoint = 0')
    // Half of the default: an embedded testbed has a journal for each of its agents.
    db.exec('PRAGMA cache_size = -1024')
    const check = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check']
    if (check !== 'ok') throw new DamagedJournal(String(check))
    migrate(db, path, nowMs)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

class DamagedJournal extends Error {}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
function isDamage(error: unknown): boolean {
  return error instanceof DamagedJournal || sqliteCode(error) === 11 || sqliteCode(error) === 26
}

async function setAside(path: string, nowMs: number): Promise<string> {
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '')
  let movedTo = `${path}.corrupt-${time}`
  for (let number = 2; existsSync(movedTo); number++) movedTo = `${path}.corrupt-${time}-${number}`
  await rename(path, movedTo)
  // A write-ahead log left behind would be played into the new journal.
  for (const suffix of ['-wal', '-shm']) if (existsSync(path + suffix)) await rename(path + suffix, movedTo + suffix)
  return movedTo
}

function translated(error: unknown, path: string): unknown {
  if (error instanceof OperationalError || !(error instanceof Error)) return error
  return new OperationalError(`The journal ${path} cannot be opened: ${error.message}.`, {
    code: 'journal-unusable',
    exit: 'precondition',
    hints: ['Is the disk full, or the directory not ours to write?'],
    details: {path},
    cause: error,
  })
}
