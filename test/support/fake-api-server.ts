import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo, Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

export type FakeRequest = {readonly method: string; readonly url: URL; readonly body: string; readonly headers: IncomingMessage['headers']}
export type Answer = (request: FakeRequest, response: ServerResponse) => void

/** An HTTP server that answers as a test has it, with a kubeconfig that leads to it: for what a real API server does only on its bad days. */
export type FakeApiServer = {
  readonly kubeconfig: string
  readonly requests: FakeRequest[]
  answer: Answer
  /** Breaks every connection, as a server that is killed does. */
  reset(): void
  close(): Promise<void>
}

export async function fakeApiServer(answer: Answer): Promise<FakeApiServer> {
  const directory = mkdtempSync(join(tmpdir(), 'mlsk-'))
  const sockets = new Set<Socket>()
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://api')
      const request = {method: incoming.method ?? 'GET', url, body: Buffer.concat(chunks).toString(), headers: incoming.headers}
      fake.requests.push(request)
      fake.answer(request, response)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  const kubeconfig = join(directory, 'kubeconfig')
  writeToken(kubeconfig, port, 'first')
  const fake: FakeApiServer = {
    kubeconfig,
    requests: [],
    answer,
    reset() {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      rmSync(directory, {recursive: true})
    },
  }
  return fake
}

/** A context `fake` with this bearer token. */
export function writeToken(kubeconfig: string, port: number, token: string): void {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'fake',
    clusters: [{name: 'fake', cluster: {server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true}}],
    users: [{name: 'fake', user: {token}}],
    contexts: [{name: 'fake', context: {cluster: 'fake', user: 'fake'}}],
  }
  writeFileSync(kubeconfig, JSON.stringify(config))
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body))
}

export function failure(response: ServerResponse, code: number, reason: string, message = reason): void {
  json(response, code, {kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message})
}
