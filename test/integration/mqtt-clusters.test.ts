import fc from 'fast-check'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Fabric, FabricMessage} from '../../src/fabric/contract/index.js'
import {presenceTopic, type TopicPlace, topicOf} from '../../src/fabric/contract/topics.js'
import {formatIdentity} from '../../src/fabric/identity.js'
import {SETTLED_AFTER_MS} from '../../src/fabric/mqtt/bridge.js'
import {type CarrierFabric, createCarrierFabric} from '../../src/fabric/mqtt/carrier.js'
import {createMqttClient, type MqttFabric} from '../../src/fabric/mqtt/client.js'
import {type Address, networkLink} from '../../src/fabric/mqtt/link.js'
import type {Clock} from '../../src/support/clock.js'
import {systemClock} from '../../src/support/clock-system.js'
import type {JsonValue} from '../../src/support/json.js'
import {type LinkProxy, startLinkProxy} from '../support/link-proxy.js'
import {CONTINUUM, clusterPlace, nodePlace, TestAuthority, until} from '../support/mqtt-slice.js'

const authority = new TestAuthority()
const backoff = {firstMs: 10, maxMs: 50}
const C1 = clusterPlace('c1')
const N1 = nodePlace('c1', 'n1')
const N2 = nodePlace('c1', 'n2')
/** What takes half a minute in the field, in half a second. */
const clock: Clock = {...systemClock, schedule: (ms, work) => systemClock.schedule(ms === SETTLED_AFTER_MS ? 500 : ms, work)}

let stop: AbortController
let closing: (() => Promise<void>)[]
beforeEach(() => {
  stop = new AbortController()
  closing = []
})
afterEach(async () => {
  stop.abort()
  for (const close of closing.toReversed()) await close()
})

async function carry(place: TopicPlace, options: {readonly above?: Address; readonly port?: number} = {}): Promise<CarrierFabric> {
  const carrier = createCarrierFabric({
    identity: {agent: place.cluster ?? 'continuum', presenceTopic: presenceTopic(place)},
    credentials: await authority.of(place),
    listen: {port: options.port ?? 0},
    ...(options.above === undefined ? {} : {above: [options.above]}),
    clock,
    backoff,
  })
  closing.push(() => carrier.close())
  return carrier
}

async function lead(carrier: CarrierFabric, epoch = 1): Promise<Address> {
  await carrier.lead(epoch, stop.signal)
  if (carrier.address === undefined) throw new Error('It does not listen.')
  return carrier.address
}

async function proxyTo(address: Address): Promise<LinkProxy> {
  const proxy = await startLinkProxy(address)
  closing.push(() => proxy.close())
  return proxy
}

async function joinNode(place: TopicPlace, ...addresses: readonly Address[]): Promise<MqttFabric> {
  const link = networkLink({addresses, credentials: await authority.of(place), broker: {...place, node: null}})
  const agent = `${place.cluster}/${place.node}`
  const fabric = createMqttClient({identity: {agent, presenceTopic: presenceTopic(place)}, link, clock, backoff})
  closing.push(() => fabric.close())
  await fabric.connected(stop.signal)
  await sayOnline(fabric, place, agent)
  return fabric
}

async function sayOnline(fabric: Fabric, place: TopicPlace, agent: string): Promise<void> {
  const {cluster, node} = place
  const layer = node === null ? 'cluster' : 'node'
  await fabric.publish(presenceTopic(place), {agent, layer, cluster, node, state: 'online', version: '1', sinceMs: 1}, {retain: true})
}

/** What a listener knows: the newest of each topic. */
async function mirror(fabric: Fabric, pattern: string): Promise<Map<string, JsonValue>> {
  const known = new Map<string, JsonValue>()
  await fabric.subscribe(pattern, ({topic, payload}) => known.set(topic.replace('mlsysops/lab/', ''), payload), stop.signal)
  return known
}

const stateOf = (value: JsonValue | undefined): unknown => (value as {state?: unknown} | undefined)?.state

