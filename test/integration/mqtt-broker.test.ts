import {connect as connectSocket} from 'node:net'
import {connect as connectTls} from 'node:tls'
import mqtt, {type IClientOptions} from 'mqtt'
import {expect, onTestFinished, test} from 'vitest'
import type {FabricMessage} from '../../src/fabric/contract/index.js'
import {presenceTopic, type TopicPlace} from '../../src/fabric/contract/topics.js'
import {formatIdentity} from '../../src/fabric/identity.js'
import {type BrokerOptions, type MqttBroker, startBroker} from '../../src/fabric/mqtt/broker.js'
import {createMqttClient, type MqttFabric} from '../../src/fabric/mqtt/client.js'
import type {Credentials} from '../../src/fabric/mqtt/credentials.js'
import {networkLink} from '../../src/fabric/mqtt/link.js'
import {systemClock} from '../../src/support/clock-system.js'
import {isObject} from '../../src/support/json.js'
import {startLinkProxy} from '../support/link-proxy.js'
import {CONTINUUM, clusterPlace, nodePlace, TestAuthority, until} from '../support/mqtt-slice.js'

const authority = new TestAuthority()
const stranger = new TestAuthority('another authority')
const backoff = {firstMs: 10, maxMs: 50}
const C1 = clusterPlace('c1')
const N1 = nodePlace('c1', 'n1')
const limits = {pace: {perSecond: 10_000, burst: 10_000}, retainedTopics: 5, unreadBytes: 1_000_000, connections: 50}

async function start(owner: TopicPlace, role: BrokerOptions['role']): Promise<MqttBroker> {
  const broker = await startBroker({port: 0, credentials: await authority.of(owner), role, clock: systemClock, limits})
  onTestFinished(() => broker.close())
  return broker
}

async function join(broker: MqttBroker, owner: TopicPlace, place: TopicPlace): Promise<MqttFabric> {
  const link = networkLink({addresses: [broker.address], credentials: await authority.of(place), broker: owner})
  const fabric = createMqttClient({identity: {agent: 'a', presenceTopic: presenceTopic(place)}, link, clock: systemClock, backoff})
  onTestFinished(() => fabric.close())
  await fabric.connected(AbortSignal.timeout(5_000))
  return fabric
}

/** Someone who keeps none of our rules, with the certificate that he has. */
async function rogue(
  broker: MqttBroker,
  credentials: Credentials,
  clientId: string,
  options: IClientOptions = {},
): Promise<mqtt.MqttClient> {
  const open = () => connectTls({...broker.address, ...credentials, checkServerIdentity: () => undefined})
  const client = new mqtt.MqttClient(open, {protocolVersion: 4, reconnectPeriod: 0, clientId, username: '1', keepalive: 10, ...options})
  onTestFinished(async () => void (await client.endAsync(true)))
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve())
    client.once('error', reject)
    client.once('close', () => reject(new Error('closed')))
  })
  return client
}

test.each([
  ['of another authority', async () => ({...(await stranger.of(N1)), ca: (await authority.of(N1)).ca}), N1],
  ['that says nothing of our kind', async () => authority.issue([]), N1],
  ['of a node of another cluster', async () => authority.of(nodePlace('c2', 'n1')), nodePlace('c2', 'n1')],
  ['of another cluster agent', async () => authority.of(clusterPlace('c2')), clusterPlace('c2')],
  ['of another slice', async () => authority.of({...N1, slice: 'other'}), {...N1, slice: 'other'}],
  ['that says another name than its owner', async () => authority.of(nodePlace('c1', 'n2')), N1],
])("a cluster's broker does not let in a certificate %s", async (_, credentials, place) => {
  const broker = await start(C1, 'cluster')
  await expect(rogue(broker, await credentials(), formatIdentity(place))).rejects.toThrow(/closed|refused|alert|reset/i)
  await until(() => broker.clients().size === 0)
})

test("the continuum's broker carries cluster agents, and no nodes", async () => {
  const broker = await start(CONTINUUM, 'continuum')
  await join(broker, CONTINUUM, C1)
  await expect(rogue(broker, await authority.of(N1), formatIdentity(N1))).rejects.toThrow(/closed|refused/i)
  expect([...broker.clients()]).toEqual([formatIdentity(C1)])
})

test('without a certificate, and without TLS, nobody gets in', async () => {
  const broker = await start(C1, 'cluster')
  const {ca} = await authority.of(N1)
  const secure = connectTls({...broker.address, ca, checkServerIdentity: () => undefined})
  await new Promise((resolve) => secure.once('error', resolve))
  const plain = connectSocket(broker.address.port, broker.address.host)
  plain.on('error', () => {})
  plain.write(Buffer.from('100c00044d51545404020000', 'hex'))
  await new Promise((resolve) => plain.once('close', resolve))
  await until(() => broker.counters().handshakesFailed >= 2)
})

