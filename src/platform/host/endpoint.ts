import {readFile} from 'node:fs/promises'
import type {IncomingMessage} from 'node:http'
import {isIP} from 'node:net'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {Material, ServerCredentials} from '../../support/kubeconfig.js'
import {withTimeout} from '../../support/waiting.js'
import type {ByteBudget} from './byte-budget.js'
import {http, https} from './http.js'

/** Where to ask, and as whom. A token is sent over https only; any certificate is accepted only of a kubelet whose own nobody signed. */
export type Endpoint = ServerCredentials & {readonly url: string}

/** Files are asked for again after so long: a mounted token is renewed well before it ends. */
const MATERIAL_AGE_MS = 30_000

export type Asking = {readonly path?: string; readonly accept?: string; readonly signal: AbortSignal; readonly timeoutMs: number}

export type AskingForAll = Asking & {readonly maxBytes: number; readonly budget?: ByteBudget}

/**
 * HTTP GET with connections kept alive, on node:http alone: an agent on a small machine pays for nothing else.
 * Redirects are not followed.
 */
export class HttpReader {
  readonly #endpoint: Endpoint
  readonly #clock: Pick<Clock, 'now' | 'schedule'>
  readonly #http = new http.Agent({keepAlive: true, maxSockets: 4})
  readonly #https = new https.Agent({keepAlive: true, maxSockets: 4})
  readonly #files = new Map<string, {readonly text: string; readonly readMs: number}>()

  constructor(endpoint: Endpoint, clock: Pick<Clock, 'now' | 'schedule'>) {
    this.#endpoint = endpoint
    this.#clock = clock
  }

  /** The whole answer as text and its content type. Rejects on any status but 200, past `maxBytes` or the budget, and after `timeoutMs`. */
  async text(asking: AskingForAll): Promise<{readonly body: string; readonly contentType: string}> {
    const {timeoutMs, signal} = asking
    return this.#limited(timeoutMs, signal, async (limited) => {
      const answer = await this.#request({...asking, signal: limited})
      const body = await wholeOf(answer, asking, this.#endpoint.url)
      return {body, contentType: answer.headers['content-type'] ?? ''}
    })
  }

  /** The lines of an answer that goes on, such as a watch; it ends when the server ends it. `timeoutMs` is for its beginning. */
  async *lines(asking: Asking & {readonly maxLineBytes: number}): AsyncGenerator<string, void, undefined> {
    const {maxLineBytes, signal, timeoutMs} = asking
    const ended = new AbortController()
    const both = AbortSignal.any([signal, ended.signal])
    try {
      const answer = await this.#limited(timeoutMs, signal, (limited) => this.#request({...asking, signal: both}, limited))
      let rest: Buffer = Buffer.alloc(0)
      for await (const chunk of chunksOf(answer)) {
        rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
        let from = 0
        for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
          if (end > from) yield rest.toString('utf8', from, end)
          from = end + 1
        }
        rest = rest.subarray(from)
        if (rest.length > maxLineBytes) throw tooLarge(this.#endpoint.url, maxLineBytes)
      }
    } finally {
      ended.abort(new Error('The answer is read no further.'))
    }
  }

  close(): void {
    this.#http.destroy()
    this.#https.destroy()
  }

  #limited<T>(timeoutMs: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const {url} = this.#endpoint
    const onTimeout = () =>
      new OperationalError(`${url} did not answer within ${timeoutMs} ms.`, {code: 'endpoint-timed-out', exit: 'timeout', details: {url}})
    return withTimeout(this.#clock, timeoutMs, work, {signal, onTimeout})
  }

  async #request({path = '', accept = '*/*', signal}: Omit<Asking, 'timeoutMs'>, beginning?: AbortSignal): Promise<IncomingMessage> {
    const url = new URL(this.#endpoint.url + path)
    const isSecure = url.protocol === 'https:'
    const token = isSecure ? await this.#material(this.#endpoint.token) : undefined
    const headers = {accept, ...(token === undefined ? {} : {authorization: `Bearer ${token.trim()}`})}
    const secured = isSecure ? await this.#security(url) : {}
    const {promise, resolve, reject} = Promise.withResolvers<IncomingMessage>()
    const request = isSecure
      ? https.request(url, {agent: this.#https, headers, signal, ...secured}, resolve)
      : http.request(url, {agent: this.#http, headers, signal}, resolve)
    // Stays for the life of the request: an abort while the answer is read raises it once more.
    request.on('error', reject)
    const giveUp = (): void => {
      request.destroy()
    }
    beginning?.addEventListener('abort', giveUp, {once: true})
    request.end()
    try {
      const answer = await promise
      if (answer.statusCode === 200) return answer
      answer.resume()
      throw refused(url, answer.statusCode ?? 0)
    } catch (error) {
      if (error instanceof OperationalError || signal.aborted) throw error
      throw unreachable(url, error)
    } finally {
      beginning?.removeEventListener('abort', giveUp)
    }
  }

  async #security(url: URL) {
    const {serverName, acceptAnyCertificate} = this.#endpoint
    const [ca, cert, key] = await Promise.all([this.#endpoint.ca, this.#endpoint.cert, this.#endpoint.key].map((of) => this.#material(of)))
    const host = url.hostname.replace(/^\[|\]$/g, '')
    return {
      ...(ca === undefined ? {} : {ca}),
      ...(cert === undefined ? {} : {cert}),
      ...(key === undefined ? {} : {key}),
      ...(serverName === undefined ? (isIP(host) === 0 ? {servername: host} : {}) : {servername: serverName}),
      rejectUnauthorized: acceptAnyCertificate !== true,
    }
  }

  async #material(material: Material | undefined): Promise<string | undefined> {
    if (material === undefined || typeof material === 'string') return material
    const known = this.#files.get(material.file)
    if (known !== undefined && this.#clock.now() - known.readMs < MATERIAL_AGE_MS) return known.text
    const text = await readFile(material.file, 'utf8')
    this.#files.set(material.file, {text, readMs: this.#clock.now()})
    return text
  }
}

async function wholeOf(answer: IncomingMessage, {maxBytes, budget}: AskingForAll, url: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of chunksOf(answer)) {
      if (size + chunk.length > maxBytes || budget?.take(chunk.length) === false) throw tooLarge(url, maxBytes)
      size += chunk.length
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    budget?.give(size)
  }
}

async function* chunksOf(answer: IncomingMessage): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of answer) if (Buffer.isBuffer(chunk)) yield chunk
}

/** A server's answer that was not 200. `details.status` is its number. */
function refused(url: URL, status: number): OperationalError {
  const isOurs = status === 401 || status === 403
  return new OperationalError(`${url.origin}${url.pathname} answered ${status}.`, {
    code: 'endpoint-refused',
    exit: 'remote',
    details: {status},
    hints: isOurs ? ['The agent is not allowed to read it: check its certificate or token, and the rights of its account.'] : [],
  })
}

function unreachable(url: URL, cause: unknown): OperationalError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new OperationalError(`${url.origin} cannot be reached: ${reason}.`, {code: 'endpoint-unreachable', exit: 'remote', cause})
}

function tooLarge(url: string, maxBytes: number): OperationalError {
  return new OperationalError(`${url} answers more than the ${maxBytes} bytes that are read.`, {
    code: 'endpoint-answer-too-large',
    exit: 'remote',
  })
}
