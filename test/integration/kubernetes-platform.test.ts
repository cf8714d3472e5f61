import {type ChildProcess, spawn} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi} from 'vitest'
import type {ComponentIntent, ComponentState, Epoch} from '../../src/platform/contract/index.js'
import {isKubernetesError} from '../../src/platform/kubernetes/client/index.js'
import {DEPLOYMENTS, PODS, SERVICES} from '../../src/platform/kubernetes/cluster/kinds.js'
import {APPS, ASSIGNMENTS, NOTES, PLACEMENTS} from '../../src/platform/kubernetes/kinds.js'
import type {KubeObject} from '../../src/platform/kubernetes/objects.js'
import {accepted, application, component, intent, Mirror, NEVER, spec} from '../contract/platform/fixtures.js'
import {seen} from '../contract/platform/harness.js'
import {type KubernetesCase, type KubernetesWorld, kubernetesWorld} from '../contract/platform/kubernetes-harness.js'
import {requireKubernetes} from '../support/control-plane.js'

const kubernetes = await requireKubernetes()
const why = kubernetes.kind === 'absent' ? ` (skipped: ${kubernetes.reason})` : ''
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const web = component('web')
const key = 'shop/web'
const PATIENT_MS = 60_000

describe.skipIf(kubernetes.kind === 'absent')(`the platform of real API servers${why}`, () => {
  let world: KubernetesWorld
  let here: KubernetesCase
  let epoch: Epoch
  let components: Mirror<ComponentState>
  const leaders: Leader[] = []
  beforeAll(async () => {
    world = await kubernetesWorld()
  }, 120_000)
  afterAll(async () => {
    await world.stop()
  })
  beforeEach(async () => {
    here = await world.make()
    epoch = await here.lead('cluster')
    components = new Mirror(here.cluster.components())
  })
  afterEach(async () => {
    await Promise.all(leaders.splice(0).map((leader) => leader.end()))
    components.close()
    await here.close()
  })
  const instances = () => components.get(key)?.instances ?? []
  const ready = (...images: readonly string[]) =>
    components.until(() => {
      const shown = instances().map(({node, phase, image}) => `${node}:${phase}:${image.split(':')[1]}`)
      return shown.join() === images.join()
    }, PATIENT_MS)
  const apply = async (wanted: ComponentIntent) => accepted(await here.cluster.apply(wanted, epoch, NEVER))
  const on = (...nodes: readonly string[]) => nodes.map((node) => ({node, instances: 1}))

  describe('what is not ours', () => {
    test('a Service of somebody else under the name is left alone, and the component refused with the reason', async () => {
      const {admin, namespace} = here
      const theirs = {metadata: {name: 'web', namespace}, spec: {ports: [{port: 80}], selector: {theirs: 'yes'}}}
      const before = await admin.create<KubeObject>(SERVICES, theirs, NEVER)
      await here.give(application('shop'))
      expect(await here.cluster.apply(intent('shop', web, on('n1')), epoch, NEVER)).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'name-taken', message: 'A Service web is there already and belongs to somebody else.'}],
      })
      const after = await admin.get(SERVICES, {name: 'web', namespace}, NEVER)
      expect(after?.metadata.resourceVersion).toBe(before.metadata.resourceVersion)
    })

    test('what somebody changed in a Deployment of ours stays as they have it until something is to be written', async () => {
      const {admin, namespace} = here
      await here.give(application('shop'))
      await apply(intent('shop', web, on('n1')))
      await ready('n1:ready:1')
      const [deployment] = (await admin.list(DEPLOYMENTS, {namespace}, NEVER)).items
      const ref = {name: deployment?.metadata.name ?? '', namespace}
      await admin.patch(DEPLOYMENTS, ref, {kind: 'merge', value: {spec: {replicas: 2}}}, NEVER)
      await components.until(() => instances().filter(({phase}) => phase === 'ready').length === 2, PATIENT_MS)
      await apply(intent('shop', web, on('n1', 'n2')))
      await ready('n1:ready:1', 'n1:ready:1', 'n2:ready:1')
    })
  })

  test('who changed an application last is told as before when a cluster has been given it', async () => {
    const {admin, namespace, slice, clusterName} = here
    accepted(await slice.put(spec(application('shop')), undefined, NEVER))
    await afterThisSecond()
    const value = {metadata: {labels: {team: 'red'}}}
    await admin.patch(APPS, {name: 'shop', namespace}, {kind: 'merge', value}, NEVER, {manager: 'kubectl-edit'})
    await vi.waitFor(async () => expect(await seen(slice, 'shop')).toMatchObject({changedBy: 'kubectl-edit'}))
    const {revision: _, ...before} = await seen(slice, 'shop')
    await afterThisSecond()
    accepted(await slice.assign(await seen(slice, 'shop'), [{cluster: clusterName}], await here.lead('slice'), NEVER))
    const {metadata} = (await admin.get(APPS, {name: 'shop', namespace}, NEVER)) ?? {}
    expect(metadata?.finalizers).toHaveLength(1)
    expect(await seen(slice, 'shop')).toMatchObject(before)
  })

  describe('a life after another', () => {
    test('finds everything as it should be, and touches nothing', async () => {
      const {admin, namespace} = here
      await here.give(application('shop'))
      await apply(intent('shop', web, on('n1', 'n2')))
      await ready('n1:ready:1', 'n2:ready:1')
      const state = async () => {
        const lists = await Promise.all(
          [DEPLOYMENTS, SERVICES, PODS].map((resource) => admin.list<KubeObject>(resource, {namespace}, NEVER)),
        )
        return lists.flatMap(({items}) => items.map(({metadata}) => `${metadata.name} ${metadata.generation} ${metadata.uid}`)).sort()
      }
      const before = await state()
      components.close()
      await here.restart()
      epoch = await here.lead('cluster')
      components = new Mirror(here.cluster.components())
      await ready('n1:ready:1', 'n2:ready:1')
      const wanted = intent('shop', web, on('n1', 'n2'))
      const intents = new Mirror(here.cluster.intents())
      await intents.until(({items}) => items.size === 1)
      expect(await here.cluster.apply(wanted, epoch, NEVER)).toEqual({kind: 'accepted', revision: intents.revisions.get(key)})
      expect(await state()).toEqual(before)
      intents.close()
    })

    test('finishes what the one before it began', async () => {
      const {admin, namespace} = here
      await here.give(application('shop'))
      await apply(intent('shop', web, on('n1')))
      await ready('n1:ready:1')
      // What an agent leaves that dies between its two steps: the placement is gone, what it asked for is not.
      components.close()
      await here.restart(async () => {
        await admin.delete(PLACEMENTS, {name: 'shop.web', namespace}, NEVER)
      })
      expect((await admin.list(DEPLOYMENTS, {namespace}, NEVER)).items).toHaveLength(1)
      epoch = await here.lead('cluster')
      components = new Mirror(here.cluster.components())
      await vi.waitFor(async () => expect((await admin.list(DEPLOYMENTS, {namespace}, NEVER)).items).toEqual([]), {timeout: PATIENT_MS})
      await vi.waitFor(async () => expect((await admin.list(SERVICES, {namespace}, NEVER)).items).toEqual([]), {timeout: PATIENT_MS})
    })
  })

  test('a host that is about to be given up keeps what it runs while the other gets the new one', async () => {
    await here.give(application('shop'))
    await apply(intent('shop', web, on('n1')))
    await ready('n1:ready:1')
    const [old] = instances()
    const newer = component('web', {containers: [{...web.containers[0], image: 'registry.test/web:2'}]})
    const hosts = [{node: 'n1', instances: 1, keep: true} as const, {node: 'n2', instances: 1}]
    await apply(intent('shop', newer, hosts, {generation: 2, goal: on('n2'), fallback: on('n1'), fallbackSpec: {generation: 1, spec: web}}))
    await ready('n1:ready:1', 'n2:ready:2')
    expect(instances()[0]).toEqual(old)
    expect(instances()[1]?.generation).toBe(2)
  })

  test('what runs to its end is told as completed', async () => {
    const job = component('job', {restart_policy: 'Never', containers: [{image: 'registry.test/job:1'}]})
    await here.give(application('shop', [job]))
    await apply(intent('shop', job, on('n1')))
    await components.until(({items}) => items.get('shop/job')?.instances[0]?.phase === 'completed', PATIENT_MS)
  })

  test('when an application is removed nothing of it is left', async () => {
    const {admin, namespace, slice} = here
    await here.give(application('shop'))
    await apply(intent('shop', web, on('n1', 'n2')))
    await ready('n1:ready:1', 'n2:ready:1')
    accepted(await slice.delete({application: 'shop'}, NEVER))
    accepted(await slice.withdraw({application: 'shop'}, await here.lead('slice'), NEVER))
    expect(await admin.get(APPS, {name: 'shop', namespace}, NEVER)).toBeDefined()
    accepted(await here.cluster.remove({application: 'shop', component: 'web'}, epoch, NEVER))
    await vi.waitFor(async () => expect(await admin.get(APPS, {name: 'shop', namespace}, NEVER)).toBeUndefined(), {timeout: PATIENT_MS})
    for (const resource of [ASSIGNMENTS, PLACEMENTS, DEPLOYMENTS, SERVICES, PODS])
      expect((await admin.list<KubeObject>(resource, {namespace}, NEVER)).items).toEqual([])
  })

  test('an application that came by kubectl is seen, and goes only when no cluster has it', async () => {
    const {admin, namespace, slice} = here
    const {name, ...fields} = application('shop')
    await admin.create(APPS, {metadata: {name, namespace}, ...fields}, NEVER)
    const applications = new Mirror(slice.applications())
    await applications.until(({items}) => items.has('shop'))
    const leader = await here.lead('slice')
    accepted(await slice.assign(await seen(slice, 'shop'), [{cluster: 'near'}], leader, NEVER))
    await admin.delete(APPS, {name, namespace}, NEVER)
    await applications.until(({items}) => items.get('shop')?.deletedMs !== undefined)
    accepted(await slice.withdraw({application: 'shop'}, leader, NEVER))
    await applications.until(({items}) => items.size === 0, PATIENT_MS)
    applications.close()
  })

  test('what kubectl brought and is no application is told in the object and not acted on; a slip takes down nothing', async () => {
    const {admin, namespace, slice} = here
    const waiting = (name: string, on: string) => component(name, {depends_on: [on]})
    const {name, ...fields} = application('circle', [waiting('a', 'b'), waiting('b', 'a')])
    await admin.create(APPS, {metadata: {name, namespace}, ...fields}, NEVER)
    accepted(await slice.put(spec(application('shop')), undefined, NEVER))
    const leader = await here.lead('slice')
    const applications = new Mirror(slice.applications())
    await applications.until(({items}) => items.has('shop'))
    const read = async (of: string) => (await admin.get(APPS, {name: of, namespace}, NEVER))?.status?.conditions?.[0]
    await vi.waitFor(
      async () => expect(await read('circle')).toMatchObject({type: 'Accepted', status: 'False', reason: 'DescriptionInvalid'}),
      {
        timeout: PATIENT_MS,
      },
    )
    expect(applications.items.has('circle')).toBe(false)
    const good = await seen(slice, 'shop')
    accepted(await slice.assign(good, [{cluster: 'near'}], leader, NEVER))
    const slip = {components: [waiting('web', 'db'), waiting('db', 'web')]}
    await admin.patch(APPS, {name: 'shop', namespace}, {kind: 'merge', value: slip}, NEVER)
    await vi.waitFor(async () => expect(await read('shop')).toMatchObject({status: 'False', observedGeneration: 2}), {timeout: PATIENT_MS})
    expect((await seen(slice, 'shop')).description).toEqual(good.description)
    applications.close()
  })

  test('a person sees in their object what became of it, and finds nothing else of it changed', async () => {
    const {admin, namespace, slice} = here
    accepted(await slice.put(spec(application('shop')), undefined, NEVER))
    const {uid, generation, revision} = await seen(slice, 'shop')
    const leader = await here.lead('slice')
    const reasons = [{code: 'no-room', message: 'No cluster has room.'}]
    const summary = {application: 'shop', uid, generation, clusters: [], components: {ready: 0, wanted: 1}, reasons}
    accepted(await slice.announce({...summary, phase: 'failed'}, leader, NEVER))
    const read = () => admin.get(APPS, {name: 'shop', namespace}, NEVER)
    expect((await read())?.status).toMatchObject({
      phase: 'failed',
      components: {summary: '0/1'},
      conditions: [
        {type: 'Accepted', status: 'False', reason: 'NoRoom', message: 'No cluster has room.', observedGeneration: 1},
        {type: 'Placed', status: 'False', reason: 'NoRoom'},
        {type: 'Ready', status: 'False'},
        {type: 'Progressing', status: 'False', reason: 'NoRoom'},
        {type: 'Degraded', status: 'True', reason: 'NoRoom'},
      ],
    })
    const running = {...summary, phase: 'deployed', clusters: ['near'], components: {ready: 1, wanted: 1}, reasons: []} as const
    accepted(await slice.announce(running, leader, NEVER))
    const status = (await read())?.status
    expect(status).toMatchObject({
      phase: 'deployed',
      clusters: ['near'],
      placedOn: 'near',
      components: {ready: 1, wanted: 1, summary: '1/1'},
    })
    expect(status?.conditions?.map((condition) => `${condition.type}=${condition.status}`)).toEqual([
      'Accepted=True',
      'Placed=True',
      'Ready=True',
      'Progressing=False',
      'Degraded=False',
    ])
    expect((await seen(slice, 'shop')).revision).toBe(revision)

    accepted(await slice.announce({...running, unheard: ['near']}, leader, NEVER))
    const unheard = (await read())?.status
    expect(unheard?.components?.summary).toBe('1/1 (not heard)')
    const ready = unheard?.conditions?.find(({type}) => type === 'Ready')
    expect(ready).toMatchObject({status: 'Unknown', reason: 'AgentNotHeard'})
    expect(ready?.message).toContain('near')
  })

  test('the API server itself refuses what carries the epoch of a former leader', async () => {
    const newer = await here.lead('cluster')
    expect(newer).toBeGreaterThan(epoch)
    const note = (of: Epoch) => ({
      metadata: {
        name: `late-${of}`,
        namespace: here.namespace,
        labels: {'mlsysops.eu/scope': 'cluster'},
        annotations: {'mlsysops.eu/epoch': String(of)},
      },
      spec: {key: `late-${of}`, value: 1},
    })
    await vi.waitFor(async () => {
      const refusal: unknown = await here.agent.create(NOTES, note(epoch), NEVER, {isDryRun: true}).catch((error: unknown) => error)
      expect(isKubernetesError(refusal, 'forbidden')).toBe(true)
    })
    await here.agent.create(NOTES, note(newer), NEVER)
  })

  describe('faults', () => {
    test('a cluster that does not answer holds nobody up, and has its assignment when it answers again', async () => {
      const {slice} = here
      accepted(await slice.put(spec(application('shop')), undefined, NEVER))
      const leader = await here.lead('slice')
      const local = new Mirror(here.cluster.applications())
      await local.until(({isSynced}) => isSynced)
      await world.far.processes['kube-apiserver'].signal('SIGSTOP')
      try {
        const beganMs = performance.now()
        accepted(await slice.assign(await seen(slice, 'shop'), [{cluster: 'near'}, {cluster: 'far'}], leader, NEVER))
        await local.until(({items}) => items.has('shop'))
        expect(performance.now() - beganMs).toBeLessThan(3000)
        const clusters = new Mirror(slice.clusters())
        await clusters.until(({items}) => items.get('far')?.ready === false, 60_000)
        expect(clusters.get('near')?.ready).toBe(true)
        clusters.close()
      } finally {
        await world.far.processes['kube-apiserver'].signal('SIGCONT')
      }
      const {farAdmin, namespace} = here
      await vi.waitFor(async () => expect(await farAdmin.get(ASSIGNMENTS, {name: 'shop', namespace}, NEVER)).toBeDefined(), {
        timeout: PATIENT_MS,
        interval: 200,
      })
      local.close()
    }, 120_000)

    test('a leader that is killed is followed within 15 s; one that was stopped writes nothing with its old lease', async () => {
      here.resign('cluster')
      const first = new Leader(here, 'first')
      leaders.push(first)
      await first.until(/leads (\d+)/)
      const second = new Leader(here, 'second')
      leaders.push(second)
      await first.until(/accepted/)
      await second.until(/stands by/)
      first.child.kill('SIGSTOP')
      const stoppedAt = performance.now()
      await second.until(/leads (\d+)/, 20_000)
      expect(performance.now() - stoppedAt).toBeLessThan(15_000)
      const known = first.lines.length
      first.child.kill('SIGCONT')
      await first.until(/lost/)
      await first.until(/stale/)
      // What was under way when it was stopped may have been answered; nothing that it began afterwards was taken.
      const after = first.lines.slice(known)
      expect(after.filter((line) => line.endsWith('accepted')).length).toBeLessThanOrEqual(1)
      second.child.kill('SIGKILL')
      const killedAt = performance.now()
      const before = first.lines.length
      await vi.waitFor(() => expect(first.lines.slice(before).some((line) => line.startsWith('leads'))).toBe(true), {timeout: 20_000})
      expect(performance.now() - killedAt).toBeLessThan(15_000)
    }, 90_000)
  })
})

/** The API server tells in whole seconds when something was written. */
async function afterThisSecond(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1001 - (Date.now() % 1000)))
}

/** A cluster agent's lease in a process of its own. */
class Leader {
  readonly child: ChildProcess
  readonly lines: string[] = []

  constructor({kubeconfig, namespaces}: KubernetesCase, name: string) {
    const program = ['--import', join(ROOT, 'test/support/run-sources.mjs'), join(ROOT, 'test/fixtures/kubernetes/leader.ts')]
    const args = [...program, kubeconfig, namespaces.applications, namespaces.framework, name]
    this.child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']})
    let rest = ''
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      this.lines.push(...lines)
    })
  }

  async until(pattern: RegExp, timeout = PATIENT_MS): Promise<void> {
    await vi.waitFor(() => expect(this.lines.some((line) => pattern.test(line))).toBe(true), {timeout})
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const exited = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGKILL')
    await exited
  }
}
