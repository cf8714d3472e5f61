import {readFile, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {spawnDaemon, stopDaemon} from '../../../src/support/process/daemon.js'
import {isAlive, type ProcessIdentity} from '../../../src/support/process/identity.js'
import {isPortFree} from '../../../src/testbed/ports.js'
import {freePort} from '../../support/ports.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const tool = join(import.meta.dirname, '../../fixtures/process/tool.mjs')

async function start(...behaviour: readonly string[]) {
  const cwd = temporaryDirectory()
  const logFile = join(cwd, 'daemon.log')
  const daemon = await spawnDaemon({file: process.execPath, args: [tool, ...behaviour], logFile, cwd, env: process.env})
  return {daemon, logFile}
}

async function untilLogged(logFile: string, text: string): Promise<void> {
  while (!(await readFile(logFile, 'utf8')).includes(text)) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('a daemon runs on its own, logs to its file for this user alone, and ends when it is asked to', async () => {
  const {daemon, logFile} = await start('wait')
  await untilLogged(logFile, 'waiting')
  expect((await stat(logFile)).mode & 0o777).toBe(0o600)
  expect(await isAlive(daemon)).toBe(true)
  await stopDaemon(daemon, {graceMs: 5_000})
  expect(await isAlive(daemon)).toBe(false)
  await stopDaemon(daemon, {graceMs: 5_000})
})

test('a daemon that does not heed TERM is killed', async () => {
  const {daemon, logFile} = await start('stubborn')
  await untilLogged(logFile, 'waiting')
  await stopDaemon(daemon, {graceMs: 200})
  expect(await isAlive(daemon)).toBe(false)
  expect(await readFile(logFile, 'utf8')).toContain('no')
})

test('a daemon that is gone has let go of its port, however many threads it had', async () => {
  const port = await freePort()
  const {daemon, logFile} = await start('threads', String(port))
  await untilLogged(logFile, 'waiting')
  process.kill(daemon.pid, 'SIGKILL')
  while (await isAlive(daemon)) await new Promise((resolve) => setImmediate(resolve))
  expect(await isPortFree(port)).toBe(true)
})

test('a process that has got the id of a daemon since is left alone', async () => {
  const {daemon, logFile} = await start('wait')
  await untilLogged(logFile, 'waiting')
  await stopDaemon({pid: daemon.pid, startTime: 'before'}, {graceMs: 100})
  expect(await isAlive(daemon)).toBe(true)
  await stopDaemon(daemon, {graceMs: 5_000})
})

test('a program that is not there is told', async () => {
  const cwd = temporaryDirectory()
  const options = {file: join(cwd, 'none'), args: [], logFile: join(cwd, 'log'), cwd, env: {}}
  await expect(spawnDaemon(options)).rejects.toMatchObject({code: 'daemon-not-started', exit: 'external'})
})

test('a program begins only once its process is noted, and never where that fails', async () => {
  const cwd = temporaryDirectory()
  const logFile = join(cwd, 'daemon.log')
  const options = {file: process.execPath, args: [tool, 'wait'], logFile, cwd, env: process.env}
  let noted = 0
  const daemon = await spawnDaemon({
    ...options,
    async beforeItRuns({pid}) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(await readFile(logFile, 'utf8')).toBe('')
      noted = pid
    },
  })
  expect(daemon.pid).toBe(noted)
  await untilLogged(logFile, 'waiting')
  expect(await isAlive(daemon)).toBe(true)
  await stopDaemon(daemon, {graceMs: 5_000})

  let refused: ProcessIdentity | undefined
  const beforeItRuns = (identity: ProcessIdentity): Promise<void> => {
    refused = identity
    return Promise.reject(new Error('The disk is full.'))
  }
  await rm(logFile)
  await expect(spawnDaemon({...options, beforeItRuns})).rejects.toThrow('The disk is full.')
  await expect.poll(async () => refused !== undefined && (await isAlive(refused))).toBe(false)
  expect(await readFile(logFile, 'utf8')).toBe('')
})
