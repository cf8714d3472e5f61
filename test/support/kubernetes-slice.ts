import {randomBytes} from 'node:crypto'
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {parse, stringify} from 'yaml'
import type {AgentFile} from '../../src/descriptions/agent-file.js'
import {createApiClient} from '../../src/northbound/client/index.js'
import type {Api} from '../../src/northbound/contract/api.js'
import {AGENTS_GROUP, groupOf} from '../../src/platform/kubernetes/api/agents.js'
import {createKubeClient, type KubeClient} from '../../src/platform/kubernetes/client/index.js'
import {installApi} from '../../src/platform/kubernetes/install.js'
import {systemClock} from '../../src/support/clock-system.js'
import {writeFileAtomic} from '../../src/support/files.js'
import {type AgentPlan, type AgentsPlan, agentsOf, type NodeSite} from '../../src/testbed/agents/plan.js'
import {writeAgents} from '../../src/testbed/agents/write.js'
import {type AgentProcess, agentProcess} from './agent-process.js'
import type {ControlPlane} from './control-plane.js'
import {freePort} from './ports.js'

const NEVER = new AbortController().signal

export type SliceOptions = {
  /** Machines with an agent; where no place is named for what applications push, it is on loopback. */
  readonly nodes?: readonly NodeSite[]
  /** Agents that are there twice; the second, `<name>-2`, has a folder, a state and ports of its own. */
  readonly twice?: readonly string[]
  /** By cluster: where agents reach its API server instead. */
  readonly servers?: {readonly [cluster: string]: string}
  /** After so long cluster agents take a change back. */
  readonly changeDeadlineSeconds?: number
}

/** A slice of real control planes, its agents processes of this machine. The first cluster is its home too. */
export interface KubernetesSlice {
  readonly plan: AgentsPlan
  readonly api: Api
  /** Of another continuum agent: `continuum-2`. */
  apiOf(agent: string): Api
  /** An administrator of each cluster. */
  admin(cluster: string): KubeClient
  /** `continuum`, `cluster-<name>`, `node-<cluster>-<name>`. */
  agent(name: string): AgentProcess
  readonly agents: readonly AgentProcess[]
  stop(): Promise<void>
}

/** Starts every agent of a slice on these control planes, and waits until its API answers. */
export async function startKubernetesSlice(planes: readonly ControlPlane[], options: SliceOptions = {}): Promise<KubernetesSlice> {
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops-slice-'))
  const admins = new Map<string, KubeClient>()
  for (const plane of planes) {
    const {kubeconfigPath: kubeconfig, name} = plane
    const admin = await createKubeClient({kubeconfig, version: 'test', manager: 'mlsysops-testbed', clock: systemClock})
    admins.set(name, admin)
    await installApi({client: admin, clock: systemClock}, NEVER)
  }
  const plan = await planOf(folder, planes, options)
  await writeFileAtomic(plan.tokenFile, `${randomBytes(32).toString('hex')}\n`)
  await writeAgents(plan, (layer) => [AGENTS_GROUP, groupOf(layer)])
  const first = agentsOf(plan)
  const {changeDeadlineSeconds} = options
  if (changeDeadlineSeconds !== undefined)
    for (const {file, layer} of first)
      if (layer === 'cluster') writeAgentFile(file, {...readAgentFile(file), change_deadline_seconds: changeDeadlineSeconds})
  const second = first.filter(({name}) => options.twice?.includes(name)).map((agent) => ({...agent, ...secondOf(agent)}))
  for (const agent of second) await makeSecond(agent)
  tellBelow(first, second)
  const agents = [...first, ...second].map((agent) => agentProcess(agent, folder))
  const token = readFileSync(plan.tokenFile, 'utf8').trim()
  const apis = new Map(
    [...first, ...second].flatMap(({name, file}) => {
      const port = readAgentFile(file).api?.port
      const url = `http://127.0.0.1:${port}`
      return port === undefined ? [] : [[name, createApiClient({url, token, timeoutMs: 20_000, signal: NEVER, by: 'ada'})]]
    }),
  )
  const stop = async (): Promise<void> => {
    await Promise.all(agents.map((agent) => agent.stop()))
    await Promise.all([...apis.values()].map((api) => api.close()))
    for (const admin of admins.values()) admin.close()
    rmSync(folder, {recursive: true, force: true})
  }
  try {
    // The second ones wait for their turn: what one is must be clear.
    await Promise.all(agents.slice(0, first.length).map((agent) => agent.start()))
    await Promise.all(agents.slice(first.length).map((agent) => agent.start()))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    plan,
    api: found(apis.get('continuum'), 'API'),
    apiOf: (agent) => found(apis.get(agent), `API of ${agent}`),
    admin: (cluster) => found(admins.get(cluster), cluster),
    agent: (name) =>
      found(
        agents.find((agent) => agent.name === name),
        name,
      ),
    agents,
    stop,
  }
}

async function planOf(folder: string, planes: readonly ControlPlane[], options: SliceOptions): Promise<AgentsPlan> {
  const members: AgentsPlan['members'][number][] = []
  for (const plane of planes) {
    const {name: cluster, context} = plane
    const server = options.servers?.[cluster] ?? plane.server
    const keyPath = join(dirname(plane.kubeconfigPath), 'keys', 'cluster-ca.key')
    const authority = () => ({certificate: plane.ca, privateKey: readFileSync(keyPath, 'utf8')})
    members.push({cluster, context, server, authority, brokerPort: await freePort()})
  }
  const nodes: NodeSite[] = []
  for (const node of options.nodes ?? []) nodes.push({otlp: {address: '127.0.0.1', port: await freePort()}, ...node})
  return {
    folder,
    slice: 'test',
    tokenFile: join(folder, 'token'),
    apiPort: await freePort(),
    brokerPort: await freePort(),
    home: found(members[0], 'home'),
    members,
    nodes,
  }
}

function secondOf({name, folder}: AgentPlan) {
  const own = `${folder}-2`
  return {name: `${name}-2`, folder: own, file: join(own, 'agent.yaml')}
}

/** The same place, certificates and rights. */
async function makeSecond({folder, file}: AgentPlan): Promise<void> {
  cpSync(folder.replace(/-2$/, ''), folder, {recursive: true})
  const one = readAgentFile(file)
  writeAgentFile(file, {
    ...one,
    fabric: {...found(one.fabric, 'fabric'), listen: {port: await freePort()}},
    ...(one.api === undefined ? {} : {api: {...one.api, port: await freePort()}}),
  })
}

/** Those below know the brokers of both. */
function tellBelow(first: readonly AgentPlan[], second: readonly AgentPlan[]): void {
  for (const above of second) {
    const address = `mqtts://127.0.0.1:${readAgentFile(above.file).fabric?.listen?.port ?? 0}`
    const isBelow = ({layer, place}: AgentPlan) =>
      above.layer === 'continuum' ? layer === 'cluster' : layer === 'node' && place.cluster === above.place.cluster
    for (const {file} of [...first, ...second].filter(isBelow)) {
      const one = readAgentFile(file)
      const fabric = found(one.fabric, 'fabric')
      writeAgentFile(file, {...one, fabric: {...fabric, connect: [...(fabric.connect ?? []), address]}})
    }
  }
}

function readAgentFile(path: string): AgentFile {
  return parse(readFileSync(path, 'utf8')) as AgentFile
}

function writeAgentFile(path: string, file: AgentFile): void {
  writeFileSync(path, stringify(file))
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The slice has no ${what}.`)
  return value
}
