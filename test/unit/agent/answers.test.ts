import fc from 'fast-check'
import {afterEach, describe, expect, test} from 'vitest'
import type {Answer} from '../../../src/agent/loop/answers.js'
import type {Decision} from '../../../src/knowledge/contract.js'
import {APP, type LoopBench, type LoopBenchOptions, loopBench, setting, wishing, worldOf} from '../../support/loop-bench.js'
import {textWith} from '../../support/matchers.js'

const HOUR_MS = 3_600_000

let bench: LoopBench | undefined
afterEach(async () => {
  expect(bench?.faults ?? []).toEqual([])
  await bench?.stop()
  bench = undefined
})

async function open(options: Partial<LoopBenchOptions> & Pick<LoopBenchOptions, 'policies'>): Promise<LoopBench> {
  bench = await loopBench({mode: 'advise', ...options})
  return bench
}

function answer(opened: LoopBench, decision: Decision, overrides: Partial<Answer> = {}): Answer {
  const [action] = decision.actions
  const nowMs = opened.clock.now()
  return {
    kind: 'approve',
    decision: decision.id,
    agent: decision.agent,
    by: 'ada',
    givenMs: nowMs,
    untilMs: nowMs + HOUR_MS,
    policy: decision.proposer.kind === 'policy' ? decision.proposer.policy : '',
    mechanism: action?.mechanism ?? '',
    command: action?.command ?? {},
    application: {name: APP.name, uid: APP.uid, generation: APP.generation},
    ...overrides,
  }
}

function waiting(opened: LoopBench): Decision {
  const [found, ...others] = opened.decisions().filter((one) => one.verdict.kind === 'awaiting-approval')
  expect(others).toEqual([])
  if (found === undefined) throw new Error('nothing waits')
  return found
}

async function say(opened: LoopBench, ...answers: readonly Answer[]): Promise<void> {
  opened.loop.answers.hear(answers)
  await opened.loop.answers.closeRejected()
}

describe('an approval', () => {
  test('core policies go on, the others wait; it holds once, for that command only', async () => {
    let value = 1
    const opened = await open({
      policies: [wishing('core', () => [setting(7, {}, 'db')], {core: true, intervalMs: HOUR_MS}), wishing('a', () => [setting(value)])],
    })
    await opened.pass(10_000)
    const plan = waiting(opened)
    const others = () => opened.applied.filter((one) => one.value !== 7).map((one) => one.value)
    expect(others()).toEqual([])
    expect(opened.applied.length).toBeGreaterThan(0)

    value = 2
    await say(opened, answer(opened, plan))
    await opened.pass(5_000)
    expect(others(), 'another command').toEqual([])

    value = 1
    await opened.pass(60_000)
    expect(others()).toEqual([1])
    expect(opened.journal.get(plan.id)?.verdict).toEqual({kind: 'admitted', reason: 'Admitted: ada approved it.'})
  })

  test('it is carried out at once, not when the policy is due again', async () => {
    const opened = await open({policies: [wishing('a', () => [setting(1)], {intervalMs: HOUR_MS})]})
    await opened.pass(10_000)
    await say(opened, answer(opened, waiting(opened)))
    await opened.pass(100)
    expect(opened.applied).toHaveLength(1)
  })

  test('it is of the application as it was described: of another description it says nothing', async () => {
    const opened = await open({policies: [wishing('a', () => [setting(1)])]})
    await opened.pass(10_000)
    const plan = waiting(opened)
    opened.behaviour.world = worldOf([{...APP, generation: 2}])
    await say(opened, answer(opened, plan))
    await opened.pass(10_000)
    expect(opened.applied).toEqual([])
  })
})

describe('a rejection', () => {
  test('ends the decision with the name and the reason, and the same is counted, not proposed again', async () => {
    const opened = await open({policies: [wishing('a', () => [setting(1)])]})
    await opened.pass(10_000)
    const plan = waiting(opened)
    await say(opened, answer(opened, plan, {kind: 'reject', why: 'not during the fair'}))
    await opened.pass(HOUR_MS - 20_000)
    expect(opened.decisions().map((one) => one.id)).toEqual([plan.id])
    expect(opened.decisions()[0]?.repeats).toBeGreaterThan(1_000)
    expect(opened.decisions()[0]?.verdict).toMatchObject({
      kind: 'rejected',
      reasons: [{code: 'rejected-by-person', message: textWith('ada rejected it (not during the fair)')}],
    })

    await opened.pass(60_000)
    expect(waiting(opened).id, 'when it has ended, it waits anew').not.toBe(plan.id)
    expect(opened.applied).toEqual([])
  })

  test('what is materially another proposal waits as ever', async () => {
    let value = 1
    const opened = await open({policies: [wishing('a', () => [setting(value)])]})
    await opened.pass(10_000)
    await say(opened, answer(opened, waiting(opened), {kind: 'reject'}))
    value = 2
    await opened.pass(10_000)
    expect(waiting(opened).actions[0]?.command).toMatchObject({value: 2})
    value = 1
    await opened.pass(10_000)
    expect(opened.decisions()[0]?.verdict.kind, 'the first is still refused').toBe('rejected')

    opened.behaviour.world = worldOf([{...APP, generation: 2}])
    await opened.pass(10_000)
    expect(opened.decisions()[0]?.verdict.kind, 'the application was described anew').toBe('awaiting-approval')
  })

  test('it holds whatever the mode becomes, and in the next life', async () => {
    const opened = await open({policies: [wishing('a', () => [setting(1)])]})
    await opened.pass(10_000)
    const rejection = answer(opened, waiting(opened), {kind: 'reject'})
    await say(opened, rejection)
    opened.behaviour.mode = 'heuristic'
    await opened.pass(60_000)
    expect(opened.applied).toEqual([])
    bench = await opened.again()
    bench.loop.answers.hear([rejection])
    await bench.loop.answers.closeRejected()
    await bench.pass(60_000)
    expect(bench.decisions()).toHaveLength(1)
    expect(bench.applied).toEqual([])
  })

  test('it can be taken back by an approval', async () => {
    const opened = await open({policies: [wishing('a', () => [setting(1)])]})
    await opened.pass(10_000)
    const plan = waiting(opened)
    await say(opened, answer(opened, plan, {kind: 'reject'}))
    await opened.pass(10_000)
    await say(opened, answer(opened, plan))
    await opened.pass(10_000)
    expect(opened.applied).toHaveLength(1)
    expect(opened.decisions().find((one) => one.id === plan.id)?.verdict.kind).toBe('admitted')
  })
})

