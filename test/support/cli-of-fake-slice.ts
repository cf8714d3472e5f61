import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {type Cli, commandLine} from './cli.js'
import {startClient, TOKEN} from './northbound.js'
import {temporaryDirectory} from './temporary-directory.js'

/** The program of a person whose context is a fake slice. */
export async function cliOfFakeSlice(): Promise<{readonly cli: Cli; readonly folder: string}> {
  const {url} = await startClient()
  const folder = temporaryDirectory()
  const cli = commandLine(folder)
  writeFileSync(join(folder, 'token'), TOKEN, {mode: 0o600})
  const {exit, stderr} = await cli('config', 'use-context', 'fake', '--server', url, '--token-file', join(folder, 'token'))
  expect(exit, stderr).toBe(0)
  return {cli, folder}
}
