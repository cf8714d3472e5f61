import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Sample} from '../../../src/telemetry/contract.js'
import {accepted, application, component, intent, NEVER} from './fixtures.js'
import type {MakeHarness, PlatformHarness} from './harness.js'

/** What a node agent may rely on, whatever the machine. */
export function describeHostPlatform(name: string, make: MakeHarness): void {
  describe(`host platform ${name}`, () => {
    let harness: PlatformHarness
    beforeEach(async () => {
      harness = await make()
    })
    afterEach(() => harness.close())

    const firstSample = async (node: string, wanted: (sample: Sample) => boolean): Promise<Sample> => {
      const stop = new AbortController()
      for await (const batch of harness.host(node).metrics(stop.signal)) {
        const found = batch.find(wanted)
        if (found === undefined) continue
        stop.abort()
        return found
      }
      throw new Error('The measurements ended.')
    }

    test('a node is measured without any application', async () => {
      const sample = await firstSample(harness.nodes[0], ({metric}) => metric === 'node_cpu_utilisation')
      expect(sample).toMatchObject({node: harness.nodes[0], cluster: harness.clusterName})
      expect(sample.value).toBeGreaterThanOrEqual(0)
      expect(sample.value).toBeLessThanOrEqual(1)
    })

    test('an instance is measured where it runs, with its application and component', async () => {
      const web = component('web', {qos_metrics: [{application_metric_id: 'delay', target: 50, relation: 'lower_or_equal'}]})
      await harness.give(application('shop', [web]))
      accepted(
        await harness.cluster.apply(intent('shop', web, [{node: harness.nodes[1], instances: 1}]), await harness.lead('cluster'), NEVER),
      )
      const sample = await firstSample(harness.nodes[1], ({metric}) => metric === 'delay')
      expect(sample).toMatchObject({application: 'shop', component: 'web', node: harness.nodes[1], cluster: harness.clusterName})
      expect(sample.value).toBeGreaterThan(0)
    })

    test('measurements end with their signal', async () => {
      const stop = new AbortController()
      const reading = (async () => {
        for await (const _ of harness.host(harness.nodes[0]).metrics(stop.signal));
      })()
      stop.abort()
      await reading
    })

    test('a knob takes what it allows and refuses the rest', async () => {
      const host = harness.host(harness.nodes[0])
      const [knob] = await host.knobs()
      expect(knob).toMatchObject({name: 'cpu_frequency', unit: 'Hz'})
      const lowest = knob?.allowed[0] ?? ''
      accepted(await host.set({name: 'cpu_frequency', value: lowest}, NEVER))
      expect((await host.knobs())[0]?.value).toBe(lowest)
      expect(await host.set({name: 'cpu_frequency', value: '1'}, NEVER)).toMatchObject({kind: 'refused'})
      expect(await host.set({name: 'fan', value: '1'}, NEVER)).toMatchObject({kind: 'refused'})
    })
  })
}
