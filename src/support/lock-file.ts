import {randomUUID} from 'node:crypto'
import {link, mkdir, readFile, rm, rmdir, stat, unlink, writeFile} from 'node:fs/promises'
import type {Clock} from './clock.js'
import {systemClock} from './clock-system.js'
import {OperationalError} from './errors.js'
import {jsonIn} from './json.js'
import {isAlive, type ProcessIdentity, thisProcess} from './process/identity.js'

export type LockOptions = {
  /** What is being done, for the one who has to wait: "testbed up". */
  readonly purpose: string
  /** How long to wait for another owner. Default: not at all. */
  readonly waitMs?: number
  readonly signal?: AbortSignal
  readonly clock?: Pick<Clock, 'now' | 'sleep'>
}

export type LockOwner = ProcessIdentity & {readonly purpose: string; readonly sinceMs: number; readonly token: string}

export interface FileLock {
  /** Calling it again does nothing. */
  release(): Promise<void>
}

const LOOKED_AFTER_MS = 50
/** A takeover is a few file operations; one older than this was cut short by a crash. */
const LONGEST_TAKEOVER_MS = 10_000

/**
 * Takes an advisory lock among processes of this machine. One whose owner is dead is taken over: the owner is known by process id and start time, so
 * a reused id does not keep it. Rejects with `locked`, and who holds it, where it is not free in time.
 */
export async function acquireLock(path: string, {purpose, waitMs = 0, signal, clock = systemClock}: LockOptions): Promise<FileLock> {
  const owner: LockOwner = {...(await thisProcess()), purpose, sinceMs: Date.now(), token: randomUUID()}
  const deadlineMs = clock.now() + waitMs
  for (;;) {
    signal?.throwIfAborted()
    if (await create(path, owner)) return {release: () => release(path, owner)}
    const holder = await readOwner(path)
    if (holder === undefined) continue
    if (!(await isAlive(holder))) {
      if (await removeStale(path, holder)) continue
    } else if (clock.now() >= deadlineMs) throw locked(path, holder)
    await clock.sleep(LOOKED_AFTER_MS, signal)
  }
}

/** Who holds it now; `undefined` where nobody does. A dead owner is told too. */
export async function readOwner(path: string): Promise<LockOwner | undefined> {
  const text = await ifThere(() => readFile(path, 'utf8'))
  return text === undefined ? undefined : parseOwner(text, path)
}

/** The file appears with its whole content, or not at all: nobody ever sees a lock without an owner. */
async function create(path: string, owner: LockOwner): Promise<boolean> {
  const temporary = `${path}.${owner.token}`
  await writeFile(temporary, JSON.stringify(owner), {mode: 0o600, flag: 'wx'})
  try {
    await link(temporary, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(temporary, {force: true})
  }
}

/** Only one process at a time may judge and remove: else a second would remove the lock that the first has just taken. */
async function removeStale(path: string, stale: LockOwner): Promise<boolean> {
  const takeover = `${path}.takeover`
  try {
    await mkdir(takeover)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const since = await ifThere(() => stat(takeover))
    if (since !== undefined && Date.now() - since.mtimeMs > LONGEST_TAKEOVER_MS) await ifThere(() => rmdir(takeover))
    return false
  }
  try {
    const current = await readOwner(path)
    if (current?.token === stale.token) await ifThere(() => unlink(path))
    return true
  } finally {
    await ifThere(() => rmdir(takeover))
  }
}

async function release(path: string, owner: LockOwner): Promise<void> {
  if ((await readOwner(path))?.token === owner.token) await ifThere(() => unlink(path))
}

async function ifThere<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function parseOwner(text: string, path: string): LockOwner {
  const owner = jsonIn(text)
  if (isOwner(owner)) return owner
  throw new OperationalError(`${path} is no lock file of ours.`, {
    code: 'lock-unreadable',
    exit: 'precondition',
    hints: [`Remove ${path}, if nothing of mlsysops runs.`],
    details: {path},
  })
}

function isOwner(value: unknown): value is LockOwner {
  if (typeof value !== 'object' || value === null) return false
  const {pid, startTime, purpose, sinceMs, token} = value as {readonly [name: string]: unknown}
  return [typeof pid, typeof startTime, typeof purpose, typeof sinceMs, typeof token].join() === 'number,string,string,number,string'
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function locked(path: string, {pid, purpose, sinceMs}: LockOwner): OperationalError {
  return new OperationalError(`Process ${pid} is at work here since ${new Date(sinceMs).toISOString()}: ${purpose}.`, {
    code: 'locked',
    exit: 'precondition',
    hints: ['Wait until it has ended.', `ps -p ${pid} -o pid,args`],
    details: {path, pid, purpose, sinceMs},
  })
}
