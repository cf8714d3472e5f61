import type {FastifyInstance, FastifyReply} from 'fastify'
import type {SliceService} from '../../agent/service.js'
import type {JsonOperation} from '../contract/api.js'
import type {Route} from '../contract/route.js'
import {type OperationId, operationIds, routes} from '../contract/routes.js'
import type {Call, Handler, Reply} from './handler.js'
import {handlers} from './handlers/index.js'
import {BODY_LIMIT_BYTES, DESCRIPTION_LIMIT_BYTES} from './options.js'
import {validatorOf} from './validation.js'

/** What the hooks of the server read of a route. */
export type RouteConfig = {
  readonly operation: OperationId
  readonly access: 'public' | 'token'
  readonly isDescription: boolean
  readonly isLarge: boolean
  readonly rateLimit?: {max: number} | false
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly operation?: OperationId
    readonly access?: 'public' | 'token'
    readonly isDescription?: boolean
  }
}

/**
 * Registers every operation that answers JSON, from the routes table. Answers are written by `JSON.stringify`: on Node 24 fastify's compiled
 * serializers are a tenth slower for the largest of them, and each takes memory.
 */
export function registerJsonOperations(
  app: FastifyInstance,
  service: SliceService,
  limitsOf: (route: Route, id: OperationId) => RouteConfig['rateLimit'],
): void {
  for (const id of operationIds) if (isJson(id)) register(app, service, id, configOf(id, limitsOf))
}

export function configOf(id: OperationId, limitsOf: (route: Route, id: OperationId) => RouteConfig['rateLimit']): RouteConfig {
  const route: Route = routes[id]
  const rateLimit = limitsOf(route, id)
  return {
    operation: id,
    access: route.access ?? 'token',
    isDescription: route.isDescription === true,
    isLarge: route.isDescription === true || route.isLarge === true,
    ...(rateLimit === undefined ? {} : {rateLimit}),
  }
}

/** `/v1/apps/{name}` as fastify writes it. */
export function fastifyPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1')
}

function register(app: FastifyInstance, service: SliceService, id: JsonOperation, config: RouteConfig): void {
  const route: Route = routes[id]
  const validate = validatorOf(route)
  // The validator has narrowed the input to what the handler's type says: both come from the same entry of the table.
  const handle = handlers[id] as unknown as Handler<'getMode'>
  app.route({
    method: route.method,
    url: fastifyPath(route.path),
    config,
    bodyLimit: config.isLarge ? DESCRIPTION_LIMIT_BYTES : BODY_LIMIT_BYTES,
    handler: async (request, reply) => {
      const {mlsysopsBy, ...input} = validate({params: request.params, query: request.query, headers: request.headers, body: request.body})
      const call: Call = {service, by: typeof mlsysopsBy === 'string' ? decoded(mlsysopsBy) : 'api', accept: request.headers.accept ?? ''}
      const answer: Reply<'getMode'> = await handle(input, call)
      return send(reply, answer)
    },
  })
}

function send(reply: FastifyReply, {status, body, revision, yaml}: Reply<'getMode'>): FastifyReply {
  if (revision !== undefined) reply.header('etag', `"${revision}"`)
  reply.code(status)
  if (yaml !== undefined) return reply.type('application/yaml; charset=utf-8').send(yaml)
  return reply.send(body)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

function isJson(id: OperationId): id is JsonOperation {
  const route: Route = routes[id]
  return route.media === undefined
}
