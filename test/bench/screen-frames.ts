/**
 * What a frame costs: `npm run build && NODE_ENV=production node test/bench/screen-frames.ts [columns] [rows] [demo|big] [keys]`.
 * demo: 3 applications, 12 nodes; big: 200 applications, 2,000 nodes. keys: a key is held down, so that ten frames a second are drawn.
 */
import {EventEmitter} from 'node:events'
import {PassThrough} from 'node:stream'
import {setTimeout as sleep} from 'node:timers/promises'

const [columns = '120', rows = '40', size = 'demo', keys] = process.argv.slice(2)
const SECONDS = 8
const isBig = size === 'big'
const iso = (ms: number): string => new Date(ms).toISOString()
const now = (): number => Date.now()
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({length: count}, (_, index) => make(index))

const node = (cluster: string, index: number) => ({
  name: `${cluster}-node${index}`,
  cluster,
  ready: true,
  readyChangedAt: iso(now()),
  cordoned: false,
  layer: 'edge',
  labels: ['camera:yes'],
  capacity: {cpuMillicores: 8_000, memoryBytes: 2 ** 34, diskBytes: 2 ** 37, gpus: 0, fpgas: 0},
  free: {cpuMillicores: 6_000, memoryBytes: 2 ** 33, diskBytes: 2 ** 36, gpus: 0, fpgas: 0},
  pricePerHour: 0.1,
  instances: index % 3,
  description: {name: 'node', continuum_layer: 'edge', environment: {}, price: {value: 0.1, currency: 'EUR'}},
})
const clusters = times(isBig ? 20 : 3, (index) => ({
  name: `cluster-${index}`,
  ready: true,
  readyChangedAt: iso(now()),
  cordoned: false,
  heardAt: iso(now()),
  description: {cluster_id: `cluster-${index}`, nodes: []},
  nodes: times(isBig ? 100 : 4, (each) => node(`cluster-${index}`, each)),
}))
const component = (name: string, index: number) => ({
  component: name,
  cluster: 'cluster-0',
  wanted: 1,
  ready: 1,
  instances: [{id: 'i', node: `cluster-0-node${index % 4}`, phase: 'ready', startedAt: iso(now()), restarts: 0, generation: 1, image: 'x'}],
  reasons: [],
})
const application = (index: number) => {
  const value = 30 + Math.random() * 30
  const qos = {
    component: 'classifier',
    metric: 'frame_classify_latency',
    target: 50,
    relation: 'lower_or_equal',
    value,
    sampledAt: iso(now()),
    met: value <= 50,
  }
  const about = {uid: 'u', generation: 1, revision: '1', createdAt: iso(now()), updatedAt: iso(now()), reasons: [], clusters: ['cluster-0']}
  return {
    ...about,
    name: `camera-${index}`,
    phase: 'deployed',
    phaseSinceAt: iso(now() - 1e5),
    components: [component('detector', index), component('classifier', index)],
    qos: [qos],
  }
}
const decision = (index: number) => ({
  seq: index,
  id: `d-${index}`,
  agent: 'cluster-0',
  layer: 'cluster',
  application: 'camera-1',
  components: ['classifier'],
  proposer: {kind: 'policy', policy: 'qos-relocation', version: '1.0.0'},
  trigger: {kind: 'interval'},
  analysis: {verdict: 'adapt', reason: 'frame_classify_latency of classifier is 81.2, target <= 50, for 12 s'},
  summary: 'Move classifier from cluster-0-node1 to cluster-0-node2: 34.1 ± 6.0 foreseen, 81.2 now, target <= 50',
  actions: [],
  candidates: [],
  verdict: {kind: 'admitted', reason: 'nothing else changes it'},
  outcome: {kind: 'done', message: 'ready', durationMs: 1},
  repeats: 0,
  decidedAt: iso(now() - index * 1000),
  version: Math.floor(now() / 1000),
})
const points = () => times(300, (index) => ({measuredAt: iso(now() - (300 - index) * 2_000), value: 30 + Math.random() * 30}))
const client = {
  getReadiness: async () => ({
    ready: true,
    parts: [],
    version: '1',
    startedAt: iso(now()),
    clock: {nowAt: iso(now()), speed: 1, simulated: true},
  }),
  getMode: async () => ({mode: 'heuristic'}),
  listApplications: async () => ({items: times(isBig ? 200 : 3, application), nextCursor: null}),
  // A client parses a new answer each time, and so does this.
  getInfrastructure: async () => structuredClone({continuum: 'bench', clusters}),
  listAgents: async () => ({items: []}),
  listDecisions: async () => ({items: times(100, decision), nextCursor: null}),
  listMetrics: async () => ({items: [{name: 'frame_classify_latency', unit: 'ms'}]}),
  queryTelemetry: async () => ({kind: 'series', metric: 'x', windowMs: 1, series: [{metric: 'x', source: {}, points: points()}]}),
  async *events({signal}: {signal: AbortSignal}) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
  },
  close: async () => {},
}

let bytes = 0
const stdin = Object.assign(new PassThrough(), {isTTY: true, setRawMode() {}, ref() {}, unref() {}})
const stdout = Object.assign(new EventEmitter(), {
  isTTY: true,
  columns: Number(columns),
  rows: Number(rows),
  writable: true,
  destroyed: false,
  writableEnded: false,
  write(text: string, done?: () => void) {
    bytes += Buffer.byteLength(text)
    if (done !== undefined) setImmediate(done)
    return true
  },
})
const end = new AbortController()
let frames = 0
const entry: string = new URL('../../dist/src/tui/run-monitor.js', import.meta.url).href
const {runMonitor} = (await import(entry)) as {readonly runMonitor: (options: object) => Promise<void>}
const done = runMonitor({client, signal: end.signal, stdin, stdout, env: {LANG: 'C.UTF-8'}, colour: true, onDrawn: () => frames++})
await sleep(3_000)
const holding = keys === undefined ? undefined : setInterval(() => stdin.push('j'), 50)
const before = {cpu: process.cpuUsage(), frames, bytes}
await sleep(SECONDS * 1000)
const used = process.cpuUsage(before.cpu)
clearInterval(holding)
const drawn = frames - before.frames
const cpuMs = (used.user + used.system) / 1000
process.stdout.write(
  `${columns}x${rows} ${size}${keys === undefined ? '' : ' keys'}: ${(drawn / SECONDS).toFixed(1)} frames/s, ${(cpuMs / drawn).toFixed(1)} ms CPU/frame, ` +
    `${(cpuMs / SECONDS / 10).toFixed(1)} % of a core, ${((bytes - before.bytes) / drawn / 1024).toFixed(2)} KiB/frame, RSS ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB\n`,
)
end.abort()
await done
