import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {MechanismOutcome} from '../../../src/mechanism/contract.js'
import type {Order} from '../../../src/platform/contract/index.js'
import {unbound} from '../../../src/policy/binding.js'
import type {Policy} from '../../../src/policy/contract.js'
import {OperationalError} from '../../../src/support/errors.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {APP, type LoopBench, loopBench, setting, wishing, worldOf} from '../../support/loop-bench.js'

const RUNS = {numRuns: 40}
const TIME_LIMIT_MS = 120_000
/** So long that only deferrals, and what its own changes end with, wake a policy: what is decided again is not by the interval's grace. */
const NEVER_MS = 3_600_000
const COMPONENTS = ['web', 'db'] as const

type Wanting = {
  readonly name: string
  readonly core: boolean
  readonly priority: number
  readonly cooldownMs: number
  readonly budget: {readonly changes: number; readonly windowMs: number} | undefined
  readonly of: readonly (typeof COMPONENTS)[number][]
}
type Ending = {
  readonly takesMs: number
  readonly how: 'done' | 'refused' | 'rolled-back' | 'unreachable' | 'bug'
  /** Whether it lets itself be aborted. */
  readonly yields: boolean
}
/** One execution of a decision; an attempt that is made again belongs to it. */
type Change = {readonly policy: string; readonly component: string; readonly decision: string; readonly startMs: number; endMs: number}

const wanting = (name: string): fc.Arbitrary<Wanting> =>
  fc.record({
    name: fc.constant(name),
    core: fc.boolean(),
    priority: fc.integer({min: -4, max: 4}),
    cooldownMs: fc.constantFrom(0, 0, 3_000, 20_000),
    budget: fc.option(fc.record({changes: fc.integer({min: 1, max: 3}), windowMs: fc.constantFrom(20_000, 60_000)}), {nil: undefined}),
    of: fc.subarray([...COMPONENTS], {minLength: 1}),
  })
const several = (more: Partial<Wanting> = {}): fc.Arbitrary<readonly Wanting[]> =>
  fc
    .integer({min: 2, max: 5})
    .chain((count) => fc.tuple(...Array.from({length: count}, (_, index) => wanting(`p${index}`).map((one) => ({...one, ...more})))))
const ending: fc.Arbitrary<Ending> = fc.record({
  takesMs: fc.integer({min: 0, max: 8_000}),
  how: fc.constantFrom('done', 'done', 'done', 'refused', 'rolled-back', 'unreachable', 'bug'),
  yields: fc.boolean(),
})
const endings = fc.array(ending, {minLength: 1, maxLength: 20})

type Seen = {readonly opened: LoopBench; readonly changes: readonly Change[]; readonly asked: ReadonlyMap<string, readonly number[]>}

/** Policies that want what they want whenever they are asked, on a world where changes end in turn as given. */
async function play(
  policies: readonly Wanting[],
  endings: readonly Ending[],
  act: (opened: LoopBench) => Promise<void>,
  others: readonly Policy[] = [],
): Promise<Seen> {
  const changes: Change[] = []
  const asked = new Map<string, number[]>()
  const value = (name: string) => Number(name.slice(1)) + 1
  const made = policies.map(({name, core, cooldownMs, budget, of}) => {
    const policy = wishing(name, () => of.map((what) => setting(value(name), {}, what)), {
      core,
      cooldownMs,
      intervalMs: NEVER_MS,
      ...(budget === undefined ? {} : {budget}),
    })
    const analyze: Policy['analyze'] = (input, ...rest) => {
      asked.set(name, [...(asked.get(name) ?? []), input.nowMs])
      return policy.analyze(input, ...rest)
    }
    return {...policy, analyze}
  })
  const opened = await loopBench({policies: [...made, ...others]})
  let turn = 0
  opened.behaviour.apply = async (command, context, signal): Promise<MechanismOutcome> => {
    const {takesMs, how, yields} = endings[turn++ % endings.length] ?? {takesMs: 0, how: 'done', yields: true}
    const known = changes.find((one) => one.decision === context.decision)
    const change = known ?? {
      policy: context.policy,
      component: command.component,
      decision: context.decision,
      startMs: opened.clock.now(),
      endMs: Number.POSITIVE_INFINITY,
    }
    if (known === undefined) changes.push(change)
    try {
      await opened.clock.sleep(takesMs, yields ? signal : undefined).catch(() => undefined)
      return outcomeOf(how, signal.aborted)
    } finally {
      change.endMs = opened.clock.now()
    }
  }
  for (const [index, {priority}] of policies.entries()) {
    const policy = made[index]
    if (policy !== undefined) await opened.loop.policies.put({...unbound(policy), priority}, [APP.name], new AbortController().signal)
  }
  try {
    await act(opened)
  } finally {
    await opened.stop()
  }
  return {opened, changes, asked}
}

