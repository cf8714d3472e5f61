import {type AgentInstallation, nameOf} from './installation.js'

/** A Secret that agents need. What is in it is made by whoever installs them, and never printed. */
export type NeededSecret = {
  readonly name: string
  readonly volume: 'fabric' | 'api' | 'members'
  /** How it is made without `agent install`, for a comment. */
  readonly holds: readonly string[]
}

export function secretsOf({agent, slice}: Pick<AgentInstallation, 'agent' | 'slice'>): readonly NeededSecret[] {
  switch (agent.layer) {
    case 'continuum': {
      const remote = agent.members.filter(({isHome}) => !isHome)
      return [
        fabric(agent.layer, [ownCertificate(`mlsysops:${slice}:continuum:-:-`)]),
        {name: 'mlsysops-api', volume: 'api', holds: ['token: the bearer token of the API, such as `openssl rand -hex 32` gives']},
        ...(remote.length === 0
          ? []
          : [
              {
                name: 'mlsysops-members',
                volume: 'members' as const,
                holds: remote.map(({cluster}) => `${cluster}.kubeconfig: for the account mlsysops-continuum of the cluster ${cluster}`),
              },
            ]),
      ]
    }
    case 'cluster':
      return [fabric(agent.layer, [ownCertificate(`mlsysops:${slice}:cluster:${agent.cluster}:-`)])]
    case 'node':
      return [
        fabric(agent.layer, [
          `<node>.crt, <node>.key: for each node a certificate as its URI mlsysops:${slice}:node:${agent.cluster}:<node>`,
        ]),
      ]
  }
}

function fabric(layer: AgentInstallation['agent']['layer'], more: readonly string[]): NeededSecret {
  return {
    name: `${nameOf({layer})}-fabric`,
    volume: 'fabric',
    holds: ['ca.crt: the certificate of the authority that all agents of the slice trust', ...more],
  }
}

function ownCertificate(uri: string): string {
  return `fabric.crt, fabric.key: a certificate of that authority with the subject alternative name URI:${uri}, for clients and servers`
}
