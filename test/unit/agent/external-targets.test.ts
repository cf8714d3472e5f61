import {expect, test} from 'vitest'
import type {Mechanism} from '../../../src/mechanism/contract.js'
import type {Action} from '../../../src/policy/contract.js'
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
function valves(opened: string[]): Mechanism {
  const nameOf = ({valve}: JsonObject) => String(valve)
  return {
    name: 'valve',
    summary: 'Opens a valve.',
    commandSchema: {type: 'object'},
    digest: 'sha256:1',
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
  const nowMs = bench.clock.now()
  bench.loop.answers.hear([
    {
      kind: 'approve',
      decision: north?.id ?? '',
      agent: 'test',
      by: 'ada',
      givenMs: nowMs,
      untilMs: nowMs + 600_000,
      policy: 'water',
      mechanism: 'valve',
      command: {valve: 'north', value: 100},
    },
  ])
  await bench.pass(10_000)
  expect(opened).toEqual(['north'])
  expect(bench.journal.get(north?.id ?? '')).toMatchObject({verdict: {kind: 'admitted'}, actions: [{digest: 'sha256:1'}]})
  expect(bench.faults).toEqual([])
  await bench.stop()
})
