import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type OrderEnd, untilCarriedOut} from '../../src/cli/order-waiting.js'
import type {OrderWish} from '../../src/cli/render/views.js'
import type {ComponentDescription} from '../../src/descriptions/types.js'
import {PODS, type PodResource} from '../../src/platform/kubernetes/cluster/kinds.js'
import {type KubeObject, resource} from '../../src/platform/kubernetes/objects.js'
import {systemClock} from '../../src/support/clock-system.js'
import {OperationalError} from '../../src/support/errors.js'
import type {Machine} from '../../src/testbed/kubernetes/real-nodes/plan.js'
import {siteOf} from '../../src/testbed/kubernetes/real-nodes/testbed.js'
import {application, nodeDescription} from '../contract/platform/fixtures.js'
import {type ControlPlane, startControlPlane} from '../support/control-plane.js'
import {type KubernetesSlice, startKubernetesSlice} from '../support/kubernetes-slice.js'
import {type RealNodes, requireRealNodes, startRealNodes} from '../support/real-node.js'
import {type LoopReport, startRequestLoop} from '../support/request-loop.js'
import {hasGo, testImages} from '../support/test-image.js'

const nodesPresence = await requireRealNodes()
const presence = nodesPresence.kind === 'present' && !hasGo() ? {kind: 'absent' as const, reason: 'there is no Go'} : nodesPresence
const SERVICES = resource<KubeObject & {readonly spec?: {readonly clusterIP?: string}}>({
  group: '',
  version: 'v1',
  plural: 'services',
  kind: 'Service',
  isNamespaced: true,
})
const NEVER = new AbortController().signal
const LIMIT_MS = 60_000

describe.skipIf(presence.kind === 'absent')(
  presence.kind === 'present' ? 'real pods on real nodes' : `real pods on real nodes (skipped: ${presence.reason})`,
  () => {
    let plane: ControlPlane
    let nodes: RealNodes
    let slice: KubernetesSlice
    const started: {stop(): Promise<void>}[] = []

    beforeAll(async () => {
      plane = await startControlPlane({name: 'real'})
      started.push(plane)
      nodes = await startRealNodes(plane, [nodeDescription('r1'), nodeDescription('r2')])
      started.push(nodes)
      for (const image of testImages('server', ['1', '2'])) await nodes.import(image)
      slice = await startKubernetesSlice([plane], {
        changeDeadlineSeconds: 20,
        nodes: nodes.machines.map((machine) => siteOf('real', machine)),
      })
      started.push(slice)
      await slice.api.deployApplication({MLSysOpsApp: application('shop', [web()])})
      await settled('1')
    }, 180_000)
    afterAll(async () => {
      for (const one of started.toReversed()) await one.stop()
    }, 60_000)

    test('its image changes under requests, and none fails', async () => {
      const report = await during(async () => {
        await order({kind: 'set-image', image: 'mlsysops.eu/test-server:2'})
        await settled('2')
      })
      expectNoFailure(report)
      expect(versionsIn(report)).toEqual(new Set(['1', '2']))
    }, 90_000)

    test('its resources change under requests while it runs on, and none fails', async () => {
      const [before] = await pods()
      const report = await during(async () => {
        await order({kind: 'set-resources', requests: {cpu: '150m'}, limits: {memory: '96Mi'}})
        await until('the new sizes', async () => (await pods()).every((pod) => memoryLimit(pod) === '96Mi'))
        await settled('2')
      })
      expectNoFailure(report)
      const [after] = await pods()
      expect(after?.metadata.uid).toBe(before?.metadata.uid)
      expect(after?.status?.containerStatuses?.[0]?.restartCount).toBe(0)
    }, 90_000)

    test('where its resources cannot change in place another instance takes over, it is said why, and no request fails', async () => {
      const [before] = await pods()
      const report = await during(async () => {
        // Every request is its limit now, which is another class of service: no pod changes its class.
        const sizes = {cpu: '200m', memory: '96Mi'}
        await order({kind: 'set-resources', requests: sizes, limits: sizes})
        await until('another instance', async () => (await pods()).every(({metadata}) => metadata.uid !== before?.metadata.uid))
        await settled('2')
      })
      expectNoFailure(report)
      expect(slice.agent('cluster-real').log()).toContain('class of service')
    }, 90_000)

    test('it moves from one node to the other under requests from both, and none fails', async () => {
      const [before] = await pods()
      const to = before?.spec?.nodeName === 'r1' ? 'r2' : 'r1'
      const reports = await duringFrom(nodes.machines, async () => {
        await order({kind: 'move', to})
        await settled('2')
      })
      for (const report of reports) expectNoFailure(report)
      expect((await pods()).map((pod) => pod.spec?.nodeName)).toEqual([to])
    }, 90_000)

    test('an image that is not there is rolled back under requests, and none fails', async () => {
      const before = (await pods()).map(({metadata}) => metadata.uid)
      const report = await during(async () => {
        expect(await order({kind: 'set-image', image: 'mlsysops.eu/test-server:none'})).toMatchObject({
          decision: {
            outcome: {
              kind: 'failed',
              restored: true,
              reasons: [{code: 'rolled-back', message: expect.stringContaining('ErrImageNeverPull') as string}],
            },
          },
        })
        await settled('2')
      })
      expectNoFailure(report)
      expect(versionsIn(report)).toEqual(new Set(['2']))
      expect((await pods()).map(({metadata}) => metadata.uid)).toEqual(before)
      // With the orders the second version goes, too: that it was to run was one.
      await slice.api.liftOrders({name: 'shop', component: 'web'})
      await settled('1')
    }, 90_000)

    test('what it uses, what it shows and what it pushes can be queried', async () => {
      const [pod] = await pods()
      if (pod === undefined) throw new Error('Nothing runs.')
      const {name} = pod.metadata
      // The kubelet looks at a new pod for the first time before anything runs in it, and says 0 until it looks again.
      expect(await above(100_000, 'instance_memory_bytes')).toBeLessThan(96 * 2 ** 20)
      expect(await above(0, 'instance_cpu_cores')).toBeLessThanOrEqual(0.25)
      expect(await above(0, 'answers')).toBe(42)
      // It came to the address of its node, and is known by the address of the pod: it says nothing of itself.
      expect(await above(0, 'pushed_seconds')).toBeLessThan(300)

      async function above(least: number, metric: string): Promise<number> {
        let value = Number.NaN
        await until(`a value of ${metric} above ${least}`, async () => {
          value = (await lastValue(metric, name)) ?? Number.NaN
          return value > least
        })
        return value
      }
    }, 90_000)

    async function pods(): Promise<readonly PodResource[]> {
      return (await slice.admin('real').list<PodResource>(PODS, {namespace: 'mlsysops'}, NEVER)).items
    }

    /** One instance, ready, of this image; and nothing that is still ending. */
    async function settled(version: string): Promise<void> {
      await until(`one ready instance of version ${version}`, async () => {
        const found = await pods()
        const [pod] = found
        return found.length === 1 && pod !== undefined && isReady(pod) && pod.spec?.containers?.[0]?.image?.endsWith(`:${version}`) === true
      })
    }

    async function order(wish: OrderWish): Promise<OrderEnd> {
      const given = await slice.api.orderComponent({name: 'shop', component: 'web', body: {wish}})
      return untilCarriedOut(slice.api, 'shop', given, {timeoutMs: LIMIT_MS, clock: systemClock, signal: NEVER, say: () => {}})
    }

    async function during(work: () => Promise<void>): Promise<LoopReport> {
      const [report] = await duringFrom(nodes.machines.slice(0, 1), work)
      if (report === undefined) throw new Error('There is no machine.')
      return report
    }

    async function duringFrom(machines: readonly Machine[], work: () => Promise<void>): Promise<readonly LoopReport[]> {
      const url = `http://${await serviceAddress()}:8080`
      const loops = await Promise.all(machines.map((machine) => startRequestLoop(nodes, machine, url)))
      const [worked] = await Promise.allSettled([work()])
      const reports = await Promise.all(loops.map((loop) => loop.end()))
      if (worked.status === 'rejected') throw worked.reason
      return reports
    }

    async function lastValue(metric: string, instance: string): Promise<number | null | undefined> {
      try {
        const answer = await slice.api.queryTelemetry({metric, application: 'shop', component: 'web', instance, by: 'last'})
        return answer.kind === 'aggregate' ? answer.value : undefined
      } catch (error) {
        // Nobody has measured it yet.
        if (error instanceof OperationalError && error.code === 'metric-not-found') return undefined
        throw error
      }
    }

    async function serviceAddress(): Promise<string> {
      const {items} = await slice.admin('real').list(SERVICES, {namespace: 'mlsysops'}, NEVER)
      return items.find(({metadata}) => metadata.name === 'web')?.spec?.clusterIP ?? ''
    }
  },
)

