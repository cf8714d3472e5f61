import {afterEach, describe, expect, test} from 'vitest'
import type {ResolvedScenario} from '../../src/descriptions/resolved-scenario.js'
import type {ApplicationDescription, ComponentDescription} from '../../src/descriptions/types.js'
import type {ClusterPlatform, LeaseEvent} from '../../src/platform/contract/index.js'
import {application, component, nodeDescription, scenarioNode} from '../contract/platform/fixtures.js'
import {textWith} from '../support/matchers.js'
import {deployed, hostsOf, instancesIn} from '../support/slice-views.js'
import {temporaryDirectory} from '../support/temporary-directory.js'
import {classifier, LOAD_RISES_MS, twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, type VirtualSliceOptions, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults ?? []).toEqual([])
  await slice?.stop()
  slice = undefined
})

async function city(
  components: readonly ComponentDescription[],
  {
    more = {},
    scenario = twoWorkers(),
    ...options
  }: {readonly more?: Partial<ApplicationDescription>; readonly scenario?: ResolvedScenario} & VirtualSliceOptions = {},
): Promise<VirtualSlice> {
  slice = await virtualSlice(scenario, options)
  await slice.pass(1_000)
  await slice.during(slice.service.deploy({...application('city', [...components]), ...more}, {by: 'ada'}))
  return slice
}

function workers(count: number): ResolvedScenario {
  const names = Array.from({length: count}, (_, index) => `w${index + 1}`)
  return {
    ...twoWorkers(),
    clusters: [{name: 'workers', description: {cluster_id: 'workers', nodes: names}, nodes: names.map((name) => scenarioNode(name))}],
  }
}

function job(name: string, overrides: Partial<ComponentDescription> = {}): ComponentDescription {
  return {
    metadata: {name},
    restart_policy: 'OnFailure',
    containers: [{image: `registry.test/${name}:1`, platform_requirements: {cpu: {requests: '100m'}}}],
    ...overrides,
  }
}

function find(running: VirtualSlice, name: string) {
  return running.service.application('city')?.components.find((one) => one.component === name)
}

describe('advise mode', () => {
  async function advised(options: VirtualSliceOptions = {}) {
    const running = await city([classifier()], options)
    await running.during(running.service.setMode('advise', 'ada'))
    await deployed(running)
    await running.pass(LOAD_RISES_MS + 60_000)
    return running
  }
  const waiting = (running: VirtualSlice) => running.service.decisions({application: 'city', verdict: 'awaiting-approval', limit: 9})
  const waitsNow = (running: VirtualSlice) => running.service.decisions({waiting: true, limit: 9}).map((one) => one.id)

  test('a change waits for a person, and is carried out as the very decision that was approved', async () => {
    const running = await advised()
    const [decision] = waiting(running)
    expect(waiting(running)).toHaveLength(1)
    expect(decision?.verdict).toMatchObject({reason: textWith(`mlsysops plan approve ${decision?.id ?? '?'}`)})
    expect(hostsOf(running, 'classifier')).toBe('slow')
    expect(waitsNow(running)).toEqual([decision?.id])
    await running.during(running.service.answer([decision?.id ?? ''], {kind: 'approve'}, {by: 'ada'}))
    expect(waitsNow(running), 'it waits no more for a person').toEqual([])
    await running.until('moved', () => hostsOf(running, 'classifier') === 'fast', 60_000)
    await running.pass(10_000)
    expect(running.service.decision(decision?.id ?? '')).toMatchObject({
      verdict: {kind: 'admitted', reason: 'Admitted: ada approved it.'},
      outcome: {kind: 'done'},
    })
    expect(waiting(running)).toEqual([])
  })

  test('what waits is what is wanted now: not when the target is met again, nor in another mode', async () => {
    const running = await advised()
    const [decision] = waitsNow(running)
    expect(decision).toBeDefined()
    await running.during(running.service.setMode('heuristic', 'ada'))
    expect(waitsNow(running)).toEqual([])
    await running.during(running.service.setMode('advise', 'ada'))
    running.world.inject({kind: 'telemetry-lost', application: 'city'}, 120_000)
    await running.pass(60_000)
    expect(waitsNow(running), 'the policy holds: nothing is heard').toEqual([])
    expect(
      waiting(running).map((one) => one.id),
      'the journal keeps it',
    ).toContain(decision)
    await running.pass(180_000)
    expect(waitsNow(running), 'it wants it again').toHaveLength(1)
    await running.during(running.service.remove('city', 'ada'))
    await running.pass(60_000)
    expect(waitsNow(running)).toEqual([])
  })

  test('what was approved is that command and no other', async () => {
    const running = await advised()
    const [decision] = waiting(running)
    await running.during(running.service.cordon('fast', true, 'ada'))
    await running.during(running.service.answer([decision?.id ?? ''], {kind: 'approve'}, {by: 'ada'}))
    await running.pass(120_000)
    expect(hostsOf(running, 'classifier')).toBe('slow')
  })

  test('a cluster agent that begins again knows the mode before it does anything', async () => {
    const running = await advised({journals: temporaryDirectory()})
    await running.crash()
    await running.pass(30_000)
    await running.start()
    await running.pass(120_000)
    expect(hostsOf(running, 'classifier')).toBe('slow')
    expect(running.service.mode()).toBe('advise')
    expect(waiting(running)).toHaveLength(1)
  })
})

