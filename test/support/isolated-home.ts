import {globSync, mkdtempSync, rmSync} from 'node:fs'
import {homedir, tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {directories} from '../../src/support/paths.js'

/** A folder with the binaries of Kubernetes, for the tests that need them. */
export const KUBERNETES_BINARIES = 'MLSYSOPS_K8S_BIN'
/** The developer's own cache, where those that a testbed has built lie. */
export const KUBERNETES_CACHE = 'MLSYSOPS_K8S_CACHE'
/** Upstream's `agents` folder, whose policies some tests run, and an interpreter that has pandas. */
export const UPSTREAM_AGENTS = 'MLSYSOPS_UPSTREAM_AGENTS'
export const PANDAS_PYTHON = 'MLSYSOPS_PANDAS_PYTHON'
/** An interpreter that has scikit-learn and skl2onnx. */
export const TRAINING_PYTHON = 'MLSYSOPS_TRAINING_PYTHON'

/** Every test run has a home of its own: no test reads or writes the developer's configuration or testbeds. */
export default function isolateHome(): () => void {
  const [given, cache] = [{...process.env}, directories().cache]
  // What Go has compiled and fetched is nobody's configuration, and costs minutes.
  process.env['GOCACHE'] ??= join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'go-build')
  process.env['GOPATH'] ??= join(homedir(), 'go')
  // kubectl as our own builds have it, where the machine has none.
  const kubectl = globSync(join(cache, 'kubernetes', 'kubectl-*'))
  process.env['PATH'] = [process.env['PATH'], ...kubectl].join(delimiter)
  const home = mkdtempSync(join(tmpdir(), 'mlsysops-test-home-'))
  process.env['HOME'] = home
  for (const name of ['CONFIG', 'STATE', 'DATA', 'CACHE', 'RUNTIME']) {
    process.env[name === 'RUNTIME' ? 'XDG_RUNTIME_DIR' : `XDG_${name}_HOME`] = join(home, name.toLowerCase())
  }
  for (const name of Object.keys(process.env)) if (name.startsWith('MLSYSOPS_')) delete process.env[name]
  process.env[KUBERNETES_CACHE] = cache
  for (const name of [KUBERNETES_BINARIES, UPSTREAM_AGENTS, PANDAS_PYTHON, TRAINING_PYTHON])
    if (given[name] !== undefined) process.env[name] = given[name]
  return () => rmSync(home, {recursive: true, force: true})
}
