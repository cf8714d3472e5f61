import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {NodeDescription} from '../../descriptions/types.js'
import {type AgentPlan, type AgentsPlan, agentsOf, type ClusterSite} from '../agents/plan.js'
import {type AgentGroups, writeAgents} from '../agents/write.js'
import {createToken} from '../effects.js'
import {inPart} from '../foreseen.js'
import type {Command} from '../launch.js'
import {type ProcessPlan, type ProcessTools, startProcess} from '../processes.js'
import {awaitReady} from '../ready-line.js'
import {quote, type Step} from '../steps.js'
import {awaitHeard, type HeardAgents} from './agents-heard.js'
import {filesOf, serverOf} from './cluster-plan.js'
import {agentsFolder, clusterPlan, type KubernetesCluster, type KubernetesConfig} from './config.js'
import {realSites} from './real-nodes/testbed.js'

export type AgentSurroundings = {
  /** The package's folder. */
  readonly root: string
  /** Teaches an API server the kinds, the fences and the rights of agents, and describes its nodes there; with an administrator's kubeconfig. */
  readonly teach: (kubeconfig: string, nodes: readonly NodeDescription[], signal: AbortSignal) => Promise<'changed' | 'unchanged'>
  /** The groups of an agent's client certificate. */
  readonly groupsOf: AgentGroups
  readonly agentCommand: (file: string) => Command
  readonly heard: HeardAgents
}

/** The agents of a testbed; undefined where it was made without. The first cluster is the home too. */
export function agentsPlan(config: KubernetesConfig): AgentsPlan | undefined {
  const {agents} = config
  if (agents === undefined) return undefined
  const sites = config.clusters.map((cluster) => ({...siteOf(config, cluster), brokerPort: agents.brokerPorts[cluster.name] ?? 0}))
  const [home] = sites
  if (home === undefined) return undefined
  return {
    folder: agentsFolder(config),
    slice: config.name,
    tokenFile: agents.tokenPath,
    apiPort: agents.port,
    upstreamPort: agents.upstreamPort,
    brokerPort: agents.brokerPort,
    home,
    members: sites,
    nodes: realSites(config),
  }
}

/** Each agent's process as it is seen from outside. */
export function agentFiles(config: KubernetesConfig): readonly Pick<ProcessPlan, 'role' | 'logPath' | 'pidPath'>[] {
  const plan = agentsPlan(config)
  return plan === undefined ? [] : agentsOf(plan).map((agent) => filesOfAgent(agent, plan))
}

/** What follows when the control planes are ready: the kinds of the slice, then its agents. */
export function agentSteps(
  config: KubernetesConfig,
  nodes: {readonly [cluster: string]: readonly NodeDescription[]},
  surroundings: AgentSurroundings & ProcessTools,
): readonly Step[] {
  const plan = agentsPlan(config)
  if (plan === undefined) return []
  const processes = agentsOf(plan).map((agent) => processOf(agent, plan, surroundings.agentCommand))
  return [
    ...config.clusters.flatMap((cluster) => inPart(cluster.name, [teachCluster(config, cluster, nodes[cluster.name] ?? [], surroundings)])),
    ...inPart('agents', [
      createToken(plan.tokenFile, 'Create the token of its API'),
      makeAgents(plan, surroundings),
      // All at once: those below wait for those above by themselves.
      ...processes.map((process) => startProcess(process, surroundings)),
      ...processes.map((process) => awaitReady(process, surroundings)),
      awaitHeard(config.name, plan, surroundings),
    ]),
  ]
}

function siteOf(config: KubernetesConfig, cluster: KubernetesCluster): ClusterSite {
  const files = filesOf(clusterPlan(config, cluster, ''))
  const {name, context, ports} = cluster
  const read = (path: string): string => readFileSync(path, 'utf8')
  return {
    cluster: name,
    context,
    server: serverOf({ports}),
    authority: () => ({certificate: read(files.certificate('cluster-ca')), privateKey: read(files.key('cluster-ca'))}),
  }
}

function teachCluster(
  config: KubernetesConfig,
  cluster: KubernetesCluster,
  nodes: readonly NodeDescription[],
  {teach, root}: AgentSurroundings,
): Step {
  const {kubeconfig} = filesOf(clusterPlan(config, cluster, ''))
  return {
    title: `Teach ${cluster.name} the kinds and rights of the agents`,
    describe: () => [
      `kubectl --kubeconfig ${quote(kubeconfig)} apply --server-side --force-conflicts -f ${quote(join(root, 'testbed', 'manifests', 'crds'))}`,
      '# then the namespaces, fences and rights of agents, which `mlsysops agent manifests` prints too, and a description of each node',
    ],
    run: ({signal}) => teach(kubeconfig, nodes, signal),
  }
}

function makeAgents(plan: AgentsPlan, {groupsOf}: AgentSurroundings): Step {
  const names = agentsOf(plan).map(({name}) => name)
  return {
    title: 'Give each agent its certificates, its rights and its file',
    describe: () => [`# ${plan.folder}: ${names.join(', ')}; certificates for the fabric and for each API server, and an agent.yaml each`],
    run: () => writeAgents(plan, groupsOf),
  }
}

function processOf(agent: AgentPlan, plan: AgentsPlan, command: AgentSurroundings['agentCommand']): ProcessPlan {
  const {name, file, folder} = agent
  return {...filesOfAgent(agent, plan), title: `the agent ${name}`, command: command(file), cwd: folder, noted: 'starter'}
}

function filesOfAgent({name}: AgentPlan, {folder}: AgentsPlan): Pick<ProcessPlan, 'role' | 'logPath' | 'pidPath'> {
  return {role: name, logPath: join(folder, `${name}.log`), pidPath: join(folder, `${name}.pid`)}
}
