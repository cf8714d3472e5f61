import {placeOf} from '../../../src/fabric/access.js'
import type {Fabric, FabricIdentity} from '../../../src/fabric/contract/index.js'
import type {TopicPlace} from '../../../src/fabric/contract/topics.js'
import {presenceTopic} from '../../../src/fabric/contract/topics.js'
import {startBroker} from '../../../src/fabric/mqtt/broker.js'
import {type CarrierFabric, createCarrierFabric} from '../../../src/fabric/mqtt/carrier.js'
import {createMqttClient, type MqttFabric} from '../../../src/fabric/mqtt/client.js'
import {networkLink} from '../../../src/fabric/mqtt/link.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {type LinkProxy, startLinkProxy} from '../../support/link-proxy.js'
import {CONTINUUM, clusterPlace, TestAuthority, until} from '../../support/mqtt-slice.js'
import {fabricContract} from './suite.js'

const authority = new TestAuthority()
const backoff = {firstMs: 10, maxMs: 50}

fabricContract('MQTT, one broker for the slice', async () => {
  const stop = new AbortController()
  const credentials = await authority.of(CONTINUUM)
  const broker = await startBroker({port: 0, credentials, role: 'slice', clock: systemClock}, stop.signal)
  const agents = new Map<string, {readonly fabric: MqttFabric; readonly proxy: LinkProxy}>()
  const opened: {readonly fabric: Fabric; readonly proxy: LinkProxy}[] = []
  return {
    async connect(identity) {
      const proxy = await startLinkProxy(broker.address)
      const place = placeOf(identity.presenceTopic)
      if (place === undefined) throw new Error('No place.')
      const link = networkLink({addresses: [proxy], credentials: await authority.of(place), broker: CONTINUUM})
      const fabric = createMqttClient({identity, link, clock: systemClock, backoff})
      agents.set(identity.agent, {fabric, proxy})
      opened.push({fabric, proxy})
      await fabric.connected(stop.signal)
      return fabric
    },
    async drop(agent) {
      const one = agents.get(agent)
      one?.proxy.cut()
      await until(() => one?.fabric.isConnected === false)
    },
    async restore(agent) {
      const one = agents.get(agent)
      one?.proxy.mend()
      await one?.fabric.connected(stop.signal)
    },
    async close() {
      stop.abort()
      await Promise.all(opened.map(({fabric}) => fabric.close()))
      await Promise.all(opened.map(({proxy}) => proxy.close()))
      await broker.close()
    },
  }
})

fabricContract('MQTT, a broker for the continuum and one in each cluster', async () => {
  const stop = new AbortController()
  const carriers = new Map<string | null, CarrierFabric>()
  const nodes = new Map<string, {readonly fabric: MqttFabric; readonly proxy: LinkProxy}>()
  const opened: {readonly fabric: Fabric; readonly proxy: LinkProxy}[] = []

  async function carry(agent: string, place: TopicPlace): Promise<CarrierFabric> {
    const above = place.cluster === null ? undefined : carriers.get(null)?.address
    const carrier = createCarrierFabric({
      identity: {agent, presenceTopic: presenceTopic(place)},
      credentials: await authority.of(place),
      listen: {port: 0},
      ...(above === undefined ? {} : {above: [above]}),
      clock: systemClock,
      backoff,
    })
    carriers.set(place.cluster, carrier)
    await carrier.lead(1, stop.signal)
    if (above !== undefined) await until(() => carrier.isConnectedAbove)
    return carrier
  }
  await carry('continuum', CONTINUUM)
  await carry('cluster-1', clusterPlace('c1'))
  await carry('cluster-2', clusterPlace('c2'))

  async function connectNode(identity: FabricIdentity, place: TopicPlace): Promise<Fabric> {
    const address = carriers.get(place.cluster)?.address
    if (address === undefined) throw new Error(`There is no cluster ${place.cluster}.`)
    const proxy = await startLinkProxy(address)
    const link = networkLink({addresses: [proxy], credentials: await authority.of(place), broker: {...place, node: null}})
    const fabric = createMqttClient({identity, link, clock: systemClock, backoff})
    nodes.set(identity.agent, {fabric, proxy})
    opened.push({fabric, proxy})
    await fabric.connected(stop.signal)
    return fabric
  }

  return {
    async connect(identity) {
      const place = placeOf(identity.presenceTopic)
      if (place === undefined) throw new Error('No place.')
      const carrier = carriers.get(place.cluster)
      return place.node === null && carrier !== undefined ? carrier : await connectNode(identity, place)
    },
    async drop(agent) {
      const one = nodes.get(agent)
      one?.proxy.cut()
      await until(() => one?.fabric.isConnected === false)
    },
    async restore(agent) {
      const one = nodes.get(agent)
      one?.proxy.mend()
      await one?.fabric.connected(stop.signal)
    },
    async close() {
      stop.abort()
      await Promise.all(opened.map(({fabric}) => fabric.close()))
      await Promise.all(opened.map(({proxy}) => proxy.close()))
      for (const carrier of [...carriers.values()].toReversed()) await carrier.close()
    },
  }
})
