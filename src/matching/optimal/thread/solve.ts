import {Worker} from 'node:worker_threads'
import type {PlacementAnswer, PlaceOptions} from '../place.js'
import type {PlacementProblem} from '../problem.js'

export type ThreadOptions = Omit<PlaceOptions, 'now'>
export type SolveRequest = {readonly problem: PlacementProblem; readonly options: ThreadOptions}

const PROGRAM = new URL('./solve-worker.js', import.meta.url)

/** Solves a placement on a thread of its own: solvers block theirs for seconds. Rejects when `signal` ends it, and the thread is gone then. */
export async function solveOffThread(problem: PlacementProblem, options: ThreadOptions, signal: AbortSignal): Promise<PlacementAnswer> {
  signal.throwIfAborted()
  const workerData: SolveRequest = {problem, options}
  const worker = new Worker(PROGRAM, {workerData, env: {}, execArgv: ['--disable-warning=ExperimentalWarning']})
  const {promise, resolve, reject} = Promise.withResolvers<PlacementAnswer>()
  const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('The search was ended.'))
  signal.addEventListener('abort', abort, {once: true})
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`The thread that solves placements ended itself, with status ${code}.`)))
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', abort)
    await worker.terminate()
  }
}
