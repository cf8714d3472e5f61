import {existsSync, readFileSync} from 'node:fs'
import {writeFileAtomic} from '../../../support/files.js'
import type {Step} from '../../steps.js'
import {type ClusterPlan, filesOf} from '../cluster-plan.js'
import {moreCertificatesScript, type NamedRequest} from '../credentials-script.js'
import {type Machine, machineFiles} from './plan.js'

/** A kubelet may change its own node and the pods on it, and nothing else: the API server knows it by this name (NodeRestriction). */
function certificatesOf({name, address}: Machine): readonly NamedRequest[] {
  return [
    {name: 'kubelet', commonName: `system:node:${name}`, organizations: ['system:nodes'], usage: 'client'},
    {name: 'kubelet-server', commonName: `system:node:${name}`, organizations: ['system:nodes'], usage: 'server', names: [name, address]},
    {name: 'kube-proxy', commonName: 'system:kube-proxy', usage: 'client'},
  ]
}

export function makeMachineCredentials(machine: Machine, cluster: ClusterPlan): Step {
  const files = machineFiles(machine)
  const [ca, key] = [filesOf(cluster).certificate('cluster-ca'), filesOf(cluster).key('cluster-ca')]
  return {
    title: `Make the certificates of ${machine.name}`,
    describe: () => moreCertificatesScript(cluster, machine.folder, certificatesOf(machine)),
    async run() {
      const missing = certificatesOf(machine).filter(({name}) => !existsSync(files.certificate(name)))
      if (missing.length === 0) return 'unchanged'
      const {openAuthority} = await import('../../../support/certificates.js')
      const authority = await openAuthority({certificate: readFileSync(ca, 'utf8'), privateKey: readFileSync(key, 'utf8')})
      for (const {name, ...request} of missing) {
        const {certificate, privateKey} = await authority.issue(request)
        await writeFileAtomic(files.key(name), privateKey)
        await writeFileAtomic(files.certificate(name), certificate)
      }
      return 'changed'
    },
  }
}
