import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Fabric, FabricIdentity, FabricMessage} from '../../../src/fabric/contract/index.js'
import {presenceTopic, topicOf} from '../../../src/fabric/contract/topics.js'
import type {JsonValue} from '../../../src/support/json.js'

/** A broker under test, and how to cut the connections of its agents. */
export type FabricHarness = {
  connect(identity: FabricIdentity): Promise<Fabric>
  /** The connection is lost without a word. */
  drop(agent: string): Promise<void>
  /** It is back, by itself. */
  restore(agent: string): Promise<void>
  close(): Promise<void>
}

const slice = 'lab'
const CONTINUUM = identity('continuum', null, null)
const CLUSTER = identity('cluster-1', 'c1', null)
const OTHER_CLUSTER = identity('cluster-2', 'c2', null)
const NODE = identity('node-1', 'c1', 'n1')
const OTHER_NODE = identity('node-2', 'c1', 'n2')

/** What every fabric promises, in one process or over MQTT. */
export function fabricContract(name: string, create: () => Promise<FabricHarness>): void {
  describe(`fabric contract: ${name}`, () => {
    let harness: FabricHarness
    let stop: AbortController
    beforeEach(async () => {
      harness = await create()
      stop = new AbortController()
    })
    afterEach(async () => {
      stop.abort()
      await harness.close()
    })

    async function listen(fabric: Fabric, pattern: string): Promise<Heard> {
      const heard = createHeard()
      await fabric.subscribe(pattern, heard.add, stop.signal)
      return heard
    }

    test('a message reaches everyone whose pattern matches, the publisher too, and nobody else', async () => {
      const node = await harness.connect(NODE)
      const cluster = await harness.connect(CLUSTER)
      const all = await listen(cluster, 'mlsysops/lab/c1/#')
      const oneLevel = await listen(cluster, 'mlsysops/lab/c1/+/telemetry')
      const other = await listen(cluster, 'mlsysops/lab/c1/n2/telemetry')
      const own = await listen(node, 'mlsysops/lab/c1/n1/telemetry')
      await node.publish('mlsysops/lab/c1/n1/telemetry', {value: 1})
      await all.until(1)
      await oneLevel.until(1)
      await own.until(1)
      expect(all.messages[0]).toEqual({topic: 'mlsysops/lab/c1/n1/telemetry', payload: {value: 1}, retained: false})
      expect(other.messages).toEqual([])
    })

    test('# matches also the level above it, + exactly one level', async () => {
      const cluster = await harness.connect(CLUSTER)
      const rest = await listen(cluster, 'mlsysops/lab/c1/-/reported/#')
      const one = await listen(cluster, 'mlsysops/lab/c1/-/reported/+')
      for (const end of ['reported', 'reported/nodes', 'reported/nodes/n1', 'last']) await cluster.publish(`mlsysops/lab/c1/-/${end}`, end)
      const last = await listen(cluster, 'mlsysops/lab/c1/-/end')
      await cluster.publish('mlsysops/lab/c1/-/end', null)
      await last.until(1)
      expect(rest.payloads).toEqual(['reported', 'reported/nodes', 'reported/nodes/n1'])
      expect(one.payloads).toEqual(['reported/nodes'])
    })

    test('what is retained is told to whoever comes later, first and marked so; the newest only', async () => {
      const cluster = await harness.connect(CLUSTER)
      const topic = topicOf({slice, cluster: 'c1', node: null}, 'reported', 'state')
      await cluster.publish(topic, 1, {retain: true})
      await cluster.publish(topic, 2, {retain: true})
      await cluster.publish(topic, 3)
      const late = await listen(cluster, 'mlsysops/lab/c1/-/reported/#')
      await late.until(1)
      await cluster.publish(topic, 4)
      await late.until(2)
      expect(late.messages.map(({payload, retained}) => [payload, retained])).toEqual([
        [2, true],
        [4, false],
      ])
    })

    test('an empty retained message takes back what was retained, and is heard by those who listen', async () => {
      const cluster = await harness.connect(CLUSTER)
      const topic = topicOf({slice, cluster: 'c1', node: null}, 'reported', 'state')
      const early = await listen(cluster, topic)
      await cluster.publish(topic, {a: 1}, {retain: true})
      await cluster.publish(topic, null, {retain: true})
      await early.until(2)
      expect(early.payloads).toEqual([{a: 1}, null])
      const late = await listen(cluster, topic)
      await cluster.publish(topic, 'end')
      await late.until(1)
      expect(late.payloads).toEqual(['end'])
    })

    test('messages of one publisher arrive in their order, over all its topics', async () => {
      const node = await harness.connect(NODE)
      const cluster = await harness.connect(CLUSTER)
      const heard = await listen(cluster, 'mlsysops/lab/c1/n1/#')
      for (let number = 0; number < 500; number++) {
        await node.publish(`mlsysops/lab/c1/n1/telemetry/${number % 7}`, number, {retain: number % 3 === 0})
      }
      await heard.until(500)
      expect(heard.payloads).toEqual([...Array(500).keys()])
    })

    test('the same message published again arrives again: who listens must not mind', async () => {
      const cluster = await harness.connect(CLUSTER)
      const heard = await listen(cluster, 'mlsysops/lab/c1/-/reported/state')
      for (let time = 0; time < 3; time++) await cluster.publish('mlsysops/lab/c1/-/reported/state', {generation: 4}, {retain: true})
      await heard.until(3)
      expect(heard.payloads).toEqual(Array(3).fill({generation: 4}))
    })

    test('delivery is never within publish', async () => {
      const cluster = await harness.connect(CLUSTER)
      const heard = await listen(cluster, 'mlsysops/lab/c1/-/reported/state')
      const publishing = cluster.publish('mlsysops/lab/c1/-/reported/state', 1)
      expect(heard.messages).toEqual([])
      await publishing
      await heard.until(1)
    })

    test('who publishes from within a delivery is not called again before it has returned', async () => {
      const cluster = await harness.connect(CLUSTER)
      let depth = 0
      let deepest = 0
      const heard = createHeard()
      await cluster.subscribe(
        'mlsysops/lab/c1/-/reported/chain',
        (message) => {
          deepest = Math.max(deepest, ++depth)
          if (typeof message.payload === 'number' && message.payload < 20) void cluster.publish(message.topic, message.payload + 1)
          heard.add(message)
          depth--
        },
        stop.signal,
      )
      await cluster.publish('mlsysops/lab/c1/-/reported/chain', 1)
      await heard.until(20)
      expect(deepest).toBe(1)
    })

    test('what publisher and subscribers do with their objects later changes nothing for the others', async () => {
      const cluster = await harness.connect(CLUSTER)
      const topic = 'mlsysops/lab/c1/-/reported/state'
      const first = await listen(cluster, topic)
      const payload = {nodes: [{name: 'n1'}]}
      const publishing = cluster.publish(topic, payload, {retain: true})
      payload.nodes.push({name: 'n2'})
      await publishing
      await first.until(1)
      try {
        const seen = first.messages[0]?.payload as {nodes: {name: string}[]}
        seen.nodes.push({name: 'n3'})
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError)
      }
      const second = await listen(cluster, topic)
      await second.until(1)
      expect(second.payloads).toEqual([{nodes: [{name: 'n1'}]}])
    })

    test('a payload arrives as JSON would carry it', async () => {
      const cluster = await harness.connect(CLUSTER)
      const topic = 'mlsysops/lab/c1/-/reported/state'
      const heard = await listen(cluster, topic)
      const payload = {missing: undefined, number: Number.NaN, text: 'Grüße \u2028 \u0000 🚲', nested: [[], {}, null, true, -1.5e-7]}
      await cluster.publish(topic, payload)
      await heard.until(1)
      expect(heard.payloads[0]).toEqual({number: null, text: 'Grüße \u2028 \u0000 🚲', nested: [[], {}, null, true, -1.5e-7]})
    })

    test('a payload of almost 1 MiB arrives whole, a larger one is refused', async () => {
      const cluster = await harness.connect(CLUSTER)
      const topic = 'mlsysops/lab/c1/-/reported/state'
      const heard = await listen(cluster, topic)
      await expect(cluster.publish(topic, 'ä'.repeat(600_000))).rejects.toMatchObject({code: 'fabric-payload-too-large'})
      const large = 'x'.repeat(1_048_576 - 2)
      await cluster.publish(topic, large)
      await heard.until(1)
      expect(heard.payloads).toEqual([large])
    })

    test('a lost connection publishes the will, once; the agent is told, and hears nothing', async () => {
      const cluster = await harness.connect(CLUSTER)
      const node = await harness.connect(NODE)
      await node.publish(NODE.presenceTopic, presence('node-1', 'online'), {retain: true})
      const watching = await listen(cluster, 'mlsysops/lab/c1/+/presence')
      await watching.until(1)
      const deaf = await listen(node, 'mlsysops/lab/c1/-/reported/#')
      await harness.drop('node-1')
      await watching.until(2)
      expect(watching.messages[1]).toMatchObject({topic: NODE.presenceTopic, payload: {agent: 'node-1', state: 'offline'}})
      await expect(node.publish('mlsysops/lab/c1/n1/telemetry', 1)).rejects.toMatchObject({code: 'fabric-disconnected'})
      await cluster.publish('mlsysops/lab/c1/-/reported/state', 1)
      const marker = await listen(cluster, 'mlsysops/lab/c1/-/reported/marker')
      await cluster.publish('mlsysops/lab/c1/-/reported/marker', 1)
      await marker.until(1)
      expect(deaf.messages).toEqual([])
      expect(watching.messages).toHaveLength(2)
    })

    test('who comes after the loss learns from the retained will that the agent is gone', async () => {
      const node = await harness.connect(NODE)
      await node.publish(NODE.presenceTopic, presence('node-1', 'online'), {retain: true})
      await harness.drop('node-1')
      const watching = await listen(await harness.connect(CLUSTER), 'mlsysops/lab/c1/+/presence')
      await watching.until(1)
      expect(watching.messages).toMatchObject([{payload: {state: 'offline'}, retained: true}])
    })

    test('a connection that returns is present again and hears the state as it is now, missed changes skipped', async () => {
      const cluster = await harness.connect(CLUSTER)
      const node = await harness.connect(NODE)
      await node.publish(NODE.presenceTopic, presence('node-1', 'online'), {retain: true})
      const desired = await listen(node, 'mlsysops/lab/c1/n1/desired/#')
      await cluster.publish('mlsysops/lab/c1/n1/desired/knobs', 1, {retain: true})
      await desired.until(1)
      await harness.drop('node-1')
      await cluster.publish('mlsysops/lab/c1/n1/desired/knobs', 2, {retain: true})
      await cluster.publish('mlsysops/lab/c1/n1/desired/knobs', 3, {retain: true})
      await harness.restore('node-1')
      await desired.until(2)
      expect(desired.payloads).toEqual([1, 3])
      const watching = await listen(cluster, 'mlsysops/lab/c1/n1/presence')
      await watching.untilSome(({payload}) => stateOf(payload) === 'online')
      await node.publish('mlsysops/lab/c1/n1/telemetry', 1)
    })

    test('what is retained while the connection is lost is told when it is back, the newest of each topic', async () => {
      const cluster = await harness.connect(CLUSTER)
      const node = await harness.connect(NODE)
      await node.publish('mlsysops/lab/c1/n1/reported/old', 1, {retain: true})
      const heard = await listen(cluster, 'mlsysops/lab/c1/n1/reported/#')
      await heard.until(1)
      await harness.drop('node-1')
      await node.publish('mlsysops/lab/c1/n1/reported/old', null, {retain: true})
      await node.publish('mlsysops/lab/c1/n1/reported/knobs', 1, {retain: true})
      await node.publish('mlsysops/lab/c1/n1/reported/knobs', 2, {retain: true})
      await harness.restore('node-1')
      await heard.until(3)
      const told = heard.messages.slice(1).map(({topic, payload}) => [topic.slice(topic.lastIndexOf('/') + 1), payload])
      expect(told.toSorted()).toEqual([
        ['knobs', 2],
        ['old', null],
      ])
      const late = await listen(cluster, 'mlsysops/lab/c1/n1/reported/#')
      await late.until(1)
      expect(late.payloads).toEqual([2])
    })

    test('messages that are sent without waiting for one another arrive in their order', async () => {
      const node = await harness.connect(NODE)
      const cluster = await harness.connect(CLUSTER)
      const heard = await listen(cluster, 'mlsysops/lab/c1/n1/#')
      const sending = [...Array(500).keys()].map((number) =>
        node.publish(`mlsysops/lab/c1/n1/telemetry/${number % 7}`, number, {retain: number % 3 === 0}),
      )
      await Promise.all(sending)
      await heard.until(500)
      expect(heard.payloads).toEqual([...Array(500).keys()])
    })

    test('leaving in order says offline at once; leaving again does nothing', async () => {
      const cluster = await harness.connect(CLUSTER)
      const node = await harness.connect(NODE)
      await node.publish(NODE.presenceTopic, presence('node-1', 'online'), {retain: true})
      const watching = await listen(cluster, NODE.presenceTopic)
      await node.close()
      await node.close()
      await watching.untilSome(({payload}) => stateOf(payload) === 'offline')
      expect(watching.messages.filter(({payload}) => stateOf(payload) === 'offline')).toHaveLength(1)
      await expect(node.publish('mlsysops/lab/c1/n1/telemetry', 1)).rejects.toMatchObject({code: 'fabric-disconnected'})
    })

    test('an agent that connects again takes over: the older connection is dropped', async () => {
      const older = await harness.connect(NODE)
      const newer = await harness.connect(NODE)
      await newer.publish(NODE.presenceTopic, presence('node-1', 'online'), {retain: true})
      await expect(older.publish('mlsysops/lab/c1/n1/telemetry', 1)).rejects.toMatchObject({code: 'fabric-disconnected'})
      await older.close()
      const watching = await listen(newer, NODE.presenceTopic)
      await watching.until(1)
      expect(watching.messages).toMatchObject([{payload: {state: 'online'}}])
    })

    test('a subscription ends with its signal, the others stay', async () => {
      const cluster = await harness.connect(CLUSTER)
      const topic = 'mlsysops/lab/c1/-/reported/state'
      const ended = createHeard()
      const end = new AbortController()
      await cluster.subscribe(topic, ended.add, end.signal)
      const stays = await listen(cluster, topic)
      end.abort()
      await cluster.publish(topic, 1)
      await stays.until(1)
      expect(ended.messages).toEqual([])
      await cluster.subscribe(topic, ended.add, end.signal)
      await cluster.publish(topic, 2)
      await stays.until(2)
      expect(ended.messages).toEqual([])
    })

    test.each([
      ['a node for another node', NODE, 'mlsysops/lab/c1/n2/telemetry'],
      ['a node for its cluster', NODE, 'mlsysops/lab/c1/-/reported/state'],
      ['a node its own desired', NODE, 'mlsysops/lab/c1/n1/desired/knobs'],
      ['a cluster for another cluster', CLUSTER, 'mlsysops/lab/c2/-/reported/state'],
      ['a cluster its own desired', CLUSTER, 'mlsysops/lab/c1/-/desired/apps'],
      ['a cluster the desired of a foreign node', OTHER_CLUSTER, 'mlsysops/lab/c1/n1/desired/knobs'],
      ['the continuum what a node reports', CONTINUUM, 'mlsysops/lab/c1/n1/reported/state'],
      ['the continuum in another slice', CONTINUUM, 'mlsysops/other/-/-/reported/state'],
      ['anyone outside of our topics', CONTINUUM, 'other/lab/-/-/state'],
      ['a topic with a wildcard', NODE, 'mlsysops/lab/c1/n1/+'],
      ['a topic with an empty level', NODE, 'mlsysops/lab/c1/n1//x'],
    ])('publishing is refused: %s', async (_, who, topic) => {
      const fabric = await harness.connect(who)
      await expect(fabric.publish(topic, 1)).rejects.toMatchObject({code: 'fabric-refused'})
    })

    test.each([
      ['a node of another node', NODE, 'mlsysops/lab/c1/n2/telemetry'],
      ['a node of its whole cluster', OTHER_NODE, 'mlsysops/lab/c1/#'],
      ['a cluster of another cluster', CLUSTER, 'mlsysops/lab/c2/#'],
      ['a cluster of all clusters', CLUSTER, 'mlsysops/lab/+/-/presence'],
      ['the continuum of another slice', CONTINUUM, 'mlsysops/other/#'],
      ['the continuum of all slices', CONTINUUM, '#'],
      ['a pattern with # in the middle', CONTINUUM, 'mlsysops/lab/#/presence'],
      ['a pattern with + in a level', CONTINUUM, 'mlsysops/lab/c+/-/presence'],
    ])('reading is refused: %s', async (_, who, pattern) => {
      const fabric = await harness.connect(who)
      await expect(fabric.subscribe(pattern, () => {}, stop.signal)).rejects.toMatchObject({code: 'fabric-refused'})
    })

    test('the layers speak to each other: desired goes down, what is reported goes up', async () => {
      const continuum = await harness.connect(CONTINUUM)
      const cluster = await harness.connect(CLUSTER)
      const node = await harness.connect(NODE)
      const atContinuum = await listen(continuum, 'mlsysops/lab/+/+/reported/#')
      const atCluster = await listen(cluster, 'mlsysops/lab/c1/-/desired/#')
      const fromSlice = await listen(cluster, 'mlsysops/lab/-/-/reported/#')
      const atNode = await listen(node, 'mlsysops/lab/c1/n1/desired/#')
      const fromCluster = await listen(node, 'mlsysops/lab/c1/-/reported/#')
      await continuum.publish('mlsysops/lab/c1/-/desired/mode', 'ml', {retain: true})
      await continuum.publish('mlsysops/lab/c1/n1/desired/mode', 'ml', {retain: true})
      await continuum.publish('mlsysops/lab/-/-/reported/mode', 'ml', {retain: true})
      await cluster.publish('mlsysops/lab/c1/n1/desired/knobs', {hz: 2e9}, {retain: true})
      await cluster.publish('mlsysops/lab/c1/-/reported/apps', [])
      await node.publish('mlsysops/lab/c1/n1/reported/knobs', {hz: 2e9}, {retain: true})
      await atContinuum.until(3)
      await atCluster.until(1)
      await fromSlice.until(1)
      await atNode.until(2)
      await fromCluster.until(1)
    })
  })
}

type Heard = ReturnType<typeof createHeard>

/** Collects messages, and waits for them without asking in a loop. */
function createHeard() {
  const messages: FabricMessage[] = []
  const waiting = new Set<() => void>()
  const untilTrue = (isReached: () => boolean): Promise<void> => {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!isReached()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  }
  return {
    messages,
    get payloads(): JsonValue[] {
      return messages.map(({payload}) => payload)
    },
    add(message: FabricMessage): void {
      messages.push(message)
      for (const check of waiting) check()
    },
    until: (count: number) => untilTrue(() => messages.length >= count),
    untilSome: (is: (message: FabricMessage) => boolean) => untilTrue(() => messages.some(is)),
  }
}

function identity(agent: string, cluster: string | null, node: string | null): FabricIdentity {
  return {agent, presenceTopic: presenceTopic({slice, cluster, node})}
}

function presence(agent: string, state: 'online' | 'offline') {
  return {agent, layer: 'node', cluster: 'c1', node: 'n1', state, version: '1.0.0', sinceMs: 5}
}

function stateOf(payload: JsonValue): unknown {
  return typeof payload === 'object' && payload !== null && 'state' in payload ? payload.state : undefined
}
