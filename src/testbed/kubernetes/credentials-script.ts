import {quote} from '../steps.js'
import {type ClusterPlan, filesOf} from './cluster-plan.js'
import {AUTHORITIES, CERTIFICATES, type CertificatePlan} from './credentials.js'

/** The same certificates by OpenSSL 3, for a person's shell. */
export function credentialsScript(plan: ClusterPlan): readonly string[] {
  const {keys} = filesOf(plan)
  return [
    '(',
    `  umask 077; cd ${quote(keys)}; test ! -s service-account.pub || exit 0`,
    "  printf '[req]\\ndistinguished_name=name\\n[name]\\n' > openssl.cnf",
    '  make() { openssl req -config openssl.cnf -x509 -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 1825 "$@" 2> /dev/null; }',
    `  for authority in ${AUTHORITIES.join(' ')}; do`,
    `    make -subj "/CN=${plan.name} $authority" -addext basicConstraints=critical,CA:TRUE,pathlen:0 \\`,
    '      -addext keyUsage=critical,keyCertSign,cRLSign -keyout "$authority.key" -out "$authority.crt"',
    '  done',
    ...CERTIFICATES.flatMap(certificate),
    '  openssl ecparam -name prime256v1 -genkey -noout -out service-account.key',
    '  openssl ec -in service-account.key -pubout -out service-account.pub 2> /dev/null',
    '  rm openssl.cnf',
    ')',
  ]
}

const PURPOSES = {client: 'clientAuth', server: 'serverAuth', both: 'serverAuth,clientAuth'}

function certificate({name, authority, commonName, organizations = [], usage, names = []}: CertificatePlan): readonly string[] {
  const subject = [...organizations.map((one) => `/O=${one}`), `/CN=${commonName}`].join('')
  const alternatives = names.map((one) => `${/^[\d.]+$/.test(one) ? 'IP' : 'DNS'}:${one}`).join(',')
  return [
    `  make -CA ${authority}.crt -CAkey ${authority}.key -subj ${quote(subject)} -addext basicConstraints=critical,CA:FALSE \\`,
    `    -addext extendedKeyUsage=${PURPOSES[usage]} ${alternatives === '' ? '' : `-addext subjectAltName=${alternatives} `}-keyout ${name}.key -out ${name}.crt`,
  ]
}