describe('a changed description that does not come up', () => {
  const order = (running: VirtualSlice) =>
    running.during(running.service.order('city', 'web', {kind: 'set-image', image: 'absent.test/web:2'}, {by: 'ada'}))
  const absent = (running: VirtualSlice) => running.world.inject({kind: 'image-unavailable', image: 'absent.test/*'}, 24 * 3_600_000)

  test('is rolled back by its deadline, tried again a few times, and told', async () => {
    const running = await city([component('web')])
    await deployed(running)
    const serving = () => instancesIn(running).filter((one) => one.includes('generation 1'))
    const [before] = serving()
    absent(running)
    await order(running)
    await running.pass(100_000)
    expect(serving(), 'the old one serves meanwhile').toEqual([before])
    await running.pass(30_000)
    expect(instancesIn(running)).toEqual([before])
    const view = running.service.application('city')
    expect(view?.phase).toBe('degraded')
    expect(view?.reasons).toMatchObject([
      {code: 'order-waiting', message: textWith('an order of ada waits')},
      {code: 'rolled-back', message: textWith('the new instance is not ready after 120 s')},
    ])
    await running.pass(3_600_000)
    const [last, ...earlier] = running.service.decisions({application: 'city', component: 'web', limit: 100})
    expect(last?.verdict).toMatchObject({kind: 'rejected', reasons: [{code: 'rolled-back'}]})
    expect(earlier.filter((one) => one.outcome.kind === 'failed')).toHaveLength(3)
    expect(instancesIn(running)).toEqual([before])
    await running.during(running.service.lift('city', 'web', 'all', 'ada'))
    await running.until('deployed again', () => running.service.application('city')?.phase === 'deployed', 60_000)
    expect(running.service.application('city')?.reasons).toEqual([])
    expect(instancesIn(running)).toEqual([before])
  })

  test('is rolled back by the next life of an agent that lost its journal', async () => {
    const running = await city([component('web')])
    await deployed(running)
    const [before] = instancesIn(running)
    absent(running)
    await order(running)
    await running.pass(30_000)
    await running.crash()
    await running.pass(20_000)
    await running.start()
    await running.pass(100_000)
    expect(instancesIn(running)).toEqual([before])
    const decisions = running.service.decisions({application: 'city', component: 'web', limit: 9})
    expect(decisions.find((one) => one.proposer.kind === 'policy' && one.proposer.policy === 'recovery')?.outcome).toMatchObject({
      kind: 'failed',
      restored: true,
      reasons: [{code: 'rolled-back'}],
    })
    expect(decisions[0]?.verdict, 'that failure counts').toMatchObject({kind: 'deferred', code: 'rolled-back'})
  })
})

