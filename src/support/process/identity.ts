import {execFile} from 'node:child_process'
import {procText, statIn} from './proc.js'

/** A process that is the same as long as both are: ids are given anew, start times are not. */
export type ProcessIdentity = {
  readonly pid: number
  /** Opaque; of this machine and, on Linux, this boot. */
  readonly startTime: string
}

/** `undefined` where there is no such process, or it is a zombie: it has ended, and its files and ports are closed. */
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
  const stat = statIn((await procText(`${pid}/stat`)) ?? '')
  if (stat === undefined) return undefined
  const boot = (await procText('sys/kernel/random/boot_id'))?.trim() ?? ''
  return `${boot}:${stat.startTicks}`
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
