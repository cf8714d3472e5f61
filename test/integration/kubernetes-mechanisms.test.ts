import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {drainNode} from '../../src/cli/draining.js'
import type {OrderWish} from '../../src/cli/render/views.js'
import type {ComponentDescription} from '../../src/descriptions/types.js'
import {PODS} from '../../src/platform/kubernetes/cluster/kinds.js'
import {systemClock} from '../../src/support/clock-system.js'
import {application, component, nodeDescription} from '../contract/platform/fixtures.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {findKubectl, type Kubectl, kubectl} from '../support/kubectl.js'
import {PATIENT, type Seen, seenBy} from '../support/kubernetes-seen.js'
import {type KubernetesSlice, startKubernetesSlice} from '../support/kubernetes-slice.js'

const kubernetes = await requireKubernetes()
const kubectlPath = findKubectl()
const absent = kubernetes.kind === 'absent' ? kubernetes.reason : kubectlPath === undefined ? 'there is no kubectl' : undefined
const NEVER = new AbortController().signal
const HOSTS = ['n1', 'n2', 'n3']
const DEADLINE_SECONDS = 5
vi.setConfig({testTimeout: 90_000})

describe.skipIf(absent !== undefined)(`changes on a real API server${absent === undefined ? '' : ` (skipped: ${absent})`}`, () => {
  const ends: (() => Promise<unknown>)[] = []
  let plane: ControlPlane
  let slice: KubernetesSlice
  let seen: Seen
  let person: Kubectl
  beforeAll(async () => {
    plane = await startControlPlane({name: 'near', nodes: HOSTS.map((name) => nodeDescription(name))})
    ends.push(() => plane.stop())
    slice = await startKubernetesSlice([plane], {changeDeadlineSeconds: DEADLINE_SECONDS})
    ends.push(() => slice.stop())
    seen = seenBy(slice.admin('near'))
    person = kubectl(kubectlPath ?? '', plane.kubeconfigPath)
  }, 180_000)
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  }, 60_000)

  const deploy = async (name: string, ...components: readonly ComponentDescription[]) => {
    await slice.api.deployApplication({MLSysOpsApp: application(name, [...components])})
    await expect.poll(async () => (await slice.api.getApplicationStatus({name})).phase, PATIENT).toBe('deployed')
  }
  const remove = async (name: string) => {
    await slice.api.deleteApplication({name})
    await expect.poll(async () => (await slice.api.listApplications()).items, PATIENT).toEqual([])
  }
  const order = (name: string, of: string, wish: OrderWish) => slice.api.orderComponent({name, component: of, body: {wish}})
  const hostsOf = async (name: string) => (await seen.instances(name)).map((one) => /@(\S+)/.exec(one)?.[1] ?? '')
  const decisionsOf = async (name: string, of: string) =>
    (await slice.api.explainApplication({name})).components.find((one) => one.component === of)?.decisions ?? []
  /** What kubectl did to a node is heard of. */
  const untilCordoned = (node: string, cordoned: boolean) =>
    expect.poll(async () => (await slice.api.getNode({node})).cordoned, PATIENT).toBe(cordoned)

  describe('cordons', () => {
    test('what kubectl cordoned takes nothing new, and the reason says so', async () => {
      await person(['cordon', 'n1'])
      await untilCordoned('n1', true)
      await deploy('shop', component('web', {node_placement: {scaling: {instances: 3}}}))
      expect(await hostsOf('shop')).not.toContain('n1')
      const [placed] = await decisionsOf('shop', 'web')
      expect(placed?.candidates.find(({host}) => host === 'n1')?.refusals).toMatchObject([
        {code: 'node-cordoned', message: 'the node is cordoned'},
      ])
      await expect(order('shop', 'web', {kind: 'pin', node: 'n1'})).rejects.toThrow('the node is cordoned')
      await remove('shop')
      await person(['uncordon', 'n1'])
      await untilCordoned('n1', false)
    })

    test('a node is drained by moves, and is told as empty when it is', async () => {
      await deploy('shop', component('web'), component('db'))
      const [from = ''] = await hostsOf('shop')
      const options = {dryRun: false, wait: true, timeoutMs: 60_000, clock: systemClock, signal: NEVER, say: () => {}}
      const report = await drainNode(slice.api, from, options)
      expect(report).toMatchObject({kind: 'drained', node: from, staying: []})
      expect((await seen.list(PODS)).filter(({spec}) => spec?.nodeName === from)).toEqual([])
      expect(await hostsOf('shop')).toHaveLength(2)
      const told = (await Promise.all(report.moving.map((one) => decisionsOf('shop', one.component)))).map(([last]) => last?.outcome)
      for (const outcome of told)
        expect(outcome).toMatchObject({message: expect.stringContaining('ran until the new one was ready') as string})
      await remove('shop')
      await person(['uncordon', from])
    })

    test('what kubectl drain evicted comes up on another node', async () => {
      await deploy('shop', component('web'))
      const [from = ''] = await hostsOf('shop')
      await person(['drain', from])
      await expect.poll(() => hostsOf('shop'), PATIENT).toEqual([expect.not.stringMatching(from)])
      await expect.poll(async () => Object.keys(await seen.uids('shop')), PATIENT).toHaveLength(1)
      expect((await decisionsOf('shop', 'web'))[0]?.summary).toContain(`cannot begin on ${from}, which is cordoned`)
      await remove('shop')
      await person(['uncordon', from])
    })
  })

  describe('a changed description that does not come up', () => {
    test('is rolled back by its deadline while the old instance serves, and said in status and explanation', async () => {
      await deploy('shop', component('web'))
      const before = await seen.uids('shop')
      const [pod = ''] = Object.keys(before)
      await order('shop', 'web', {kind: 'set-image', image: 'absent.test/web:2'})
      const newer = async () => Object.keys(await seen.uids('shop')).filter((name) => !(name in before))
      await expect.poll(async () => (await newer()).length, PATIENT).toBe(1)
      expect(await seen.uids('shop'), 'the old one is there meanwhile').toMatchObject({[pod]: before[pod]})
      await expect
        .poll(async () => (await decisionsOf('shop', 'web')).find((one) => one.outcome.kind === 'failed')?.outcome, PATIENT)
        .toMatchObject({
          restored: true,
          reasons: [
            {code: 'rolled-back', message: expect.stringContaining('Image absent.test/web:2 cannot be pulled: not found.') as string},
          ],
        })
      await expect.poll(() => seen.uids('shop'), PATIENT).toEqual(before)
      const told = {phase: 'degraded', reasons: [{code: 'rolled-back'}]}
      await expect.poll(() => slice.api.getApplicationStatus({name: 'shop'}), PATIENT).toMatchObject(told)
      await slice.api.liftOrders({name: 'shop', component: 'web'})
      await expect.poll(async () => (await slice.api.getApplicationStatus({name: 'shop'})).phase, PATIENT).toBe('deployed')
      expect(await seen.uids('shop'), 'nothing was restarted').toEqual(before)
      await remove('shop')
    })

    test('what a pod does not say itself is said by its events', async () => {
      await slice.api.deployApplication({
        MLSysOpsApp: application('shop', [component('web', {containers: [{image: 'silent.test/web:1'}]})]),
      })
      await expect.poll(async () => Object.keys(await seen.uids('shop')), PATIENT).toHaveLength(1)
      const [[name = '', uid = ''] = []] = Object.entries(await seen.uids('shop'))
      const involvedObject = {apiVersion: 'v1', kind: 'Pod', name, namespace: 'mlsysops', uid}
      const event = {type: 'Warning', reason: 'FailedMount', message: 'the volume data is not there', involvedObject, count: 1}
      await person(
        ['create', '-f', '-'],
        JSON.stringify({apiVersion: 'v1', kind: 'Event', metadata: {name: `${name}.1`, namespace: 'mlsysops'}, ...event}),
      )
      const reasons = async () =>
        (await slice.api.getApplicationStatus({name: 'shop'})).components.flatMap((one) => one.instances.map((it) => it.reason))
      await expect.poll(reasons, PATIENT).toEqual(['FailedMount: the volume data is not there'])
      await remove('shop')
    })
  })

  /** What a person reads of their application. */
  const described = () => person(['describe', 'mlsysopsapp', 'shop', '-n', 'mlsysops'])
  const conditions = async () => {
    const told = await person([
      'get',
      'mlsysopsapp',
      'shop',
      '-n',
      'mlsysops',
      '-o',
      'jsonpath={range .status.conditions[*]}{.type}={.status}/{.reason} {end}',
    ])
    return told.trim().split(' ')
  }

  test('kubectl describe tells what was decided about an application, and its conditions how it fares', async () => {
    await deploy('shop', component('web'))
    const [from = ''] = await hostsOf('shop')
    await expect
      .poll(conditions, PATIENT)
      .toEqual([
        'Accepted=True/Accepted',
        'Placed=True/Assigned',
        'Ready=True/Deployed',
        'Progressing=False/Deployed',
        'Degraded=False/Deployed',
      ])
    await order('shop', 'web', {kind: 'move', to: HOSTS.find((name) => name !== from) ?? ''})
    await expect.poll(() => hostsOf('shop'), PATIENT).toEqual([expect.not.stringMatching(from)])
    await order('shop', 'web', {kind: 'set-image', image: 'absent.test/web:2'})
    await expect.poll(conditions, PATIENT).toEqual(expect.arrayContaining(['Progressing=False/RolledBack', 'Degraded=True/RolledBack']))
    for (const reason of ['Assigned', 'Placed', 'Moved', 'RolledBack']) await expect.poll(described, PATIENT).toContain(reason)
    const [moved] = (await decisionsOf('shop', 'web')).filter(({outcome}) => outcome.kind === 'done')
    expect(moved?.outcome).toMatchObject({change: 'moved'})
    expect(await described()).toContain(`(decision ${moved?.id})`)
    const local = await person(['describe', 'mlsysopsassignment', 'shop', '-n', 'mlsysops'])
    expect(local).toContain('mlsysops.eu/cluster')
    await remove('shop')
  })

  describe('a PodDisruptionBudget of a person', () => {
    const budget = (spec: object) => {
      const selector = {matchLabels: {'mlsysops.eu/app': 'shop'}}
      const object = {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: {name: 'keep', namespace: 'mlsysops'},
        spec: {selector, ...spec},
      }
      return person(['apply', '-f', '-'], JSON.stringify(object))
    }
    const untilDeferred = () =>
      expect
        .poll(async () => (await decisionsOf('shop', 'web'))[0]?.verdict, PATIENT)
        .toMatchObject({kind: 'deferred', code: 'disruption-budget', reason: expect.stringContaining('PodDisruptionBudget keep') as string})

    test('defers a move that would break it, which goes on by itself when it is allowed', async () => {
      await deploy('shop', component('web'))
      const [from = ''] = await hostsOf('shop')
      const to = HOSTS.find((name) => name !== from) ?? ''
      await budget({maxUnavailable: 0})
      await order('shop', 'web', {kind: 'move', to})
      await untilDeferred()
      await expect.poll(described, PATIENT).toMatch(/Held .*PodDisruptionBudget keep/)
      expect(await hostsOf('shop')).toEqual([from])
      await budget({maxUnavailable: 1})
      await expect.poll(() => hostsOf('shop'), PATIENT).toEqual([to])
    })

    test('lets a move be made whose new instance is ready first, and defers fewer instances than it keeps', async () => {
      await order('shop', 'web', {kind: 'scale', instances: 2})
      await expect.poll(async () => (await hostsOf('shop')).length, PATIENT).toBe(2)
      await budget({minAvailable: 2})
      const [from = ''] = await hostsOf('shop')
      const before = await hostsOf('shop')
      const to = HOSTS.find((name) => !before.includes(name)) ?? ''
      await order('shop', 'web', {kind: 'move', to, ...(new Set(before).size === 1 ? {} : {from})})
      await expect.poll(() => hostsOf('shop'), PATIENT).toEqual(expect.not.arrayContaining([from]))
      await order('shop', 'web', {kind: 'scale', instances: 1})
      await untilDeferred()
      expect(await hostsOf('shop')).toHaveLength(2)
      await person(['delete', 'pdb', 'keep', '-n', 'mlsysops'])
      await expect.poll(async () => (await hostsOf('shop')).length, PATIENT).toBe(1)
    })

    test('does not keep an application that is removed', async () => {
      await budget({maxUnavailable: 0})
      await remove('shop')
      await person(['delete', 'pdb', 'keep', '-n', 'mlsysops'])
    })
  })
})
