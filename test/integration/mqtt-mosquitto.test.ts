import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir, userInfo} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import type {FabricMessage} from '../../src/fabric/contract/index.js'
import {presenceTopic, type TopicPlace, topicOf} from '../../src/fabric/contract/topics.js'
import {createMqttClient, type MqttFabric} from '../../src/fabric/mqtt/client.js'
import {type Address, networkLink} from '../../src/fabric/mqtt/link.js'
import {systemClock} from '../../src/support/clock-system.js'
import {startLinkProxy} from '../support/link-proxy.js'
import {clusterPlace, nodePlace, TestAuthority, until} from '../support/mqtt-slice.js'
import {freePort} from '../support/ports.js'

/** A broker that is none of ours: where a slice outgrows one machine. Its access rules are its own affair, so only what a client does is tested. */
const MOSQUITTO = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'].find(existsSync)

describe.skipIf(MOSQUITTO === undefined)('a client at a mosquitto (skipped where it is not installed: `apt install mosquitto`)', () => {
  const authority = new TestAuthority()
  const C1 = clusterPlace('c1')
  const N1 = nodePlace('c1', 'n1')
  const knobs = topicOf(N1, 'desired', 'knobs')
  let process: ChildProcess
  let address: Address
  let directory: string

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'mlsysops-mosquitto-'))
    const {ca, cert, key} = await authority.issue([], ['localhost', '127.0.0.1'])
    for (const [name, text] of Object.entries({ca, cert, key})) writeFileSync(join(directory, name), text)
    address = {host: '127.0.0.1', port: await freePort()}
    const settings = [
      `listener ${address.port} ${address.host}`,
      ...['cafile ca', 'certfile cert', 'keyfile key'].map((line) => line.replace(' ', ` ${directory}/`)),
      'require_certificate true',
      // As root it would become another user, who may not read our files.
      `user ${userInfo().username}`,
      'allow_anonymous true',
      'set_tcp_nodelay true',
    ]
    writeFileSync(join(directory, 'mosquitto.conf'), `${settings.join('\n')}\n`)
    process = spawn(MOSQUITTO ?? '', ['-c', join(directory, 'mosquitto.conf')], {stdio: 'ignore'})
  })
  afterAll(async () => {
    const ended = new Promise((resolve) => process.once('exit', resolve))
    if (process.exitCode === null && process.kill()) await ended
    rmSync(directory, {recursive: true, force: true})
  })

  async function connect(place: TopicPlace, to = address): Promise<MqttFabric> {
    const link = networkLink({addresses: [to], credentials: await authority.of(place), broker: 'host'})
    const fabric = createMqttClient({
      identity: {agent: 'a', presenceTopic: presenceTopic(place)},
      link,
      clock: systemClock,
      backoff: {firstMs: 20, maxMs: 100},
    })
    onTestFinished(() => fabric.close())
    await fabric.connected(AbortSignal.timeout(10_000))
    return fabric
  }

  async function listen(fabric: MqttFabric, pattern: string): Promise<FabricMessage[]> {
    const heard: FabricMessage[] = []
    const end = new AbortController()
    onTestFinished(() => end.abort())
    await fabric.subscribe(pattern, (message) => heard.push(message), end.signal)
    return heard
  }

  test('what is retained comes first and is marked, each overlapping subscription hears it once', async () => {
    const cluster = await connect(C1)
    const node = await connect(N1)
    await cluster.publish(knobs, 1, {retain: true})
    const first = await listen(node, 'mlsysops/lab/c1/n1/desired/#')
    await until(() => first.length === 1)
    const second = await listen(node, knobs)
    await until(() => second.length === 1)
    await cluster.publish(knobs, 2, {retain: true})
    await until(() => second.length > 1 && first.length > 1)
    await cluster.publish(knobs, null, {retain: true})
    await until(() => second.at(-1)?.payload === null && first.at(-1)?.payload === null)
    expect(first[0]).toEqual({topic: knobs, payload: 1, retained: true})
    expect(second[0]).toEqual({topic: knobs, payload: 1, retained: true})
  })

  test('the rules hold before anything is sent', async () => {
    const node = await connect(N1)
    await expect(node.publish(knobs, 1)).rejects.toMatchObject({code: 'fabric-refused'})
    await expect(listen(node, 'mlsysops/lab/#')).rejects.toMatchObject({code: 'fabric-refused'})
  })

  test('500 messages and one of 1 MiB arrive in order', async () => {
    const cluster = await connect(C1)
    const heard = await listen(cluster, 'mlsysops/lab/c1/-/telemetry')
    const topic = topicOf(C1, 'telemetry')
    await Promise.all([...Array(500).keys()].map((number) => cluster.publish(topic, number)))
    await cluster.publish(topic, 'x'.repeat(1_048_574))
    await until(() => heard.length === 501)
    expect(heard.slice(0, 500).map(({payload}) => payload)).toEqual([...Array(500).keys()])
    expect(heard[500]?.payload).toHaveLength(1_048_574)
  })

  test('a lost connection publishes the will, and comes back with its state', async () => {
    const proxy = await startLinkProxy(address)
    onTestFinished(() => proxy.close())
    const cluster = await connect(C1)
    const node = await connect(N1, proxy)
    await node.publish(presenceTopic(N1), {agent: 'a', state: 'online'}, {retain: true})
    const presence = await listen(cluster, presenceTopic(N1))
    const reported = await listen(cluster, 'mlsysops/lab/c1/n1/reported/#')
    proxy.cut()
    await until(() => isState(presence.at(-1), 'offline'))
    await node.publish(topicOf(N1, 'reported', 'knobs'), 7, {retain: true})
    proxy.mend()
    await until(() => isState(presence.at(-1), 'online') && reported.at(-1)?.payload === 7)
    await node.close()
    await until(() => isState(presence.at(-1), 'offline'))
  })
})

function isState(message: FabricMessage | undefined, state: string): boolean {
  const payload = message?.payload
  return typeof payload === 'object' && payload !== null && 'state' in payload && payload.state === state
}
