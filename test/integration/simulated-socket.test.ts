import {spawnSync} from 'node:child_process'
import {statSync, writeFileSync} from 'node:fs'
import {connect} from 'node:net'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {LeaseEvent} from '../../src/platform/contract/index.js'
import {connectWorld, serveWorld, type WorldConnection} from '../../src/platform/simulated/index.js'
import {FRAME_LIMIT_BYTES} from '../../src/platform/simulated/socket/frames.js'
import {accepted, application, component, intent, Mirror, NEVER, spec, testScenario} from '../contract/platform/fixtures.js'
import {runTestWorld} from '../contract/platform/simulated-harness.js'
import {WorldProcess} from './simulated-world-process.js'

let world: WorldProcess
let stop: AbortController
let connection: WorldConnection
beforeEach(async () => {
  world = new WorldProcess(testScenario(), 10)
  stop = new AbortController()
  await world.start()
  connection = await connectWorld(world.socketPath, stop.signal, {waitMs: 5000})
})
afterEach(async () => {
  stop.abort()
  await world.end()
})

test('the socket is the user’s alone', () => {
  expect(statSync(world.socketPath).mode & 0o777).toBe(0o600)
})

test('while the world is dead its watches say since when they are blind, and begin anew after', async () => {
  accepted(await connection.slice.put(spec(application('a')), undefined, NEVER))
  const mirror = new Mirror(connection.slice.applications())
  await mirror.until(({isSynced}) => isSynced)
  await world.kill()
  await mirror.until(({degradedMs}) => degradedMs !== undefined)
  await world.start()
  const kinds = () => mirror.events.map(({kind}) => kind)
  await mirror.until(() => kinds().lastIndexOf('synced') > kinds().indexOf('degraded'))
  // That all is known may be said again.
  expect(kinds().filter((kind, index) => kind !== kinds()[index - 1])).toEqual(['snapshot', 'synced', 'degraded', 'snapshot', 'synced'])
  expect([...mirror.items.keys()]).toEqual(['a'])
  accepted(await connection.slice.put(spec(application('b')), undefined, NEVER))
  await mirror.until(({items}) => items.has('b'))
})

test('time stands still while the world is dead, and never goes back', async () => {
  const seen: number[] = []
  const ticking = setInterval(() => seen.push(connection.clock.now()), 5)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await world.kill()
  await expect.poll(() => connection.isUp).toBe(false)
  const stoodAt = connection.clock.now()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(connection.clock.now()).toBe(stoodAt)
  await world.start()
  await expect.poll(() => connection.clock.now()).toBeGreaterThan(stoodAt + 1000)
  clearInterval(ticking)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  // Ten times as fast as here: three dead seconds would be seen.
  expect((await connection.status()).nowMs - stoodAt).toBeLessThan(30_000)
})

test('a call made while the world is away waits for it', async () => {
  await world.kill()
  await expect.poll(() => connection.isUp).toBe(false)
  const waiting = connection.slice.put(spec(application('late')), undefined, NEVER)
  await world.start()
  expect(await waiting).toMatchObject({kind: 'accepted'})
})

test('a call that waits too long says that the world cannot be reached', async () => {
  const impatient = await connectWorld(world.socketPath, stop.signal, {waitMs: 300})
  await world.kill()
  await expect.poll(() => impatient.isUp).toBe(false)
  await expect(impatient.describe()).rejects.toMatchObject({code: 'world-unreachable', exit: 'remote'})
})

test('a call that is given up while it waits is rejected with the reason', async () => {
  await world.kill()
  await expect.poll(() => connection.isUp).toBe(false)
  const giveUp = new AbortController()
  const waiting = connection.slice.put(spec(application('x')), undefined, giveUp.signal)
  giveUp.abort(new Error('no longer wanted'))
  await expect(waiting).rejects.toThrow('no longer wanted')
})

test('nobody there: connecting fails in time', async () => {
  await world.kill()
  await expect(connectWorld(world.socketPath, NEVER, {waitMs: 200})).rejects.toMatchObject({code: 'world-unreachable'})
})

test('a lease is lost with the world, and taken again under a higher epoch', async () => {
  const events: LeaseEvent[] = []
  void (async () => {
    for await (const event of connection.slice.lease(stop.signal)) events.push(event)
  })()
  await expect.poll(() => events.length).toBe(1)
  await world.kill()
  await expect.poll(() => events.length).toBe(2)
  await world.start()
  await expect.poll(() => events.length).toBe(3)
  const [first, lost, second] = events
  expect(lost).toBe('lost')
  expect(Number(second)).toBeGreaterThan(Number(first))
})