function outcomeOf(how: Ending['how'], isAborted: boolean): MechanismOutcome {
  if (isAborted) return {kind: 'failed', restored: true, reasons: [{code: 'taken-back', message: 'taken back'}]}
  switch (how) {
    case 'done':
      return {kind: 'done', message: 'done', durationMs: 0}
    case 'refused':
      return {kind: 'refused', reasons: [{code: 'no', message: 'the platform says no'}]}
    case 'rolled-back':
      return {kind: 'failed', restored: true, reasons: [{code: 'rolled-back', message: 'it did not come up'}]}
    case 'unreachable':
      throw new OperationalError('no answer', {code: 'unreachable', exit: 'remote'})
    case 'bug':
      throw new TypeError('a bug')
  }
}

function overlaps(changes: readonly Change[]): readonly string[] {
  return COMPONENTS.flatMap((component) => {
    const some = changes.filter((one) => one.component === component).toSorted((a, b) => a.startMs - b.startMs)
    return some.slice(1).flatMap((one, index) => {
      const before = some[index]
      return before !== undefined && one.startMs < before.endMs ? [`${one.policy} began before ${before.policy} had ended`] : []
    })
  })
}

test(
  'two changes of one target are never under way at once, whatever becomes of them, and every verdict has its reason',
  async () => {
    await fc.assert(
      fc.asyncProperty(several(), endings, async (policies, ends) => {
        const {opened, changes, asked} = await play(policies, ends, (running) => running.pass(180_000))
        expect(overlaps(changes)).toEqual([])
        const endMs = ORIGIN_MS + 180_000
        for (const {verdict, proposer, timeMs, outcome} of opened.decisions()) {
          if (verdict.kind === 'rejected') {
            expect(verdict.reasons.length).toBeGreaterThan(0)
            for (const {message} of verdict.reasons) expect(message).not.toBe('')
          } else expect(verdict.reason).not.toBe('')
          if (verdict.kind === 'admitted' && timeMs < endMs - 40_000) expect(['done', 'failed', 'interrupted']).toContain(outcome.kind)
          if (verdict.kind !== 'deferred' || proposer.kind !== 'policy' || verdict.notBeforeMs >= endMs) continue
          // Never in silence: it is asked again, and not long after it may be. The first of these times is when it was deferred.
          const [, again] = asked.get(proposer.policy)?.filter((atMs) => atMs >= timeMs) ?? []
          expect(again, `${proposer.policy} after ${verdict.code}`).toBeLessThanOrEqual(Math.max(verdict.notBeforeMs, timeMs) + 200)
        }
      }),
      RUNS,
    )
  },
  TIME_LIMIT_MS,
)

test(
  'in no window of its budget does a policy change a target more often than that; after a change it leaves the target alone for its cooldown',
  async () => {
    await fc.assert(
      fc.asyncProperty(several({core: false}), endings, async (policies, ends) => {
        const {changes} = await play(policies, ends, (running) => running.pass(240_000))
        for (const {name, budget, cooldownMs} of policies) {
          for (const component of COMPONENTS) {
            const all = changes.filter((one) => one.component === component).toSorted((a, b) => a.startMs - b.startMs)
            const own = all.filter((one) => one.policy === name).map(({startMs}) => startMs)
            if (budget !== undefined)
              for (const fromMs of own)
                expect(own.filter((atMs) => atMs >= fromMs && atMs < fromMs + budget.windowMs).length).toBeLessThanOrEqual(budget.changes)
            for (const [index, {policy, startMs}] of all.entries()) {
              const before = all[index - 1]
              if (policy === name && before !== undefined) expect(startMs - before.startMs).toBeGreaterThanOrEqual(cooldownMs)
            }
          }
        }
      }),
      RUNS,
    )
  },
  TIME_LIMIT_MS,
)

