import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {PODS} from '../../src/platform/kubernetes/cluster/kinds.js'
import {systemClock} from '../../src/support/clock-system.js'
import {application, component, nodeDescription} from '../contract/platform/fixtures.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {insist} from '../support/insist.js'
import {PATIENT, type Seen, seenBy, untilRunning} from '../support/kubernetes-seen.js'
import {type KubernetesSlice, startKubernetesSlice} from '../support/kubernetes-slice.js'
import {type LinkProxy, startLinkProxy} from '../support/link-proxy.js'
import {seeded} from '../support/seeded.js'

const kubernetes = await requireKubernetes()
const KILLS = Number(process.env['CHAOS_KILLS'] ?? 6)
const RESETS_MS = Number(process.env['CHAOS_RESETS_MS'] ?? 20_000)
const RESET_EVERY_MS = 5000

type Wish = Parameters<KubernetesSlice['api']['orderComponent']>[0]['body']['wish']

describe.skipIf(kubernetes.kind === 'absent')(
  `a slice of real clusters through faults${kubernetes.kind === 'absent' ? ` (skipped: ${kubernetes.reason})` : ''}`,
  () => {
    const planes: ControlPlane[] = []
    const ends: (() => Promise<unknown>)[] = [() => Promise.all(planes.map((one) => one.stop()))]
    let link: LinkProxy
    let slice: KubernetesSlice
    let near: Seen
    let far: Seen
    let steady: {readonly [pod: string]: string}
    beforeAll(async () => {
      planes.push(
        ...(await Promise.all([
          startControlPlane({name: 'near', nodes: ['n1', 'n2', 'n3'].map((name) => nodeDescription(name))}),
          startControlPlane({name: 'far', nodes: ['f1', 'f2'].map((name) => nodeDescription(name))}),
        ])),
      )
      link = await startLinkProxy({host: '127.0.0.1', port: Number(new URL(plane().server).port)})
      ends.push(() => link.close())
      slice = await startKubernetesSlice(planes, {
        nodes: [{cluster: 'near', node: 'n1'}],
        servers: {near: `https://${link.host}:${link.port}`},
      })
      ends.push(() => slice.stop())
      near = seenBy(slice.admin('near'))
      far = seenBy(slice.admin('far'))
    }, 180_000)
    afterAll(async () => {
      for (const end of ends.toReversed()) await end()
    }, 60_000)

    const plane = (): ControlPlane => {
      const [first] = planes
      if (first === undefined) throw new Error('There is no control plane.')
      return first
    }
    const named = (name: string, more: Parameters<typeof component>[1] = {}) => ({
      MLSysOpsApp: {...application(name, [component(`${name}-web`, more)]), cluster_placement: {cluster_id: ['near']}},
    })
    const order = (wish: Wish) => insist(() => slice.api.orderComponent({name: 'shop', component: 'shop-web', body: {wish}}))
    const running = (tag: string, ...nodes: readonly string[]) =>
      untilRunning(near, 'shop', ...nodes.map((node) => `shop-web@${node} ${tag}`))
    const restarts = async () =>
      (await near.list(PODS)).flatMap(({status}) => status?.containerStatuses?.map(({restartCount = 0}) => restartCount) ?? [])

    /** Its node is lost while other things happen elsewhere: a minute is long. */
    let lost: {readonly node: string; readonly other: string; readonly sinceMs: number}

    test('applications are deployed, and a node is lost', async () => {
      await slice.api.deployApplication({
        MLSysOpsApp: {...application('roam', [component('roam-web')]), cluster_placement: {cluster_id: ['far']}},
      })
      await slice.api.deployApplication(named('steady', {node_placement: {node: 'n1'}}))
      await slice.api.deployApplication(named('shop'))
      await untilRunning(near, 'steady', 'steady-web@n1 1')
      await order({kind: 'move', to: 'n1'})
      await running('1', 'n1')
      steady = await near.uids('steady')
      await expect.poll(() => far.instances('roam'), PATIENT).toHaveLength(1)
      await expect.poll(async () => (await slice.api.getApplicationStatus({name: 'roam'})).phase, PATIENT).toBe('deployed')
      const node = (await far.instances('roam')).join().includes('@f1') ? 'f1' : 'f2'
      const other = node === 'f1' ? 'f2' : 'f1'
      const before = await far.uids('roam')
      await planes[1]?.setNodeReady(node, false)
      await expect.poll(async () => (await slice.api.getApplicationStatus({name: 'roam'})).phase, PATIENT).toBe('degraded')
      await planes[1]?.setNodeReady(node, true)
      await expect.poll(async () => (await slice.api.getApplicationStatus({name: 'roam'})).phase, PATIENT).toBe('deployed')
      expect(await far.uids('roam'), 'a node that is back within the grace keeps what it has').toEqual(before)
      lost = {node, other, sinceMs: systemClock.now()}
      await planes[1]?.setNodeReady(node, false)
    }, 120_000)

    describe('what was wanted is reached, nothing is doubled, and what nobody touched was never restarted', () => {
      afterEach(async () => {
        expect(await near.uids('steady')).toEqual(steady)
        expect(await near.deployments('steady')).toHaveLength(1)
        await expect.poll(() => near.deployments('shop'), PATIENT).toHaveLength(1)
        expect(new Set(await restarts())).toEqual(new Set([0]))
      })

      test('when the API server is killed and started again', async () => {
        const {'kube-apiserver': server} = plane().processes
        const before = await near.uids('shop')
        await order({kind: 'scale', instances: 2})
        await server.signal('SIGKILL')
        await server.stop()
        await server.start()
        await running('1', 'n1', 'n1')
        expect(await near.uids('shop')).toMatchObject(before)
        await order({kind: 'scale', instances: 1})
        await running('1', 'n1')
      }, 120_000)

      test('when etcd is frozen for 20 s', async () => {
        const {etcd} = plane().processes
        const before = await near.uids('shop')
        await order({kind: 'scale', instances: 2})
        await etcd.signal('SIGSTOP')
        await systemClock.sleep(20_000)
        await etcd.signal('SIGCONT')
        await running('1', 'n1', 'n1')
        expect(await near.uids('shop')).toMatchObject(before)
        await order({kind: 'scale', instances: 1})
        await running('1', 'n1')
      }, 120_000)

      test(
        'when every connection is reset each 5 s',
        async () => {
          const untilMs = systemClock.now() + RESETS_MS
          let isOver = false
          const resets = (async () => {
            while (!isOver) {
              link.cut()
              link.mend()
              await systemClock.sleep(RESET_EVERY_MS)
            }
          })()
          try {
            for (let turn = 2; systemClock.now() < untilMs; turn += 1) {
              await order({kind: 'set-image', image: `registry.test/shop-web:${turn}`})
              await running(String(turn), 'n1')
            }
          } finally {
            isOver = true
            await resets
          }
          await order({kind: 'set-image', image: 'registry.test/shop-web:1'})
          await running('1', 'n1')
        },
        RESETS_MS + 120_000,
      )

      test(
        `when an agent is killed ${KILLS} times at random moments of changes`,
        async () => {
          const random = seeded(20261126)
          const among = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
          let [node, instances, tag] = ['n1', 1, '1']
          for (let kill = 0; kill < KILLS; kill += 1) {
            const wish = among<Wish['kind']>(['scale', 'move', 'set-image'])
            if (wish === 'move') node = among(['n1', 'n2', 'n3'])
            if (wish === 'scale') instances = 1 + Math.floor(random() * 3)
            if (wish === 'set-image') tag = `k${kill}`
            const wishes = {
              move: {kind: 'move', to: node},
              scale: {kind: 'scale', instances},
              'set-image': {kind: 'set-image', image: `registry.test/shop-web:${tag}`},
            } as const
            if (wish === 'move' || wish === 'scale' || wish === 'set-image') await order(wishes[wish])
            await systemClock.sleep(1200 * random())
            const agent = slice.agent(among(['cluster-near', 'cluster-near', 'continuum', 'node-near-n1']))
            await agent.signal('SIGKILL')
            await agent.launch()
            await running(tag, ...Array.from({length: instances}, () => node))
            await expect.poll(() => near.deployments('shop'), PATIENT).toHaveLength(1)
          }
        },
        KILLS * 40_000 + 60_000,
      )
    })

    describe('what ran on a node that is not ready', () => {
      const told = async () => (await insist(() => slice.api.explainApplication({name: 'roam'}))).components[0]

      test('is placed elsewhere when the grace of 60 s is over', async () => {
        await expect.poll(() => far.instances('roam'), {...PATIENT, timeout: 90_000}).toEqual([`roam-web@${lost.other} 1`])
        const decision = (await told())?.decisions.find(({analysis}) => analysis.reason.includes('not ready for over 60 s'))
        const afterMs = Date.parse(decision?.decidedAt ?? '') - lost.sinceMs
        expect(afterMs).toBeGreaterThan(59_000)
        expect(afterMs).toBeLessThan(75_000)
        await expect.poll(() => far.deployments('roam'), PATIENT).toHaveLength(1)
      }, 120_000)

      test('stays where it is when the node is back', async () => {
        const before = await far.uids('roam')
        await planes[1]?.setNodeReady(lost.node, true)
        await expect.poll(async () => (await slice.api.getNode({node: lost.node})).ready, PATIENT).toBe(true)
        // What comes now goes to the emptier node: its cluster's agent knows that it is back.
        await slice.api.deployApplication({
          MLSysOpsApp: {...application('later', [component('later-web')]), cluster_placement: {cluster_id: ['far']}},
        })
        await untilRunning(far, 'later', `later-web@${lost.node} 1`)
        expect(await far.uids('roam')).toEqual(before)
      }, 90_000)
    })
  },
)
