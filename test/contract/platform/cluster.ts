import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {ComponentState, Epoch} from '../../../src/platform/contract/index.js'
import {accepted, application, component, intent, Mirror, NEVER} from './fixtures.js'
import type {MakeHarness, PlatformHarness} from './harness.js'

const web = component('web')
const key = 'shop/web'

/** What a cluster agent may rely on, whatever the platform. */
export function describeClusterPlatform(name: string, make: MakeHarness): void {
  describe(`cluster platform ${name}`, () => {
    let harness: PlatformHarness
    let epoch: Epoch
    let components: Mirror<ComponentState>
    beforeEach(async () => {
      harness = await make()
      epoch = await harness.lead('cluster')
      components = new Mirror(harness.cluster.components())
    })
    afterEach(async () => {
      components.close()
      await harness.close()
    })
    const phases = (): readonly string[] => (components.get(key)?.instances ?? []).map(({node, phase}) => `${node}:${phase}`)
    const ready = (...nodes: readonly string[]) => components.until(() => phases().join() === nodes.map((node) => `${node}:ready`).join())

    test('nodes tell their capacity, what is free, layer, labels, price and readiness', async () => {
      const nodes = new Mirror(harness.cluster.nodes())
      await nodes.until(({isSynced}) => isSynced)
      expect(nodes.get(harness.nodes[0])).toMatchObject({
        name: harness.nodes[0],
        cluster: harness.clusterName,
        ready: true,
        cordoned: false,
        layer: 'edge',
        labels: ['zone:a'],
        capacity: {cpuMillicores: 8000},
        free: {cpuMillicores: 8000},
        pricePerHour: 0.1,
        powerWatts: 100,
      })
      nodes.close()
    })

    test('what is applied is kept as an intent and becomes ready', async () => {
      await harness.give(application('shop'))
      const wanted = intent('shop', web, [{node: harness.nodes[0], instances: 1}])
      const revision = accepted(await harness.cluster.apply(wanted, epoch, NEVER))
      const intents = new Mirror(harness.cluster.intents())
      await intents.until(({isSynced}) => isSynced)
      expect(intents.get(key)).toEqual(wanted)
      expect(intents.revisions.get(key)).toBe(revision)
      await ready(harness.nodes[0])
      expect(components.get(key)?.instances).toMatchObject([{generation: 1, image: 'registry.test/web:1', restarts: 0}])
      intents.close()
    })

    test('the same intent again is accepted at the same revision and restarts nothing', async () => {
      await harness.give(application('shop'))
      const wanted = intent('shop', web, [{node: harness.nodes[0], instances: 1}])
      const revision = accepted(await harness.cluster.apply(wanted, epoch, NEVER))
      await ready(harness.nodes[0])
      const before = components.get(key)?.instances
      expect(await harness.cluster.apply(wanted, epoch, NEVER)).toEqual({kind: 'accepted', revision})
      expect(components.get(key)?.instances).toEqual(before)
    })

    test('a move in two steps is never without a ready instance', async () => {
      await harness.give(application('shop'))
      const [from, to] = harness.nodes
      accepted(await harness.cluster.apply(intent('shop', web, [{node: from, instances: 1}]), epoch, NEVER))
      await ready(from)
      const begun = components.events.length
      const both = [
        {node: from, instances: 1},
        {node: to, instances: 1},
      ]
      accepted(await harness.cluster.apply(intent('shop', web, both), epoch, NEVER))
      await ready(from, to)
      accepted(await harness.cluster.apply(intent('shop', web, [{node: to, instances: 1}]), epoch, NEVER))
      await ready(to)
      for (const event of components.events.slice(begun)) {
        if (event.kind === 'put') expect(event.value.instances.some(({phase}) => phase === 'ready')).toBe(true)
      }
    })

    test('what is removed ends and is gone; removing it again is accepted', async () => {
      await harness.give(application('shop'))
      accepted(await harness.cluster.apply(intent('shop', web, [{node: harness.nodes[0], instances: 2}]), epoch, NEVER))
      await ready(harness.nodes[0], harness.nodes[0])
      const ref = {application: 'shop', component: 'web'}
      accepted(await harness.cluster.remove(ref, epoch, NEVER))
      await components.until(({items}) => !items.has(key))
      accepted(await harness.cluster.remove(ref, epoch, NEVER))
    })

    test('what is not assigned here, or to no node of here, is refused with the reason', async () => {
      const elsewhere = intent('shop', web, [{node: harness.nodes[0], instances: 1}])
      expect(await harness.cluster.apply(elsewhere, epoch, NEVER)).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'application-not-assigned'}],
      })
      await harness.give(application('shop'))
      expect(await harness.cluster.apply(intent('shop', web, [{node: 'nowhere', instances: 1}]), epoch, NEVER)).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'node-not-found'}],
      })
    })

    test('what a former leader writes is stale, and changes nothing', async () => {
      await harness.give(application('shop'))
      const newer = await harness.lead('cluster')
      expect(newer).toBeGreaterThan(epoch)
      const wanted = intent('shop', web, [{node: harness.nodes[0], instances: 1}])
      expect(await harness.cluster.apply(wanted, epoch, NEVER)).toEqual({kind: 'stale'})
      expect(await harness.cluster.remove(wanted.ref, epoch, NEVER)).toEqual({kind: 'stale'})
      accepted(await harness.cluster.apply(wanted, newer, NEVER))
    })

    test('what has no room waits and says why', async () => {
      const big = component('web', {}, {cpu: '5'})
      await harness.give(application('shop', [big]))
      accepted(await harness.cluster.apply(intent('shop', big, [{node: harness.nodes[0], instances: 2}]), epoch, NEVER))
      await components.until(() => phases().includes(`${harness.nodes[0]}:ready`))
      // A scheduler says why a moment after it has seen what is to be placed.
      const waiting = () => components.get(key)?.instances.find(({phase}) => phase === 'pending')
      await components.until(() => waiting()?.reason !== undefined)
      expect(waiting()?.reason).toMatch(/no room/)
    })

    test('notes of a cluster are its own', async () => {
      const notes = harness.cluster.notes()
      accepted(await notes.put('state/x', {n: 1}, undefined, NEVER))
      expect(await harness.slice.notes().get('state/x', NEVER)).toBeUndefined()
      expect(await notes.get('state/x', NEVER)).toMatchObject({value: {n: 1}})
    })

    test('a call that was given up before it began does nothing', async () => {
      await harness.give(application('shop'))
      const wanted = intent('shop', web, [{node: harness.nodes[0], instances: 1}])
      await expect(harness.cluster.apply(wanted, epoch, AbortSignal.abort(new Error('given up')))).rejects.toThrow('given up')
      await components.until(({isSynced}) => isSynced)
      expect(components.items.size).toBe(0)
    })
  })
}
