// What a node agent takes on its machine: at rest with no pod, and with 30 pods scraped every 5 s with 60 series each; the machine, the kubelet's resource metrics and a push a second in both. The
// API server, the kubelet and the pods are servers of the parent; the agent is a process of its own, with mqtt.js loaded and nobody to send to. Linux only.
import {fork} from 'node:child_process'
import {createServer} from 'node:http'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {cpuSeconds, memoryMiB} from './process-usage.mjs'

const PODS = 30
// As the DaemonSet starts it: V8 would else keep 16 MiB for young objects.
const FLAGS = ['--max-semi-space-size=1']
const SERIES = 60
const SETTLE_S = 15
const MEASURED_S = 30
const [role, origin] = process.argv.slice(2)
if (role === 'agent') await beAgent(origin)
else {
  const rest = await measure(0)
  const loaded = await measure(PODS)
  console.log(
    JSON.stringify({
      bench: 'node agent',
      restMiB: rest.rssMiB,
      loadedMiB: loaded.rssMiB,
      restCpuPercent: rest.cpuPercent,
      loadedCpuPercent: loaded.cpuPercent,
      samplesPerSecond: loaded.samplesPerSecond,
    }),
  )
}

async function beAgent(url) {
  const [{startNodeAgent}, {createHostPlatform}, {systemClock}, {silentLogger}] = await Promise.all([
    import('../../dist/src/agent/roles/node-agent.js'),
    import('../../dist/src/platform/host/index.js'),
    import('../../dist/src/support/clock-system.js'),
    import('../../dist/src/support/logger.js'),
    import('mqtt'),
  ])
  const platform = createHostPlatform(
    {
      node: 'n1',
      cluster: 'near',
      machine: {},
      pods: {apiServer: {url}},
      kubelet: {endpoint: {url: `${url}/metrics/resource`}},
      scrape: {},
      otlp: {host: '127.0.0.1', port: 0, onListening: (port) => process.send({port})},
    },
    {clock: systemClock, log: silentLogger},
  )
  let samples = 0
  process.on('message', () => process.send({samples, counters: platform.counters()}))
  const fabric = {
    publish: async (_, payload) => {
      samples += Array.isArray(payload) ? payload.length : 0
    },
    subscribe: async () => undefined,
    close: async () => undefined,
  }
  const options = {
    slice: 's',
    version: '0',
    cluster: 'near',
    node: 'n1',
    clock: systemClock,
    log: silentLogger,
    newId: () => '',
    fabric,
    platform,
  }
  await startNodeAgent(options, new AbortController().signal)
}

async function measure(pods) {
  const server = createServer((request, response) => answer(request, response, pods))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const agent = fork(fileURLToPath(import.meta.url), ['agent', `http://127.0.0.1:${server.address().port}`], {execArgv: FLAGS})
  const said = (wanted) =>
    new Promise((resolve) => {
      const hear = (message) => {
        if (!(wanted in message)) return
        agent.off('message', hear)
        resolve(message)
      }
      agent.on('message', hear)
    })
  const {port} = await said('port')
  let pushing = true
  const pusher = (async () => {
    while (pushing) {
      await push(port)
      await sleep(1_000)
    }
  })()
  await sleep(SETTLE_S * 1_000)
  const before = cpuSeconds(agent.pid)
  await sleep(MEASURED_S * 1_000)
  const cpuPercent = Math.round((10_000 * (cpuSeconds(agent.pid) - before)) / MEASURED_S) / 100
  const rssMiB = memoryMiB(agent.pid)
  const report = said('samples')
  agent.send('report')
  const {samples, counters} = await report
  pushing = false
  await pusher
  agent.kill()
  server.close()
  server.closeAllConnections()
  if (counters.readingsFailed > 0) throw new Error(`Readings failed: ${JSON.stringify(counters)}`)
  return {rssMiB, cpuPercent, samplesPerSecond: Math.round(samples / (SETTLE_S + MEASURED_S))}
}

function answer(request, response, pods) {
  const url = new URL(request.url, 'http://x')
  if (url.searchParams.get('watch') === 'true') return response.flushHeaders()
  if (url.pathname === '/api/v1/pods') {
    const items = Array.from({length: pods}, (_, place) => pod(place, request.socket.localPort))
    return response.end(JSON.stringify({metadata: {resourceVersion: '1'}, items}))
  }
  if (url.pathname === '/metrics/resource') {
    const lines = Array.from(
      {length: PODS},
      (_, place) => `pod_cpu_usage_seconds_total{namespace="mlsysops",pod="web-${place}"} ${process.uptime()} ${Date.now()}\n`,
    )
    return response.end(lines.join(''))
  }
  response.end(Array.from({length: SERIES}, (_, place) => `# TYPE m${place} gauge\nm${place}{a="b"} ${Math.random()}\n`).join(''))
}

function pod(place, port) {
  return {
    metadata: {
      name: `web-${place}`,
      namespace: 'mlsysops',
      uid: `uid-${place}`,
      labels: {'mlsysops.eu/app': 'shop', 'mlsysops.eu/component': `web-${place}`},
      annotations: {'prometheus.io/scrape': 'true', 'prometheus.io/port': String(port)},
    },
    spec: {nodeName: 'n1', containers: [{name: 'main'}]},
    status: {phase: 'Running', podIP: '127.0.0.1'},
  }
}

async function push(port) {
  const metric = {name: 'delay', gauge: {dataPoints: [{asDouble: Math.random(), timeUnixNano: `${Date.now()}000000`}]}}
  const body = JSON.stringify({resourceMetrics: [{resource: {attributes: []}, scopeMetrics: [{metrics: [metric]}]}]})
  const {status} = await fetch(`http://127.0.0.1:${port}/v1/metrics`, {method: 'POST', headers: {'content-type': 'application/json'}, body})
  if (status !== 200 && status !== 503) throw new Error(`A push was answered with ${status}.`)
}