describe('an exclusive component on a host that is not heard', () => {
  const camera = component('camera', {exclusive: true})

  test('waits for the host to come back, and then goes on there', async () => {
    const running = await city([camera])
    await deployed(running)
    const host = hostsOf(running, 'camera')
    running.world.inject({kind: 'node-down', node: `workers/${host}`, reboots: false}, 400_000)
    await running.pass(300_000)
    expect(instancesIn(running)).toHaveLength(1)
    expect(running.service.application('city')?.phase).toBe('degraded')
    expect(
      find(running, 'camera')
        ?.reasons.map((reason) => reason.message)
        .join(),
    ).toContain('it waits until the node is back or removed')
    await running.pass(300_000)
    expect(instancesIn(running)).toHaveLength(1)
    expect(hostsOf(running, 'camera')).toBe(host)
    expect(running.service.decisions({application: 'city', component: 'camera', verdict: 'admitted', limit: 9})).toHaveLength(1)
  })

  test('is placed again when the host is removed', async () => {
    const running = await city([camera])
    await deployed(running)
    const host = hostsOf(running, 'camera')
    running.world.inject({kind: 'node-down', node: `workers/${host}`, reboots: false}, 3_600_000)
    await running.pass(200_000)
    await running.during(running.service.order('city', 'camera', {kind: 'move', to: host === 'slow' ? 'fast' : 'slow'}, {by: 'ada'}))
    await running.pass(30_000)
    expect(instancesIn(running), 'not even by order').toHaveLength(1)
    expect(
      find(running, 'camera')
        ?.reasons.map((reason) => reason.message)
        .join(),
    ).toContain(`mlsysops infra remove ${host}`)
    const {simulatedSlice} = await import('../../src/platform/simulated/index.js')
    await running.during(simulatedSlice(running.world).deleteNode('workers', host, new AbortController().signal))
    await running.until('placed elsewhere', () => find(running, 'camera')?.ready === 1 && hostsOf(running, 'camera') !== host, 120_000)
  })
})

describe('an image that cannot be pulled', () => {
  const unavailable = (running: VirtualSlice, forMs: number) =>
    running.world.inject({kind: 'image-unavailable', image: 'registry.test/bad:*'}, forMs)
  const bad = (image: string) =>
    component('web', {containers: [{image, ports: [{container_port: 80}], platform_requirements: {cpu: {requests: '500m'}}}]})

  test('a first deployment is told to have failed, is not begun again and again, and comes up when the image is there', async () => {
    slice = await virtualSlice(twoWorkers())
    unavailable(slice, 600_000)
    await slice.pass(1_000)
    await slice.during(slice.service.deploy(application('city', [bad('registry.test/bad:1')]), {by: 'ada'}))
    await slice.pass(180_000)
    expect(slice.service.application('city')?.phase).toBe('failed')
    expect(
      find(slice, 'web')
        ?.reasons.map((reason) => reason.message)
        .join(),
    ).toContain('Image registry.test/bad:1 cannot be pulled')
    expect(instancesIn(slice)).toHaveLength(1)
    await deployed(await passed(slice, 400_000))
    expect(slice.service.decisions({application: 'city', component: 'web', verdict: 'admitted', limit: 99})).toHaveLength(1)
  })

  test('a changed description is taken back, tried a few times, and replaced at once by a mended one', async () => {
    const running = await city([bad('registry.test/good:1')])
    await deployed(running)
    const [before] = instancesIn(running)
    unavailable(running, 36_000_000)
    await running.during(running.service.deploy(application('city', [bad('registry.test/bad:1')]), {by: 'ada'}))
    await running.pass(3_600_000)
    expect(
      instancesIn(running).find((one) => one.startsWith(before?.split(' on ')[0] ?? '?')),
      'the old one ran all the time',
    ).toBeDefined()
    const tries = running.service.decisions({application: 'city', component: 'web', verdict: 'admitted', limit: 99}).length - 1
    expect(tries).toBe(3)
    expect(
      find(running, 'web')
        ?.reasons.map((reason) => reason.message)
        .join(),
    ).toMatch(/it was taken back 3 times: .* not tried again before/)
    await running.during(running.service.deploy(application('city', [bad('registry.test/good:2')]), {by: 'ada'}))
    await running.until(
      'the mended one runs',
      () => find(running, 'web')?.instances.some((one) => one.image.endsWith('good:2') && one.phase === 'ready') === true,
      20_000,
    )
  })

  test('a removal does not wait for it', async () => {
    slice = await virtualSlice(twoWorkers())
    unavailable(slice, 600_000)
    await slice.pass(1_000)
    await slice.during(slice.service.deploy(application('city', [bad('registry.test/bad:1')]), {by: 'ada'}))
    await slice.pass(10_000)
    await slice.during(slice.service.remove('city', 'ada'))
    await slice.until('gone', () => slice?.service.application('city') === undefined, 20_000)
  })

  async function passed(running: VirtualSlice, ms: number): Promise<VirtualSlice> {
    await running.pass(ms)
    return running
  }
})

