import type {NodeDescription} from '../../../src/descriptions/types.js'
import {AGENTS_GROUP, groupOf, type Layer, LEASE_NAMES} from '../../../src/platform/kubernetes/api/agents.js'
import {apiManifests} from '../../../src/platform/kubernetes/api/manifests.js'
import {NAMESPACE_KIND} from '../../../src/platform/kubernetes/api/namespaces.js'
import {createKubeClient, isKubernetesError, type KubeClient} from '../../../src/platform/kubernetes/client/index.js'
import {openKubernetesCluster} from '../../../src/platform/kubernetes/cluster/index.js'
import {PODS} from '../../../src/platform/kubernetes/cluster/kinds.js'
import {openDirectSlice} from '../../../src/platform/kubernetes/direct/index.js'
import {installApi} from '../../../src/platform/kubernetes/install.js'
import {
  APPS,
  ASSIGNMENTS,
  LEASES,
  NAMESPACES,
  type Namespaces,
  NODE_DESCRIPTIONS,
  NOTES,
  SCOPE_LABEL,
} from '../../../src/platform/kubernetes/kinds.js'
import type {KubeObject, Resource} from '../../../src/platform/kubernetes/objects.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {silentLogger} from '../../../src/support/logger.js'
import {type ControlPlane, startControlPlane} from '../../support/control-plane.js'
import {NEVER, nodeDescription} from './fixtures.js'
import {type CuttableHarness, harness, type Machines} from './harness.js'

/** Two real API servers, as the suites of the contract expect a slice: `near` with two nodes, `far` with one. */
export type KubernetesWorld = {
  make(): Promise<KubernetesCase>
  readonly near: ControlPlane
  readonly far: ControlPlane
  stop(): Promise<void>
}

/** A case with what only a test of Kubernetes itself may know of. */
export type KubernetesCase = CuttableHarness & {
  readonly namespaces: Namespaces
  readonly namespace: string
  /** An administrator of `near`, and one of `far`. */
  readonly admin: KubeClient
  readonly farAdmin: KubeClient
  /** The cluster agent of `near`, and how another process becomes it. */
  readonly agent: KubeClient
  readonly kubeconfig: string
  /** Another life of the cluster agent; `between` happens while there is none. */
  restart(between?: () => Promise<void>): Promise<void>
}

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
  await Promise.all([nearAdmin, farAdmin].map((client) => installApi({client, clock: systemClock}, NEVER)))
  let cases = 0
  const agent = async (plane: ControlPlane, layer: Layer): Promise<KubeClient> => {
    return clientWith(await plane.kubeconfigFor(agentOf(layer)), `mlsysops-${layer}`)
  }
  const [home, member, local] = await Promise.all([agent(near, 'continuum'), agent(far, 'continuum'), agent(near, 'cluster')])

  /** Namespaces of its own for each case, so that nothing of one is seen by another. */
  const make = async (): Promise<KubernetesCase> => {
    const namespaces = {...NAMESPACES, applications: `case-${++cases}`}
    await Promise.all([prepare(nearAdmin, [home, local], namespaces, NEAR_NODES), prepare(farAdmin, [], namespaces, FAR_NODES)])
    const common = {
      clock: systemClock,
      log: silentLogger,
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
    const open = () => openKubernetesCluster({...common, name: 'near', agent: 'cluster-1', client: local})
    let cluster = open()
    const {end: endMachines, ...machines} = machinesOf(near)
    const apiServer = near.processes['kube-apiserver']
    const base = harness({slice, cluster: () => cluster, host: noHost}, machines, async () => {
      await Promise.all([slice.close(), cluster.close()])
      await apiServer.start()
      await Promise.all([clear(nearAdmin, namespaces), clear(farAdmin, namespaces), endMachines()])
    })
    return {
      ...base,
      get cluster() {
        return cluster
      },
      namespaces,
      namespace: namespaces.applications,
      admin: nearAdmin,
      farAdmin,
      agent: local,
      kubeconfig: await near.kubeconfigFor(agentOf('cluster')),
      async cutOff() {
        const atMs = systemClock.now()
        await apiServer.signal('SIGKILL')
        return atMs
      },
      restore: () => apiServer.start(),
      async restart(between = async () => undefined) {
        base.resign('cluster')
        await cluster.close()
        await between()
        cluster = open()
      },
    }
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

/** What was done to machines is undone with `end`. */
function machinesOf(plane: ControlPlane): Machines & {end(): Promise<void>} {
  const joined: string[] = []
  const failed = new Set<string>()
  const setReady = async (node: string, isReady: boolean): Promise<void> => {
    failed[isReady ? 'delete' : 'add'](node)
    await plane.setNodeReady(node, isReady)
  }
  return {
    async machineJoins(node) {
      joined.push(node.name)
      await plane.addNode(node)
    },
    machineFails: (node) => setReady(node, false),
    machineReturns: (node) => setReady(node, true),
    async end() {
      for (const node of failed) await setReady(node, true)
      await Promise.all(joined.map((name) => plane.removeNode(name)))
    },
  }
}

function agentOf(layer: Layer) {
  return {commonName: `${layer}-agent`, organizations: [AGENTS_GROUP, groupOf(layer)]}
}

export async function clientWith(kubeconfig: string, manager: string): Promise<KubeClient> {
  return createKubeClient({kubeconfig, version: 'test', manager, clock: systemClock})
}

/** A namespace with the rights of agents in it, and the nodes as people describe them; and a slice that nobody has led yet. */
async function prepare(
  admin: KubeClient,
  agents: readonly KubeClient[],
  namespaces: Namespaces,
  nodes: readonly NodeDescription[],
): Promise<void> {
  const {applications, framework} = namespaces
  const manifests = await apiManifests({namespaces})
  for (const {resource, objects} of [manifests.namespaces, ...manifests.rest])
    for (const object of objects)
      if (object.metadata.namespace === applications || object.metadata.name === applications) await admin.apply(resource, object, NEVER)
  for (const {name, ...fields} of nodes)
    await admin.create(NODE_DESCRIPTIONS, {metadata: {name, namespace: applications}, ...fields}, NEVER)
  for (const name of Object.values(LEASE_NAMES)) await admin.delete(LEASES, {name, namespace: framework}, NEVER)
  for (const agent of agents) await untilWelcome(agent, applications)
}

/** Until the API server has taken up the new rights, and that the leases of the case before are gone: both a moment later. */
async function untilWelcome(agent: KubeClient, namespace: string): Promise<void> {
  for (const scope of ['continuum', 'cluster'] as const) {
    const metadata = {name: `probe-${scope}`, namespace, labels: {[SCOPE_LABEL]: scope}}
    const isWelcome = async (): Promise<boolean> => {
      try {
        await agent.create(NOTES, {metadata, spec: {key: 'probe', value: null}}, NEVER, {isDryRun: true})
        return true
      } catch (error) {
        // The continuum agent has no notes in a member.
        if (isKubernetesError(error, 'forbidden')) return false
        throw error
      }
    }
    await until(isWelcome, `notes of the ${scope} are taken`)
  }
}

async function clear(admin: KubeClient, {applications}: Namespaces): Promise<void> {
  await letGo(admin, APPS, applications)
  await letGo(admin, ASSIGNMENTS, applications)
  await admin.delete(NAMESPACE_KIND, {name: applications}, NEVER)
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
