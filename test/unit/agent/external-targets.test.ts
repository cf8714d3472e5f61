import {expect, onTestFinished, test} from 'vitest'
import type {Answer} from '../../../src/agent/loop/answers.js'
import type {Decision} from '../../../src/knowledge/contract.js'
import type {Mechanism} from '../../../src/mechanism/contract.js'
import type {Action} from '../../../src/policy/contract.js'
import {given} from '../../../src/support/given.js'
import type {JsonObject} from '../../../src/support/json.js'
import {loopBench, wishing} from '../../support/loop-bench.js'
import {textWith} from '../../support/matchers.js'

function opening(valve: string): Action {
  return {
    mechanism: 'valve',
    command: {valve, value: 100},
    target: {kind: 'external', mechanism: 'valve', key: valve},
    reason: `Open ${valve}`,
  }
}

/** As one that a person added: it answers from outside. */
function valves(opened: string[], digest = 'sha256:1'): Mechanism {
  const nameOf = ({valve}: JsonObject) => String(valve)
  return {
    name: 'valve',
    summary: 'Opens a valve.',
    commandSchema: {type: 'object'},
    digest,
    permission: () => undefined,
    overruledBy: () => undefined,
    target: (command) => ({kind: 'external', mechanism: 'valve', key: nameOf(command)}),
    options: async () => ({}),
    state: async () => ({}),
    check: () => ({kind: 'not-yet', reason: {code: 'mechanism-unasked', message: 'it was not asked'}}),
    inspect: async () => ({kind: 'admissible'}),
    apply: async (command) => {
      opened.push(nameOf(command))
      return {kind: 'done', message: 'open', durationMs: 0}
    },
  }
}

function answered(kind: Answer['kind'], decision: Decision | undefined, givenMs: number): Answer {
  const [action] = decision?.actions ?? []
  return {
    kind,
    decision: decision?.id ?? '',
    agent: 'test',
    by: 'ada',
    givenMs,
    untilMs: givenMs + 600_000,
    policy: 'water',
    mechanism: 'valve',
    command: action?.command ?? {},
    ...given({digest: action?.digest}),
  }
}

async function waiting(opened: string[]) {
  const policy = wishing('water', () => (opened.length > 0 ? undefined : [opening('north')]), {scope: 'global', mechanisms: ['valve']})
  const bench = await loopBench({mode: 'advise', policies: [policy]})
  onTestFinished(() => bench.stop())
  bench.loop.putMechanism(valves(opened))
  await bench.pass(5_000)
  const plans = () => bench.decisions().filter(({verdict}) => verdict.kind === 'awaiting-approval')
  const [plan] = plans()
  expect(plan?.actions).toMatchObject([{digest: 'sha256:1'}])
  return {bench, plan, plans}
}

test('what a person approved is of the source that was there: another is asked for anew', async () => {
  const opened: string[] = []
  const {bench, plan, plans} = await waiting(opened)
  bench.loop.putMechanism(valves(opened, 'sha256:2'))
  const approval = answered('approve', plan, bench.clock.now())
  bench.loop.answers.hear([approval])
  await bench.pass(30_000)
  expect(opened).toEqual([])
  const [anew, first, ...others] = plans()
  expect([first?.id, others]).toEqual([plan?.id, []])
  expect(anew?.actions).toMatchObject([{digest: 'sha256:2'}])
  bench.loop.answers.hear([approval, answered('approve', anew, bench.clock.now())])
  await bench.pass(5_000)
  expect(opened).toEqual(['north'])
  expect(bench.journal.get(anew?.id ?? '')?.verdict).toEqual({kind: 'admitted', reason: 'Admitted: ada approved it.'})
  expect(bench.faults).toEqual([])
})

test('what a person approved is carried out when the source is there again', async () => {
  const opened: string[] = []
  const {bench, plan} = await waiting(opened)
  bench.loop.putMechanism(valves(opened, 'sha256:2'))
  bench.loop.answers.hear([answered('approve', plan, bench.clock.now())])
  await bench.pass(5_000)
  bench.loop.putMechanism(valves(opened))
  await bench.pass(5_000)
  expect(opened).toEqual(['north'])
})

test('what a person rejected is rejected whatever the source', async () => {
  const opened: string[] = []
  const {bench, plan, plans} = await waiting(opened)
  bench.loop.answers.hear([answered('reject', plan, bench.clock.now())])
  await bench.loop.answers.closeRejected()
  bench.loop.putMechanism(valves(opened, 'sha256:2'))
  await bench.pass(30_000)
  expect(plans()).toEqual([])
  expect(bench.decisions().map(({id}) => id)).toEqual([plan?.id])
  expect(opened).toEqual([])
})

test('what was admitted of one source is not carried out by another that came in between', async () => {
  const opened: string[] = []
  const policy = wishing('water', () => (opened.length > 0 ? undefined : [opening('north')]), {scope: 'global', mechanisms: ['valve']})
  const swap = {isDue: true}
  const bench = await loopBench({
    policies: [policy],
    journal: (journal) => ({
      ...journal,
      write: async (decision) => {
        if (decision.outcome.kind === 'executing' && swap.isDue) {
          swap.isDue = false
          bench.loop.putMechanism(valves(opened, 'sha256:2'))
        }
        return await journal.write(decision)
      },
    }),
  })
  onTestFinished(() => bench.stop())
  bench.loop.putMechanism(valves(opened))
  await bench.pass(10_000)
  const [last, first] = bench.decisions()
  expect(first).toMatchObject({actions: [{digest: 'sha256:1'}], outcome: {kind: 'failed', restored: true, reasons: [{code: 'superseded'}]}})
  expect(last).toMatchObject({actions: [{digest: 'sha256:2'}], outcome: {kind: 'done'}})
  expect(opened).toEqual(['north'])
})

test('a policy that wants several things of no application has a plan for each, which a person answers one by one', async () => {
  const opened: string[] = []
  const wish = () => (opened.length > 0 ? [opening('south')] : [opening('north'), opening('south')])
  const policy = wishing('water', wish, {scope: 'global', mechanisms: ['valve'], intervalMs: 1_000})
  const bench = await loopBench({mode: 'advise', policies: [policy], prepare: (behaviour) => (behaviour.own = {city: 'heuristic'})})
  bench.loop.putMechanism(valves(opened))
  await bench.pass(10_000)
  const waiting = bench.decisions().filter(({verdict}) => verdict.kind === 'awaiting-approval')
  expect(waiting.map(({summary}) => summary).toSorted()).toEqual(['Open north', 'Open south'])
  expect(waiting[0]?.verdict).toMatchObject({reason: textWith('The slice is in advise mode')})

  const [north] = waiting.filter(({summary}) => summary === 'Open north')
  bench.loop.answers.hear([answered('approve', north, bench.clock.now())])
  await bench.pass(10_000)
  expect(opened).toEqual(['north'])
  expect(bench.journal.get(north?.id ?? '')).toMatchObject({verdict: {kind: 'admitted'}, actions: [{digest: 'sha256:1'}]})
  expect(bench.faults).toEqual([])
  await bench.stop()
})
