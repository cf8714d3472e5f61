import {describe, expect, test} from 'vitest'
import type {ComponentDescription, PlatformRequirements} from '../../../src/descriptions/types.js'
import {
  changeKind,
  foreignChanges,
  type Live,
  type LiveObject,
  type LivePod,
  nextStep,
  type Wanted,
} from '../../../src/platform/kubernetes/workload/index.js'
import type {Deployment, Job} from '../../../src/platform/kubernetes/workload/shapes.js'
import {type Given, oneOf, server, wantedOf} from './inputs.js'

const SMALL: PlatformRequirements = {cpu: {requests: '100m', limits: '500m'}, memory: {requests: '64Mi'}}
const BIG: PlatformRequirements = {cpu: {requests: '200m', limits: '1'}, memory: {requests: '128Mi'}}

const wanted = (container: Partial<ComponentDescription['containers'][number]> = {}, given: Partial<Given> = {}): Wanted<Deployment> =>
  oneOf('Deployment', {component: server({}, {platform_requirements: SMALL, ...container}), ...given})
const next = (generation: number): Partial<Given> => ({intent: {generation}})

/** As it stands when it was written as wanted. */
const standing = ({object}: Wanted<Deployment>): LiveObject => ({
  ...object,
  metadata: {...object.metadata, uid: 'd', generation: 1},
  status: {observedGeneration: 1},
})

const under = (object: Deployment, pod: Partial<LivePod['status']> = {}): Pick<Live, 'replicaSets' | 'pods'> => ({
  replicaSets: [{metadata: {name: 'rs', ownerReferences: [{uid: 'd'}]}, spec: {replicas: 1, template: object.spec.template}}],
  pods: [{metadata: {name: 'pod', ...object.spec.template.metadata}, spec: object.spec.template.spec, status: pod}],
})

const live = (before: Wanted<Deployment>, pod: Partial<LivePod['status']> = {}): Live => ({
  object: standing(before),
  ...under(before.object, pod),
})

describe('the kind of a change', () => {
  const other: Partial<Given> = {cluster: {telemetry: {grpcPort: 4317, httpPort: 4318}}}
  test.each<{readonly what: string; readonly to: Wanted; readonly kind: string}>([
    {what: 'nothing', to: wanted(), kind: 'none'},
    {what: 'another number', to: wanted({}, {hosts: [{node: 'n1', instances: 3}]}), kind: 'adjust'},
    {what: 'another decision', to: wanted({}, {intent: {decision: 'd-2'}}), kind: 'adjust'},
    {what: 'another version of this program', to: wanted({}, other), kind: 'adjust'},
    {what: 'another generation alone', to: wanted({}, next(2)), kind: 'in-place'},
    {
      what: 'another unique id',
      to: oneOf('Deployment', {component: server({metadata: {name: 'server', uid: 'u-2'}}, {platform_requirements: {...SMALL, disk: 0}})}),
      kind: 'in-place',
    },
    {what: 'another size', to: wanted({platform_requirements: BIG}, next(2)), kind: 'in-place'},
    {
      what: 'a limit more',
      to: wanted({platform_requirements: {...SMALL, memory: {requests: '64Mi', limits: '1Gi'}}}, next(2)),
      kind: 'in-place',
    },
    {
      what: 'a limit less',
      to: wanted({platform_requirements: {cpu: {requests: '100m'}, memory: {requests: '64Mi'}}}, next(2)),
      kind: 'rollout',
    },
    {
      what: 'another class of service',
      to: wanted({platform_requirements: {cpu: {limits: '1'}, memory: {limits: '1Gi'}}}, next(2)),
      kind: 'rollout',
    },
    {what: 'a GPU', to: wanted({platform_requirements: {...SMALL, gpu: {}}}, next(2)), kind: 'rollout'},
    {what: 'another image', to: wanted({image: 'server:2'}, next(2)), kind: 'rollout'},
    {what: 'another image under the number of one that failed', to: wanted({image: 'server:2'}), kind: 'rollout'},
    {
      what: 'an image for a host that is given up',
      to: wanted({image: 'server:2'}, {hosts: [{node: 'n1', instances: 1, keep: true}], ...next(2)}),
      kind: 'adjust',
    },
  ])('$what is $kind', ({to, kind}) => {
    expect(changeKind(standing(wanted()), to)).toBe(kind)
  })

  test('another configuration file makes instances anew', () => {
    const knobs = (text: string, generation: number): Wanted<Deployment> =>
      oneOf('Deployment', {
        component: server({runtime_configuration: {config_specification_file: text, config_file_path: '/etc/knobs.json'}}),
        intent: {generation},
      })
    expect(changeKind(standing(knobs('{}', 1)), knobs('{"a": 1}', 2))).toBe('rollout')
  })

  test('a host that was kept and is kept no more gets what is wanted now', () => {
    const hosts = [{node: 'n1', instances: 1, keep: true as const}]
    const now = (rest: Partial<Given>): Wanted<Deployment> => wanted({image: 'server:2'}, {...rest, intent: {generation: 2}})
    const step = nextStep(live(wanted()), now({hosts}))
    const write = step.kind === 'write' ? step.writes[0] : undefined
    if (write?.kind !== 'apply') throw new Error('Nothing was applied.')
    expect(JSON.stringify(write.object.spec)).toContain('server:1')
    const kept: LiveObject = {...standing(wanted()), metadata: {...write.object.metadata, uid: 'd'}}
    expect(changeKind(kept, now({hosts}))).toBe('none')
    expect(changeKind(kept, now({}))).toBe('rollout')
  })
})