/** No probes are described, and its image has one file: no shell. */
function web(): ComponentDescription {
  return {
    metadata: {name: 'web'},
    containers: [
      {
        image: 'mlsysops.eu/test-server:1',
        image_pull_policy: 'Never',
        // For requests and for whoever reads its metrics, by its name.
        ports: [{name: 'metrics', container_port: 8080}],
        platform_requirements: {cpu: {requests: '100m'}, memory: {requests: '32Mi', limits: '64Mi'}},
      },
    ],
  }
}

function expectNoFailure({short, kept, stream}: LoopReport): void {
  expect({short: short.failures, kept: kept.failures, stream: stream.failures}).toEqual({short: [], kept: [], stream: []})
  expect(short.sent).toBeGreaterThan(20)
  expect(kept.sent).toBeGreaterThan(20)
  // A connection that is kept is one: the server closes it when it ends, and at no other time.
  expect(kept.connections).toBeLessThanOrEqual(8)
  expect(stream.longestGapMs).toBeLessThanOrEqual(1_000)
}

function versionsIn({answers}: LoopReport): ReadonlySet<string> {
  return new Set(Object.keys(answers).map((answer) => answer.split(' ')[0] ?? ''))
}

function isReady({metadata, status}: PodResource): boolean {
  return (
    metadata.deletionTimestamp === undefined && status?.conditions?.some(({type, status: is}) => type === 'Ready' && is === 'True') === true
  )
}

function memoryLimit(pod: PodResource): string | undefined {
  return pod.status?.containerStatuses?.[0]?.resources?.limits?.['memory']
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const endMs = systemClock.now() + LIMIT_MS; systemClock.now() < endMs; ) {
    if (await holds()) return
    await systemClock.sleep(200)
  }
  throw new Error(`There was not ${what} within ${LIMIT_MS / 1000} s.`)
}
