import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {LEASE_NAMES} from '../../src/platform/kubernetes/api/agents.js'
import {LEASES, NAMESPACES} from '../../src/platform/kubernetes/kinds.js'
import {systemClock} from '../../src/support/clock-system.js'
import {application, component, nodeDescription} from '../contract/platform/fixtures.js'
import type {AgentProcess} from '../support/agent-process.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {insist} from '../support/insist.js'
import {PATIENT, type Seen, seenBy, untilRunning} from '../support/kubernetes-seen.js'
import {type KubernetesSlice, startKubernetesSlice} from '../support/kubernetes-slice.js'

const kubernetes = await requireKubernetes()
const NEVER = new AbortController().signal
/** An agent that is killed is replaced by the other within this time. */
const TAKE_OVER_MS = 15_000

describe.skipIf(kubernetes.kind === 'absent')(
  `two of each agent${kubernetes.kind === 'absent' ? ` (skipped: ${kubernetes.reason})` : ''}`,
  () => {
    const planes: ControlPlane[] = []
    const ends: (() => Promise<unknown>)[] = [() => Promise.all(planes.map((one) => one.stop()))]
    let slice: KubernetesSlice
    let near: Seen
    beforeAll(async () => {
      planes.push(
        ...(await Promise.all([
          startControlPlane({name: 'near', nodes: ['n1', 'n2'].map((name) => nodeDescription(name))}),
          startControlPlane({name: 'far', nodes: [nodeDescription('f1')]}),
        ])),
      )
      slice = await startKubernetesSlice(planes, {
        nodes: [
          {cluster: 'near', node: 'n1'},
          {cluster: 'near', node: 'n2'},
        ],
        twice: ['continuum', 'cluster-near'],
      })
      ends.push(() => slice.stop())
      near = seenBy(slice.admin('near'))
    }, 180_000)
    afterAll(async () => {
      for (const end of ends.toReversed()) await end()
    }, 60_000)

    const description = () => application('shop', [component('web', {node_placement: {node: 'n1'}})])
    const leaseOf = async (layer: 'cluster' | 'continuum') =>
      (await slice.admin('near').get(LEASES, {name: LEASE_NAMES[layer], namespace: NAMESPACES.framework}, NEVER))?.spec ?? {}
    const epochOf = async (layer: 'cluster' | 'continuum') => (await leaseOf(layer)).leaseTransitions ?? 0
    const bothOf = (layer: 'cluster' | 'continuum'): readonly [AgentProcess, AgentProcess] => {
      const name = layer === 'cluster' ? 'cluster-near' : 'continuum'
      return [slice.agent(name), slice.agent(`${name}-2`)]
    }
    /** `undefined` while the lease is of one that is gone. */
    async function leaderOf(layer: 'cluster' | 'continuum'): Promise<AgentProcess | undefined> {
      const pid = Number((await leaseOf(layer)).holderIdentity?.split('_')[1])
      const [first, second] = bothOf(layer)
      return pid === (await first.pid()) ? first : pid === (await second.pid()) ? second : undefined
    }
    /** Who leads and who waits. */
    async function pair(layer: 'cluster' | 'continuum'): Promise<{readonly leader: AgentProcess; readonly other: AgentProcess}> {
      let leader: AgentProcess | undefined
      await expect.poll(async () => (leader = await leaderOf(layer)), PATIENT).toBeDefined()
      const [first, second] = bothOf(layer)
      return leader === first ? {leader, other: second} : {leader: second, other: first}
    }
    /** Resolves when it leads. */
    const untilLeads = (layer: 'cluster' | 'continuum', agent: AgentProcess) =>
      expect.poll(async () => (await leaderOf(layer))?.name, PATIENT).toBe(agent.name)
    /** A person's change, which the leader alone can carry out. */
    const scale = (instances: number) =>
      insist(async () => {
        const {leader} = await pair('continuum')
        const body = {wish: {kind: 'scale', instances}} as const
        await slice.apiOf(leader.name).orderComponent({name: 'shop', component: 'web', body})
      })
    async function timed(work: () => Promise<unknown>): Promise<number> {
      const startMs = systemClock.now()
      await work()
      return systemClock.now() - startMs
    }
    /** What runs, and under which lease everything was written. */
    const state = async () => ({uids: await near.uids('shop'), epochs: await near.epochs(), deployments: await near.deployments('shop')})

    test('exactly one of the cluster agents acts', async () => {
      await slice.api.deployApplication({MLSysOpsApp: description()})
      await untilRunning(near, 'shop', 'web@n1 1')
      const epoch = await epochOf('cluster')
      expect(new Set((await near.epochs()).map((one) => one.split(': ')[1]))).toEqual(new Set([String(epoch)]))
      const {leader, other} = await pair('cluster')
      expect(leader).not.toBe(other)
      expect(await near.deployments('shop')).toHaveLength(1)
    }, 90_000)

    test('the continuum agent that stands by does not refuse for want of nodes that nobody told it of', async () => {
      const {other} = await pair('continuum')
      const order = (wish: {kind: 'scale'; instances: number} | {kind: 'move'; to: string}) =>
        slice.apiOf(other.name).orderComponent({name: 'shop', component: 'web', body: {wish}})
      for (const wish of [{kind: 'scale', instances: 2} as const, {kind: 'move', to: 'n2'} as const])
        await expect(order(wish)).rejects.toMatchObject({
          code: 'cluster-unheard',
          message: 'The agent of near has not told of its nodes yet.',
        })
    })

    test.each([
      {what: 'killed', hasDisk: true},
      {what: 'killed and its disk is gone', hasDisk: false},
    ])(
      'the other takes over within 15 s when the leader is $what',
      async ({hasDisk}) => {
        const before = await state()
        const {leader, other} = await pair('cluster')
        await leader.signal('SIGKILL')
        if (!hasDisk) leader.forget()
        const tookMs = await timed(() => untilLeads('cluster', other))
        expect(tookMs).toBeLessThan(TAKE_OVER_MS)
        await scale(2)
        await untilRunning(near, 'shop', 'web@n1 1', 'web@n1 1')
        expect((await state()).uids).toMatchObject(before.uids)
        await leader.start()
        await scale(1)
        await untilRunning(near, 'shop', 'web@n1 1')
        expect(await near.deployments('shop')).toEqual(before.deployments)
      },
      90_000,
    )

    test('a leader that was stopped for 30 s writes nothing with its old lease', async () => {
      const {leader, other} = await pair('cluster')
      const epoch = await epochOf('cluster')
      await leader.signal('SIGSTOP')
      const stopped = systemClock.sleep(30_000)
      await untilLeads('cluster', other)
      await scale(2)
      await untilRunning(near, 'shop', 'web@n1 1', 'web@n1 1')
      await stopped
      const before = await state()
      await leader.signal('SIGCONT')
      // It has done what it would do once its log says that its lease is lost, and the other still leads.
      await expect.poll(() => leader.log(), PATIENT).toMatch(/could not be renewed in time|took the lease over/)
      await scale(3)
      await untilRunning(near, 'shop', 'web@n1 1', 'web@n1 1', 'web@n1 1')
      const after = await state()
      expect(await epochOf('cluster')).toBe(epoch + 1)
      expect(after.uids).toMatchObject(before.uids)
      expect(after.deployments).toEqual(before.deployments)
      expect(after.epochs.filter((one) => one.endsWith(`: ${epoch}`))).toEqual(before.epochs.filter((one) => one.endsWith(`: ${epoch}`)))
    }, 90_000)

    test('the other continuum agent takes over', async () => {
      const before = await state()
      const {leader, other} = await pair('continuum')
      await leader.signal('SIGKILL')
      const tookMs = await timed(() => untilLeads('continuum', other))
      expect(tookMs).toBeLessThan(TAKE_OVER_MS)
      await scale(1)
      await expect.poll(async () => Object.values(await near.uids('shop')), PATIENT).toHaveLength(1)
      await leader.start()
      expect(before.uids).toMatchObject(await near.uids('shop'))
    }, 90_000)

    test('each agent killed and started again leaves every instance as it is', async () => {
      const before = await near.uids('shop')
      for (const agent of slice.agents) {
        await agent.signal('SIGKILL')
        await agent.launch()
      }
      await Promise.all(slice.agents.map((agent) => agent.start()))
      expect(await near.uids('shop')).toEqual(before)
      await scale(2)
      await untilRunning(near, 'shop', 'web@n1 1', 'web@n1 1')
      expect(await near.uids('shop')).toMatchObject(before)
    }, 120_000)
  },
)
