import type {AgentInstallation} from '../../src/platform/kubernetes/agents/index.js'

const COMMON = {
  slice: 'city',
  namespaces: {applications: 'mlsysops', framework: 'mlsysops-framework'},
  image: 'mlsysops-agent:0.1.0',
  pullPolicy: 'IfNotPresent',
  version: '0.1.0',
  podSecurity: 'baseline',
  fencing: true,
  apiServerPorts: [],
} as const

/** One of each kind. */
export const INSTALLATIONS: {readonly [name: string]: AgentInstallation} = {
  continuum: {
    ...COMMON,
    agent: {
      layer: 'continuum',
      members: [
        {cluster: 'near', isHome: true},
        {cluster: 'far', isHome: false},
      ],
    },
  },
  cluster: {...COMMON, agent: {layer: 'cluster', cluster: 'near', connect: []}},
  node: {...COMMON, agent: {layer: 'node', cluster: 'near', hasHardware: false, readsKubelet: true, clusterDomain: 'cluster.local'}},
  hardware: {...COMMON, agent: {layer: 'node', cluster: 'near', hasHardware: true, readsKubelet: true, clusterDomain: 'cluster.local'}},
}
