import {Config} from '@oclif/core'
import {expect, test} from 'vitest'
import {BaseCommand} from '../../../src/cli/base-command.js'
import {systemClock} from '../../../src/support/clock-system.js'

/** Its terminal goes while it works; it looks at its signal, and cleans up. */
class Interrupted extends BaseCommand {
  static override id = 'interrupted'
  isCleanedUp = false

  async run(): Promise<void> {
    for (const stream of [process.stdout, process.stderr]) stream.emit('error', Object.assign(new Error('write EIO'), {code: 'EIO'}))
    await Promise.resolve()
    this.isCleanedUp = this.signal.aborted
  }
}

test('a terminal that is gone asks a command to stop, and breaks none of its clean-up', async () => {
  const command = new Interrupted([], new Config({root: process.cwd()}))
  const silent = {write: () => true}
  expect(await command.start({stdout: silent, stderr: silent, env: {}})).toBe(141)
  expect(command.isCleanedUp).toBe(true)
})

/** It waits for so long, and says what for only where that lasts. */
class Waiting extends BaseCommand {
  static override id = 'waiting'
  static ms = 0

  async run(): Promise<void> {
    this.saySoon('Waiting for the other side')
    await systemClock.sleep(Waiting.ms)
    this.print('here', (answer) => answer)
  }
}

test.each([
  {ms: 20, said: ''},
  {ms: 1_200, said: 'Waiting for the other side\n'},
])('what a command waits for is said once it has lasted a second: after $ms ms', async ({ms, said}) => {
  Waiting.ms = ms
  const [stdout, stderr]: [string[], string[]] = [[], []]
  const stream = (lines: string[]) => ({write: (text: string) => lines.push(text) > 0})
  const command = new Waiting([], new Config({root: process.cwd()}))
  expect(await command.start({stdout: stream(stdout), stderr: stream(stderr), env: {}})).toBe(0)
  expect([stdout.join(''), stderr.join('')]).toEqual(['here\n', said])
})

test('on a terminal that was never told its size it is said in full', async () => {
  Waiting.ms = 1_200
  const written: string[] = []
  const stream = {write: (text: string) => written.push(text) > 0, isTTY: true, columns: 0}
  await new Waiting([], new Config({root: process.cwd()})).start({stdout: stream, stderr: stream, env: {}})
  expect(written.join('')).toContain('Waiting for the other side')
})
