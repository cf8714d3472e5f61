import {expect, test} from 'vitest'
import {Absences} from '../../../src/agent/roles/absences.js'
import {ContinuumView} from '../../../src/agent/roles/continuum-view.js'
import type {Presence} from '../../../src/fabric/contract/index.js'
import {openWorld, simulatedSlice} from '../../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {ORIGIN_MS, testScenario} from '../../contract/platform/fixtures.js'

async function bench() {
  const clock = createVirtualClock(ORIGIN_MS)
  const stop = new AbortController()
  const view = new ContinuumView(clock, () => undefined)
  const changed: string[] = []
  const absences = new Absences({view, clock, onChange: (cluster) => changed.push(cluster)})
  const running = Promise.all([
    view.follow(simulatedSlice(openWorld({scenario: testScenario(), clock})), stop.signal),
    absences.run(stop.signal),
  ])
  const pass = (ms: number) => clock.run(clock.now() + ms)
  const say = (cluster: string, state: Presence['state']) =>
    view.presences.set(cluster, {agent: cluster, layer: 'cluster', cluster, node: null, state, version: '1', sinceMs: clock.now()})
  await pass(1)
  return {
    absences,
    changed,
    pass,
    say,
    stop: async () => {
      stop.abort()
      await running
    },
  }
}

test('an agent that is gone is told at once, and where a telling costs a write only when it stays away', async () => {
  const {absences, changed, pass, say, stop} = await bench()
  say('near', 'online')
  say('far', 'online')
  await pass(30_000)
  expect(absences.unheard()).toEqual([])

  say('near', 'offline')
  const sinceMs = ORIGIN_MS + 30_001
  expect(absences.unheard()).toEqual([{cluster: 'near', state: 'offline', sinceMs}])
  await pass(10_000)
  expect([changed, absences.isLasting('near')]).toEqual([[], false])
  await pass(15_000)
  expect([changed, absences.isLasting('near')]).toEqual([['near'], true])

  say('near', 'online')
  expect(absences.unheard()).toEqual([])
  await pass(10_000)
  expect([changed, absences.isLasting('near')]).toEqual([['near', 'near'], false])
  await stop()
})

test('one that was never there may be about to come: it is told when it has not', async () => {
  const {absences, pass, say, stop} = await bench()
  say('near', 'online')
  await pass(10_000)
  expect(absences.unheard()).toEqual([])
  await pass(15_000)
  expect(absences.unheard()).toEqual([{cluster: 'far', state: 'absent'}])
  await stop()
})
