// How long a message over MQTT takes on loopback, TLS with both certificates: until the broker has acknowledged it, until its reader has it, and from a
// node over the bridge of its cluster to the continuum. Beside it mqtt.js alone at the same broker: what our client adds.
// Usage: node test/bench/fabric.bench.mjs [--messages 3000] [--json]
import {connect as connectTls} from 'node:tls'
import {parseArgs} from 'node:util'
import mqtt from 'mqtt'
import {presenceTopic} from '../../dist/src/fabric/contract/topics.js'
import {formatIdentity} from '../../dist/src/fabric/identity.js'
import {createCarrierFabric} from '../../dist/src/fabric/mqtt/carrier.js'
import {createMqttClient} from '../../dist/src/fabric/mqtt/client.js'
import {networkLink} from '../../dist/src/fabric/mqtt/link.js'
import {createAuthority} from '../../dist/src/support/certificates.js'
import {systemClock as clock} from '../../dist/src/support/clock-system.js'

const {values} = parseArgs({options: {messages: {type: 'string', default: '3000'}, json: {type: 'boolean', default: false}}})
const messages = Number(values.messages)
const authority = await createAuthority('benchmark')
const never = new AbortController().signal
const CONTINUUM = {slice: 'bench', cluster: null, node: null}
const C1 = {slice: 'bench', cluster: 'c1', node: null}
const N1 = {slice: 'bench', cluster: 'c1', node: 'n1'}
const topic = 'mlsysops/bench/c1/n1/telemetry'
const decisions = 'mlsysops/bench/c1/n1/decisions'
/** As a batch of a node's samples. */
const payload = Array.from({length: 20}, (_, index) => ({
  metric: 'node_cpu_utilisation',
  value: index / 7,
  timeMs: 1_700_000_000_000 + index,
}))

const continuum = await carry(CONTINUUM)
const cluster = await carry(C1, [continuum.address])
while (!cluster.isConnectedAbove) await new Promise((resolve) => setImmediate(resolve))
const credentials = await credentialsOf(N1)
const node = createMqttClient({
  identity: {agent: 'c1/n1', presenceTopic: presenceTopic(N1)},
  link: networkLink({addresses: [cluster.address], credentials, broker: C1}),
  clock,
})
await node.connected(never)

const acknowledged = await measure(() => node.publish(topic, payload))
const read = await measure(awaited(await arrivals(cluster, topic), () => node.publish(topic, payload)))
const relayed = await measure(awaited(await arrivals(continuum, decisions), () => node.publish(decisions, payload)))
const large = await measure(() => node.publish(topic, 'x'.repeat(1_048_574)), 50)
const pipelined = await throughput()
await node.close()
const raw = await connectRaw()
const bytes = Buffer.from(JSON.stringify(payload))
const alone = await measure(() => raw.publishAsync(topic, bytes, {qos: 1}))
await raw.endAsync()
await cluster.close()
await continuum.close()

const result = {
  payloadBytes: bytes.length,
  acknowledgedP50Ms: acknowledged.p50,
  acknowledgedP99Ms: acknowledged.p99,
  mqttAloneP50Ms: alone.p50,
  mqttAloneP99Ms: alone.p99,
  readP50Ms: read.p50,
  readP99Ms: read.p99,
  toContinuumP50Ms: relayed.p50,
  toContinuumP99Ms: relayed.p99,
  mebibyteP50Ms: large.p50,
  messagesPerCoreSecond: pipelined,
}
if (values.json) console.log(JSON.stringify(result))
else console.table(result)

async function carry(place, above) {
  const identity = {agent: place.cluster ?? 'continuum', presenceTopic: presenceTopic(place)}
  const limits = {pace: {perSecond: 1e9, burst: 1e9}}
  const carrier = createCarrierFabric({identity, credentials: await credentialsOf(place), listen: {port: 0}, above, clock, limits})
  await carrier.lead(1, never)
  return carrier
}

async function credentialsOf(place) {
  const {certificate, privateKey} = await authority.issue({commonName: 'agent', usage: 'both', uris: [formatIdentity(place)]})
  return {ca: authority.certificate, cert: certificate, key: privateKey}
}

async function connectRaw() {
  const open = () => {
    const socket = connectTls({...cluster.address, ...credentials, checkServerIdentity: () => undefined})
    socket.setNoDelay(true)
    return socket
  }
  const client = new mqtt.MqttClient(open, {protocolVersion: 4, clientId: formatIdentity(N1), username: '1', keepalive: 15})
  await new Promise((resolve) => client.once('connect', resolve))
  return client
}

async function arrivals(fabric, pattern) {
  let resolve
  await fabric.subscribe(pattern, () => resolve?.(), never)
  return () => new Promise((done) => (resolve = done))
}

function awaited(next, publish) {
  return async () => {
    const arrived = next()
    await publish()
    await arrived
  }
}

/** Sent without waiting for one another; for one core, which client, broker and reader share here. */
async function throughput() {
  const before = process.cpuUsage()
  await Promise.all(Array.from({length: messages}, () => node.publish(topic, payload)))
  const {user, system} = process.cpuUsage(before)
  return Math.round(messages / ((user + system) / 1e6))
}

/** The first of them warm the compiler up. */
async function measure(work, count = messages) {
  const times = []
  for (let index = -Math.ceil(count / 5); index < count; index++) {
    const started = performance.now()
    await work()
    if (index >= 0) times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share) => Number(times[Math.floor(share * times.length)].toFixed(3))
  return {p50: at(0.5), p99: at(0.99)}
}
