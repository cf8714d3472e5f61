import {existsSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {ResolvedScenario} from '../../descriptions/scenario.js'
import type {NodeDescription} from '../../descriptions/types.js'
import {OperationalError} from '../../support/errors.js'
import type {Shell} from '../../support/process/shell.js'
import {refuseDifferences} from '../differences.js'
import {readLivePid} from '../pid-file.js'
import {chooseFreePort, isPortFree, requireFreePort} from '../ports.js'
import type {Registry} from '../registry.js'
import type {BinarySources} from './binaries/find.js'
import {type ClusterPorts, filesOf, PROGRAMS} from './cluster-plan.js'
import {type AgentsConfig, agentsFolder, clusterPlan, type KubernetesCluster, type KubernetesConfig, nodesFile} from './config.js'
import {generateNodes} from './generated-nodes.js'
import {chooseNetworks, shareOut} from './real-nodes/testbed.js'

/** What the person asked for; what is absent is decided here, or was when the testbed was made. */
export type UpRequest = {
  readonly name: string
  readonly clusters?: number
  /** In all clusters together. */
  readonly nodes?: number
  /** Besides, in all clusters together: with a kubelet and real pods. */
  readonly realNodes?: number
  /** Clusters and nodes as a scenario has them, instead of numbers. */
  readonly scenario?: string
  /** Where contexts go; absent: a file of the testbed's own. */
  readonly kubeconfig?: string
  readonly binDir?: string
  readonly mirror?: string
  /** Default true; without them the control planes stand alone. */
  readonly agents?: boolean
  /** Of the API. */
  readonly port?: number
  /** Of upstream's routes. */
  readonly upstreamPort?: number
}

export type PlanSurroundings = {
  readonly env: BinarySources['env']
  readonly shell: Shell
  readonly registry: Registry
  readonly resolveScenario: (
    path: string,
    options: {readonly seed: number | undefined; readonly speed: number | undefined},
  ) => Promise<ResolvedScenario>
}

export type KubernetesPlan = {
  readonly config: KubernetesConfig
  /** By cluster. */
  readonly nodes: {readonly [cluster: string]: readonly NodeDescription[]}
}

const NETWORKS_LIMIT_MS = 20_000
const CLUSTERS = 2
const NODES = 20

/** The configuration to bring up: the saved one where the testbed exists, else a new one. Changes nothing. */
export async function planKubernetes(request: UpRequest, surroundings: PlanSurroundings): Promise<KubernetesPlan> {
  const {registry} = surroundings
  const saved = registry.read(request.name)
  const taken = new Set(registry.portsOfOthers(request.name))
  if (saved === undefined) return planNew(request, surroundings, taken)
  if (saved.driver !== 'kubernetes') {
    refuseDifferences(request.name, [['--driver', 'kubernetes', saved.driver]])
    throw new RangeError('Two drivers differ.')
  }
  refuseChange(request, saved)
  const clusters = await Promise.all(saved.clusters.map(async (cluster) => ({...cluster, ports: await portsAgain(saved, cluster, taken)})))
  const agents = saved.agents === undefined ? {} : {agents: await agentPortsAgain(saved, saved.agents, taken)}
  return {
    config: {...withBinDir(saved, request), clusters, ...agents},
    nodes: savedNodes(saved) ?? (await describe(namesOf(saved), request, surroundings)).nodes,
  }
}

async function planNew(request: UpRequest, surroundings: PlanSurroundings, taken: Set<number>): Promise<KubernetesPlan> {
  if (request.scenario !== undefined && (request.clusters !== undefined || request.nodes !== undefined)) {
    throw new OperationalError('A scenario says itself which clusters and nodes there are.', {
      code: 'flags-contradict',
      exit: 'usage',
      hints: ['Leave out --clusters and --nodes, or --scenario.'],
    })
  }
  requireNodes(request)
  const {stateDir} = surroundings.registry.paths(request.name)
  const names = Array.from({length: request.clusters ?? CLUSTERS}, (_, index) => `cluster-${index + 1}`)
  const {nodes, scenarioPath} = await describe(names, request, surroundings)
  const clusters: KubernetesCluster[] = []
  const real = await planRealNodes(request.realNodes ?? 0, Object.keys(nodes).length, surroundings)
  for (const [index, [name, list]] of Object.entries(nodes).entries()) {
    const machines = real[index]
    clusters.push({
      name,
      context: `mlsysops-${request.name}-${name}`,
      ports: await freePorts(taken),
      nodes: list.length,
      ...(machines === undefined ? {} : {real: machines}),
    })
  }
  const config: KubernetesConfig = {
    driver: 'kubernetes',
    name: request.name,
    stateDir,
    kubeconfig: request.kubeconfig === undefined ? join(stateDir, 'kubeconfig') : resolve(request.kubeconfig),
    ...(request.binDir === undefined ? {} : {binDir: resolve(request.binDir)}),
    ...(scenarioPath === undefined ? {} : {scenarioPath}),
    clusters,
    ...(request.agents === false ? {} : {agents: await planAgents(request, stateDir, Object.keys(nodes), taken)}),
  }
  return {config, nodes}
}

/** Nodes of both kinds are shared out from the first cluster on, so that the last one has a node where one of the numbers reaches it. */
function requireNodes({scenario, clusters = CLUSTERS, nodes = NODES, realNodes = 0, agents}: UpRequest): void {
  const isBare = agents === false && nodes === 0
  if (scenario !== undefined || isBare || Math.max(nodes, realNodes) >= clusters) return
  const real = realNodes === 0 ? '' : ` and --real-nodes is ${realNodes}`
  const needed = clusters === 1 ? 'A cluster needs a node' : `${clusters} clusters need at least ${clusters} nodes, one each`
  throw new OperationalError(`${needed}: --nodes is ${nodes}${real}.`, {
    code: 'too-few-nodes',
    exit: 'usage',
    hints: [`--nodes ${clusters} or more${nodes === 0 ? '' : ', or fewer --clusters'}`],
  })
}

async function planRealNodes(
  count: number,
  clusters: number,
  surroundings: PlanSurroundings,
): Promise<readonly (KubernetesCluster['real'] | undefined)[]> {
  if (count === 0) return []
  const shares = shareOut(count, clusters)
  const networks = await chooseNetworks(shares.filter((share) => share > 0).length, surroundings, AbortSignal.timeout(NETWORKS_LIMIT_MS))
  return shares.map((nodes, index) => {
    const network = networks[index]
    return network === undefined ? undefined : {nodes, network}
  })
}

async function planAgents(
  {port, upstreamPort}: UpRequest,
  stateDir: string,
  clusters: readonly string[],
  taken: Set<number>,
): Promise<AgentsConfig> {
  if (port !== undefined) await requireFreePort(port, '--port')
  if (upstreamPort !== undefined) await requireFreePort(upstreamPort, '--upstream-api')
  for (const asked of [port, upstreamPort]) if (asked !== undefined) taken.add(asked)
  const brokerPorts: {[cluster: string]: number} = {}
  for (const cluster of clusters) brokerPorts[cluster] = await nextPort(taken)
  return {
    port: port ?? (await nextPort(taken)),
    isPortAsked: port !== undefined,
    ...(upstreamPort === undefined ? {} : {upstreamPort}),
    tokenPath: join(stateDir, 'token'),
    brokerPort: await nextPort(taken),
    brokerPorts,
  }
}

async function describe(
  names: readonly string[],
  request: UpRequest,
  {resolveScenario}: PlanSurroundings,
): Promise<{readonly nodes: KubernetesPlan['nodes']; readonly scenarioPath?: string}> {
  if (request.scenario === undefined) {
    const lists = generateNodes(names, request.nodes ?? NODES)
    return {nodes: Object.fromEntries(names.map((name, index) => [name, lists[index] ?? []]))}
  }
  const scenarioPath = resolve(request.scenario)
  const {clusters} = await resolveScenario(scenarioPath, {seed: undefined, speed: undefined})
  return {nodes: Object.fromEntries(clusters.map(({name, nodes}) => [name, nodes.map(({description}) => description)])), scenarioPath}
}

/** Those that were written when the testbed was made; `undefined` where it was interrupted before. */
function savedNodes({stateDir}: KubernetesConfig): KubernetesPlan['nodes'] | undefined {
  const path = nodesFile(stateDir)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KubernetesPlan['nodes']) : undefined
}

