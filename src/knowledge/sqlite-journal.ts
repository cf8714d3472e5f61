import type {Clock} from '../support/clock.js'
import {checkpoint} from './checkpoint.js'
import {CommitQueue} from './commit-queue.js'
import type {Journal} from './contract.js'
import {createCopyTable} from './copy-table.js'
import {DecisionTable} from './decision-table.js'
import {createEventTable} from './event-table.js'
import {openDatabase} from './open-database.js'
import {beginningOf} from './schema.js'

export type JournalOptions = {
  /** A file, made with its directory where there is none; `:memory:` for a journal that ends with the process (the lab, tests). */
  readonly path: string
  /** Virtual time stands still while writers must wait for the disk. */
  readonly clock: Pick<Clock, 'now'> & Partial<Pick<Clock, 'hold'>>
  /** What the journal did on its own: `lost` also goes into its event log. */
  readonly onNotice?: (notice: JournalNotice) => void
  /** Decisions kept; open ones are kept beyond this. Default 50,000. */
  readonly keep?: number
  /** Default 30 days. */
  readonly keepMs?: number
}

export type JournalNotice =
  | {readonly kind: 'lost'; readonly path: string; readonly movedTo: string; readonly reason: string}
  /** Both are tried again with later writes. */
  | {readonly kind: 'checkpoint-failed' | 'pruning-failed'; readonly path: string; readonly error: unknown}

/** About 8 MB of write-ahead log. */
const RECORDS_PER_CHECKPOINT = 500
const CHECKPOINTS_PER_TRUNCATION = 8
const RECORDS_PER_PRUNING = 500

/**
 * The journal in a SQLite file. It never holds the event loop for more than a few ms: commits are short, checkpoints happen in a thread, old
 * decisions go in small steps. Rejects with `journal-newer` where a newer program has written it, and with `journal-unusable` where it cannot be
 * opened; a damaged one is set aside and reported.
 */
export async function openJournal({path, clock, onNotice, keep = 50_000, keepMs = 30 * 86_400_000}: JournalOptions): Promise<Journal> {
  const {db, lost} = await openDatabase(path, clock.now())
  const decisions = new DecisionTable(db)
  const events = createEventTable(db)
  const copies = createCopyTable(db)
  const isFile = path !== ':memory:'
  let sinceCheckpoint = 0
  let sincePruning = 0
  let checkpoints = 0
  let checkpointing: Promise<void> | undefined
  let isClosed = false
  /** Nothing is after this cursor. Whoever copies asks several times a second, and mostly in vain. */
  let end: number | undefined

  const queue = new CommitQueue(db, (records) => {
    end = undefined
    sinceCheckpoint += records
    sincePruning += records
    if (sincePruning >= RECORDS_PER_PRUNING) prune()
    if (isFile && sinceCheckpoint >= RECORDS_PER_CHECKPOINT && checkpointing === undefined && !isClosed) checkpointing = runCheckpoint()
  })

  /** In a commit of its own, and again until nothing is left: each takes a ms or two. */
  function prune(): void {
    sincePruning = 0
    void queue
      .add(() => (decisions.prune(keep, clock.now() - keepMs) ? 1 : 0))
      .then((hasMore) => {
        if (hasMore === 1) prune()
      })
      .catch((error: unknown) => {
        if (!isClosed) onNotice?.({kind: 'pruning-failed', path, error})
      })
  }

  async function runCheckpoint(): Promise<void> {
    sinceCheckpoint = 0
    checkpoints++
    try {
      await checkpoint(path, 'PASSIVE')
      if (checkpoints % CHECKPOINTS_PER_TRUNCATION === 0) await truncate()
    } catch (error) {
      onNotice?.({kind: 'checkpoint-failed', path, error})
    } finally {
      checkpointing = undefined
    }
  }

  /** Where records never cease to come, no checkpoint sees the end of the log, and it would grow for ever: writers stand back for a moment. */
  async function truncate(): Promise<void> {
    const release = clock.hold?.()
    queue.pause()
    try {
      await checkpoint(path, 'TRUNCATE')
    } finally {
      queue.resume()
      release?.()
    }
  }

  if (lost) {
    onNotice?.({kind: 'lost', path, ...lost})
    const message = `The journal was damaged and has been set aside: the history of decisions begins anew. ${lost.reason}`
    await queue.add(() => events.append({timeMs: clock.now(), kind: 'agent', subject: 'journal', message, data: {path, ...lost}}))
  }
  prune()

  return {
    async write(decision) {
      // Now, not when it is committed: the caller may go on with its object.
      const body = JSON.stringify(decision)
      return (await queue.add(() => decisions.put(decision, body))) === 1
    },
    list: (filter) => decisions.list(filter),
    get: (id) => decisions.get(id),
    open: (agent) => decisions.open(agent),
    changesSince(cursor, limit, characters) {
      if (end !== undefined && cursor >= end) return {decisions: [], cursor}
      const changes = decisions.changesSince(cursor, limit, characters)
      if (changes.decisions.length === 0 && limit >= 1) end = cursor
      return changes
    },
    beginning: beginningOf(db),
    copied: (source) => copies.get(source),
    markCopied: async (source, mark) => void (await queue.add(() => copies.put(source, mark))),
    record: (event) => queue.add(() => events.append(event)),
    lastEventId: () => events.last(),
    eventsSince: (id, limit) => events.since(id, limit),
    async close() {
      if (isClosed) return
      isClosed = true
      await checkpointing
      queue.close()
      db.close()
    },
  }
}