test('what a node says reaches the continuum, signed by the agent that passed it on; its telemetry and what its cluster wants of it do not', async () => {
  const continuum = await carry(CONTINUUM)
  const cluster = await carry(C1, {above: await lead(continuum)})
  const address = await lead(cluster)
  const known = await mirror(continuum, 'mlsysops/lab/#')
  const node = await joinNode(N1, address)
  await cluster.publish(topicOf(N1, 'desired', 'knobs'), 1, {retain: true})
  await node.publish(topicOf(N1, 'telemetry'), [1])
  await node.publish(topicOf(N1, 'reported', 'journal'), {isNew: true}, {retain: true})
  await until(() => cluster.isConnectedAbove)
  await node.publish(topicOf(N1, 'decisions'), {cursor: 1})
  await until(() => known.has('c1/n1/decisions'))
  expect(known.get('c1/n1/presence')).toMatchObject({agent: 'c1/n1', state: 'online', relayedBy: 'c1'})
  expect([...known.keys()].toSorted()).toEqual(['c1/n1/decisions', 'c1/n1/presence', 'c1/n1/reported/journal'])
  await node.close()
  await until(() => stateOf(known.get('c1/n1/presence')) === 'offline')
})

test('a cluster that is cut off keeps its own, and all is as it should be when the link is back', async () => {
  const continuum = await carry(CONTINUUM)
  const uplink = await proxyTo(await lead(continuum))
  const cluster = await carry(C1, {above: uplink})
  const node = await joinNode(N1, await lead(cluster))
  await sayOnline(cluster, C1, 'c1')
  await cluster.publish(topicOf(C1, 'reported', 'about'), 1, {retain: true})
  await continuum.publish(topicOf(N1, 'desired', 'mode'), 'ml', {retain: true})
  await continuum.publish(topicOf(N1, 'desired', 'taken-back'), 1, {retain: true})
  const above = await mirror(continuum, 'mlsysops/lab/c1/#')
  const atNode = await mirror(node, 'mlsysops/lab/c1/n1/desired/#')
  await until(() => atNode.size === 2 && above.size >= 3)

  uplink.cut()
  await until(() => stateOf(above.get('c1/-/presence')) === 'offline')
  const atCluster = await mirror(cluster, 'mlsysops/lab/c1/n1/reported/#')
  await node.publish(topicOf(N1, 'reported', 'knobs'), 1, {retain: true})
  await node.publish(topicOf(N1, 'reported', 'knobs'), 2, {retain: true})
  await until(() => atCluster.get('c1/n1/reported/knobs') === 2)
  await cluster.publish(topicOf(C1, 'reported', 'about'), 2, {retain: true})
  await expect(cluster.publish(topicOf(C1, 'decisions'), {cursor: 1})).rejects.toMatchObject({code: 'fabric-disconnected'})
  await continuum.publish(topicOf(N1, 'desired', 'mode'), 'advise', {retain: true})
  await continuum.publish(topicOf(N1, 'desired', 'taken-back'), null, {retain: true})
  expect(above.get('c1/n1/reported/knobs')).toBeUndefined()

  uplink.mend()
  await until(() => above.get('c1/n1/reported/knobs') === 2 && above.get('c1/-/reported/about') === 2)
  await until(() => stateOf(above.get('c1/-/presence')) === 'online')
  await until(() => atNode.get('c1/n1/desired/mode') === 'advise')
  await until(() => atNode.get('c1/n1/desired/taken-back') === null)
  const late = await mirror(node, 'mlsysops/lab/c1/n1/desired/#')
  await until(() => late.size > 0)
  expect([...late]).toEqual([['c1/n1/desired/mode', 'advise']])
})

