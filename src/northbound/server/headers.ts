import type {FastifyReply, FastifyRequest} from 'fastify'

/** On every answer: it is nothing that a browser may frame, guess the type of, or keep. */
export const securityHeaders: {readonly [name: string]: string} = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Lets pages of the configured origins read the answers; nobody else's. True where the request was a preflight and is answered. */
export function allowOrigin(origins: ReadonlySet<string>, request: FastifyRequest, reply: FastifyReply): boolean {
  const {origin} = request.headers
  if (origins.size > 0) reply.header('vary', 'origin')
  if (origin === undefined || !origins.has(origin)) return false
  reply.header('access-control-allow-origin', origin)
  reply.header('access-control-expose-headers', 'etag')
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false
  reply
    .header('access-control-allow-methods', 'GET, POST, PUT, DELETE')
    .header('access-control-allow-headers', 'authorization, content-type, if-match, if-none-match, last-event-id, mlsysops-by')
    .header('access-control-max-age', '600')
    .code(204)
    .send()
  return true
}
