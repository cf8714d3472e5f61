import {chmod, mkdir, realpath, writeFile} from 'node:fs/promises'
import {delimiter, join} from 'node:path'
import {expect, test} from 'vitest'
import {isAlive, processStartTime} from '../../../src/support/process/identity.js'
import {createShell, type RunOptions} from '../../../src/support/process/shell.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const tool = join(import.meta.dirname, '../../fixtures/process/tool.mjs')
const shell = createShell()

function run(args: readonly string[], options: Partial<RunOptions> = {}) {
  return shell.run(process.execPath, [tool, ...args], {signal: new AbortController().signal, timeoutMs: 15_000, ...options})
}

test('arguments arrive as they are, whatever a command line would make of them', async () => {
  const odd = ['a b', '$(touch x)', '; rm -rf /', '*', '"', "'", '', '\\', 'ü\n']
  const {stdout, exitStatus} = await run(['echo', ...odd], {env: {TOOL_SET: '1'}})
  expect(JSON.parse(stdout)).toMatchObject({args: odd, set: '1'})
  expect(exitStatus).toBe(0)
})

test('it runs where it is told to, and reads what it is given', async () => {
  const cwd = await realpath(temporaryDirectory())
  expect(JSON.parse((await run(['echo'], {cwd})).stdout)).toMatchObject({cwd})
  expect((await run(['cat'], {input: 'Grüße'})).stdout).toBe('Grüße')
  expect((await run(['cat'])).stdout).toBe('')
})

test('lines are told as they come, the last one also without its end', async () => {
  const lines: string[] = []
  await run(['lines'], {onLine: (line, stream) => lines.push(`${stream}: ${line}`)})
  expect(lines).toEqual(['stdout: one', 'stdout: two', 'stdout: Grüße 🚲'])
})

test('a failure names the program, its status and its last words, without secrets', async () => {
  await expect(run(['fail', '3'])).rejects.toMatchObject({
    code: 'command-failed',
    exit: 'external',
    message: expect.stringMatching(/node ended with status 3: Password https:\/\/ann:\[redacted\]@host\/ is wrong$/) as string,
    details: {exitStatus: 3, signal: null, tail: ['first', 'Password https://ann:[redacted]@host/ is wrong']},
  })
})

test('a status that is expected is no failure', async () => {
  expect((await run(['fail', '3'], {okStatuses: [0, 3]})).exitStatus).toBe(3)
})

test('a program that is missing is named with a way out', async () => {
  const signal = new AbortController().signal
  await expect(shell.run('no-such-tool', [], {signal, timeoutMs: 1_000})).rejects.toMatchObject({
    code: 'tool-missing',
    exit: 'precondition',
  })
  await expect(shell.run('/no/such/tool', [], {signal, timeoutMs: 1_000})).rejects.toMatchObject({code: 'tool-missing'})
})

test('a program in the current directory is never run, even where the PATH names that directory', async () => {
  const cwd = temporaryDirectory()
  const elsewhere = join(cwd, 'elsewhere')
  await mkdir(elsewhere)
  for (const directory of [cwd, elsewhere]) {
    await writeFile(join(directory, 'kubectl'), '#!/bin/sh\necho "from $0"\n')
    await chmod(join(directory, 'kubectl'), 0o755)
  }
  for (const path of ['', '.', cwd, `${cwd}/`, `relative${delimiter}.`]) {
    await expect(createShell({cwd, env: {PATH: path}}).find('kubectl')).rejects.toMatchObject({code: 'tool-missing'})
  }
  expect(await createShell({cwd, env: {PATH: [cwd, '.', elsewhere].join(delimiter)}}).find('kubectl')).toBe(join(elsewhere, 'kubectl'))
  await expect(createShell({cwd}).find('./kubectl')).rejects.toThrow(RangeError)
})

test('a directory or a file that may not be run is no program', async () => {
  const directory = temporaryDirectory()
  await mkdir(join(directory, 'tool'))
  await writeFile(join(directory, 'other'), '')
  const found = createShell({env: {PATH: directory}})
  await expect(found.find('tool')).rejects.toMatchObject({code: 'tool-missing'})
  await expect(found.find('other')).rejects.toMatchObject({code: 'tool-missing'})
})

test('at its time limit a program is ended with all that it started', async () => {
  let child = 0
  const onLine = (line: string): void => {
    child = Number(line)
  }
  await expect(run(['family'], {timeoutMs: 700, onLine})).rejects.toMatchObject({code: 'command-timeout', exit: 'timeout'})
  expect(child).toBeGreaterThan(0)
  expect(await processStartTime(child)).toBeUndefined()
})

test('one that does not heed TERM is killed after the grace, its family too', async () => {
  let child = 0
  const onLine = (line: string): void => {
    child ||= Number(line)
  }
  await expect(run(['family', 'stubborn'], {timeoutMs: 700, graceMs: 300, onLine})).rejects.toMatchObject({code: 'command-timeout'})
  for (let look = 0; look < 100 && (await processStartTime(child)) !== undefined; look++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await processStartTime(child)).toBeUndefined()
})

test('aborting rejects with the reason, after the program is gone', async () => {
  const stop = new AbortController()
  const reason = new Error('the person has had enough')
  const running = run(['wait'], {signal: stop.signal, onLine: () => stop.abort(reason)})
  await expect(running).rejects.toBe(reason)
  await expect(run(['echo'], {signal: stop.signal})).rejects.toBe(reason)
})

test('a flood of output ends the program, not our memory', async () => {
  await expect(run(['flood'], {maxOutputBytes: 1_000_000})).rejects.toMatchObject({code: 'command-output-too-large'})
})

test('nothing is left listening after a run', async () => {
  const before = process.listenerCount('exit')
  await Promise.all([run(['echo']), run(['echo']), run(['echo'])])
  expect(process.listenerCount('exit')).toBe(before)
})

test('a process is itself only with its start time', async () => {
  const startTime = (await processStartTime(process.pid)) ?? ''
  expect(await isAlive({pid: process.pid, startTime})).toBe(true)
  expect(await isAlive({pid: process.pid, startTime: 'another time'})).toBe(false)
  expect(await processStartTime(-1)).toBeUndefined()
  expect(await processStartTime(2 ** 30)).toBeUndefined()
})
