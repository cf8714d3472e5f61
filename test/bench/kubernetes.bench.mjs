// What the agents cost on real API servers, with KWOK playing the nodes: the time of a deployment beside `kubectl apply` of the same Deployments, and a
// cluster agent on many nodes with many instances. `NODES=1000 APPLICATIONS=150` by default; kubectl comes from MLSYSOPS_K8S_BIN or the PATH. Linux only.
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {createApiClient} from '../../dist/src/northbound/client/index.js'
import {createKubeClient} from '../../dist/src/platform/kubernetes/client/index.js'
import {DEPLOYMENTS, NODES as NODE_KIND, PODS} from '../../dist/src/platform/kubernetes/cluster/kinds.js'
import {Reflector} from '../../dist/src/platform/kubernetes/watch/reflector.js'
import {systemClock} from '../../dist/src/support/clock-system.js'
import {cpuSeconds, memoryMiB} from './process-usage.mjs'

const NODES = Number(process.env.NODES ?? 1_000)
const APPLICATIONS = Number(process.env.APPLICATIONS ?? 150)
const COMPONENTS = 10
const INSTANCES = 2
const ROUNDS = 5
const REST_S = 60
const LOST_COMPONENTS = 100
const NEVER = new AbortController().signal
const program = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
const bin = process.env.MLSYSOPS_K8S_BIN
const home = mkdtempSync(join(tmpdir(), 'mlsysops-bench-'))
mkdirSync(join(home, 'run'), {mode: 0o700})
const env = {
  ...process.env,
  HOME: home,
  XDG_STATE_HOME: join(home, 'state'),
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_RUNTIME_DIR: join(home, 'run'),
  XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? '', '.cache'),
}
const folder = join(home, 'state', 'mlsysops', 'testbeds', 'default')
const kubeconfig = join(folder, 'kubeconfig')

const upMs = elapsed(() =>
  run(
    process.execPath,
    program,
    'testbed',
    'up',
    '--driver',
    'kubernetes',
    '--clusters',
    '1',
    '--nodes',
    String(NODES),
    ...(bin ? ['--bin-dir', bin] : []),
  ),
)
const kube = await createKubeClient({kubeconfig, version: 'bench', manager: 'bench', clock: systemClock})
const ending = new AbortController()
const pods = new Reflector({client: kube, clock: systemClock, resource: PODS, trim: trimmed})
const watching = pods.run(ending.signal)
const {agents} = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))
const token = readFileSync(join(folder, 'token'), 'utf8').trim()
const api = createApiClient({url: `http://127.0.0.1:${agents.port}`, token, timeoutMs: 60_000, signal: NEVER, by: 'bench'})
try {
  const latency = await deployBesideApply()
  const scale = await atScale()
  console.log(JSON.stringify({bench: 'on Kubernetes', nodes: NODES, upSeconds: Math.round(upMs / 1_000), ...latency, ...scale}))
} finally {
  ending.abort()
  await Promise.all([watching, api.close()])
  kube.close()
  run(process.execPath, program, 'testbed', 'down')
  rmSync(home, {recursive: true, force: true})
}

/** The same application by `app deploy` and its Deployments by `kubectl apply`, in turn; from the beginning of the command to the last pod bound. */
async function deployBesideApply() {
  const deployed = []
  const applied = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = `latency-${round}`
    const file = join(home, `${name}.json`)
    writeFileSync(file, JSON.stringify({MLSysOpsApp: application(name, 1)}))
    deployed.push(await untilBound('mlsysops', COMPONENTS, () => run(process.execPath, program, 'app', 'deploy', file, '--no-wait')))
    const {items} = await kube.list(DEPLOYMENTS, {namespace: 'mlsysops', labelSelector: `mlsysops.eu/app=${name}`}, NEVER)
    run(process.execPath, program, 'app', 'remove', name)
    const list = join(home, `${name}-raw.json`)
    writeFileSync(list, JSON.stringify({apiVersion: 'v1', kind: 'List', items: items.map(bare)}))
    applied.push(await untilBound('default', COMPONENTS, () => kubectl('apply', '-f', list)))
    kubectl('delete', '-f', list, '--wait=true')
    await untilPods('default', 0)
  }
  const [deployMs, applyMs] = [median(deployed), median(applied)]
  return {deployMs, applyMs, deployOverBudget: round(deployMs / (1.5 * applyMs + 200))}
}

async function untilBound(namespace, count, act) {
  const startMs = performance.now()
  act()
  await untilPods(namespace, count)
  return Math.round(performance.now() - startMs)
}

async function untilPods(namespace, count) {
  await until(`${count} bound pods in ${namespace}`, 60_000, () => {
    const all = podsIn(namespace)
    return all.filter((pod) => pod.node !== undefined && !pod.isDeleted).length === count && (count > 0 || all.length === 0)
  })
}

