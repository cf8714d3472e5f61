import {afterEach, expect, test} from 'vitest'
import {application, component} from '../contract/platform/fixtures.js'
import {textWith} from '../support/matchers.js'
import {classifier, LATENCY, LOAD_RISES_MS, twoWorkers, type WorkersOptions} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

async function city(options: WorkersOptions = {}, components = [classifier()]): Promise<VirtualSlice> {
  slice = await virtualSlice(twoWorkers(options))
  await slice.pass(1_000)
  const {service} = slice
  await slice.during(service.deploy(application('city', components), {by: 'ada'}))
  return slice
}

function hosts({service}: VirtualSlice, name = 'classifier'): string {
  const component = service.application('city')?.components.find((one) => one.component === name)
  return [...new Set(component?.instances.filter((one) => one.phase !== 'terminating').map((one) => one.node))].join()
}

async function deployed(running: VirtualSlice): Promise<void> {
  await running.until('deployed', () => running.service.application('city')?.phase === 'deployed', 60_000)
}

function admittedMoves({service}: VirtualSlice) {
  return service.decisions({application: 'city', policy: 'qos-relocation', verdict: 'admitted', limit: 50})
}

test('a component whose target breaks moves to the host that is foreseen best, and the effect is measured', async () => {
  const running = await city()
  await deployed(running)
  expect(hosts(running)).toBe('slow')
  await running.until('moved', () => hosts(running) === 'fast', LOAD_RISES_MS + 60_000)
  await running.pass(60_000)
  const [move] = admittedMoves(running)
  expect(move?.summary).toMatch(/Move classifier from slow to fast: .* foreseen, .* now, target ≤ 50/)
  expect(move?.outcome.kind).toBe('done')
  expect(move?.effect?.before).toBeGreaterThan(50)
  expect(move?.effect?.after).toBeLessThan(50)
  expect(running.service.application('city')?.qos[0]?.met).toBe(true)
})

test('with other names it is the same', async () => {
  const running = await city({names: ['anna', 'berta']}, [classifier('seer')])
  await running.until('moved', () => hosts(running, 'seer') === 'berta', LOAD_RISES_MS + 90_000)
})

test('where the other host is no faster nothing moves, and the reason is told', async () => {
  const running = await city({fastRating: 5_000})
  await running.pass(LOAD_RISES_MS + 120_000)
  expect(hosts(running)).toBe('slow')
  expect(admittedMoves(running)).toEqual([])
  const [refused] = running.service.decisions({application: 'city', policy: 'qos-relocation', verdict: 'rejected', limit: 1})
  expect(refused?.candidates.find((one) => one.host === 'fast')?.refusals[0]?.code).toBe('no-gain')
})

test('where the other host is full nothing moves, and the shortage is told', async () => {
  const running = await city({fastReservedMillicores: 7_800})
  await running.pass(LOAD_RISES_MS + 120_000)
  expect(admittedMoves(running)).toEqual([])
  const [refused] = running.service.decisions({application: 'city', policy: 'qos-relocation', verdict: 'rejected', limit: 1})
  expect(
    refused?.candidates
      .find((one) => one.host === 'fast')
      ?.refusals.map((reason) => reason.message)
      .join(),
  ).toMatch(/needs 0.50 cores, the node has 0.20 cores free/)
})

test('with a target that holds nothing moves', async () => {
  const running = await city({}, [classifier('classifier', {}, 150)])
  await running.pass(LOAD_RISES_MS + 120_000)
  expect(admittedMoves(running)).toEqual([])
  expect(running.service.application('city')?.qos[0]?.met).toBe(true)
})

test('a host that disappoints is not moved to again and again', async () => {
  const running = await city({fastSpeed: 0.9})
  await running.pass(LOAD_RISES_MS + 1_200_000)
  expect(admittedMoves(running).length).toBeLessThanOrEqual(4)
})

test('what is not permitted is not done, and the application says how to permit it', async () => {
  slice = await virtualSlice(twoWorkers())
  await slice.pass(1_000)
  await slice.during(slice.service.deploy({...application('city', [classifier()]), permitted_actions: []}, {by: 'ada'}))
  await slice.pass(LOAD_RISES_MS + 60_000)
  const [refused] = slice.service.decisions({application: 'city', policy: 'qos-relocation', verdict: 'rejected', limit: 1})
  expect(refused?.verdict).toMatchObject({reasons: [{code: 'not-permitted'}]})
  expect(hosts(slice)).toBe('slow')
})