test('the replica that takes over has the nodes and the word of its cluster; who went meanwhile does not stay online', async () => {
  const continuum = await carry(CONTINUUM)
  const toContinuum = await lead(continuum)
  const firstUplink = await proxyTo(toContinuum)
  const first = await carry(C1, {above: firstUplink})
  const second = await carry(C1, {above: toContinuum})
  const ways = [await proxyTo(await lead(first, 1)), await proxyTo({host: '127.0.0.1', port: 1})]
  const node = await joinNode(N1, ...ways)
  const leaving = await joinNode(N2, ...ways)
  await sayOnline(first, C1, 'c1')
  // The replica that stands by says it too: it keeps it until it leads.
  await sayOnline(second, C1, 'c1')
  await second.subscribe(topicOf(N1, 'reported', 'x'), () => {}, stop.signal)
  await expect(second.publish(topicOf(C1, 'telemetry'), [])).rejects.toMatchObject({code: 'fabric-disconnected'})
  expect(second.address).toBeUndefined()
  const above = await mirror(continuum, 'mlsysops/lab/c1/#')
  await until(() => stateOf(above.get('c1/n2/presence')) === 'online' && stateOf(above.get('c1/-/presence')) === 'online')

  // The machine of the first is gone, and one of the nodes with it.
  firstUplink.cut()
  for (const way of ways) way.cut()
  void leaving.close()
  await until(() => stateOf(above.get('c1/-/presence')) === 'offline')
  expect(stateOf(above.get('c1/n2/presence'))).toBe('online')
  const heard: FabricMessage[] = []
  await second.subscribe(topicOf(N1, 'reported', 'knobs'), (message) => heard.push(message), stop.signal)
  const address = await lead(second, 2)
  const again = await joinNode(N1, address)
  await until(() => stateOf(above.get('c1/-/presence')) === 'online')
  await again.publish(topicOf(N1, 'reported', 'knobs'), 7, {retain: true})
  await until(() => heard.length === 1 && above.get('c1/n1/reported/knobs') === 7)
  await until(() => stateOf(above.get('c1/n2/presence')) === 'offline')
  expect(stateOf(above.get('c1/n1/presence'))).toBe('online')

  // The first was only stopped for a while: under its old epoch nobody above hears it.
  firstUplink.mend()
  await first.publish(topicOf(C1, 'reported', 'about'), 'stale', {retain: true})
  await until(() => (continuum.counters().broker?.superseded ?? 0) > 1)
  expect(first.isConnectedAbove).toBe(false)
  expect(above.get('c1/-/reported/about')).toBeUndefined()
  await first.standBy()
  await node.close()
})

test('of the addresses of replicas the one that answers is found at once, wherever it stands', async () => {
  const address = await lead(await carry(C1))
  const [gone, away] = [await proxyTo(address), await proxyTo(address)]
  for (const way of [gone, away]) way.cut()
  const link = networkLink({addresses: [gone, away, address], credentials: await authority.of(N1), broker: C1})
  for (let time = 0; time < 3; time += 1) (await link.open(stop.signal)).destroy()
  const nowhere = networkLink({addresses: [gone, away], credentials: await authority.of(N1), broker: C1})
  await expect(nowhere.open(stop.signal)).rejects.toMatchObject({code: 'fabric-disconnected'})
})

test('leading again takes the same address, and tells again what is retained', async () => {
  const continuum = await carry(CONTINUUM)
  const {port} = await lead(continuum)
  await continuum.publish(topicOf(C1, 'desired', 'mode'), 'ml', {retain: true})
  const cluster = await carry(C1, {above: {host: '127.0.0.1', port}})
  await lead(cluster)
  const known = await mirror(cluster, 'mlsysops/lab/c1/-/desired/#')
  await until(() => known.size === 1)
  await continuum.standBy()
  await continuum.standBy()
  const other = await carry(CONTINUUM, {port})
  const waiting = new AbortController()
  await other.lead(2, stop.signal)
  const blocked = (await carry(CONTINUUM, {port})).lead(3, waiting.signal)
  waiting.abort(new Error('enough'))
  await expect(blocked).rejects.toThrow('enough')
  await other.publish(topicOf(C1, 'desired', 'mode'), 'advise', {retain: true})
  await until(() => known.get('c1/-/desired/mode') === 'advise')
})

