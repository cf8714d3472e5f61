import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {expect, test} from 'vitest'
import {type JournalNotice, openJournal} from '../../../src/knowledge/sqlite-journal.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const KILLS = 30
const root = join(import.meta.dirname, '../../..')

test('a writer killed at thirty moments of full speed leaves a sound journal with every acknowledged decision', {
  timeout: 120_000,
}, async () => {
  const path = join(temporaryDirectory(), 'journal.db')
  const acknowledged = new Map<string, number>()
  for (let round = 0; round < KILLS; round++) {
    // From just after the first record to well into checkpoints and pruning.
    const lines = await writeUntilKilled(path, `r${round}`, 1 + Math.floor(Math.random() ** 3 * 800))
    for (const line of lines) {
      const [id = '', version = ''] = line.split(' ')
      acknowledged.set(id, Number(version))
    }
    withIntegrityChecked(path)
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS * 2)

  const notices: JournalNotice[] = []
  const journal = await openJournal({path, clock: {now: () => Date.now()}, onNotice: (notice) => notices.push(notice)})
  expect(notices).toEqual([])
  const lost = [...acknowledged].filter(([id, version]) => (journal.get(id)?.version ?? 0) < version)
  expect(lost).toEqual([])
  const seqs = journal.list({limit: 1_000_000}).map(({seq}) => seq)
  expect(new Set(seqs).size).toBe(seqs.length)
  const {decisions} = journal.changesSince(0, 1_000_000)
  expect(decisions).toHaveLength(seqs.length)
  await journal.close()
})

/** Kills the writer after so many acknowledgements; what it said in full lines was committed before it was said. */
function writeUntilKilled(path: string, prefix: string, afterLines: number): Promise<readonly string[]> {
  const program = join(root, 'test/fixtures/journal/writer.ts')
  const child = spawn(process.execPath, ['--import', join(root, 'test/support/run-sources.mjs'), program, path, prefix], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  let lines = 0
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk
  })
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
    lines += chunk.split('\n').length - 1
    if (lines >= afterLines) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.once('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(output.split('\n').slice(0, -1))
      else reject(new Error(`The writer ended by itself: ${errors}`))
    })
  })
}

function withIntegrityChecked(path: string): void {
  const db = new DatabaseSync(path)
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{integrity_check: 'ok'}])
  db.close()
}
