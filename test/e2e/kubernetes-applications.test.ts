import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {parse, stringify} from 'yaml'
import type {ApplicationDescription} from '../../src/descriptions/types.js'
import {PODS, SERVICES} from '../../src/platform/kubernetes/cluster/kinds.js'
import {NAMESPACES, NODE_DESCRIPTIONS} from '../../src/platform/kubernetes/kinds.js'
import {MARK} from '../../src/platform/kubernetes/workload/index.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {findKubectl, type Kubectl, kubectl} from '../support/kubectl.js'
import {PATIENT, type Seen, seenBy} from '../support/kubernetes-seen.js'
import {type KubernetesSlice, startKubernetesSlice} from '../support/kubernetes-slice.js'
import {nodesOf, playScenario} from '../support/play/infrastructure.js'
import {type KubernetesStage, kubernetesStage} from '../support/play/kubernetes-stage.js'
import {PLAY, play} from '../support/play/play.js'
import {CITY, CLASSIFIER} from '../support/play/stage.js'

const kubernetes = await requireKubernetes()
const kubectlPath = findKubectl()
const NEVER = new AbortController().signal
vi.setConfig({testTimeout: 90_000})
const HOME = 'group1-cluster'
const FIXTURES = fileURLToPath(new URL('../fixtures/workload/', import.meta.url))

type Pods = {readonly [name: string]: string}

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
      const nodes = nodesOf(await playScenario())
      planes.push(...(await Promise.all([...nodes].map(([name, ofCluster]) => startControlPlane({name, nodes: ofCluster})))))
      const workers = nodes.get(HOME) ?? []
      slice = await startKubernetesSlice(planes, {nodes: workers.map(({name}) => ({cluster: HOME, node: name}))})
      ends.push(() => slice.stop())
      for (const [cluster, ofCluster] of nodes)
        for (const {name, ...fields} of ofCluster)
          await slice.admin(cluster).create(NODE_DESCRIPTIONS, {metadata: {name, namespace: NAMESPACES.applications}, ...fields}, NEVER)
      city = seenBy(slice.admin(HOME))
      cloud = seenBy(slice.admin('cloud'))
    }, 180_000)
    afterAll(async () => {
      for (const end of ends.toReversed()) await end()
    }, 60_000)

    const phaseOf = async (name: string) => (await slice.api.getApplicationStatus({name})).phase
    /** The scenes and what is admitted in each are those of play-simulated.test.ts: the same, word for word, scores and foreseen values too. */
    describe('what a person and the world do is answered as in the simulation', () => {
      let stage: KubernetesStage
      let pods: Pods = {}
      let detector: Pods
      beforeAll(async () => {
        const [home] = planes
        if (home === undefined) throw new Error('There is no control plane.')
        nothing = {city: await city.everything(), cloud: await cloud.everything()}
        stage = kubernetesStage(slice, home)
      })
      afterAll(() => stage.end())

      const detectorIn = (all: Pods): Pods => Object.fromEntries(Object.entries(all).filter(([name]) => name.includes('detector-app')))
      /** What Kubernetes alone can show. */
      const inTheCluster: {readonly [scene: string]: (before: Pods) => Promise<unknown>} = {
        async 'the application is deployed'() {
          detector = detectorIn(pods)
          expect((await city.list(SERVICES)).map(({metadata}) => metadata.name)).toEqual([CLASSIFIER])
          expect(await cloud.everything()).toEqual(nothing.cloud)
        },
        async 'a person sets its resources'(before) {
          const classifiers = (await city.list(PODS)).filter(({metadata}) => metadata.labels?.[MARK.component] === CLASSIFIER)
          expect(classifiers.map(({spec}) => spec?.containers?.[0]?.resources?.requests?.['cpu'])).toEqual(['500m', '500m'])
          expect(pods, 'in place').toEqual(before)
        },
        'the application is removed': () => expect.poll(() => city.everything(), PATIENT).toEqual(nothing.city),
      }

      for (const scene of PLAY) {
        test(scene.name, async () => {
          expect(await play(scene, stage)).toEqual(scene.admitted)
          const before = pods
          pods = await city.uids(CITY)
          await inTheCluster[scene.name]?.(before)
          if (scene.classifiers === undefined) return
          expect(detectorIn(pods), 'nobody touched it').toEqual(detector)
          await expect.poll(() => city.deployments(CITY), PATIENT).toHaveLength(2)
        }, 200_000)
      }
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
  },
)
