import {setImmediate} from 'node:timers/promises'
import {afterEach, describe, expect, test} from 'vitest'
import type {Journal} from '../../../src/knowledge/contract.js'
import type {MechanismOutcome} from '../../../src/mechanism/contract.js'
import type {Order} from '../../../src/platform/contract/index.js'
import type {Policy} from '../../../src/policy/contract.js'
import {OperationalError} from '../../../src/support/errors.js'
import type {JsonObject} from '../../../src/support/json.js'
import {NEVER} from '../../../src/support/waiting.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {APP, type LoopBench, type LoopBenchOptions, loopBench, setting, wishing, worldOf} from '../../support/loop-bench.js'
import {textWith} from '../../support/matchers.js'

let bench: LoopBench | undefined
afterEach(async () => {
  await bench?.stop()
  bench = undefined
})

async function open(...policies: readonly Policy[]): Promise<LoopBench> {
  return await openWith({policies})
}

async function openWith(options: LoopBenchOptions): Promise<LoopBench> {
  bench = await loopBench(options)
  return bench
}

function verdicts(of: LoopBench, policy: string): readonly string[] {
  return of
    .decisions()
    .filter((one) => one.proposer.kind === 'policy' && one.proposer.policy === policy)
    .map(({verdict}) =>
      verdict.kind === 'deferred' ? verdict.code : verdict.kind === 'rejected' ? (verdict.reasons[0]?.code ?? '') : verdict.kind,
    )
    .toReversed()
}

function ordered(order: Partial<Order> & Pick<Order, 'wish'>): Order {
  return {id: 'o1', component: 'web', by: 'ada', issuedMs: ORIGIN_MS, ...order}
}

describe('what is refused, and in which order it is looked at', () => {
  test('a mechanism that is not there, a command that is not valid, a mechanism that the policy does not name', async () => {
    const opened = await open(
      wishing('a', () => [setting(1, {mechanism: 'none'})]),
      wishing('b', () => [setting(1, {command: {application: 'city', component: 'web', value: 'x'}})]),
      wishing('c', () => [setting(1)], {mechanisms: []}),
    )
    await opened.pass(100)
    expect(['a', 'b', 'c'].map((name) => verdicts(opened, name)[0])).toEqual([
      'mechanism-unknown',
      'command-invalid',
      'mechanism-not-declared',
    ])
    expect(opened.applied).toEqual([])
  })

  test('a command whose target is not the one that is locked, or is of another application', async () => {
    const other = {...APP, name: 'other'}
    const foreign = setting(1, {
      command: {application: 'other', component: 'web', value: 1},
      target: {kind: 'component', application: 'other', component: 'web'},
    })
    const opened = await openWith({
      policies: [
        wishing('a', () => [setting(1, {target: {kind: 'component', application: 'city', component: 'db'}})]),
        wishing('b', () => [foreign]),
      ],
      applications: [APP],
    })
    opened.behaviour.world = worldOf([APP, other])
    await opened.pass(100)
    expect(['a', 'b'].map((name) => verdicts(opened, name)[0])).toEqual(['target-differs', 'target-foreign'])
  })

  test('a policy that is no core policy cannot pass for a person', async () => {
    const order = ordered({wish: {kind: 'scale', instances: 2}})
    const opened = await openWith({
      policies: [wishing('sly', () => [setting(1, {order: 'o1'})])],
      applications: [{...APP, orders: [order]}],
    })
    await opened.pass(100)
    expect(opened.decisions()[0]?.proposer).toMatchObject({kind: 'policy', policy: 'sly'})
  })

  test('while the platform is not heard nothing is admitted, and the policy is held', async () => {
    const opened = await openWith({
      policies: [wishing('a', () => [setting(1)])],
      prepare: (behaviour) => (behaviour.impediment = 'It is not heard.'),
    })
    await opened.pass(60_000)
    expect(opened.applied).toEqual([])
    opened.behaviour.impediment = undefined
    await opened.pass(2_000)
    expect(opened.applied.length).toBeGreaterThan(0)
  })

  test('what falls silent while a policy thinks is noticed before anything is admitted', async () => {
    const opened = await open(
      wishing('a', () => {
        opened.behaviour.impediment = 'It is not heard.'
        return [setting(1)]
      }),
    )
    await opened.pass(100)
    expect(opened.applied).toEqual([])
    expect(verdicts(opened, 'a')).toEqual(['held'])
  })
})