test('modes are per application: one waits, another goes on', async () => {
  const other = {...APP, name: 'town', uid: 'u2'}
  const opened = await open({
    mode: 'heuristic',
    applications: [APP, other],
    policies: [
      {
        ...wishing('a', () => []),
        analyze: async () => ({state: null, analysis: {verdict: 'adapt', reason: 'due'}}),
        plan: async ({application: {name} = APP}) => ({
          state: null,
          plan: {
            actions: [
              setting(1, {
                command: {application: name, component: 'web', value: 1},
                target: {kind: 'component', application: name, component: 'web'},
              }),
            ],
            candidates: [],
            summary: name,
          },
        }),
      },
    ],
    prepare: (behaviour) => (behaviour.own = {town: 'advise'}),
  })
  await opened.pass(500)
  const kinds = opened.decisions().map((one) => [one.application, one.verdict.kind])
  expect(new Map(kinds.map(([name = '', kind = '']) => [name, kind]))).toEqual(
    new Map([
      ['city', 'admitted'],
      ['town', 'awaiting-approval'],
    ]),
  )
  expect(waiting(opened).verdict).toMatchObject({reason: textWith('town is in advise mode')})
})

type Step =
  | {readonly kind: 'wish'; readonly value: number}
  | {readonly kind: 'approve' | 'reject'; readonly at: number}
  | {readonly kind: 'mode'; readonly mode: 'heuristic' | 'advise'}
  | {readonly kind: 'life'}

test('whatever people answer and when: what is rejected never runs, what is approved runs at most once, what nobody approved does not run', async () => {
  const step = fc.oneof(
    fc.record({kind: fc.constant('wish' as const), value: fc.integer({min: 1, max: 3})}),
    fc.record({kind: fc.constantFrom('approve' as const, 'reject' as const), at: fc.nat(9)}),
    fc.constant({kind: 'life' as const}),
    fc.record({kind: fc.constant('mode' as const), mode: fc.constantFrom('heuristic' as const, 'advise' as const)}),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, {maxLength: 14}), async (steps: readonly Step[]) => {
      let value = 1
      let opened = await loopBench({mode: 'advise', policies: [wishing('a', () => [setting(value)])]})
      const answers = new Map<string, Answer>()
      const given: Answer[] = []
      for (const one of steps) {
        if (one.kind === 'wish') value = one.value
        if (one.kind === 'mode') opened.behaviour.mode = one.mode
        if (one.kind === 'life') {
          opened = await opened.again()
          opened.loop.answers.hear([...answers.values()])
        }
        if (one.kind === 'approve' || one.kind === 'reject') {
          const plans = opened.decisions().filter((plan) => plan.actions.length > 0 && plan.verdict.kind === 'awaiting-approval')
          const plan = plans[one.at % Math.max(1, plans.length)]
          if (plan !== undefined) {
            const said = answer(opened, plan, {kind: one.kind})
            answers.set(plan.id, said)
            given.push(said)
            // Told again and again, as the fabric does.
            await say(opened, ...answers.values())
            await say(opened, ...answers.values())
          }
        }
        await opened.pass(2_500)
      }
      const runsOf = (wanted: unknown, fromMs: number) => opened.applied.filter((run) => run.value === wanted && run.atMs > fromMs).length
      for (const wanted of [1, 2, 3]) {
        const about = given.filter((one) => one.command['value'] === wanted)
        const approved = new Set(about.filter((one) => one.kind === 'approve').map((one) => one.decision)).size
        if (steps.every((one) => one.kind !== 'mode')) expect(runsOf(wanted, 0)).toBeLessThanOrEqual(approved)
        const last = about.at(-1)
        if (last?.kind === 'reject') expect(runsOf(wanted, last.givenMs)).toBe(0)
      }
      expect(opened.faults).toEqual([])
      await opened.stop()
    }),
    {numRuns: 60},
  )
})
