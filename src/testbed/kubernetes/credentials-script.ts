import {join} from 'node:path'
import {quote} from '../steps.js'
import {type ClusterPlan, filesOf} from './cluster-plan.js'
import {AUTHORITIES, CERTIFICATES, type CertificatePlan} from './credentials.js'

/** The same certificates by OpenSSL 3, for a person's shell. */
export function credentialsScript(plan: ClusterPlan): readonly string[] {
  const {keys} = filesOf(plan)
  return [
    '(',
    `  umask 077; cd ${quote(keys)}; test ! -s service-account.pub || exit 0`,
    ...MAKE,
    `  for authority in ${AUTHORITIES.join(' ')}; do`,
    `    make -subj "/CN=${plan.name} $authority" -addext basicConstraints=critical,CA:TRUE,pathlen:0 \\`,
    '      -addext keyUsage=critical,keyCertSign,cRLSign -keyout "$authority.key" -out "$authority.crt"',
    '  done',
    ...CERTIFICATES.flatMap((one) => certificate(one, one.authority)),
    '  openssl ecparam -name prime256v1 -genkey -noout -out service-account.key',
    '  openssl ec -in service-account.key -pubout -out service-account.pub 2> /dev/null',
    '  rm openssl.cnf',
    ')',
  ]
}

/** More certificates, signed by the cluster's own authority, each where it is not yet. */
export function moreCertificatesScript(plan: ClusterPlan, folder: string, requests: readonly NamedRequest[]): readonly string[] {
  const authority = join(filesOf(plan).keys, 'cluster-ca')
  const last = requests.at(-1)?.name ?? ''
  return [
    '(',
    `  umask 077; cd ${quote(folder)}; test ! -s ${last}.crt || exit 0`,
    ...MAKE,
    ...requests.flatMap((one) => certificate(one, quote(authority))),
    '  rm openssl.cnf',
    ')',
  ]
}

export type NamedRequest = Omit<CertificatePlan, 'authority'>

const MAKE = [
  "  printf '[req]\\ndistinguished_name=name\\n[name]\\n' > openssl.cnf",
  '  make() { openssl req -config openssl.cnf -x509 -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 1825 "$@" 2> /dev/null; }',
]

const PURPOSES = {client: 'clientAuth', server: 'serverAuth', both: 'serverAuth,clientAuth'}

function certificate({name, commonName, organizations = [], usage, names = []}: NamedRequest, authority: string): readonly string[] {
  const subject = [...organizations.map((one) => `/O=${one}`), `/CN=${commonName}`].join('')
  const alternatives = names.map((one) => `${/^[\d.]+$/.test(one) ? 'IP' : 'DNS'}:${one}`).join(',')
  return [
    `  make -CA ${authority}.crt -CAkey ${authority}.key -subj ${quote(subject)} -addext basicConstraints=critical,CA:FALSE \\`,
    `    -addext extendedKeyUsage=${PURPOSES[usage]} ${alternatives === '' ? '' : `-addext subjectAltName=${alternatives} `}-keyout ${name}.key -out ${name}.crt`,
  ]
}
