import {connect} from 'node:net'
import fc from 'fast-check'
import {expect, onTestFinished, test, vi} from 'vitest'
import {EventStreamParser, type StreamMessage} from '../../../src/northbound/client/event-stream.js'
import {createApiClient} from '../../../src/northbound/client/index.js'
import type {StreamItemDto} from '../../../src/northbound/contract/dto.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {FakeSliceService} from '../../support/fake-slice-service.js'
import {AUTHORIZED, startClient, startServer, TOKEN} from '../../support/northbound.js'

async function take(events: AsyncIterable<StreamItemDto>, count: number): Promise<readonly StreamItemDto[]> {
  const taken: StreamItemDto[] = []
  for await (const item of events) {
    taken.push(item)
    if (taken.length === count) break
  }
  return taken
}

function publish(service: FakeSliceService, count: number): void {
  for (let index = 0; index < count; index++) service.publish({kind: 'node', subject: `n${index}`, message: 'changed'})
}

/** The text of the stream as it comes. */
async function openRaw(url: string, headers: {readonly [name: string]: string} = {}) {
  const controller = new AbortController()
  onTestFinished(() => controller.abort())
  const response = await fetch(`${url}/v1/events`, {headers: {...AUTHORIZED, ...headers}, signal: controller.signal})
  const decoder = new TextDecoder()
  let text = ''
  const done = (async () => {
    if (response.body === null) return
    for await (const chunk of response.body) text += decoder.decode(chunk as Uint8Array, {stream: true})
  })().catch((error: unknown) => {
    if (!controller.signal.aborted) throw error
  })
  return {response, done, text: () => text, close: () => controller.abort()}
}

test('events come in order with their ids, old ones first where they are asked for', async () => {
  const {api, service} = await startClient()
  const {signal} = new AbortController()
  const old = await take(api.events({afterId: 0, signal}), 3)
  expect(old.map(({id}) => id)).toEqual([1, 2, 3])
  expect(old[0]).toMatchObject({kind: 'application', subject: 'smart-city', occurredAt: '2026-01-15T12:00:00.000Z'})
  await vi.waitUntil(() => service.listeners === 0)
  const next = take(api.events({signal}), 1)
  await vi.waitUntil(() => service.listeners === 1)
  publish(service, 1)
  expect(await next).toMatchObject([{kind: 'node', subject: 'n0'}])
})

test('a reader whose connection is lost comes back by itself and misses nothing', async () => {
  const service = new FakeSliceService({empty: true})
  const first = await startClient({}, service)
  const {port} = new URL(first.url)
  const seen: number[] = []
  const controller = new AbortController()
  const reading = (async () => {
    for await (const {id} of first.api.events({afterId: 0, signal: controller.signal})) {
      seen.push(id)
      if (id === 30) break
    }
  })()
  publish(service, 10)
  await vi.waitUntil(() => seen.length === 10)
  await first.server.close()
  publish(service, 10)
  const second = await startServer({}, service)
  await second.server.listen({port: Number(port)})
  await vi.waitUntil(() => seen.length === 20, {timeout: 10_000})
  publish(service, 10)
  await reading
  expect(seen).toEqual(Array.from({length: 30}, (_, index) => index + 1))
})

test('a reader that comes back after its history was dropped is told of the gap', async () => {
  const service = new FakeSliceService({empty: true})
  service.eventsKept = 5
  publish(service, 20)
  const {api} = await startClient({}, service)
  const items = await take(api.events({afterId: 3, signal: new AbortController().signal}), 3)
  expect(items).toMatchObject([{kind: 'gap', id: 15}, {id: 16}, {id: 17}])
})

test('Last-Event-ID outranks the query', async () => {
  const {url} = await startClient()
  const {text, close, done} = await openRaw(url, {'last-event-id': '5'})
  await vi.waitUntil(() => text().includes('id: 6'))
  expect(text()).not.toContain('id: 5\n')
  expect(text()).toContain('event: decision\n')
  close()
  await done
})

