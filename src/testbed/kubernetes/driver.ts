import {join} from 'node:path'
import {OperationalError} from '../../support/errors.js'
import {portsOf} from '../config.js'
import {removeIfEmpty, removePaths} from '../effects.js'
import {type Foreseen, foreseen} from '../foreseen.js'
import type {LogSource} from '../logs.js'
import {readLivePid} from '../pid-file.js'
import {isPortFree} from '../ports.js'
import {type ProcessState, processState, stopProcess} from '../processes.js'
import {readyUrl} from '../ready-line.js'
import {type ClusterReport, type DownReport, type KubernetesUp, stateOf, type TestbedStatus} from '../reports.js'
import {renderScript, runSteps, type Step, type StepContext} from '../steps.js'
import {withTestbedLock} from '../with-lock.js'
import {agentFiles} from './agents.js'
import {withApi} from './api.js'
import {type ClusterPlan, filesOf, PROGRAMS, type Program, serverOf} from './cluster-plan.js'
import {clusterPlan, type KubernetesCluster, type KubernetesConfig} from './config.js'
import {adminAddress, hasCredentials} from './credentials.js'
import {removeContextsFrom} from './kubeconfig-steps.js'
import type {UpRequest} from './plan.js'
import {describeRealNodes, realProcesses, removeRealNodesOf} from './real-nodes/testbed.js'
import {contextsOf, type KubernetesSurroundings, planUp} from './up-steps.js'

export type {KubernetesSurroundings} from './up-steps.js'

/** Brings the control planes up, or continues where an earlier `up` ended. What runs stays untouched. */
export async function up(request: UpRequest, surroundings: KubernetesSurroundings, context: StepContext): Promise<KubernetesUp> {
  const {registry, clock} = surroundings
  const startMs = clock.now()
  return withTestbedLock(request.name, surroundings, context, async () => {
    const existed = registry.has(request.name)
    const {config, before} = await carryOut(request, surroundings, context)
    const started = rolesOf(config).filter((role) => !before.includes(role))
    return {
      name: config.name,
      driver: 'kubernetes',
      kind: started.length === 0 ? 'unchanged' : existed ? 'continued' : 'created',
      started,
      durationMs: clock.now() - startMs,
      ...urlsOf(config),
      kubeconfig: config.kubeconfig,
      clusters: config.clusters.map(clusterReport),
    }
  })
}

const PORT_ATTEMPTS = 3

/** Ports that were free when they were chosen may be taken when they are listened on: others are chosen then. */
async function carryOut(request: UpRequest, surroundings: KubernetesSurroundings, context: StepContext) {
  for (let attempt = 1; ; attempt += 1) {
    const {config, steps} = await planUp(request, surroundings)
    const before = await runningRoles(config)
    try {
      await runSteps(steps, context, surroundings.clock)
      return {config, before}
    } catch (error) {
      const hasEnded = error instanceof OperationalError && error.code === 'daemon-ended'
      if (!hasEnded || attempt === PORT_ATTEMPTS || !(await isAnyPortLost(config))) throw error
      context.say('A port was taken by another program meanwhile; others are chosen …')
    }
  }
}

/** Nothing of ours runs, and yet somebody listens. */
async function isAnyPortLost(config: KubernetesConfig): Promise<boolean> {
  if ((await runningRoles(config)).length > 0) return false
  const free = await Promise.all(portsOf(config).map(isPortFree))
  return !free.every(Boolean)
}

/** What `up` would do. Changes nothing. */
export async function foresee(request: UpRequest, surroundings: KubernetesSurroundings): Promise<Foreseen> {
  return foreseen((await planUp(request, surroundings)).steps)
}

/** The same as a shell script alone. */
export async function upScript(request: UpRequest, surroundings: KubernetesSurroundings): Promise<string> {
  return renderScript((await planUp(request, surroundings)).steps)
}

/** Stops every process, takes the contexts out of the kubeconfig, and removes all files unless they are to be kept. */
export async function down(
  config: KubernetesConfig,
  {keep}: {readonly keep: boolean},
  surroundings: KubernetesSurroundings,
  context: StepContext,
): Promise<DownReport> {
  const stopped = await withTestbedLock(config.name, surroundings, context, async () => {
    const running = (await runningRoles(config)).toReversed()
    await runSteps(await downSteps(config, {keep}, surroundings), context, surroundings.clock)
    return running
  })
  removeIfEmpty(surroundings.registry.folder)
  return {name: config.name, existed: true, stopped, kept: keep}
}

export async function downScript(
  config: KubernetesConfig,
  options: {readonly keep: boolean},
  surroundings: KubernetesSurroundings,
): Promise<string> {
  return renderScript(await downSteps(config, options, surroundings))
}

/** Down, and up again from nothing as it was made. */
export async function reset(config: KubernetesConfig, surroundings: KubernetesSurroundings, context: StepContext): Promise<KubernetesUp> {
  await down(config, {keep: false}, surroundings, context)
  return up(requestOf(config), surroundings, context)
}

export async function resetScript(config: KubernetesConfig, surroundings: KubernetesSurroundings): Promise<string> {
  const up = await upScript(requestOf(config), surroundings)
  return `${await downScript(config, {keep: false}, surroundings)}\n\n${up}`
}

