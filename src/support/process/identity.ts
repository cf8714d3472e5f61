import {execFile} from 'node:child_process'
import {readFile} from 'node:fs/promises'

/** A process that is the same as long as both are: ids are given anew, start times are not. */
export type ProcessIdentity = {
  readonly pid: number
  /** Opaque; of this machine and, on Linux, this boot. */
  readonly startTime: string
}

/** `undefined` where there is no such process, or it is a zombie. */
export async function processStartTime(pid: number): Promise<string | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  if (process.platform === 'linux') return linuxStartTime(pid)
  if (process.platform === 'win32') {
    const script = `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().Ticks`
    return output('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script])
  }
  return output('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])
}

/** Whether it is alive, and still the one that was started then. */
export async function isAlive({pid, startTime}: ProcessIdentity): Promise<boolean> {
  return (await processStartTime(pid)) === startTime
}

export async function thisProcess(): Promise<ProcessIdentity> {
  const startTime = await processStartTime(process.pid)
  if (startTime === undefined) throw new Error('This process does not find itself among those that run.')
  return {pid: process.pid, startTime}
}

async function linuxStartTime(pid: number): Promise<string | undefined> {
  const stat = await readIfThere(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // proc(5): the name, in brackets, may hold anything; after it field 3 is the state and field 22 the start in ticks since the boot.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state] = fields
  const ticks = fields[19]
  if (ticks === undefined || state === 'Z' || state === 'X') return undefined
  const boot = (await readIfThere('/proc/sys/kernel/random/boot_id'))?.trim() ?? ''
  return `${boot}:${ticks}`
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

/** What the operating system's own tool says; `undefined` where it says that there is no such process. */
function output(file: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile(file, args, {timeout: 10_000, windowsHide: true}, (error, stdout) => {
      // An exit status is an answer; that the tool is missing is none.
      if (error && typeof error.code !== 'number') reject(error)
      else resolve(error || stdout.trim() === '' ? undefined : stdout.trim())
    })
  })
}
