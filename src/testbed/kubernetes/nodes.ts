import type {NodeDescription} from '../../descriptions/types.js'
import type {JsonValue} from '../../support/json.js'
import {FAULT_ANNOTATION} from '../faults.js'
import {awaitProcess, type ProcessPlan, type ProcessTools} from '../processes.js'
import {quote, type Step, type StepOutcome} from '../steps.js'
import {type KubernetesApi, requireSuccess, withApi} from './api.js'
import {type ClusterPlan, filesOf} from './cluster-plan.js'
import {adminAddress} from './credentials.js'
import {nodeObject} from './node-object.js'

/** At once: more only fills the API server's queue. */
const PARALLEL = 8
const READY_LIMIT_MS = 120_000
const NODES = '/api/v1/nodes'

/** Adds the nodes that are not there; those that are stay as they are. */
export function addNodes(plan: ClusterPlan, nodes: readonly NodeDescription[]): Step {
  return {
    title: `Add ${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'} to ${plan.name}`,
    describe: () => [
      `kubectl --kubeconfig ${quote(filesOf(plan).kubeconfigOf('admin'))} create -f - <<'END'`,
      ...nodes.map((node) => `${JSON.stringify(nodeObject(node))}`),
      'END',
    ],
    async run({signal, say}) {
      return withApi(adminAddress(plan), async (api): Promise<StepOutcome> => {
        const present = new Set((await listNodes(api, signal)).map(({name}) => name))
        const missing = nodes.filter(({name}) => !present.has(name))
        let added = 0
        await inParallel(missing, PARALLEL, async (node) => {
          await createNode(api, node, signal)
          added += 1
          if (added % 100 === 0) say(`Adding nodes to ${plan.name}: ${added} of ${missing.length} …`)
        })
        return missing.length > 0 ? 'changed' : 'unchanged'
      })
    },
  }
}

/** Waits until KWOK has made the nodes ready. */
export function awaitNodes(plan: ClusterPlan, nodes: readonly NodeDescription[], kwok: ProcessPlan, tools: ProcessTools): Step {
  const kubectl = `kubectl --kubeconfig ${quote(filesOf(plan).kubeconfigOf('admin'))}`
  return awaitProcess({...kwok, title: `the nodes of ${plan.name}`}, tools, {
    limitMs: READY_LIMIT_MS,
    // A look reads them all.
    pollMs: 100 + nodes.length,
    script: [`${kubectl} wait --for=condition=Ready node --all --timeout=${READY_LIMIT_MS / 1000}s > /dev/null`],
    isReady: async (signal) =>
      withApi(adminAddress(plan), async (api) => {
        const ready = new Set((await listNodes(api, signal)).filter(({isReady}) => isReady).map(({name}) => name))
        return nodes.every(({name}) => ready.has(name))
      }),
  })
}

/** Rejects where the API server refuses it; a node of that name is no failure. */
export async function createNode(api: KubernetesApi, node: NodeDescription, signal: AbortSignal): Promise<void> {
  const answer = await api.ask('POST', NODES, {signal, body: nodeObject(node)})
  if (answer?.status !== 409) requireSuccess(answer, `To add the node ${node.name}`)
}

/** A node that is not there is no failure. */
export async function deleteNode(api: KubernetesApi, name: string, signal: AbortSignal): Promise<void> {
  const answer = await api.ask('DELETE', `${NODES}/${name}`, {signal})
  if (answer?.status !== 404) requireSuccess(answer, `To remove the node ${name}`)
}

/** The fault that `kwok.yaml` knows, and what follows from it at once: KWOK itself takes some seconds. */
export async function setNodeReady(api: KubernetesApi, name: string, isReady: boolean, now: Date, signal: AbortSignal): Promise<void> {
  const at = now.toISOString()
  const told = isReady
    ? {reason: 'KubeletReady', message: 'kubelet is posting ready status'}
    : {reason: 'TestbedFault', message: 'a fault of the testbed'}
  const condition = {type: 'Ready', status: isReady ? 'True' : 'False', ...told, lastHeartbeatTime: at, lastTransitionTime: at}
  const annotations = {[FAULT_ANNOTATION]: isReady ? null : 'not-ready'}
  requireSuccess(await api.ask('PATCH', `${NODES}/${name}`, {signal, body: {metadata: {annotations}}}), `To change the node ${name}`)
  const status = {signal, body: {status: {conditions: [condition]}}}
  requireSuccess(await api.ask('PATCH', `${NODES}/${name}/status`, status), `To change the node ${name}`)
}

/** A node as the API server has it. */
export type Seen = {readonly name: string; readonly isReady: boolean}

export async function listNodes(api: KubernetesApi, signal: AbortSignal): Promise<readonly Seen[]> {
  const list = requireSuccess(await api.ask('GET', `${NODES}?resourceVersion=0`, {signal}), 'To list the nodes')
  return itemsOf(field(list, 'items')).flatMap((item) => {
    const name = field(field(item, 'metadata'), 'name')
    const conditions = itemsOf(field(field(item, 'status'), 'conditions'))
    const isReady = conditions.some((one) => field(one, 'type') === 'Ready' && field(one, 'status') === 'True')
    return typeof name === 'string' ? [{name, isReady}] : []
  })
}

async function inParallel<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  const lane = async (): Promise<void> => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({length: limit}, lane))
}

function field(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return typeof value === 'object' && value !== null && !isList(value) ? value[key] : undefined
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return value !== undefined && isList(value) ? value : []
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
