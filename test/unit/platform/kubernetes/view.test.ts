import {expect, test, vi} from 'vitest'
import type {KubeObject} from '../../../../src/platform/kubernetes/objects.js'
import {IndexBy} from '../../../../src/platform/kubernetes/watch/index-by.js'
import {ObjectCache} from '../../../../src/platform/kubernetes/watch/object-cache.js'
import {from, View} from '../../../../src/platform/kubernetes/watch/view.js'
import {Mirror} from '../../../contract/platform/fixtures.js'

type Pod = KubeObject & {readonly node: string; readonly noise?: number}
const pod = (name: string, node: string, version: number, noise = 0): Pod => ({
  metadata: {name, namespace: 'n', resourceVersion: String(version)},
  node,
  noise,
})

function podsByNode() {
  const pods = new ObjectCache<Pod>((object) => object)
  const byNode = new IndexBy(pods, ({node}) => node)
  let projections = 0
  const view = new View<readonly string[]>({
    sources: [from(pods, ({node}) => [node])],
    project: (node) => {
      projections++
      const value = byNode.of(node).map(({metadata}) => metadata.name)
      return value.length === 0 ? undefined : {value}
    },
  })
  return {pods, view, projections: () => projections}
}

test('a watcher is told nothing before all is known, then a snapshot, then changes', async () => {
  const {pods, view} = podsByNode()
  const mirror = new Mirror(view.watch())
  await new Promise((resolve) => setImmediate(resolve))
  expect(mirror.events).toEqual([])
  pods.replace([pod('a', 'n1', 1)], '5')
  await mirror.until(({isSynced}) => isSynced)
  expect(mirror.events.map(({kind}) => kind)).toEqual(['snapshot', 'synced'])
  pods.put(pod('a', 'n2', 6))
  await mirror.until(({items}) => items.has('n2'))
  expect([...mirror.items]).toEqual([['n2', ['a']]])
  mirror.close()
})

test('a change that comes out the same is not told', async () => {
  const {pods, view, projections} = podsByNode()
  pods.replace([pod('a', 'n1', 1), pod('b', 'n2', 1)], '5')
  const mirror = new Mirror(view.watch())
  await mirror.until(({isSynced}) => isSynced)
  const before = projections()
  pods.put(pod('a', 'n1', 6, 1))
  await vi.waitFor(() => expect(projections()).toBe(before + 1))
  pods.put(pod('c', 'n2', 7))
  await mirror.until(({items}) => items.get('n2')?.length === 2)
  expect(mirror.events.filter(({kind}) => kind === 'put')).toHaveLength(1)
  mirror.close()
})

test('blindness of one source is told with its beginning, and its end', async () => {
  const {pods, view} = podsByNode()
  pods.replace([pod('a', 'n1', 1)], '5')
  const mirror = new Mirror(view.watch())
  await mirror.until(({isSynced}) => isSynced)
  pods.blind(42)
  await mirror.until(({degradedMs}) => degradedMs === 42)
  pods.replace([pod('b', 'n1', 6)], '6')
  await mirror.until(({degradedMs, items}) => degradedMs === undefined && items.get('n1')?.[0] === 'b')
  mirror.close()
})

test('a source that touches no key counts all the same: nothing is told before it is listed, and its blindness and its end are', async () => {
  const [pods, nodes] = [new ObjectCache<Pod>((object) => object), new ObjectCache<Pod>((object) => object)]
  const view = new View<string>({sources: [from(pods, ({node}) => [node]), {cache: nodes}], project: (value) => ({value})})
  const mirror = new Mirror(view.watch())
  pods.replace([], '5')
  await new Promise((resolve) => setImmediate(resolve))
  expect(mirror.events).toEqual([])
  nodes.replace([pod('n1', 'n1', 1)], '6')
  await mirror.until(({isSynced}) => isSynced)
  nodes.blind(42)
  await mirror.until(({degradedMs}) => degradedMs === 42)
  nodes.replace([], '7')
  await mirror.until(({degradedMs}) => degradedMs === undefined)
  mirror.close()
})

test('a server that was set back to an older state is believed', () => {
  const {pods, view} = podsByNode()
  pods.replace([pod('a', 'n1', 100)], '200')
  pods.replace([pod('a', 'n2', 50)], '60')
  expect([...view.entries()].map(({key}) => key)).toEqual(['n2'])
})