test('a leader whose process is gone makes way for the next at once', async () => {
  const first = await connectWorld(world.socketPath, NEVER, {waitMs: 5000})
  const held: LeaseEvent[] = []
  const next: LeaseEvent[] = []
  void (async () => {
    for await (const event of first.cluster('near').lease(NEVER)) held.push(event)
  })()
  await expect.poll(() => held.length).toBe(1)
  void (async () => {
    for await (const event of connection.cluster('near').lease(stop.signal)) next.push(event)
  })()
  await connection.describe()
  expect(next).toEqual([])
  first.close()
  await expect.poll(() => next.length).toBe(1)
  expect(Number(next[0])).toBeGreaterThan(Number(held[0]))
})

test('agents that come and go restart nothing', async () => {
  accepted(await connection.slice.put(spec(application('shop')), undefined, NEVER))
  const stored = new Mirror(connection.slice.applications())
  await stored.until(({items}) => items.has('shop'))
  const shop = stored.get('shop')
  if (shop === undefined) throw new Error('Not stored.')
  accepted(await connection.slice.assign(shop, [{cluster: 'near'}], 0, NEVER))
  accepted(await connection.cluster('near').apply(intent('shop', component('web'), [{node: 'n1', instances: 2}]), 0, NEVER))
  const components = new Mirror(connection.cluster('near').components())
  await components.until(({items}) => items.get('shop/web')?.instances.every(({phase}) => phase === 'ready') ?? false)
  const before = components.get('shop/web')
  connection.close()
  for (let round = 0; round < 5; round++) {
    const other = await connectWorld(world.socketPath, NEVER, {waitMs: 5000})
    const mirror = new Mirror(other.cluster('near').components())
    await mirror.until(({isSynced}) => isSynced)
    expect(mirror.get('shop/web')).toEqual(before)
    other.close()
  }
})

test('a snapshot longer than a frame’s part arrives whole', async () => {
  const names = Array.from({length: 250}, (_, index) => `app-${index}`)
  for (const name of names) accepted(await connection.slice.put(spec(application(name)), undefined, NEVER))
  const mirror = new Mirror(connection.slice.applications())
  await mirror.until(({isSynced}) => isSynced)
  expect(mirror.items.size).toBe(250)
  expect(mirror.events.filter(({kind}) => kind === 'snapshot')).toHaveLength(1)
})

test('a message over 8 MiB is refused before it is sent, and the connection goes on', async () => {
  const huge = 'x'.repeat(FRAME_LIMIT_BYTES)
  await expect(connection.slice.notes().put('big', huge, undefined, NEVER)).rejects.toMatchObject({code: 'world-message-too-large'})
  expect(await connection.describe()).toMatchObject({slice: 'test', clusters: [{name: 'near'}, {name: 'far'}]})
})

test('rubbish on the socket ends its own connection and nothing else', async () => {
  const closed = await new Promise<boolean>((resolve) => {
    const socket = connect(world.socketPath, () => socket.write('this is no JSON\n'))
    socket.on('error', () => undefined)
    socket.resume()
    socket.on('close', () => resolve(true))
  })
  expect(closed).toBe(true)
  expect((await connection.status()).nodes).toBe(3)
})

test('what the world has not is said by name', async () => {
  await expect(connection.host('n9').knobs()).rejects.toMatchObject({
    code: 'node-not-found',
    hints: ['There are: near/n1, near/n2, far/f1'],
  })
  const watch = connection.cluster('nowhere').nodes()
  await expect(
    (async () => {
      for await (const _ of watch);
    })(),
  ).rejects.toMatchObject({code: 'cluster-not-found'})
})

test('a fault can be made and mended from outside', async () => {
  const nodes = new Mirror(connection.cluster('near').nodes())
  const id = await connection.inject({kind: 'node-down', node: 'n1', reboots: false})
  expect((await connection.status()).faults).toEqual([{kind: 'node-down', node: 'n1', reboots: false}])
  expect(await connection.faults()).toMatchObject([{id, origin: 'injected', state: 'active', fault: {kind: 'node-down'}}])
  await nodes.until(({items}) => items.get('n1')?.ready === false, 10_000)
  expect(await connection.mend(id)).toBe(true)
  await nodes.until(({items}) => items.get('n1')?.ready === true)
})

test('a second world neither takes the socket nor the state of the first', async () => {
  const {world: other, stop: end} = runTestWorld()
  await expect(serveWorld(other, {path: world.socketPath, slice: 'x', speed: 1})).rejects.toMatchObject({code: 'world-socket-busy'})
  const file = join(world.statePath, '..', 'a-file')
  writeFileSync(file, 'mine')
  await expect(serveWorld(other, {path: file, slice: 'x', speed: 1})).rejects.toMatchObject({code: 'world-socket-taken'})
  await end()
  const second = spawnSync(process.execPath, [
    '-e',
    `new (require('node:sqlite').DatabaseSync)(${JSON.stringify(world.statePath)}).prepare('SELECT 1 FROM meta').get()`,
  ])
  expect(second.stderr.toString()).toContain('locked')
})