test.each([
  ['for another node', 'mlsysops/lab/c1/n2/reported/x'],
  ['for its cluster', 'mlsysops/lab/c1/-/presence'],
  ['what is wanted of itself', 'mlsysops/lab/c1/n1/desired/x'],
  ["on the broker's own topics", '$SYS/x/heartbeat'],
])('who publishes %s with a certificate of his own loses the connection, and nobody hears it', async (_, topic) => {
  const broker = await start(C1, 'cluster')
  const cluster = await join(broker, C1, C1)
  const heard: FabricMessage[] = []
  await cluster.subscribe('mlsysops/lab/c1/#', (message) => heard.push(message), new AbortController().signal)
  const client = await rogue(broker, await authority.of(N1), formatIdentity(N1))
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()))
  client.publish(topic, '"forged"', {qos: 1, retain: true}, () => {})
  await closed
  expect(broker.counters().refused).toBe(1)
  await cluster.publish('mlsysops/lab/c1/-/reported/marker', 1)
  await until(() => heard.length > 0)
  expect(heard.map(({payload}) => payload)).toEqual([1])
})

test.each(['mlsysops/lab/c1/n2/#', 'mlsysops/lab/#', '#', '$SYS/#', 'mlsysops/lab/c1/+/desired/#'])(
  'who subscribes to %s with the certificate of a node is refused',
  async (pattern) => {
    const broker = await start(C1, 'cluster')
    const client = await rogue(broker, await authority.of(N1), formatIdentity(N1))
    await expect(client.subscribeAsync(pattern, {qos: 1})).rejects.toThrow()
    expect(broker.counters().refused).toBe(1)
  },
)

test('the will of a client is held to the same rules', async () => {
  const broker = await start(C1, 'cluster')
  const cluster = await join(broker, C1, C1)
  const heard: FabricMessage[] = []
  await cluster.subscribe('mlsysops/lab/c1/#', (message) => heard.push(message), new AbortController().signal)
  const will = {topic: 'mlsysops/lab/c1/n2/presence', payload: Buffer.from('{}'), qos: 1, retain: true} as const
  const client = await rogue(broker, await authority.of(N1), formatIdentity(N1), {will})
  client.stream.destroy()
  await until(() => broker.counters().refused === 1)
  await cluster.publish('mlsysops/lab/c1/-/reported/marker', 1)
  await until(() => heard.length > 0)
  expect(heard.map(({payload}) => payload)).toEqual([1])
})

test('a will tells what the agent said last, and when it went', async () => {
  const broker = await start(C1, 'cluster')
  const proxy = await startLinkProxy(broker.address)
  onTestFinished(() => proxy.close())
  const cluster = await join(broker, C1, C1)
  const node = await join({...broker, address: proxy}, C1, N1)
  await node.publish(presenceTopic(N1), {agent: 'c1/n1', state: 'online', version: '7', sinceMs: 5}, {retain: true})
  const heard: FabricMessage[] = []
  await cluster.subscribe(presenceTopic(N1), (message) => heard.push(message), new AbortController().signal)
  const beforeMs = Date.now()
  proxy.cut()
  await until(() => heard.length === 2)
  const {payload = null} = heard[1] ?? {}
  expect(payload).toMatchObject({agent: 'c1/n1', state: 'offline', version: '7'})
  expect(isObject(payload) && Number(payload['sinceMs'])).toBeGreaterThanOrEqual(beforeMs)
})

test('a state that is replaced while one subscribes is not followed by what it was before', async () => {
  const broker = await startBroker({port: 0, credentials: await authority.of(C1), role: 'cluster', clock: systemClock})
  onTestFinished(() => broker.close())
  const cluster = await join(broker, C1, C1)
  const node = await join(broker, C1, N1)
  const topics = Array.from({length: 300}, (_, number) => `mlsysops/lab/c1/n1/reported/${number}`)
  for (let round = 1; round <= 10; round++) {
    await Promise.all(topics.map((topic) => node.publish(topic, round, {retain: true})))
    const known = new Map<string, unknown>()
    const end = new AbortController()
    const replaced = topics.map((topic) => node.publish(topic, round + 0.5, {retain: true}))
    const subscribed = cluster.subscribe('mlsysops/lab/c1/n1/reported/#', ({topic, payload}) => known.set(topic, payload), end.signal)
    await Promise.all([subscribed, ...replaced])
    await node.publish('mlsysops/lab/c1/n1/reported/marker', round, {retain: true})
    await until(() => known.get('mlsysops/lab/c1/n1/reported/marker') === round && known.size > topics.length)
    expect([...new Set(topics.map((topic) => known.get(topic)))]).toEqual([round + 0.5])
    end.abort()
  }
})

