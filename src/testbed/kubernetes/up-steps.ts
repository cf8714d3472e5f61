import {join} from 'node:path'
import type {Clock} from '../../support/clock.js'
import type {Shell} from '../../support/process/shell.js'
import {formatConfig} from '../config-file.js'
import {makeFolder, writeTextFile} from '../effects.js'
import {inPart} from '../foreseen.js'
import type {Launch} from '../launch.js'
import type {Step} from '../steps.js'
import {type AgentSurroundings, agentSteps} from './agents.js'
import {type BinaryTools, provideBinaries} from './binaries/provide.js'
import {type Binaries, PROGRAMS} from './cluster-plan.js'
import {clusterPhases} from './cluster-steps.js'
import {clusterPlan, type KubernetesConfig, nodesFile} from './config.js'
import {addContexts, type ContextPlan} from './kubeconfig-steps.js'
import {type KubernetesPlan, type PlanSurroundings, planKubernetes, type UpRequest} from './plan.js'
import {describeRealNodes, realNodesOf} from './real-nodes/testbed.js'

export type KubernetesSurroundings = PlanSurroundings &
  AgentSurroundings &
  Omit<BinaryTools, 'binDir' | 'mirror'> & {readonly clock: Clock; readonly launch: Launch; readonly shell: Shell}

/** The configuration to bring up, and what that takes. Changes nothing. */
export async function planUp(
  request: UpRequest,
  surroundings: KubernetesSurroundings,
): Promise<{readonly config: KubernetesConfig; readonly steps: readonly Step[]}> {
  const {config, nodes} = await planKubernetes(request, surroundings)
  const tools = {...surroundings, binDir: config.binDir, mirror: request.mirror}
  const {binaries, steps: provide} = await provideBinaries(PROGRAMS, tools)
  const real = await realNodesOf(config, tools)
  const contexts = contextsOf(config, kwokConfig(surroundings.root))
  const steps = [
    ...inPart('programs', [...provide, ...real.provide]),
    ...save(config, nodes, surroundings),
    ...controlPlanes(config, nodes, binaries, surroundings),
    ...real.steps,
    addContexts(config.kubeconfig, contexts, surroundings.clock),
    ...agentSteps(config, withRealNodes(config, nodes), surroundings),
  ]
  return {config, steps}
}

function save(config: KubernetesConfig, nodes: KubernetesPlan['nodes'], {registry}: KubernetesSurroundings): readonly Step[] {
  const {stateDir, config: path} = registry.paths(config.name)
  return [
    makeFolder(stateDir, 'Make the folder of the testbed'),
    writeTextFile(path, formatConfig(config), 'Save its configuration'),
    writeTextFile(nodesFile(stateDir), formatNodes(nodes), 'Save the descriptions of its nodes'),
  ]
}

/** Phase by phase for all clusters together: while one becomes ready, so do the others. */
function controlPlanes(
  config: KubernetesConfig,
  nodes: KubernetesPlan['nodes'],
  binaries: Binaries,
  surroundings: KubernetesSurroundings,
): readonly Step[] {
  const phases = config.clusters.map((cluster) => {
    const plan = clusterPlan(config, cluster, kwokConfig(surroundings.root))
    const wish = {plan, binaries, context: cluster.context, nodes: nodes[cluster.name] ?? []}
    return clusterPhases(wish, surroundings).map((steps) => inPart(cluster.name, steps))
  })
  const count = Math.max(0, ...phases.map((one) => one.length))
  return Array.from({length: count}, (_, phase) => phases.flatMap((one) => one[phase] ?? [])).flat()
}

/** Each cluster with the name of its context. */
export function contextsOf(config: KubernetesConfig, kwok = ''): readonly ContextPlan[] {
  return config.clusters.map((cluster) => ({plan: clusterPlan(config, cluster, kwok), context: cluster.context}))
}

/** All that are to be described to the agents. */
function withRealNodes({clusters}: KubernetesConfig, nodes: KubernetesPlan['nodes']): KubernetesPlan['nodes'] {
  return Object.fromEntries(clusters.map((cluster) => [cluster.name, [...(nodes[cluster.name] ?? []), ...describeRealNodes(cluster)]]))
}

/** A node a line: somebody may want to read it. */
function formatNodes(nodes: KubernetesPlan['nodes']): string {
  const lists = Object.entries(nodes).map(
    ([cluster, list]) => `${JSON.stringify(cluster)}: [\n${list.map((node) => JSON.stringify(node)).join(',\n')}\n]`,
  )
  return `{\n${lists.join(',\n')}\n}\n`
}

function kwokConfig(root: string): string {
  return join(root, 'testbed', 'kubernetes', 'kwok.yaml')
}
