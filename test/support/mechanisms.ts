import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {openMechanisms} from '../../src/compose/mechanism-hosts.js'
import type {MechanismOpener} from '../../src/mechanism/plugin/artifact.js'
import type {Clock} from '../../src/support/clock.js'

/** As agents do it, with the worker's program as it was built: a worker knows no TypeScript of ours. */
export function openTestMechanisms(clock: Clock, {allowExecutables = true, isWhole = true} = {}): MechanismOpener {
  return openMechanisms({
    folder: sharedFolder(),
    clock,
    allowExecutables,
    isWhole,
    program: new URL('../../dist/src/compose/mechanism-worker.js', import.meta.url),
    library: fileURLToPath(new URL('../../dist/src/mechanism/plugin/define.js', import.meta.url)),
  })
}

let folder: string | undefined

/** Each that runs has a file of its own there: all tests of a process may share it. */
function sharedFolder(): string {
  if (folder !== undefined) return folder
  const made = mkdtempSync(join(tmpdir(), 'mlsysops-mechanisms-'))
  process.once('exit', () => rmSync(made, {recursive: true, force: true}))
  folder = made
  return made
}
