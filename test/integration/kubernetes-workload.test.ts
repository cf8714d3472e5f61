import fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import type {ComponentDescription, PlatformRequirements} from '../../src/descriptions/types.js'
import {foreignChanges, type LivePod, type Wanted} from '../../src/platform/kubernetes/workload/index.js'
import type {Deployment} from '../../src/platform/kubernetes/workload/shapes.js'
import {nodeDescription} from '../contract/platform/fixtures.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {bringAbout, connectWorkloads, type WorkloadCluster} from '../support/workload-cluster.js'
import {anyApplication} from '../unit/descriptions/arbitraries.js'
import {EXAMPLES, objectsOf} from '../unit/kubernetes-workload/examples.js'
import {type Given, OPEN, oneOf, server, wantedOf} from '../unit/kubernetes-workload/inputs.js'

const kubernetes = await requireKubernetes()
const title = kubernetes.kind === 'present' ? 'on a real API server' : `on a real API server (skipped: ${kubernetes.reason})`

describe.skipIf(kubernetes.kind === 'absent')(title, {timeout: 60_000}, () => {
  let plane: ControlPlane
  let cluster: WorkloadCluster

  beforeAll(async () => {
    plane = await startControlPlane({name: 'workload', nodes: [nodeDescription('n1')]})
    const who = await plane.clientCertificate({commonName: 'tester', organizations: ['system:masters']})
    cluster = connectWorkloads({server: plane.server, ca: plane.ca, ...who})
    await createNamespace('mlsysops')
  })
  afterAll(async () => {
    await cluster.close()
    await plane.stop()
  })

  const createNamespace = async (name: string, level?: string): Promise<void> => {
    const labels = level === undefined ? {} : {'pod-security.kubernetes.io/enforce': level}
    await cluster.ask('POST', '/api/v1/namespaces', {metadata: {name, labels}})
    // Made by a controller; without it the namespace takes no Pods.
    const account = `/api/v1/namespaces/${name}/serviceaccounts/default`
    await vi.waitFor(async () => expect((await cluster.ask('GET', account)).status).toBe(200), {timeout: 15_000})
  }

  /** The Deployment of a component of its own on n1, and what is done with it. */
  const workload = (name: string, size: PlatformRequirements, more: Partial<ComponentDescription> = {}) => {
    const given = (
      container: Partial<ComponentDescription['containers'][number]>,
      generation: number,
      rest: Partial<Given> = {},
    ): Wanted<Deployment> => {
      const component = server({metadata: {name}, ...more}, {platform_requirements: size, ...container})
      return oneOf('Deployment', {component, ...rest, intent: {generation, ...rest.intent}})
    }
    const pods = async (wanted: Wanted): Promise<readonly LivePod[]> =>
      (await cluster.look(wanted)).pods.filter(({metadata}) => metadata.deletionTimestamp === undefined)
    const ready = async (wanted: Wanted<Deployment>): Promise<readonly string[]> => {
      await expect
        .poll(async () => (await cluster.look(wanted)).object, {timeout: 15_000})
        .toMatchObject({
          status: {
            readyReplicas: wanted.object.spec.replicas,
            updatedReplicas: wanted.object.spec.replicas,
            replicas: wanted.object.spec.replicas,
          },
        })
      return (await pods(wanted)).map(({metadata}) => metadata.uid ?? '').toSorted()
    }
    return {given, pods, ready}
  }
  const SMALL: PlatformRequirements = {cpu: {requests: '100m', limits: '500m'}, memory: {requests: '64Mi', limits: '128Mi'}}
  const BIG: PlatformRequirements = {cpu: {requests: '200m', limits: '1'}, memory: {requests: '128Mi', limits: '256Mi'}}
  const sizeOf = (pod: LivePod | undefined) => pod?.spec?.containers?.[0]?.resources

  test.each(EXAMPLES)('the objects of $name are accepted', async (example) => {
    for (const {object} of objectsOf(example)) expect(await cluster.apply(object, '&dryRun=All')).toMatchObject({status: 201})
  })

  test('the objects of any component are accepted', async () => {
    await fc.assert(
      fc.asyncProperty(anyApplication, async (application) => {
        for (const component of application.components) {
          for (const {object} of wantedOf({
            component,
            application,
            hosts: [{node: 'a.b.c', instances: 2}],
            cluster: {fpgaResource: 'example.org/fpga'},
          })) {
            const {status, body} = await cluster.apply(object, '&dryRun=All')
            expect([status, body.message]).toEqual([201, undefined])
          }
        }
      }),
      {numRuns: 40},
    )
  })

  test.each([
    {level: 'baseline', cluster: {}},
    {level: 'restricted', cluster: {podSecurity: 'restricted' as const}},
  ])('its Pods pass in a namespace of level $level', async ({level, cluster: facts}) => {
    await createNamespace(level, level)
    const {object} = oneOf('Deployment', {component: server(), cluster: facts})
    const {metadata, spec} = object.spec.template
    const pod = {metadata: {...metadata, name: 'pod'}, spec}
    const answer = await cluster.ask('POST', `/api/v1/namespaces/${level}/pods?dryRun=All`, pod)
    expect([answer.status, answer.body.message]).toEqual([201, undefined])
  })

  test('a Pod that asks for its host does not pass where we refuse it', async () => {
    const component = server({host_network: true})
    const {metadata, spec} = oneOf('Deployment', {component, cluster: OPEN}).object.spec.template
    const answer = await cluster.ask('POST', '/api/v1/namespaces/baseline/pods?dryRun=All', {metadata: {...metadata, name: 'pod'}, spec})
    expect([answer.status, answer.body.message]).toEqual([403, expect.stringContaining('hostNetwork')])
  })

  test('what was applied is as wanted, whatever the API server filled in', async () => {
    for (const wanted of EXAMPLES.flatMap(objectsOf)) {
      expect(await bringAbout(cluster, wanted)).toEqual({changes: ['create'], because: []})
      expect(await cluster.step(wanted)).toEqual({kind: 'done'})
      const {object} = await cluster.look(wanted)
      expect(object === undefined ? 'gone' : foreignChanges(object, wanted)).toEqual([])
    }
  })

  test('what somebody else changed is named', async () => {
    const {given} = workload('meddled', SMALL)
    await bringAbout(cluster, given({}, 1))
    const path = `/apis/apps/v1/namespaces/mlsysops/deployments/${given({}, 1).object.metadata.name}`
    await cluster.ask('PATCH', path, {spec: {replicas: 3}}, 'application/merge-patch+json')
    expect(await cluster.step(given({}, 1))).toEqual({kind: 'done'})
    const {object} = await cluster.look(given({}, 1))
    expect(object === undefined ? 'gone' : foreignChanges(object, given({}, 1))).toEqual(['spec.replicas'])
  })

  test('another decision and another number restart nothing', async () => {
    const {given, ready} = workload('scaled', SMALL)
    const one = given({}, 1)
    await bringAbout(cluster, one)
    const before = await ready(one)
    const two = given({}, 1, {hosts: [{node: 'n1', instances: 2}], intent: {decision: 'd-2'}})
    expect(await bringAbout(cluster, two)).toMatchObject({changes: ['adjust']})
    expect(await ready(two)).toEqual(expect.arrayContaining([...before]))
  })

  test('an agent of another version restarts nothing', async () => {
    const {given, ready} = workload('upgraded', SMALL)
    const old = given({}, 1)
    await bringAbout(cluster, old)
    const before = await ready(old)
    const now = given({}, 1, {cluster: {telemetry: {grpcPort: 4317, httpPort: 4318}}})
    expect(now.object.spec.template).not.toEqual(old.object.spec.template)
    expect(await bringAbout(cluster, now)).toMatchObject({changes: ['adjust']})
    expect(await ready(now)).toEqual(before)
    expect((await cluster.look(now)).replicaSets).toHaveLength(1)
  })

  test('a new size reaches the running Pods in place, and a Pod that is deleted comes back with it', async () => {
    const {given, ready, pods} = workload('sized', SMALL)
    const hosts = [{node: 'n1', instances: 2}]
    const small = given({}, 1, {hosts})
    await bringAbout(cluster, small)
    const before = await ready(small)
    const big = given({platform_requirements: BIG}, 2, {hosts})
    expect(await bringAbout(cluster, big)).toEqual({changes: ['in-place'], because: []})
    expect(await ready(big)).toEqual(before)
    for (const pod of await pods(big)) {
      expect(sizeOf(pod)).toEqual({requests: {cpu: '200m', memory: '128Mi'}, limits: {cpu: '1', memory: '256Mi'}})
      expect(pod.metadata.annotations).toMatchObject({'mlsysops.eu/generation': '2'})
    }
    const [first] = await pods(big)
    await cluster.ask('DELETE', `/api/v1/namespaces/mlsysops/pods/${first?.metadata.name}`)
    await expect.poll(async () => (await pods(big)).map(({metadata}) => metadata.uid), {timeout: 15_000}).not.toContain(first?.metadata.uid)
    const after = await ready(big)
    expect(after).toHaveLength(2)
    for (const pod of await pods(big)) expect(sizeOf(pod)).toMatchObject({requests: {cpu: '200m'}})
    expect((await cluster.look(big)).replicaSets).toHaveLength(1)

    expect(await bringAbout(cluster, given({}, 3, {hosts}))).toEqual({changes: ['in-place'], because: []})
    expect(await ready(small)).toEqual(after)
  })

  test('what concerns no instance gives the running ones their new generation, and no more', async () => {
    const {given, ready, pods} = workload('marked', SMALL)
    const old = given({}, 1)
    await bringAbout(cluster, old)
    const before = await ready(old)
    const now = given({platform_requirements: {...SMALL, gpu: {requests: 0, utilization_request: 20}}}, 2)
    expect(await bringAbout(cluster, now)).toEqual({changes: ['in-place'], because: []})
    expect(await ready(now)).toEqual(before)
    expect((await pods(now)).map(({metadata}) => metadata.annotations?.['mlsysops.eu/generation'])).toEqual(['2'])
    // The old description again, under a number that grew.
    const again = given({platform_requirements: {...SMALL, gpu: {requests: 0, utilization_request: 20}}}, 3)
    expect(await bringAbout(cluster, again)).toEqual({changes: ['in-place'], because: []})
    expect(await ready(again)).toEqual(before)
  })

  test('another image is rolled out; a size that takes a new instance too, and says why', async () => {
    const {given, ready} = workload('rolled', SMALL)
    const old = given({}, 1)
    await bringAbout(cluster, old)
    const before = await ready(old)
    const image = given({image: 'server:2'}, 2)
    expect(await bringAbout(cluster, image)).toEqual({changes: ['rollout'], because: []})
    const after = await ready(image)
    expect(after).not.toEqual(before)
    const guaranteed = given({image: 'server:2', platform_requirements: {cpu: {limits: '1'}, memory: {limits: '128Mi'}}}, 3)
    expect(await bringAbout(cluster, guaranteed)).toMatchObject({changes: ['rollout'], because: [{code: 'service-class-changes'}]})
    expect(await ready(guaranteed)).not.toEqual(after)
  })

  test('a resize that dies after any of its writes is finished by another life', async () => {
    const {given, ready} = workload('interrupted', SMALL)
    await bringAbout(cluster, given({}, 1))
    const before = await ready(given({}, 1))
    for (let dies = 1; dies <= 6; dies++) {
      const wanted = given({platform_requirements: dies % 2 === 0 ? SMALL : BIG}, dies + 1)
      // The first life: so many steps.
      for (let written = 0; written < dies; ) {
        const step = await cluster.step(wanted)
        if (step.kind === 'done') break
        if (step.kind === 'write') written++
      }
      await bringAbout(cluster, wanted)
      expect(await ready(wanted)).toEqual(before)
      expect((await cluster.look(wanted)).object?.spec?.paused).toBeUndefined()
    }
  })

  test('a change that overtakes a resize is rolled out, and nothing stays paused', async () => {
    const {given, ready} = workload('overtaken', SMALL)
    await bringAbout(cluster, given({}, 1))
    const before = await ready(given({}, 1))
    const big = given({platform_requirements: BIG}, 2)
    await expect
      .poll(
        async () => {
          await cluster.step(big)
          return (await cluster.look(big)).object?.spec?.paused
        },
        {timeout: 15_000},
      )
      .toBe(true)
    const image = given({image: 'server:2'}, 3)
    expect(await bringAbout(cluster, image)).toMatchObject({changes: ['rollout']})
    expect(await ready(image)).not.toEqual(before)
    expect((await cluster.look(image)).object?.spec?.paused).toBeUndefined()
  })

  test('a Job whose template changes is made anew', async () => {
    const job = (image: string, generation: number) =>
      oneOf('Job', {component: {metadata: {name: 'once'}, restart_policy: 'Never', containers: [{image}]}, intent: {generation}})
    await bringAbout(cluster, job('a:1', 1))
    const before = (await cluster.look(job('a:1', 1))).object?.metadata.uid
    expect(await bringAbout(cluster, job('a:2', 2))).toEqual({changes: ['replace', 'create'], because: []})
    expect((await cluster.look(job('a:2', 2))).object?.metadata.uid).not.toBe(before)
  })

  test('a Service of another application is not touched', async () => {
    const mine = wantedOf({component: server({metadata: {name: 'shared'}})})[0]
    const theirs = wantedOf({component: server({metadata: {name: 'shared'}}), application: {name: 'other'}})[0]
    if (mine === undefined || theirs === undefined) throw new Error('There is no Service.')
    await bringAbout(cluster, mine)
    const step = await cluster.step(theirs)
    expect(step.kind === 'refused' ? [step.reason.code, step.reason.message] : step).toEqual([
      'name-taken',
      expect.stringContaining('shop'),
    ])
  })
})
