import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {HostPlatform} from '../../../src/platform/contract/index.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {textWith} from '../../support/matchers.js'
import {accepted, application, component, intent, NEVER} from './fixtures.js'
import type {MakeHarness} from './harness.js'

/** Machines under test: two nodes of one cluster. */
export type HostHarness = {
  readonly clusterName: string
  readonly nodes: readonly [string, string]
  host(node: string): HostPlatform
  /** Starts the component `web` of the application `shop` there; it measures a `delay` of more than 0. */
  runWeb(node: string): Promise<void>
  close(): Promise<void>
}

/** A platform of which the machines are a part. */
export function describeHostPlatform(name: string, make: MakeHarness): void {
  describeHosts(name, async () => {
    const harness = await make()
    return {
      clusterName: harness.clusterName,
      nodes: harness.nodes,
      host: (node) => harness.host(node),
      async runWeb(node) {
        const web = component('web', {qos_metrics: [{application_metric_id: 'delay', target: 50, relation: 'lower_or_equal'}]})
        await harness.give(application('shop', [web]))
        accepted(await harness.cluster.apply(intent('shop', web, [{node, instances: 1}]), await harness.lead('cluster'), NEVER))
      },
      close: () => harness.close(),
    }
  })
}

/** What a node agent may rely on, whatever the machine. */
export function describeHosts(name: string, make: () => Promise<HostHarness>): void {
  describe(`host platform ${name}`, () => {
    let harness: HostHarness
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
      await harness.runWeb(harness.nodes[1])
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

    test('a knob that the machine does not have is refused, with the reason', async () => {
      const refusal = await harness.host(harness.nodes[0]).set({name: 'fan', value: '1'}, NEVER)
      expect(refusal).toMatchObject({kind: 'refused', reasons: [{code: 'knob-not-found'}]})
      expect(JSON.stringify(refusal)).toContain('no knob fan')
    })

    test('a knob takes what it allows and refuses the rest', async () => {
      const host = harness.host(harness.nodes[0])
      const [knob] = await host.knobs()
      expect(knob).toMatchObject({name: 'cpu-frequency', unit: 'Hz', isSet: false})
      const lowest = knob?.allowed.find((value) => Number(value) > 0) ?? ''
      accepted(await host.set({name: 'cpu-frequency', value: lowest}, NEVER))
      expect((await host.knobs())[0]).toMatchObject({value: lowest, isSet: true})
      expect(await host.set({name: 'cpu-frequency', value: '1'}, NEVER)).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'knob-value-not-allowed', wayOut: textWith(lowest)}],
      })
      expect((await host.knobs())[0]?.value).toBe(lowest)
    })

    test('a knob is set twice as once, and brought back to what it was at first', async () => {
      const host = harness.host(harness.nodes[0])
      const first = await host.knobs()
      for (const value of ['min', 'max', 'min', 'min']) accepted(await host.set({name: 'cpu-frequency', value}, NEVER))
      const [frequency] = await host.knobs()
      expect(frequency?.value).toBe(frequency?.allowed.find((value) => Number(value) > 0))
      accepted(await host.set({name: 'cpu-frequency', value: null}, NEVER))
      accepted(await host.set({name: 'cpu-frequency', value: null}, NEVER))
      expect(await host.knobs()).toEqual(first)
    })

    test('a part that a knob does not have is refused, and the ones that it has are named', async () => {
      const refusal = await harness.host(harness.nodes[0]).set({name: 'cpu-frequency', value: 'min', parts: ['977']}, NEVER)
      expect(refusal).toMatchObject({kind: 'refused', reasons: [{code: 'knob-part-not-found', wayOut: textWith('It has')}]})
    })
  })
}
