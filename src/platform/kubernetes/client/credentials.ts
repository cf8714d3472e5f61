import {Agent as HttpAgent} from 'node:http'
import {Agent as HttpsAgent, type RequestOptions} from 'node:https'
import type {KubeConfig} from '@kubernetes/client-node'
import {OperationalError} from '../../../support/errors.js'

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

/** Rejects with `kubeconfig-*` where there is no such file or context. client-node reads all forms of kubeconfigs, exec plug-ins and in-cluster accounts. */
export async function loadCredentials(choice: ContextChoice): Promise<Credentials> {
  const {KubeConfig: Config} = await import('@kubernetes/client-node')
  let config = readConfig(new Config(), choice)
  let known: {readonly access: Access; readonly atMs: number} | undefined
  const server = new URL(serverOf(config, choice))
  const forget = (): void => {
    known?.access.agent.destroy()
    known = undefined
  }
  return {
    context: config.getCurrentContext(),
    server,
    async access() {
      const nowMs = performance.now()
      if (known !== undefined && nowMs - known.atMs < ACCESS_AGE_MS) return known.access
      const options: RequestOptions = {}
      await config.applyToHTTPSOptions(options)
      const access = {agent: known?.access.agent ?? agentFor(server, config, options), headers: headersOf(options)}
      known = {access, atMs: nowMs}
      return access
    },
    async reload() {
      config = readConfig(new Config(), choice)
      // Requests under way keep their sockets until they end; new ones must not use a connection that was opened with the old certificate.
      known = undefined
    },
    close: forget,
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

function agentFor(server: URL, config: KubeConfig, options: RequestOptions): HttpAgent {
  // What goes through a proxy needs client-node's own agent; that one keeps no connections.
  if (config.getCurrentCluster()?.proxyUrl !== undefined && options.agent instanceof HttpAgent) return options.agent
  if (server.protocol === 'http:') return new HttpAgent(CONNECTIONS)
  const {ca, cert, key, pfx, passphrase, rejectUnauthorized, servername} = options
  const tls = Object.fromEntries(
    Object.entries({ca, cert, key, pfx, passphrase, rejectUnauthorized, servername}).filter(([, value]) => value !== undefined),
  )
  return new HttpsAgent({...CONNECTIONS, ...tls})
}

function headersOf({headers, auth}: RequestOptions): Access['headers'] {
  const plain: {[name: string]: string} = {}
  for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) plain[name] = String(value)
  if (typeof auth === 'string') plain['authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`
  return plain
}
