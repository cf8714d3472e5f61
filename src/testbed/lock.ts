import {closeSync, mkdirSync, openSync, rmSync, statSync} from 'node:fs'
import {dirname} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import type {Clock} from '../support/clock.js'

export type Lock = {
  /** Removes the lock's file and lets the next one in. Safe twice. */
  release(): void
}

const RETRY_MS = 50

/**
 * One at a time for a path. SQLite holds the lock as the operating system's own lock on the file, on every system that Node runs on: the
 * death of its holder, however sudden, frees it. Waits until the lock is free or the signal is aborted.
 */
export async function acquireLock(
  path: string,
  options: {readonly clock: Clock; readonly signal: AbortSignal; readonly onWait: () => void},
): Promise<Lock> {
  mkdirSync(dirname(path), {recursive: true})
  let isWaiting = false
  for (;;) {
    options.signal.throwIfAborted()
    const lock = tryLock(path)
    if (lock !== undefined) return lock
    if (!isWaiting) options.onWait()
    isWaiting = true
    await options.clock.sleep(RETRY_MS, options.signal)
  }
}

function tryLock(path: string): Lock | undefined {
  closeSync(openSync(path, 'a', 0o600))
  const before = inode(path)
  const database = new DatabaseSync(path)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
  }
  // A holder removes the file when it is done: what we opened may be that removed file, and a lock on it locks nobody out.
  if (before === undefined || inode(path) !== before) {
    database.close()
    return undefined
  }
  let isHeld = true
  return {
    release() {
      if (!isHeld) return
      isHeld = false
      rmSync(path, {force: true})
      database.close()
    },
  }
}

function inode(path: string): number | undefined {
  return statSync(path, {throwIfNoEntry: false})?.ino
}

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}
