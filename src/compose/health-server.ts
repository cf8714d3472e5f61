import {createServer, type ServerResponse} from 'node:http'
import {OperationalError} from '../support/errors.js'
import {EXPOSITION_TYPE, type Family, mergeFamilies, renderExposition} from '../telemetry/exposition.js'

/** What an agent tells of itself to whoever keeps it running. Neither may throw. */
export type Health = {
  /** What is missing, in a person's words; nothing: it is ready. */
  readonly missing: () => readonly string[]
  readonly metrics: () => readonly Family[]
}

export type HealthPlace = {readonly address?: string | undefined; readonly port: number}
export type ServedHealth = {readonly port: number; readonly close: () => Promise<void>}

/** A probe that hangs must not keep a connection for ever. */
const REQUEST_LIMIT_MS = 5000

/**
 * Serves `/livez` (that it answers is the answer), `/readyz` (200, or 503 with what is missing, a line each) and `/metrics` (Prometheus text). Plain HTTP
 * without a token: it tells names and numbers, and takes nothing. Rejects with `port-busy`.
 */
export async function serveHealth({address = '127.0.0.1', port}: HealthPlace, health: Health): Promise<ServedHealth> {
  const server = createServer({requestTimeout: REQUEST_LIMIT_MS, headersTimeout: REQUEST_LIMIT_MS}, (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'Only GET is answered.\n')
    switch (new URL(request.url ?? '/', 'http://agent').pathname) {
      case '/livez':
        return send(response, 200, 'ok\n')
      case '/readyz': {
        const missing = health.missing()
        return missing.length === 0 ? send(response, 200, 'ok\n') : send(response, 503, missing.map((line) => `${line}\n`).join(''))
      }
      case '/metrics':
        return send(response, 200, renderExposition(mergeFamilies(health.metrics())), EXPOSITION_TYPE)
      default:
        return send(response, 404, 'There are /livez, /readyz and /metrics.\n')
    }
  })
  const chosen = await listening(server, port, address)
  return {
    port: chosen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, {'content-type': type, 'cache-control': 'no-store'}).end(body)
}

function listening(server: ReturnType<typeof createServer>, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE') return reject(cause)
      reject(
        new OperationalError(`Port ${port} of ${address}, where the agent's health is to be served, is in use by another program.`, {
          code: 'port-busy',
          exit: 'precondition',
          hints: ["Choose another in the agent's file: health: {port: <port>}"],
          cause,
        }),
      )
    })
    server.listen(port, address, () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port)
    })
  })
}
