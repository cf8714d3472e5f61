import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {ApplicationSpec, Order} from '../../../src/platform/contract/index.js'
import {accepted, application, component, intent, Mirror, NEVER, nodeDescription, spec} from './fixtures.js'
import {type MakeHarness, type PlatformHarness, seen} from './harness.js'

const order: Order = {id: 'o1', component: 'web', by: 'ada', issuedMs: 1, wish: {kind: 'pin', node: 'n1'}}

/** What the continuum agent may rely on, whatever the platform. */
export function describeSlicePlatform(name: string, make: MakeHarness): void {
  describe(`slice platform ${name}`, () => {
    let harness: PlatformHarness
    beforeEach(async () => {
      harness = await make()
    })
    afterEach(() => harness.close())
    const put = async (description = application('shop')): Promise<ApplicationSpec> => {
      accepted(await harness.slice.put(spec(description), undefined, NEVER))
      return seen(harness.slice, description.name)
    }

    test('a new application gets a uid, its first generation and a revision', async () => {
      const created = await put()
      expect(created).toMatchObject({name: 'shop', generation: 1, description: application('shop'), orders: []})
      expect(created.uid).not.toBe('')
      expect(created.revision).not.toBe('')
    })

    test('an application that is there is not created again', async () => {
      await put()
      expect(await harness.slice.put(spec(application('shop')), undefined, NEVER)).toEqual({kind: 'stale'})
    })

    test('a change at the newest revision is a new generation; at an older one it is stale', async () => {
      const first = await put()
      const changed = application('shop', [component('web'), component('db')])
      accepted(await harness.slice.put(spec(changed), first.revision, NEVER))
      const second = await seen(harness.slice, 'shop')
      expect(second).toMatchObject({uid: first.uid, generation: 2, description: changed})
      expect(await harness.slice.put(spec(application('shop')), first.revision, NEVER)).toEqual({kind: 'stale'})
      expect(await seen(harness.slice, 'shop')).toEqual(second)
    })

    test('the same description again changes nothing', async () => {
      const first = await put()
      expect(await harness.slice.put(first, first.revision, NEVER)).toEqual({kind: 'accepted', revision: first.revision})
      expect(await seen(harness.slice, 'shop')).toEqual(first)
    })

    test('an order is a new revision of the same generation', async () => {
      const first = await put()
      accepted(await harness.slice.put({...first, orders: [order]}, first.revision, NEVER))
      const second = await seen(harness.slice, 'shop')
      expect(second).toMatchObject({generation: 1, orders: [order]})
      expect(second.revision).not.toBe(first.revision)
    })

    test('an application that runs nowhere is gone as soon as it is deleted; its name used again is another one', async () => {
      const first = await put()
      accepted(await harness.slice.delete({application: 'shop'}, NEVER))
      const mirror = new Mirror(harness.slice.applications())
      await mirror.until(({isSynced, items}) => isSynced && items.size === 0)
      mirror.close()
      expect((await put()).uid).not.toBe(first.uid)
    })

    test('deleting what is not there is what was asked for', async () => {
      accepted(await harness.slice.delete({application: 'nobody'}, NEVER))
    })

    test('a deleted application stays, marked, until nothing of it is left in any cluster', async () => {
      const web = component('web')
      await harness.give(application('shop', [web]))
      const epoch = await harness.lead('cluster')
      accepted(await harness.cluster.apply(intent('shop', web, [{node: harness.nodes[0], instances: 1}]), epoch, NEVER))
      const applications = new Mirror(harness.slice.applications())
      const components = new Mirror(harness.cluster.components())
      await components.until(({items}) => items.get('shop/web')?.instances[0]?.phase === 'ready')
      accepted(await harness.slice.delete({application: 'shop'}, NEVER))
      await applications.until(({items}) => items.get('shop')?.deletedMs !== undefined)
      accepted(await harness.slice.withdraw({application: 'shop'}, await harness.lead('slice'), NEVER))
      expect(await seen(harness.slice, 'shop')).toMatchObject({name: 'shop'})
      accepted(await harness.cluster.remove({application: 'shop', component: 'web'}, epoch, NEVER))
      await applications.until(({items}) => !items.has('shop'))
      expect(components.items.size).toBe(0)
      applications.close()
      components.close()
    })

    test('an application that is being removed takes no change', async () => {
      await harness.give(application('shop'))
      accepted(await harness.slice.delete({application: 'shop'}, NEVER))
      const marked = await seen(harness.slice, 'shop')
      const outcome = await harness.slice.put({...marked, orders: [order]}, marked.revision, NEVER)
      expect(outcome).toMatchObject({kind: 'refused', reasons: [{code: 'application-being-removed'}]})
    })

    test('an assignment shows in the cluster with the orders, and goes when it is withdrawn', async () => {
      const created = await put()
      const epoch = await harness.lead('slice')
      const ordered = {...created, orders: [order]}
      const local = new Mirror(harness.cluster.applications())
      const assignments = new Mirror(harness.slice.assignments())
      accepted(await harness.slice.assign(ordered, [{cluster: harness.clusterName}], epoch, NEVER))
      await local.until(({items}) => items.get('shop')?.orders.length === 1)
      await assignments.until(({items}) => items.has('shop'))
      expect(assignments.get('shop')).toEqual({application: 'shop', revision: created.revision, clusters: [{cluster: harness.clusterName}]})
      accepted(await harness.slice.assign(ordered, [{cluster: harness.otherCluster}], epoch, NEVER))
      await local.until(({items}) => items.size === 0)
      accepted(await harness.slice.withdraw({application: 'shop'}, epoch, NEVER))
      await assignments.until(({items}) => items.size === 0)
      local.close()
      assignments.close()
    })

    test('an assignment of an older revision is stale, of a cluster that is not there refused', async () => {
      const first = await put()
      const epoch = await harness.lead('slice')
      accepted(await harness.slice.put({...first, orders: [order]}, first.revision, NEVER))
      const second = await seen(harness.slice, 'shop')
      const here = [{cluster: harness.clusterName}]
      accepted(await harness.slice.assign(second, here, epoch, NEVER))
      expect(await harness.slice.assign(first, here, epoch, NEVER)).toEqual({kind: 'stale'})
      expect(await harness.slice.assign(second, [{cluster: 'nowhere'}], epoch, NEVER)).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'cluster-not-found'}],
      })
    })

    test('each leader has a higher epoch, and what an earlier one writes is stale', async () => {
      const created = await put()
      const first = await harness.lead('slice')
      const second = await harness.lead('slice')
      expect(second).toBeGreaterThan(first)
      const here = [{cluster: harness.clusterName}]
      expect(await harness.slice.assign(created, here, first, NEVER)).toEqual({kind: 'stale'})
      expect(await harness.slice.withdraw({application: 'shop'}, first, NEVER)).toEqual({kind: 'stale'})
      accepted(await harness.slice.assign(created, here, second, NEVER))
    })

    test('a lease has one holder; the next waits for it', async () => {
      await harness.lead('slice')
      const waiting = new AbortController()
      const events: unknown[] = []
      const reader = (async () => {
        for await (const event of harness.slice.lease(waiting.signal)) events.push(event)
      })()
      await harness.slice.notes().put('a', 1, undefined, NEVER)
      expect(events).toEqual([])
      waiting.abort()
      await reader
      expect(events).toEqual([])
    })

    test('notes are versioned: created once, replaced at their revision, stale otherwise', async () => {
      const notes = harness.slice.notes()
      const first = accepted(await notes.put('budget/shop', {changes: 1}, undefined, NEVER))
      expect(await notes.put('budget/shop', {changes: 2}, undefined, NEVER)).toEqual({kind: 'stale'})
      const second = accepted(await notes.put('budget/shop', {changes: 2}, first, NEVER))
      expect(await notes.put('budget/shop', {changes: 3}, first, NEVER)).toEqual({kind: 'stale'})
      expect(await notes.get('budget/shop', NEVER)).toEqual({key: 'budget/shop', value: {changes: 2}, revision: second})
      const mirror = new Mirror(notes.watch('budget/'))
      accepted(await notes.put('pin/x', 1, undefined, NEVER))
      accepted(await notes.delete('budget/shop', NEVER))
      await mirror.until(({isSynced, items}) => isSynced && items.size === 0)
      expect(await notes.get('budget/shop', NEVER)).toBeUndefined()
      mirror.close()
    })

    test('a node is added, cordoned, changed and taken out again', async () => {
      const {slice, cluster, clusterName} = harness
      const nodes = new Mirror(cluster.nodes())
      await nodes.until(({isSynced}) => isSynced)
      accepted(await slice.putNode(clusterName, nodeDescription('extra'), NEVER))
      await harness.machineJoins(nodeDescription('extra'))
      await nodes.until(({items}) => items.get('extra')?.ready === true)
      accepted(await slice.cordon(clusterName, 'extra', true, NEVER))
      await nodes.until(({items}) => items.get('extra')?.cordoned === true)
      accepted(await slice.putNode(clusterName, nodeDescription('extra', {labels: ['zone:b']}), NEVER))
      await nodes.until(({items}) => items.get('extra')?.labels[0] === 'zone:b')
      expect(nodes.get('extra')?.cordoned).toBe(true)
      accepted(await slice.deleteNode(clusterName, 'extra', NEVER))
      await nodes.until(({items}) => !items.has('extra'))
      expect(await slice.cordon(clusterName, 'extra', true, NEVER)).toMatchObject({kind: 'refused', reasons: [{code: 'node-not-found'}]})
      nodes.close()
    })

    test('a cluster is cordoned and let go again, by a person who names no node', async () => {
      const {slice, otherCluster} = harness
      const clusters = new Mirror(slice.clusters())
      await clusters.until(({items}) => items.get(otherCluster)?.cordoned === false)
      accepted(await slice.cordon(otherCluster, undefined, true, NEVER))
      await clusters.until(({items}) => items.get(otherCluster)?.cordoned === true)
      expect(clusters.get(otherCluster)?.ready).toBe(true)
      accepted(await slice.cordon(otherCluster, undefined, false, NEVER))
      await clusters.until(({items}) => items.get(otherCluster)?.cordoned === false)
      expect(await slice.cordon('nowhere', undefined, true, NEVER)).toMatchObject({kind: 'refused', reasons: [{code: 'cluster-not-found'}]})
      clusters.close()
    })

    test('a node that runs something is not taken out', async () => {
      const web = component('web')
      await harness.give(application('shop', [web]))
      accepted(
        await harness.cluster.apply(intent('shop', web, [{node: harness.nodes[0], instances: 1}]), await harness.lead('cluster'), NEVER),
      )
      expect(await harness.slice.deleteNode(harness.clusterName, harness.nodes[0], NEVER)).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'node-in-use'}],
      })
    })

    test('what became of an application is told by the leader, never by a former one', async () => {
      const before = await put()
      const {name, uid, generation} = before
      const summary = {
        application: name,
        uid,
        generation,
        phase: 'placing',
        clusters: [],
        components: {ready: 0, wanted: 1},
        reasons: [],
      } as const
      const first = await harness.lead('slice')
      accepted(await harness.slice.announce(summary, first, NEVER))
      const second = await harness.lead('slice')
      expect(await harness.slice.announce(summary, first, NEVER)).toEqual({kind: 'stale'})
      accepted(await harness.slice.announce(summary, second, NEVER))
      // It is no change of what the person wants.
      expect(await seen(harness.slice, name)).toEqual(before)
    })

    test('what a cluster reports is seen in the slice', async () => {
      await harness.give(application('shop'))
      const status = {application: 'shop', uid: 'u', cluster: harness.clusterName, generation: 1, reportedMs: 5, components: [], qos: []}
      accepted(await harness.cluster.report(status, await harness.lead('cluster'), NEVER))
      const statuses = new Mirror(harness.slice.status())
      await statuses.until(({items}) => items.has(`${harness.clusterName}/shop`))
      expect(statuses.get(`${harness.clusterName}/shop`)).toEqual(status)
      statuses.close()
    })
  })
}
