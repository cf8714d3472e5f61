import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** Every test run has a home of its own: no test reads or writes the developer's configuration or testbeds. */
export default function isolateHome(): () => void {
  const home = mkdtempSync(join(tmpdir(), 'mlsysops-test-home-'))
  process.env['HOME'] = home
  for (const name of ['CONFIG', 'STATE', 'DATA', 'CACHE', 'RUNTIME']) {
    process.env[name === 'RUNTIME' ? 'XDG_RUNTIME_DIR' : `XDG_${name}_HOME`] = join(home, name.toLowerCase())
  }
  for (const name of Object.keys(process.env)) if (name.startsWith('MLSYSOPS_')) delete process.env[name]
  return () => rmSync(home, {recursive: true, force: true})
}