test('an application removed and created again under its name begins anew', async () => {
  const running = await city([classifier()])
  await running.pass(LOAD_RISES_MS + 60_000)
  expect(hostsOf(running, 'classifier')).toBe('fast')
  const first = running.service.application('city')?.spec.uid
  await running.during(running.service.order('city', 'classifier', {kind: 'pin', node: 'fast'}, {by: 'ada'}))
  await running.during(running.service.remove('city', 'ada'))
  await running.until('gone', () => running.service.application('city') === undefined, 60_000)
  await running.during(running.service.deploy(application('city', [component('web')]), {by: 'bob'}))
  await deployed(running)
  const second = running.service.application('city')
  expect(second?.spec.uid).not.toBe(first)
  expect(second?.spec.orders).toEqual([])
  expect((await running.during(running.service.history('city'))).map((one) => one.by)).toEqual(['bob'])
  expect(second?.qos).toEqual([])
})

describe('orders', () => {
  test('a move from one host moves what is there, and no other instance', async () => {
    const running = await city([component('web', {node_placement: {scaling: {instances: 3}}}, {cpu: '3'})], {scenario: workers(4)})
    await deployed(running)
    const before = hostsOf(running, 'web').split(',')
    const from = before[0] ?? ''
    const to = ['w1', 'w2', 'w3', 'w4'].find((name) => !before.includes(name)) ?? before[1] ?? ''
    const others = instancesIn(running).filter((one) => !one.includes(`on ${from} `))
    await running.during(running.service.order('city', 'web', {kind: 'move', from, to}, {by: 'ada'}))
    await running.until('moved', () => !hostsOf(running, 'web').includes(from) && find(running, 'web')?.ready === 3, 60_000)
    await running.pass(700_000)
    expect(instancesIn(running).filter((one) => others.includes(one))).toEqual(others)
    expect(hostsOf(running, 'web')).not.toContain(from)
  })

  test('draining a host moves only what is there', async () => {
    const running = await city([component('web', {node_placement: {scaling: {instances: 3}}}, {cpu: '3'})], {scenario: workers(4)})
    await deployed(running)
    const from = hostsOf(running, 'web').split(',')[0] ?? ''
    const others = instancesIn(running).filter((one) => !one.includes(`on ${from} `))
    await running.during(running.service.drain(from, 'ada'))
    await running.until('drained', () => !hostsOf(running, 'web').includes(from) && find(running, 'web')?.ready === 3, 60_000)
    expect(instancesIn(running).filter((one) => others.includes(one))).toEqual(others)
  })

  test('what an order overruled holds again when it ends', async () => {
    const running = await city([component('web')])
    await deployed(running)
    const untilMs = running.clock.now() + 120_000
    await running.during(running.service.order('city', 'web', {kind: 'scale', instances: 3}, {by: 'ada', untilMs}))
    await running.until('three', () => find(running, 'web')?.ready === 3, 60_000)
    await running.pass(untilMs - running.clock.now() + 20_000)
    expect(instancesIn(running)).toHaveLength(1)
    const [last] = running.service.decisions({application: 'city', component: 'web', verdict: 'admitted', limit: 1})
    expect(last?.proposer.kind, 'nobody ordered that').toBe('policy')
  })

  test('a change of the description is not put down to whoever ordered something before', async () => {
    const running = await city([component('web')])
    await deployed(running)
    await running.during(running.service.order('city', 'web', {kind: 'scale', instances: 2}, {by: 'ada'}))
    await running.until('two', () => find(running, 'web')?.ready === 2, 60_000)
    await running.during(
      running.service.deploy(
        application('city', [{...component('web'), containers: [{image: 'registry.test/web:2', ports: [{container_port: 80}]}]}]),
        {by: 'bob'},
      ),
    )
    await running.until('rolled', () => find(running, 'web')?.instances.every((one) => one.image.endsWith(':2')) === true, 60_000)
    const [rolled, scaled] = running.service.decisions({application: 'city', component: 'web', verdict: 'admitted', limit: 2})
    expect(rolled?.proposer.kind).toBe('policy')
    expect(scaled?.proposer).toMatchObject({kind: 'person', by: 'ada'})
  })
})

