// Sees to it that the programs of a real control plane are there, before the suites that need them: found, or built from the Go modules in testbed/,
// which takes some minutes once; they are kept in the cache of this user. Says in one line why they are not to be had where that is so, and exits 0: the
// suites say then what they skip. Needs a build (dist/).
import {fileURLToPath} from 'node:url'
import {directories} from '../dist/src/support/paths.js'
import {createShell} from '../dist/src/support/process/shell.js'
import {readPins} from '../dist/src/testbed/kubernetes/binaries/pins.js'
import {provideBinaries} from '../dist/src/testbed/kubernetes/binaries/provide.js'
import {CLIENT_PROGRAMS, NODE_PROGRAMS, PROGRAMS} from '../dist/src/testbed/kubernetes/cluster-plan.js'
import {runSteps} from '../dist/src/testbed/steps.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const LIMIT_MS = 40 * 60_000

try {
  const binDir = process.env.MLSYSOPS_K8S_BIN
  const programs = [...PROGRAMS, ...NODE_PROGRAMS, ...CLIENT_PROGRAMS]
  const cacheFolder = directories().cache
  const {steps} = await provideBinaries(programs, {pins: readPins(root), shell: createShell(), root, env: process.env, cacheFolder, binDir})
  const said = new Set()
  // Of a build that counts its packages only the beginning is told: this is a log, not a terminal.
  const say = (text) => {
    const line = text.replace(/[\d,.]+.*$/, '').trim()
    if (!said.has(line)) process.stdout.write(`  ${text}\n`)
    said.add(line)
  }
  await runSteps(steps, {signal: AbortSignal.timeout(LIMIT_MS), say})
} catch (error) {
  process.stdout.write(`  no control planes here: ${error instanceof Error ? error.message : String(error)}\n`)
}
