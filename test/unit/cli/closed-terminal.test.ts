import {Config} from '@oclif/core'
import {expect, test} from 'vitest'
import {BaseCommand} from '../../../src/cli/base-command.js'

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
