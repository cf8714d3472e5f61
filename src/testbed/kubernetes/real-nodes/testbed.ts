import {availableParallelism, totalmem} from 'node:os'
import {join} from 'node:path'
import type {NodeDescription} from '../../../descriptions/types.js'
import type {Shell} from '../../../support/process/shell.js'
import type {NodeSite} from '../../agents/plan.js'
import {inPart} from '../../foreseen.js'
import type {ProcessPlan} from '../../processes.js'
import type {Step} from '../../steps.js'
import {architecture} from '../binaries/pins.js'
import {type BinaryTools, provideBinaries} from '../binaries/provide.js'
import {NODE_PROGRAMS} from '../cluster-plan.js'
import {clusterPlan, type KubernetesCluster, type KubernetesConfig} from '../config.js'
import type {MachineTools} from './machine.js'
import {chooseNetwork} from './network.js'
import {HELPERS, helperFiles, MACHINE_PROCESSES, type Machine, machineFiles, machinesOf, type RealNodesPlan} from './plan.js'
import {requireMachines} from './presence.js'
import {realNodesSteps, removeRealNodes} from './steps.js'

/** How many real nodes each cluster has: shared out evenly. */
export function shareOut(count: number, clusters: number): readonly number[] {
  return Array.from({length: clusters}, (_, place) => Math.floor(count / clusters) + (place < count % clusters ? 1 : 0))
}

/** Networks of their own for so many clusters. Rejects with `real-nodes-unavailable` where no real node can be made. */
export async function chooseNetworks(count: number, {env, shell}: Surroundings, signal: AbortSignal): Promise<readonly number[]> {
  const {binaries} = await requireMachines(env)
  const chosen: number[] = []
  for (let index = 0; index < count; index += 1) chosen.push(await chooseNetwork(binaries.ip, shell, signal, chosen))
  return chosen
}

type Surroundings = {readonly env: BinaryTools['env']; readonly shell: Shell}

/** What real nodes are: this machine, each of them. */
export function describeRealNodes({name, real}: Pick<KubernetesCluster, 'name' | 'real'>): readonly NodeDescription[] {
  return Array.from({length: real?.nodes ?? 0}, (_, index) => ({
    name: `${name}-real-${index + 1}`,
    cluster_id: name,
    continuum_layer: 'edge',
    labels: ['node-type:real'],
    availability: 'stable',
    environment: {node_type: 'virtualized', os: 'ubuntu', container_runtime: ['containerd']},
    hardware: {
      cpu: {architecture: architecture() === 'arm64' ? 'arm64' : 'amd64', cores: availableParallelism()},
      memory: Math.round(totalmem() / 2 ** 30),
    },
  }))
}

/** What brings the real nodes of a testbed up, and first what gets their programs. */
export async function realNodesOf(
  config: KubernetesConfig,
  tools: MachineTools & BinaryTools,
): Promise<{readonly provide: readonly Step[]; readonly steps: readonly Step[]}> {
  const clusters = withRealNodes(config)
  if (clusters.length === 0) return {provide: [], steps: []}
  const {binaries: system, networkPlugins} = await requireMachines(tools.env)
  const {binaries, steps: provide} = await provideBinaries(NODE_PROGRAMS, tools)
  const scripts = join(tools.root, 'testbed', 'kubernetes')
  const plan = (cluster: KubernetesCluster): RealNodesPlan => ({
    ...placeOf(config, cluster),
    binaries: {...system, ...binaries},
    networkPlugins,
    scripts,
  })
  return {provide, steps: clusters.flatMap((cluster) => inPart(cluster.name, realNodesSteps(plan(cluster), tools)))}
}

/** What takes them away, and all that they had outside of the testbed's folder. */
export async function removeRealNodesOf(
  config: KubernetesConfig,
  keep: boolean,
  tools: MachineTools & Surroundings,
): Promise<readonly Step[]> {
  const clusters = withRealNodes(config)
  if (clusters.length === 0) return []
  const {binaries} = await requireMachines(tools.env)
  const removals = clusters.map(async (cluster) => removeRealNodes({...placeOf(config, cluster), ip: binaries.ip}, {keep}, tools))
  return (await Promise.all(removals)).flat()
}

/** Each of their processes as it is seen from outside. */
export function realProcesses(config: KubernetesConfig): readonly Pick<ProcessPlan, 'role' | 'logPath' | 'pidPath'>[] {
  return withRealNodes(config).flatMap((cluster) => {
    const place = placeOf(config, cluster)
    return [
      ...HELPERS.map((helper) => {
        const {log, pid} = helperFiles(place.cluster, helper)
        return {role: `${cluster.name}/${helper}`, logPath: log, pidPath: pid}
      }),
      ...machinesOf(place).flatMap((machine) =>
        MACHINE_PROCESSES.map((name) => {
          const files = machineFiles(machine).program(name)
          return {role: `${cluster.name}/${machine.name}/${name}`, logPath: files.log, pidPath: files.pid}
        }),
      ),
    ]
  })
}

/** A real node has an agent of its own, which asks its kubelet what pods use, and takes in what they push. */
export function realSites(config: KubernetesConfig): readonly NodeSite[] {
  return withRealNodes(config).flatMap((cluster) => machinesOf(placeOf(config, cluster)).map((machine) => siteOf(cluster.name, machine)))
}

export function siteOf(cluster: string, {name, address, otlp}: Pick<Machine, 'name' | 'address' | 'otlp'>): NodeSite {
  return {cluster, node: name, kubelet: `https://${address}:10250`, otlp}
}

function withRealNodes({clusters}: KubernetesConfig): readonly KubernetesCluster[] {
  return clusters.filter(({real}) => real !== undefined && real.nodes > 0)
}

function placeOf(config: KubernetesConfig, cluster: KubernetesCluster): Pick<RealNodesPlan, 'cluster' | 'network' | 'nodes'> {
  return {cluster: clusterPlan(config, cluster, ''), network: cluster.real?.network ?? 0, nodes: describeRealNodes(cluster)}
}
