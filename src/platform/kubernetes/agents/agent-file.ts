import type {AgentFile} from '../../../descriptions/agent-file.js'
import {type AgentInstallation, API_SERVICE, addressesAboveOf, brokerAddressOf, OTLP_SERVICE, PORTS} from './installation.js'

/** Where what an agent reads is mounted. */
export const MOUNTS = {
  config: '/etc/mlsysops/config',
  fabric: '/etc/mlsysops/fabric',
  api: '/etc/mlsysops/api',
  members: '/etc/mlsysops/members',
} as const
/** Written to: the journal, which may be lost with the pod. */
export const STATE_MOUNT = '/var/lib/mlsysops'
/** Where the machine of a node agent with hardware access stands. */
export const MACHINE_ROOT = '/host'
export const AGENT_FILE = 'agent.yaml'

/** All addresses of the pod: probes and Services come to its own, `kubectl port-forward` to loopback. */
const ANY = '0.0.0.0'
const KUBELET_PORT = 10250

/** What the agents of a layer read. The same for all of their pods: what differs comes from the environment. */
export function agentFileOf(installation: AgentInstallation): AgentFile {
  const {slice, namespaces, agent} = installation
  const common = {layer: agent.layer, slice, namespaces, health: {address: ANY, port: PORTS.health}}
  const authority = `${MOUNTS.fabric}/ca.crt`
  const own = {certificate: `${MOUNTS.fabric}/fabric.crt`, key: `${MOUNTS.fabric}/fabric.key`, authority}
  const listen = {address: ANY, port: PORTS.broker}
  // A directory of our own below the mount, which belongs to root.
  const state = {state_directory: `${STATE_MOUNT}/state`}
  switch (agent.layer) {
    case 'continuum':
      return {
        ...common,
        ...state,
        members: agent.members.map(({cluster, isHome}) => ({
          cluster,
          ...(isHome ? {} : {kubeconfig: `${MOUNTS.members}/${kubeconfigKey(cluster)}`}),
        })),
        api: {
          address: ANY,
          port: PORTS.api,
          advertise: `${fromEnvironment('POD_IP')}:${PORTS.api}`,
          token_file: `${MOUNTS.api}/token`,
          // As pods call the Service, from its own namespace and from others.
          hosts: ['', `.${namespaces.framework}`, `.${namespaces.framework}.svc`].map((rest) => `${API_SERVICE}${rest}`),
        },
        fabric: {...own, listen},
      }
    case 'cluster':
      return {
        ...common,
        ...state,
        cluster: agent.cluster,
        ...(agent.changeDeadlineSeconds === undefined ? {} : {change_deadline_seconds: agent.changeDeadlineSeconds}),
        fabric: {...own, listen, connect: [...addressesAboveOf(agent, namespaces)]},
        applications: {otlp: `http://${OTLP_SERVICE}.${namespaces.framework}.svc:${PORTS.otlp}`},
      }
    case 'node': {
      const node = fromEnvironment('NODE_NAME')
      return {
        ...common,
        cluster: agent.cluster,
        node,
        fabric: {
          certificate: `${MOUNTS.fabric}/${certificateKey(node)}`,
          key: `${MOUNTS.fabric}/${privateKeyKey(node)}`,
          authority,
          connect: [brokerAddressOf('cluster', namespaces)],
        },
        telemetry: {
          ...(agent.hasHardware ? {machine_root: MACHINE_ROOT} : {}),
          ...(agent.readsKubelet ? {kubelet: `https://${fromEnvironment('HOST_IP')}:${KUBELET_PORT}`} : {}),
          otlp: {address: ANY, port: PORTS.otlp},
        },
      }
    }
  }
}

export function certificateKey(node: string): string {
  return `${node}.crt`
}

export function privateKeyKey(node: string): string {
  return `${node}.key`
}

export function kubeconfigKey(cluster: string): string {
  return `${cluster}.kubeconfig`
}

function fromEnvironment(name: string): string {
  return `\${env:${name}}`
}
