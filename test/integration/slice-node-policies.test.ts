import {afterEach, expect, test} from 'vitest'
import type {PolicySubmission} from '../../src/agent/service.js'
import {topics} from '../../src/agent/topics.js'
import type {Fabric} from '../../src/fabric/contract/index.js'
import {simulatedHost} from '../../src/platform/simulated/index.js'
import type {JsonObject} from '../../src/support/json.js'
import {application, NEVER, rule, testScenario} from '../contract/platform/fixtures.js'
import {textWith} from '../support/matchers.js'
import {temporaryDirectory} from '../support/temporary-directory.js'
import {type VirtualSlice, type VirtualSliceOptions, virtualSlice} from '../support/virtual-slice.js'

const LOW = '1500000000'
const FREE = '1500000000-2500000000'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

async function begin(options: VirtualSliceOptions = {}, scenario = testScenario()): Promise<VirtualSlice> {
  slice = await virtualSlice(scenario, options)
  await slice.pass(5_000)
  return slice
}

async function frequencyOf({world}: VirtualSlice, node = 'near/n1'): Promise<string | undefined> {
  return (await simulatedHost(world, node).knobs()).find(({name}) => name === 'cpu-frequency')?.value
}

function order({service, during}: VirtualSlice, fields: JsonObject, by = 'ada') {
  const command = {node: 'n1', ...fields}
  return during(service.orderMechanism('cpu-frequency', {command, cluster: 'near', isDryRun: false}, by), 120_000)
}

function verdictsOf({service}: VirtualSlice, policy: string, agent = 'near/n1') {
  return service.decisions({policy, agent, limit: 50}).map(({verdict}) => verdict)
}

const head = `import {definePolicy, knobOf, turn} from 'mlsysops'\n`

/** Lowers the frequency while the machine is idle, and gives it back under load. */
function saver(name = 'saver', more = ''): PolicySubmission {
  const source = `${head}
const load = (input) => input.telemetry.aggregate({metric: 'node_cpu_utilisation'}, 20000, 'mean') ?? 0
const wish = (input) => {
  const isSlow = knobOf(input, 'cpu-frequency')?.policy !== undefined
  return load(input) < 0.2 && !isSlow ? 'slow' : load(input) > 0.5 && isSlow ? 'fast' : undefined
}
export default definePolicy({
  name: '${name}', layer: 'node', scope: 'global', metrics: ['node_cpu_utilisation'], interval: '2s', cooldown: '5s', budget: {changes: 30, per: '10m'}, ${more}
  analyze: (input) => ({verdict: wish(input) === undefined ? 'fine' : 'adapt', reason: 'load ' + load(input).toFixed(2)}),
  plan: (input) => {
    const knob = knobOf(input, 'cpu-frequency')
    return {actions: [turn(knob, 'cpu-frequency', wish(input) === 'slow' ? {frequency: 'min'} : undefined, 'as the load is')]}
  },
})`
  return {fileName: `${name}.mjs`, source}
}

const add = (running: VirtualSlice, submission: PolicySubmission) => running.during(running.service.addPolicy(submission, 'ada'))

test('a policy of a node turns the frequency down while the machine is idle, and gives it back under load', async () => {
  const busy = rule({
    arrivals: {kind: 'periodic', rate: 950, perLoad: 0, jitter: 0},
    threads: 8,
    work: {baseMs: 10, perLoadMs: 0, sigma: 0},
  })
  const running = await begin({}, testScenario({workloads: [busy]}))
  await add(running, saver())
  await running.pass(30_000)
  expect(await frequencyOf(running)).toBe(LOW)
  expect(await frequencyOf(running, 'far/f1')).toBe(LOW)
  await running.during(running.service.deploy(application('shop'), {by: 'ada'}))
  await running.until('deployed', () => running.service.application('shop')?.phase === 'deployed', 60_000)
  const [place] = running.service.application('shop')?.components[0]?.instances ?? []
  const [cluster] = running.service.application('shop')?.clusters ?? []
  const node = `${cluster}/${place?.node}`
  await running.pass(60_000)
  expect(await frequencyOf(running, node)).toBe(FREE)
  const [last] = running.service.decisions({policy: 'saver', agent: node, limit: 10})
  expect(last).toMatchObject({
    agent: node,
    layer: 'node',
    cluster,
    actions: [{mechanism: 'cpu-frequency', command: {node: place?.node, command: 'reset'}}],
    verdict: {kind: 'admitted'},
    outcome: {kind: 'done'},
  })
  const idle = node === 'near/n1' ? 'near/n2' : 'near/n1'
  expect(await frequencyOf(running, idle)).toBe(LOW)
})

