import {Worker} from 'node:worker_threads'
import {OperationalError} from './errors.js'

/** What the program of a pool's worker answers: one answer to each task. */
export type PoolAnswer = {readonly result: unknown} | {readonly error: PoolError}
/** An error as it crosses to another thread; one without a code is a bug, and keeps its stack. */
export type PoolError = {
  readonly message: string
  readonly stack?: string
  readonly code?: string
  readonly exit?: OperationalError['exit']
  readonly hints?: readonly string[]
}

export type PoolOptions = {
  readonly program: URL
  readonly workers: number
  /** What each worker is started with. */
  readonly workerData?: unknown
  readonly signal: AbortSignal
}

/**
 * Works on tasks in threads of their own, one task a thread at a time; results in the order of the tasks. The first that fails, or the signal, ends all.
 * Each result is told as it comes.
 */
export async function runInPool<Task, Result>(
  tasks: readonly Task[],
  {program, workers, workerData, signal}: PoolOptions,
  onResult: (done: number) => void,
): Promise<readonly Result[]> {
  const results: Result[] = Array.from({length: tasks.length})
  const threads: Worker[] = []
  let [next, done] = [0, 0]
  const work = async () => {
    const thread = new Worker(program, {workerData, execArgv: ['--disable-warning=ExperimentalWarning']})
    threads.push(thread)
    for (let place = next++; place < tasks.length; place = next++) {
      // The answer of our own program.
      results[place] = (await ask(thread, tasks[place], signal)) as Result
      done += 1
      onResult(done)
    }
  }
  try {
    await Promise.all(Array.from({length: Math.max(1, Math.min(workers, tasks.length))}, work))
    return results
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

async function ask(thread: Worker, task: unknown, signal: AbortSignal): Promise<unknown> {
  signal.throwIfAborted()
  const {promise, resolve, reject} = Promise.withResolvers<unknown>()
  const onMessage = (answer: PoolAnswer) => ('error' in answer ? reject(revived(answer.error)) : resolve(answer.result))
  const onExit = (code: number) => reject(new Error(`A worker of the pool ended with ${code}.`))
  const onAbort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
  thread.on('message', onMessage).on('error', reject).on('exit', onExit)
  signal.addEventListener('abort', onAbort, {once: true})
  try {
    thread.postMessage(task)
    return await promise
  } finally {
    thread.off('message', onMessage).off('error', reject).off('exit', onExit)
    signal.removeEventListener('abort', onAbort)
  }
}

/** For the program of a worker. */
export function asPoolError(error: unknown): PoolError {
  if (error instanceof OperationalError) return {message: error.message, code: error.code, exit: error.exit, hints: error.hints}
  return error instanceof Error
    ? {message: error.message, ...(error.stack === undefined ? {} : {stack: error.stack})}
    : {message: String(error)}
}

function revived({message, stack, code, exit = 'bug', hints = []}: PoolError): Error {
  if (code !== undefined) return new OperationalError(message, {code, exit, hints})
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return error
}
