import {expect} from 'vitest'
import {accepted, application, Mirror, NEVER} from '../fixtures.js'
import {seen} from '../harness.js'
import {ORDER, put} from './applications.js'
import type {ContractCase} from './contract-case.js'

/** What the continuum agent gives to clusters, hears of them, and tells people. */
export const ASSIGNMENT_CASES: readonly ContractCase[] = [
  {
    name: 'an assignment shows in the cluster with the orders, and goes when it is withdrawn',
    async run(harness) {
      const {slice, cluster} = harness
      const created = await put(slice)
      const epoch = await harness.lead('slice')
      const ordered = {...created, orders: [ORDER]}
      const local = new Mirror(cluster.applications())
      const assignments = new Mirror(slice.assignments())
      accepted(await slice.assign(ordered, [{cluster: harness.clusterName}], epoch, NEVER))
      await local.until(({items}) => items.get('shop')?.orders.length === 1)
      await assignments.until(({items}) => items.has('shop'))
      expect(assignments.get('shop')).toEqual({
        application: 'shop',
        revision: created.revision,
        clusters: [{cluster: harness.clusterName}],
      })
      accepted(await slice.assign(ordered, [{cluster: harness.otherCluster}], epoch, NEVER))
      await local.until(({items}) => items.size === 0)
      accepted(await slice.withdraw({application: 'shop'}, epoch, NEVER))
      await assignments.until(({items}) => items.size === 0)
      local.close()
      assignments.close()
    },
  },
  {
    name: 'an assignment tells the revision that was given, and is never replaced by an older one',
    async run(harness) {
      const {slice, clusterName} = harness
      const first = await put(slice)
      const epoch = await harness.lead('slice')
      const here = [{cluster: clusterName}]
      const assignments = new Mirror(slice.assignments())
      accepted(await slice.put({...first, orders: [ORDER]}, first.revision, NEVER))
      const second = await seen(slice, 'shop')
      accepted(await slice.assign(first, here, epoch, NEVER))
      await assignments.until(({items}) => items.has('shop'))
      expect(assignments.get('shop')?.revision).toBe(first.revision)
      accepted(await slice.assign(second, here, epoch, NEVER))
      await assignments.until(({items}) => items.get('shop')?.revision === second.revision)
      expect(await slice.assign(first, here, epoch, NEVER)).toEqual({kind: 'stale'})
      assignments.close()
    },
  },
  {
    name: 'an assignment to a cluster that is not there is refused with the reason',
    async run(harness) {
      const created = await put(harness.slice)
      const epoch = await harness.lead('slice')
      expect(await harness.slice.assign(created, [{cluster: 'nowhere'}], epoch, NEVER)).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'cluster-not-found'}],
      })
    },
  },
  {
    name: 'each leader has a higher epoch, and what an earlier one writes is stale and changes nothing',
    async run(harness) {
      const {slice} = harness
      const created = await put(slice)
      const first = await harness.lead('slice')
      const second = await harness.lead('slice')
      expect(second).toBeGreaterThan(first)
      const assignments = new Mirror(slice.assignments())
      const here = [{cluster: harness.clusterName}]
      accepted(await slice.assign(created, here, second, NEVER))
      await assignments.until(({items}) => items.has('shop'))
      expect(await slice.assign(created, [{cluster: harness.otherCluster}], first, NEVER)).toEqual({kind: 'stale'})
      expect(await slice.withdraw({application: 'shop'}, first, NEVER)).toEqual({kind: 'stale'})
      // What is written after it is seen after it.
      accepted(await slice.assign(await put(slice, application('later')), here, second, NEVER))
      await assignments.until(({items}) => items.has('later'))
      expect(assignments.get('shop')?.clusters).toEqual(here)
      assignments.close()
    },
  },
  {
    name: 'what became of an application is told by the leader, never by a former one',
    async run(harness) {
      const {slice} = harness
      const before = await put(slice)
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
      accepted(await slice.announce(summary, first, NEVER))
      const second = await harness.lead('slice')
      expect(await slice.announce(summary, first, NEVER)).toEqual({kind: 'stale'})
      accepted(await slice.announce(summary, second, NEVER))
      // It is no change of what the person wants.
      expect(await seen(slice, name)).toEqual(before)
    },
  },
  {
    name: 'what a cluster reports is seen in the slice',
    async run(harness) {
      await harness.give(application('shop'))
      const status = {application: 'shop', uid: 'u', cluster: harness.clusterName, generation: 1, reportedMs: 5, components: [], qos: []}
      accepted(await harness.cluster.report(status, await harness.lead('cluster'), NEVER))
      const statuses = new Mirror(harness.slice.status())
      await statuses.until(({items}) => items.has(`${harness.clusterName}/shop`))
      expect(statuses.get(`${harness.clusterName}/shop`)).toEqual(status)
      statuses.close()
    },
  },
]