test('it is told where it runs, how it fares there and what it set', async () => {
  const running = await begin()
  await add(running, saver())
  await running.pass(30_000)
  const view = running.service.policies().find(({name}) => name === 'saver')
  expect(view?.agents.toSorted()).toEqual(['far/f1', 'near/n1', 'near/n2'])
  expect(view).toMatchObject({layer: 'node', instances: 3})
  expect(
    running.service
      .policy('saver')
      .reports.map(({agent, state}) => `${agent} ${state}`)
      .toSorted(),
  ).toEqual(['far/f1 running', 'near/n1 running', 'near/n2 running'])
  const states = running.service.mechanismStates('cpu-frequency', {cluster: 'near', node: 'n1'})
  const [decision] = running.service.decisions({policy: 'saver', agent: 'near/n1', limit: 5})
  expect(states[0]?.state['nodes']).toMatchObject({n1: {value: LOW, own: {policy: 'saver', decision: decision?.id}}})
})

test('in advise mode its plan waits for a person: what is approved is carried out, what is rejected is not', async () => {
  const running = await begin()
  const {service, during} = running
  await during(service.setMode('advise', 'ada'))
  await add(running, saver())
  await running.pass(30_000)
  const waiting = service.decisions({policy: 'saver', waiting: true, limit: 9})
  expect(waiting.map(({agent}) => agent).toSorted()).toEqual(['far/f1', 'near/n1', 'near/n2'])
  expect(await frequencyOf(running)).toBe(FREE)
  const idOf = (agent: string) => waiting.find((one) => one.agent === agent)?.id ?? ''
  await during(service.answer([idOf('near/n1')], {kind: 'approve'}, {by: 'ada', isDryRun: false}))
  await during(service.answer([idOf('near/n2')], {kind: 'reject'}, {by: 'ada', isDryRun: false}))
  await running.pass(30_000)
  expect(await frequencyOf(running, 'near/n1')).toBe(LOW)
  expect(await frequencyOf(running, 'near/n2')).toBe(FREE)
  expect(service.decision(idOf('near/n1'))).toMatchObject({verdict: {kind: 'admitted'}, outcome: {kind: 'done'}})
  expect(service.decision(idOf('near/n2'))?.verdict).toMatchObject({kind: 'rejected', reasons: [{code: 'rejected-by-person'}]})
  await during(service.setMode('heuristic', 'ada'))
  await running.pass(30_000)
  expect(await frequencyOf(running, 'near/n2'), 'a rejection holds in every mode').toBe(FREE)
  expect(await frequencyOf(running, 'far/f1')).toBe(LOW)
})

test('a plan that its policy does not want any more waits no longer, and who answers it is told why', async () => {
  const running = await begin()
  const {service, during} = running
  await during(service.setMode('advise', 'ada'))
  const source = `${head}
export default definePolicy({
  name: 'fickle', layer: 'node', scope: 'global', metrics: [], interval: '2s', mechanisms: ['cpu-frequency'],
  analyze: ({nowMs}) => nowMs < ${running.clock.now() + 20_000} ? {verdict: 'adapt', reason: 'slower is enough'} : {verdict: 'fine', reason: 'as fast as it is'},
  plan: (input) => ({actions: [turn(knobOf(input, 'cpu-frequency'), 'cpu-frequency', {frequency: 'min'}, 'slower')]}),
})`
  await add(running, {fileName: 'fickle.mjs', source})
  await running.pass(15_000)
  const waiting = () => service.decisions({policy: 'fickle', waiting: true, limit: 9})
  const [plan] = waiting()
  expect(
    waiting()
      .map(({agent}) => agent)
      .toSorted(),
  ).toEqual(['far/f1', 'near/n1', 'near/n2'])
  await running.pass(30_000)
  expect(waiting()).toEqual([])
  await expect(during(service.answer([plan?.id ?? ''], {kind: 'approve'}, {by: 'ada', isDryRun: false}))).rejects.toMatchObject({
    code: 'decision-not-waiting',
    message: textWith('fickle does not want it any more: as fast as it is'),
  })
  const said = service.policies().find(({name}) => name === 'fickle')?.said
  expect(said?.map(({agent, verdict}) => `${agent} ${verdict}`).toSorted()).toEqual(['far/f1 fine', 'near/n1 fine', 'near/n2 fine'])
  expect(service.policy('fickle').said).toEqual(said)
})