describe('a resize', () => {
  const big = wanted({platform_requirements: BIG}, next(2))

  test('begins with the Pods, so that a refusal leaves everything as it was', () => {
    expect(nextStep(live(wanted()), big)).toMatchObject({kind: 'write', change: 'in-place', writes: [{on: 'pods', subresource: 'resize'}]})
  })

  const asked = (status: LivePod['status']): Live => ({...live(wanted()), pods: under(big.object, status).pods})
  const condition = (type: string, reason?: string) => ({conditions: [{type, status: 'True', ...(reason === undefined ? {} : {reason})}]})

  test('waits until the node has given the new size', () => {
    expect(nextStep(asked(condition('PodResizeInProgress')), big)).toMatchObject({kind: 'wait'})
    expect(nextStep(asked(condition('PodResizePending', 'Deferred')), big)).toMatchObject({kind: 'wait'})
    const told = {containerStatuses: wanted().object.spec.template.spec.containers}
    expect(nextStep(asked(told), big)).toMatchObject({kind: 'wait'})
  })

  test('becomes a rollout where the node cannot, and says so', () => {
    expect(nextStep(asked(condition('PodResizePending', 'Infeasible')), big)).toMatchObject({
      kind: 'write',
      change: 'rollout',
      writes: [{kind: 'apply'}],
      because: {code: 'resize-infeasible'},
    })
  })

  test('becomes a rollout where the API server refused it, or it was given up', () => {
    const failed = {code: 'resize-refused', message: 'The node is too old.'}
    expect(nextStep(live(wanted()), big, failed)).toMatchObject({change: 'rollout', because: failed})
  })

  test('writes no template before the controller is seen to keep still', () => {
    const paused = (generation: number): Live => ({
      ...asked({}),
      object: {
        ...standing(wanted()),
        metadata: {
          ...standing(wanted()).metadata,
          generation,
          annotations: {...wanted().object.metadata.annotations, 'mlsysops.eu/resizing': 'true'},
        },
        spec: {...wanted().object.spec, paused: true},
      },
    })
    expect(nextStep(asked({}), big)).toMatchObject({writes: [{on: 'deployments', patch: {value: {spec: {paused: true}}}}]})
    expect(nextStep(paused(2), big)).toMatchObject({kind: 'wait'})
    expect(nextStep(paused(1), big)).toMatchObject({writes: [{on: 'replicasets'}]})
  })

  test('is not begun while instances are made anew', () => {
    const two = live(wanted())
    expect(nextStep({...two, replicaSets: [...two.replicaSets, ...two.replicaSets]}, big)).toMatchObject({
      change: 'rollout',
      because: {code: 'rollout-under-way'},
    })
  })
})

test('a Job whose size changes is made anew, for a Job’s template cannot be changed', () => {
  const job = (requirements: PlatformRequirements, generation: number): Wanted<Job> =>
    oneOf('Job', {component: server({restart_policy: 'Never'}, {ports: [], platform_requirements: requirements}), intent: {generation}})
  const before: LiveObject = job(SMALL, 1).object
  expect(nextStep({object: before, replicaSets: [], pods: []}, job(BIG, 2))).toMatchObject({change: 'replace', writes: [{kind: 'delete'}]})
  const pods = [{metadata: {name: 'pod'}}]
  expect(nextStep({object: before, replicaSets: [], pods}, job(SMALL, 1))).toMatchObject({writes: [{on: 'pods'}]})
  expect(nextStep({object: before, replicaSets: [], pods}, job(SMALL, 2))).toMatchObject({
    change: 'adjust',
    writes: [{kind: 'apply'}, {on: 'pods'}],
  })
})

test('what is going is waited for; what belongs to another is not touched', () => {
  const going: Live = {
    ...live(wanted()),
    object: {...standing(wanted()), metadata: {...standing(wanted()).metadata, deletionTimestamp: 'now'}},
  }
  expect(nextStep(going, wanted())).toMatchObject({kind: 'wait'})
  const [service] = wantedOf({component: server()})
  if (service === undefined) throw new Error('There is no Service.')
  expect(nextStep({object: {metadata: {name: 'server'}}, replicaSets: [], pods: []}, service)).toMatchObject({
    kind: 'refused',
    reason: {code: 'name-taken'},
  })
})

describe('what somebody else changed', () => {
  const changed = (before: Wanted<Deployment>, change: (spec: Deployment['spec']) => object): LiveObject => ({
    ...standing(before),
    spec: change(before.object.spec),
  })

  test('is named, and nothing else is', () => {
    expect(foreignChanges(standing(wanted()), wanted())).toEqual([])
    expect(
      foreignChanges(
        changed(wanted(), (spec) => ({...spec, replicas: 7, minReadySeconds: 3})),
        wanted(),
      ),
    ).toEqual(['spec.replicas'])
    const image = JSON.parse(JSON.stringify(wanted().object.spec).replace('server:1', 'server:9')) as object
    expect(
      foreignChanges(
        changed(wanted(), () => image),
        wanted(),
      ),
    ).toEqual(['spec.template.spec.containers[0].image'])
  })

  test('is not asked while a change of ours is under way, nor of a template that was kept', () => {
    expect(foreignChanges(standing(wanted()), wanted({image: 'server:2'}, next(2)))).toEqual([])
    const kept = wanted({image: 'server:2'}, {hosts: [{node: 'n1', instances: 1, keep: true}], ...next(2)})
    expect(
      foreignChanges(
        changed(kept, (spec) => ({...spec, template: {}, replicas: 2})),
        kept,
      ),
    ).toEqual(['spec.replicas'])
  })
})
