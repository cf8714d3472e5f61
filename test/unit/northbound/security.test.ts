import {request} from 'node:http'
import {connect} from 'node:net'
import {expect, test} from 'vitest'
import type {Route} from '../../../src/northbound/contract/route.js'
import {operationIds, routes} from '../../../src/northbound/contract/routes.js'
import {FakeSliceService} from '../../support/fake-slice-service.js'
import {AUTHORIZED, startClient, startServer, TOKEN} from '../../support/northbound.js'

const values: {readonly [name: string]: string} = {
  name: 'smart-city',
  component: 'classifier-app',
  id: 'd-0001',
  cluster: 'group1-cluster',
  node: 'group1-node1',
  mechanism: 'placement',
}
const table = operationIds.map((id) => {
  const route: Route = routes[id]
  return {id, route, url: route.path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name)}
})

test.each(table.filter(({route}) => route.access !== 'public'))(
  '$id without the token, or with a wrong one, is unauthorized and changes nothing',
  async ({route, url}) => {
    const {server, service} = await startServer()
    for (const authorization of [
      undefined,
      'Bearer ',
      'Bearer wrong',
      `Basic ${TOKEN}`,
      TOKEN,
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(0, -1)}`,
    ]) {
      const response = await server.app.inject({method: route.method, url, headers: authorization === undefined ? {} : {authorization}})
      expect(response.statusCode).toBe(401)
      expect(response.headers['www-authenticate']).toBe('Bearer')
      expect(response.json()).toMatchObject({code: 'unauthorized', exit: 'remote'})
      expect(response.body).not.toContain('smart-city')
    }
    expect(service.calls).toEqual([])
  },
)

test('only the documents and the sign of life are public, and they tell nothing of the slice', async () => {
  const open = table.filter(({route}) => route.access === 'public')
  expect(open.map(({id}) => id)).toEqual(['getHealth', 'getOpenApi', 'getDocs'])
  const {server, service} = await startServer()
  for (const {url} of open) {
    const response = await server.app.inject({url})
    expect(response.statusCode).toBe(200)
    expect(response.body.includes(service.applications()[0]?.spec.uid ?? '')).toBe(false)
  }
})

test('what is not in the table is not told apart from the rest without a token', async () => {
  const {server} = await startServer()
  expect((await server.app.inject({url: '/v1/secrets'})).statusCode).toBe(401)
  expect((await server.app.inject({url: '/v1/secrets', headers: AUTHORIZED})).json()).toMatchObject({code: 'route-not-found', status: 404})
})

test.each(['QUERY', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'HEAD'] as const)(
  'the method %s on the events is not allowed, whatever it brings',
  async (method) => {
    const {server, service} = await startServer()
    const response = await server.app.inject({method: method as 'HEAD', url: '/v1/events', headers: AUTHORIZED})
    expect(response.statusCode).toBe(405)
    expect(response.headers['allow']).toBe('GET')
    expect(service.listeners).toBe(0)
  },
)

test('a route says which methods it takes', async () => {
  const {server} = await startServer()
  const response = await server.app.inject({method: 'PUT', url: '/v1/apps/smart-city/status', headers: AUTHORIZED})
  expect(response.json()).toMatchObject({code: 'method-not-allowed', status: 405})
  expect(response.headers['allow']).toBe('GET')
})

test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '[::2]', '10.0.0.1', 'a b', '127.0.0.1@evil.example'])(
  'a page under the name %j cannot use the API, whatever token it has',
  async (host) => {
    const {server, service} = await startServer()
    const response = await server.app.inject({method: 'DELETE', url: '/v1/apps/smart-city', headers: {...AUTHORIZED, host}})
    expect(response.json()).toMatchObject({code: 'host-refused', status: 421})
    expect(service.calls).toEqual([])
  },
)

test.each(['localhost', 'LOCALHOST:8080', '127.0.0.1:1', '127.1.2.3', '[::1]:8080', 'slice.example', 'slice.example:443'])(
  'the name %j is known',
  async (host) => {
    const {server} = await startServer({hosts: ['slice.example']})
    expect((await server.app.inject({url: '/v1/health', headers: {host}})).statusCode).toBe(200)
  },
)

test('no page of another origin may read answers unless that origin is configured', async () => {
  const preflight = {
    method: 'OPTIONS',
    url: '/v1/apps',
    headers: {origin: 'https://ui.example', 'access-control-request-method': 'POST'},
  } as const
  const closed = await startServer()
  expect((await closed.server.app.inject(preflight)).headers['access-control-allow-origin']).toBeUndefined()
  const {server} = await startServer({origins: ['https://ui.example']})
  const answer = await server.app.inject(preflight)
  expect(answer.statusCode).toBe(204)
  expect(answer.headers).toMatchObject({'access-control-allow-origin': 'https://ui.example', vary: 'origin'})
  const other = await server.app.inject({...preflight, headers: {...preflight.headers, origin: 'https://evil.example'}})
  expect(other.headers['access-control-allow-origin']).toBeUndefined()
  const get = await server.app.inject({url: '/v1/mode', headers: {...AUTHORIZED, origin: 'https://ui.example'}})
  expect(get.headers['access-control-allow-origin']).toBe('https://ui.example')
})

test('every answer carries the headers that keep browsers out, also when it refuses', async () => {
  const {server} = await startServer()
  for (const {url, route} of table) {
    const response = await server.app.inject({method: route.method, url})
    expect(response.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    expect(response.headers['content-security-policy']).toContain("default-src 'none'")
    expect(response.headers['x-powered-by']).toBeUndefined()
  }
})

test('a body over its limit is refused before it is read', async () => {
  const {server} = await startServer()
  const description = await server.app.inject({
    method: 'POST',
    url: '/v1/apps',
    headers: {...AUTHORIZED, 'content-type': 'application/yaml'},
    payload: 'a'.repeat(5 * 1024 * 1024 + 1),
  })
  expect(description.json()).toMatchObject({code: 'body-too-large', status: 413})
  const mode = await server.app.inject({
    method: 'PUT',
    url: '/v1/mode',
    headers: {...AUTHORIZED, 'content-type': 'application/json'},
    payload: `{"mode": "${'a'.repeat(65 * 1024)}"}`,
  })
  expect(mode.json()).toMatchObject({code: 'body-too-large', status: 413})
})

test('a description that unfolds without end is refused', async () => {
  const {server, service} = await startServer()
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
  ].join('\n')
  const response = await server.app.inject({
    method: 'POST',
    url: '/v1/apps',
    headers: {...AUTHORIZED, 'content-type': 'application/yaml'},
    payload: bomb,
  })
  expect(response.statusCode).toBe(422)
  expect(service.calls).toEqual([])
})

test.each([
  ['{"mode": "ml", "__proto__": {"isAdmin": true}}', 'body-unreadable'],
  ['{"mode": "ml", "constructor": {"prototype": {"isAdmin": true}}}', 'body-unreadable'],
  ['{"mode": "ml", "by": "root"}', 'request-invalid'],
  ['{"mode": ["ml"]}', 'request-invalid'],
  ['null', 'request-invalid'],
  ['{"mode":', 'body-unreadable'],
  ['', 'request-invalid'],
])('the body %j is refused and changes nothing', async (payload, code) => {
  const {server, service} = await startServer()
  const response = await server.app.inject({
    method: 'PUT',
    url: '/v1/mode',
    headers: {...AUTHORIZED, ...(payload === '' ? {} : {'content-type': 'application/json'})},
    payload,
  })
  expect(response.statusCode).toBe(400)
  expect(response.json()).toMatchObject({code})
  expect(service.calls).toEqual([])
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/yaml'])(
  'a body of type %s is not taken for JSON',
  async (type) => {
    const {server, service} = await startServer()
    const response = await server.app.inject({
      method: 'PUT',
      url: '/v1/mode',
      headers: {...AUTHORIZED, 'content-type': type},
      payload: '{"mode": "ml"}',
    })
    expect(response.json()).toMatchObject({code: 'media-type-unsupported', status: 415})
    expect(service.calls).toEqual([])
  },
)

test.each(['..', '..%2f..%2fetc%2fpasswd', '%2e%2e', 'a%00b', 'A', 'a'.repeat(64), '-a', 'a/../b', '%ff', "x'or'1'='1"])(
  'the name %s reaches nothing',
  async (name) => {
    const {server, service} = await startServer()
    const response = await server.app.inject({method: 'DELETE', url: `/v1/apps/${name}`, headers: AUTHORIZED})
    expect([400, 404, 405]).toContain(response.statusCode)
    expect(service.calls).toEqual([])
  },
)

test('many wrong tokens are slowed down, and do not keep the right one out', async () => {
  const {server} = await startServer()
  const wrong = await Promise.all(
    Array.from({length: 60}, () => server.app.inject({url: '/v1/mode', headers: {authorization: 'Bearer guess'}})),
  )
  expect(wrong.filter(({statusCode}) => statusCode === 429).length).toBeGreaterThan(0)
  expect((await server.app.inject({url: '/v1/mode', headers: AUTHORIZED})).statusCode).toBe(200)
})

test('over the rate limit an address is told to wait, and the sign of life still answers', async () => {
  const {server} = await startServer({rateLimit: 5})
  const answers = await Promise.all(Array.from({length: 20}, () => server.app.inject({url: '/v1/mode', headers: AUTHORIZED})))
  const refused = answers.filter(({statusCode}) => statusCode === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.json()).toMatchObject({code: 'rate-limited'})
  expect(refused[0]?.headers['retry-after']).toBe('1')
  const alive = await Promise.all(Array.from({length: 20}, () => server.app.inject({url: '/v1/health'})))
  expect(alive.every(({statusCode}) => statusCode === 200)).toBe(true)
})

test('a bug is answered without a word of its inside, and logged with its id and without headers', async () => {
  const lines: string[] = []
  const write = (fields: object, message: string) => {
    const {err, ...rest} = fields as {err?: unknown}
    lines.push(JSON.stringify({...rest, err: err instanceof Error ? {message: err.message, stack: err.stack} : err, message}))
  }
  class Broken extends FakeSliceService {
    override mode(): never {
      throw new Error('the inside')
    }
  }
  const {server} = await startServer({log: {error: write, warn: write, info: write}}, new Broken())
  const response = await server.app.inject({url: '/v1/mode', headers: AUTHORIZED})
  const problem: {instance?: string} = response.json()
  expect(problem).toMatchObject({code: 'internal', status: 500, exit: 'bug'})
  expect(response.body).not.toContain('the inside')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('the inside')
  expect(lines[0]).toContain(String(problem.instance))
  await server.app.inject({url: '/v1/mode', headers: {authorization: `Bearer ${TOKEN}x`}})
  expect(lines.join('\n')).not.toContain(TOKEN)
})

test('a head that is too large or does not end is cut off', async () => {
  const {server} = await startServer()
  const url = new URL(await server.listen({port: 0}))
  const status = await new Promise((resolve) => {
    const outgoing = request(
      {hostname: url.hostname, port: url.port, path: '/v1/health', headers: {filler: 'x'.repeat(20_000)}},
      (response) => resolve(response.statusCode),
    )
    outgoing.end()
  })
  expect(status).toBe(431)
})

test('a server that stops answers what is under way, ends the readers of events, and is gone', async () => {
  const {server, url, api} = await startClient({closeLimitMs: 2_000})
  const ended = (async () => {
    const controller = new AbortController()
    for await (const item of api.events({afterId: 0, signal: controller.signal})) if (item.id >= 7) return 'read'
    return 'ended'
  })()
  expect(await ended).toBe('read')
  const {port} = new URL(url)
  const idle = connect(Number(port), '127.0.0.1')
  const gone = new Promise((resolve) => idle.once('close', resolve))
  await new Promise((resolve) => idle.once('connect', resolve))
  await Promise.all([server.close(), server.close()])
  await gone
  await expect(api.getMode()).rejects.toMatchObject({code: 'api-unreachable', exit: 'remote'})
})

test('a token that protects nothing is not taken', async () => {
  const {buildServer} = await import('../../../src/northbound/server/index.js')
  await expect(buildServer({service: new FakeSliceService(), token: 'short'})).rejects.toThrow(TypeError)
})
