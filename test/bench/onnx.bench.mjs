// What a model policy adds to a call of onnxruntime: from a row of features to the forecast as the policy does it in its worker (range check, tensor, run,
// value) beside a bare call of the same model, in turns. And what a worker adds to a turn of a policy, beside the same function called in this thread.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {InferenceSession, Tensor} from 'onnxruntime-node'
import {openPolicies} from '../../dist/src/compose/policy-hosts.js'
import {capacityOf} from '../../dist/src/descriptions/resources.js'
import {openOnnx} from '../../dist/src/ml/runtime/onnx.js'
import {createPredictor} from '../../dist/src/policy/builtin/predictor.js'
import {createForecaster} from '../../dist/src/policy/model/forecaster.js'
import {beyondRange} from '../../dist/src/policy/model/range.js'
import {systemClock} from '../../dist/src/support/clock-system.js'
import {createTelemetryStore} from '../../dist/src/telemetry/store.js'
import {linearOnnx} from '../support/onnx-model.ts'
import {application, scenario} from './slices.mjs'

const COLUMNS = 12
const ROUNDS = Number(process.env.ROUNDS ?? 200)
const CALLS = 50
const TURNS = Number(process.env.TURNS ?? 400)
const PREDICTOR = createPredictor()
const MECHANISMS = new Map()

const raw = await rawAndPolicy()
const turn = await turnsInWorker()
console.log(JSON.stringify({bench: 'onnx', ...raw, ...turn}))
process.exit(0)

