import {randomBytes} from 'node:crypto'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createApiClient} from '../../src/northbound/client/index.js'
import type {Api} from '../../src/northbound/contract/api.js'
import {AGENTS_GROUP, groupOf} from '../../src/platform/kubernetes/api/agents.js'
import {createKubeClient, type KubeClient} from '../../src/platform/kubernetes/client/index.js'
import {installApi} from '../../src/platform/kubernetes/install.js'
import {systemClock} from '../../src/support/clock-system.js'
import {writeFileAtomic} from '../../src/support/files.js'
import {type AgentPlan, type AgentsPlan, agentsOf, type NodeSite} from '../../src/testbed/agents/plan.js'
import {writeAgents} from '../../src/testbed/agents/write.js'
import {launchDaemon} from '../../src/testbed/launch.js'
import {readLivePid} from '../../src/testbed/pid-file.js'
import {chooseFreePort} from '../../src/testbed/ports.js'
import {awaitProcess, type ProcessPlan, startProcess, stopProcess} from '../../src/testbed/processes.js'
import type {ControlPlane} from './control-plane.js'

const RUN = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
const NEVER = new AbortController().signal
const READY_LIMIT_MS = 60_000
const TOOLS = {launch: launchDaemon, clock: systemClock}

/** A slice of real control planes, its agents processes of this machine. The first cluster is its home too. */
export interface KubernetesSlice {
  readonly plan: AgentsPlan
  readonly api: Api
  /** An administrator of each cluster. */
  admin(cluster: string): KubeClient
  /** `continuum`, `cluster-<name>`, `node-<cluster>-<name>`. */
  agent(name: string): AgentProcess
  readonly agents: readonly AgentProcess[]
  stop(): Promise<void>
}

export interface AgentProcess {
  readonly name: string
  /** Resolves when it says that it is ready. */
  start(): Promise<void>
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  stop(): Promise<void>
  log(): string
  pid(): Promise<number | undefined>
}

/** Starts every agent of a slice on these control planes, and waits until its API answers. */
export async function startKubernetesSlice(
  planes: readonly ControlPlane[],
  nodes: readonly Omit<NodeSite, 'otlp'>[] = [],
): Promise<KubernetesSlice> {
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops-slice-'))
  const admins = new Map<string, KubeClient>()
  for (const plane of planes) {
    const admin = await createKubeClient({
      kubeconfig: plane.kubeconfigPath,
      version: 'test',
      manager: 'mlsysops-testbed',
      clock: systemClock,
    })
    admins.set(plane.name, admin)
    await installApi({client: admin, clock: systemClock}, NEVER)
  }
  const plan = await planOf(folder, planes, nodes)
  await writeFileAtomic(plan.tokenFile, `${randomBytes(32).toString('hex')}\n`)
  await writeAgents(plan, (layer) => [AGENTS_GROUP, groupOf(layer)])
  const agents = agentsOf(plan).map((agent) => processOf(agent, folder))
  const api = createApiClient({
    url: `http://127.0.0.1:${plan.apiPort}`,
    token: readFileSync(plan.tokenFile, 'utf8').trim(),
    timeoutMs: 20_000,
    signal: NEVER,
    by: 'ada',
  })
  const stop = async (): Promise<void> => {
    await Promise.all(agents.map((agent) => agent.stop()))
    for (const admin of admins.values()) admin.close()
    rmSync(folder, {recursive: true, force: true})
  }
  try {
    await Promise.all(agents.map((agent) => agent.start()))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    plan,
    api,
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

async function planOf(folder: string, planes: readonly ControlPlane[], nodes: readonly Omit<NodeSite, 'otlp'>[]): Promise<AgentsPlan> {
  const taken = new Set<number>()
  const port = async (): Promise<number> => {
    const chosen = await chooseFreePort(taken)
    taken.add(chosen)
    return chosen
  }
  const members: AgentsPlan['members'][number][] = []
  for (const plane of planes) {
    const authority = () => ({certificate: plane.ca, privateKey: readFileSync(caKeyOf(plane), 'utf8')})
    members.push({cluster: plane.name, context: plane.context, server: plane.server, authority, brokerPort: await port()})
  }
  const sites: NodeSite[] = []
  for (const node of nodes) sites.push({...node, otlp: {address: '127.0.0.1', port: await port()}})
  return {
    folder,
    slice: 'test',
    tokenFile: join(folder, 'token'),
    apiPort: await port(),
    brokerPort: await port(),
    home: found(members[0], 'home'),
    members,
    nodes: sites,
  }
}

function caKeyOf(plane: ControlPlane): string {
  return join(dirname(plane.kubeconfigPath), 'keys', 'cluster-ca.key')
}

function processOf(agent: AgentPlan, folder: string): AgentProcess {
  const one: ProcessPlan = {
    role: agent.name,
    title: `the agent ${agent.name}`,
    command: {file: process.execPath, args: [RUN, 'agent', 'run', '--config', agent.file]},
    cwd: folder,
    logPath: join(folder, `${agent.name}.log`),
    pidPath: join(folder, `${agent.name}.pid`),
    noted: 'starter',
  }
  const context = () => ({signal: AbortSignal.timeout(READY_LIMIT_MS), say: () => {}})
  const log = (): string => readFileSync(one.logPath, 'utf8')
  return {
    name: agent.name,
    log,
    pid: async () => (await readLivePid(one.pidPath))?.pid,
    async start() {
      await startProcess(one, TOOLS).run(context())
      await awaitProcess(one, TOOLS, {limitMs: READY_LIMIT_MS, script: [], isReady: () => /^Ready on /m.test(log())}).run(context())
    },
    async signal(name) {
      const identity = await readLivePid(one.pidPath)
      if (identity !== undefined) process.kill(identity.pid, name)
    },
    async stop() {
      await (await stopProcess(one, systemClock)).run(context())
    },
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The slice has no ${what}.`)
  return value
}