test('nothing is done on stale telemetry', async () => {
  const running = await city()
  await deployed(running)
  await running.pass(20_000)
  running.world.inject({kind: 'telemetry-lost', application: 'city'}, 600_000)
  await running.pass(LOAD_RISES_MS + 120_000)
  expect(hosts(running)).toBe('slow')
  const [held] = running.service.decisions({application: 'city', policy: 'qos-relocation', verdict: 'held', limit: 1})
  expect(held?.analysis.reason).toMatch(
    new RegExp(`${LATENCY} of classifier was last heard .* ago; nothing is done on telemetry older than 15 s`),
  )
})

test('a person’s order outranks every policy, until it ends', async () => {
  const running = await city()
  await deployed(running)
  await running.during(running.service.order('city', 'classifier', {kind: 'pin', node: 'slow'}, {by: 'ada'}))
  await running.pass(LOAD_RISES_MS + 120_000)
  expect(hosts(running)).toBe('slow')
  await running.during(running.service.lift('city', 'classifier', 'pin', 'ada'))
  await running.until('moved once the pin is lifted', () => hosts(running) === 'fast', 120_000)
})

test('an order to move is carried out at once, and restarts nothing else', async () => {
  const running = await city({}, [classifier(), component('web')])
  await deployed(running)
  const before = running.service.application('city')?.components.find((one) => one.component === 'web')?.instances[0]?.id
  await running.during(running.service.order('city', 'classifier', {kind: 'move', to: 'fast'}, {by: 'ada'}))
  await running.until('moved', () => hosts(running) === 'fast', 30_000)
  const [decision] = running.service.decisions({application: 'city', component: 'classifier', limit: 1})
  expect(decision?.proposer).toMatchObject({kind: 'person', by: 'ada'})
  expect(running.service.application('city')?.components.find((one) => one.component === 'web')?.instances[0]?.id).toBe(before)
})

test('an order for a host that may not run it is refused at once', async () => {
  const running = await city()
  await expect(running.during(running.service.order('city', 'classifier', {kind: 'pin', node: 'fsat'}, {by: 'ada'}))).rejects.toMatchObject(
    {code: 'node-not-found', hints: ['Did you mean fast?', 'mlsysops infra list']},
  )
})

test('an order for more than there is room for is refused at once, and leaves nothing', async () => {
  const running = await city()
  await deployed(running)
  const order = running.service.order('city', 'classifier', {kind: 'set-resources', requests: {cpu: '900'}}, {by: 'ada'})
  await expect(running.during(order)).rejects.toMatchObject({code: 'order-refused'})
  expect(running.service.application('city')?.spec.orders).toEqual([])
})

test('scaling runs as many instances as are asked for', async () => {
  const running = await city()
  await deployed(running)
  await running.during(running.service.order('city', 'classifier', {kind: 'scale', instances: 3}, {by: 'ada'}))
  await running.until('three are ready', () => running.service.application('city')?.components[0]?.ready === 3, 60_000)
})

test('a component starts after those that it depends on', async () => {
  const running = await city({}, [component('late', {depends_on: ['early']}), component('early')])
  await running.until('early runs', () => hosts(running, 'early') !== '', 20_000)
  expect(hosts(running, 'late')).toBe('')
  await deployed(running)
})

test('components that share a node go to one, and a removed application leaves nothing', async () => {
  slice = await virtualSlice(twoWorkers())
  await slice.pass(1_000)
  const together = {
    ...application('city', [component('a', {}, {cpu: '3'}), component('b', {}, {cpu: '3'})]),
    single_node: [{components: ['a', 'b']}],
  }
  await slice.during(slice.service.deploy(together, {by: 'ada'}))
  await deployed(slice)
  expect(hosts(slice, 'a')).toBe(hosts(slice, 'b'))
  await slice.during(slice.service.remove('city', 'ada'))
  await slice.until('gone', () => slice?.service.application('city') === undefined, 60_000)
  expect(slice.service.infrastructure().clusters[0]?.nodes.map((node) => node.instances)).toEqual([0, 0])
})

test('a changed description rolls what it changes, and rolls back', async () => {
  const running = await city()
  await deployed(running)
  const changed = application('city', [{...classifier(), containers: [{image: 'registry.test/classifier:2'}]}])
  const result = await running.during(running.service.deploy(changed, {by: 'ada'}))
  expect(result.kind).toBe('updated')
  await running.until(
    'the new image runs',
    () =>
      running.service.application('city')?.components[0]?.instances.every((one) => one.image.endsWith(':2') && one.phase === 'ready') ===
      true,
    60_000,
  )
  await running.during(running.service.rollback('city', 1, 'ada'))
  await running.until(
    'the old image runs',
    () =>
      running.service.application('city')?.components[0]?.instances.every((one) => one.image.endsWith(':1') && one.phase === 'ready') ===
      true,
    60_000,
  )
  expect((await running.during(running.service.history('city'))).map((one) => one.generation)).toEqual([3, 2, 1])
})

