import {spawn} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {systemClock} from '../../../src/support/clock-system.js'
import {acquireLock} from '../../../src/testbed/lock.js'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-lock-'))
  path = join(folder, 'testbeds', '.default.lock')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const acquire = async (signal: AbortSignal = AbortSignal.timeout(5000), onWait: () => void = () => {}) =>
  acquireLock(path, {clock: systemClock, signal, onWait})

test('only one holds it at a time, and all get it in the end', async () => {
  let holders = 0
  let most = 0
  const work = async (): Promise<void> => {
    const lock = await acquire()
    holders += 1
    most = Math.max(most, holders)
    await systemClock.sleep(5)
    holders -= 1
    lock.release()
  }
  await Promise.all(Array.from({length: 8}, work))
  expect(most).toBe(1)
})

test('when it is released its file is gone, and releasing again does nothing', async () => {
  const lock = await acquire()
  expect(existsSync(path)).toBe(true)
  lock.release()
  lock.release()
  expect(existsSync(path)).toBe(false)
})

test('who waits is told, and stops waiting with the signal', async () => {
  const lock = await acquire()
  const interrupt = new AbortController()
  const waiting = acquire(interrupt.signal, () => interrupt.abort(new Error('enough')))
  await expect(waiting).rejects.toThrow('enough')
  lock.release()
})

test('the death of its holder frees it', async () => {
  ;(await acquire()).release()
  const program = `const {DatabaseSync} = require('node:sqlite'); const d = new DatabaseSync(${JSON.stringify(path)}); d.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => d, 1000)`
  const child = spawn(process.execPath, ['-e', program], {stdio: ['ignore', 'pipe', 'inherit']})
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const waiting = acquire(AbortSignal.timeout(5000), () => child.kill('SIGKILL'))
  const lock = await waiting
  lock.release()
})
