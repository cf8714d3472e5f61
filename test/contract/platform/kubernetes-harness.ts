import type {NodeDescription} from '../../../src/descriptions/types.js'
import {AGENTS_GROUP, groupOf, type Layer} from '../../../src/platform/kubernetes/api/agents.js'
import {NAMESPACE_KIND} from '../../../src/platform/kubernetes/api/namespaces.js'
import {createKubeClient, type KubeClient} from '../../../src/platform/kubernetes/client/index.js'
import {openKubernetesCluster} from '../../../src/platform/kubernetes/cluster/index.js'
import {PODS} from '../../../src/platform/kubernetes/cluster/kinds.js'
import {openDirectSlice} from '../../../src/platform/kubernetes/direct/index.js'
import {installApi} from '../../../src/platform/kubernetes/install.js'
import {APPS, ASSIGNMENTS, LEASES, type Namespaces, NODE_DESCRIPTIONS, NOTES, SCOPE_LABEL} from '../../../src/platform/kubernetes/kinds.js'
import type {KubeObject, Resource} from '../../../src/platform/kubernetes/objects.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {createLogger, silentLogger} from '../../../src/support/logger.js'
import {type ControlPlane, startControlPlane} from '../../support/control-plane.js'
import {NEVER, nodeDescription} from './fixtures.js'
import {harness, type MakeHarness} from './harness.js'

/** Two real API servers, as the suites of the contract expect a slice: `near` with two nodes, `far` with one. */
export type KubernetesWorld = {readonly make: MakeHarness; readonly near: ControlPlane; readonly far: ControlPlane; stop(): Promise<void>}

const NEAR_NODES = ['n1', 'n2'].map((name) => nodeDescription(name))
const FAR_NODES = ['f1'].map((name) => nodeDescription(name))

export async function kubernetesWorld(): Promise<KubernetesWorld> {
  const [near, far] = await Promise.all([
    startControlPlane({name: 'near', nodes: NEAR_NODES}),
    startControlPlane({name: 'far', nodes: FAR_NODES}),
  ])
  const admins = await Promise.all([near, far].map(({kubeconfigPath}) => clientWith(kubeconfigPath, 'mlsysops-test')))
  const [nearAdmin, farAdmin] = admins
  if (nearAdmin === undefined || farAdmin === undefined) throw new Error('There are two.')
  let cases = 0
  const agent = async (plane: ControlPlane, layer: Layer): Promise<KubeClient> => {
    const who = {commonName: `${layer}-agent`, organizations: [AGENTS_GROUP, groupOf(layer)]}
    return clientWith(await plane.kubeconfigFor(who), `mlsysops-${layer}`)
  }
  const [home, member, local] = await Promise.all([agent(near, 'continuum'), agent(far, 'continuum'), agent(near, 'cluster')])

  /** Namespaces of its own for each case, so that nothing of one is seen by another. */
  const make: MakeHarness = async () => {
    const t0 = performance.now()
    const namespaces = {applications: `case-${++cases}`, framework: `case-${cases}-agents`}
    await Promise.all([prepare(nearAdmin, [home, local], namespaces, NEAR_NODES), prepare(farAdmin, [member], namespaces, FAR_NODES)])
    console.log('prepared', performance.now() - t0)
    const common = {
      clock: systemClock,
      log: process.env['DEBUG_LOG'] === undefined ? silentLogger : createLogger({level: 'debug'}),
      namespaces,
    }
    const slice = openDirectSlice({
      ...common,
      home,
      members: [
        {name: 'near', client: home},
        {name: 'far', client: member},
      ],
      agent: 'continuum-1',
    })
    const cluster = openKubernetesCluster({...common, name: 'near', agent: 'cluster-1', client: local})
    const joined: string[] = []
    return harness(
      {slice, cluster: () => cluster, host: noHost},
      async () => {
        const t1 = performance.now()
        await Promise.all([slice.close(), cluster.close()])
        console.log('closed', performance.now() - t1)
        await Promise.all([clear(nearAdmin, namespaces), clear(farAdmin, namespaces), ...joined.map((name) => near.removeNode(name))])
        console.log('cleared', performance.now() - t1)
      },
      async (node) => {
        joined.push(node.name)
        await near.addNode(node)
      },
    )
  }
  return {
    make,
    near,
    far,
    async stop() {
      for (const client of [home, member, local, ...admins]) client.close()
      await Promise.all([near.stop(), far.stop()])
    },
  }
}

export async function clientWith(kubeconfig: string, manager: string): Promise<KubeClient> {
  return createKubeClient({kubeconfig, version: 'test', manager, clock: systemClock})
}

async function prepare(
  admin: KubeClient,
  agents: readonly KubeClient[],
  namespaces: Namespaces,
  nodes: readonly NodeDescription[],
): Promise<void> {
  await installApi({client: admin, clock: systemClock, namespaces}, NEVER)
  for (const {name, ...fields} of nodes)
    await admin.create(NODE_DESCRIPTIONS, {metadata: {name, namespace: namespaces.applications}, ...fields}, NEVER)
  for (const agent of agents) await untilFenced(admin, agent, namespaces)
}

/**
 * The fences of the case before were on its own leases. Those of this case are in force when an epoch that its lease has passed is refused; then the
 * lease goes, and the case begins like a new slice.
 */
async function untilFenced(admin: KubeClient, agent: KubeClient, {applications, framework}: Namespaces): Promise<void> {
  for (const [scope, lease] of [
    ['continuum', 'mlsysops-continuum'],
    ['cluster', 'mlsysops-cluster'],
  ] as const) {
    const note = {
      metadata: {name: `probe-${scope}`, namespace: applications, labels: {[SCOPE_LABEL]: scope}},
      spec: {key: 'probe', value: null},
    }
    const isRefused = async (): Promise<boolean> => {
      try {
        await agent.create(NOTES, note, NEVER, {isDryRun: true})
        return false
      } catch {
        return true
      }
    }
    await admin.delete(LEASES, {name: lease, namespace: framework}, NEVER)
    await until(async () => !(await isRefused()), `the fence of ${scope} is open`)
  }
}

async function clear(admin: KubeClient, {applications, framework}: Namespaces): Promise<void> {
  await letGo(admin, APPS, applications)
  await letGo(admin, ASSIGNMENTS, applications)
  for (const name of [applications, framework]) await admin.delete(NAMESPACE_KIND, {name}, NEVER)
  // The namespace goes by itself; the room that its pods take is wanted by the next case.
  await until(async () => {
    const {items} = await admin.list(PODS, {namespace: applications}, NEVER)
    for (const {metadata} of items) await admin.delete(PODS, {name: metadata.name, namespace: applications}, NEVER, {graceSeconds: 0})
    return items.length === 0
  }, 'the pods of the case are gone')
}

async function letGo(admin: KubeClient, resource: Resource, namespace: string): Promise<void> {
  const {items} = await admin.list<KubeObject>(resource, {namespace}, NEVER)
  for (const {metadata} of items) {
    if ((metadata.finalizers ?? []).length === 0) continue
    const ref = {name: metadata.name, namespace}
    await admin.patch(resource, ref, {kind: 'merge', value: {metadata: {finalizers: null}}}, NEVER).catch(() => undefined)
  }
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not in time: ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function noHost(): never {
  throw new Error('Machines are no part of this platform.')
}
