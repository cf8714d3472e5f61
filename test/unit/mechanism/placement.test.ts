import {afterEach, describe, expect, test} from 'vitest'
import {ClusterView} from '../../../src/agent/roles/cluster-view.js'
import type {ComponentDescription} from '../../../src/descriptions/types.js'
import {createPlacementMechanism, type PlacementCommand} from '../../../src/mechanism/builtin/placement.js'
import type {ExecutionContext, MechanismOutcome} from '../../../src/mechanism/contract.js'
import type {ClusterPlatform, ComponentIntent, HostShare, Order} from '../../../src/platform/contract/index.js'
import {openWorld, simulatedCluster, simulatedSlice} from '../../../src/platform/simulated/index.js'
import type {World} from '../../../src/policy/contract.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {application, component, NEVER, ORIGIN_MS, spec, testScenario} from '../../contract/platform/fixtures.js'
import {textLike, textWith} from '../../support/matchers.js'

let stop: AbortController | undefined
afterEach(() => stop?.abort(new Error('the test is over')))

async function bench(web: ComponentDescription = component('web')) {
  const clock = createVirtualClock(ORIGIN_MS)
  const world = openWorld({scenario: testScenario(), clock})
  const pass = (ms: number) => clock.run(clock.now() + ms, {world})
  stop = new AbortController()
  const {signal} = stop
  const slice = simulatedSlice(world)
  const inner = simulatedCluster(world, 'near')
  const asked: string[] = []
  const platform: ClusterPlatform = {
    ...inner,
    apply: (intent, epoch, until) => {
      asked.push(tell(intent.hosts))
      return inner.apply(intent, epoch, until)
    },
  }
  // Kept open: a lease ends with its loop.
  const held = [slice.lease(signal), inner.lease(signal)].map((lease) => lease[Symbol.asyncIterator]())
  const [sliceEpoch, epoch] = (await Promise.all(held.map((lease) => lease.next()))).map((step) => Number(step.value))
  const view = new ClusterView('near', clock, () => undefined)
  void view.follow(inner, signal)
  const mechanism = createPlacementMechanism({platform, clock})
  const put = async (description: ComponentDescription, orders: readonly Order[] = []) => {
    const known = view.applications.get('city')
    await slice.put(spec(application('city', [description]), {orders}), world.state.applications.entry('city')?.revision, NEVER)
    const current = world.state.applications.get('city')
    if (current !== undefined) await slice.assign(current, [{cluster: 'near'}], sliceEpoch ?? 0, NEVER)
    while (view.applications.get('city') === known) await pass(10)
  }
  await put(web)
  const context = (decision: string): ExecutionContext => ({
    decision,
    epoch: epoch ?? 0,
    world: () => view.world(),
    changed: (until) => view.changed(until),
    stopping: signal,
    policy: 'test',
    reason: 'to see',
  })
  const command = (...hosts: HostShare[]): PlacementCommand => ({
    application: 'city',
    component: 'web',
    hosts: hosts.map((host) => ({...host})),
  })
  const run = async (promise: Promise<MechanismOutcome>): Promise<MechanismOutcome> => {
    let result: MechanismOutcome | undefined
    void promise.then((outcome) => (result = outcome))
    while (result === undefined) await pass(100)
    await pass(6_000)
    return result
  }
  const bring = (hosts: readonly HostShare[], decision = 'd1', abort: AbortSignal = NEVER) =>
    run(mechanism.apply(command(...hosts), context(decision), abort))
  const instances = () => [...world.state.instances.values()].map((one) => `${one.id} ${one.node} ${one.phase}`)
  return {
    clock,
    world,
    platform,
    mechanism,
    view,
    pass,
    put,
    bring,
    run,
    command,
    context,
    asked,
    instances,
    intent: () => view.intents.get('city/web'),
  }
}

function tell(hosts: readonly HostShare[]): string {
  return hosts.map((share) => `${share.node}${share.keep === true ? ' kept' : ''}`).join('+') || 'nothing'
}

const N1 = [{node: 'n1', instances: 1}]
const N2 = [{node: 'n2', instances: 1}]

