import {extname} from 'node:path'
import {Worker} from 'node:worker_threads'

/** PASSIVE disturbs nobody, and copies what it finds; TRUNCATE also empties the log, and needs that nobody writes meanwhile. */
export type CheckpointMode = 'PASSIVE' | 'TRUNCATE'

/**
 * Moves the write-ahead log into the database in a thread of its own: it waits for the disk. The thread lives for one checkpoint; one that stayed
 * would cost 8 MB for nothing most of the time.
 */
export function checkpoint(path: string, mode: CheckpointMode): Promise<void> {
  // Tests run the sources, and then the worker is a source file too.
  const file = new URL(`./checkpoint-worker${extname(import.meta.url)}`, import.meta.url)
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {workerData: {path, mode}})
    worker.once('error', reject)
    worker.once('exit', (status) => (status === 0 ? resolve() : reject(new Error(`The checkpoint ended with ${status}.`))))
  })
}
