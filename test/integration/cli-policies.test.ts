import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {type Cli, commandLine} from '../support/cli.js'
import {startClient, TOKEN} from '../support/northbound.js'
import {temporaryDirectory} from '../support/temporary-directory.js'

async function program(): Promise<{readonly cli: Cli; readonly folder: string}> {
  const {url} = await startClient()
  const folder = temporaryDirectory()
  const cli = commandLine(folder)
  writeFileSync(join(folder, 'token'), TOKEN, {mode: 0o600})
  const {exit, stderr} = await cli('config', 'use-context', 'fake', '--server', url, '--token-file', join(folder, 'token'))
  expect(exit, stderr).toBe(0)
  return {cli, folder}
}

test('of a policy that is built in it is said so, with what can be done with it', async () => {
  const {cli} = await program()
  const core = await cli('policy', 'bind', 'static-placement', 'smart-city')
  expect([core.exit, core.stderr]).toEqual([6, expect.stringContaining('static-placement is built in, and nobody added it.')])
  expect(core.stderr).toContain('it can be neither stopped, bound nor removed')
  const standing = await cli('policy', 'logs', 'qos-relocation')
  expect(standing.stderr).toContain('mlsysops policy disable qos-relocation')
  const settable = await cli('policy', 'remove', 'autoscale')
  expect(settable.stderr).toContain('mlsysops policy add autoscale has it run')
  expect((await cli('policy', 'remove', 'nothing')).stderr).toContain('There is no policy nothing.')
}, 60_000)

test('what is removed says whether a built-in policy of its name runs again', async () => {
  const {cli, folder} = await program()
  writeFileSync(join(folder, 'mine.ts'), "name: 'qos-relocation'")
  expect((await cli('policy', 'add', 'mine.ts')).exit).toBe(0)
  const dry = await cli('policy', 'remove', 'qos-relocation', '--dry-run')
  expect(dry.stdout).toContain('the built-in policy of that name would run again. Nothing was changed.')
  const removed = await cli('policy', 'remove', 'qos-relocation')
  expect(removed.stdout).toContain('✔ qos-relocation is removed: the built-in policy of that name runs again')
  expect((await cli('policy', 'remove', 'kept')).stdout).toBe('✔ kept is removed.\n')
}, 60_000)