test('a plan of a policy that runs on its node no more waits no longer', async () => {
  const running = await begin()
  const {service, during} = running
  await during(service.setMode('advise', 'ada'))
  await add(running, saver())
  await running.pass(30_000)
  const waiting = () => service.decisions({policy: 'saver', waiting: true, limit: 9})
  const plan = waiting().find(({agent}) => agent === 'near/n1')
  await during(service.changePolicy('saver', {binding: {nodes: ['far/*']}}, 'ada'))
  await running.pass(20_000)
  expect(waiting().map(({agent}) => agent)).toEqual(['far/f1'])
  await expect(during(service.answer([plan?.id ?? ''], {kind: 'approve'}, {by: 'ada', isDryRun: false}))).rejects.toMatchObject({
    message: textWith('saver does not run in the agent near/n1 any more'),
  })
  await during(service.removePolicy('saver', 'ada'))
  await running.pass(20_000)
  expect(waiting()).toEqual([])
})

test('what a person ordered stands above it until a person resets it, also where the policy was first', async () => {
  const running = await begin()
  await add(running, saver())
  await running.pass(20_000)
  expect(await frequencyOf(running)).toBe(LOW)
  expect((await order(running, {command: 'set', frequency: 'max'})).outcome).toMatchObject({kind: 'done'})
  await running.pass(150_000)
  expect(await frequencyOf(running)).toBe('2500000000')
  expect(verdictsOf(running, 'saver')[0]).toMatchObject({
    kind: 'rejected',
    reasons: [{code: 'person-ordered', message: textWith('ada'), wayOut: textWith('command=reset')}],
  })
  // What the cluster tells again takes nothing from the policy that has the knob.
  expect((await order(running, {command: 'reset'})).outcome).toMatchObject({kind: 'done'})
  await running.pass(20_000)
  expect(await frequencyOf(running)).toBe(LOW)
  const before = running.service.decisions({policy: 'saver', agent: 'near/n1', limit: 50}).length
  await running.pass(300_000)
  expect(await frequencyOf(running)).toBe(LOW)
  expect(running.service.decisions({policy: 'saver', agent: 'near/n1', limit: 50})).toHaveLength(before)
})

test('what a cluster policy wants of the same knob stands above it, and is named', async () => {
  const running = await begin()
  const source = `${head}
export default definePolicy({
  name: 'racer', layer: 'cluster', scope: 'global', interval: '2s', mechanisms: ['cpu-frequency'],
  analyze: ({mechanisms}) => mechanisms.get('cpu-frequency')?.state.nodes?.n1?.value === '2500000000'
    ? {verdict: 'fine', reason: 'it races'} : {verdict: 'adapt', reason: 'it is slow'},
  plan: () => ({actions: [turn({node: 'n1'}, 'cpu-frequency', {frequency: 'max'}, 'Race')]}),
})`
  await add(running, {fileName: 'racer.mjs', source})
  await running.pass(20_000)
  await add(running, saver())
  await running.pass(20_000)
  expect(await frequencyOf(running)).toBe('2500000000')
  expect(verdictsOf(running, 'saver')[0]).toMatchObject({kind: 'rejected', reasons: [{code: 'cluster-wanted', message: textWith('racer')}]})
})

test('a policy that is removed, stopped or bound elsewhere leaves nothing behind, whoever was dead meanwhile', async () => {
  const running = await begin({journals: temporaryDirectory()})
  await add(running, saver())
  await running.pass(20_000)
  await running.during(running.service.changePolicy('saver', {binding: {nodes: ['far/*', 'n2']}}, 'ada'))
  await running.pass(10_000)
  expect(await frequencyOf(running)).toBe(FREE)
  expect(await frequencyOf(running, 'near/n2')).toBe(LOW)
  expect(running.service.decisions({policy: 'knob-return', agent: 'near/n1', limit: 5})).toMatchObject([
    {verdict: {kind: 'admitted'}, outcome: {kind: 'done'}, summary: textWith('saver')},
  ])
  await running.during(running.service.changePolicy('saver', {enabled: false}, 'ada'))
  await running.pass(10_000)
  expect(await frequencyOf(running, 'near/n2')).toBe(FREE)
  await running.during(running.service.changePolicy('saver', {enabled: true, binding: {}}, 'ada'))
  await running.pass(20_000)
  expect(await frequencyOf(running)).toBe(LOW)
  await running.during(running.service.removePolicy('saver', 'ada'))
  await running.crash()
  await running.start()
  await running.pass(60_000)
  expect(await frequencyOf(running)).toBe(FREE)
  expect(await frequencyOf(running, 'far/f1')).toBe(FREE)
})