test('a client that retains without end is stopped', async () => {
  const broker = await start(C1, 'cluster')
  const client = await rogue(broker, await authority.of(N1), formatIdentity(N1))
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()))
  for (let number = 0; number < 6; number++) client.publish(`mlsysops/lab/c1/n1/reported/${number}`, '1', {qos: 1, retain: true}, () => {})
  await closed
  expect(broker.counters().retained).toBe(5)
})

test('a client that does not read holds nobody up, and loses its connection', async () => {
  const broker = await start(C1, 'cluster')
  const cluster = await join(broker, C1, C1)
  const client = await rogue(broker, await authority.of(N1), formatIdentity(N1))
  await client.subscribeAsync('mlsysops/lab/c1/-/reported/#', {qos: 1})
  client.stream.pause()
  const heard: FabricMessage[] = []
  await cluster.subscribe('mlsysops/lab/c1/-/reported/#', (message) => heard.push(message), new AbortController().signal)
  const payload = 'x'.repeat(500_000)
  let sent = 0
  while (broker.clients().has(formatIdentity(N1))) {
    await cluster.publish('mlsysops/lab/c1/-/reported/big', payload)
    sent++
  }
  await until(() => heard.length === sent)
  expect(broker.counters().slow).toBeGreaterThan(0)
})

test('a client does not speak with a broker that is not the one it was told, though the authority is the same', async () => {
  const broker = await start(clusterPlace('c2'), 'cluster')
  const link = networkLink({addresses: [broker.address], credentials: await authority.of(N1), broker: C1})
  await expect(link.open(AbortSignal.timeout(5_000))).rejects.toMatchObject({
    code: 'fabric-disconnected',
    cause: {message: 'The broker is mlsysops:lab:cluster:c2:-, not mlsysops:lab:cluster:c1:-.'},
  })
})

test('of several addresses the one that answers is taken', async () => {
  const broker = await start(C1, 'cluster')
  const silent = await startLinkProxy(broker.address)
  await silent.close()
  const link = networkLink({addresses: [silent, broker.address], credentials: await authority.of(N1), broker: C1})
  const fabric = createMqttClient({identity: {agent: 'n', presenceTopic: presenceTopic(N1)}, link, clock: systemClock, backoff})
  onTestFinished(() => fabric.close())
  await fabric.connected(AbortSignal.timeout(5_000))
})

test('an earlier life of an agent that comes back is not let in while the later one is there', async () => {
  const broker = await start(C1, 'cluster')
  const connect = (life: number, place: TopicPlace): MqttFabric => {
    const client = createMqttClient({
      identity: {agent: 'n', presenceTopic: presenceTopic(place)},
      link: broker.link(place),
      clock: systemClock,
      backoff,
      life,
    })
    onTestFinished(() => client.close())
    return client
  }
  const older = connect(3, N1)
  await older.connected(AbortSignal.timeout(5_000))
  const newer = connect(4, N1)
  await newer.connected(AbortSignal.timeout(5_000))
  await until(() => broker.counters().superseded >= 2)
  expect([older.isConnected, newer.isConnected]).toEqual([false, true])
  await newer.close()
  await older.connected(AbortSignal.timeout(5_000))
})

test('closing is safe twice and before there is a connection, and leaves nothing behind', async () => {
  const broker = await start(C1, 'cluster')
  const {address} = broker
  const fabric = await join(broker, C1, N1)
  await Promise.all([fabric.close(), fabric.close()])
  await Promise.all([broker.close(), broker.close()])
  await fabric.close()
  const link = networkLink({addresses: [address], credentials: await authority.of(N1), broker: C1})
  const never = createMqttClient({identity: {agent: 'n', presenceTopic: presenceTopic(N1)}, link, clock: systemClock, backoff})
  await never.publish(presenceTopic(N1), {state: 'online'}, {retain: true})
  await never.close()
  await expect(never.publish(presenceTopic(N1), {state: 'online'}, {retain: true})).rejects.toMatchObject({code: 'fabric-disconnected'})
  const again = await startBroker({
    ...address,
    address: address.host,
    credentials: await authority.of(C1),
    role: 'cluster',
    clock: systemClock,
  })
  const taken = startBroker({...address, credentials: await authority.of(C1), role: 'cluster', clock: systemClock})
  await expect(taken).rejects.toMatchObject({code: 'fabric-address-taken', exit: 'precondition'})
  await again.close()
})

test('a broker closes at once, also with clients that are silent or have said nothing yet', async () => {
  const broker = await start(C1, 'cluster')
  const silent = connectSocket(broker.address.port, broker.address.host)
  silent.on('error', () => {})
  await new Promise((resolve) => silent.once('connect', resolve))
  await join(broker, C1, N1)
  await broker.close()
  await new Promise((resolve) => (silent.closed ? resolve(undefined) : silent.once('close', resolve)))
})
