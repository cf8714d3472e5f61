import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {directories} from '../../src/support/paths.js'
import {cachedBinaries} from '../../src/testbed/kubernetes/find-binaries.js'

/** A folder with the binaries of Kubernetes, for the tests that need them. */
export const KUBERNETES_BINARIES = 'MLSYSOPS_K8S_BIN'

/** Every test run has a home of its own: no test reads or writes the developer's configuration or testbeds. */
export default function isolateHome(): () => void {
  const binaries = process.env[KUBERNETES_BINARIES] ?? cachedBinaries(directories().cache)
  const home = mkdtempSync(join(tmpdir(), 'mlsysops-test-home-'))
  process.env['HOME'] = home
  for (const name of ['CONFIG', 'STATE', 'DATA', 'CACHE', 'RUNTIME']) {
    process.env[name === 'RUNTIME' ? 'XDG_RUNTIME_DIR' : `XDG_${name}_HOME`] = join(home, name.toLowerCase())
  }
  for (const name of Object.keys(process.env)) if (name.startsWith('MLSYSOPS_')) delete process.env[name]
  if (existsSync(binaries)) process.env[KUBERNETES_BINARIES] = binaries
  return () => rmSync(home, {recursive: true, force: true})
}
