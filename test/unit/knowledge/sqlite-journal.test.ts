import {statSync} from 'node:fs'
import {readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {expect, test} from 'vitest'
import {type JournalNotice, openJournal} from '../../../src/knowledge/sqlite-journal.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {decision, event} from '../../fixtures/journal/records.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const clock = createVirtualClock(Date.UTC(2030, 0, 1))

test('what was written is there after the journal is opened again', async () => {
  const path = join(temporaryDirectory(), 'deep', 'down', 'journal.db')
  const first = await openJournal({path, clock})
  await first.write(decision('d1'))
  const id = await first.record(event('hello'))
  const {cursor} = first.changesSince(0, 10)
  await first.close()
  const second = await openJournal({path, clock})
  expect(second.get('d1')).toBeDefined()
  expect(second.eventsSince(0, 10).events.map(({message}) => message)).toEqual(['hello'])
  await second.write(decision('d2'))
  expect(await second.record(event('again'))).toBeGreaterThan(id)
  expect(second.changesSince(cursor, 10).decisions.map((one) => one.id)).toEqual(['d2'])
  await second.close()
})

test('writes of one turn share a commit and all resolve', async () => {
  const journal = await openJournal({path: join(temporaryDirectory(), 'journal.db'), clock})
  await Promise.all([...Array(1_000).keys()].map((number) => journal.write(decision(`d${number}`))))
  expect(journal.list({limit: 2_000})).toHaveLength(1_000)
  await journal.close()
})

test('a journal of an older program is brought to this one, with all that it holds', async () => {
  const path = join(temporaryDirectory(), 'journal.db')
  const first = await openJournal({path, clock})
  await first.write(decision('d1'))
  const {beginning} = first
  await first.close()
  withDatabase(path, (db) => db.exec('DROP TABLE copies; PRAGMA user_version = 1'))
  const second = await openJournal({path, clock})
  expect(second.get('d1')).toBeDefined()
  expect(second.beginning).toBe(beginning)
  await second.markCopied('near', {beginning: 1, cursor: 2})
  await second.close()
  const third = await openJournal({path, clock})
  expect(third.copied('near')).toEqual({beginning: 1, cursor: 2})
  await third.close()
})

test('a journal of a newer program is refused and left as it is', async () => {
  const path = join(temporaryDirectory(), 'journal.db')
  await (await openJournal({path, clock})).close()
  withDatabase(path, (db) => db.exec('PRAGMA user_version = 99'))
  await expect(openJournal({path, clock})).rejects.toMatchObject({code: 'journal-newer', exit: 'precondition', details: {version: 99}})
  withDatabase(path, (db) => expect(db.prepare('PRAGMA user_version').get()).toEqual({user_version: 99}))
})

test.each([
  [
    'no database at all',
    async (path: string) => writeFile(path, 'this is not a database, and long enough to be taken for one'.repeat(100)),
  ],
  ['a page overwritten', async (path: string) => overwritePage(path)],
])('a damaged journal (%s) is set aside, a new one begun, and both are told', async (_, damage) => {
  const directory = temporaryDirectory()
  const path = join(directory, 'journal.db')
  const first = await openJournal({path, clock})
  for (let number = 0; number < 200; number++) await first.write(decision(`d${number}`, {summary: 'x'.repeat(2_000)}))
  const oldEvent = await first.record(event('old'))
  const {cursor} = first.changesSince(0, 1_000)
  await first.close()
  await damage(path)
  await clock.run(clock.now() + 60_000)

  const notices: JournalNotice[] = []
  const second = await openJournal({path, clock, onNotice: (notice) => notices.push(notice)})
  expect(notices).toMatchObject([{kind: 'lost', path}])
  expect((await readdir(directory)).some((name) => name.startsWith('journal.db.corrupt-2030'))).toBe(true)
  expect(second.list({limit: 10})).toEqual([])
  await second.write(decision('new'))
  // Whoever holds a cursor or an event's id of the lost journal misses nothing of the new one, and learns of the gap.
  expect(second.changesSince(cursor, 10).decisions.map(({id}) => id)).toEqual(['new'])
  const {events, gap} = second.eventsSince(oldEvent, 10)
  expect(gap).toBe(true)
  expect(events).toMatchObject([{kind: 'agent', message: expect.stringContaining('set aside') as string}])
  await second.close()
})

test('a journal that cannot be written says so, and writes again when it can', async () => {
  const path = join(temporaryDirectory(), 'journal.db')
  const journal = await openJournal({path, clock})
  withDatabase(path, (db) => {
    db.exec("BEGIN; CREATE TRIGGER full BEFORE INSERT ON decisions BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END; COMMIT")
  })
  await expect(journal.write(decision('d1'))).rejects.toMatchObject({code: 'journal-unwritable'})
  withDatabase(path, (db) => db.exec('DROP TRIGGER full'))
  await journal.write(decision('d2'))
  expect(journal.list({limit: 10}).map(({id}) => id)).toEqual(['d2'])
  await journal.close()
})

test('beyond what is kept the oldest go, but never one that is open', async () => {
  const journal = await openJournal({path: ':memory:', clock, keep: 50})
  const closed = {outcome: {kind: 'done', message: '', durationMs: 1}, closedMs: 5} as const
  const timeMs = clock.now()
  await journal.write(decision('open', {timeMs}))
  for (let number = 0; number < 1_000; number++) await journal.write(decision(`d${number}`, {timeMs, ...closed}))
  await settled()
  const left = journal.list({limit: 2_000})
  expect(left.length).toBeLessThanOrEqual(51 + 500)
  expect(left.at(-1)?.id).toBe('open')
  expect(left[0]?.id).toBe('d999')
  await journal.close()
})

test('what is older than the retention goes', async () => {
  const path = join(temporaryDirectory(), 'journal.db')
  const timeMs = clock.now()
  const journal = await openJournal({path, clock, keepMs: 86_400_000})
  await journal.write(decision('old', {timeMs, closedMs: timeMs}))
  await journal.write(decision('young', {timeMs: timeMs + 80_000_000, closedMs: timeMs}))
  const {cursor} = journal.changesSince(0, 10)
  await journal.close()
  await clock.run(timeMs + 90_000_000)
  const again = await openJournal({path, clock, keepMs: 86_400_000})
  await settled()
  expect(again.list({limit: 10}).map(({id}) => id)).toEqual(['young'])
  // Cursors go on from where they were, though the youngest change may have been pruned.
  await again.write(decision('newer', {timeMs: clock.now()}))
  expect(again.changesSince(cursor, 10).decisions.map(({id}) => id)).toEqual(['newer'])
  await again.close()
})

test('under writing that never ceases the write-ahead log is emptied all the same', async () => {
  const path = join(temporaryDirectory(), 'journal.db')
  const notices: JournalNotice[] = []
  const journal = await openJournal({path, clock, onNotice: (notice) => notices.push(notice)})
  let number = 0
  let logBytes = 0
  let hasShrunk = false
  while (!hasShrunk && number < 100_000) {
    await Promise.all([...Array(20).keys()].map(() => journal.write(decision(`d${number++}`, {summary: 'x'.repeat(2_000)}))))
    const {size} = statSync(`${path}-wal`)
    hasShrunk = size < logBytes
    logBytes = size
  }
  expect(hasShrunk).toBe(true)
  expect(number).toBeLessThan(50_000)
  await journal.close()
  expect(notices).toEqual([])
  const again = await openJournal({path, clock})
  expect(again.list({limit: 100_000})).toHaveLength(number)
  await again.close()
})

function withDatabase(path: string, use: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(path)
  use(db)
  db.close()
}

async function overwritePage(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes.fill(0xa5, 4096 * 20, 4096 * 60)
  await writeFile(path, bytes)
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}
