import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {parse, stringify} from 'yaml'
import type {ApplicationDescription, NodeDescription} from '../../src/descriptions/types.js'
import {PODS, SERVICES} from '../../src/platform/kubernetes/cluster/kinds.js'
import {NAMESPACES, NODE_DESCRIPTIONS} from '../../src/platform/kubernetes/kinds.js'
import {MARK} from '../../src/platform/kubernetes/workload/index.js'
import {nodeDescription} from '../contract/platform/fixtures.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {findKubectl, type Kubectl, kubectl} from '../support/kubectl.js'
import {PATIENT, type Seen, seenBy, untilRunning} from '../support/kubernetes-seen.js'
import {type KubernetesSlice, startKubernetesSlice} from '../support/kubernetes-slice.js'

const kubernetes = await requireKubernetes()
const kubectlPath = findKubectl()
const NEVER = new AbortController().signal
vi.setConfig({testTimeout: 90_000})
const CITY = 'group1-cluster'
const TEMPLATES = fileURLToPath(new URL('../../templates/scenarios/', import.meta.url))
const SMART_CITY = readFileSync(`${TEMPLATES}smart-city/app.yaml`, 'utf8')
const FIXTURES = fileURLToPath(new URL('../fixtures/workload/', import.meta.url))

/** The two workers of the smart-city scenario. */
function workers(): readonly NodeDescription[] {
  const {MLSysOpsScenario: scenario} = parse(readFileSync(`${TEMPLATES}smart-city.yaml`, 'utf8')) as {
    MLSysOpsScenario: {clusters: {nodes: {description: NodeDescription}[]}[]}
  }
  return scenario.clusters.flatMap(({nodes}) => nodes.map(({description}) => description))
}