test('what the world does not allow yet waits without a failure, and is done when it does', async () => {
  const opened = await open(wishing('a', () => (opened.applied.length === 0 ? [setting(1)] : undefined)))
  opened.behaviour.check = () => ({kind: 'not-yet', reason: {code: 'disruption-budget', message: 'the budget lets nothing go'}})
  await opened.pass(60_000)
  expect(opened.applied).toEqual([])
  const [waiting, ...others] = opened.decisions().filter((one) => one.verdict.kind === 'deferred')
  expect(waiting).toMatchObject({verdict: {code: 'disruption-budget', reason: 'It waits: the budget lets nothing go.'}})
  expect(others, 'it is counted, not written again').toEqual([])
  opened.behaviour.check = () => ({kind: 'admissible'})
  await opened.pass(2_000)
  expect(opened.applied).toHaveLength(1)
})

describe('what fails', () => {
  test('is tried again less and less often, and at once when the description changes', async () => {
    const opened = await open(wishing('a', () => [setting(1)], {core: true}))
    opened.behaviour.apply = async () => ({kind: 'refused', reasons: [{code: 'no', message: 'the platform says no'}]})
    await opened.pass(600_000)
    const times = opened.applied.map((one) => (one.atMs - ORIGIN_MS) / 1000)
    expect(times.slice(0, 5).map(Math.round)).toEqual([0, 1, 3, 7, 15])
    expect(times.length).toBeLessThan(12)
    expect(verdicts(opened, 'a')).toContain('failed-before')
    opened.behaviour.world = worldOf([{...APP, revision: '2'}])
    opened.behaviour.apply = async () => ({kind: 'done', message: 'done', durationMs: 0})
    const before = opened.applied.length
    await opened.pass(1_100)
    expect(opened.applied.length).toBeGreaterThan(before)
  })

  test('a description that had to be taken back is tried three times, and then not before something of it changes', async () => {
    const opened = await open(wishing('a', () => [setting(1)], {core: true}))
    opened.behaviour.apply = async () => ({
      kind: 'failed',
      restored: true,
      reasons: [{code: 'rolled-back', message: 'the new instance is not ready after 120 s'}],
    })
    await opened.pass(3_600_000)
    expect(opened.applied).toHaveLength(3)
    expect(opened.decisions()[0]?.verdict).toMatchObject({
      kind: 'rejected',
      reasons: [{code: 'rolled-back', message: textWith('it was taken back 3 times: the new instance is not ready')}],
    })
    opened.behaviour.world = worldOf([{...APP, revision: '2'}])
    await opened.pass(2_000)
    expect(opened.applied.length).toBeGreaterThan(3)
  })

  test('a journal that cannot be written stops every change and does not make the loop spin', async () => {
    let isBroken = true
    let writes = 0
    const journal = (inner: Journal): Journal => ({
      ...inner,
      list: (filter) => inner.list(filter),
      open: (agent) => inner.open(agent),
      get: (id) => inner.get(id),
      write: async (decision) => {
        writes += 1
        if (isBroken) throw new OperationalError('full', {code: 'journal-unwritable', exit: 'precondition'})
        return inner.write(decision)
      },
    })
    const opened = await openWith({policies: [wishing('a', () => [setting(1)])], journal})
    await opened.pass(60_000)
    expect(opened.applied).toEqual([])
    expect(writes).toBeLessThan(200)
    isBroken = false
    await opened.pass(120_000)
    expect(opened.applied.length).toBeGreaterThan(0)
  })

  test('a mechanism that throws ends as a failed decision, and its target is free again', async () => {
    const opened = await open(wishing('a', () => [setting(1)]))
    opened.behaviour.apply = async () => {
      throw new TypeError('a bug')
    }
    await opened.pass(500)
    expect(opened.decisions().find((one) => one.verdict.kind === 'admitted')?.outcome).toMatchObject({
      kind: 'failed',
      reasons: [{code: 'execution-fault', message: 'a bug'}],
    })
    expect(opened.faults).toHaveLength(1)
    expect(opened.loop.isLocked({kind: 'component', application: 'city', component: 'web'})).toBe(false)
  })

  test('what a remote could not answer is tried three times within one decision', async () => {
    const opened = await open(wishing('a', () => [setting(1)], {intervalMs: 600_000}))
    opened.behaviour.apply = async () => {
      throw new OperationalError('no answer', {code: 'unreachable', exit: 'remote'})
    }
    await opened.pass(1_600)
    expect(opened.applied.map((one) => one.atMs - ORIGIN_MS)).toEqual([0, 500, 1_500])
    expect(opened.decisions().find((one) => one.verdict.kind === 'admitted')?.outcome).toMatchObject({
      kind: 'failed',
      reasons: [{code: 'unreachable'}],
    })
  })

  test('a mechanism that keeps no deadline is stopped after a quarter of an hour', async () => {
    const opened = await open(wishing('a', () => [setting(1)], {intervalMs: 3_600_000}))
    opened.behaviour.apply = (_, __, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))),
      )
    await opened.pass(16 * 60_000)
    expect(opened.decisions().find((one) => one.verdict.kind === 'admitted')?.outcome).toMatchObject({
      kind: 'failed',
      reasons: [{code: 'time-limit'}],
    })
  })

  test('a policy that throws is held with its reason, and does not look idle', async () => {
    const opened = await open(
      wishing('a', () => {
        throw new Error('division by zero')
      }),
    )
    await opened.pass(5_000)
    expect(opened.decisions()[0]?.verdict).toMatchObject({kind: 'held', reason: 'a failed: division by zero'})
    expect(opened.decisions(), 'told once and counted').toHaveLength(1)
  })
})

