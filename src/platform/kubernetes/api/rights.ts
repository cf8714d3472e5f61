import {LEASE_NAMES} from './agents.js'

/** What an agent is for an API server: the continuum agent is one thing in its home and another in each member; one cluster may be both. */
export const LAYER_ROLES = ['continuum', 'continuum-member', 'cluster', 'node'] as const
export type LayerRole = (typeof LAYER_ROLES)[number]

/** Rights as the API server knows them. Nothing here is `*`. */
export type Right = {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
  readonly resourceNames?: readonly string[]
}

/** What an agent may do: everywhere in its cluster, and in single namespaces. Each role has what its agent needs, and no more. */
export type Rights = {
  readonly everywhere: readonly Right[]
  readonly applications: readonly Right[]
  readonly framework: readonly Right[]
  /** Where the kubelets hold their leases. */
  readonly nodeLeases: readonly Right[]
}

const READ = ['get', 'list', 'watch']
const WRITE = [...READ, 'create', 'update', 'patch', 'delete']
const STATUS = ['get', 'update', 'patch']

export const RIGHTS: {readonly [role in LayerRole]: Rights} = {
  /** In its home it answers for people too (northbound API): it writes applications, orders and cordons for them. */
  continuum: {
    everywhere: [],
    applications: [
      ours(['mlsysopsapps', 'mlsysopsordersets', 'mlsysopsclusterplacements', 'mlsysopsnotes'], WRITE),
      ours(['mlsysopsapps/status'], STATUS),
      // Created and patched: to cordon one for a person.
      ours(['mlsysopsclusters'], [...READ, 'create', 'patch']),
      ours(['mlsysopscontinuums', 'mlsysopsdatacenters'], READ),
      ...events(),
    ],
    framework: leases(LEASE_NAMES.continuum),
    nodeLeases: [],
  },
  /**
   * In a member it leaves assignments, raises the copy of its lease, and does what people want of nodes: descriptions, cordons, and taking out one on which
   * nothing runs or is to run.
   */
  'continuum-member': {
    everywhere: [core(['nodes'], ['get', 'patch', 'delete'])],
    applications: [ours(['mlsysopsassignments', 'mlsysopsnodes'], WRITE), ours(['mlsysopsplacements'], ['list']), core(['pods'], ['list'])],
    framework: [...leases(LEASE_NAMES.continuum), lease(LEASE_NAMES.cluster, READ)],
    nodeLeases: [],
  },
  cluster: {
    everywhere: [
      // Free capacity is what is allocatable without the requests of all pods, ours or not.
      core(['nodes', 'pods'], READ),
      core(['namespaces'], ['get']),
      {apiGroups: ['node.k8s.io'], resources: ['runtimeclasses'], verbs: READ},
    ],
    applications: [
      ours(['mlsysopsassignments'], [...READ, 'update', 'patch']),
      ours(['mlsysopsassignments/status'], STATUS),
      ours(['mlsysopsplacements', 'mlsysopsnotes'], WRITE),
      ours(['mlsysopsnodes'], READ),
      {apiGroups: ['apps'], resources: ['deployments'], verbs: WRITE},
      // Sizes and marks of what runs are changed in place: in the Pods, and in the template that they come back from.
      {apiGroups: ['apps'], resources: ['replicasets'], verbs: [...READ, 'patch']},
      core(['pods'], ['patch']),
      {apiGroups: ['batch'], resources: ['jobs'], verbs: WRITE},
      core(['services', 'configmaps'], WRITE),
      core(['pods/resize'], ['patch', 'update']),
      {apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: READ},
      ...events(),
      core(['events'], READ),
    ],
    framework: leases(LEASE_NAMES.cluster),
    // An exclusive component waits until the lease of a lost node has run out.
    nodeLeases: [{apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: READ}],
  },
  /** Usage comes from the kubelet, application metrics from the pods on its node. */
  node: {
    everywhere: [core(['nodes'], ['get']), core(['nodes/metrics'], ['get'])],
    applications: [core(['pods'], READ)],
    framework: [],
    nodeLeases: [],
  },
}

function ours(resources: readonly string[], verbs: readonly string[]): Right {
  return {apiGroups: ['mlsysops.eu'], resources, verbs}
}

function core(resources: readonly string[], verbs: readonly string[]): Right {
  return {apiGroups: [''], resources, verbs}
}

function events(): readonly Right[] {
  return [{apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['create', 'patch']}]
}

/** To hold one: whoever may create cannot be held to a name. None may delete it, so that no epoch begins anew. */
function leases(name: string): readonly Right[] {
  return [lease(name, [...READ, 'update', 'patch']), {apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create']}]
}

function lease(name: string, verbs: readonly string[]): Right {
  return {apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: [name], verbs}
}