describe('a move', () => {
  test('makes before it breaks', async () => {
    const opened = await bench()
    expect(await opened.bring(N1)).toMatchObject({kind: 'done', message: textLike(/^Runs on n1 after/)})
    expect(await opened.bring(N2, 'd2')).toMatchObject({
      kind: 'done',
      message: textLike(/^Moved from n1 to n2 .* the old instance ran until/),
    })
    expect(opened.asked).toEqual(['n1', 'n2+n1 kept', 'n2'])
    expect(opened.instances()).toEqual([textLike(/n2 ready$/)])
  })

  test('under a budget that others were faster to use takes the old away when it may', async () => {
    const opened = await bench()
    await opened.bring(N1)
    const keeps = {rule: 'at-least', amount: 0, isPercent: false} as const
    let allowed = 0
    const world = (): World => {
      const seen = opened.view.world()
      const budgets = [{name: 'PodDisruptionBudget keep', isCounted: true, ready: 1, expected: 1, allowed, keeps}]
      return {...seen, components: new Map([...seen.components].map(([key, one]) => [key, {...one, budgets}]))}
    }
    const moving = opened.mechanism.apply(opened.command(...N2), {...opened.context('d2'), world}, NEVER)
    await opened.pass(20_000)
    expect(opened.instances()).toEqual([textLike(/n1 ready$/), textLike(/n2 ready$/)])
    allowed = 1
    expect(await opened.run(moving)).toMatchObject({kind: 'done'})
    expect(opened.instances()).toEqual([textLike(/n2 ready$/)])
  })

  test('under a budget that never lets the old go is taken back, and names it', async () => {
    const opened = await bench()
    await opened.bring(N1)
    const keeps = {rule: 'all-but', amount: 0, isPercent: false} as const
    const budgets = [{name: 'PodDisruptionBudget keep', isCounted: true, ready: 2, expected: 2, allowed: 0, keeps}]
    const world = (): World => {
      const seen = opened.view.world()
      return {...seen, components: new Map([...seen.components].map(([key, one]) => [key, {...one, budgets}]))}
    }
    expect(opened.mechanism.check(opened.command(...N2), world())).toMatchObject({kind: 'not-yet', reason: {code: 'disruption-budget'}})
    const outcome = await opened.run(opened.mechanism.apply(opened.command(...N2), {...opened.context('d2'), world}, NEVER))
    expect(outcome).toMatchObject({kind: 'failed', restored: true, reasons: [{message: textWith('PodDisruptionBudget keep lets 0')}]})
    expect(opened.instances()).toEqual([textLike(/n1 ready$/)])
  })

  test('of an exclusive component breaks before it makes, and never runs two', async () => {
    const opened = await bench(component('web', {exclusive: true}))
    await opened.bring(N1)
    const moving = opened.mechanism.apply(opened.command(...N2), opened.context('d2'), NEVER)
    let most = 0
    for (let step = 0; step < 200; step += 1) {
      await opened.pass(50)
      most = Math.max(most, opened.instances().length)
    }
    expect(await opened.run(moving)).toMatchObject({kind: 'done', message: textWith('it is exclusive, so it did not run')})
    expect(opened.asked).toEqual(['n1', 'nothing', 'n2'])
    expect(most).toBe(1)
  })

  test.each([false, true])('that is not ready in time is taken back (exclusive: %s)', async (exclusive) => {
    const opened = await bench(component('web', {exclusive}))
    await opened.bring(N1)
    opened.world.inject({kind: 'slow-disk', node: 'near/n2', factor: 1_000}, 600_000)
    const outcome = await opened.bring(N2, 'd2')
    expect(outcome).toMatchObject({
      kind: 'failed',
      restored: true,
      reasons: [{code: 'not-ready-in-time', message: textWith('the new instance is not ready after 120 s')}],
    })
    await opened.pass(10_000)
    expect(opened.instances()).toEqual([textLike(/n1 ready$/)])
    expect(opened.asked).toEqual(exclusive ? ['n1', 'nothing', 'n2', 'nothing', 'n1'] : ['n1', 'n2+n1 kept', 'n1'])
  })

  test('that changes the description as well goes back to the old one', async () => {
    const opened = await bench()
    await opened.bring(N1)
    const [before] = opened.instances()
    opened.world.inject({kind: 'image-unavailable', image: 'new:*'}, 600_000)
    await opened.put(component('web', {containers: [{image: 'new:1', ports: [{container_port: 80}]}]}))
    expect(await opened.bring(N2, 'd2')).toMatchObject({kind: 'failed', restored: true})
    expect(opened.instances()).toEqual([before])
    expect(opened.intent()).toMatchObject({generation: 1, hosts: N1, goal: N1})
  })

  test('of the description alone is rolled back where it does not come up, the old instance serving all the while', async () => {
    const opened = await bench()
    await opened.bring(N1)
    const [before] = opened.instances()
    opened.world.inject({kind: 'image-unavailable', image: 'new:*'}, 600_000)
    await opened.put(component('web', {containers: [{image: 'new:1', ports: [{container_port: 80}]}]}))
    const changing = opened.mechanism.apply(opened.command(...N1), opened.context('d2'), NEVER)
    await opened.pass(60_000)
    expect(opened.instances()[0]).toBe(before)
    expect(opened.mechanism.isOpen(opened.intent() as ComponentIntent)).toBe(true)
    expect(await opened.run(changing)).toMatchObject({
      kind: 'failed',
      restored: true,
      reasons: [{code: 'rolled-back', message: textWith('it was changed back to what ran before')}],
    })
    expect(opened.instances()).toEqual([before])
  })

  test('of the description that ends well leaves nothing to go back to', async () => {
    const opened = await bench()
    await opened.bring(N1)
    await opened.put(component('web', {containers: [{image: 'new:1', ports: [{container_port: 80}]}]}))
    expect(await opened.bring(N1, 'd2')).toMatchObject({kind: 'done'})
    expect(opened.intent()).toMatchObject({generation: 2, goal: N1})
    expect(opened.intent()?.fallbackSpec).toBeUndefined()
    expect(opened.mechanism.isOpen(opened.intent() as ComponentIntent)).toBe(false)
  })

  test('is taken back by an order, at once', async () => {
    const opened = await bench()
    await opened.bring(N1)
    const abort = new AbortController()
    const moving = opened.mechanism.apply(opened.command(...N2), opened.context('d2'), abort.signal)
    await opened.pass(500)
    abort.abort(new Error('ada ordered otherwise'))
    expect(await opened.run(moving)).toMatchObject({
      kind: 'failed',
      restored: true,
      reasons: [{code: 'taken-back', message: 'taken back: ada ordered otherwise'}],
    })
    expect(opened.instances()).toEqual([textLike(/n1 ready$/)])
  })

  test('is given up when what shall run changes under it', async () => {
    const opened = await bench()
    await opened.bring(N1)
    opened.world.inject({kind: 'slow-disk', node: 'near/n2', factor: 1_000}, 600_000)
    const moving = opened.mechanism.apply(opened.command(...N2), opened.context('d2'), NEVER)
    await opened.pass(500)
    await opened.put(component('web', {containers: [{image: 'new:1', ports: [{container_port: 80}]}]}))
    expect(await opened.run(moving)).toMatchObject({kind: 'failed', restored: true, reasons: [{code: 'superseded'}]})
    expect(opened.clock.now() - ORIGIN_MS).toBeLessThan(60_000)
  })

  test('is left as it is when the agent stops', async () => {
    const opened = await bench()
    await opened.bring(N1)
    const stopping = new AbortController()
    const moving = opened.mechanism.apply(opened.command(...N2), {...opened.context('d2'), stopping: stopping.signal}, NEVER)
    await opened.pass(300)
    const before = opened.intent()
    stopping.abort(new Error('the agent stops'))
    await expect(moving).rejects.toThrow('the agent stops')
    expect(opened.intent()).toBe(before)
    expect(before).toMatchObject({hosts: [N2[0], {...N1[0], keep: true}], goal: N2, fallback: N1})
  })
})

