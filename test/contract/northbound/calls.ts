import type {OperationId} from '../../../src/northbound/contract/routes.js'
import {SMART_CITY, SMART_CITY_YAML} from '../../support/smart-city.js'

export type Example = {
  readonly path: string
  readonly status: number
  readonly body?: unknown
  readonly yaml?: string
  readonly headers?: {readonly [name: string]: string}
  /** The code of the problem document, where it is one. */
  readonly code?: string
}

const app = '/v1/apps/smart-city'
const orders = `${app}/components/classifier-app/orders`
const node = '/v1/infrastructure/nodes/group1-node2'
const newNode = {
  MLSysOpsNode: {name: 'group1-node3', cluster_id: 'group1-cluster', continuum_layer: 'edge', environment: {node_type: 'native'}},
}
const document = {MLSysOpsApp: SMART_CITY}
const POLICY = {fileName: 'mine.ts', source: "import {definePolicy} from 'mlsysops'\nexport default definePolicy({name: 'mine'})"}

function withFile(name: string, base64: string) {
  return {...POLICY, fileName: 'policy-mine.yaml', files: [{name, base64}]}
}

/** For every operation: what it is asked, and what it answers from a fresh fake slice. */
export const examples: {readonly [Id in OperationId]: readonly Example[]} = {
  listApplications: [
    {path: '/v1/apps', status: 200},
    {path: '/v1/apps?limit=1&phase=deployed&cluster=group1-cluster&prefix=smart', status: 200},
    {path: '/v1/apps?limit=0', status: 400, code: 'request-invalid'},
    {path: '/v1/apps?limit=many', status: 400, code: 'request-invalid'},
    {path: '/v1/apps?cursor=bm9uc2Vuc2U', status: 400, code: 'request-invalid'},
    {path: '/v1/apps?fase=deployed', status: 400, code: 'request-invalid'},
  ],
  createApplication: [
    {path: '/v1/apps', yaml: SMART_CITY_YAML, status: 201},
    {path: '/v1/apps', body: document, status: 200},
    {path: '/v1/apps', body: document, headers: {'if-match': '"1"'}, status: 412, code: 'revision-conflict'},
    {path: '/v1/apps', yaml: SMART_CITY_YAML, headers: {'if-match': '"1"'}, status: 412, code: 'revision-conflict'},
    {path: '/v1/apps', body: document, headers: {'if-none-match': '*'}, status: 412, code: 'application-exists'},
    {path: '/v1/apps?dryRun=true', body: document, status: 200},
    {path: '/v1/apps?dryRun=perhaps', body: document, status: 400, code: 'request-invalid'},
    {path: '/v1/apps', body: {MLSysOpsApp: {name: 'UPPER', components: []}}, status: 422, code: 'description-invalid'},
    {path: '/v1/apps', yaml: 'MLSysOpsApp: [', status: 422, code: 'description-invalid'},
    {path: '/v1/apps', yaml: '', status: 422, code: 'description-invalid'},
    {path: '/v1/apps', status: 422, code: 'description-invalid'},
  ],
  getApplication: [
    {path: app, status: 200},
    {path: '/v1/apps/smart-citi', status: 404, code: 'application-not-found'},
  ],
  putApplication: [
    {path: app, body: document, status: 200},
    {path: '/v1/apps/smart-city-2', yaml: SMART_CITY_YAML, status: 201},
    {path: '/v1/apps/other', body: document, status: 422, code: 'description-invalid'},
  ],
  deleteApplication: [
    {path: app, status: 202},
    {path: '/v1/apps/none', status: 404, code: 'application-not-found'},
  ],
  getApplicationStatus: [
    {path: `${app}/status`, status: 200},
    {path: '/v1/apps/none/status', status: 404, code: 'application-not-found'},
  ],
  getApplicationDescription: [{path: `${app}/description`, status: 200}],
  getApplicationHistory: [{path: `${app}/history`, status: 200}],
  explainApplication: [{path: `${app}/explain`, status: 200}],
  rollbackApplication: [
    {path: `${app}/rollback`, body: {generation: 1}, status: 200},
    {path: `${app}/rollback`, body: {generation: 9}, status: 404, code: 'generation-not-found'},
    {path: `${app}/rollback`, body: {generation: '1'}, status: 400, code: 'request-invalid'},
  ],
  orderComponent: [
    {path: orders, body: {wish: {kind: 'move', to: 'group1-node1'}}, status: 201},
    {path: orders, body: {wish: {kind: 'pin', node: 'group1-node1'}, untilAt: '2099-01-01T00:00:00Z'}, status: 201},
    {path: orders, body: {wish: {kind: 'scale', instances: 2}}, status: 201},
    {path: orders, body: {wish: {kind: 'set-image', image: 'classifier:2'}}, status: 201},
    {path: orders, body: {wish: {kind: 'set-resources', requests: {cpu: '1'}}}, status: 201},
    {path: orders, body: {wish: {kind: 'move', to: 'group1-node9'}}, status: 404, code: 'node-not-found'},
    {path: orders, body: {wish: {kind: 'fly'}}, status: 400, code: 'request-invalid'},
    {path: orders, body: {wish: {kind: 'scale', instances: -1, force: true}}, status: 400, code: 'request-invalid'},
    {path: orders, body: {wish: {kind: 'scale', instances: 1}, untilAt: '2001-01-01T00:00:00Z'}, status: 400, code: 'request-invalid'},
    {path: `${app}/components/none/orders`, body: {wish: {kind: 'scale', instances: 1}}, status: 404, code: 'component-not-found'},
  ],
  liftOrders: [
    {path: orders, status: 200},
    {path: `${orders}?kind=pin`, status: 200},
  ],
  listDecisions: [
    {path: '/v1/decisions', status: 200},
    {path: '/v1/decisions?limit=2&application=smart-city&component=classifier-app&policy=qos-relocation', status: 200},
    {path: '/v1/decisions?verdict=deferred&since=2026-01-01T00:00:00Z', status: 200},
    {path: '/v1/decisions?waiting=true', status: 200},
    {path: '/v1/decisions?since=yesterday', status: 400, code: 'request-invalid'},
  ],
  getDecision: [
    {path: '/v1/decisions/d-0002', status: 200},
    {path: '/v1/decisions/d-9999', status: 404, code: 'decision-not-found'},
  ],
  approveDecision: [
    {path: '/v1/decisions/d-0005/approval', status: 202},
    {path: '/v1/decisions/d-0002/approval', status: 409, code: 'decision-not-waiting'},
  ],
  answerDecisions: [
    {path: '/v1/decisions/answers', body: {decisions: ['d-0005'], kind: 'approve'}, status: 200},
    {
      path: '/v1/decisions/answers?dryRun=true',
      body: {decisions: ['d-0005'], kind: 'reject', why: 'not now', holdsMs: 60_000},
      status: 200,
    },
    {path: '/v1/decisions/answers', body: {decisions: ['d-0005', 'd-0002'], kind: 'reject'}, status: 409, code: 'decision-not-waiting'},
    {path: '/v1/decisions/answers', body: {decisions: ['d-9999'], kind: 'approve'}, status: 404, code: 'decision-not-found'},
    {path: '/v1/decisions/answers', body: {decisions: [], kind: 'perhaps'}, status: 400, code: 'request-invalid'},
  ],
  listMetrics: [{path: '/v1/telemetry/metrics', status: 200}],
  queryTelemetry: [
    {path: '/v1/telemetry/query?metric=node_cpu_usage_ratio&node=group1-node1&windowMs=5000', status: 200},
    {path: '/v1/telemetry/query?metric=frame_classify_latency&by=p95', status: 200},
    {path: '/v1/telemetry/query?metric=frame_classify_latency&by=mean&windowMs=1', status: 200},
    {path: '/v1/telemetry/query?metric=frame_clasify_latency', status: 404, code: 'metric-not-found'},
    {path: '/v1/telemetry/query', status: 400, code: 'request-invalid'},
  ],
  getInfrastructure: [{path: '/v1/infrastructure', status: 200}],
  listClusters: [{path: '/v1/infrastructure/clusters', status: 200}],
  getCluster: [
    {path: '/v1/infrastructure/clusters/group1-cluster', status: 200},
    {path: '/v1/infrastructure/clusters/group2-cluster', status: 404, code: 'cluster-not-found'},
  ],
  cordonCluster: [
    {path: '/v1/infrastructure/clusters/group1-cluster/cordon', status: 200},
    {path: '/v1/infrastructure/clusters/none/cordon', status: 404, code: 'cluster-not-found'},
  ],
  uncordonCluster: [{path: '/v1/infrastructure/clusters/group1-cluster/uncordon', status: 200}],
  listNodes: [
    {path: '/v1/infrastructure/nodes', status: 200},
    {path: '/v1/infrastructure/nodes?cluster=group1-cluster', status: 200},
    {path: '/v1/infrastructure/nodes?cluster=none', status: 404, code: 'cluster-not-found'},
  ],
  getNode: [
    {path: node, status: 200},
    {path: '/v1/infrastructure/nodes/group1-cluster%2Fgroup1-node1', status: 200},
    {path: '/v1/infrastructure/nodes/group1-node9', status: 404, code: 'node-not-found'},
  ],
  addNode: [
    {path: '/v1/infrastructure/nodes', body: newNode, status: 201},
    {path: '/v1/infrastructure/nodes?cluster=none', body: newNode, status: 422, code: 'description-invalid'},
    {
      path: '/v1/infrastructure/nodes',
      body: {MLSysOpsNode: {...newNode.MLSysOpsNode, name: 'group1-node1'}},
      status: 409,
      code: 'node-exists',
    },
    {path: '/v1/infrastructure/nodes', body: document, status: 422, code: 'description-invalid'},
  ],
  updateNode: [
    {path: node, body: {MLSysOpsNode: {...newNode.MLSysOpsNode, name: 'group1-node2'}}, status: 200},
    {path: node, body: newNode, status: 422, code: 'description-invalid'},
  ],
  removeNode: [
    {path: node, status: 409, code: 'node-in-use'},
    {path: '/v1/infrastructure/nodes/none', status: 404, code: 'node-not-found'},
  ],
  cordonNode: [{path: `${node}/cordon`, status: 200}],
  uncordonNode: [{path: `${node}/uncordon`, status: 200}],
  drainNode: [{path: `${node}/drain`, status: 200}],
  listAgents: [{path: '/v1/agents', status: 200}],
  listPolicies: [{path: '/v1/policies', status: 200}],
  listBuiltInPolicies: [{path: '/v1/built-in-policies', status: 200}],
  addPolicy: [
    {path: '/v1/policies', body: POLICY, status: 201},
    {path: '/v1/policies?dryRun=true', body: POLICY, status: 200},
    {path: '/v1/policies', body: {...POLICY, fileName: 'policy.txt'}, status: 422, code: 'policy-invalid'},
    {path: '/v1/policies', body: {...POLICY, source: 'export const x = 1'}, status: 422, code: 'policy-invalid'},
    {path: '/v1/policies', body: {...POLICY, priority: 9}, status: 400, code: 'request-invalid'},
    {path: '/v1/policies', body: {...POLICY, python: '.venv/bin/python'}, status: 400, code: 'request-invalid'},
    {path: '/v1/policies', body: {...POLICY, fileName: '../policy.ts'}, status: 400, code: 'request-invalid'},
    {path: '/v1/policies', body: withFile('m.onnx', 'AAAA'), status: 201},
    {path: '/v1/policies', body: {...withFile('m.onnx', 'AAAA'), fileName: 'policy.ts'}, status: 422, code: 'policy-invalid'},
    {path: '/v1/policies', body: withFile('m.onnx', 'A'.repeat(1_200_000)), status: 422, code: 'policy-invalid'},
    {path: '/v1/policies', body: withFile('../m.onnx', 'AAAA'), status: 400, code: 'request-invalid'},
    {path: '/v1/policies', body: withFile('m.onnx', 'not base64!'), status: 400, code: 'request-invalid'},
  ],
  getPolicy: [
    {path: '/v1/policies/kept', status: 200},
    {path: '/v1/policies/none', status: 404, code: 'policy-not-found'},
  ],
  bindPolicy: [
    {path: '/v1/policies/kept/binding', body: {applications: ['smart-*'], priority: 1, enabled: false}, status: 200},
    {path: '/v1/policies/none/binding', body: {priority: 0, enabled: true}, status: 404, code: 'policy-not-found'},
  ],
  rollBackPolicy: [
    {path: '/v1/policies/kept/rollback', body: {}, status: 200},
    {path: '/v1/policies/kept/rollback', body: {number: 7}, status: 404, code: 'policy-source-not-found'},
    {path: '/v1/policies/none/rollback', body: {}, status: 404, code: 'policy-not-found'},
  ],
  removePolicy: [
    {path: '/v1/policies/kept', status: 202},
    {path: '/v1/policies/none', status: 404, code: 'policy-not-found'},
  ],
  addMechanism: [
    {path: '/v1/mechanisms', body: {fileName: 'mine.ts', source: "name: 'mine'"}, status: 201},
    {path: '/v1/mechanisms?dryRun=true', body: {fileName: 'mine.ts', source: "name: 'other'"}, status: 200},
    {path: '/v1/mechanisms', body: {fileName: 'mine.ts', source: '1'}, status: 422, code: 'mechanism-invalid'},
  ],
  rollBackMechanism: [
    {path: '/v1/mechanisms/kept/rollback', body: {}, status: 200},
    {path: '/v1/mechanisms/placement/rollback', body: {}, status: 409, code: 'mechanism-built-in'},
    {path: '/v1/mechanisms/kept/rollback', body: {number: 99}, status: 404, code: 'mechanism-source-not-found'},
  ],
  removeMechanism: [
    {path: '/v1/mechanisms/kept?dryRun=true', status: 202},
    {path: '/v1/mechanisms/kept', status: 202},
    {path: '/v1/mechanisms/placement?dryRun=true', status: 409, code: 'mechanism-built-in'},
    {path: '/v1/mechanisms/placement', status: 409, code: 'mechanism-built-in'},
    {path: '/v1/mechanisms/none?dryRun=true', status: 404, code: 'mechanism-not-found'},
    {path: '/v1/mechanisms/none', status: 404, code: 'mechanism-not-found'},
  ],
  listMechanisms: [{path: '/v1/mechanisms', status: 200}],
  getMechanism: [
    {path: '/v1/mechanisms/placement', status: 200},
    {path: '/v1/mechanisms/none', status: 404, code: 'mechanism-not-found'},
  ],
  getMechanismState: [
    {path: '/v1/mechanisms/placement/state', status: 200},
    {path: '/v1/mechanisms/none/state', status: 404, code: 'mechanism-not-found'},
    {path: '/v1/mechanisms/placement/state?cluster=none', status: 404, code: 'cluster-not-found'},
  ],
  orderMechanism: [
    {path: '/v1/mechanisms/placement/orders', body: {command: {hosts: []}}, status: 200},
    {path: '/v1/mechanisms/placement/orders?dryRun=true', body: {command: {hosts: []}, cluster: 'edge'}, status: 200},
    {path: '/v1/mechanisms/none/orders', body: {command: {}}, status: 404, code: 'mechanism-not-found'},
    {path: '/v1/mechanisms/placement/orders', body: {command: 'all'}, status: 400, code: 'request-invalid'},
    {path: '/v1/mechanisms/placement/orders', body: {}, status: 400, code: 'request-invalid'},
  ],
  getMode: [{path: '/v1/mode', status: 200}],
  setMode: [
    {path: '/v1/mode', body: {mode: 'advise'}, status: 200},
    {path: '/v1/mode', body: {mode: 'magic'}, status: 400, code: 'request-invalid'},
    {path: '/v1/mode', body: {mode: 'ml', force: true}, status: 400, code: 'request-invalid'},
  ],
  getApplicationMode: [
    {path: `${app}/mode`, status: 200},
    {path: '/v1/apps/none/mode', status: 404, code: 'application-not-found'},
  ],
  setApplicationMode: [
    {path: `${app}/mode`, body: {mode: 'advise'}, status: 200},
    {path: `${app}/mode`, body: {mode: 'inherit'}, status: 400, code: 'request-invalid'},
    {path: '/v1/apps/none/mode', body: {mode: 'ml'}, status: 404, code: 'application-not-found'},
  ],
  inheritMode: [
    {path: `${app}/mode`, status: 200},
    {path: '/v1/apps/none/mode', status: 404, code: 'application-not-found'},
  ],
  getHealth: [{path: '/v1/health', status: 200}],
  getReadiness: [{path: '/v1/readiness', status: 200}],
  streamEvents: [{path: '/v1/events?after=x', status: 400, code: 'request-invalid'}],
  streamTurns: [{path: '/v1/policies/none/turns', status: 404, code: 'policy-not-found'}],
  getOpenApi: [{path: '/openapi.json', status: 200}],
  getDocs: [{path: '/docs', status: 200}],
}
