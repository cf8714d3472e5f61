import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {openMechanisms} from '../../src/compose/mechanism-hosts.js'
import type {MechanismOpener} from '../../src/mechanism/plugin/artifact.js'
import type {Clock} from '../../src/support/clock.js'

/** As agents do it, with the worker's program as it was built: a worker knows no TypeScript of ours. */
export function openTestMechanisms(clock: Clock, {allowExecutables = true, isWhole = true} = {}): MechanismOpener {
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops-mechanisms-'))
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}))
  return openMechanisms({
    folder,
    clock,
    allowExecutables,
    isWhole,
    program: new URL('../../dist/src/compose/mechanism-worker.js', import.meta.url),
    library: fileURLToPath(new URL('../../dist/src/mechanism/plugin/define.js', import.meta.url)),
  })
}
