import type {FastifyInstance, FastifyReply} from 'fastify'
import type {SliceService} from '../../agent/service.js'
import type {Clock} from '../../support/clock.js'
import {routes} from '../contract/routes.js'
import type {EventStreams, StreamFrame} from './event-stream.js'
import type {Log} from './options.js'
import {configOf, fastifyPath} from './register.js'
import {validatorOf} from './validation.js'
import {streamItemDto} from './views/control.js'
import {turnItemDto} from './views/policy.js'

type StreamPorts = {readonly service: SliceService; readonly streams: EventStreams; readonly clock: Clock; readonly log: Log}
/** Throws what speaks against it before anything is answered. */
type Open = (input: {readonly [name: string]: unknown}, signal: AbortSignal) => AsyncIterable<StreamFrame>

/** The operations that answer with server-sent events. */
export function registerStreams(app: FastifyInstance, ports: StreamPorts): void {
  const {service} = ports
  register(app, ports, 'streamEvents', ({after, lastEventId}, signal) => {
    const from = typeof lastEventId === 'string' ? Number(lastEventId) : after
    return framesOf(service.events(typeof from === 'number' ? from : undefined, signal), (event) => {
      return {id: event.id, event: event.kind, data: streamItemDto(event)}
    })
  })
  register(app, ports, 'streamTurns', ({policy}, signal) =>
    framesOf(service.turns(String(policy), signal), (item) => ({event: item.kind, data: turnItemDto(item)})),
  )
}

function register(app: FastifyInstance, ports: StreamPorts, id: 'streamEvents' | 'streamTurns', open: Open): void {
  const {streams, clock, log} = ports
  const validate = validatorOf(routes[id])
  app.get(fastifyPath(routes[id].path), {exposeHeadRoute: false, config: configOf(id, () => undefined)}, (request, reply) => {
    const input = validate({params: request.params, query: request.query, headers: request.headers, body: undefined})
    streams.admit()
    const ending = new AbortController()
    const frames = open(input, ending.signal)
    reply.hijack()
    const startedMs = clock.now()
    streams.run(reply.raw, headersOf(reply), {frames, ending}, (error) => {
      log.error({err: error, request: request.id, operation: id, afterMs: clock.now() - startedMs}, 'event stream failed')
    })
  })
}

async function* framesOf<Item>(items: AsyncIterable<Item>, frameOf: (item: Item) => StreamFrame): AsyncIterable<StreamFrame> {
  for await (const item of items) yield frameOf(item)
}

function headersOf(reply: FastifyReply): {readonly [name: string]: string} {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]))
}
