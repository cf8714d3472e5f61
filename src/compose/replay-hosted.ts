import {stripTypeScriptTypes} from 'node:module'
import {Worker} from 'node:worker_threads'
import type {PolicySubmission} from '../agent/service.js'
import {kindOfFile} from '../lab/policy-file.js'
import {type FileReplay, replayFile} from '../lab/replay/replay-file.js'
import type {PolicyReplay} from '../lab/replay/replay-policy.js'
import {POLICY_FAILED} from '../policy/hosted.js'
import {LAB_LIMITS, type WorkerLimits} from '../policy/worker/limits.js'
import {CallCount} from '../support/call-count.js'
import {OperationalError} from '../support/errors.js'
import {heapLimits, MemoryWatch} from '../support/hosting/memory.js'
import {LIBRARY, openPolicies} from './policy-hosts.js'

/** What the thread of a replay is started with; `calls` is what a `CallCount` shares. */
export type WithinStart = {
  readonly folder: string
  readonly library: string
  readonly replay: FileReplay
  readonly calls: SharedArrayBuffer
}

export type HostedReplayOptions = {
  /** For what a loader reads: files of policies. */
  readonly folder: string
  readonly program?: URL
  /** The program of a policy's worker, and what policies import. */
  readonly policyProgram?: URL
  readonly library?: string
  readonly limits?: Partial<WorkerLimits>
}

const PROGRAM = new URL('./replay-within.js', import.meta.url)
/** What the recording and the loop around the policy take of the thread's memory. */
const REPLAY_MB = 128
const WATCH_MS = 100

/**
 * A person's policy lives through a recording. One of code does it in one thread with the recording, for a call that goes to another thread and back costs ten
 * times what it asks for. Whatever ends that thread, or is too much for it, was the policy: then all is done again with the policy in a worker as an agent has
 * it, where it harms only itself and what it did is told. Both give the same. Rejects with `policy-failed` where it cannot be loaded: waiting once is enough.
 */
export async function replayHosted(replay: FileReplay, options: HostedReplayOptions, signal: AbortSignal): Promise<PolicyReplay> {
  const {folder, library = LIBRARY, policyProgram} = options
  const limits = {...LAB_LIMITS, ...options.limits}
  const kind = kindOfFile(replay.file)
  if (kind === 'typescript' || kind === 'javascript') {
    const together = await replayWithin({...replay, file: withoutTypes(replay.file)}, {...options, limits}, signal)
    if (together !== undefined) return together
  }
  const worker = policyProgram === undefined ? {} : {program: policyProgram}
  return await replayFile(replay, (clock) => openPolicies({folder, clock, library, limits, ...worker}), signal)
}

/** What reads TypeScript is loaded once for all replays, not by the thread of each. What it cannot read, that thread tells of, as an agent would. */
function withoutTypes(file: PolicySubmission): PolicySubmission {
  if (kindOfFile(file) !== 'typescript') return file
  try {
    return {...file, fileName: file.fileName.replace(/\.m?ts$/, '.mjs'), source: stripTypeScriptTypes(file.source)}
  } catch {
    return file
  }
}

async function replayWithin(
  replay: FileReplay,
  {folder, program = PROGRAM, library = LIBRARY, limits}: HostedReplayOptions & {readonly limits: WorkerLimits},
  signal: AbortSignal,
): Promise<PolicyReplay | undefined> {
  signal.throwIfAborted()
  const calls = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const start: WithinStart = {folder, library, replay, calls}
  const memory = {memoryMb: limits.memoryMb + REPLAY_MB}
  const execArgv = ['--disable-warning=ExperimentalWarning']
  const thread = new Worker(program, {workerData: start, env: {}, stdout: true, stderr: true, resourceLimits: heapLimits(memory), execArgv})
  const {promise, resolve, reject} = Promise.withResolvers<PolicyReplay | undefined>()
  const giveUp = (): void => resolve(undefined)
  thread.on('message', (result: PolicyReplay) => resolve(result))
  thread.on('error', giveUp).on('exit', giveUp)
  const onAbort = (): void => reject(signal.reason)
  signal.addEventListener('abort', onAbort, {once: true})
  const watched = new MemoryWatch(thread, memory, giveUp)
  watched.closely()
  const watch = setInterval(watchTime(new CallCount(calls), limits, {giveUp, notLoaded: () => reject(notLoaded(limits))}), WATCH_MS)
  try {
    return await promise
  } finally {
    clearInterval(watch)
    watched.end()
    signal.removeEventListener('abort', onAbort)
    await thread.terminate()
  }
}

type TooLong = {readonly giveUp: () => void; readonly notLoaded: () => void}

/** Looked at again and again: the same call for too long is one that does not end. */
function watchTime(count: CallCount, {callMs, loadMs}: WorkerLimits, {giveUp, notLoaded}: TooLong): () => void {
  let [last, sinceMs] = [count.value, performance.now()]
  return () => {
    const value = count.value
    if (value !== last) [last, sinceMs] = [value, performance.now()]
    const sameMs = performance.now() - sinceMs
    if (value === 0 && sameMs > loadMs) notLoaded()
    else if (value > 0 && count.isInCall && sameMs > callMs) giveUp()
  }
}

function notLoaded({loadMs}: WorkerLimits): OperationalError {
  return new OperationalError(`it was not loaded within ${loadMs / 1_000} s`, {...POLICY_FAILED, exit: 'remote'})
}