test('a comment every 15 seconds keeps the connection alive', async () => {
  const clock = createVirtualClock(0)
  const {url} = await startClient({clock})
  const {response, text, close, done} = await openRaw(url)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  await vi.waitUntil(() => text().includes(': connected'))
  await clock.run(14_999)
  expect(text()).not.toContain(': heartbeat')
  await clock.run(45_000)
  await vi.waitUntil(() => text().split(': heartbeat').length === 4)
  close()
  await done
})

test('a reader that does not read is cut, and holds nothing any more', async () => {
  const service = new FakeSliceService({empty: true})
  service.eventsKept = 200_000
  const {url, server} = await startClient({stallLimitMs: 50}, service)
  const {port} = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.pause()
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(`GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${TOKEN}\r\n\r\n`)
  await vi.waitUntil(() => service.listeners === 1)
  publish(service, 100_000)
  const connections = () => new Promise<number>((resolve) => server.app.server.getConnections((_error, count) => resolve(count)))
  await vi.waitUntil(async () => (await connections()) === 0, {timeout: 5_000})
  publish(service, 1)
  expect(service.listeners).toBe(0)
  socket.resume()
  await closed
})

test('a stopping server tells its readers why the stream ends', async () => {
  const {url, server} = await startClient()
  const {text, done} = await openRaw(url)
  await vi.waitUntil(() => text().includes(': connected'))
  await server.close()
  await done
  expect(text()).toContain('event: cut\ndata: {"reason":"stopping"}')
})

test('there is a bound to the readers at once', async () => {
  const {url, service} = await startClient({streamLimit: 2})
  const first = await openRaw(url)
  const second = await openRaw(url)
  await vi.waitUntil(() => service.listeners === 2)
  const third = await fetch(`${url}/v1/events`, {headers: AUTHORIZED})
  expect(third.status).toBe(429)
  expect(await third.json()).toMatchObject({code: 'rate-limited'})
  first.close()
  await vi.waitUntil(() => service.listeners === 1)
  const fourth = await openRaw(url)
  expect(fourth.response.status).toBe(200)
  second.close()
  fourth.close()
})

test('reading ends with its signal', async () => {
  const {api, service} = await startClient()
  const controller = new AbortController()
  const reading = take(api.events({signal: controller.signal}), 100)
  await vi.waitUntil(() => service.listeners === 1)
  controller.abort()
  expect(await reading).toEqual([])
  await vi.waitUntil(() => service.listeners === 0)
})

test('a reader with a wrong token is told so, and does not try for ever', async () => {
  const {url} = await startClient()
  const api = createApiClient({url, token: 'wrong'})
  onTestFinished(() => api.close())
  await expect(take(api.events({signal: new AbortController().signal}), 1)).rejects.toMatchObject({code: 'unauthorized'})
})

test('where nothing listens following rejects at once', async () => {
  const {api, server} = await startClient()
  await server.close()
  await expect(take(api.events({signal: new AbortController().signal}), 1)).rejects.toMatchObject({code: 'api-unreachable'})
})

test('however the stream is cut into pieces, the same messages come out', () => {
  const line = fc.string().map((text) => text.replace(/[\r\n\0]/g, ''))
  const message = fc.record({id: fc.nat(), event: line.filter((text) => text !== ''), data: fc.array(line, {minLength: 1, maxLength: 3})})
  fc.assert(
    fc.property(
      fc.array(message),
      fc.constantFrom('\n', '\r', '\r\n'),
      fc.infiniteStream(fc.integer({min: 1, max: 7})),
      (messages, end, sizes) => {
        const text = messages
          .map(({id, event, data}) => [`id: ${id}`, ': comment', `event: ${event}`, ...data.map((one) => `data: ${one}`), '', ''].join(end))
          .join('')
        const parser = new EventStreamParser()
        const found: StreamMessage[] = []
        for (let from = 0; from < text.length; ) {
          const size = Number(sizes.next().value)
          found.push(...parser.push(text.slice(from, from + size)))
          from += size
        }
        expect(found).toEqual(messages.map(({id, event, data}) => ({id: String(id), event, data: data.join('\n')})))
      },
    ),
  )
})

test('a line without end is given up', () => {
  const parser = new EventStreamParser()
  expect(() => {
    for (let index = 0; index < 6; index++) parser.push('x'.repeat(1024 * 1024))
  }).toThrow(RangeError)
})
