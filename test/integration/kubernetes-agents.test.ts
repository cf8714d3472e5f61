import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type InstallRequest, runInstall} from '../../src/compose/install/install.js'
import {DAEMON_SETS, DEPLOYMENTS, SECRETS, SERVICES} from '../../src/platform/kubernetes/agents/kinds.js'
import {podTemplate} from '../../src/platform/kubernetes/agents/pod.js'
import {createKubeClient, type KubeClient} from '../../src/platform/kubernetes/client/index.js'
import {NODES, PODS} from '../../src/platform/kubernetes/cluster/kinds.js'
import {ASSIGNMENTS} from '../../src/platform/kubernetes/kinds.js'
import {systemClock} from '../../src/support/clock-system.js'
import {nodeDescription} from '../contract/platform/fixtures.js'
import {INSTALLATIONS} from '../support/agent-installations.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'

const kubernetes = await requireKubernetes()
const why = kubernetes.kind === 'absent' ? ` (skipped: ${kubernetes.reason})` : ''
const NEVER = new AbortController().signal
const FRAMEWORK = 'mlsysops-framework'
const CONTINUUM = {...installation('continuum'), agent: {layer: 'continuum', members: [{cluster: 'near', isHome: true}]}} as const

describe.skipIf(kubernetes.kind === 'absent')(`agents are installed in a real cluster${why}`, () => {
  const planes: ControlPlane[] = []
  const admins: KubeClient[] = []
  let folder = ''
  beforeAll(async () => {
    if (kubernetes.kind === 'absent') return
    folder = mkdtempSync(join(tmpdir(), 'mlsysops-install-'))
    planes.push(
      ...(await Promise.all([
        startControlPlane({name: 'near', nodes: ['n1', 'n2'].map((name) => nodeDescription(name))}),
        startControlPlane({name: 'far'}),
      ])),
    )
    for (const {kubeconfigPath: kubeconfig} of planes)
      admins.push(await createKubeClient({kubeconfig, version: 'test', manager: 'a-person', clock: systemClock}))
  }, 120_000)
  afterAll(async () => {
    for (const admin of admins) admin.close()
    await Promise.all(planes.map((plane) => plane.stop()))
    if (folder !== '') rmSync(folder, {recursive: true, force: true})
  }, 60_000)

  const plane = (index: number): ControlPlane => found(planes[index])
  const admin = (index = 0): KubeClient => found(admins[index])
  const install = async (changes: Partial<InstallRequest>): ReturnType<typeof runInstall> =>
    runInstall(
      {
        installation: CONTINUUM,
        memberContexts: new Map(),
        kubeconfig: plane(0).kubeconfigPath,
        authorityFolder: join(folder, 'authority'),
        isDryRun: false,
        waitMs: 60_000,
        version: '0.1.0',
        say: () => {},
        ...changes,
      },
      NEVER,
    )
  const changed = ({changes}: Awaited<ReturnType<typeof runInstall>>) =>
    changes.filter(({change}) => change !== 'unchanged').map(({kind, name, change}) => `${change} ${kind} ${name}`)

  test('a dry run in an empty cluster says what would be made, and makes nothing', async () => {
    const report = await install({isDryRun: true})
    expect(new Set(report.changes.map(({change}) => change))).toEqual(new Set(['created']))
    expect(report.changes.map(({kind, name}) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(['Namespace mlsysops-framework', 'Deployment mlsysops-continuum', 'Secret mlsysops-api']),
    )
    expect(await admin().get(DEPLOYMENTS, {name: 'mlsysops-continuum', namespace: FRAMEWORK}, NEVER)).toBeUndefined()
  })

  test('whoever lacks rights is told which, before anything is changed', async () => {
    const kubeconfig = await plane(0).kubeconfigFor({commonName: 'guest'})
    await expect(install({kubeconfig})).rejects.toMatchObject({
      code: 'rights-missing',
      message: expect.stringContaining('create deployments.apps in mlsysops-framework') as string,
    })
    expect(await admin().list(SECRETS, {namespace: FRAMEWORK}, NEVER)).toMatchObject({items: []})
  })

  test('the continuum and cluster agents become ready, two of each on two nodes, and a second time changes nothing', async () => {
    const said: string[] = []
    const first = await install({say: (text) => said.push(text)})
    expect(first.rollout).toEqual({wanted: 2, updated: 2, available: 2})
    expect(said).toContainEqual(expect.stringMatching(/waiting for mlsysops-continuum: \d of 2 ready/))
    expect((await install({installation: installation('cluster')})).rollout).toEqual({wanted: 2, updated: 2, available: 2})
    const pods = await admin().list(PODS, {namespace: FRAMEWORK, labelSelector: 'app.kubernetes.io/component=continuum'}, NEVER)
    expect(new Set(pods.items.map(({spec}) => spec?.nodeName))).toEqual(new Set(['n1', 'n2']))

    expect(changed(await install({}))).toEqual([])
    expect(changed(await install({installation: installation('cluster')}))).toEqual([])
    expect(changed(await install({isDryRun: true}))).toEqual([])
  }, 120_000)

  test('what differs is changed, and nothing else', async () => {
    const other = {...CONTINUUM, image: 'mlsysops-agent:0.2.0'}
    expect(changed(await install({installation: other, isDryRun: true}))).toEqual(['changed Deployment mlsysops-continuum'])
    expect(changed(await install({installation: other}))).toEqual(['changed Deployment mlsysops-continuum'])
  }, 60_000)

  test('every node has an agent and a certificate; one that is with hardware access takes the place of one without', async () => {
    const secretOf = async (namespace: string) =>
      Object.keys((await admin().get(SECRETS, {name: 'mlsysops-node-fabric', namespace}, NEVER))?.data ?? {}).sort()
    expect((await install({installation: installation('node')})).rollout).toEqual({wanted: 2, updated: 2, available: 2})
    expect(await secretOf(FRAMEWORK)).toEqual(['ca.crt', 'n1.crt', 'n1.key', 'n2.crt', 'n2.key'])
    expect(changed(await install({installation: installation('node')}))).toEqual([])
    await plane(0).addNode(nodeDescription('n3'))
    expect(changed(await install({installation: installation('node')}))).toEqual(['changed Secret mlsysops-node-fabric'])

    const swapped = await install({installation: installation('hardware')})
    expect(changed(swapped)).toContain('removed DaemonSet mlsysops-node')
    expect(swapped.rollout).toEqual({wanted: 3, updated: 3, available: 3})
    expect(await secretOf(`${FRAMEWORK}-hardware`)).toHaveLength(7)
    // Applications know one name: it leads on to those with hardware access, and back.
    const otlpService = async () => (await admin().get(SERVICES, {name: 'mlsysops-otlp', namespace: FRAMEWORK}, NEVER))?.spec
    expect(await otlpService()).toMatchObject({type: 'ExternalName', externalName: `mlsysops-otlp.${FRAMEWORK}-hardware.svc.cluster.local`})
    await expect
      .poll(async () => admin().get(DAEMON_SETS, {name: 'mlsysops-node', namespace: FRAMEWORK}, NEVER), {timeout: 20_000})
      .toBeUndefined()
    expect(changed(await install({installation: installation('node')}))).toContain('changed Service mlsysops-otlp')
    expect(await otlpService()).toMatchObject({
      type: 'ClusterIP',
      clusterIP: expect.stringMatching(/^10\.96\./) as string,
      internalTrafficPolicy: 'Local',
    })
    expect(await otlpService()).not.toHaveProperty('externalName')
  }, 120_000)

  test('the continuum agent is let into a member, with an account of its rights alone', async () => {
    const merged = join(folder, 'both.kubeconfig')
    writeFileSync(merged, mergedKubeconfig(planes.map(({kubeconfigPath}) => kubeconfigPath)))
    const both = {
      ...CONTINUUM,
      agent: {
        layer: 'continuum',
        members: [
          {cluster: 'near', isHome: true},
          {cluster: 'far', isHome: false},
        ],
      },
    } as const
    const request = {installation: both, kubeconfig: merged, context: 'near', memberContexts: new Map([['far', 'far']])}
    const report = await install(request)
    expect(report.notes).toContainEqual(expect.stringContaining('far is known at https://127.0.0.1'))
    expect(changed(await install(request))).toEqual([])
    const secret = await admin().get(SECRETS, {name: 'mlsysops-members', namespace: FRAMEWORK}, NEVER)
    const kubeconfig = join(folder, 'far.kubeconfig')
    writeFileSync(kubeconfig, Buffer.from(secret?.data?.['far.kubeconfig'] ?? '', 'base64'))
    const agent = await createKubeClient({kubeconfig, version: 'test', manager: 'mlsysops-continuum', clock: systemClock})
    try {
      expect(await agent.list(ASSIGNMENTS, {namespace: 'mlsysops'}, NEVER)).toMatchObject({items: []})
      await expect(agent.list(SECRETS, {namespace: FRAMEWORK}, NEVER)).rejects.toMatchObject({kind: 'forbidden'})
    } finally {
      agent.close()
    }
  }, 120_000)

  test('pods of agents are restricted; those with hardware access are refused where the others are', async () => {
    for (const [name, one] of Object.entries(INSTALLATIONS)) {
      const namespace = name === 'hardware' ? `${FRAMEWORK}-hardware` : FRAMEWORK
      const {spec} = podTemplate(one, '') as {readonly spec: object}
      const pod = (place: string) => ({metadata: {name: `a-${name}`, namespace: place}, spec})
      await expect(admin().create(PODS, pod(namespace), NEVER, {isDryRun: true}), name).resolves.toBeDefined()
      if (name !== 'hardware') continue
      await expect(admin().create(PODS, pod(FRAMEWORK), NEVER, {isDryRun: true})).rejects.toMatchObject({
        kind: 'forbidden',
        message: expect.stringContaining('violates PodSecurity') as string,
      })
    }
  })

  test('agents of another authority are not given one that the others do not trust', async () => {
    await expect(install({authorityFolder: join(folder, 'elsewhere')})).rejects.toMatchObject({
      code: 'authority-differs',
      hints: expect.arrayContaining([expect.stringContaining('--authority')]) as string[],
    })
  })

  test('agents that do not become ready in time are named, with what the cluster says of them', async () => {
    for (const name of ['n1', 'n2', 'n3']) await admin().patch(NODES, {name}, {kind: 'merge', value: {spec: {unschedulable: true}}}, NEVER)
    const stuck = {...installation('cluster'), image: 'mlsysops-agent:0.3.0'}
    await expect(install({installation: stuck, waitMs: 5000})).rejects.toMatchObject({
      code: 'rollout-timed-out',
      exit: 'timeout',
      message: expect.stringMatching(
        /^After 5 s \d of 2 agents of mlsysops-cluster are ready\.\nmlsysops-cluster-\S+: Unschedulable: .*\n {2}event: FailedScheduling/,
      ) as string,
    })
  }, 60_000)
})

type Kubeconfig = {readonly clusters: readonly unknown[]; readonly users: readonly unknown[]; readonly contexts: readonly unknown[]}

function mergedKubeconfig(paths: readonly string[]): string {
  const files = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Kubeconfig)
  const all = (key: keyof Kubeconfig) => files.flatMap((file) => file[key])
  return JSON.stringify({...files[0], clusters: all('clusters'), users: all('users'), contexts: all('contexts')})
}

function installation(name: string) {
  return found(INSTALLATIONS[name])
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.')
  return value
}
