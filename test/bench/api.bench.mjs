// What GET /v1/apps/{name}/status costs, with 500 applications: requests in a second of one core of the server, beside a bare fastify route that
// answers the same object in the same run. The server is a process of its own; this one makes the load.
// Usage: node test/bench/api.bench.mjs [--applications 500] [--seconds 5] [--connections 4] [--pipelining 8] [--json]
import {fork} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {Client} from 'undici'

const BUDGET_PER_SECOND = 2_000
const TOKEN = 'bench-token-0123456789'
const {values} = parseArgs({
  options: {
    applications: {type: 'string', default: '500'},
    seconds: {type: 'string', default: '5'},
    connections: {type: 'string', default: '4'},
    pipelining: {type: 'string', default: '8'},
    serve: {type: 'string'},
    json: {type: 'boolean', default: false},
  },
})
const [applications, seconds, connections, pipelining] = ['applications', 'seconds', 'connections', 'pipelining'].map((name) =>
  Number(values[name]),
)

if (values.serve === undefined) await compare()
else await serve(values.serve)

async function compare() {
  // Taken in turns, so that what else the machine does meets both.
  const runs = {api: [], bare: []}
  for (const kind of ['bare', 'api', 'bare', 'api']) runs[kind].push(await measure(kind))
  const api = best(runs.api)
  const bare = best(runs.bare)
  const report = {
    applications,
    perSecond: Math.round(api.perSecond),
    perCoreSecond: Math.round(api.perCoreSecond),
    p50Ms: round(api.p50Ms),
    p99Ms: round(api.p99Ms),
    barePerCoreSecond: Math.round(bare.perCoreSecond),
    ratio: round(api.perCoreSecond / bare.perCoreSecond),
    answerBytes: api.bytes,
    rssMb: Math.round(api.rssBytes / 2 ** 20),
    budgetPerSecond: BUDGET_PER_SECOND,
    kept: api.perSecond >= BUDGET_PER_SECOND && api.perCoreSecond >= BUDGET_PER_SECOND,
  }
  if (values.json) console.log(JSON.stringify(report))
  else {
    console.log(
      `GET status, ${applications} applications, ${report.answerBytes} bytes an answer, ${connections} connections x ${pipelining}`,
    )
    console.log(
      `  ${report.perSecond} a second (p50 ${report.p50Ms} ms, p99 ${report.p99Ms} ms), ${report.perCoreSecond} in a second of one core, ${report.rssMb} MB`,
    )
    console.log(`  bare fastify route: ${report.barePerCoreSecond} in a second of one core; ratio ${report.ratio}`)
    console.log(`  budget ${BUDGET_PER_SECOND} a second: ${report.kept ? 'kept' : 'NOT KEPT'}`)
  }
  if (!report.kept) process.exitCode = 1
}

function best(runs) {
  return runs.toSorted((a, b) => b.perCoreSecond - a.perCoreSecond)[0]
}

async function measure(kind) {
  const child = fork(fileURLToPath(import.meta.url), ['--serve', kind, '--applications', String(applications)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const url = await message(child)
  const clients = Array.from({length: connections}, () => new Client(url, {pipelining}))
  try {
    await load(clients, 1_000)
    const before = await ask(child)
    const result = await load(clients, seconds * 1_000)
    const after = await ask(child)
    const cpuSeconds = (after.cpuMicros - before.cpuMicros) / 1e6
    return {...result, perSecond: result.count / result.wallSeconds, perCoreSecond: result.count / cpuSeconds, rssBytes: after.rssBytes}
  } finally {
    await Promise.all(clients.map((client) => client.destroy()))
    child.disconnect()
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

async function load(clients, forMs) {
  const times = []
  let bytes = 0
  let next = 0
  const started = performance.now()
  const until = started + forMs
  const worker = async (client) => {
    while (performance.now() < until) {
      const at = performance.now()
      const {statusCode, body} = await client.request({
        method: 'GET',
        path: `/v1/apps/app-${next++ % applications}/status`,
        headers: {authorization: `Bearer ${TOKEN}`},
      })
      bytes = (await body.arrayBuffer()).byteLength
      if (statusCode !== 200) throw new Error(`The server answered ${statusCode}.`)
      times.push(performance.now() - at)
    }
  }
  await Promise.all(clients.flatMap((client) => Array.from({length: pipelining}, () => worker(client))))
  const wallSeconds = (performance.now() - started) / 1_000
  const sorted = Float64Array.from(times).sort()
  return {
    count: times.length,
    wallSeconds,
    bytes,
    p50Ms: sorted[Math.floor(sorted.length * 0.5)],
    p99Ms: sorted[Math.floor(sorted.length * 0.99)],
  }
}

function message(child) {
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
}

function ask(child) {
  const answer = message(child)
  child.send('usage')
  return answer
}

async function serve(kind) {
  const views = new Map(Array.from({length: applications}, (_, index) => [`app-${index}`, applicationView(index)]))
  const server = kind === 'api' ? await apiServer(views) : await bareServer(views)
  process.send(await server.listen({port: 0, host: '127.0.0.1'}))
  process.on('message', () => {
    const {user, system} = process.cpuUsage()
    process.send({cpuMicros: user + system, rssBytes: process.memoryUsage.rss()})
  })
  process.once('disconnect', () => void server.close())
}

async function apiServer(views) {
  const {buildServer} = await import('../../dist/src/northbound/server/index.js')
  const service = {application: (name) => views.get(name), applications: () => [...views.values()]}
  return buildServer({service, token: TOKEN, options: {rateLimit: 1_000_000}})
}

async function bareServer(views) {
  const {default: fastify} = await import('fastify')
  const {statusDto} = await import('../../dist/src/northbound/server/views/application.js')
  const answers = new Map([...views].map(([name, view]) => [name, statusDto(view)]))
  const app = fastify()
  app.get('/v1/apps/:name/status', ({params}, reply) => reply.send(answers.get(params.name)))
  return app
}

/** Three components with two instances each and a target: more than most. */
function applicationView(index) {
  const nowMs = 1_767_225_600_000
  const name = `app-${index}`
  const components = ['camera', 'detector', 'classifier'].map((component) => ({
    component,
    cluster: 'edge-1',
    wanted: 2,
    ready: 2,
    reasons: [],
    instances: [0, 1].map((number) => ({
      id: `${name}-${component}-${number}`,
      node: `node-${number}`,
      phase: 'ready',
      startedMs: nowMs - 60_000,
      readySinceMs: nowMs - 50_000,
      restarts: 0,
      generation: 1,
      image: `registry.example.org/${component}:1.2.3`,
    })),
  }))
  const qos = [
    {
      component: 'classifier',
      metric: 'frame_classify_latency',
      target: 50,
      relation: 'lower_or_equal',
      value: 41.5,
      sampledMs: nowMs,
      met: true,
    },
  ]
  const satisfaction = {score: 1, threshold: 0.8, met: true, terms: [{metric: 'frame_classify_latency', weight: 1, achieved: 1}]}
  const spec = {
    name,
    uid: `uid-${index}`,
    generation: 1,
    revision: String(index),
    createdMs: nowMs,
    updatedMs: nowMs,
    orders: [],
    description: {name, components: []},
  }
  return {spec, phase: 'deployed', phaseSinceMs: nowMs, reasons: [], clusters: ['edge-1'], components, qos, satisfaction}
}

function round(value) {
  return Math.round(value * 100) / 100
}
