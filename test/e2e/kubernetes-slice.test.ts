import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {PODS} from '../../src/platform/kubernetes/cluster/kinds.js'
import {systemClock} from '../../src/support/clock-system.js'
import {application, component, nodeDescription} from '../contract/platform/fixtures.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {type KubernetesSlice, startKubernetesSlice} from '../support/kubernetes-slice.js'

const kubernetes = await requireKubernetes()
const NEVER = new AbortController().signal

describe.skipIf(kubernetes.kind === 'absent')(
  kubernetes.kind === 'present' ? 'a slice of real clusters' : `a slice of real clusters (skipped: ${kubernetes.reason})`,
  () => {
    const planes: ControlPlane[] = []
    let slice: KubernetesSlice
    beforeAll(async () => {
      planes.push(
        ...(await Promise.all([
          startControlPlane({name: 'near', nodes: ['n1', 'n2'].map((name) => nodeDescription(name))}),
          startControlPlane({name: 'far', nodes: [nodeDescription('f1')]}),
        ])),
      )
      slice = await startKubernetesSlice(planes, [{cluster: 'near', node: 'n1'}])
    }, 120_000)
    afterAll(async () => {
      await slice?.stop()
      await Promise.all(planes.map((plane) => plane.stop()))
    }, 60_000)

    test('an application is deployed by the agents of three layers, each a process of its own', async () => {
      await slice.api.deployApplication({MLSysOpsApp: application('shop', [component('web')])})
      const until = systemClock.now() + 50_000
      let phase = ''
      while (phase !== 'deployed' && systemClock.now() < until) {
        const found = await slice.api.getApplication({name: 'shop'})
        phase = found.phase
        await systemClock.sleep(200)
      }
      expect(phase).toBe('deployed')
      const pods = await slice.admin('near').list(PODS, {namespace: 'mlsysops'}, NEVER)
      expect(pods.items).toHaveLength(1)
    }, 60_000)
  },
)
