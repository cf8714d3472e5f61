import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import type {Clock} from '../../support/clock.js'
import {acquireLock} from '../lock.js'

/** A process, told apart from a later one that was given the same id. */
export type ProcessIdentity = {
  readonly pid: number
  /** When it started, as the system counts: equal only for the same process. Empty where the system does not tell. */
  readonly started: string
}

/** What is known of the process with this id; `undefined` when there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined
  if (process.platform !== 'linux') return {pid, started: ''}
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces and parentheses; the fields after the last one are plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; only its parent has not asked yet.
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return {pid, started: `${boot}/${fields[19] ?? ''}`}
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return undefined
    throw error
  }
}

/** The process of this file, if it still runs. A file of a process that is gone, and one cut short, count as none. */
export function readLivePid(path: string): ProcessIdentity | undefined {
  const written = readPidFile(path)
  if (written === undefined) return undefined
  const now = identify(written.pid)
  return now !== undefined && now.started === written.started ? now : undefined
}

/**
 * Makes the calling process the one of this file. `false`: another one that still runs has it. Of two that claim at once only one succeeds:
 * an `up` that was killed may have left a daemon that is only just starting.
 */
export async function claimPidFile(path: string, clock: Clock, signal: AbortSignal): Promise<boolean> {
  const lock = await acquireLock(`${path}.lock`, {clock, signal, onWait: () => {}})
  try {
    if (readLivePid(path) !== undefined) return false
    const self = identify(process.pid) ?? {pid: process.pid, started: ''}
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, `${JSON.stringify(self)}\n`, {mode: 0o600})
    renameSync(draft, path)
    return true
  } finally {
    lock.release()
  }
}

/** Gives the file up, if it is still the caller's. */
export function releasePidFile(path: string): void {
  if (readPidFile(path)?.pid === process.pid) rmSync(path, {force: true})
}

function readPidFile(path: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    const {pid, started} = {pid: undefined, started: undefined, ...value}
    return typeof pid === 'number' && typeof started === 'string' ? {pid, started} : undefined
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    if (hasCode(error, 'EPERM')) return true
    if (hasCode(error, 'ESRCH')) return false
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** Resident memory; `undefined` where the system does not tell without a helper program. */
export function memoryOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found?.[1] === undefined ? undefined : Number(found[1]) * 1024
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return undefined
    throw error
  }
}