describe('another life carries on', () => {
  const resume = async (opened: Awaited<ReturnType<typeof bench>>, intent: ComponentIntent | undefined) => {
    if (intent === undefined) throw new Error('nothing was asked')
    opened.asked.splice(0)
    return await opened.run(opened.mechanism.resume(intent, opened.context(intent.decision), NEVER))
  }

  test('where the new instance is coming up', async () => {
    const opened = await bench()
    await opened.bring(N1)
    const stopping = new AbortController()
    void opened.mechanism.apply(opened.command(...N2), {...opened.context('d2'), stopping: stopping.signal}, NEVER).catch(() => undefined)
    await opened.pass(300)
    stopping.abort(new Error('the agent stops'))
    await opened.pass(60_000)
    const moving = opened.intent()
    expect(moving === undefined || opened.mechanism.isOpen(moving)).toBe(true)
    expect(await resume(opened, moving)).toMatchObject({kind: 'done'})
    expect(opened.instances()).toEqual([textLike(/n2 ready$/)])
  })

  test('where only the end was left: nothing is asked, and nothing of the old is made again', async () => {
    const opened = await bench()
    await opened.bring(N1)
    await opened.bring(N2, 'd2')
    const [before] = opened.instances()
    expect(opened.mechanism.isOpen(opened.intent() as ComponentIntent)).toBe(false)
    expect(await resume(opened, opened.intent())).toMatchObject({kind: 'done'})
    expect(opened.asked).toEqual([])
    expect(opened.instances()).toEqual([before])
  })

  test('where an exclusive one was made after the break: it is not broken again', async () => {
    const opened = await bench(component('web', {exclusive: true}))
    await opened.bring(N1)
    await opened.bring(N2, 'd2')
    const [before] = opened.instances()
    expect(await resume(opened, opened.intent())).toMatchObject({kind: 'done'})
    expect(opened.instances()).toEqual([before])
  })

  test('where an exclusive one was being broken', async () => {
    const opened = await bench(component('web', {exclusive: true}))
    await opened.bring(N1)
    const broken = {
      ...(opened.intent() as ComponentIntent),
      hosts: [],
      goal: N2,
      fallback: N1,
      decision: 'd2',
      deadlineMs: opened.clock.now() + 60_000,
    }
    await opened.platform.apply(broken, opened.context('d2').epoch, NEVER)
    expect(opened.mechanism.isOpen(broken)).toBe(true)
    expect(await resume(opened, broken)).toMatchObject({kind: 'done'})
    expect(opened.instances()).toEqual([textLike(/n2 ready$/)])
  })

  test('a second attempt of one decision does not forget what to go back to', async () => {
    const opened = await bench()
    await opened.bring(N1)
    opened.world.inject({kind: 'slow-disk', node: 'near/n2', factor: 1_000}, 600_000)
    const abort = new AbortController()
    void opened.mechanism.apply(opened.command(...N2), {...opened.context('d2'), stopping: abort.signal}, NEVER).catch(() => undefined)
    await opened.pass(300)
    abort.abort(new Error('no answer'))
    expect(await opened.bring(N2, 'd2')).toMatchObject({kind: 'failed', restored: true})
    expect(opened.instances()).toEqual([textLike(/n1 ready$/)])
  })
})

