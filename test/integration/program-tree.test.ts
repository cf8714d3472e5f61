import {expect, onTestFinished, test} from 'vitest'
import {type Conversation, converse} from '../../src/support/process/converse.js'
import {processStartTime} from '../../src/support/process/identity.js'
import {plainEnvironment} from '../../src/support/process/plain-environment.js'

const MB = 2 ** 20
const BROOD = 'test/fixtures/process/brood.py'

type Brood = {readonly program: Conversation; readonly own: number; readonly other: number; readonly ended: Promise<string>}

/** A program that has started another, which holds 150 MB. */
async function brood(way: string): Promise<Brood> {
  const told = Promise.withResolvers<{readonly own: number; readonly other: number}>()
  const ended = Promise.withResolvers<string>()
  const program = await converse({
    file: 'python3',
    args: [BROOD, way],
    env: plainEnvironment(),
    cwd: process.cwd(),
    onLine: (line) => told.resolve(JSON.parse(line) as {own: number; other: number}),
    onError: (line) => told.reject(new Error(line)),
    onEnd: ended.resolve,
  })
  onTestFinished(() => program.end())
  return {program, ...(await told.promise), ended: ended.promise}
}

async function isAlive(pid: number): Promise<boolean> {
  return (await processStartTime(pid)) !== undefined
}

const WAYS = ['child', 'of-a-thread', 'session', 'orphan'] as const

test.each(WAYS)('what another process holds that a program started (%s) is counted, and it is ended with the program', async (way) => {
  const {program, other} = await brood(way)
  const bytes = (await program.memory(0)) ?? 0
  expect(bytes).toBeGreaterThan(150 * MB * 0.9)
  expect(bytes).toBeLessThan(250 * MB)
  await program.end()
  expect(await isAlive(other)).toBe(false)
})

test.each(WAYS)('another process that a program started (%s) is ended when the program ends itself', async (way) => {
  const {program, other, ended} = await brood(way)
  program.say('go')
  expect(await ended).toBe('it ended itself, with status 0')
  await expect.poll(() => isAlive(other)).toBe(false)
})

test('one that was seen while its parent ran is ended also when it has left the group and has another environment', async () => {
  const {program, other, ended} = await brood('nameless-session')
  await program.memory(0)
  program.say('go')
  await ended
  await expect.poll(() => isAlive(other)).toBe(false)
})

test('pages that several processes share are counted once', async () => {
  const {program} = await brood('shared')
  expect(await program.memory(0)).toBeLessThan(250 * MB)
})

test('a program is ended, and is not waited for, where something that it started cannot be found', async () => {
  const {program, own, other} = await brood('nameless-orphan')
  await program.end()
  expect([await isAlive(own), await isAlive(other)]).toEqual([false, true])
  process.kill(other, 'SIGKILL')
})