async function freePorts(taken: Set<number>): Promise<ClusterPorts> {
  return {api: await nextPort(taken), etcd: await nextPort(taken), etcdPeer: await nextPort(taken)}
}

async function nextPort(taken: Set<number>): Promise<number> {
  const port = await chooseFreePort(taken)
  taken.add(port)
  return port
}

/** The saved ports; new ones where nothing of the cluster runs and another program has taken one of them meanwhile. */
async function portsAgain(config: KubernetesConfig, cluster: KubernetesCluster, taken: Set<number>): Promise<ClusterPorts> {
  const files = filesOf(clusterPlan(config, cluster, ''))
  const alive = await Promise.all(PROGRAMS.map(async (program) => readLivePid(files.pid(program))))
  if (alive.some((one) => one !== undefined)) return cluster.ports
  const free = await Promise.all(Object.values(cluster.ports).map(isPortFree))
  return free.every(Boolean) ? cluster.ports : freePorts(taken)
}

/** The saved ports; where an agent does not run and another program has taken its port meanwhile, a new one. One that a person named stays. */
async function agentPortsAgain(config: KubernetesConfig, agents: AgentsConfig, taken: Set<number>): Promise<AgentsConfig> {
  const folder = agentsFolder(config)
  const again = async (agent: string, port: number): Promise<number> =>
    (await readLivePid(join(folder, `${agent}.pid`))) !== undefined || (await isPortFree(port)) ? port : nextPort(taken)
  const brokerPorts: {[cluster: string]: number} = {}
  for (const [cluster, port] of Object.entries(agents.brokerPorts)) brokerPorts[cluster] = await again(`cluster-${cluster}`, port)
  const port = await again('continuum', agents.port)
  if (port !== agents.port && agents.isPortAsked) await requireFreePort(agents.port, '--port')
  return {...agents, port, brokerPort: await again('continuum', agents.brokerPort), brokerPorts}
}

