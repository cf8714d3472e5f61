import {expect, test} from 'vitest'
import {ContinuumView} from '../../../src/agent/roles/continuum-view.js'
import {History} from '../../../src/agent/service/history.js'
import type {ApplicationSpec} from '../../../src/platform/contract/index.js'
import {openWorld, simulatedSlice} from '../../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {accepted, application, component, NEVER, ORIGIN_MS, spec, testScenario} from '../../contract/platform/fixtures.js'

async function bench() {
  const clock = createVirtualClock(ORIGIN_MS)
  const platform = simulatedSlice(openWorld({scenario: testScenario(), clock}))
  const stop = new AbortController()
  const view = new ContinuumView(clock, () => undefined)
  let isLeading = true
  const history = new History({notes: platform.notes(), view, clock, isLeading: () => isLeading})
  const running = Promise.all([view.follow(platform, stop.signal), history.run(stop.signal)])
  const pass = (ms: number) => clock.run(clock.now() + ms)
  accepted(await platform.put(spec(application('shop', [component('web')])), undefined, NEVER))
  await pass(1)
  const app = view.applications.get('shop')
  if (app === undefined) throw new Error('The application was not seen.')
  return {
    app,
    history,
    pass,
    lead: (is: boolean) => {
      isLeading = is
    },
    kept: async (of: ApplicationSpec) => (await history.of(of, NEVER)).map(({generation, by}) => [generation, by]),
    stop: async () => {
      stop.abort()
      await running
    },
  }
}

test('what came past the API is written down, by whoever the platform says it was', async () => {
  const {app, history, pass, kept, stop} = await bench()
  history.observe({...app, changedBy: 'kubectl-edit'})
  history.observe({...app, generation: app.generation + 1})
  await pass(1_000)
  expect(await kept(app)).toEqual([])
  await pass(4_000)
  expect(await kept(app)).toEqual([
    [app.generation + 1, 'unknown'],
    [app.generation, 'kubectl-edit'],
  ])
  await stop()
})

test('what a person changed by the API bears their name, and only who leads writes', async () => {
  const {app, history, pass, kept, lead, stop} = await bench()
  lead(false)
  history.observe(app)
  await pass(10_000)
  expect(await kept(app)).toEqual([])
  lead(true)
  await history.remember(app, 'ana', NEVER)
  history.observe({...app, changedBy: 'mlsysops'})
  await pass(10_000)
  expect(await kept(app)).toEqual([[app.generation, 'ana']])
  await stop()
})

test('of an application that is gone nothing is kept, nor written down later', async () => {
  const {app, history, pass, kept, stop} = await bench()
  await history.remember(app, 'ana', NEVER)
  history.observe({...app, generation: app.generation + 1})
  history.observe({...app, uid: 'another'})
  await history.forget(app, NEVER)
  await pass(10_000)
  expect(await kept(app)).toEqual([])
  expect(await kept({...app, uid: 'another'})).toEqual([])
  await stop()
})