/** A core policy that carries out what people ordered, until it is so. */
function carriesOut(done: ReadonlySet<string>): Policy {
  const wishes = (orders: readonly Order[]) =>
    orders.filter((order) => !done.has(order.id)).map((order) => setting(100, {order: order.id}, order.component))
  return {
    ...wishing('orders', () => undefined, {core: true, intervalMs: NEVER_MS}),
    analyze: async ({application}) => ({
      state: null,
      analysis: wishes(application?.orders ?? []).length > 0 ? {verdict: 'adapt', reason: 'ordered'} : {verdict: 'fine', reason: 'fine'},
    }),
    plan: async ({application}) => ({
      state: null,
      plan: {actions: wishes(application?.orders ?? []), candidates: [], summary: 'as ordered'},
    }),
  }
}

test(
  "a person's order goes before every policy: it is begun as soon as what is under way has ended, and no policy changes the target while it holds",
  async () => {
    const ordering = fc.record({
      component: fc.constantFrom(...COMPONENTS),
      atMs: fc.integer({min: 1, max: 60_000}),
      holdsMs: fc.integer({min: 20_000, max: 60_000}),
    })
    await fc.assert(
      fc.asyncProperty(
        several({budget: undefined, cooldownMs: 0}),
        endings,
        ordering,
        async (policies, ends, {component, atMs, holdsMs}) => {
          const done = new Set<string>()
          const orderedMs = ORIGIN_MS + atMs
          const order: Order = {
            id: 'o1',
            component,
            by: 'ada',
            issuedMs: orderedMs,
            untilMs: orderedMs + holdsMs,
            wish: {kind: 'pin', node: 'n'},
          }
          const {changes} = await play(
            policies,
            ends,
            async (opened) => {
              await opened.pass(atMs)
              opened.behaviour.world = worldOf([{...APP, orders: [order]}])
              opened.loop.policies.wakeApplication(APP.name, {kind: 'application', change: 'ordered'})
              await opened.pass(holdsMs - 1)
              done.add(order.id)
            },
            [carriesOut(done)],
          )
          const after = changes.filter((one) => one.component === component && one.startMs > orderedMs)
          expect(after.filter(({policy}) => policy !== 'ada')).toEqual([])
          const [first] = changes.filter(({policy}) => policy === 'ada')
          const underWay = changes.find((one) => one.component === component && one.startMs <= orderedMs && one.endMs > orderedMs)
          // An attempt that a remote could not answer is made again within the same change.
          expect(first?.startMs).toBeLessThanOrEqual(Math.max(orderedMs, underWay?.endMs ?? 0) + 200)
        },
      ),
      RUNS,
    )
  },
  TIME_LIMIT_MS,
)

test(
  'nobody starves: whoever keeps wanting a target has it within the time that ageing takes and one turn of each other',
  async () => {
    const takes = fc.array(
      fc.record({takesMs: fc.integer({min: 500, max: 5_000}), how: fc.constant('done' as const), yields: fc.boolean()}),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    await fc.assert(
      fc.asyncProperty(several({budget: undefined, cooldownMs: 0, of: ['web']}), takes, async (policies, ends) => {
        const {changes} = await play(policies, ends, (running) => running.pass(600_000))
        // From the least weight (-4) to the most (10 + 4) are four steps of ageing, of 30 s each; then everyone who waits as long goes once.
        const boundMs = 120_000 + 30_000 + policies.length * 7_000
        for (const {name} of policies) {
          const times = [ORIGIN_MS, ...changes.filter(({policy}) => policy === name).map(({startMs}) => startMs), ORIGIN_MS + 600_000]
          const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0))
          expect(Math.max(...gaps), name).toBeLessThanOrEqual(boundMs)
        }
      }),
      {numRuns: 25},
    )
  },
  TIME_LIMIT_MS,
)