test('of two applications that want the last free core at once exactly one gets it', async () => {
  slice = await virtualSlice(twoWorkers({fastReservedMillicores: 8_000}))
  await slice.pass(1_000)
  const {service} = slice
  const want = (name: string) =>
    service.deploy({...application(name, [component('web', {}, {cpu: '5'})]), cluster_placement: {cluster_id: ['workers']}}, {by: 'ada'})
  await slice.during(Promise.all([want('one'), want('two')]))
  await slice.pass(60_000)
  expect(['one', 'two'].map((name) => service.application(name)?.phase).toSorted()).toEqual(['deployed', 'failed'])
  expect([...slice.world.state.instances.values()]).toHaveLength(1)
})

describe('components that run to their end', () => {
  test('those that depend on one start when it runs or has run, and it is not run again', async () => {
    const running = await city([job('setup'), component('web', {depends_on: ['setup']})], {journals: temporaryDirectory()})
    await deployed(running)
    await running.pass(60_000)
    const before = instancesIn(running)
    expect(find(running, 'setup')?.instances.map((one) => one.phase)).toEqual(['completed'])
    await running.crash()
    await running.start()
    await running.pass(120_000)
    running.world.inject({kind: 'node-down', node: `workers/${hostsOf(running, 'setup')}`, reboots: true}, 300_000)
    await running.pass(500_000)
    const setups = running.service.decisions({application: 'city', component: 'setup', verdict: 'admitted', limit: 9})
    expect(setups).toHaveLength(1)
    expect(instancesIn(running).filter((one) => one.startsWith('setup'))).toEqual(before.filter((one) => one.startsWith('setup')))
  })

  test('one that must not be run twice is not placed again when its host is lost, and says so', async () => {
    const scenario = twoWorkers()
    const running = await city([job('once', {restart_policy: 'Never'})], {
      scenario: {...scenario, lifeCycle: {...scenario.lifeCycle, completionMs: 3_600_000}},
    })
    await running.until('runs', () => find(running, 'once')?.ready === 1, 30_000)
    running.world.inject({kind: 'node-down', node: `workers/${hostsOf(running, 'once')}`, reboots: false}, 600_000)
    await running.pass(400_000)
    expect(instancesIn(running)).toHaveLength(1)
    expect(
      find(running, 'once')
        ?.reasons.map((reason) => reason.message)
        .join(),
    ).toContain('it may not be run a second time')
  })
})

test('an external component is neither placed nor waited for', async () => {
  const outside = component('cloud-api', {external_component: true}, {cpu: '500'})
  const running = await city([outside, component('web', {depends_on: ['cloud-api']})])
  await deployed(running)
  expect(instancesIn(running).every((one) => one.startsWith('web'))).toBe(true)
  expect((await running.service.plan(application('other', [outside, component('web')]))).feasible).toBe(true)
})

