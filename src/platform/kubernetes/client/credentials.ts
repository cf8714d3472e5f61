import {existsSync} from 'node:fs'
import {Agent as HttpAgent} from 'node:http'
import {Agent as HttpsAgent, type RequestOptions} from 'node:https'
import {homedir} from 'node:os'
import {join} from 'node:path'
import type {KubeConfig} from '@kubernetes/client-node'
import {OperationalError} from '../../../support/errors.js'
import {given} from '../../../support/given.js'
import {type Material, type PlainContext, podContext, readPlainContext, textOfMaterial} from '../../../support/kubeconfig.js'

export type ContextChoice = {
  /** Path of a kubeconfig. Absent: as kubectl finds it, or the account of the pod that this runs in. */
  readonly kubeconfig?: string
  /** Absent: the current context of the kubeconfig. */
  readonly context?: string
}

/** Who we are for one API server, and how it is reached. */
export interface Credentials {
  readonly context: string
  readonly server: URL
  /** What a request needs now: tokens that end are renewed by then. */
  access(): Promise<Access>
  /** Reads everything anew: certificates and tokens are replaced on disk while a program runs. */
  reload(): Promise<void>
  close(): void
}

export type Access = {readonly agent: HttpAgent; readonly headers: {readonly [name: string]: string}}

/** Tokens are read again as often: those that a pod gets are replaced on disk long before their end. */
const ACCESS_AGE_MS = 30_000
const CONNECTIONS = {keepAlive: true, keepAliveMsecs: 15_000, maxSockets: 128, maxFreeSockets: 16, scheduling: 'lifo'} as const

/** Rejects with `kubeconfig-*` where there is no such file or context. */
export async function loadCredentials(choice: ContextChoice): Promise<Credentials> {
  let source = await sourceOf(choice)
  let known: {readonly access: Access; readonly atMs: number} | undefined
  const server = new URL(source.server)
  return {
    context: source.context,
    server,
    async access() {
      const nowMs = performance.now()
      if (known !== undefined && nowMs - known.atMs < ACCESS_AGE_MS) return known.access
      const {agent, tls, headers} = await source.read()
      const access = {agent: known?.access.agent ?? agent ?? agentFor(server, tls), headers}
      known = {access, atMs: nowMs}
      return access
    },
    async reload() {
      source = await sourceOf(choice)
      // Requests under way keep their sockets until they end; new ones must not use a connection that was opened with the old certificate.
      known = undefined
    },
    close() {
      known?.access.agent.destroy()
      known = undefined
    },
  }
}

/** One reading of who we are and how the server is reached. `agent`: only where a way of its own leads there. */
type Source = {
  readonly context: string
  readonly server: string
  read(): Promise<{readonly tls: Tls; readonly headers: Access['headers']; readonly agent?: HttpAgent | undefined}>
}
type Tls = Pick<RequestOptions, 'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'rejectUnauthorized' | 'servername'>

/** What is plain is read here; exec plug-ins, proxies, passwords and several files together by client-node, which knows every form and takes 80 MiB. */
async function sourceOf(choice: ContextChoice): Promise<Source> {
  const plain = await plainContext(choice)
  return plain === undefined ? librarySource(choice) : plainSource(plain)
}

/** Undefined also where something is wrong: client-node says what. */
async function plainContext({kubeconfig, context}: ContextChoice): Promise<PlainContext | undefined> {
  const named = process.env['KUBECONFIG'] ?? ''
  const own = join(homedir(), '.kube', 'config')
  const path = kubeconfig ?? (named === '' ? own : named)
  if (kubeconfig === undefined && named === '' && !existsSync(own)) return podContext()
  const read = await readPlainContext(path, context)
  return read.kind === 'plain' ? read : undefined
}

function plainSource({context, server, ca, cert, key, token, serverName, acceptAnyCertificate}: PlainContext): Source {
  const text = (material: Material | undefined) => (material === undefined ? undefined : textOfMaterial(material))
  return {
    context,
    server,
    async read() {
      const [caText, certText, keyText, tokenText] = await Promise.all([ca, cert, key, token].map(text))
      const tls = {ca: caText, cert: certText, key: keyText, servername: serverName}
      return {
        tls: {...given(tls), ...(acceptAnyCertificate === true ? {rejectUnauthorized: false} : {})},
        headers: tokenText === undefined ? {} : {authorization: `Bearer ${tokenText}`},
      }
    },
  }
}

async function librarySource(choice: ContextChoice): Promise<Source> {
  const {KubeConfig: Config} = await import('@kubernetes/client-node')
  const config = readConfig(new Config(), choice)
  const isProxied = config.getCurrentCluster()?.proxyUrl !== undefined
  return {
    context: config.getCurrentContext(),
    server: serverOf(config, choice),
    async read() {
      const options: RequestOptions = {}
      await config.applyToHTTPSOptions(options)
      const {ca, cert, key, pfx, passphrase, rejectUnauthorized, servername, agent} = options
      return {
        tls: given({ca, cert, key, pfx, passphrase, rejectUnauthorized, servername}),
        headers: headersOf(options),
        // What goes through a proxy needs client-node's own agent; that one keeps no connections.
        agent: isProxied && agent instanceof HttpAgent ? agent : undefined,
      }
    },
  }
}

function readConfig(config: KubeConfig, {kubeconfig, context}: ContextChoice): KubeConfig {
  try {
    if (kubeconfig === undefined) config.loadFromDefault()
    else config.loadFromFile(kubeconfig)
  } catch (error) {
    throw new OperationalError(`The kubeconfig ${kubeconfig ?? 'of this user'} cannot be read.`, {
      code: 'kubeconfig-unreadable',
      exit: 'precondition',
      hints: ['Name another with --kubeconfig or KUBECONFIG.'],
      cause: error,
    })
  }
  if (context !== undefined) config.setCurrentContext(context)
  return config
}

function serverOf(config: KubeConfig, {kubeconfig, context}: ContextChoice): string {
  const server = config.getCurrentCluster()?.server
  if (server !== undefined) return server
  const names = config.getContexts().map(({name}) => name)
  throw new OperationalError(`There is no context ${context ?? '(current)'} in the kubeconfig ${kubeconfig ?? 'of this user'}.`, {
    code: 'kubeconfig-context-not-found',
    exit: 'precondition',
    hints: names.length === 0 ? [] : [`There are: ${names.join(', ')}`],
  })
}

function agentFor(server: URL, tls: Tls): HttpAgent {
  return server.protocol === 'http:' ? new HttpAgent(CONNECTIONS) : new HttpsAgent({...CONNECTIONS, ...tls})
}

function headersOf({headers, auth}: RequestOptions): Access['headers'] {
  const plain: {[name: string]: string} = {}
  for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) plain[name] = String(value)
  if (typeof auth === 'string') plain['authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`
  return plain
}
