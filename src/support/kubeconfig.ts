import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {given} from './given.js'

/** A secret or certificate (PEM): its text, or a file that is read again as it is renewed. */
export type Material = string | {readonly file: string}

/** As whom a server is asked, and how it is known. */
export type ServerCredentials = {
  /** Default: those that Node trusts. */
  readonly ca?: Material
  readonly cert?: Material
  readonly key?: Material
  /** A bearer token. */
  readonly token?: Material
  /** The name that the certificate must have, where it is not that of the address. */
  readonly serverName?: string
  /** Anyone may answer for this address. Never by default. */
  readonly acceptAnyCertificate?: true
}

/** One way to one API server, by what stands in files: a certificate, a token, or the account of a pod. */
export type PlainContext = ServerCredentials & {readonly kind: 'plain'; readonly context: string; readonly server: string}

/** Why a kubeconfig cannot be read as a plain one, and what may help. */
export type NotPlain = {
  readonly kind: 'unreadable' | 'incomplete' | 'involved'
  readonly problem: string
  readonly hint: string
  readonly cause?: unknown
}

type Fields = {readonly [name: string]: unknown}

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'
const CLUSTER_FIELDS = [
  'server',
  'certificate-authority',
  'certificate-authority-data',
  'insecure-skip-tls-verify',
  'tls-server-name',
  'extensions',
]
const USER_FIELDS = ['client-certificate', 'client-certificate-data', 'client-key', 'client-key-data', 'token', 'tokenFile', 'extensions']

/**
 * One context of a kubeconfig (absent: its current one), where it says all in plain fields. What asks for a program to be run, for a proxy or for a
 * password is `involved`: client-node reads that, and takes 80 MiB, which an agent on a small machine need not spend on a certificate.
 */
export async function readPlainContext(path: string, context?: string): Promise<PlainContext | NotPlain> {
  let file: Fields
  try {
    const {parse} = await import('yaml')
    file = fieldsOf(parse(await readFile(path, 'utf8')))
  } catch (cause) {
    return {kind: 'unreadable', problem: 'it cannot be read', hint: 'kubectl config view shows it.', cause}
  }
  const shown = 'kubectl config view shows it.'
  const name = context ?? textIn(file, 'current-context')
  const chosen = named(file['contexts'], name, 'context')
  if (name === undefined || chosen === undefined)
    return {kind: 'incomplete', problem: `it has no context ${name ?? '(current)'}`, hint: shown}
  const cluster = named(file['clusters'], textIn(chosen, 'cluster'), 'cluster')
  if (cluster === undefined) return {kind: 'incomplete', problem: 'its context names no cluster', hint: shown}
  const server = textIn(cluster, 'server')
  if (server === undefined) return {kind: 'incomplete', problem: 'its cluster names no server', hint: shown}
  const user = named(file['users'], textIn(chosen, 'user'), 'user') ?? {}
  const involved = [...beside(cluster, CLUSTER_FIELDS), ...beside(user, USER_FIELDS)]
  if (involved.length > 0)
    return {
      kind: 'involved',
      problem: `it uses ${involved.join(', ')}`,
      hint: 'A certificate or a token is read: mlsysops agent install makes one.',
    }
  const tokenFile = textIn(user, 'tokenFile')
  return {
    kind: 'plain',
    context: name,
    server,
    ...given({
      ca: materialOf(cluster, 'certificate-authority', path),
      cert: materialOf(user, 'client-certificate', path),
      key: materialOf(user, 'client-key', path),
      token: tokenFile === undefined ? textIn(user, 'token') : {file: resolve(path, '..', tokenFile)},
      serverName: textIn(cluster, 'tls-server-name'),
      acceptAnyCertificate: cluster['insecure-skip-tls-verify'] === true ? (true as const) : undefined,
    }),
  }
}

/** The account of the pod that this runs in; undefined where it runs in none. */
export function podContext(env: NodeJS.ProcessEnv = process.env): PlainContext | undefined {
  const {KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443'} = env
  if (host === undefined) return undefined
  return {
    kind: 'plain',
    context: 'in-cluster',
    server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ca: {file: `${ACCOUNT}/ca.crt`},
    token: {file: `${ACCOUNT}/token`},
  }
}

/** The text of a material, as it is now; without the line ends of a file. */
export async function textOfMaterial(material: Material): Promise<string> {
  return typeof material === 'string' ? material : (await readFile(material.file, 'utf8')).trim()
}

/** The entry of that name in one of a kubeconfig's lists. */
function named(list: unknown, name: string | undefined, key: string): Fields | undefined {
  if (!Array.isArray(list) || name === undefined) return undefined
  const entry = list.map(fieldsOf).find((one) => one['name'] === name)
  return entry === undefined ? undefined : fieldsOf(entry[key])
}

/** `<stem>-data` holds it, `<stem>` names its file, relative to the kubeconfig. */
function materialOf(fields: Fields, stem: string, kubeconfig: string): Material | undefined {
  const data = textIn(fields, `${stem}-data`)
  if (data !== undefined) return Buffer.from(data, 'base64').toString('utf8')
  const path = textIn(fields, stem)
  return path === undefined ? undefined : {file: resolve(kubeconfig, '..', path)}
}

function beside(fields: Fields, known: readonly string[]): readonly string[] {
  return Object.keys(fields).filter((key) => !known.includes(key) && fields[key] !== null && fields[key] !== '')
}

function textIn(fields: Fields, key: string): string | undefined {
  const value = fields[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? {...value} : {}
}
