import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {PODS} from '../../src/platform/kubernetes/cluster/kinds.js'
import {application, component, nodeDescription} from '../contract/platform/fixtures.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {PATIENT, type Seen, seenBy} from '../support/kubernetes-seen.js'
import {type KubernetesSlice, startKubernetesSlice} from '../support/kubernetes-slice.js'

const kubernetes = await requireKubernetes()
const absent = kubernetes.kind === 'absent' ? kubernetes.reason : undefined
vi.setConfig({testTimeout: 90_000})

/** Wants these one after the other, each as soon as those before hold. */
function wishing(...wishes: readonly string[]): string {
  return `
import {definePolicy, scale, setImage, setResources, setRuntimeClass} from 'mlsysops'
const wishes = [${wishes.map((wish) => `(input) => ${wish}`).join(', ')}]
const next = ({application}) => wishes[application.adjustments?.length ?? 0]
export default definePolicy({
  name: 'wishing', interval: '1s', cooldown: 0, budget: {changes: 20, per: '10m'}, mechanisms: ['scale', 'image', 'resources', 'runtime-class'],
  analyze: (input) => ({verdict: next(input) ? 'adapt' : 'fine', reason: 'wishes are left'}),
  plan: (input) => ({actions: [next(input)(input)]}),
})`
}

describe.skipIf(absent !== undefined)(
  `what policies want on a real API server${absent === undefined ? '' : ` (skipped: ${absent})`}`,
  () => {
    const ends: (() => Promise<unknown>)[] = []
    let plane: ControlPlane
    let slice: KubernetesSlice
    let seen: Seen
    beforeAll(async () => {
      plane = await startControlPlane({name: 'near', nodes: ['n1', 'n2'].map((name) => nodeDescription(name))})
      ends.push(() => plane.stop())
      slice = await startKubernetesSlice([plane], {changeDeadlineSeconds: 10})
      ends.push(() => slice.stop())
      seen = seenBy(slice.admin('near'))
    }, 180_000)
    afterAll(async () => {
      for (const end of ends.toReversed()) await end()
    }, 60_000)

    const outcomes = async () =>
      (await slice.api.explainApplication({name: 'shop'})).components
        .flatMap(({decisions}) => decisions)
        .filter(({proposer, verdict}) => proposer.kind === 'policy' && proposer.policy === 'wishing' && verdict.kind === 'admitted')
        .map(({outcome}) => ('change' in outcome ? outcome.change : outcome.kind))
        .toReversed()
        .slice(0, 4)
    const pods = async () =>
      (await seen.list(PODS))
        .filter(({metadata}) => metadata.deletionTimestamp === undefined)
        .map(({spec}) => `${spec?.containers?.[0]?.image} ${spec?.containers?.[0]?.resources?.requests?.['cpu']}`)
        .toSorted()

    test('is brought up in one decision each, and is as described again when the policy is removed', async () => {
      await slice.api.deployApplication({MLSysOpsApp: application('shop', [component('web')])})
      await expect.poll(async () => (await slice.api.getApplicationStatus({name: 'shop'})).phase, PATIENT).toBe('deployed')
      const source = wishing(
        "scale(input, 'web', 2, 'more')",
        "setImage(input, 'web', {image: 'registry.test/web:2'}, 'newer')",
        "setResources(input, 'web', {requests: {cpu: '750m'}}, 'larger')",
        "setRuntimeClass(input, 'web', 'missing', 'elsewhere')",
      )
      await slice.api.addPolicy({body: {fileName: 'wishing.mjs', source}})
      await expect.poll(outcomes, PATIENT).toEqual(['scaled', 'image-changed', 'resources-changed', 'failed'])
      await expect.poll(pods, PATIENT).toEqual(['registry.test/web:2 750m', 'registry.test/web:2 750m'])
      const told = async () => {
        const {phase, components} = await slice.api.getApplicationStatus({name: 'shop'})
        return [phase, ...components.map(({ready, wanted}) => `${ready} of ${wanted}`)]
      }
      await expect.poll(told, PATIENT).toEqual(['deployed', '2 of 2'])
      await slice.api.removePolicy({policy: 'wishing'})
      await expect.poll(pods, PATIENT).toEqual(['registry.test/web:1 500m'])
    })
  },
)
