import {expect, test} from 'vitest'
import type {CliResult} from '../support/cli.js'
import {cliOfFakeSlice} from '../support/cli-of-fake-slice.js'

function codeOf({stdout}: CliResult): string {
  const {error} = JSON.parse(stdout) as {readonly error: {readonly code: string}}
  return error.code
}

test('what cannot be removed ends the dry run as it ends the command, and what can is still there after it', async () => {
  const {cli} = await cliOfFakeSlice()
  for (const [mechanism, code] of [
    ['placement', 'mechanism-built-in'],
    ['nothing', 'mechanism-not-found'],
  ] as const) {
    const dry = await cli('mechanism', 'remove', mechanism, '--dry-run')
    const done = await cli('mechanism', 'remove', mechanism)
    expect(dry).toEqual(done)
    expect([done.exit, done.stdout]).toEqual([6, ''])
    expect(codeOf(await cli('mechanism', 'remove', mechanism, '--dry-run', '--json'))).toBe(code)
  }
  for (const _ of [1, 2])
    expect(await cli('mechanism', 'remove', 'kept', '--dry-run')).toMatchObject({
      exit: 0,
      stdout: 'Would remove kept and its 2 sources. Nothing was changed.\n',
    })
  expect(await cli('mechanism', 'remove', 'kept')).toMatchObject({exit: 0, stdout: '✔ kept is removed.\n'})
}, 60_000)
