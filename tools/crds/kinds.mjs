// The kinds of mlsysops.eu/v1. `described`: the fields of a description stand at the top level of the object, as upstream has them. The others hold
// what the agents remember, in `spec`.
import {APPLICATION_RULES} from './application-rules.mjs'
import {CLUSTER_RULES, CONTINUUM_RULES, DATACENTER_RULES, NODE_RULES} from './infrastructure-rules.mjs'

const column = (name, jsonPath, type = 'string', more = {}) => ({name, type, jsonPath, ...more})
const AGE = column('Age', '.metadata.creationTimestamp', 'date')
const wide = {priority: 1}
const named = (field) => ({
  spec: {rules: [[`self.${field} == oldSelf.${field}`, `${field} cannot change`]]},
})

export const KINDS = [
  {
    kind: 'MLSysOpsApp',
    shortNames: ['app', 'apps'],
    described: {schema: 'application', definition: 'ApplicationDescription', nameKey: 'name'},
    status: 'app',
    refinements: APPLICATION_RULES,
    columns: [
      column('Phase', '.status.phase'),
      column('Clusters', '.status.placedOn'),
      column('Ready', '.status.components.summary'),
      column('Satisfaction', '.status.satisfaction.score', 'number'),
      AGE,
      column('Accepted', ".status.conditions[?(@.type=='Accepted')].status", 'string', wide),
      column('Reason', ".status.conditions[?(@.status!='True')].message", 'string', wide),
    ],
  },
  {
    kind: 'MLSysOpsNode',
    shortNames: ['mlnode', 'mlnodes'],
    described: {schema: 'node', definition: 'NodeDescription', nameKey: 'name'},
    refinements: NODE_RULES,
    columns: [
      column('Layer', '.continuum_layer'),
      column('Cluster', '.cluster_id'),
      column('Cores', '.hardware.cpu.cores', 'integer'),
      column('Memory-GiB', '.hardware.memory', 'number'),
      AGE,
      column('Architecture', '.hardware.cpu.architecture', 'string', wide),
      column('Price', '.price.value', 'number', wide),
    ],
  },
  {
    kind: 'MLSysOpsCluster',
    shortNames: ['mlcluster', 'mlclusters'],
    described: {schema: 'cluster', definition: 'ClusterDescription', nameKey: 'cluster_id'},
    refinements: CLUSTER_RULES,
    columns: [
      column('Datacenter', '.datacenter_id'),
      column('Nodes', '.nodes'),
      column('Cordoned', ".metadata.annotations['mlsysops\\.eu/cordoned']"),
      AGE,
    ],
  },
  {
    kind: 'MLSysOpsContinuum',
    shortNames: ['continuum', 'continuums'],
    described: {schema: 'continuum', definition: 'ContinuumDescription', nameKey: 'continuum_id'},
    refinements: CONTINUUM_RULES,
    columns: [column('Clusters', '.clusters'), AGE],
  },
  {
    kind: 'MLSysOpsDatacenter',
    shortNames: ['datacenter', 'datacenters'],
    described: {schema: 'datacenter', definition: 'DatacenterDescription', nameKey: 'datacenter_id'},
    refinements: DATACENTER_RULES,
    columns: [
      column('Layer', '.continuum'),
      column('Cluster', '.cluster_id'),
      column('City', '.city'),
      column('Provider', '.cloud_provider'),
      AGE,
    ],
  },
  {
    kind: 'MLSysOpsOrderSet',
    shortNames: ['orderset', 'ordersets'],
    object: 'order-set',
    columns: [AGE],
  },
  {
    kind: 'MLSysOpsClusterPlacement',
    shortNames: ['clusterplacement', 'clusterplacements'],
    object: 'cluster-placement',
    columns: [column('Clusters', '.spec.clusters'), column('Revision', '.spec.revision'), AGE],
  },
  {
    kind: 'MLSysOpsAssignment',
    shortNames: ['assignment', 'assignments'],
    object: 'assignment',
    columns: [
      column('Generation', '.spec.generation', 'integer'),
      column('Reported', '.status.generation', 'integer'),
      column('Ready', '.status.summary'),
      column('Satisfaction', '.status.satisfaction.score', 'number'),
      AGE,
    ],
  },
  {
    kind: 'MLSysOpsPlacement',
    shortNames: ['placement', 'placements'],
    object: 'placement',
    refinements: named('ref'),
    columns: [
      column('Hosts', '.spec.summary.hosts'),
      column('Goal', '.spec.summary.goal'),
      column('Generation', '.spec.generation', 'integer'),
      AGE,
      column('Decision', '.spec.decision', 'string', wide),
    ],
  },
  {
    kind: 'MLSysOpsNote',
    shortNames: ['mlnote', 'mlnotes'],
    object: 'note',
    refinements: named('key'),
    columns: [column('Key', '.spec.key'), column('Scope', ".metadata.labels['mlsysops\\.eu/scope']"), AGE],
  },
]