describe('what may not be done', () => {
  const check = (opened: Awaited<ReturnType<typeof bench>>, hosts: readonly HostShare[], world: World = opened.view.world()) => {
    const verdict = opened.mechanism.check(opened.command(...hosts), world)
    if (verdict.kind === 'admissible') return []
    return (verdict.kind === 'inadmissible' ? verdict.reasons : [verdict.reason]).map((reason) => reason.code)
  }

  test('an exclusive component may not leave a host that is not heard while it may run there', async () => {
    const opened = await bench(component('web', {exclusive: true}))
    await opened.bring(N1)
    opened.world.inject({kind: 'node-down', node: 'near/n1', reboots: false}, 600_000)
    await opened.pass(60_000)
    expect(check(opened, N2)).toEqual(['not-fenced'])
    await simulatedSlice(opened.world).deleteNode('near', 'n1', NEVER)
    await opened.pass(1_000)
    expect(check(opened, N2)).toEqual([])
  })

  test('a description that asks for more than is free beside what runs', async () => {
    const opened = await bench()
    await opened.bring(N1)
    await opened.put(component('web', {}, {cpu: '9'}))
    expect(check(opened, N1)).toEqual(['cpu-short'])
  })

  test.each<[string, Order['wish'], readonly HostShare[], string | undefined]>([
    ['a pin', {kind: 'pin', node: 'n1'}, N2, 'person-ordered'],
    ['a pin that is kept', {kind: 'pin', node: 'n2'}, N2, undefined],
    ['a pin, by a removal', {kind: 'pin', node: 'n1'}, [], undefined],
    ['a move', {kind: 'move', to: 'n1'}, N2, 'person-ordered'],
    ['a move from a host, by going back there', {kind: 'move', from: 'n2', to: 'n1'}, N2, 'person-ordered'],
    ['a number, by more', {kind: 'scale', instances: 1}, [{node: 'n1', instances: 2}], 'person-ordered'],
    ['a number that is kept', {kind: 'scale', instances: 2}, [{node: 'n1', instances: 2}], undefined],
    ['an image', {kind: 'set-image', image: 'x:1'}, N2, undefined],
  ])('an order forbids: %s', async (_, wish, hosts, code) => {
    const opened = await bench()
    await opened.bring(N1)
    const order: Order = {id: 'o1', component: 'web', by: 'ada', issuedMs: ORIGIN_MS, wish}
    expect(opened.mechanism.overruledBy(opened.command(...hosts), order, opened.view.world())?.code).toBe(code)
  })
})