test('agents that die come back with what was set, and touch nothing', async () => {
  const running = await begin({journals: temporaryDirectory()})
  await add(running, saver())
  await running.pass(20_000)
  const before = running.service.decisions({limit: 50}).length
  await running.crash()
  await running.start()
  await running.pass(60_000)
  expect(await frequencyOf(running)).toBe(LOW)
  expect(running.service.decisions({limit: 50}).length).toBe(before)
  await running.during(simulatedHost(running.world, 'near/n1').set({name: 'cpu-frequency', value: null}, NEVER))
  await running.pass(15_000)
  expect(await frequencyOf(running)).toBe(LOW)
})

test('a change under way when its agent dies is brought to its end by the next life', async () => {
  const gate = {isOpen: false}
  const running = await begin({
    journals: temporaryDirectory(),
    host: (platform) => ({
      ...platform,
      set: async (setting, signal) => (gate.isOpen ? platform.set(setting, signal) : new Promise(() => undefined)),
    }),
  })
  await add(running, saver('saver', ''))
  await running.pass(10_000)
  expect(running.service.decisions({policy: 'saver', agent: 'near/n1', limit: 5})[0]?.outcome).toEqual({kind: 'executing'})
  await running.crash()
  gate.isOpen = true
  await running.start()
  await running.pass(30_000)
  expect(await frequencyOf(running)).toBe(LOW)
  expect(running.service.decisions({policy: 'saver', agent: 'near/n1', limit: 5})).toMatchObject([{outcome: {kind: 'done'}}])
})

test('cut off from its cluster a node goes on by its policies, also in its next life', async () => {
  const link = {isCut: false}
  const running = await begin({
    journals: temporaryDirectory(),
    fabric: (fabric) => cutAt(fabric, (topic) => link.isCut && /\/near\/n1\/(desired|presence)/.test(topic)),
  })
  await add(running, saver())
  await running.pass(20_000)
  link.isCut = true
  await running.during(simulatedHost(running.world, 'near/n1').set({name: 'cpu-frequency', value: null}, NEVER))
  await running.crash()
  for (const topic of [topics.policyNames, topics.surroundings]) await forget(running, topic({slice: 'test', cluster: 'near', node: 'n1'}))
  await forget(running, topics.policy({slice: 'test', cluster: 'near', node: 'n1'}, 'saver'))
  await running.start()
  await running.pass(30_000)
  expect(await frequencyOf(running)).toBe(LOW)
  await running.during(running.service.removePolicy('saver', 'ada'))
  await running.pass(10_000)
  expect(await frequencyOf(running)).toBe(LOW)
  link.isCut = false
  await running.crash()
  await running.start()
  await running.pass(60_000)
  expect(await frequencyOf(running)).toBe(FREE)
})

test('a node that does not permit it is left alone, and what is about workloads is refused with the way out', async () => {
  const scenario = testScenario()
  const clusters = scenario.clusters.map((cluster) => ({
    ...cluster,
    nodes: cluster.nodes.map((node) => ({...node, description: {...node.description, permitted_actions: ['set_power_cap' as const]}})),
  }))
  const running = await begin({}, {...scenario, clusters})
  await add(running, saver())
  await running.pass(20_000)
  expect(verdictsOf(running, 'saver')[0]).toMatchObject({kind: 'rejected', reasons: [{code: 'not-permitted'}]})
  expect(await frequencyOf(running)).toBe(FREE)
  await expect(add(running, saver('mover', `mechanisms: ['placement'],`))).rejects.toMatchObject({
    code: 'policy-invalid',
    message: textWith('placement'),
    hints: [textWith('--layer cluster'), textWith('cpu-frequency')],
  })
  await expect(add(running, {...saver('bound', `layer: 'cluster',`), binding: {nodes: ['n1']}})).rejects.toMatchObject({
    code: 'policy-invalid',
  })
})

