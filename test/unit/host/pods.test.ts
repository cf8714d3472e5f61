import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Endpoint} from '../../../src/platform/host/index.js'
import {PodFollower} from '../../../src/platform/host/pods.js'
import {scaledClock} from '../../../src/support/clock-system.js'
import {surroundings, until} from '../../support/host-readers.js'
import {podObject, TestCluster} from '../../support/host-servers.js'

let cluster: TestCluster
let stop: AbortController
let running: Promise<void>
beforeEach(async () => {
  cluster = await TestCluster.start()
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await running
  await cluster.close()
})

/** Time runs fast, so that what waits a minute is seen to end. */
function follow(
  apiServer: Endpoint = cluster.endpoint,
  options: {readonly maxPods?: number; readonly resyncMs?: number; readonly speed?: number} = {},
) {
  const {speed = 20, ...rest} = options
  const around = surroundings(scaledClock({originMs: Date.now(), startedAtMs: Date.now(), speed}))
  const follower = new PodFollower({apiServer, ...rest}, around)
  running = follower.run(stop.signal)
  return {pods: follower.pods, counters: around.counters}
}

test('pods of this node with our labels are known, by name and by address', async () => {
  cluster.pods.put(podObject({name: 'web-1', address: '10.0.0.1', annotations: {'prometheus.io/port': '80', other: 'x'}}))
  cluster.pods.put(podObject({name: 'web-2', node: 'n2', address: '10.0.0.2'}))
  cluster.pods.put(podObject({name: 'foreign', address: '10.0.0.3', labels: {}}))
  const {pods} = follow()
  expect(pods.isSynced).toBe(false)
  await until(() => pods.isSynced)
  expect([...pods.all()]).toEqual([
    {
      uid: 'uid-web-1',
      name: 'web-1',
      namespace: 'mlsysops',
      application: 'shop',
      component: 'web',
      addresses: ['10.0.0.1'],
      isOnHostNetwork: false,
      containers: [{name: 'main', ports: []}],
      annotations: {'prometheus.io/port': '80'},
    },
  ])
  expect(pods.named('mlsysops', 'web-1')).toBe(pods.at('10.0.0.1'))
  expect(cluster.requests[0]).toContain('fieldSelector=spec.nodeName%3Dn1&labelSelector=mlsysops.eu%2Fapp')
})

test('pods that come, change and go are followed', async () => {
  const {pods} = follow()
  await until(() => cluster.pods.watching === 1)
  cluster.pods.put(podObject({name: 'web-1', address: '10.0.0.1'}))
  await until(() => pods.at('10.0.0.1') !== undefined)
  cluster.pods.put(podObject({name: 'web-1', address: '10.0.0.9'}))
  await until(() => pods.at('10.0.0.9') !== undefined)
  expect(pods.at('10.0.0.1')).toBeUndefined()
  cluster.pods.delete('web-1')
  await until(() => [...pods.all()].length === 0)
})

test('a pod that has ended is gone: its address may be another’s', async () => {
  cluster.pods.put(podObject({name: 'web-1', address: '10.0.0.1'}))
  const {pods} = follow()
  await until(() => pods.at('10.0.0.1') !== undefined && cluster.pods.watching === 1)
  cluster.pods.put(podObject({name: 'web-1', address: '10.0.0.1', phase: 'Succeeded'}))
  await until(() => pods.at('10.0.0.1') === undefined)
})

test('the address of a pod on the host’s network is nobody’s', async () => {
  cluster.pods.put(podObject({name: 'web-1', address: '10.0.0.1', hostNetwork: true}))
  const {pods} = follow()
  await until(() => pods.isSynced)
  expect(pods.named('mlsysops', 'web-1')).toBeDefined()
  expect(pods.at('10.0.0.1')).toBeUndefined()
})

test('a watch that is reset is taken up again where it was', async () => {
  const {pods, counters} = follow()
  for (const name of ['a', 'b', 'c']) {
    await until(() => cluster.pods.watching === 1)
    cluster.pods.put(podObject({name}))
    await until(() => pods.named('mlsysops', name) !== undefined)
    cluster.pods.resetWatches()
  }
  expect(counters.podListings).toBe(1)
})

test('when the server has forgotten that place, all is listed again', async () => {
  cluster.pods.put(podObject({name: 'old'}))
  const {pods, counters} = follow()
  await until(() => cluster.pods.watching === 1)
  cluster.pods.silently(() => {
    cluster.pods.delete('old')
    cluster.pods.put(podObject({name: 'new'}))
  })
  cluster.pods.forget()
  await until(() => pods.named('mlsysops', 'new') !== undefined)
  expect(pods.named('mlsysops', 'old')).toBeUndefined()
  expect(counters.podListings).toBe(2)
})

test('a watch that has fallen silent is not believed for ever', async () => {
  const {pods} = follow(undefined, {resyncMs: 60_000, speed: 500})
  await until(() => cluster.pods.watching === 1)
  cluster.pods.silently(() => cluster.pods.put(podObject({name: 'unheard'})))
  await until(() => pods.named('mlsysops', 'unheard') !== undefined)
})

test('long lists come in pages, and no more pods are kept than may be', async () => {
  for (let place = 0; place < 600; place++) cluster.pods.put(podObject({name: `p${place}`}))
  const {pods, counters} = follow(undefined, {maxPods: 550})
  await until(() => pods.isSynced)
  expect([...pods.all()]).toHaveLength(550)
  expect(counters.podsBeyondLimit).toBe(50)
  expect(cluster.requests.filter((request) => !request.includes('watch=true'))).toHaveLength(3)
})

test('a server of another authority is not asked, and who has no rights is told so', async () => {
  const other = await TestCluster.start()
  const trusted = follow({...cluster.endpoint, ...(other.endpoint.ca === undefined ? {} : {ca: other.endpoint.ca})})
  await until(() => trusted.counters.readingsFailed > 1)
  expect(cluster.requests).toEqual([])
  stop.abort()
  await running
  await other.close()

  stop = new AbortController()
  const unknown = follow(cluster.withoutCertificate)
  await until(() => unknown.counters.readingsFailed > 0)
  expect(unknown.pods.isSynced).toBe(false)
})

test('a token does as well as a certificate', async () => {
  const {pods} = follow({...cluster.withoutCertificate, token: 'good\n'})
  await until(() => pods.isSynced)
})

test('what is known stays while the server is away', async () => {
  cluster.pods.put(podObject({name: 'web-1'}))
  const {pods, counters} = follow()
  await until(() => cluster.pods.watching === 1)
  await cluster.close()
  await until(() => counters.readingsFailed > 1)
  expect(pods.named('mlsysops', 'web-1')).toBeDefined()
})
