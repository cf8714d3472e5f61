// What starting costs: `mlsysops --version` and `--help` beside `node -e 0`, interleaved in one run; and how soon a testbed is ready.
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const ROUNDS = 21
const UPS = 7
const program = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'mlsysops-bench-'))
const run = join(home, 'run')
mkdirSync(run, {mode: 0o700})
const env = {...process.env, HOME: home, XDG_STATE_HOME: join(home, 'state'), XDG_CONFIG_HOME: join(home, 'config'), XDG_RUNTIME_DIR: run}

const time = (args) => {
  const from = performance.now()
  const {status, stderr} = spawnSync(process.execPath, args, {env, encoding: 'utf8'})
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return performance.now() - from
}
const cases = {node: ['-e', '0'], version: [program, '--version'], help: [program, '--help']}
const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]))
for (const args of Object.values(cases)) time(args)
for (let round = 0; round < ROUNDS; round += 1) for (const [name, args] of Object.entries(cases)) times[name].push(time(args))

const ups = []
for (let round = 0; round < UPS; round += 1) {
  const {stdout, status, stderr} = spawnSync(process.execPath, [program, 'testbed', 'up', '--json'], {env, encoding: 'utf8'})
  if (status !== 0) throw new Error(stderr + stdout)
  ups.push(JSON.parse(stdout).durationMs)
  time([program, 'testbed', 'down'])
}
rmSync(home, {recursive: true, force: true})
const [node, version, help] = [median(times.node), median(times.version), median(times.help)]
console.log(
  JSON.stringify({
    bench: 'start-up',
    nodeMs: round(node),
    versionMs: round(version),
    helpMs: round(help),
    versionOverNode: round(version / node),
    versionOverHelp: round(version / help),
    testbedUpMedianMs: round(median(ups)),
  }),
)

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

function round(value) {
  return Math.round(value * 100) / 100
}
