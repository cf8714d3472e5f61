import {afterEach, expect, test} from 'vitest'
import type {MechanismOrderView, PolicySubmission} from '../../src/agent/service.js'
import {topics} from '../../src/agent/topics.js'
import type {Fabric} from '../../src/fabric/contract/index.js'
import {simulatedHost} from '../../src/platform/simulated/index.js'
import type {JsonObject} from '../../src/support/json.js'
import {application, NEVER, testScenario} from '../contract/platform/fixtures.js'
import {textWith} from '../support/matchers.js'
import {temporaryDirectory} from '../support/temporary-directory.js'
import {type VirtualSlice, type VirtualSliceOptions, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

async function begin(options: VirtualSliceOptions = {}): Promise<VirtualSlice> {
  slice = await virtualSlice(testScenario(), options)
  await slice.pass(5_000)
  return slice
}

function apply(
  {service, during}: VirtualSlice,
  mechanism: string,
  command: JsonObject,
  {isDryRun = false, by = 'ada', cluster = 'near'} = {},
): Promise<MechanismOrderView> {
  return during(service.orderMechanism(mechanism, {command, cluster, isDryRun}, by), 120_000)
}

const lowest = {node: 'n1', command: 'set', frequency: 'min'}
const reset = {node: 'n1', command: 'reset'}

async function frequencyOf({world}: VirtualSlice, node = 'n1'): Promise<string | undefined> {
  return (await simulatedHost(world, node).knobs()).find(({name}) => name === 'cpu-frequency')?.value
}

function told({service}: VirtualSlice, mechanism: string, node: string): unknown {
  return service.mechanismStates(mechanism, {cluster: 'near', node})[0]?.state['nodes']
}

test('a person’s order reaches the machine, is told by its agent, and is journaled with who gave it', async () => {
  const running = await begin()
  const before = running.service.aggregate({metric: 'node_power_watts', node: 'n1', windowMs: 10_000, by: 'last'})
  const order = await apply(running, 'cpu-frequency', lowest)
  expect(order).toMatchObject({agent: 'near', verdict: {kind: 'admitted'}, outcome: {kind: 'done'}})
  expect(await frequencyOf(running)).toBe('1500000000')
  expect(await frequencyOf(running, 'n2')).toBe('1500000000-2500000000')
  await running.pass(20_000)
  expect(told(running, 'cpu-frequency', 'n1')).toMatchObject({
    n1: {value: '1500000000', isSet: true, isHeard: true, by: 'ada', decision: order.id},
  })
  expect(running.service.decision(order.id)).toMatchObject({
    agent: 'near',
    proposer: {kind: 'person', by: 'ada'},
    actions: [{mechanism: 'cpu-frequency', command: lowest, target: {kind: 'knob', node: 'n1', knob: 'cpu-frequency'}}],
    outcome: {kind: 'done'},
  })
  expect(running.service.aggregate({metric: 'node_power_watts', node: 'n1', windowMs: 10_000, by: 'last'})).toBeLessThanOrEqual(before ?? 0)
  await apply(running, 'cpu-frequency', reset)
  expect(await frequencyOf(running)).toBe('1500000000-2500000000')
})

test('every node mechanism sets and resets its knob', async () => {
  const running = await begin()
  await running.during(running.service.deploy(application('shop'), {by: 'ada'}))
  await running.until('deployed', () => running.service.application('shop')?.phase === 'deployed', 60_000)
  const [place] = running.service.application('shop')?.components[0]?.instances ?? []
  const node = place?.node ?? ''
  const cluster = running.service.application('shop')?.clusters[0] ?? ''
  const commands: readonly (readonly [string, JsonObject, string])[] = [
    ['cpu-frequency', {cpu: 'all', frequency: '1500000000'}, '1500000000'],
    ['cpu-governor', {governor: 'powersave'}, 'powersave'],
    ['power-cap', {watts: 80}, '80'],
    ['cpu-set', {group: 'shop/web', cpus: '0-1,3'}, '0-1,3'],
  ]
  for (const [mechanism, fields, value] of commands) {
    const order = await apply(running, mechanism, {node, command: 'set', ...fields}, {cluster})
    expect(order.outcome, mechanism).toMatchObject({kind: 'done'})
    const knob = async () => (await simulatedHost(running.world, `${cluster}/${node}`).knobs()).find(({name}) => name === mechanism)
    expect((await knob())?.value).toBe(value)
    expect((await apply(running, mechanism, {node, command: 'reset'}, {cluster})).outcome).toMatchObject({kind: 'done'})
    expect(await knob()).toMatchObject({isSet: false})
  }
})

test('the dry run says what would become of it, and changes nothing', async () => {
  const running = await begin()
  expect((await apply(running, 'cpu-frequency', lowest, {isDryRun: true})).verdict).toMatchObject({kind: 'admitted'})
  expect((await apply(running, 'cpu-frequency', {...lowest, frequency: '7'}, {isDryRun: true})).verdict).toMatchObject({
    kind: 'rejected',
    reasons: [{code: 'knob-value-not-allowed', wayOut: textWith('1500000000')}],
  })
  await running.pass(10_000)
  expect(await frequencyOf(running)).toBe('1500000000-2500000000')
  expect(running.service.decisions({agent: 'near', limit: 10})).toEqual([])
})

test('a command that is not as its schema says is refused with all that is wrong; nothing is journaled', async () => {
  const running = await begin()
  const wrong = {command: 'sat', frequency: 'fast', cpus: '1'}
  await expect(apply(running, 'cpu-frequency', wrong)).rejects.toMatchObject({
    code: 'command-invalid',
    details: {
      problems: [
        "the command must have required property 'node'",
        'the command must not have "cpus"',
        '/command must be one of set, reset',
        textWith('/frequency must match pattern'),
      ],
    },
  })
  await expect(apply(running, 'cpu-frequency', {node: 'n1', command: 'set'})).rejects.toMatchObject({
    details: {problems: ["the command must have required property 'frequency'"]},
  })
  await expect(apply(running, 'cpu-frequenzy', {})).rejects.toMatchObject({
    code: 'mechanism-not-found',
    hints: ['Did you mean cpu-frequency?', 'mlsysops mechanism list'],
  })
  await expect(apply(running, 'cpu-frequency', lowest, {cluster: 'nowhere'})).rejects.toMatchObject({code: 'cluster-not-found'})
  expect(running.service.decisions({limit: 10})).toEqual([])
})

test('whose agent is meant follows from the node; one that there is not is told, with those that there are', async () => {
  const running = await begin()
  const order = (command: JsonObject) => running.during(running.service.orderMechanism('cpu-frequency', {command, isDryRun: false}, 'ada'))
  expect(await order({...lowest, node: 'f1'})).toMatchObject({agent: 'far', outcome: {kind: 'done'}})
  await expect(order({...lowest, node: 'f9'})).rejects.toMatchObject({
    code: 'node-not-found',
    hints: [textWith('f1'), 'mlsysops infra list'],
  })
})

test('what a person set no policy changes, until a person resets it; a node that does not permit it is left alone', async () => {
  const running = await begin()
  await apply(running, 'cpu-frequency', {...lowest, frequency: 'max'})
  await running.during(running.service.addPolicy(saver('saver', 'n1'), 'ada'))
  await running.pass(20_000)
  const verdicts = () => running.service.decisions({policy: 'saver', limit: 20}).map(({verdict}) => verdict)
  expect(verdicts()).toMatchObject([{kind: 'rejected', reasons: [{code: 'person-ordered', wayOut: textWith('reset')}]}])
  expect(await frequencyOf(running)).toBe('2500000000')
  await apply(running, 'cpu-frequency', reset)
  await running.until('the policy saves', () => verdicts().some(({kind}) => kind === 'admitted'), 300_000)
  await running.pass(5_000)
  expect(await frequencyOf(running)).toBe('1500000000')
  const description = {
    ...running.service
      .infrastructure()
      .clusters.flatMap(({nodes}) => nodes)
      .find(({name}) => name === 'n2')?.description,
  }
  await running.during(
    running.service.updateNode(
      'n2',
      {
        ...description,
        name: 'n2',
        continuum_layer: 'edge',
        environment: {node_type: 'virtualized', os: 'ubuntu', container_runtime: ['containerd']},
        permitted_actions: ['set_power_cap'],
      },
      'ada',
    ),
  )
  await running.during(running.service.addPolicy(saver('other', 'n2'), 'ada'))
  await running.pass(20_000)
  expect(running.service.decisions({policy: 'other', limit: 20})[0]?.verdict).toMatchObject({
    kind: 'rejected',
    reasons: [{code: 'not-permitted', wayOut: textWith('cpu_frequency')}],
  })
})

/** Wants the lowest frequency of one node. */
function saver(name: string, node: string): PolicySubmission {
  const source = `
import {definePolicy} from 'mlsysops'
export default definePolicy({
  name: '${name}', version: '1.0.0', layer: 'cluster', scope: 'global', interval: '2s', mechanisms: ['cpu-frequency'],
  analyze: ({mechanisms}) => {
    const node = mechanisms.get('cpu-frequency')?.state.nodes?.${node}
    return node === undefined || node.value === '1500000000' ? {verdict: 'fine', reason: 'it saves'} : {verdict: 'adapt', reason: 'it could save'}
  },
  plan: () => ({actions: [{
    mechanism: 'cpu-frequency', command: {node: '${node}', command: 'set', frequency: 'min'},
    target: {kind: 'knob', node: '${node}', knob: 'cpu-frequency'}, reason: 'Save',
  }], summary: 'Save', candidates: []}),
})`
  return {fileName: `${name}.mjs`, source}
}

test('agents that die in the middle find in the next life what was wanted, and what someone else turned meanwhile is turned back', async () => {
  const running = await begin({journals: temporaryDirectory()})
  await apply(running, 'cpu-frequency', lowest)
  await running.crash()
  await running.during(simulatedHost(running.world, 'n1').set({name: 'cpu-frequency', value: 'max'}, NEVER))
  await running.start()
  await running.pass(30_000)
  expect(await frequencyOf(running)).toBe('1500000000')
  await running.during(simulatedHost(running.world, 'n1').set({name: 'cpu-frequency', value: null}, NEVER))
  await running.pass(30_000)
  expect(await frequencyOf(running)).toBe('1500000000')
  expect(running.service.decisions({agent: 'near', limit: 10}).filter(({outcome}) => outcome.kind === 'executing')).toEqual([])
})

test('an order under way when its agent dies is brought to its end by the next life, once', async () => {
  const gate = {isOpen: false}
  const running = await begin({
    journals: temporaryDirectory(),
    host: (platform) => ({
      ...platform,
      set: async (setting, signal) => {
        if (!gate.isOpen) throw new Error('The machine hangs.')
        return platform.set(setting, signal)
      },
    }),
    fabric: (fabric) => without(fabric, (topic) => !gate.isOpen && topic.includes('/desired/knob/')),
  })
  const order = running.service.orderMechanism('cpu-frequency', {command: lowest, cluster: 'near', isDryRun: false}, 'ada')
  order.catch(() => undefined)
  await running.pass(3_000)
  expect(running.service.decisions({agent: 'near', limit: 10})[0]?.outcome).toEqual({kind: 'executing'})
  await running.crash()
  gate.isOpen = true
  await running.start()
  await running.pass(30_000)
  expect(await frequencyOf(running)).toBe('1500000000')
  expect(running.service.decisions({agent: 'near', limit: 10})).toMatchObject([{proposer: {by: 'ada'}, outcome: {kind: 'done'}}])
})

test('messages that are lost, repeated and late change nothing in the end', async () => {
  let count = 0
  const running = await begin({
    fabric: (fabric, clock) => ({
      ...fabric,
      async publish(topic, payload, options) {
        if (!topic.includes('/knob/')) return await fabric.publish(topic, payload, options)
        count += 1
        if (count % 3 === 0) return
        await fabric.publish(topic, payload, options)
        if (count % 2 === 0) await fabric.publish(topic, payload, options)
        if (count % 4 === 0) clock.schedule(4_000, () => void fabric.publish(topic, payload, options).catch(() => undefined))
      },
    }),
  })
  for (const frequency of ['min', 'max', 'min', 'max', 'min']) {
    const {outcome} = await apply(running, 'cpu-frequency', {...lowest, frequency})
    expect(['done', 'executing', 'failed', 'none']).toContain(outcome.kind)
  }
  await apply(running, 'cpu-governor', {node: 'n2', command: 'set', governor: 'powersave'})
  await running.pass(300_000)
  const wanted = running.service.mechanismStates('cpu-frequency', {cluster: 'near', node: 'n1'})[0]?.state['nodes']
  const [last] = running.service
    .decisions({agent: 'near', limit: 50})
    .filter(({actions, outcome}) => actions[0]?.mechanism === 'cpu-frequency' && outcome.kind === 'done')
  const frequency = last?.actions[0]?.command['frequency'] === 'min' ? '1500000000' : '2500000000'
  expect(await frequencyOf(running)).toBe(frequency)
  expect(wanted).toMatchObject({n1: {value: frequency}})
})

test('an agent that leads no more wants nothing: an older epoch is not followed, and what it left is put right', async () => {
  const running = await begin()
  await apply(running, 'cpu-frequency', lowest)
  const ghost = running.broker.connect({agent: 'ghost', presenceTopic: topics.presence({slice: 'test'})})
  const stale = {epoch: -1, decision: 'old', settings: [{value: 'max'}], fallback: {settings: []}}
  await ghost.publish(topics.knobWish({slice: 'test', cluster: 'near', node: 'n1'}, 'cpu-frequency'), stale, {retain: true})
  await running.pass(5_000)
  expect(await frequencyOf(running)).toBe('1500000000')
  // The next life of the node's agent knows no epoch: it believes what is retained, until its cluster's agent says it again.
  await running.crash()
  await running.start()
  await running.pass(150_000)
  expect(await frequencyOf(running)).toBe('1500000000')
})

test('a machine that refuses says why, and what was wanted before is wanted again', async () => {
  const refusing = {isOn: false}
  const running = await begin({
    host: (platform) => ({
      ...platform,
      set: async (setting, signal) =>
        refusing.isOn && setting.value === 'max'
          ? {kind: 'refused', reasons: [{code: 'knob-not-permitted', message: 'the agent may not write it', wayOut: 'Run it as root.'}]}
          : platform.set(setting, signal),
    }),
  })
  await apply(running, 'cpu-frequency', lowest)
  refusing.isOn = true
  expect((await apply(running, 'cpu-frequency', {...lowest, frequency: 'max'})).outcome).toMatchObject({
    kind: 'failed',
    restored: true,
    reasons: [{code: 'knob-not-permitted', wayOut: 'Run it as root.'}],
  })
  await running.pass(20_000)
  expect(await frequencyOf(running)).toBe('1500000000')
  // The earlier order holds as before.
  expect(told(running, 'cpu-frequency', 'n1')).toMatchObject({n1: {value: '1500000000', wanted: [{value: 'min'}], by: 'ada'}})
})

test('a node whose agent does not answer is given up in time, and does not follow later', async () => {
  const mute = {isOn: false}
  const running = await begin({fabric: (fabric) => without(fabric, (topic) => mute.isOn && topic.includes('/desired/knob/'))})
  mute.isOn = true
  const order = running.service.orderMechanism('cpu-frequency', {command: lowest, cluster: 'near', isDryRun: false}, 'ada')
  const {id} = await running.during(order, 60_000)
  await running.until('given up', () => running.service.decision(id)?.outcome.kind === 'failed', 60_000)
  expect(running.service.decision(id)?.outcome).toMatchObject({restored: true, reasons: [{code: 'knob-unanswered'}]})
  mute.isOn = false
  await running.pass(150_000)
  expect(await frequencyOf(running)).toBe('1500000000-2500000000')
})

test('mechanisms of every layer take a person’s order', async () => {
  const running = await begin()
  await running.during(running.service.deploy(application('shop'), {by: 'ada'}))
  await running.until('deployed', () => running.service.application('shop')?.phase === 'deployed', 60_000)
  const [cluster = ''] = running.service.application('shop')?.clusters ?? []
  const withdrawn = {application: 'shop', clusters: [cluster === 'near' ? 'far' : 'near']}
  const order = running.service.orderMechanism('cluster-placement', {command: withdrawn, isDryRun: false}, 'ada')
  expect(await running.during(order)).toMatchObject({agent: 'continuum', outcome: {kind: 'done'}})
})

function without(fabric: Fabric, isLost: (topic: string) => boolean): Fabric {
  return {...fabric, publish: async (topic, payload, options) => (isLost(topic) ? undefined : fabric.publish(topic, payload, options))}
}
