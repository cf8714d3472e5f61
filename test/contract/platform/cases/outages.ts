import {expect} from 'vitest'
import {accepted, application, component, intent, Mirror, NEVER, spec} from '../fixtures.js'
import type {CuttableHarness} from '../harness.js'
import type {ContractCase} from './contract-case.js'

const PATIENT_MS = 60_000

/** What watches say while the platform cannot be heard. */
export const OUTAGE_CASES: readonly ContractCase<CuttableHarness>[] = [
  {
    name: 'a watch that hears nothing says since when, and then what is there now; nothing that runs is touched',
    async run(harness) {
      const web = component('web')
      await harness.give(application('shop', [web]))
      const epoch = await harness.lead('cluster')
      accepted(await harness.cluster.apply(intent('shop', web, [{node: harness.nodes[0], instances: 1}]), epoch, NEVER))
      const components = new Mirror(harness.cluster.components())
      const applications = new Mirror(harness.slice.applications())
      await components.until(({items}) => items.get('shop/web')?.instances[0]?.phase === 'ready')
      await applications.until(({isSynced}) => isSynced)
      const before = components.get('shop/web')?.instances.map(({id, restarts}) => ({id, restarts}))
      const cutMs = await harness.cutOff()
      for (const mirror of [components, applications]) {
        await mirror.until(({degradedMs}) => degradedMs !== undefined, PATIENT_MS)
        // Of the slice, whose clock runs faster than that of a busy machine.
        expect(mirror.degradedMs).toBeLessThanOrEqual(cutMs + 10_000)
      }
      await harness.restore()
      for (const mirror of [components, applications]) await mirror.until(({degradedMs}) => degradedMs === undefined, PATIENT_MS)
      expect(components.get('shop/web')?.instances.map(({id, restarts}) => ({id, restarts}))).toEqual(before)
      accepted(await harness.slice.put(spec(application('later')), undefined, NEVER))
      await applications.until(({items}) => items.has('later'))
      components.close()
      applications.close()
    },
  },
]