describe('locks and the waiting line', () => {
  /** Each change takes a second. */
  async function slow(...policies: readonly Policy[]): Promise<LoopBench> {
    const opened = await open(...policies)
    opened.behaviour.apply = async (): Promise<MechanismOutcome> => {
      await opened.clock.sleep(1_000)
      return {kind: 'done', message: 'done', durationMs: 1_000}
    }
    return opened
  }

  test('one target is changed by one at a time', async () => {
    let running = 0
    let most = 0
    const opened = await open(
      wishing('a', () => [setting(1)]),
      wishing('b', () => [setting(2)]),
    )
    opened.behaviour.apply = async () => {
      running += 1
      most = Math.max(most, running)
      await opened.clock.sleep(700)
      running -= 1
      return {kind: 'done', message: 'done', durationMs: 0}
    }
    await opened.pass(30_000)
    expect(most).toBe(1)
    expect(new Set(opened.applied.map((one) => one.value))).toEqual(new Set([1, 2]))
  })

  test('different targets are changed side by side', async () => {
    const opened = await slow(wishing('a', () => [setting(1), setting(2, {}, 'db')]))
    await opened.pass(500)
    expect(opened.applied).toHaveLength(2)
  })

  test('nobody starves: one that waits gets its turn though a core policy always wants the target', async () => {
    const opened = await slow(
      wishing('greedy', () => [setting(1)], {core: true}),
      wishing('modest', () => [setting(2)]),
    )
    await opened.pass(200_000)
    const served = opened.applied.filter((one) => one.value === 2).map((one) => one.atMs)
    expect(served.length).toBeGreaterThan(2)
    const gaps = served.slice(1).map((atMs, index) => atMs - (served[index] ?? 0))
    expect(Math.max(...gaps)).toBeLessThan(60_000)
    expect(opened.applied.filter((one) => one.value === 1).length).toBeGreaterThan(served.length)
  })

  test("a policy's own change that is under way is not journaled as a refusal", async () => {
    const opened = await slow(wishing('a', () => [setting(1)], {intervalMs: 100}))
    await opened.pass(950)
    expect(verdicts(opened, 'a')).toEqual(['admitted'])
  })
})

