import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import type {Endpoint, Material} from './endpoint.js'

/** A context of a kubeconfig; absent: the account of the pod that this runs in. */
export type ApiServerChoice = {readonly kubeconfig: string; readonly context?: string | undefined}

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'

/**
 * Where the API server is, and as whom to ask it: what a node agent needs of a kubeconfig, without the library that knows every form of one. Rejects
 * with `kubeconfig-*` where the file cannot be read or asks for a program to be run.
 */
export async function apiServerEndpoint(choice: ApiServerChoice | undefined): Promise<Endpoint> {
  if (choice !== undefined) return await fromKubeconfig(choice)
  const {KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443'} = process.env
  if (host === undefined) {
    throw new OperationalError('The agent runs in no pod, and its file names no kubeconfig.', {
      code: 'kubeconfig-missing',
      exit: 'precondition',
      hints: ['Name one in its file: kubernetes: {kubeconfig: <file>}'],
    })
  }
  return {
    url: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ca: {file: `${ACCOUNT}/ca.crt`},
    token: {file: `${ACCOUNT}/token`},
  }
}

type Fields = {readonly [name: string]: unknown}

async function fromKubeconfig({kubeconfig, context}: ApiServerChoice): Promise<Endpoint> {
  const {parse} = await import('yaml')
  const fail = (problem: string, hint: string): never => {
    throw new OperationalError(`The kubeconfig ${kubeconfig} cannot be used: ${problem}.`, {
      code: 'kubeconfig-unusable',
      exit: 'precondition',
      hints: [hint],
    })
  }
  const file = fieldsOf(parse(await textOf(kubeconfig)))
  const name = context ?? textIn(file, 'current-context')
  const chosen =
    named(file['contexts'], name, 'context') ?? fail(`it has no context ${name ?? '(current)'}`, 'Name one with kubernetes.context.')
  const cluster =
    named(file['clusters'], textIn(chosen, 'cluster'), 'cluster') ?? fail('its context names no cluster', 'kubectl config view shows it.')
  const user = named(file['users'], textIn(chosen, 'user'), 'user') ?? {}
  if (user['exec'] !== undefined || user['auth-provider'] !== undefined)
    fail('its user asks for a program to be run', 'A node agent needs a certificate or a token: mlsysops agent install makes one.')
  const material = (fields: Fields, stem: string): Material | undefined => materialOf(fields, stem, kubeconfig)
  const plainToken = textIn(user, 'token')
  const tokenFile = textIn(user, 'tokenFile')
  const token: Material | undefined = tokenFile === undefined ? plainToken : {file: resolve(kubeconfig, '..', tokenFile)}
  const serverName = textIn(cluster, 'tls-server-name')
  return {
    url: textIn(cluster, 'server') ?? fail('its cluster names no server', 'kubectl config view shows it.'),
    ...given({
      ca: material(cluster, 'certificate-authority'),
      cert: material(user, 'client-certificate'),
      key: material(user, 'client-key'),
      token,
      serverName,
    }),
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new OperationalError(`The kubeconfig ${path} cannot be read.`, {
      code: 'kubeconfig-unreadable',
      exit: 'precondition',
      cause: error,
    })
  }
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

function textIn(fields: Fields, key: string): string | undefined {
  const value = fields[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? {...value} : {}
}
