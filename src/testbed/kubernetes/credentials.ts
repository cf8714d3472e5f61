import {existsSync, readFileSync} from 'node:fs'
import {writeFileAtomic} from '../../support/files.js'
import {type ClusterPlan, filesOf, LOOPBACK, SERVICE_ADDRESS, serverOf} from './cluster-plan.js'

/** Who signs. Three, so that nobody whom one of them vouches for is believed by the others: a client of the API is none of etcd's. */
export const AUTHORITIES = ['cluster-ca', 'etcd-ca', 'front-proxy-ca'] as const
export type AuthorityName = (typeof AUTHORITIES)[number]

export type CertificatePlan = {
  /** Of its files. */
  readonly name: string
  readonly authority: AuthorityName
  readonly commonName: string
  readonly organizations?: readonly string[]
  readonly usage: 'client' | 'server' | 'both'
  readonly names?: readonly string[]
}

/** Names and groups are those that the API server's own rules speak of. */
export const CERTIFICATES: readonly CertificatePlan[] = [
  {name: 'etcd', authority: 'etcd-ca', commonName: 'etcd', usage: 'both', names: ['localhost', LOOPBACK]},
  {name: 'etcd-client', authority: 'etcd-ca', commonName: 'kube-apiserver', usage: 'client'},
  {
    name: 'kube-apiserver',
    authority: 'cluster-ca',
    commonName: 'kube-apiserver',
    usage: 'server',
    names: [
      ...['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'],
      ...[LOOPBACK, SERVICE_ADDRESS],
    ],
  },
  {
    name: 'kubelet-client',
    authority: 'cluster-ca',
    commonName: 'kube-apiserver-kubelet-client',
    organizations: ['system:masters'],
    usage: 'client',
  },
  {name: 'front-proxy', authority: 'front-proxy-ca', commonName: 'front-proxy-client', usage: 'client'},
  {name: 'admin', authority: 'cluster-ca', commonName: 'kubernetes-admin', organizations: ['system:masters'], usage: 'client'},
  {name: 'kube-controller-manager', authority: 'cluster-ca', commonName: 'system:kube-controller-manager', usage: 'client'},
  {name: 'kube-scheduler', authority: 'cluster-ca', commonName: 'system:kube-scheduler', usage: 'client'},
]

/** Those that are there, whole. A file is written last of its pair when both are known, so a key without its certificate is made anew. */
export function hasCredentials(plan: ClusterPlan): boolean {
  const files = filesOf(plan)
  return existsSync(files.serviceAccountPublicKey) && CERTIFICATES.every(({name}) => existsSync(files.certificate(name)))
}

/** Makes every authority, certificate and key of a cluster anew, each readable by its owner alone. */
export async function writeCredentials(plan: ClusterPlan): Promise<void> {
  const {createAuthority, createSigningKey} = await import('../../support/certificates.js')
  const files = filesOf(plan)
  const save = async (name: string, made: {readonly certificate: string; readonly privateKey: string}): Promise<void> => {
    await writeFileAtomic(files.key(name), made.privateKey)
    await writeFileAtomic(files.certificate(name), made.certificate)
  }
  const authorities = new Map(
    await Promise.all(
      AUTHORITIES.map(async (name) => {
        const made = await createAuthority(`${plan.name} ${name}`)
        await save(name, made)
        return [name, made] as const
      }),
    ),
  )
  await Promise.all(
    CERTIFICATES.map(async ({name, authority, ...request}) => {
      const made = await authorities.get(authority)?.issue(request)
      if (made !== undefined) await save(name, made)
    }),
  )
  const signing = await createSigningKey()
  await writeFileAtomic(files.key('service-account'), signing.privateKey)
  // The last: its presence says that all of them are there.
  await writeFileAtomic(files.serviceAccountPublicKey, signing.publicKey)
}

/** How a client finds an API server, and proves who it is. Certificates are PEM. */
export type ApiAddress = {readonly server: string; readonly ca: string; readonly certificate: string; readonly privateKey: string}

/** The API server of a cluster, as its administrator. Throws where its certificates are not made yet. */
export function adminAddress(plan: ClusterPlan): ApiAddress {
  const files = filesOf(plan)
  const read = (path: string): string => readFileSync(path, 'utf8')
  return {
    server: serverOf(plan),
    ca: read(files.certificate('cluster-ca')),
    certificate: read(files.certificate('admin')),
    privateKey: read(files.key('admin')),
  }
}
