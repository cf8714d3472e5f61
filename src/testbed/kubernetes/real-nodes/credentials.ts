import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {writeFileAtomic} from '../../../support/files.js'
import type {Step} from '../../steps.js'
import {type ClusterPlan, filesOf} from '../cluster-plan.js'
import {moreCertificatesScript, type NamedRequest} from '../credentials-script.js'
import type {Machine} from './plan.js'

/** A kubelet may change its own node and the pods on it, and nothing else: the API server knows it by this name (NodeRestriction). */
function certificatesOf({name, address}: Machine): readonly NamedRequest[] {
  return [
    {name: 'kubelet', commonName: `system:node:${name}`, organizations: ['system:nodes'], usage: 'client'},
    {name: 'kubelet-server', commonName: `system:node:${name}`, organizations: ['system:nodes'], usage: 'server', names: [name, address]},
    {name: 'kube-proxy', commonName: 'system:kube-proxy', usage: 'client'},
  ]
}

/** Kubernetes' own rules let this account list Services and their endpoints, and nothing else. */
const NAMES: NamedRequest = {name: 'names', commonName: 'system:serviceaccount:kube-system:kube-dns', usage: 'client'}

export function makeMachineCredentials(machine: Machine, cluster: ClusterPlan): Step {
  return makeCertificates(`Make the certificates of ${machine.name}`, certificatesOf(machine), machine.folder, cluster)
}

export function makeNamesCredentials(cluster: ClusterPlan): Step {
  return makeCertificates(`Make the certificate of the DNS of ${cluster.name}`, [NAMES], cluster.folder, cluster)
}

function makeCertificates(title: string, requests: readonly NamedRequest[], folder: string, cluster: ClusterPlan): Step {
  const [ca, caKey] = [filesOf(cluster).certificate('cluster-ca'), filesOf(cluster).key('cluster-ca')]
  return {
    title,
    describe: () => moreCertificatesScript(cluster, folder, requests),
    async run() {
      const missing = requests.filter(({name}) => !existsSync(join(folder, `${name}.crt`)))
      if (missing.length === 0) return 'unchanged'
      const {openAuthority} = await import('../../../support/certificates.js')
      const authority = await openAuthority({certificate: readFileSync(ca, 'utf8'), privateKey: readFileSync(caKey, 'utf8')})
      for (const {name, ...request} of missing) {
        const {certificate, privateKey} = await authority.issue(request)
        await writeFileAtomic(join(folder, `${name}.key`), privateKey)
        await writeFileAtomic(join(folder, `${name}.crt`), certificate)
      }
      return 'changed'
    },
  }
}
