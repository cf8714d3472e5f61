import {readFile, rm} from 'node:fs/promises'
import type {Clock} from '../support/clock.js'
import {writeFileAtomic} from '../support/files.js'
import {isAlive, type ProcessIdentity, thisProcess} from '../support/process/identity.js'
import {acquireLock} from './lock.js'

/** The process of this file, if it still runs. A file of a process that is gone, and one that is damaged, count as none. */
export async function readLivePid(path: string): Promise<ProcessIdentity | undefined> {
  const written = await readPidFile(path)
  return written !== undefined && (await isAlive(written)) ? written : undefined
}

/**
 * Makes the calling process the one of this file. `false`: another one that still runs has it. Of two that claim at once only one succeeds:
 * an `up` that was killed may have left a daemon that is only just starting.
 */
export async function claimPidFile(path: string, clock: Clock, signal: AbortSignal): Promise<boolean> {
  const lock = await acquireLock(`${path}.lock`, {clock, signal, onWait: () => {}})
  try {
    if ((await readLivePid(path)) !== undefined) return false
    await writeFileAtomic(path, `${JSON.stringify(await thisProcess())}\n`)
    return true
  } finally {
    lock.release()
  }
}

/** Gives the file up, if it is still the caller's. */
export async function releasePidFile(path: string): Promise<void> {
  if ((await readPidFile(path))?.pid === process.pid) await rm(path, {force: true})
}

/** Resident memory; `undefined` where the system does not tell without a helper program. */
export async function memoryOf(pid: number): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined
  const status = await readIfThere(`/proc/${pid}/status`)
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(status ?? '')
  return found?.[1] === undefined ? undefined : Number(found[1]) * 1024
}

async function readPidFile(path: string): Promise<ProcessIdentity | undefined> {
  const text = await readIfThere(path)
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startTime' in value)) return undefined
    const {pid, startTime} = value
    return typeof pid === 'number' && typeof startTime === 'string' ? {pid, startTime} : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    // ESRCH: the process went while its file was open.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return undefined
    throw error
  }
}
