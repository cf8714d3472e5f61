// What an embedded testbed takes while nothing happens: memory and processor time of its two processes, default scenario. Linux only.
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'

const SETTLE_S = 20
const MEASURED_S = 60
const TICKS_PER_S = 100
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
  const before = {world: ticks(pids.world), agents: ticks(pids.agents)}
  await sleep(MEASURED_S * 1_000)
  const share = (role) => (ticks(pids[role]) - before[role]) / TICKS_PER_S / MEASURED_S
  console.log(
    JSON.stringify({
      bench: 'at rest',
      worldMiB: memory(pids.world),
      agentsMiB: memory(pids.agents),
      worldCpuPercent: round(100 * share('world')),
      agentsCpuPercent: round(100 * share('agents')),
      bothCpuPercent: round(100 * (share('world') + share('agents'))),
    }),
  )
} finally {
  cli('testbed', 'down')
  rmSync(home, {recursive: true, force: true})
}

function ticks(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

function memory(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024)
}

function round(value) {
  return Math.round(value * 100) / 100
}