test('the same description again changes nothing', async () => {
  const running = await city()
  await deployed(running)
  expect((await running.during(running.service.deploy(application('city', [classifier()]), {by: 'ada'}))).kind).toBe('unchanged')
})

test('what a lost node ran is placed again after the grace, and not moved back when it returns', async () => {
  const running = await city({}, [component('web')])
  await deployed(running)
  const first = hosts(running, 'web')
  running.world.inject({kind: 'node-down', node: `workers/${first}`, reboots: false}, 400_000)
  await running.pass(60_000)
  expect(hosts(running, 'web')).toBe(first)
  await running.until(
    'placed again',
    () =>
      hosts(running, 'web')
        .split(',')
        .some((node) => node !== first),
    120_000,
  )
  await running.pass(600_000)
  const placed = running.service.decisions({application: 'city', component: 'web', verdict: 'admitted', limit: 10})
  expect(placed.map((one) => one.outcome.kind)).toEqual(['done', 'done'])
  expect(hosts(running, 'web')).not.toContain(first)
})

test('draining a node moves what may move and names what may not', async () => {
  const running = await city({}, [component('free'), component('fixed', {node_placement: {node: 'slow'}})])
  await deployed(running)
  const report = await running.during(running.service.drain('slow', 'ada'))
  expect(report.staying.map((one) => one.component)).toEqual(['fixed'])
  await running.until('drained', () => hosts(running, 'free') === 'fast', 60_000)
})

test('what is drained finds room together: what finds none any more stays, and it is said', async () => {
  const big = (name: string) => component(name, {}, {cpu: '3'})
  const running = await city({fastReservedMillicores: 4_000}, [big('one'), big('two')])
  await deployed(running)
  const moved = running.service.order('city', hosts(running, 'one') === 'slow' ? 'two' : 'one', {kind: 'move', to: 'slow'}, {by: 'ada'})
  await running.during(moved).catch(() => undefined)
  await running.until('both on slow', () => hosts(running, 'one') === 'slow' && hosts(running, 'two') === 'slow', 60_000)
  const report = await running.during(running.service.drain('slow', 'ada'))
  expect(report.moving).toHaveLength(1)
  expect(report.staying).toMatchObject([{reason: {code: 'no-eligible-host'}}])
})

test('what must be made anew on a cordoned node goes elsewhere, the new one ready before the old goes', async () => {
  const running = await city({}, [component('web')])
  await deployed(running)
  const from = hosts(running, 'web')
  await running.during(running.service.cordon(from, true, 'ada'))
  await running.during(running.service.order('city', 'web', {kind: 'set-image', image: 'registry.test/web:2'}, {by: 'ada'}))
  await running.until('changed elsewhere', () => hosts(running, 'web') === (from === 'slow' ? 'fast' : 'slow'), 60_000)
  const [changed] = running.service.decisions({application: 'city', component: 'web', verdict: 'admitted', limit: 1})
  expect(changed?.candidates.find((one) => one.host === from)?.refusals).toMatchObject([{code: 'node-cordoned'}])
  expect(changed?.outcome).toMatchObject({kind: 'done', message: textWith('the old instance ran until the new one was ready')})
})

test('a dry run of a description that grows asks for the room that it grows by', async () => {
  const running = await city({}, [component('web')])
  await deployed(running)
  const grown = await running.service.plan(application('city', [component('web', {}, {cpu: '500'})]))
  expect(grown.feasible).toBe(false)
  expect(grown.hosts.map((one) => one.refusals[0]?.code)).toEqual(['cpu-short', 'cpu-short'])
})

test('what cannot be placed says why on every host', async () => {
  const running = await city({}, [component('huge', {}, {memory: '64Gi'})])
  await running.pass(20_000)
  const report = await running.service.plan(application('city', [component('huge', {}, {memory: '64Gi'})]))
  expect(report.feasible).toBe(false)
  expect(report.hosts.map((one) => one.refusals[0]?.code)).toEqual(['memory-short', 'memory-short'])
  expect(running.service.application('city')?.phase).toBe('failed')
})
