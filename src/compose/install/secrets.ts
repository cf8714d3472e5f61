import {randomBytes, X509Certificate} from 'node:crypto'
import type {TopicPlace} from '../../fabric/contract/topics.js'
import {formatIdentity, identityOf} from '../../fabric/identity.js'
import {certificateKey, kubeconfigKey, type MakeSecret, privateKeyKey, type SecretData} from '../../platform/kubernetes/agents/index.js'
import type {Authority} from '../../support/certificates.js'
import {OperationalError} from '../../support/errors.js'

export type SecretSources = {
  readonly slice: string
  /** Of cluster and node agents. */
  readonly cluster: string | undefined
  readonly isNode: boolean
  readonly authority: AuthoritySource
  /** By cluster: with them the continuum agent reaches its members. */
  readonly kubeconfigs: ReadonlyMap<string, string>
  readonly now: () => number
}

/** Where the slice's authority is. It is asked for once; `isKnown`: agents of the slice trust one already, so that none may be made. */
export type AuthoritySource = {readonly folder: string; readonly open: (isKnown: boolean) => Promise<Authority | undefined>}

const TOKEN_BYTES = 32
/** A certificate that ends sooner is made anew by the next `agent install`. */
const RENEWED_BEFORE_MS = 180 * 24 * 60 * 60_000

/** Keeps what will do, so that a second `agent install` changes nothing. */
export function secretMaker(sources: SecretSources): MakeSecret {
  const {slice, cluster = null, isNode, kubeconfigs} = sources
  return async ({volume}, known, nodes) => {
    switch (volume) {
      case 'api':
        return {token: known?.['token'] ?? randomBytes(TOKEN_BYTES).toString('hex')}
      case 'members':
        return Object.fromEntries([...kubeconfigs].map(([name, text]) => [kubeconfigKey(name), text]))
      case 'fabric': {
        const authority = await authorityFor(sources, known)
        const places = isNode
          ? nodes.map((node) => ({place: {slice, cluster, node}, files: [certificateKey(node), privateKeyKey(node)] as const}))
          : [{place: {slice, cluster, node: null}, files: ['fabric.crt', 'fabric.key'] as const}]
        const pairs = await Promise.all(places.map(async ({place, files}) => pairFor(place, files, known, authority, sources.now())))
        return Object.fromEntries([['ca.crt', authority.certificate], ...pairs.flatMap((pair) => Object.entries(pair))])
      }
    }
  }
}

async function authorityFor({slice, authority: {folder, open}}: SecretSources, known: SecretData | undefined): Promise<Authority> {
  const trusted = known?.['ca.crt']
  const authority = await open(trusted !== undefined)
  if (authority !== undefined && (trusted === undefined || trusted === authority.certificate)) return authority
  const why = authority === undefined ? `is not in ${folder}` : `is another one than that in ${folder}`
  throw new OperationalError(`The authority that the agents of slice ${slice} trust ${why}.`, {
    code: 'authority-differs',
    exit: 'precondition',
    hints: [
      'Name the folder of whoever installed the first agents of this slice: --authority <folder>',
      'Or begin anew with all agents of the slice: delete their Secrets mlsysops-*-fabric first.',
    ],
  })
}

async function pairFor(
  place: TopicPlace,
  [certificateFile, keyFile]: readonly [string, string],
  known: SecretData | undefined,
  authority: Authority,
  nowMs: number,
): Promise<SecretData> {
  const certificate = known?.[certificateFile]
  const key = known?.[keyFile]
  if (certificate !== undefined && key !== undefined && isSound(certificate, place, authority, nowMs)) {
    return {[certificateFile]: certificate, [keyFile]: key}
  }
  const uri = formatIdentity(place)
  const made = await authority.issue({commonName: uri.slice(0, 64), usage: 'both', uris: [uri]})
  return {[certificateFile]: made.certificate, [keyFile]: made.privateKey}
}

function isSound(pem: string, place: TopicPlace, {certificate: ca}: Authority, nowMs: number): boolean {
  const certificate = new X509Certificate(pem)
  const found = identityOf(certificate)
  return (
    found !== undefined &&
    formatIdentity(found) === formatIdentity(place) &&
    certificate.verify(new X509Certificate(ca).publicKey) &&
    Date.parse(certificate.validTo) - nowMs > RENEWED_BEFORE_MS
  )
}
