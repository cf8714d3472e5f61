import type {DatabaseSync, StatementSync} from 'node:sqlite'
import {OperationalError} from '../support/errors.js'
import {sqliteCode} from './open-database.js'

/** A commit holds the event loop for about 20 µs a record; the rest comes in the next turn. A number, not a time: the lab must be repeatable. */
const MOST_RECORDS_IN_COMMIT = 64
const LONGEST_QUEUE = 20_000

type Task = {readonly work: () => number; readonly resolve: (result: number) => void; readonly reject: (error: Error) => void}

/** Group commit: what is written in one turn of the event loop shares a transaction. */
export class CommitQueue {
  readonly #db: DatabaseSync
  /** Prepared once: most commits hold few records, and to parse these two words would cost as much as to write them. */
  readonly #begin: StatementSync
  readonly #end: StatementSync
  readonly #afterCommit: (records: number) => void
  #tasks: Task[] = []
  #isScheduled = false
  #isPaused = false
  #isClosed = false

  /** `afterCommit` is called after each commit, outside of the transaction. */
  constructor(db: DatabaseSync, afterCommit: (records: number) => void) {
    this.#db = db
    this.#begin = db.prepare('BEGIN IMMEDIATE')
    this.#end = db.prepare('COMMIT')
    this.#afterCommit = afterCommit
  }

  /** Runs `work` in a transaction; resolves with what it returns once that is committed, and rejects where it is not. */
  add(work: () => number): Promise<number> {
    if (this.#isClosed) return Promise.reject(unwritable('it is closed'))
    if (this.#tasks.length >= LONGEST_QUEUE) return Promise.reject(unwritable(`${LONGEST_QUEUE} records already wait for the disk`))
    return new Promise((resolve, reject) => {
      this.#tasks.push({work, resolve, reject})
      this.#schedule()
    })
  }

  /** Records wait, and the event loop does not: for a checkpoint that only comes to an end while nobody writes. */
  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    this.#schedule()
  }

  /** Commits what waits; what comes later is rejected. */
  close(): void {
    this.#isPaused = false
    while (this.#tasks.length > 0) this.#commit()
    this.#isClosed = true
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isPaused || this.#tasks.length === 0) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      if (this.#isPaused || this.#tasks.length === 0) return
      this.#commit()
      this.#schedule()
    })
  }

  #commit(): void {
    const done: {readonly task: Task; readonly result: number}[] = []
    const failed: {readonly task: Task; readonly error: Error}[] = []
    const batch = this.#tasks.slice(0, MOST_RECORDS_IN_COMMIT)
    try {
      this.#begin.run()
      for (const task of batch) {
        try {
          done.push({task, result: task.work()})
        } catch (error) {
          // One record that is not in order must not take the others of its commit with it. A failing disk does: SQLite has then rolled back.
          failed.push({task, error: failure(error)})
          if (!this.#db.isTransaction) throw error
        }
      }
      this.#end.run()
      this.#tasks.splice(0, batch.length)
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      // All that wait would meet the same fate, one by one; the next write tries again.
      for (const task of this.#tasks.splice(0)) task.reject(failure(error))
      return
    }
    for (const {task, error} of failed) task.reject(error)
    for (const {task, result} of done) task.resolve(result)
    this.#afterCommit(done.length)
  }
}

function failure(error: unknown): Error {
  if (sqliteCode(error) === undefined) return error instanceof Error ? error : new Error(String(error), {cause: error})
  return unwritable(error instanceof Error ? error.message : String(error), error)
}

function unwritable(why: string, cause?: unknown): OperationalError {
  return new OperationalError(`The journal cannot be written: ${why}. Nothing new is done until it can.`, {
    code: 'journal-unwritable',
    exit: 'precondition',
    hints: ['Is the disk full or failing?'],
    cause,
  })
}