describe('components that share a node', () => {
  const group = {single_node: [{components: ['a', 'b']}]}

  test('also where one has more instances than the other', async () => {
    const running = await city([component('a', {node_placement: {scaling: {instances: 3}}}, {cpu: '1'}), component('b', {}, {cpu: '3'})], {
      more: group,
    })
    await deployed(running)
    expect(hostsOf(running, 'a')).toBe(hostsOf(running, 'b'))
    expect(hostsOf(running, 'a')).not.toContain(',')
  })

  test('move together when a person moves one of them', async () => {
    const running = await city([component('a'), component('b')], {more: group})
    await deployed(running)
    const to = hostsOf(running, 'a') === 'slow' ? 'fast' : 'slow'
    await running.during(running.service.order('city', 'a', {kind: 'move', to}, {by: 'ada'}))
    await running.until('both moved', () => hostsOf(running, 'a') === to && hostsOf(running, 'b') === to, 60_000)
    await running.pass(700_000)
    expect([hostsOf(running, 'a'), hostsOf(running, 'b')]).toEqual([to, to])
  })

  test('are not torn apart by a policy', async () => {
    const running = await city([classifier(), component('b')], {more: {single_node: [{components: ['classifier', 'b']}]}})
    await running.pass(LOAD_RISES_MS + 120_000)
    expect(hostsOf(running, 'classifier')).toBe(hostsOf(running, 'b'))
  })
})

describe('nodes', () => {
  test('one that is added has an agent and can be used; one that is removed has none', async () => {
    const running = await city([component('web')])
    await deployed(running)
    await running.during(running.service.addNode('workers', nodeDescription('third', {price: {value: 0.01}}), 'ada'))
    await running.pass(20_000)
    expect(running.service.agents().find((agent) => agent.name === 'workers/third')?.state).toBe('online')
    expect(running.service.aggregate({metric: 'node_cpu_utilisation', node: 'third', windowMs: 15_000, by: 'count'})).toBeGreaterThan(0)
    await running.during(running.service.order('city', 'web', {kind: 'move', to: 'third'}, {by: 'ada'}))
    await running.until('moved', () => hostsOf(running, 'web') === 'third', 60_000)
    await running.during(running.service.drain('third', 'ada'))
    await running.until('drained', () => hostsOf(running, 'web') !== 'third', 60_000)
    await running.pass(20_000)
    await running.during(running.service.removeNode('third', 'ada'))
    await running.pass(20_000)
    expect(running.service.agents().map((agent) => agent.name)).toEqual(['continuum', 'workers', 'workers/fast', 'workers/slow'])
    expect(running.service.health().parts.every((part) => part.healthy)).toBe(true)
  })

  test('one that went while nobody listened is not remembered', async () => {
    const running = await city([component('web')], {journals: temporaryDirectory()})
    await deployed(running)
    const empty = hostsOf(running, 'web') === 'slow' ? 'fast' : 'slow'
    await running.crash()
    const {simulatedSlice} = await import('../../src/platform/simulated/index.js')
    await running.during(simulatedSlice(running.world).deleteNode('workers', empty, new AbortController().signal))
    await running.start()
    await running.pass(20_000)
    expect(running.service.infrastructure().clusters[0]?.nodes.map((node) => node.name)).not.toContain(empty)
  })
})

test('a lease that is lost in the middle of a move and held again: the move is brought to its end', async () => {
  let lose: () => void = () => undefined
  const cluster = (inner: ClusterPlatform): ClusterPlatform => ({
    ...inner,
    async *lease(signal): AsyncGenerator<LeaseEvent> {
      for (;;) {
        const held = new AbortController()
        lose = () => held.abort()
        for await (const epoch of inner.lease(AbortSignal.any([signal, held.signal]))) yield epoch
        if (signal.aborted) return
        yield 'lost'
      }
    },
  })
  const running = await city([component('web')], {cluster})
  await deployed(running)
  const to = hostsOf(running, 'web') === 'slow' ? 'fast' : 'slow'
  await running.during(running.service.order('city', 'web', {kind: 'move', to}, {by: 'ada'}))
  while (running.world.state.clusters.get('workers')?.intents.get('city/web')?.hosts.length !== 2) await running.pass(50)
  lose()
  await running.until('moved', () => hostsOf(running, 'web') === to && instancesIn(running).length === 1, 60_000)
})
