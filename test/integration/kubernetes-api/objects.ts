/** Paths of kinds as the API server has them. */
const ours = (plural: string): string => `/apis/mlsysops.eu/v1/namespaces/mlsysops/${plural}`
export const PATHS = {
  apps: ours('mlsysopsapps'),
  nodes: ours('mlsysopsnodes'),
  datacenters: ours('mlsysopsdatacenters'),
  orderSets: ours('mlsysopsordersets'),
  clusterPlacements: ours('mlsysopsclusterplacements'),
  assignments: ours('mlsysopsassignments'),
  placements: ours('mlsysopsplacements'),
  notes: ours('mlsysopsnotes'),
  deployments: '/apis/apps/v1/namespaces/mlsysops/deployments',
  jobs: '/apis/batch/v1/namespaces/mlsysops/jobs',
  services: '/api/v1/namespaces/mlsysops/services',
  leases: '/apis/coordination.k8s.io/v1/namespaces/mlsysops-framework/leases',
  definitions: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
} as const

export type PathOf = keyof typeof PATHS

const COMPONENT = {metadata: {name: 'web'}, containers: [{image: 'registry.example.org/web:1'}]}
const POD = {metadata: {labels: {app: 'web'}}, spec: {containers: [{name: 'web', image: 'web'}]}}

/** One valid object of each kind that is written here. */
export function exampleOf(kind: PathOf, name: string, epoch?: number, labels: object = {}): object {
  const annotated = epoch === undefined ? {} : {annotations: {'mlsysops.eu/epoch': String(epoch)}}
  const labelled = Object.keys(labels).length === 0 ? {} : {labels}
  const object = (apiVersion: string, of: string, rest: object): object => ({
    apiVersion,
    kind: of,
    metadata: {name, ...annotated, ...labelled},
    ...rest,
  })
  switch (kind) {
    case 'apps':
      return object('mlsysops.eu/v1', 'MLSysOpsApp', {components: [COMPONENT]})
    case 'nodes':
      return object('mlsysops.eu/v1', 'MLSysOpsNode', {continuum_layer: 'edge', environment: {}, hardware: {cpu: {cores: 4}, memory: 8}})
    case 'datacenters':
      return object('mlsysops.eu/v1', 'MLSysOpsDatacenter', {cluster_id: 'one', continuum: 'edge', nodes: [], city: 'volos'})
    case 'orderSets':
      return object('mlsysops.eu/v1', 'MLSysOpsOrderSet', {spec: {orders: ORDERS}})
    case 'clusterPlacements':
      return object('mlsysops.eu/v1', 'MLSysOpsClusterPlacement', {spec: {revision: '7', clusters: [{cluster: 'one'}]}})
    case 'assignments':
      return object('mlsysops.eu/v1', 'MLSysOpsAssignment', {spec: assigned(name)})
    case 'placements':
      return object('mlsysops.eu/v1', 'MLSysOpsPlacement', {spec: PLACED})
    case 'notes':
      return object('mlsysops.eu/v1', 'MLSysOpsNote', {spec: {key: `key/${name}`, value: [1, null, {mode: 'auto'}]}})
    case 'deployments':
      return object('apps/v1', 'Deployment', {spec: {selector: {matchLabels: {app: 'web'}}, template: POD}})
    case 'jobs':
      return object('batch/v1', 'Job', {spec: {template: {spec: {...POD.spec, restartPolicy: 'Never'}}}})
    case 'services':
      return object('v1', 'Service', {spec: {ports: [{port: 80}], selector: {app: 'web'}}})
    case 'leases':
      return object('coordination.k8s.io/v1', 'Lease', {spec: {holderIdentity: 'first', leaseTransitions: epoch ?? 1}})
    case 'definitions':
      throw new Error('Definitions are read from testbed/manifests/crds.')
  }
}

export const ASSIGNED_STATUS = {uid: 'u', cluster: 'one', generation: 1, reportedMs: 1, components: [], qos: []}

const ORDERS = [
  {id: 'a', component: 'web', by: 'ann', issuedMs: 1, wish: {kind: 'move', to: 'edge-1'}},
  {id: 'b', component: 'web', by: 'ann', issuedMs: 1, untilMs: 2, wish: {kind: 'set-resources', requests: {cpu: '1'}}},
]

function assigned(name: string): object {
  const description = {name, components: [COMPONENT]}
  return {uid: 'u', generation: 1, revision: '7', createdMs: 1, updatedMs: 1, description, orders: ORDERS}
}

const PLACED = {
  ref: {application: 'shop', component: 'web'},
  generation: 1,
  spec: COMPONENT,
  hosts: [{node: 'edge-1', instances: 2, keep: true}],
  goal: [{node: 'edge-2', instances: 2}],
  fallback: [],
  exclusive: false,
  deadlineMs: 1_800_000_000_000,
  decision: 'd-1',
  summary: {hosts: 'edge-1 x2', goal: 'edge-2 x2'},
}