describe.skipIf(kubernetes.kind === 'absent')(
  `applications on two real clusters${kubernetes.kind === 'absent' ? ` (skipped: ${kubernetes.reason})` : ''}`,
  () => {
    const planes: ControlPlane[] = []
    const ends: (() => Promise<unknown>)[] = [() => Promise.all(planes.map((one) => one.stop()))]
    let slice: KubernetesSlice
    let city: Seen
    let cloud: Seen
    /** What stands in the namespace while there is no application. */
    let nothing: {readonly city: readonly string[]; readonly cloud: readonly string[]}
    beforeAll(async () => {
      const cloudNodes = ['cloud-node1', 'cloud-node2'].map((name) => nodeDescription(name, {continuum_layer: 'cloud'}))
      planes.push(
        ...(await Promise.all([startControlPlane({name: CITY, nodes: workers()}), startControlPlane({name: 'cloud', nodes: cloudNodes})])),
      )
      slice = await startKubernetesSlice(planes, {nodes: workers().map(({name}) => ({cluster: CITY, node: name}))})
      ends.push(() => slice.stop())
      const admin = slice.admin(CITY)
      for (const {name, ...fields} of workers())
        await admin.create(NODE_DESCRIPTIONS, {metadata: {name, namespace: NAMESPACES.applications}, ...fields}, NEVER)
      city = seenBy(admin)
      cloud = seenBy(slice.admin('cloud'))
    }, 180_000)
    afterAll(async () => {
      for (const end of ends.toReversed()) await end()
    }, 60_000)

    const phaseOf = async (name: string) => (await slice.api.getApplicationStatus({name})).phase
    const order = (component: string, wish: Parameters<typeof slice.api.orderComponent>[0]['body']['wish']) =>
      slice.api.orderComponent({name: 'smart-city', component, body: {wish}})
    const classifierHost = async () => /classifier-app@(\S+)/.exec((await city.instances('smart-city')).join())?.[1] ?? ''

    const explained = async (name: string, component: string) =>
      (await slice.api.explainApplication({name})).components.find((one) => one.component === component)

    describe('by the API', () => {
      let host: string
      let other: string
      test('is deployed where its cluster and its nodes are named', async () => {
        nothing = {city: await city.everything(), cloud: await cloud.everything()}
        await slice.api.deployApplication(SMART_CITY)
        await expect.poll(() => phaseOf('smart-city'), PATIENT).toBe('deployed')
        host = await classifierHost()
        other = host === 'group1-node1' ? 'group1-node2' : 'group1-node1'
        await untilRunning(city, 'smart-city', 'detector-app@group1-node1 1.0.0', `classifier-app@${host} 1.0.0`)
        const services = (await city.list(SERVICES)).map(({metadata}) => metadata.name)
        expect(services).toEqual(['classifier-app'])
        expect(await cloud.everything()).toEqual(nothing.cloud)
      })

      test('a component is moved, and nothing else is touched', async () => {
        const before = await city.uids('smart-city')
        await order('classifier-app', {kind: 'move', to: other})
        await untilRunning(city, 'smart-city', 'detector-app@group1-node1 1.0.0', `classifier-app@${other} 1.0.0`)
        await expect.poll(() => city.deployments('smart-city'), PATIENT).toHaveLength(2)
        const [detector = ''] = Object.keys(before).filter(
          (name) => name.startsWith('smart-city-detector-app') || name.startsWith('detector-app'),
        )
        expect(await city.uids('smart-city')).toMatchObject({[detector]: before[detector]})
        const told = await explained('smart-city', 'classifier-app')
        expect(told).toMatchObject({hosts: [other]})
        expect(told?.decisions.map(({summary}) => summary).join('\n')).toContain(`it is to run on ${other}`)
      })

      test('a new description changes the image, and the one before comes back', async () => {
        await slice.api.deployApplication(SMART_CITY.replaceAll('people-classifier:1.0.0', 'people-classifier:1.1.0'))
        await untilRunning(city, 'smart-city', 'detector-app@group1-node1 1.0.0', `classifier-app@${other} 1.1.0`)
        await slice.api.rollbackApplication({name: 'smart-city', body: {generation: 1}})
        await untilRunning(city, 'smart-city', 'detector-app@group1-node1 1.0.0', `classifier-app@${other} 1.0.0`)
      })

      test('it is scaled, given another image, and other resources in place', async () => {
        await order('classifier-app', {kind: 'scale', instances: 2})
        await expect.poll(async () => (await city.instances('smart-city')).length, PATIENT).toBe(3)
        await order('classifier-app', {kind: 'set-image', image: 'smart-city/people-classifier:2.0.0'})
        const newer = async () =>
          (await city.instances('smart-city')).filter((one) => one.startsWith('classifier-app') && one.endsWith('2.0.0'))
        await expect.poll(async () => (await newer()).length, PATIENT).toBe(2)
        await expect.poll(async () => Object.keys(await city.uids('smart-city')).length, PATIENT).toBe(3)
        const before = await city.uids('smart-city')
        await order('classifier-app', {kind: 'set-resources', requests: {cpu: '500m'}})
        const requested = async () =>
          (await city.list(PODS))
            .filter(({metadata}) => metadata.labels?.[MARK.component] === 'classifier-app')
            .map(({spec}) => spec?.containers?.[0]?.resources?.requests?.['cpu'])
        await expect.poll(requested, PATIENT).toEqual(['500m', '500m'])
        expect(await city.uids('smart-city')).toEqual(before)
        await expect.poll(() => phaseOf('smart-city'), PATIENT).toBe('deployed')
      })

      test('it is removed, and nothing of it is left', async () => {
        await slice.api.deleteApplication({name: 'smart-city'})
        await expect.poll(() => city.everything(), PATIENT).toEqual(nothing.city)
        await expect.poll(async () => (await slice.api.listApplications()).items.map(({name}) => name), PATIENT).toEqual([])
      })
    })

    describe.skipIf(kubectlPath === undefined)(`by kubectl${kubectlPath === undefined ? ' (skipped: there is none)' : ''}`, () => {
      const text = readFileSync(`${FIXTURES}upstream-tcp.yaml`, 'utf8').replace('node: node-1', 'node: cloud-node1')
      const {name, ...fields} = (parse(text) as {MLSysOpsApp: ApplicationDescription}).MLSysOpsApp
      const wanted = (change: (text: string) => string = (same) => same) =>
        change(stringify({apiVersion: 'mlsysops.eu/v1', kind: 'MLSysOpsApp', metadata: {name, namespace: 'mlsysops'}, ...fields}))
      let home: Kubectl
      beforeAll(() => {
        home = kubectl(kubectlPath ?? '', planes[0]?.kubeconfigPath ?? '')
      })
      const shown = async () => (await home(['get', 'mlsysopsapps', '-n', 'mlsysops', '--no-headers'])).trim().split(/\s+/)

      test('an applied object is deployed as the API does it, and kubectl shows what became of it', async () => {
        await home(['apply', '-f', '-'], wanted())
        await expect.poll(() => phaseOf(name), PATIENT).toBe('deployed')
        expect(await cloud.instances(name)).toEqual([expect.stringMatching('^client-app@cloud-node'), 'server-app@cloud-node1 latest'])
        await expect.poll(shown, PATIENT).toEqual([name, 'deployed', 'cloud', '2/2', expect.anything()])
      })

      test('an applied change is rolled out, and a deleted object leaves nothing', async () => {
        await home(
          ['apply', '-f', '-'],
          wanted((text) => text.replaceAll('test-app:latest', 'test-app:2')),
        )
        await expect
          .poll(() => cloud.instances(name), PATIENT)
          .toEqual([expect.stringMatching('^client-app@cloud-node. 2$'), 'server-app@cloud-node1 2'])
        await home(['delete', 'mlsysopsapp', name, '-n', 'mlsysops'])
        await expect.poll(() => city.everything(), PATIENT).toEqual(nothing.city)
        await expect.poll(() => cloud.everything(), PATIENT).toEqual(nothing.cloud)
      })
    })

    test('a target that is missed moves the component to the faster node, and the decision says why', async () => {
      await slice.api.deployApplication(SMART_CITY)
      await expect.poll(() => phaseOf('smart-city'), PATIENT).toBe('deployed')
      if ((await classifierHost()) !== 'group1-node1') await order('classifier-app', {kind: 'move', to: 'group1-node1'})
      await expect.poll(classifierHost, PATIENT).toBe('group1-node1')
      await slice.api.liftOrders({name: 'smart-city', component: 'classifier-app'}).catch(() => undefined)
      const site = slice.plan.nodes.find(({node}) => node === 'group1-node1')
      const push = async () => {
        const pod = (await city.list(PODS)).find(({metadata}) => metadata.labels?.[MARK.component] === 'classifier-app')
        const attributes = [
          {key: 'k8s.pod.name', value: {stringValue: pod?.metadata.name ?? ''}},
          {key: 'k8s.namespace.name', value: {stringValue: 'mlsysops'}},
        ]
        const metrics = [{name: 'frame_classify_latency', gauge: {dataPoints: [{asDouble: 90}]}}]
        await fetch(`http://127.0.0.1:${site?.otlp?.port}/v1/metrics`, {
          method: 'POST',
          headers: {'content-type': 'application/json'},
          body: JSON.stringify({resourceMetrics: [{resource: {attributes}, scopeMetrics: [{metrics}]}]}),
        })
        return classifierHost()
      }
      await expect.poll(push, {timeout: 150_000, interval: 1000}).toBe('group1-node2')
      const told = await explained('smart-city', 'classifier-app')
      expect(told).toMatchObject({hosts: ['group1-node2']})
      expect(JSON.stringify(told?.decisions)).toContain('frame_classify_latency')
    }, 200_000)
  },
)