describe('budgets', () => {
  test('a budget greater than what is kept for others holds, too; and the changes of others do not push it out', async () => {
    const opened = await open(
      wishing('busy', () => [setting(1)], {intervalMs: 100, budget: {changes: 50, windowMs: 3_600_000}}),
      wishing('busier', () => [setting(2)], {intervalMs: 100, core: true}),
    )
    await opened.pass(300_000)
    expect(opened.applied.filter((one) => one.value === 1)).toHaveLength(50)
    expect(opened.applied.filter((one) => one.value === 2).length).toBeGreaterThan(100)
  })

  test('nothing is kept of what was taken away after its application was forgotten', async () => {
    let isWanted = true
    const opened = await open(wishing('removal', () => (isWanted ? [setting(0)] : undefined), {scope: 'global', core: true}))
    await opened.loop.forgetApplication(APP)
    opened.behaviour.world = worldOf([])
    opened.behaviour.apply = async () => {
      isWanted = false
      return {kind: 'done', message: 'gone', durationMs: 0}
    }
    await opened.pass(2_000)
    expect(opened.applied).toHaveLength(1)
    expect(await opened.notes.get('budget/component/city/web', new AbortController().signal)).toBeUndefined()
  })

  test('nothing is kept of a component that the description has no more', async () => {
    let isWanted = true
    const opened = await open(wishing('removal', () => (isWanted ? [setting(0)] : undefined), {scope: 'global', core: true}))
    opened.behaviour.world = worldOf([{...APP, description: {...APP.description, components: APP.description.components.slice(1)}}])
    opened.behaviour.apply = async () => {
      isWanted = false
      return {kind: 'done', message: 'gone', durationMs: 0}
    }
    await opened.pass(2_000)
    expect(opened.applied).toHaveLength(1)
    expect(await opened.notes.get('budget/component/city/web', new AbortController().signal)).toBeUndefined()
  })
})

describe('the journal stays readable', () => {
  test('a verdict that repeats itself is counted in the record that exists', async () => {
    let calls = 0
    const check = () => {
      calls += 1
      return {kind: 'inadmissible' as const, reasons: [{code: 'full', message: `no room for the ${calls}th time`}]}
    }
    const opened = await openWith({policies: [wishing('a', () => [setting(1)])], prepare: (behaviour) => (behaviour.check = check)})
    await opened.pass(60_000)
    expect(opened.decisions()).toHaveLength(1)
    expect(opened.decisions()[0]?.repeats).toBeGreaterThan(40)
    bench = await opened.again()
    await bench.pass(60_000)
    expect(bench.decisions(), 'also in the next life').toHaveLength(1)
  })
})

