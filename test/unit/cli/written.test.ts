import {Config, Flags} from '@oclif/core'
import {expect, test} from 'vitest'
import {BaseCommand} from '../../../src/cli/base-command.js'
import {renderPairs} from '../../../src/cli/text/table.js'
import {OperationalError} from '../../../src/support/errors.js'

/** Moves the cursor, takes the line away, sets the title of the window, and turns the writing round. */
const WICKED = 'a\u001B[2K\u001B]0;mine\u0007\u001B[31mb\u202Ec\r\n\td'
const HARMLESS = 'a�[2K�]0;mine��[31mb�c\n\td'

class Says extends BaseCommand {
  static override id = 'says'
  static override flags = {fail: Flags.boolean()}

  async run(): Promise<void> {
    const {flags} = await this.parse(Says)
    this.say(`waits for ${WICKED}`)
    this.note(`note ${WICKED}`)
    this.emit(WICKED, (text, {style}) => `item ${style.bold(text)}`)
    this.print({text: WICKED}, ({text}, view) => renderPairs([['text', text]], view))
    if (flags.fail) throw new OperationalError(`fails: ${WICKED}`, {code: 'said', exit: 'remote', hints: [WICKED]})
  }
}

test('what somebody else wrote reaches a terminal without its control characters, wherever it is shown', async () => {
  const {stdout, stderr} = await said([])
  expect(stdout).toBe(`item ${HARMLESS}\ntext   ${HARMLESS}\n`)
  expect(stderr).toBe(`waits for ab c d\nnote ${HARMLESS}\n`)
  expect((await said(['--fail'])).stderr).not.toMatch(CONTROLS)
})

test('with colour our own stays, and none that somebody left open goes on behind it', async () => {
  const {stdout} = await said(['--color'])
  expect(stdout).toContain('item \u001B[1ma�[2K')
  expect(stdout.replaceAll(COLOURS, '')).not.toMatch(CONTROLS)
  expect(stdout.endsWith('d\u001B[0m\n')).toBe(true)
})

test('as JSON all is as it was', async () => {
  const {stdout} = await said(['--json'])
  expect(stdout).toContain(JSON.stringify(WICKED))
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is asserted.
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/

// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with one.
const COLOURS = /\u001B\[\d+m/g

async function said(argv: string[]): Promise<{readonly stdout: string; readonly stderr: string}> {
  const out: string[] = []
  const err: string[] = []
  const command = new Says(argv, await Config.load({root: process.cwd()}))
  const into = (lines: string[]) => ({write: (text: string) => lines.push(text)})
  await command.start({stdout: into(out), stderr: into(err), env: {}})
  return {stdout: out.join(''), stderr: err.join('')}
}
