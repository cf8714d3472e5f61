import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {type Cli, type CliResult, commandLine} from '../support/cli.js'
import {startClient, TOKEN} from '../support/northbound.js'
import {temporaryDirectory} from '../support/temporary-directory.js'

async function program(): Promise<Cli> {
  const {url} = await startClient()
  const folder = temporaryDirectory()
  const cli = commandLine(folder)
  writeFileSync(join(folder, 'token'), TOKEN, {mode: 0o600})
  const {exit, stderr} = await cli('config', 'use-context', 'fake', '--server', url, '--token-file', join(folder, 'token'))
  expect(exit, stderr).toBe(0)
  return cli
}

function codeOf({stdout}: CliResult): string {
  const {error} = JSON.parse(stdout) as {readonly error: {readonly code: string}}
  return error.code
}

test('what cannot be removed ends the dry run as it ends the command, and what can is still there after it', async () => {
  const cli = await program()
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