describe('when policies run', () => {
  function probe(overrides: Parameters<typeof wishing>[2] = {}, takesMs = 0) {
    const runs: {readonly name: string; readonly atMs: number}[] = []
    let running = 0
    let most = 0
    const make = (name: string, more: Parameters<typeof wishing>[2] = {}): Policy => ({
      ...wishing(name, () => undefined, {...overrides, ...more}),
      analyze: async () => {
        running += 1
        most = Math.max(most, running)
        runs.push({name, atMs: bench?.clock.now() ?? 0})
        if (takesMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, takesMs))
        running -= 1
        return {state: null, analysis: {verdict: 'fine', reason: 'fine'}}
      },
    })
    return {make, runs, most: () => most}
  }

  test('an instance never runs twice at once; what wakes it meanwhile makes it run once more', async () => {
    const {make, runs, most} = probe({intervalMs: 600_000}, 3)
    const opened = await open(make('a'))
    for (let wake = 0; wake < 10; wake += 1) opened.loop.policies.wake('a/city', {kind: 'interval'})
    await opened.pass(100)
    expect(most()).toBe(1)
    expect(runs).toHaveLength(2)
  })

  test('the interval is the safety net', async () => {
    const {make, runs} = probe({intervalMs: 10_000})
    const opened = await open(make('a'))
    await opened.pass(35_000)
    expect(runs.map((one) => (one.atMs - ORIGIN_MS) / 1000).slice(1)).toEqual([10, 20, 30])
  })

  test('a paced one runs at its interval and when its application changes: what follows from its own changes does not wake it', async () => {
    let value = 0
    const opened = await open(wishing('a', () => [setting(++value)], {isPaced: true, intervalMs: 30_000}))
    await opened.pass(1_000)
    expect(opened.applied).toHaveLength(1)
    for (const kind of ['component', 'node'] as const) {
      const about = kind === 'component' ? {kind, component: 'web', change: 'ready'} : {kind, node: 'n1', change: 'lost'}
      opened.loop.policies.wakeApplication(APP.name, about)
    }
    await opened.pass(28_000)
    expect(opened.applied).toHaveLength(1)
    await opened.pass(2_000)
    expect(opened.applied).toHaveLength(2)
    opened.loop.policies.wakeApplication(APP.name, {kind: 'application', change: 'changed'})
    await opened.pass(1_000)
    expect(opened.applied).toHaveLength(3)
  })

  test('core policies go before the others', async () => {
    const {make, runs} = probe({intervalMs: 600_000}, 1)
    const opened = await open(...Array.from({length: 12}, (_, index) => make(`other-${index}`)), make('core', {core: true}))
    await opened.pass(10)
    runs.splice(0)
    opened.loop.policies.wakeAll({kind: 'interval'})
    await opened.pass(10)
    expect(runs.findIndex((one) => one.name === 'core')).toBeLessThan(9)
    expect(runs).toHaveLength(13)
  })

  test('nothing runs after the end, nor for an application that is gone', async () => {
    const {make, runs} = probe({intervalMs: 1_000})
    const opened = await open(make('a'))
    await opened.pass(100)
    await opened.loop.forgetApplication(APP)
    const count = runs.length
    await opened.pass(10_000)
    expect(runs).toHaveLength(count)
    expect(opened.clock.pending, 'no timer of it is left').toBeLessThan(4)
  })

  test('many deferrals leave one timer, not one each', async () => {
    const opened = await open(wishing('a', () => [setting(1)], {cooldownMs: 600_000, intervalMs: 600_000}))
    await opened.pass(100)
    for (let wake = 0; wake < 200; wake += 1) {
      opened.loop.policies.wake('a/city', {kind: 'interval'})
      await opened.pass(10)
    }
    expect(opened.clock.pending).toBeLessThan(8)
  })
})

test('whoever tells of a mechanism hears of a person’s order before its decision is closed, and of no policy’s', async () => {
  const bench = await loopBench({policies: [wishing('p', () => [setting(1)])]})
  await bench.pass(1_000)
  expect(bench.applied.length).toBeGreaterThan(0)
  expect(bench.executed).toEqual([])
  const ordered = bench.loop.order({id: 'o1', by: 'ada', mechanism: 'set', command: {application: 'city', component: 'db', value: 2}})
  await bench.pass(1_000)
  expect((await ordered).outcome.kind).toBe('done')
  expect(bench.executed).toEqual([{mechanism: 'set', underWay: ['o1']}])
  await bench.stop()
})

test('what a mechanism said earlier never takes the place of what it said later', async () => {
  const {loop} = await open()
  const [mechanism] = loop.mechanisms()
  if (mechanism === undefined) throw new Error('the bench has one')
  const slow = Promise.withResolvers<JsonObject>()
  let asked = 0
  const state = async (): Promise<JsonObject> => (++asked === 1 ? await slow.promise : {turned: 'later'})
  loop.putMechanism({...mechanism, state})
  const both = [loop.refreshMechanisms(NEVER), loop.refreshMechanisms(NEVER)]
  await setImmediate()
  slow.resolve({turned: 'earlier'})
  await Promise.all(both)
  expect(loop.mechanismViews().get('set')?.state).toEqual({turned: 'later'})
})

test('that it could not be asked once keeps nobody from being told the next time', async () => {
  const {loop} = await open()
  const [mechanism] = loop.mechanisms()
  if (mechanism === undefined) throw new Error('the bench has one')
  loop.putMechanism({...mechanism, state: () => Promise.reject(new Error('it broke'))})
  await expect(loop.refreshMechanisms(NEVER)).rejects.toThrow('it broke')
  loop.putMechanism({...mechanism, state: async () => ({turned: 'again'})})
  await loop.refreshMechanisms(NEVER)
  expect(loop.mechanismViews().get('set')?.state).toEqual({turned: 'again'})
})
