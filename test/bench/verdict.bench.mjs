// From a sample to the verdict that it caused: 500 applications on 200 nodes in real time, every application's metric crossing its target about once a
// second. The world runs in a process of its own; every verdict counts, deferred ones too.
import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {startSlice} from '../../dist/src/compose/slice.js'
import {createInProcessBroker} from '../../dist/src/fabric/in-process/broker.js'
import {openJournal} from '../../dist/src/knowledge/sqlite-journal.js'
import {connectWorld} from '../../dist/src/platform/simulated/index.js'
import {createIdSource} from '../../dist/src/support/ids.js'
import {silentLogger} from '../../dist/src/support/logger.js'
import {application, scenario} from './slices.mjs'

const APPLICATIONS = Number(process.env.APPLICATIONS ?? 500)
const NODES = Number(process.env.NODES ?? 200)
const SECONDS = Number(process.env.SECONDS ?? 30)

const folder = mkdtempSync(join(tmpdir(), 'mlsysops-bench-'))
const workload = {
  name: 'crossing',
  match: {},
  // A sine of two seconds crosses its mean once a second.
  load: {kind: 'sine', mean: 2, amplitude: 1.5, periodMs: 2_000, phaseMs: 0},
  arrivals: {kind: 'periodic', rate: 4, perLoad: 0, jitter: 0},
  work: {baseMs: 10, perLoadMs: 20, sigma: 0.05},
  discipline: 'fifo',
  threads: 1,
  queueLimit: 100,
  fanOut: 1,
  requestBytes: 1_000,
  exports: [{metric: 'frame_classify_latency', shows: 'mean-response-ms'}],
}
const socketPath = join(folder, 's')
writeFileSync(
  join(folder, 'scenario.json'),
  JSON.stringify(scenario({clusters: 4, nodes: NODES, workloads: [workload], telemetryEveryMs: 500})),
)
const config = {
  name: 'bench',
  stateDir: folder,
  socketPath,
  scenarioPath: 'bench',
  tokenPath: 'none',
  port: 1,
  isPortAsked: false,
  logPaths: {world: 'none', agents: 'none'},
  speed: 1,
  seed: 1,
}
writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
const world = spawn(
  process.execPath,
  [fileURLToPath(new URL('../../bin/daemon.js', import.meta.url)), 'world', join(folder, 'config.json')],
  {stdio: ['ignore', 'pipe', 'inherit']},
)
await new Promise((resolve) => world.stdout.once('data', resolve))

const stop = new AbortController()
const latencies = []
const verdicts = {}
let isMeasuring = false
try {
  const connection = await connectWorld(socketPath, stop.signal)
  const {clock} = connection
  const broker = createInProcessBroker({clock})
  const {clusters} = await connection.describe()
  const running = await startSlice(
    {
      slice: 'bench',
      version: 'bench',
      clock,
      log: {...silentLogger, error: (fields, message) => console.error(message, fields)},
      newId: createIdSource(clock),
      connect: (agent, presenceTopic) => broker.connect({agent, presenceTopic}),
      journal: (agent) => openJournal({path: join(folder, `${agent}.db`), clock}),
      platform: connection,
      clusters: clusters.map((cluster) => ({name: cluster.name, nodes: cluster.nodes.map((node) => node.name)})),
      clockInfo: () => ({speed: 1, simulated: true}),
      onVerdict: (verdict, sinceMs) => {
        if (!isMeasuring) return
        latencies.push(clock.now() - sinceMs)
        verdicts[verdict.kind] = (verdicts[verdict.kind] ?? 0) + 1
      },
    },
    stop.signal,
  )
  while (!running.service.health().ready) await clock.sleep(20)
  for (let index = 0; index < APPLICATIONS; index += 1)
    await running.service.deploy(application(`app-${index}`, {target: 45}), {by: 'bench'})
  const deadline = Date.now() + 60_000
  while (running.service.applications().some((one) => one.phase !== 'deployed') && Date.now() < deadline) await clock.sleep(500)
  const deployed = running.service.applications().filter((one) => one.phase === 'deployed').length
  await clock.sleep(5_000)
  const cpu = process.cpuUsage()
  const from = performance.now()
  isMeasuring = true
  await clock.sleep(SECONDS * 1_000)
  isMeasuring = false
  const used = process.cpuUsage(cpu)
  const seconds = (performance.now() - from) / 1_000
  latencies.sort((a, b) => a - b)
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]
  console.log(
    JSON.stringify({
      bench: 'sample to verdict',
      applications: APPLICATIONS,
      deployed,
      nodes: NODES,
      seconds: Math.round(seconds),
      verdictsPerSecond: Math.round(latencies.length / seconds),
      verdicts,
      p50Ms: at(0.5)?.toFixed(2),
      p99Ms: at(0.99)?.toFixed(2),
      maxMs: latencies.at(-1)?.toFixed(1),
      cpuShare: ((used.user + used.system) / 1e6 / seconds).toFixed(2),
      rssMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
    }),
  )
  await running.stop()
} finally {
  stop.abort()
  world.kill('SIGTERM')
  rmSync(folder, {recursive: true, force: true})
}
process.exit(0)
