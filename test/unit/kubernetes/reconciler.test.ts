import {expect, test} from 'vitest'
import type {ClusterCaches} from '../../../src/platform/kubernetes/cluster/caches.js'
import {OwnedObjects} from '../../../src/platform/kubernetes/cluster/owned.js'
import {Reconciler, type ReconcilerParts} from '../../../src/platform/kubernetes/cluster/reconciler.js'
import type {AssignmentObject, PlacementObject} from '../../../src/platform/kubernetes/kinds.js'
import type {KubeObject} from '../../../src/platform/kubernetes/objects.js'
import {IndexBy} from '../../../src/platform/kubernetes/watch/index-by.js'
import {ObjectCache} from '../../../src/platform/kubernetes/watch/object-cache.js'
import {NOTHING_ALLOWED} from '../../../src/platform/kubernetes/workload/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {createLogger} from '../../../src/support/logger.js'
import {application, component, intent} from '../../contract/platform/fixtures.js'

const NAMESPACE = 'mlsysops'
const NAMES = [
  'nodes',
  'pods',
  'descriptions',
  'assignments',
  'placements',
  'notes',
  'deployments',
  'jobs',
  'services',
  'configMaps',
  'budgets',
  'replicaSets',
] as const
const web = component('web')

/** What was asked for meanwhile is brought about when all is seen again, whichever cache was heard last. */
test.each(NAMES)('nothing is done while something is not seen, and all of it when %s are seen again last', async (last) => {
  const caches = Object.fromEntries(NAMES.map((name) => [name, new ObjectCache<KubeObject>((object) => object)]))
  const written: string[] = []
  const clock = createVirtualClock(0)
  const log = createLogger({write: () => true})
  const all = caches as unknown as ClusterCaches
  const parts = {
    clock,
    log,
    namespace: NAMESPACE,
    leadership: {holds: () => true},
    caches: all,
    owned: new OwnedObjects(all, new IndexBy(all.pods, () => undefined)),
    writer: {
      find: async () => undefined,
      write: async ({object}: {readonly object: KubeObject}) => {
        written.push(object.metadata.name)
        return {kind: 'written'}
      },
    },
    nodes: {get: () => undefined},
    facts: async () => ({namespace: NAMESPACE, podSecurity: 'privileged', allowed: NOTHING_ALLOWED, telemetry: {grpcPort: 1, httpPort: 2}}),
    onObstacles: () => {},
  } as unknown as ReconcilerParts
  const reconciler = new Reconciler(parts)
  for (const cache of Object.values(caches)) cache.replace([], '1')
  reconciler.start(1)
  for (const cache of Object.values(caches)) cache.blind(0)
  const heard = (name: string): void =>
    caches[name]?.replace(name === 'assignments' ? [assignment()] : name === 'placements' ? [placement()] : [], '9')
  for (const name of NAMES) if (name !== last) heard(name)
  await clock.run(clock.now() + 1_000)
  expect(written).toEqual([])
  heard(last)
  await clock.run(clock.now() + 1_000)
  expect(written).toEqual(['web', expect.stringMatching(/^web-n1-/)])
  await reconciler.stop()
})

function assignment(): AssignmentObject {
  const metadata = {name: 'shop', namespace: NAMESPACE, uid: 'a', generation: 1, resourceVersion: '8'}
  return {metadata, spec: {description: application('shop', [web]), orders: [], uid: 'u', generation: 1}} as unknown as AssignmentObject
}

function placement(): PlacementObject {
  const metadata = {name: 'shop.web', namespace: NAMESPACE, uid: 'p', generation: 1, resourceVersion: '8'}
  return {
    metadata,
    spec: {...intent('shop', web, [{node: 'n1', instances: 1}]), summary: {hosts: '', goal: ''}},
  } as unknown as PlacementObject
}
