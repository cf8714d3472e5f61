import {request} from 'node:https'

export type Answer = {readonly status: number; readonly body: Body}
/** What the tests read of answers. */
export type Body = {
  readonly message?: string
  readonly metadata?: {readonly name: string; readonly uid: string; readonly resourceVersion: string}
  readonly status?: unknown
  readonly [field: string]: unknown
}

export type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: object
  readonly contentType?: string
  readonly accept?: string
}

/** Calls an API server as somebody, without any of our own code between. */
export type Caller = (call: Call) => Promise<Answer>

export function callerOf(who: {
  readonly server: string
  readonly ca: string
  readonly certificate: string
  readonly privateKey: string
}): Caller {
  return ({method = 'GET', path, body, contentType = 'application/json', accept = 'application/json'}) =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        `${who.server}${path}`,
        {method, ca: who.ca, cert: who.certificate, key: who.privateKey, headers: {accept, 'content-type': contentType}, timeout: 20_000},
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => resolve({status: response.statusCode ?? 0, body: read(Buffer.concat(chunks).toString('utf8'))}))
        },
      )
      outgoing.on('error', reject)
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path} is not answered.`)))
      outgoing.end(body === undefined ? undefined : JSON.stringify(body))
    })
}

/** A path that is not served is answered in plain text. */
function read(text: string): Body {
  try {
    return JSON.parse(text) as Body
  } catch {
    return {message: text}
  }
}
