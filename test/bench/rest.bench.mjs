// What an embedded testbed takes while nothing happens: memory and processor time of its two processes, default scenario. Linux only.
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {cpuSeconds, memoryMiB} from './process-usage.mjs'

const SETTLE_S = 20
const MEASURED_S = 60
const program = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'mlsysops-bench-'))
mkdirSync(join(home, 'run'), {mode: 0o700})
const env = {
  ...process.env,
  HOME: home,
  XDG_STATE_HOME: join(home, 'state'),
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_RUNTIME_DIR: join(home, 'run'),
}
const cli = (...args) => {
  const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...args], {env, encoding: 'utf8'})
  if (status !== 0) throw new Error(stderr + stdout)
}

cli('testbed', 'up')
try {
  const pid = (role) => JSON.parse(readFileSync(join(home, 'state', 'mlsysops', 'testbeds', 'default', `${role}.pid`), 'utf8')).pid
  const pids = {world: pid('world'), agents: pid('agents')}
  await sleep(SETTLE_S * 1_000)
  const before = {world: cpuSeconds(pids.world), agents: cpuSeconds(pids.agents)}
  await sleep(MEASURED_S * 1_000)
  const share = (role) => (cpuSeconds(pids[role]) - before[role]) / MEASURED_S
  console.log(
    JSON.stringify({
      bench: 'at rest',
      worldMiB: memoryMiB(pids.world),
      agentsMiB: memoryMiB(pids.agents),
      worldCpuPercent: round(100 * share('world')),
      agentsCpuPercent: round(100 * share('agents')),
      bothCpuPercent: round(100 * (share('world') + share('agents'))),
    }),
  )
} finally {
  cli('testbed', 'down')
  rmSync(home, {recursive: true, force: true})
}

function round(value) {
  return Math.round(value * 100) / 100
}