/** `ready`: the process runs, and the API server says so itself. */
export async function status(config: KubernetesConfig, signal: AbortSignal): Promise<TestbedStatus> {
  const look = async (cluster: KubernetesCluster, program: Program): Promise<ProcessState> => {
    const plan = clusterPlan(config, cluster, '')
    return processState(
      roleOf(cluster, program),
      filesOf(plan).pid(program),
      async () => program !== 'kube-apiserver' || isReady(plan, signal),
    )
  }
  const processes = await Promise.all([
    ...config.clusters.flatMap((cluster) => PROGRAMS.map(async (program) => look(cluster, program))),
    ...realProcesses(config).map(({role, pidPath}) => processState(role, pidPath, () => true)),
    ...agentFiles(config).map(({role, pidPath, logPath}) => processState(role, pidPath, () => readyUrl(logPath) !== undefined)),
  ])
  return {
    name: config.name,
    driver: 'kubernetes',
    state: stateOf(processes),
    ...urlsOf(config),
    processes,
    clusters: config.clusters.map(clusterReport),
    config,
  }
}

export function logsOf(config: KubernetesConfig): readonly LogSource[] {
  const planes = config.clusters.flatMap((cluster) => {
    const files = filesOf(clusterPlan(config, cluster, ''))
    return PROGRAMS.map((program) => ({role: roleOf(cluster, program), path: files.log(program)}))
  })
  return [...[...agentFiles(config), ...realProcesses(config)].map(({role, logPath}) => ({role, path: logPath})), ...planes]
}

async function downSteps(
  config: KubernetesConfig,
  {keep}: {readonly keep: boolean},
  surroundings: KubernetesSurroundings,
): Promise<readonly Step[]> {
  const {clock} = surroundings
  const contexts = contextsOf(config)
  const stop = async (program: Program): Promise<readonly Step[]> =>
    Promise.all(
      config.clusters.map(async (cluster) => {
        const pidPath = filesOf(clusterPlan(config, cluster, '')).pid(program)
        return stopProcess({role: roleOf(cluster, program), pidPath}, clock)
      }),
    )
  // Clients before their server, so that none complains of its loss.
  const agents = await Promise.all(
    agentFiles(config)
      .toReversed()
      .map((agent) => stopProcess(agent, clock)),
  )
  const stops = await Promise.all(PROGRAMS.toReversed().map(stop))
  return [
    ...agents,
    ...(await removeRealNodesOf(config, keep, surroundings)),
    ...stops.flat(),
    removePaths(
      [
        ...contexts.flatMap(({plan}) => PROGRAMS.map((program) => filesOf(plan).pid(program))),
        ...agentFiles(config).map(({pidPath}) => pidPath),
      ],
      'Remove its process files',
    ),
    removeContextsFrom(config.kubeconfig, contexts, clock),
    ...(keep ? [] : [removePaths([config.stateDir], 'Remove its data, keys and logs')]),
  ]
}

async function isReady(plan: ClusterPlan, signal: AbortSignal): Promise<boolean> {
  if (!hasCredentials(plan)) return false
  return withApi(adminAddress(plan), async (api) => (await api.ask('GET', '/readyz', {signal, timeoutMs: 2_000}))?.status === 200)
}

async function runningRoles(config: KubernetesConfig): Promise<readonly string[]> {
  const found = config.clusters.flatMap((cluster) =>
    PROGRAMS.map(async (program) => {
      const isAlive = (await readLivePid(filesOf(clusterPlan(config, cluster, '')).pid(program))) !== undefined
      return isAlive ? [roleOf(cluster, program)] : []
    }),
  )
  const others = [...realProcesses(config), ...agentFiles(config)].map(async ({role, pidPath}) =>
    (await readLivePid(pidPath)) === undefined ? [] : [role],
  )
  return (await Promise.all([...found, ...others])).flat()
}

function rolesOf(config: KubernetesConfig): readonly string[] {
  return [
    ...config.clusters.flatMap((cluster) => PROGRAMS.map((program) => roleOf(cluster, program))),
    ...[...realProcesses(config), ...agentFiles(config)].map(({role}) => role),
  ]
}

function urlsOf({agents}: KubernetesConfig): {readonly url?: string; readonly upstreamUrl?: string} {
  if (agents === undefined) return {}
  const at = (port: number): string => `http://127.0.0.1:${port}`
  return {url: at(agents.port), ...(agents.upstreamPort === undefined ? {} : {upstreamUrl: at(agents.upstreamPort)})}
}

function roleOf({name}: KubernetesCluster, program: Program): string {
  return `${name}/${program}`
}

function clusterReport(cluster: KubernetesCluster): ClusterReport {
  const {name, context, ports, nodes} = cluster
  const realNodes = describeRealNodes(cluster).map((node) => node.name)
  return {name, context, server: serverOf({ports}), nodes, ...(realNodes.length === 0 ? {} : {realNodes})}
}

function requestOf({name, stateDir, kubeconfig, scenarioPath, clusters, agents}: KubernetesConfig): UpRequest {
  const own = join(stateDir, 'kubeconfig')
  const realNodes = clusters.reduce((sum, {real}) => sum + (real?.nodes ?? 0), 0)
  const numbers = {clusters: clusters.length, nodes: clusters.reduce((sum, {nodes}) => sum + nodes, 0)}
  return {
    name,
    ...(scenarioPath === undefined ? numbers : {scenario: scenarioPath}),
    ...(realNodes === 0 ? {} : {realNodes}),
    ...(kubeconfig === own ? {} : {kubeconfig}),
    agents: agents !== undefined,
    ...(agents?.isPortAsked ? {port: agents.port} : {}),
    ...(agents?.upstreamPort === undefined ? {} : {upstreamPort: agents.upstreamPort}),
  }
}
