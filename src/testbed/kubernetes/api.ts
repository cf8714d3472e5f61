import {OperationalError} from '../../support/errors.js'
import type {JsonObject, JsonValue} from '../../support/json.js'
import type {ApiAddress} from './credentials.js'

/** Just enough of an API server's client to bring a cluster up: the platform's own is for agents, and costs half a second to load. */
export interface KubernetesApi {
  /** The status and the body of an answer, whatever it is; `undefined` where the server does not answer. */
  ask(method: Method, path: string, options: AskOptions): Promise<Answer | undefined>
  close(): Promise<void>
}
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
export type AskOptions = {readonly signal: AbortSignal; readonly body?: JsonObject; readonly timeoutMs?: number}
export type Answer = {readonly status: number; readonly body: JsonValue}

const TIMEOUT_MS = 10_000
const CONNECTIONS = 8

export async function connectApi({server, ca, certificate, privateKey}: ApiAddress): Promise<KubernetesApi> {
  const {Agent} = await import('undici')
  const agent = new Agent({connect: {ca, cert: certificate, key: privateKey}, connections: CONNECTIONS})
  return {
    async ask(method, path, {signal, body, timeoutMs = TIMEOUT_MS}) {
      signal.throwIfAborted()
      try {
        const response = await agent.request({
          origin: server,
          method,
          path,
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
          ...(body === undefined
            ? {}
            : {
                body: JSON.stringify(body),
                headers: {'content-type': method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json'},
              }),
        })
        return {status: response.statusCode, body: parse(await response.body.text())}
      } catch (error) {
        signal.throwIfAborted()
        // Refused, reset or silent: to whoever waits for a server they are the same.
        if (error instanceof Error && ('code' in error || error.name === 'TimeoutError')) return undefined
        throw error
      }
    },
    close: () => agent.destroy(),
  }
}

/** A connection for one piece of work. */
export async function withApi<T>(address: ApiAddress, work: (api: KubernetesApi) => Promise<T>): Promise<T> {
  const api = await connectApi(address)
  try {
    return await work(api)
  } finally {
    await api.close()
  }
}

/** The body of a success; anything else is an error with the server's own sentence. */
export function requireSuccess(answer: Answer | undefined, what: string): JsonValue {
  if (answer !== undefined && answer.status < 300) return answer.body
  const said = answer === undefined ? 'the API server does not answer' : (messageOf(answer.body) ?? `status ${answer.status}`)
  throw new OperationalError(`${what} failed: ${said}.`, {code: 'api-server-refused', exit: 'remote', details: {status: answer?.status}})
}

function messageOf(body: JsonValue): string | undefined {
  if (typeof body !== 'object' || body === null || !('message' in body)) return undefined
  return typeof body.message === 'string' ? body.message : undefined
}

/** `/readyz` and its like answer in plain text. */
function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}
