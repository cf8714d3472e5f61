import {expect} from 'vitest'
import type {ComponentState, Epoch} from '../../../../src/platform/contract/index.js'
import {accepted, application, component, intent, Mirror, NEVER} from '../fixtures.js'
import type {PlatformHarness} from '../harness.js'
import type {ContractCase} from './contract-case.js'

const web = component('web')
const db = component('db')
const ref = {application: 'shop', component: 'web'}
const key = 'shop/web'

/** A cluster that the case leads, and to which the application `shop` is assigned. */
type Led = PlatformHarness & {
  readonly epoch: Epoch
  readonly components: Mirror<ComponentState>
  /** Of the instances of `web`, as `<node>:<phase>`, in order. */
  phases(): readonly string[]
  /** Resolves when `web` has exactly these instances, ready; nodes in order. */
  ready(...nodes: readonly string[]): Promise<void>
  /** Has another component started and ready: whatever was begun before is seen by then. */
  laterSeen(epoch?: Epoch): Promise<void>
}

/** What a cluster agent may rely on in what it runs. */
export const WORKLOAD_CASES: readonly ContractCase[] = [
  led('what is applied is kept as an intent and becomes ready', async ({cluster, nodes: [node], epoch, components, ready}) => {
    const wanted = intent('shop', web, [{node, instances: 1}])
    const revision = accepted(await cluster.apply(wanted, epoch, NEVER))
    const intents = new Mirror(cluster.intents())
    await intents.until(({isSynced}) => isSynced)
    expect(intents.get(key)).toEqual(wanted)
    expect(intents.revisions.get(key)).toBe(revision)
    await ready(node)
    expect(components.get(key)?.instances).toMatchObject([{generation: 1, image: 'registry.test/web:1', restarts: 0}])
    intents.close()
  }),
  led('the same intent again is accepted at the same revision and restarts nothing', async (it) => {
    const {cluster, epoch, components} = it
    const wanted = intent('shop', web, [{node: it.nodes[0], instances: 1}])
    const revision = accepted(await cluster.apply(wanted, epoch, NEVER))
    await it.ready(it.nodes[0])
    const before = components.get(key)?.instances
    expect(await cluster.apply(wanted, epoch, NEVER)).toEqual({kind: 'accepted', revision})
    await it.laterSeen()
    expect(components.get(key)?.instances).toEqual(before)
  }),
  led('a move in two steps is never without a ready instance', async ({cluster, nodes: [from, to], epoch, components, ready}) => {
    accepted(await cluster.apply(intent('shop', web, [{node: from, instances: 1}]), epoch, NEVER))
    await ready(from)
    const begun = components.events.length
    const both = [
      {node: from, instances: 1},
      {node: to, instances: 1},
    ]
    accepted(await cluster.apply(intent('shop', web, both), epoch, NEVER))
    await ready(from, to)
    accepted(await cluster.apply(intent('shop', web, [{node: to, instances: 1}]), epoch, NEVER))
    await ready(to)
    for (const event of components.events.slice(begun)) {
      if (event.kind === 'put') expect(event.value.instances.some(({phase}) => phase === 'ready')).toBe(true)
    }
  }),
  led('what is removed ends and is gone; removing it again is accepted', async ({cluster, nodes: [node], epoch, components, ready}) => {
    accepted(await cluster.apply(intent('shop', web, [{node, instances: 2}]), epoch, NEVER))
    await ready(node, node)
    accepted(await cluster.remove(ref, epoch, NEVER))
    await components.until(({items}) => !items.has(key))
    accepted(await cluster.remove(ref, epoch, NEVER))
  }),
  led('what is not assigned here, or to no node of here, is refused with the reason', async ({cluster, nodes: [node], epoch}) => {
    expect(await cluster.apply(intent('bank', web, [{node, instances: 1}]), epoch, NEVER)).toMatchObject({
      kind: 'refused',
      reasons: [{code: 'application-not-assigned'}],
    })
    expect(await cluster.apply(intent('shop', web, [{node: 'nowhere', instances: 1}]), epoch, NEVER)).toMatchObject({
      kind: 'refused',
      reasons: [{code: 'node-not-found'}],
    })
  }),
  led('what a former leader writes is stale, and changes nothing', async (it) => {
    const {cluster, epoch: former, nodes} = it
    const newer = await it.lead('cluster')
    expect(newer).toBeGreaterThan(former)
    const wanted = intent('shop', web, [{node: nodes[0], instances: 1}])
    accepted(await cluster.apply(wanted, newer, NEVER))
    await it.ready(nodes[0])
    expect(await cluster.apply(intent('shop', web, [{node: nodes[1], instances: 1}]), former, NEVER)).toEqual({kind: 'stale'})
    expect(await cluster.remove(ref, former, NEVER)).toEqual({kind: 'stale'})
    await it.laterSeen(newer)
    expect(it.phases()).toEqual([`${nodes[0]}:ready`])
    const intents = new Mirror(cluster.intents())
    await intents.until(({isSynced}) => isSynced)
    expect(intents.get(key)).toEqual(wanted)
    intents.close()
  }),
  led('what has no room waits and says why', async ({cluster, nodes: [node], epoch, components, phases}) => {
    const big = component('web', {}, {cpu: '5'})
    accepted(await cluster.apply(intent('shop', big, [{node, instances: 2}]), epoch, NEVER))
    await components.until(() => phases().includes(`${node}:ready`))
    // A scheduler says why a moment after it has seen what is to be placed.
    const waiting = () => components.get(key)?.instances.find(({phase}) => phase === 'pending')
    await components.until(() => waiting()?.reason !== undefined)
    expect(waiting()?.reason).toMatch(/no room/)
  }),
  led('a call that was given up before it began does nothing', async ({cluster, nodes: [node], epoch, components, laterSeen}) => {
    const wanted = intent('shop', web, [{node, instances: 1}])
    await expect(cluster.apply(wanted, epoch, AbortSignal.abort(new Error('given up')))).rejects.toThrow('given up')
    await laterSeen()
    expect([...components.items.keys()]).toEqual(['shop/db'])
  }),
]

function led(name: string, act: (it: Led) => Promise<void>): ContractCase {
  return {
    name,
    async run(harness) {
      const epoch = await harness.lead('cluster')
      await harness.give(application('shop', [web, db]))
      const components = new Mirror(harness.cluster.components())
      const phasesOf = (of: string) => (components.get(of)?.instances ?? []).map(({node, phase}) => `${node}:${phase}`).toSorted()
      const ready = (of: string, nodes: readonly string[]) =>
        components.until(() => phasesOf(of).join() === nodes.map((node) => `${node}:ready`).join())
      try {
        await act({
          ...harness,
          epoch,
          components,
          phases: () => phasesOf(key),
          ready: (...nodes) => ready(key, nodes),
          async laterSeen(of = epoch) {
            const [node] = harness.nodes
            accepted(await harness.cluster.apply(intent('shop', db, [{node, instances: 1}]), of, NEVER))
            await ready('shop/db', [node])
          },
        })
      } finally {
        components.close()
      }
    },
  }
}