async function rawAndPolicy() {
  const model = linearOnnx({weights: Array.from({length: COLUMNS}, (_, place) => place + 1), bias: 1})
  const options = {executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential'}
  const session = await InferenceSession.create(model, options)
  const ranges = Array.from({length: COLUMNS}, (_, place) => ({name: `f${place}`, unit: 'ms', min: 0, max: 1_000}))
  const contract = {inputs: [{name: 'features', shape: [0, COLUMNS], features: ranges}], outputs: [{name: 'forecast'}]}
  const forecaster = createForecaster(await openOnnx(model), contract)
  const row = Array.from({length: COLUMNS}, (_, place) => 10 + place)
  const bare = async () => {
    const {forecast} = await session.run({features: new Tensor('float32', Float32Array.from(row), [1, COLUMNS])})
    return forecast.data[0]
  }
  const asPolicy = async () => (beyondRange(ranges, row, 0.1).length === 0 ? (await forecaster.forecast([row]))[0] : Number.NaN)
  if ((await bare()) !== (await asPolicy())) throw new Error('The two do not answer the same.')
  const took = {bare: [], policy: []}
  for (let round = 0; round < ROUNDS + 20; round += 1) {
    const first = round % 2 === 0
    const a = await microseconds(first ? bare : asPolicy)
    const b = await microseconds(first ? asPolicy : bare)
    if (round < 20) continue
    took.bare.push(first ? a : b)
    took.policy.push(first ? b : a)
  }
  return {
    bareUs: round(median(took.bare)),
    policyUs: round(median(took.policy)),
    policyOverBare: round(median(took.policy.map((one, index) => one / took.bare[index]))),
  }
}

async function turnsInWorker() {
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops-bench-'))
  const source = `import {candidatesFor} from 'mlsysops'
export default {
  name: 'bench',
  metrics: ['qos_metrics', 'node_cpu_utilisation'],
  initialState: () => ({turns: 0}),
  analyze(input, state) {
    const value = input.telemetry.aggregate({metric: 'frame_classify_latency', application: input.application.name}, 10_000, 'mean')
    const hosts = candidatesFor(input, input.application.description.components[0].metadata.name).length
    return {verdict: 'fine', reason: 'measured', evidence: {value: value ?? null, hosts}, state: {turns: state.turns + 1}}
  },
  plan: () => undefined,
}`
  const {candidatesFor} = await import('../../dist/src/policy/author/index.js')
  const library = fileURLToPath(new URL('../../dist/src/policy/author/index.js', import.meta.url))
  const body = source.replace(/^import.*$/m, '').replace('export default', 'return')
  const bare = new Function('candidatesFor', body)(candidatesFor)
  const open = openPolicies({folder, clock: systemClock, library})
  const policy = await open({kind: 'javascript', source, digest: `sha256:${'b'.repeat(64)}`, fileName: 'bench.mjs', layer: 'cluster'})
  const never = new AbortController().signal
  let nowMs = Date.now()
  const telemetry = createTelemetryStore({clock: {now: () => nowMs}})
  const world = worldOf(nowMs)
  const took = {bare: [], worker: []}
  let state = {turns: 0}
  for (let index = 0; index < TURNS + 50; index += 1) {
    nowMs += 1_000
    telemetry.add({metric: 'frame_classify_latency', application: 'app', component: 'c0', node: 'c0-n0', value: index % 50, timeMs: nowMs})
    for (const name of world.nodes.keys()) telemetry.add({metric: 'node_cpu_utilisation', node: name, value: 0.5, timeMs: nowMs})
    const input = inputOf({...world, nowMs}, telemetry)
    const a = performance.now()
    const direct = bare.analyze(input, state)
    const b = performance.now()
    const hosted = await policy.analyze(input, state, never)
    const c = performance.now()
    if (JSON.stringify(direct.evidence) !== JSON.stringify(hosted.analysis.evidence)) throw new Error('The two do not see the same.')
    state = hosted.state
    if (index < 50) continue
    took.bare.push(b - a)
    took.worker.push(c - b)
  }
  await policy.close()
  rmSync(folder, {recursive: true, force: true})
  return {
    nodes: world.nodes.size,
    turnBareMs: round(median(took.bare)),
    turnWorkerMs: round(median(took.worker)),
    workerTurnOverBareMs: round(median(took.worker.map((one, index) => one - took.bare[index]))),
  }
}

function inputOf(world, telemetry) {
  const base = {nowMs: world.nowMs, mode: 'ml', trigger: {kind: 'interval'}, world, application: world.applications.get('app'), telemetry}
  return {...base, predictor: PREDICTOR, mechanisms: MECHANISMS, isUnderWay: () => false}
}

/** As a cluster's agent sees it: 50 nodes, one application on one of them. */
function worldOf(nowMs) {
  const [{nodes}] = scenario({clusters: 1, nodes: 50, workloads: []}).clusters
  const description = application('app')
  const [component] = description.components
  const ref = {application: 'app', component: component.metadata.name}
  const hosts = [{node: nodes[0].description.name, instances: 1}]
  const state = ({description: node}) => {
    const capacity = capacityOf(node)
    const known = {name: node.name, cluster: 'cluster-0', ready: true, readyChangedMs: nowMs, cordoned: false, layer: node.continuum_layer}
    return [node.name, {...known, labels: node.labels, description: node, capacity, free: capacity, pricePerHour: node.price.value}]
  }
  const app = {name: 'app', uid: 'u', generation: 1, revision: '1', createdMs: nowMs, updatedMs: nowMs, description, orders: []}
  const intent = {ref, generation: 1, spec: component, hosts, goal: hosts, fallback: [], exclusive: false, deadlineMs: nowMs, decision: 'd'}
  return {
    nowMs,
    cluster: 'cluster-0',
    nodes: new Map(nodes.map(state)),
    clusters: new Map(),
    applications: new Map([['app', app]]),
    components: new Map(),
    intents: new Map([['app/c0', intent]]),
    assignments: new Map(),
  }
}

/** Of one call, over a few in a row. */
async function microseconds(call) {
  const from = performance.now()
  for (let index = 0; index < CALLS; index += 1) await call()
  return ((performance.now() - from) * 1_000) / CALLS
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function round(value) {
  return Number(value.toFixed(value < 10 ? 3 : 1))
}