test('on the broker of the continuum a cluster agent says what is of its cluster, and nothing else', async () => {
  const continuum = await carry(CONTINUUM)
  const address = await lead(continuum)
  const link = networkLink({addresses: [address], credentials: await authority.of(C1), broker: CONTINUUM})
  // It keeps no rules of its own.
  const rogue = createMqttClient({identity: {agent: 'c1', presenceTopic: presenceTopic(C1)}, link, clock, backoff, mayPublish: () => true})
  closing.push(() => rogue.close())
  const known = await mirror(continuum, 'mlsysops/lab/#')
  await rogue.connected(stop.signal)
  await rogue.publish(topicOf(N1, 'reported', 'x'), 1)
  await until(() => known.size === 1)
  const forbidden = [topicOf(clusterPlace('c2'), 'reported', 'x'), topicOf(N1, 'desired', 'x'), topicOf(CONTINUUM, 'reported', 'x')]
  for (const [index, topic] of forbidden.entries()) {
    await rogue.connected(stop.signal)
    await rogue.publish(topic, 1).catch(() => {})
    await until(() => continuum.counters().broker?.refused === index + 1)
  }
  expect([...known.keys()].filter((topic) => !topic.endsWith('presence'))).toEqual(['c1/n1/reported/x'])
})

test('whatever is lost, late or repeated on the way changes nothing in the end', async () => {
  const step = fc.oneof(
    {weight: 4, arbitrary: fc.record({kind: fc.constantFrom('report' as const, 'want' as const), topic: fc.constantFrom('a', 'b', 'c')})},
    {
      weight: 1,
      arbitrary: fc.record({kind: fc.constantFrom('cut' as const, 'mend' as const), link: fc.constantFrom('node' as const, 'up' as const)}),
    },
    {weight: 1, arbitrary: fc.constant({kind: 'breathe' as const})},
  )
  const continuum = await carry(CONTINUUM)
  const up = await proxyTo(await lead(continuum))
  const cluster = await carry(C1, {above: up})
  const down = await proxyTo(await lead(cluster))
  const node = await joinNode(N1, down)
  const above = await mirror(continuum, 'mlsysops/lab/c1/n1/reported/#')
  const below = await mirror(node, 'mlsysops/lab/c1/n1/desired/#')
  const links = {node: down, up}
  let value = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, {minLength: 1, maxLength: 40}), async (steps) => {
      const reported = new Map<string, number>()
      const wanted = new Map<string, number>()
      for (const one of steps) {
        if ('link' in one) links[one.link][one.kind]()
        else if (!('topic' in one)) await systemClock.sleep(5)
        else {
          value++
          const [fabric, kind, newest] =
            one.kind === 'report' ? ([node, 'reported', reported] as const) : ([continuum, 'desired', wanted] as const)
          newest.set(`c1/n1/${kind}/${one.topic}`, value)
          void fabric.publish(topicOf(N1, kind, one.topic), value, {retain: true})
        }
      }
      down.mend()
      up.mend()
      const converged = (known: Map<string, JsonValue>, newest: Map<string, number>) =>
        [...newest].every(([topic, last]) => known.get(topic) === last)
      await until(() => converged(above, reported) && converged(below, wanted))
    }),
    {numRuns: 25},
  )
}, 60_000)

test('an agent that is frozen for longer than the broker waits is said to be offline, and is back by itself', async () => {
  const cluster = await carry(C1)
  const way = await proxyTo(await lead(cluster))
  const link = networkLink({addresses: [way], credentials: await authority.of(N1), broker: C1})
  const node = createMqttClient({identity: {agent: 'c1/n1', presenceTopic: presenceTopic(N1)}, link, clock, backoff, keepaliveSeconds: 1})
  closing.push(() => node.close())
  await node.connected(stop.signal)
  await sayOnline(node, N1, 'c1/n1')
  const known = await mirror(cluster, presenceTopic(N1))
  way.freeze()
  await until(() => stateOf(known.get('c1/n1/presence')) === 'offline')
  await until(() => stateOf(known.get('c1/n1/presence')) === 'online')
  expect(cluster.counters().broker?.clients).toBe(2)
  expect(node.counters().connected).toBe(2)
  expect(formatIdentity(N1)).toBe('mlsysops:lab:node:c1:n1')
})
