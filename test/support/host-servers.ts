import {createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {createServer as createHttpsServer} from 'node:https'
import type {Socket} from 'node:net'
import type {TLSSocket} from 'node:tls'
import type {Endpoint} from '../../src/platform/host/index.js'
import {createAuthority, type KeyedCertificate} from '../../src/support/certificates.js'

export type TestServer = {readonly url: string; readonly port: number; close(): Promise<void>}
type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A real server on a free port of loopback. */
export function serve(answer: Answer): Promise<TestServer> {
  return started(createHttpServer(answer), 'http')
}

/** One that only speaks with clients that its authority knows. */
export class TestCluster {
  readonly pods = new FakePods()
  /** What the kubelet answers on /metrics/resource. */
  resourceMetrics = ''
  readonly requests: string[] = []
  readonly #server: TestServer
  readonly #ca: string
  readonly #client: KeyedCertificate

  private constructor(server: TestServer, ca: string, client: KeyedCertificate) {
    this.#server = server
    this.#ca = ca
    this.#client = client
  }

  /** An API server that knows pods only, and a kubelet, on one port. Both want a client certificate of their authority, or the token `good`. */
  static async start(): Promise<TestCluster> {
    const authority = await createAuthority('cluster')
    const own = await authority.issue({commonName: 'server', usage: 'server', names: ['127.0.0.1']})
    const client = await authority.issue({commonName: 'node-agent', usage: 'client'})
    const known: {cluster?: TestCluster} = {}
    const server = createHttpsServer(
      {cert: own.certificate, key: own.privateKey, ca: authority.certificate, requestCert: true, rejectUnauthorized: false},
      (request, response) => {
        known.cluster?.answer(request, response)
      },
    )
    const cluster = new TestCluster(await started(server, 'https'), authority.certificate, client)
    known.cluster = cluster
    return cluster
  }

  get endpoint(): Endpoint {
    return {url: this.#server.url, ca: this.#ca, cert: this.#client.certificate, key: this.#client.privateKey}
  }

  get kubelet(): Endpoint {
    return {...this.endpoint, url: `${this.#server.url}/metrics/resource`}
  }

  get withoutCertificate(): Endpoint {
    return {url: this.#server.url, ca: this.#ca}
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'https://server')
    this.requests.push(url.pathname + url.search)
    const isKnown = (request.socket as TLSSocket).authorized || request.headers.authorization === 'Bearer good'
    if (!isKnown) response.writeHead(401).end()
    else if (url.pathname === '/metrics/resource') response.end(this.resourceMetrics)
    else if (url.pathname === '/api/v1/pods') this.pods.answer(url.searchParams, response)
    else response.writeHead(404).end()
  }

  async close(): Promise<void> {
    this.pods.resetWatches()
    await this.#server.close()
  }
}

type PodObject = {
  readonly metadata: {readonly name: string; readonly labels: Readonly<Record<string, string>>}
  readonly [field: string]: unknown
}

/** Pods as the API server lists and watches them; of selectors only the node's name counts. */
export class FakePods {
  readonly #objects = new Map<string, PodObject>()
  readonly #watches = new Set<{readonly node: string; readonly response: ServerResponse}>()
  #version = 1
  #forgottenBefore = 0

  put(pod: PodObject): void {
    const type = this.#objects.has(pod.metadata.name) ? 'MODIFIED' : 'ADDED'
    const stored = this.#stored(pod)
    this.#objects.set(pod.metadata.name, stored)
    this.#tell(type, stored)
  }

  delete(name: string): void {
    const pod = this.#objects.get(name)
    this.#objects.delete(name)
    if (pod !== undefined) this.#tell('DELETED', this.#stored(pod))
  }

  get watching(): number {
    return this.#watches.size
  }

  /** As a load balancer that loses its connections. */
  resetWatches(): void {
    for (const {response} of this.#watches) response.destroy()
    this.#watches.clear()
  }

  /** Nobody can go on from where they were: they must list again. */
  forget(): void {
    this.#forgottenBefore = ++this.#version
    this.resetWatches()
  }

  /** Changes that nobody is told of. */
  silently(change: () => void): void {
    const watches = [...this.#watches]
    this.#watches.clear()
    change()
    for (const watch of watches) this.#watches.add(watch)
  }

  answer(query: URLSearchParams, response: ServerResponse): void {
    const node = query.get('fieldSelector')?.replace('spec.nodeName=', '') ?? ''
    response.setHeader('content-type', 'application/json')
    if (query.get('watch') !== 'true') {
      const items = [...this.#objects.values()].filter((pod) => nodeOf(pod) === node)
      const from = Number(query.get('continue') ?? 0)
      const page = items.slice(from, from + Number(query.get('limit')))
      const next = from + page.length < items.length ? {continue: String(from + page.length)} : {}
      response.end(JSON.stringify({kind: 'PodList', metadata: {resourceVersion: String(this.#version), ...next}, items: page}))
      return
    }
    if (Number(query.get('resourceVersion')) < this.#forgottenBefore) {
      response.end(`${JSON.stringify({type: 'ERROR', object: {kind: 'Status', code: 410, message: 'too old resource version'}})}\n`)
      return
    }
    response.flushHeaders()
    const watch = {node, response}
    this.#watches.add(watch)
    response.on('close', () => this.#watches.delete(watch))
  }

  #tell(type: string, object: PodObject): void {
    for (const {node, response} of this.#watches) if (nodeOf(object) === node) response.write(`${JSON.stringify({type, object})}\n`)
  }

  #stored(pod: PodObject): PodObject {
    return {...pod, metadata: {...pod.metadata, resourceVersion: String(++this.#version)}} as PodObject
  }
}

export type PodParts = {
  readonly name: string
  readonly node?: string
  readonly address?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly containers?: readonly object[]
  readonly phase?: string
  readonly hostNetwork?: boolean
}

/** A pod of the component `web` of `shop`, unless it says otherwise. */
export function podObject({
  name,
  node = 'n1',
  address = '127.0.0.1',
  labels,
  annotations = {},
  containers,
  phase,
  hostNetwork,
}: PodParts): PodObject {
  return {
    metadata: {
      name,
      namespace: 'mlsysops',
      uid: `uid-${name}`,
      labels: labels ?? {'mlsysops.eu/app': 'shop', 'mlsysops.eu/component': 'web'},
      annotations,
    } as PodObject['metadata'],
    spec: {nodeName: node, containers: containers ?? [{name: 'main'}], ...(hostNetwork === undefined ? {} : {hostNetwork})},
    status: {phase: phase ?? 'Running', podIP: address, podIPs: [{ip: address}]},
  }
}

function nodeOf(pod: PodObject): unknown {
  return (pod['spec'] as {readonly nodeName?: string}).nodeName
}

async function started(server: Server, scheme: string): Promise<TestServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
