import {appendFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {systemClock} from '../../../src/support/clock-system.js'
import {followLines, lastLines} from '../../../src/testbed/log-file.js'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-log-'))
  path = join(folder, 'world.log')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

test('a log that is not there has no lines', () => expect(lastLines(path, 5)).toEqual([]))

test.each([0, 1, 3, 100])('the last %i lines are read, however long the log is', (count) => {
  const lines = Array.from({length: 20_000}, (_, index) => `line ${index} ü漢🙂`)
  writeFileSync(path, `${lines.join('\n')}\n`)
  expect(lastLines(path, count)).toEqual(count === 0 ? [] : lines.slice(-count))
})

test('a line longer than a block is read whole', () => {
  const long = 'ü'.repeat(300_000)
  writeFileSync(path, `first\n${long}\nlast\n`)
  expect(lastLines(path, 2)).toEqual([long, 'last'])
})

test('new lines are followed, in pieces and over a new beginning of the log', async () => {
  writeFileSync(path, 'old\n')
  const end = new AbortController()
  const seen: string[] = []
  const writes = ['one\ntw', 'o\n', undefined, 'three\n']
  const following = (async () => {
    for await (const line of followLines(path, systemClock, end.signal)) {
      seen.push(line)
      if (seen.length === 3) end.abort()
    }
  })()
  for (const text of writes) {
    await systemClock.sleep(200)
    if (text === undefined) writeFileSync(path, '')
    else appendFileSync(path, text)
  }
  await following
  expect(seen).toEqual(['one', 'two', 'three'])
})
