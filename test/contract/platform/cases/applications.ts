import {expect} from 'vitest'
import type {ApplicationSpec, Order, SlicePlatform} from '../../../../src/platform/contract/index.js'
import {accepted, application, component, intent, Mirror, NEVER, spec} from '../fixtures.js'
import {seen} from '../harness.js'
import type {ContractCase} from './contract-case.js'

export const ORDER: Order = {id: 'o1', component: 'web', by: 'ada', issuedMs: 1, wish: {kind: 'pin', node: 'n1'}}

/** Stores a new application, and gives it as the platform keeps it. */
export async function put(slice: SlicePlatform, description = application('shop')): Promise<ApplicationSpec> {
  accepted(await slice.put(spec(description), undefined, NEVER))
  return seen(slice, description.name)
}

/** What people want of applications: created, changed, removed. */
export const APPLICATION_CASES: readonly ContractCase[] = [
  {
    name: 'a new application gets a uid, its first generation and a revision',
    async run({slice}) {
      const created = await put(slice)
      expect(created).toMatchObject({name: 'shop', generation: 1, description: application('shop'), orders: []})
      expect(created.uid).not.toBe('')
      expect(created.revision).not.toBe('')
    },
  },
  {
    name: 'an application that is there is not created again',
    async run({slice}) {
      const first = await put(slice)
      const another = spec(application('shop', [component('db')]))
      expect(await slice.put(another, undefined, NEVER)).toEqual({kind: 'stale'})
      expect(await seen(slice, 'shop')).toEqual(first)
    },
  },
  {
    name: 'a change at the newest revision is a new generation; at an older one it is stale',
    async run({slice}) {
      const first = await put(slice)
      const changed = application('shop', [component('web'), component('db')])
      accepted(await slice.put(spec(changed), first.revision, NEVER))
      const second = await seen(slice, 'shop')
      expect(second).toMatchObject({uid: first.uid, generation: 2, description: changed})
      expect(await slice.put(spec(application('shop')), first.revision, NEVER)).toEqual({kind: 'stale'})
      expect(await seen(slice, 'shop')).toEqual(second)
    },
  },
  {
    name: 'the same description again changes nothing',
    async run({slice}) {
      const first = await put(slice)
      expect(await slice.put(first, first.revision, NEVER)).toEqual({kind: 'accepted', revision: first.revision})
      expect(await seen(slice, 'shop')).toEqual(first)
    },
  },
  {
    name: 'an order is a new revision of the same generation',
    async run({slice}) {
      const first = await put(slice)
      accepted(await slice.put({...first, orders: [ORDER]}, first.revision, NEVER))
      const second = await seen(slice, 'shop')
      expect(second).toMatchObject({generation: 1, orders: [ORDER]})
      expect(second.revision).not.toBe(first.revision)
    },
  },
  {
    name: 'a description whose put was given up before it began is not there',
    async run({slice}) {
      const mirror = new Mirror(slice.applications())
      await expect(slice.put(spec(application('a')), undefined, AbortSignal.abort(new Error('given up')))).rejects.toThrow('given up')
      accepted(await slice.put(spec(application('b')), undefined, NEVER))
      await mirror.until(({items}) => items.has('b'))
      expect([...mirror.items.keys()]).toEqual(['b'])
      mirror.close()
    },
  },
  {
    name: 'an application that runs nowhere is gone as soon as it is deleted; its name used again is another one',
    async run({slice}) {
      const first = await put(slice)
      accepted(await slice.delete({application: 'shop'}, NEVER))
      const mirror = new Mirror(slice.applications())
      await mirror.until(({isSynced, items}) => isSynced && items.size === 0)
      mirror.close()
      expect((await put(slice)).uid).not.toBe(first.uid)
    },
  },
  {
    name: 'deleting what is not there is what was asked for',
    async run({slice}) {
      accepted(await slice.delete({application: 'nobody'}, NEVER))
    },
  },
  {
    name: 'a deleted application stays, marked, until nothing of it is left in any cluster',
    async run(harness) {
      const {slice, cluster} = harness
      const web = component('web')
      await harness.give(application('shop', [web]))
      const epoch = await harness.lead('cluster')
      accepted(await cluster.apply(intent('shop', web, [{node: harness.nodes[0], instances: 1}]), epoch, NEVER))
      const applications = new Mirror(slice.applications())
      const components = new Mirror(cluster.components())
      await components.until(({items}) => items.get('shop/web')?.instances[0]?.phase === 'ready')
      accepted(await slice.delete({application: 'shop'}, NEVER))
      await applications.until(({items}) => items.get('shop')?.deletedMs !== undefined)
      accepted(await slice.withdraw({application: 'shop'}, await harness.lead('slice'), NEVER))
      expect(await seen(slice, 'shop')).toMatchObject({name: 'shop'})
      accepted(await cluster.remove({application: 'shop', component: 'web'}, epoch, NEVER))
      await applications.until(({items}) => !items.has('shop'))
      expect(components.items.size).toBe(0)
      applications.close()
      components.close()
    },
  },
  {
    name: 'an application that is being removed takes no change',
    async run(harness) {
      await harness.give(application('shop'))
      accepted(await harness.slice.delete({application: 'shop'}, NEVER))
      const marked = await seen(harness.slice, 'shop')
      const outcome = await harness.slice.put({...marked, orders: [ORDER]}, marked.revision, NEVER)
      expect(outcome).toMatchObject({kind: 'refused', reasons: [{code: 'application-being-removed'}]})
      expect(await seen(harness.slice, 'shop')).toEqual(marked)
    },
  },
  {
    name: 'news of an application is taken at once, from whoever tells it, and changes nothing',
    async run(harness) {
      const {slice, cluster} = harness
      const created = await put(slice)
      const news = {
        application: 'shop',
        uid: created.uid,
        kind: 'moved',
        isTrouble: false,
        message: 'web went to n2',
        about: {decision: 'd1'},
        count: 1,
      }
      const tellAll = (): void => {
        for (const platform of [slice, cluster]) {
          for (let count = 1; count <= 50; count += 1) expect(platform.tell({...news, count})).toBeUndefined()
          const unknown = {...news, application: 'unheard-of', uid: 'none', isTrouble: true}
          expect(() => platform.tell(unknown)).not.toThrow()
        }
      }
      tellAll()
      const epoch = await harness.lead('slice')
      await harness.lead('cluster')
      tellAll()
      // What is asked for after it is done as ever.
      accepted(await slice.assign(created, [{cluster: harness.clusterName}], epoch, NEVER))
      const local = new Mirror(cluster.applications())
      await local.until(({items}) => items.has('shop'))
      expect(local.get('shop')).toMatchObject({uid: created.uid, generation: created.generation, orders: []})
      // That it was assigned may be a revision of its own.
      const {revision: _, ...wanted} = created
      expect(await seen(slice, 'shop')).toMatchObject(wanted)
      local.close()
    },
  },
]
