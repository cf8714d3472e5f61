// How fast a whole slice is simulated on one core: world, agents and policies in one process on a virtual clock.
// 2,000 nodes, 5,000 instances (1,000 applications of five components), each serving RATE requests a second, telemetry every 15 s (Prometheus' own default is a minute), all policies bound.
import {startSlice} from '../../dist/src/compose/slice.js'
import {createInProcessBroker} from '../../dist/src/fabric/in-process/broker.js'
import {openJournal} from '../../dist/src/knowledge/sqlite-journal.js'
import {openWorld, simulatedCluster, simulatedHost, simulatedSlice} from '../../dist/src/platform/simulated/index.js'
import {createVirtualClock} from '../../dist/src/support/clock-virtual.js'
import {createIdSource} from '../../dist/src/support/ids.js'
import {silentLogger} from '../../dist/src/support/logger.js'
import {application, scenario} from './slices.mjs'

const NODES = Number(process.env.NODES ?? 2_000)
const APPLICATIONS = Number(process.env.APPLICATIONS ?? 1_000)
const COMPONENTS = 5
const CLUSTERS = 20
const RATE = Number(process.env.RATE ?? 0.2)
const VIRTUAL_SECONDS = Number(process.env.VIRTUAL_SECONDS ?? 120)

const workload = {
  name: 'steady',
  match: {},
  load: {kind: 'constant', value: 1},
  arrivals: {kind: 'poisson', rate: RATE, perLoad: 0, jitter: 0},
  work: {baseMs: 20, perLoadMs: 10, sigma: 0.2},
  discipline: 'processor-sharing',
  threads: 2,
  queueLimit: 100,
  fanOut: 0,
  requestBytes: 1_000,
  exports: [{metric: 'frame_classify_latency', shows: 'mean-response-ms'}],
}
const world_ = scenario({clusters: CLUSTERS, nodes: NODES, workloads: [workload], telemetryEveryMs: 15_000, nodeEveryMs: 15_000})
const clock = createVirtualClock(world_.originMs)
const world = openWorld({scenario: world_, clock})
const stop = new AbortController()
const broker = createInProcessBroker({clock})
let turns = 0
const running = await startSlice(
  {
    slice: 'bench',
    version: 'bench',
    clock,
    log: {...silentLogger, error: (fields, message) => console.error(message, fields)},
    newId: createIdSource(clock, () => 0.5),
    connect: (agent, presenceTopic) => broker.connect({agent, presenceTopic}),
    journal: () => openJournal({path: ':memory:', clock}),
    platform: {slice: simulatedSlice(world), cluster: (name) => simulatedCluster(world, name), host: (node) => simulatedHost(world, node)},
    clusters: world_.clusters.map((cluster) => ({name: cluster.name, nodes: cluster.nodes.map((node) => node.description.name)})),
    clockInfo: () => ({speed: 1, simulated: true}),
    onVerdict: () => (turns += 1),
  },
  stop.signal,
)
const pass = (ms) => clock.run(clock.now() + ms, {world})
await pass(2_000)
const begun = performance.now()
const pending = Array.from({length: APPLICATIONS}, (_, index) =>
  running.service.deploy(application(`app-${index}`, {components: COMPONENTS, target: 500, cluster: `cluster-${index % CLUSTERS}`}), {
    by: 'bench',
  }),
)
let isStored = false
void Promise.all(pending).then(() => (isStored = true))
while (!isStored) await pass(100)
const ready = () => running.service.applications().filter((one) => one.phase === 'deployed').length
for (let round = 0; round < 60 && ready() < APPLICATIONS; round += 1) await pass(5_000)
console.error(`${ready()} of ${APPLICATIONS} applications deployed after ${((performance.now() - begun) / 1_000).toFixed(1)} s`)

// Every series has begun and every status was told once.
await pass(60_000)
const stopProfile = process.env.PROFILE === undefined ? undefined : await startProfile(process.env.PROFILE)
const events = world.engine?.processedEvents ?? 0
turns = 0
const from = performance.now()
const cpu = process.cpuUsage()
await pass(VIRTUAL_SECONDS * 1_000)
const seconds = (performance.now() - from) / 1_000
const used = process.cpuUsage(cpu)
await stopProfile?.()
console.log(
  JSON.stringify({
    bench: 'simulated slice',
    nodes: NODES,
    instances: APPLICATIONS * COMPONENTS,
    deployed: ready(),
    requestsPerSecond: Math.round(RATE * APPLICATIONS * COMPONENTS),
    timesRealTime: Math.round(VIRTUAL_SECONDS / seconds),
    timesCpuTime: Math.round(VIRTUAL_SECONDS / ((used.user + used.system) / 1e6)),
    stateEventsPerSecond: Math.round(((world.engine?.processedEvents ?? 0) - events || NaN) / seconds),
    policyTurns: turns,
    rssMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
  }),
)
process.exit(0)

/** Only the steady state: PROFILE=file.cpuprofile. */
async function startProfile(file) {
  const {Session} = await import('node:inspector/promises')
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  return async () => {
    const {profile} = await session.post('Profiler.stop')
    const {writeFileSync} = await import('node:fs')
    writeFileSync(file, JSON.stringify(profile))
  }
}