test('a policy of a node may not name a mechanism that a person added, and one that did before is told of', async () => {
  const running = await begin()
  const source = `import {defineMechanism} from 'mlsysops'
export default defineMechanism({name: 'valve', commandSchema: {type: 'object'}, check: () => undefined, apply: () => undefined})`
  await add(running, saver('early', `mechanisms: ['valve'],`))
  await running.pass(10_000)
  const early = () => running.service.policies().find(({name}) => name === 'early')?.reports ?? []
  expect(early()[0]).toMatchObject({state: 'degraded', reason: textWith('it names valve, which no agent of the layer node has')})
  await running.during(running.service.addMechanism({fileName: 'valve.mjs', source}, 'ada'))
  const wayOut = 'mlsysops policy add early.mjs --layer cluster'
  expect(early()[0]).toMatchObject({state: 'degraded', reason: textWith(wayOut)})
  expect(running.service.policy('early').reports[0]).toMatchObject({state: 'degraded', reason: textWith('it names valve')})
  await expect(add(running, saver('late', `mechanisms: ['valve'],`))).rejects.toMatchObject({
    code: 'policy-invalid',
    message: textWith('it may not name valve'),
    hints: [textWith('--layer cluster')],
  })
  await expect(add(running, {...saver('late', `layer: 'cluster', mechanisms: ['valve'],`), layer: 'node'})).rejects.toMatchObject({
    message: textWith('it may not name valve'),
  })
  await add(running, saver('late', `layer: 'cluster', mechanisms: ['valve'],`))
  await running.during(running.service.removeMechanism('valve', 'ada', false))
  expect(early()[0]).toMatchObject({state: 'degraded', reason: textWith('which no agent of the layer node has')})
})

test('a policy for applications sees those that are on its node, and no others', async () => {
  const running = await begin()
  const source = `${head}
export default definePolicy({
  name: 'looker', layer: 'node', interval: '1s', mechanisms: ['cpu-governor'], cooldown: '1m',
  analyze: ({application, world}) => ({verdict: 'hold', reason: application.name + ' has ' + [...world.intents.keys()].join(',') + ' on ' + [...world.nodes.keys()].join(',')}),
  plan: () => undefined,
})`
  await add(running, {fileName: 'looker.mjs', source})
  await running.during(running.service.deploy(application('shop'), {by: 'ada'}))
  await running.until('deployed', () => running.service.application('shop')?.phase === 'deployed', 60_000)
  await running.pass(10_000)
  const [place] = running.service.application('shop')?.components[0]?.instances ?? []
  const seen = running.service.decisions({policy: 'looker', limit: 20})
  expect(new Set(seen.map(({agent}) => agent))).toEqual(new Set([`${running.service.application('shop')?.clusters[0]}/${place?.node}`]))
  expect(seen[0]).toMatchObject({application: 'shop', verdict: {kind: 'held', reason: `shop has shop/web on ${place?.node}`}})
  const [web] = (await running.service.explain('shop')).components
  const says = {verdict: 'hold', reason: `shop has shop/web on ${place?.node}`}
  expect(web?.policies.filter(({policy}) => policy === 'looker')).toMatchObject([{node: seen[0]?.agent, ...says}])
  expect(web?.policies.find(({policy}) => policy === 'component-placement')).not.toHaveProperty('node')
  expect(running.service.policy('looker').said).toMatchObject([{agent: seen[0]?.agent, application: 'shop', ...says}])
  await running.during(running.service.remove('shop', 'ada'))
  await running.until('gone', () => running.service.application('shop') === undefined, 60_000)
  await running.pass(10_000)
  expect(running.service.policies().find(({name}) => name === 'looker')).toMatchObject({instances: 0})
  expect(running.service.policy('looker').said).toEqual([])
})

test('what a Python policy wants of workloads is refused by its agent, with the way out', async () => {
  const running = await begin()
  const source = `
def initialize():
    return {"telemetry": {"metrics": []}, "mechanisms": ["fluidity_proxy"], "configuration": {"analyze_interval": "2s"}, "scope": "global"}
def analyze(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    return True, context
def plan(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    here = system_description["MLSysOpsNode"]["name"]
    return {"fluidity_proxy": {"name": "shop", "deployment_plan": {"web": [{"action": "deploy", "host": here}]}}}, context
`
  await add(running, {fileName: 'policy-mover.py', source, layer: 'node', binding: {nodes: ['n1']}})
  await running.pass(10_000)
  expect(verdictsOf(running, 'mover')).toMatchObject([
    {kind: 'rejected', reasons: [{code: 'workloads-elsewhere', message: textWith('n1'), wayOut: textWith('--layer cluster')}]},
  ])
  expect(verdictsOf(running, 'mover', 'near/n2')).toEqual([])
})

function cutAt(fabric: Fabric, isLost: (topic: string) => boolean): Fabric {
  return {...fabric, publish: async (topic, payload, options) => (isLost(topic) ? undefined : fabric.publish(topic, payload, options))}
}

async function forget({broker}: VirtualSlice, topic: string): Promise<void> {
  const continuum = broker.connect({agent: 'ghost', presenceTopic: topics.presence({slice: 'test'})})
  await continuum.publish(topic, null, {retain: true})
  await continuum.close()
}
