import type {webcrypto} from 'node:crypto'
import type * as x509 from '@peculiar/x509'

/** A certificate and its key as PEM; the key is PKCS#8. */
export type KeyedCertificate = {readonly certificate: string; readonly privateKey: string}

export type CertificateRequest = {
  /** Kubernetes takes it for the user. */
  readonly commonName: string
  /** Kubernetes takes them for the groups. */
  readonly organizations?: readonly string[]
  /** A client proves who it is, a server is reached under its `names`; `both` for peers. */
  readonly usage: 'client' | 'server' | 'both'
  /** DNS names and IP addresses. */
  readonly names?: readonly string[]
}

/** Signs certificates. Its own certificate is what those who trust it need; its key must stay with whoever made it. */
export interface Authority extends KeyedCertificate {
  issue(request: CertificateRequest): Promise<KeyedCertificate>
}

/** Long enough that no testbed outlives its certificates, and none is renewed. */
const VALID_DAYS = 5 * 365
/** Clocks of other machines may be behind. */
const BACKDATED_MS = 60 * 60_000
const DAY_MS = 24 * 60 * 60_000
const ALGORITHM = {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'} as const

/** A new authority that trusts nobody but itself (EC P-256, SHA-256). */
export async function createAuthority(commonName: string): Promise<Authority> {
  const library = await load()
  const keys = await createKeys()
  const certificate = await library.X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: subject({commonName}),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new library.BasicConstraintsExtension(true, 0, true),
      new library.KeyUsagesExtension(library.KeyUsageFlags.keyCertSign | library.KeyUsageFlags.cRLSign, true),
      await library.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return authority(library, certificate, keys.privateKey, await privatePem(keys.privateKey))
}

/** The authority that was saved as these two texts. Rejects what is no certificate or key. */
export async function openAuthority({certificate, privateKey}: KeyedCertificate): Promise<Authority> {
  const library = await load()
  const [der] = library.PemConverter.decode(privateKey)
  if (der === undefined) throw new TypeError('The key of a certificate authority is no PEM.')
  const key = await crypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign'])
  return authority(library, new library.X509Certificate(certificate), key, privateKey)
}

/** A key pair for signatures that needs no certificate: the key of service account tokens. */
export async function createSigningKey(): Promise<{readonly publicKey: string; readonly privateKey: string}> {
  const {PemConverter} = await load()
  const keys = await createKeys()
  const publicKey = PemConverter.encode(await crypto.subtle.exportKey('spki', keys.publicKey), 'PUBLIC KEY')
  return {publicKey: `${publicKey}\n`, privateKey: await privatePem(keys.privateKey)}
}

function authority(library: Library, certificate: x509.X509Certificate, key: webcrypto.CryptoKey, privateKey: string): Authority {
  return {
    certificate: pem(certificate),
    privateKey,
    async issue(request) {
      const keys = await createKeys()
      const issued = await library.X509CertificateGenerator.create({
        ...validity(),
        subject: subject(request),
        issuer: certificate.subjectName,
        signingAlgorithm: ALGORITHM,
        publicKey: keys.publicKey,
        signingKey: key,
        extensions: [
          new library.BasicConstraintsExtension(false, undefined, true),
          new library.KeyUsagesExtension(library.KeyUsageFlags.digitalSignature, true),
          new library.ExtendedKeyUsageExtension(purposes(library, request.usage)),
          await library.AuthorityKeyIdentifierExtension.create(certificate.publicKey),
          ...subjectNames(library, request.names ?? []),
        ],
      })
      return {certificate: pem(issued), privateKey: await privatePem(keys.privateKey)}
    },
  }
}

type Library = typeof x509

/** Its 200 ms are for those alone who make certificates. It needs the polyfill before it. */
async function load(): Promise<Library> {
  await import('reflect-metadata')
  return import('@peculiar/x509')
}

async function createKeys(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

function validity(): {readonly notBefore: Date; readonly notAfter: Date; readonly serialNumber: string} {
  const nowMs = Date.now()
  return {
    notBefore: new Date(nowMs - BACKDATED_MS),
    notAfter: new Date(nowMs + VALID_DAYS * DAY_MS),
    // RFC 5280: positive, at most 20 octets; the first bit is the sign.
    serialNumber: `01${Buffer.from(crypto.getRandomValues(new Uint8Array(15))).toString('hex')}`,
  }
}

function subject({commonName, organizations = []}: Pick<CertificateRequest, 'commonName' | 'organizations'>): x509.JsonName {
  return [...organizations.map((one) => ({O: [one]})), {CN: [commonName]}]
}

function purposes({ExtendedKeyUsage}: Library, usage: CertificateRequest['usage']): string[] {
  const {clientAuth, serverAuth} = ExtendedKeyUsage
  return {client: [clientAuth], server: [serverAuth], both: [serverAuth, clientAuth]}[usage]
}

function subjectNames({SubjectAlternativeNameExtension}: Library, names: readonly string[]): readonly x509.Extension[] {
  if (names.length === 0) return []
  const isAddress = (name: string): boolean => /^[\d.]+$|:/.test(name)
  return [new SubjectAlternativeNameExtension(names.map((value) => ({type: isAddress(value) ? 'ip' : 'dns', value})))]
}

function pem(certificate: x509.X509Certificate): string {
  return `${certificate.toString('pem')}\n`
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const {PemConverter} = await load()
  return `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`
}