/** Many instances: what the cluster's agent holds and takes at rest, and how soon what a lost group of nodes ran is placed again. */
async function atScale() {
  const startMs = performance.now()
  for (let index = 0; index < APPLICATIONS; index += 1) await api.deployApplication({MLSysOpsApp: application(`app-${index}`, INSTANCES)})
  const wanted = APPLICATIONS * COMPONENTS * INSTANCES
  const running = await untilRunning(wanted)
  const deploySeconds = Math.round((performance.now() - startMs) / 1_000)
  await sleep(20_000)
  const pid = JSON.parse(readFileSync(join(folder, 'agents', 'cluster-cluster-1.pid'), 'utf8')).pid
  const before = cpuSeconds(pid)
  await sleep(REST_S * 1_000)
  const agentCpuPercent = round((100 * (cpuSeconds(pid) - before)) / REST_S)
  const agentMiB = memoryMiB(pid)
  const lost = group(running)
  const lostMs = performance.now()
  await Promise.all([...lost.nodes].map((name) => kube.delete(NODE_KIND, {name}, NEVER)))
  await untilPlacedAgain(lost, wanted)
  return {
    instances: wanted,
    deploySeconds,
    agentMiB,
    agentCpuPercent,
    lostComponents: lost.components.size,
    lostInstances: lost.instances,
    placedAgainSeconds: round((performance.now() - lostMs) / 1_000),
    byHandSeconds: await byHand(lost),
  }
}

/** What the control plane takes for the same: as many Deployments of one pod each are made at once as pods were lost, and as many others end. */
async function byHand({instances}) {
  const all = async (act) => await Promise.all(Array.from({length: instances}, (_, index) => act(`by-hand-${index}`)))
  const make = (name) => kube.create(DEPLOYMENTS, onePod(name), NEVER)
  const end = (name) => kube.delete(DEPLOYMENTS, {name, namespace: 'default'}, NEVER)
  await all(make)
  await until('running pods by hand', 300_000, () => podsIn('default').filter((pod) => pod.isRunning).length >= instances)
  const startMs = performance.now()
  await Promise.all([all(end), all((name) => make(`${name}-again`))])
  await until('running pods by hand again', 300_000, () => {
    const again = podsIn('default').filter((pod) => pod.metadata.name.includes('-again') && pod.isRunning)
    return again.length >= instances
  })
  return round((performance.now() - startMs) / 1_000)
}

function onePod(name) {
  const labels = {app: name}
  const resources = {requests: {cpu: '50m', memory: '32Mi'}}
  const template = {metadata: {labels}, spec: {containers: [{name: 'main', image: 'bench/by-hand:1', resources}]}}
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {name, namespace: 'default'},
    spec: {selector: {matchLabels: labels}, template},
  }
}

function podsIn(namespace) {
  return [...pods.cache.values()].filter((pod) => pod.metadata.namespace === namespace)
}

async function untilRunning(count) {
  await until(`${count} running pods`, 900_000, () => podsIn('mlsysops').filter((pod) => pod.isRunning).length >= count)
  return podsIn('mlsysops')
}

/** Looked at in a cache that a watch keeps: listing thousands of pods again and again would be most of what the server does. */
async function until(what, limitMs, isReached) {
  const endMs = performance.now() + limitMs
  while (!isReached()) {
    if (performance.now() > endMs) throw new Error(`There are not ${what}.`)
    await sleep(10)
  }
}

/** As many nodes as run the wanted number of components. */
function group(running) {
  const nodes = new Set()
  const components = new Set()
  for (const {node, component} of running.toSorted((a, b) => a.node.localeCompare(b.node))) {
    if (components.size >= LOST_COMPONENTS && !nodes.has(node)) break
    nodes.add(node)
    components.add(component)
  }
  return {nodes, components, instances: running.filter(({node}) => nodes.has(node)).length}
}

async function untilPlacedAgain({nodes}, wanted) {
  await until('as many running pods again', 300_000, () => {
    const sound = podsIn('mlsysops').filter((pod) => pod.isRunning && !pod.isDeleted && !nodes.has(pod.node))
    return sound.length >= wanted
  })
}

/** Of a pod what is looked at. */
function trimmed({metadata, spec, status}) {
  const {name, namespace, uid, resourceVersion, labels = {}, deletionTimestamp} = metadata
  return {
    metadata: {name, namespace, uid, resourceVersion},
    node: spec?.nodeName,
    component: `${labels['mlsysops.eu/app']}/${labels['mlsysops.eu/component']}`,
    isRunning: status?.phase === 'Running',
    isDeleted: deletionTimestamp !== undefined,
  }
}

function application(name, instances) {
  return {
    name,
    components: Array.from({length: COMPONENTS}, (_, index) => ({
      metadata: {name: `${name}-c${index}`},
      node_placement: {scaling: {instances}},
      containers: [
        {
          image: `bench/c${index}:1`,
          platform_requirements: {cpu: {requests: '50m'}, memory: {requests: '32Mi'}},
        },
      ],
    })),
  }
}

/** The same Deployment as a person would write it, elsewhere. */
function bare({metadata, spec}) {
  return {apiVersion: 'apps/v1', kind: 'Deployment', metadata: {name: metadata.name, namespace: 'default', labels: metadata.labels}, spec}
}

function kubectl(...args) {
  run(bin ? join(bin, 'kubectl') : 'kubectl', '--kubeconfig', kubeconfig, ...args)
}

function run(file, ...args) {
  const {status, stdout, stderr} = spawnSync(file, args, {env, encoding: 'utf8'})
  if (status !== 0) throw new Error(stderr + stdout)
}

function elapsed(act) {
  const startMs = performance.now()
  act()
  return performance.now() - startMs
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

function round(value) {
  return Math.round(value * 100) / 100
}
