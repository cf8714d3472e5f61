import type {ServerResponse} from 'node:http'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {createKubeClient, type KubeClient} from '../../../../src/platform/kubernetes/client/index.js'
import {type KubeObject, resource} from '../../../../src/platform/kubernetes/objects.js'
import {Reflector} from '../../../../src/platform/kubernetes/watch/reflector.js'
import {systemClock} from '../../../../src/support/clock-system.js'
import {type FakeApiServer, failure, fakeApiServer, json} from '../../../support/fake-api-server.js'

type Thing = KubeObject & {readonly value?: number}
const THINGS = resource<Thing>({group: 'test', version: 'v1', plural: 'things', kind: 'Thing', isNamespaced: true})

/** Keeps objects and tells of them as an API server does; a test says when it misbehaves. */
class Things {
  version = 1
  readonly objects = new Map<string, Thing>()
  readonly log: {readonly type: string; readonly object: Thing; readonly version: number}[] = []
  readonly watchers = new Set<ServerResponse>()
  lists = 0
  watches = 0
  isHanging = false
  isForgetful = false

  set(name: string, value: number): Thing {
    const object = {metadata: {name, namespace: 'n', resourceVersion: String(++this.version)}, value}
    const type = this.objects.has(name) ? 'MODIFIED' : 'ADDED'
    this.objects.set(name, object)
    this.#tell(type, object)
    return object
  }

  remove(name: string): void {
    this.objects.delete(name)
    this.#tell('DELETED', {metadata: {name, namespace: 'n', resourceVersion: String(++this.version)}})
  }

  answer(url: URL, response: ServerResponse): void {
    if (this.isHanging) return
    if (url.searchParams.get('watch') !== 'true') {
      this.lists++
      json(response, 200, {metadata: {resourceVersion: String(this.version)}, items: [...this.objects.values()]})
      return
    }
    this.watches++
    const since = Number(url.searchParams.get('resourceVersion'))
    if (this.isForgetful) {
      failure(response, 410, 'Expired')
      return
    }
    response.writeHead(200, {'content-type': 'application/json'}).flushHeaders()
    for (const {type, object, version} of this.log) if (version > since) send(response, type, object)
    this.watchers.add(response)
    response.on('close', () => this.watchers.delete(response))
  }

  #tell(type: string, object: Thing): void {
    this.log.push({type, object, version: this.version})
    for (const watcher of this.watchers) send(watcher, type, object)
  }
}

function send(response: ServerResponse, type: string, object: object): void {
  response.write(`${JSON.stringify({type, object})}\n`)
}

