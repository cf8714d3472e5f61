import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {openPolicies} from '../../src/compose/policy-hosts.js'
import type {OpenPolicy} from '../../src/policy/artifact.js'
import type {PythonLimits} from '../../src/policy/python/interpreter.js'
import type {WorkerLimits} from '../../src/policy/worker/limits.js'
import type {Clock} from '../../src/support/clock.js'

/** As agents do it, with the worker's program as it was built: a worker knows no TypeScript of ours. */
export function openTestPolicies(clock: Clock, limits: Partial<WorkerLimits> = {}, pythonLimits: Partial<PythonLimits> = {}): OpenPolicy {
  let open: OpenPolicy | undefined
  return (artifact) => {
    open ??= openPolicies({
      folder: temporaryFolder(),
      clock,
      limits,
      pythonLimits,
      program: new URL('../../dist/src/compose/policy-worker.js', import.meta.url),
      library: fileURLToPath(new URL('../../dist/src/policy/author/index.js', import.meta.url)),
    })
    return open(artifact)
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops-policies-'))
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}))
  return folder
}