/** The programs may have moved: the folder that is named now counts, and one that is gone no more. */
function withBinDir({binDir: saved, ...config}: KubernetesConfig, request: UpRequest): KubernetesConfig {
  const binDir = request.binDir ?? (saved !== undefined && existsSync(saved) ? saved : undefined)
  return {...config, ...(binDir === undefined ? {} : {binDir: resolve(binDir)})}
}

function refuseChange(request: UpRequest, saved: KubernetesConfig): void {
  refuseDifferences(saved.name, [
    ['--clusters', request.clusters, saved.clusters.length],
    ['--nodes', request.nodes, saved.clusters.reduce((sum, {nodes}) => sum + nodes, 0)],
    ['--real-nodes', request.realNodes, saved.clusters.reduce((sum, {real}) => sum + (real?.nodes ?? 0), 0)],
    ['--scenario', request.scenario === undefined ? undefined : resolve(request.scenario), saved.scenarioPath],
    ['--kubeconfig', request.kubeconfig === undefined ? undefined : resolve(request.kubeconfig), saved.kubeconfig],
    ['--port', request.port, saved.agents?.port],
    ['--upstream-api', request.upstreamPort, saved.agents?.upstreamPort],
    ['--no-agents', request.agents === false ? 'given' : undefined, saved.agents === undefined ? 'given' : undefined],
  ])
}

function namesOf({clusters}: KubernetesConfig): readonly string[] {
  return clusters.map(({name}) => name)
}