describe('the reflector', () => {
  let server: FakeApiServer
  let client: KubeClient
  let things: Things
  let reflector: Reflector<Thing>
  let running: Promise<void>
  let stopping: AbortController
  const timing = {watchMs: 60_000, silenceMs: 60_000, relistMs: 600_000, firstBackoffMs: 5, maxBackoffMs: 20}

  beforeEach(async () => {
    things = new Things()
    server = await fakeApiServer(({url}, response) => things.answer(url, response))
    client = await createKubeClient({kubeconfig: server.kubeconfig, version: '1', manager: 'm', clock: systemClock, limitMs: 200})
  })
  afterEach(async () => {
    stopping.abort()
    await running
    client.close()
    await server.close()
  })
  const start = (more: Partial<typeof timing> = {}): void => {
    stopping = new AbortController()
    reflector = new Reflector({client, clock: systemClock, resource: THINGS, namespace: 'n', timing: {...timing, ...more}})
    running = reflector.run(stopping.signal)
  }
  const values = (): string =>
    [...reflector.cache.values()]
      .map(({metadata, value}) => `${metadata.name}=${value}`)
      .sort()
      .join()
  const shows = (expected: string) => vi.waitFor(() => expect(values()).toBe(expected), {timeout: 3000, interval: 5})
  const watched = () => vi.waitFor(() => expect(things.watchers.size).toBe(1), {timeout: 3000, interval: 5})

  test('lists what is there and follows what changes', async () => {
    things.set('a', 1)
    start()
    await shows('a=1')
    await watched()
    things.set('b', 2)
    things.set('a', 3)
    things.remove('b')
    await shows('a=3')
    expect(reflector.counters).toMatchObject({lists: 1, relists: 0, failures: 0, events: 3})
  })

  test('a long list is read page by page', async () => {
    const pages = [['a', 'b'], ['c']]
    server.answer = ({url}, response) => {
      if (url.searchParams.get('watch') === 'true') return
      const at = Number(url.searchParams.get('continue') ?? '0')
      const items = (pages[at] ?? []).map((name) => ({metadata: {name, namespace: 'n', resourceVersion: '1'}, value: at}))
      json(response, 200, {metadata: {resourceVersion: String(5 + at), ...(at === 0 ? {continue: '1'} : {})}, items})
    }
    start()
    await shows('a=0,b=0,c=1')
  })

  test('after a reset it goes on where it was, without a list and without a word', async () => {
    start()
    await watched()
    things.set('a', 1)
    await shows('a=1')
    server.reset()
    things.set('b', 2)
    await shows('a=1,b=2')
    expect(reflector.counters).toMatchObject({lists: 1, failures: 1})
    expect(reflector.cache.degradedMs).toBeUndefined()
  })

  test('a watch that the server ends is begun anew', async () => {
    start()
    await watched()
    for (const watcher of things.watchers) watcher.end()
    await vi.waitFor(() => expect(things.watches).toBe(2))
    things.set('a', 1)
    await shows('a=1')
    expect(reflector.counters).toMatchObject({lists: 1, failures: 0})
  })

  test('a server that ends every watch at once is not asked without a pause', async () => {
    server.answer = ({url}, response) => {
      if (url.searchParams.get('watch') === 'true') response.writeHead(200).end()
      else things.answer(url, response)
    }
    start({firstBackoffMs: 100, maxBackoffMs: 200})
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(server.requests.length).toBeLessThan(15)
  })

  test('a version that is too old is listed anew, and what went meanwhile is gone', async () => {
    things.set('a', 1)
    things.set('b', 2)
    start()
    await shows('a=1,b=2')
    await watched()
    things.isForgetful = true
    server.reset()
    things.remove('a')
    await vi.waitFor(() => expect(things.watches).toBeGreaterThan(1))
    things.isForgetful = false
    await shows('b=2')
    expect(reflector.counters.relists).toBeGreaterThan(0)
  })

  test('the same told in the midst of a watch is understood', async () => {
    things.set('a', 1)
    start()
    await watched()
    for (const watcher of things.watchers) send(watcher, 'ERROR', {kind: 'Status', code: 410, reason: 'Expired', message: 'too old'})
    await vi.waitFor(() => expect(reflector.counters.relists).toBe(1))
    things.set('b', 2)
    await shows('a=1,b=2')
  })

  test('garbage is not believed; what is true is found again', async () => {
    things.set('a', 1)
    start()
    await watched()
    for (const watcher of things.watchers) watcher.write('{"type":"ADDED","object":{"metadata"\n')
    await vi.waitFor(() => expect(things.watches).toBe(2))
    things.set('b', 2)
    await shows('a=1,b=2')
  })

  test('while nobody answers it says since when it is blind, and sees again by itself', async () => {
    things.set('a', 1)
    start()
    await watched()
    const beforeMs = Date.now()
    things.isHanging = true
    server.reset()
    await vi.waitFor(() => expect(reflector.cache.degradedMs).toBeDefined(), {timeout: 3000})
    expect(reflector.cache.degradedMs).toBeLessThanOrEqual(beforeMs + 5)
    expect(values()).toBe('a=1')
    things.remove('a')
    things.isHanging = false
    await vi.waitFor(() => expect(reflector.cache.degradedMs).toBeUndefined(), {timeout: 3000})
    expect(values()).toBe('')
  })

  test('a silence in which the server does not answer either is noticed', async () => {
    start({silenceMs: 60})
    await watched()
    things.isHanging = true
    await vi.waitFor(() => expect(reflector.cache.degradedMs).toBeDefined(), {timeout: 3000})
    things.isHanging = false
    await vi.waitFor(() => expect(reflector.cache.degradedMs).toBeUndefined(), {timeout: 3000})
  })

  test('a silence in which the server answers is none', async () => {
    start({silenceMs: 30})
    await watched()
    await vi.waitFor(() => expect(things.lists).toBeGreaterThan(3), {timeout: 3000})
    expect(reflector.counters.failures).toBe(0)
    expect(things.watches).toBe(1)
  })

  test('what we wrote is there at once, and an older event does not undo it', async () => {
    things.set('a', 1)
    start()
    await shows('a=1')
    await watched()
    reflector.cache.written({metadata: {name: 'a', namespace: 'n', resourceVersion: '9'}, value: 9})
    expect(values()).toBe('a=9')
    things.set('a', 2)
    things.set('b', 3)
    await shows('a=9,b=3')
  })

  test('what the watch has passed already is not put back', async () => {
    start()
    await watched()
    const written = things.set('a', 1)
    things.remove('a')
    await vi.waitFor(() => expect(reflector.counters.events).toBe(2))
    reflector.cache.written(written)
    expect(values()).toBe('')
  })

  test('everything is listed again from time to time', async () => {
    start({relistMs: 1, watchMs: 1000})
    await watched()
    for (const watcher of things.watchers) watcher.end()
    await vi.waitFor(() => expect(reflector.counters.relists).toBeGreaterThan(0), {timeout: 3000})
  })
})
