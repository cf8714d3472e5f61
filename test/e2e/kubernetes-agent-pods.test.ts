import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {stringify} from 'yaml'
import {createApiClient} from '../../src/northbound/client/index.js'
import type {Api} from '../../src/northbound/contract/api.js'
import {SECRETS} from '../../src/platform/kubernetes/agents/kinds.js'
import {NAMESPACE_KIND} from '../../src/platform/kubernetes/api/namespaces.js'
import {createKubeClient, type KubeClient} from '../../src/platform/kubernetes/client/index.js'
import {PODS, type PodResource} from '../../src/platform/kubernetes/cluster/kinds.js'
import {LEASES} from '../../src/platform/kubernetes/kinds.js'
import {systemClock} from '../../src/support/clock-system.js'
import {nodeDescription} from '../contract/platform/fixtures.js'
import {makeAgentImage} from '../support/agent-pod.js'
import {type Cli, commandLine} from '../support/cli.js'
import {type ControlPlane, startControlPlane} from '../support/control-plane.js'
import {type Forwarded, findKubectl, forwardPort, type Kubectl, kubectl} from '../support/kubectl.js'
import {requireRealNodes, startRealNodes} from '../support/real-node.js'
import {hasGo, testImages} from '../support/test-image.js'

const nodesPresence = await requireRealNodes()
const kubectlPath = findKubectl() ?? ''
const isBuilt = existsSync(fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url)))
const why = whyNot()
const NEVER = new AbortController().signal
const FRAMEWORK = 'mlsysops-framework'
const APPLICATIONS = 'mlsysops'
const LAYERS = ['continuum', 'cluster', 'node'] as const
type Layer = (typeof LAYERS)[number]
const PATIENT = {timeout: 60_000, interval: 500} as const
vi.setConfig({testTimeout: 120_000})

describe.skipIf(why !== undefined)(`agents in real pods of two real nodes${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  /** What the tests opened; the last first. */
  const closers: (() => unknown)[] = []
  let folder = ''
  let plane: ControlPlane
  let admin: KubeClient
  let person: Kubectl
  let command: Cli
  let forward: Forwarded | undefined

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mlsysops-agent-pods-'))
    closers.push(() => rmSync(folder, {recursive: true, force: true}))
    const image = makeAgentImage(folder)
    plane = await startControlPlane({name: 'near'})
    closers.push(() => plane.stop())
    const nodes = await startRealNodes(plane, [nodeDescription('r1'), nodeDescription('r2')])
    closers.push(
      () => nodes.stop(),
      () => forward?.stop(),
    )
    await nodes.importArchive(await image)
    for (const one of testImages('server', ['1'])) await nodes.import(one)
    admin = await createKubeClient({kubeconfig: plane.kubeconfigPath, version: 'test', manager: 'a-person', clock: systemClock})
    closers.push(() => admin.close())
    person = kubectl(kubectlPath, plane.kubeconfigPath)
    command = commandLine(folder, {KUBECONFIG: plane.kubeconfigPath, XDG_DATA_HOME: join(folder, 'data')})
  }, 180_000)
  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
  }, 60_000)

  test('are installed by the command, and become ready: two of each that leads on two nodes, one on every node', async () => {
    for (const layer of LAYERS) expect(await install(layer)).toMatchObject({rollout: {wanted: 2, updated: 2, available: 2}})
    for (const layer of LAYERS) expect(new Set((await podsOf(layer)).map(({spec}) => spec?.nodeName)), layer).toEqual(new Set(['r1', 'r2']))
    expect(await levelOf(FRAMEWORK)).toBe('restricted')
  }, 240_000)

  test('are all there for whoever asks by the command line', async () => {
    const url = await forwarded()
    const tokenFile = join(folder, 'token')
    writeFileSync(tokenFile, await tokenOf())
    expect(await command('config', 'use-context', 'city', '--server', url, '--token-file', tokenFile)).toMatchObject({exit: 0})
    const listed = async () => {
      const {stdout} = await command('agent', 'list', '--json')
      const {items} = JSON.parse(stdout) as {readonly items: readonly {readonly layer: string; readonly state: string}[]}
      return items.map(({layer, state}) => `${layer} ${state}`).toSorted()
    }
    await expect.poll(listed, PATIENT).toEqual(ALL_ONLINE)
  })

  test('deploy what kubectl applies, and hear what it uses, shows and pushes', async () => {
    await person(['apply', '-f', '-'], stringify(SHOP))
    await expect.poll(() => asked(async (api) => (await api.getApplicationStatus({name: 'shop'})).phase), PATIENT).toBe('deployed')
    const lastOf = (metric: string) =>
      asked(async (api) => {
        const answer = await api.queryTelemetry({metric, application: 'shop', component: 'web', by: 'last'})
        return answer.kind === 'aggregate' ? answer.value : undefined
      })
    for (const metric of ['instance_memory_bytes', 'answers', 'pushed_seconds'])
      await expect.poll(() => lastOf(metric), {...PATIENT, message: metric}).toSatisfy((value) => Number(value) > 0)
  })

  test('are followed by others when they go, and no instance of an application is touched', async () => {
    const before = await instances()
    const gone = [await leaderOf('continuum'), await leaderOf('cluster'), ...(await podsOf('node')).map(({metadata}) => metadata.name)]
    await person(['delete', 'pod', '--namespace', FRAMEWORK, '--grace-period=0', '--force', ...gone])
    for (const layer of ['continuum', 'cluster'] as const)
      await expect
        .poll(() => leaderOf(layer).catch(String), PATIENT)
        .toSatisfy((name: string) => name.startsWith(`mlsysops-${layer}-`) && !gone.includes(name))
    const ready = async () =>
      (await Promise.all(LAYERS.map(podsOf))).flat().filter((pod) => isReady(pod) && !gone.includes(pod.metadata.name))
    await expect.poll(async () => (await ready()).length, PATIENT).toBe(6)
    await expect
      .poll(() => asked(async (api) => (await api.listAgents()).items.map(({layer, state}) => `${layer} ${state}`).toSorted()), PATIENT)
      .toEqual(ALL_ONLINE)
    expect(await instances()).toEqual(before)

    const body = {wish: {kind: 'scale', instances: 2}} as const
    await expect
      .poll(() => asked(async (api) => (await api.orderComponent({name: 'shop', component: 'web', body})).id), PATIENT)
      .toEqual(expect.any(String))
    await expect.poll(async () => (await instances()).length, PATIENT).toBe(2)
    expect(await instances()).toEqual(expect.arrayContaining([...before]))
  })

  test('were refused nothing that they asked for', async () => {
    for (const {metadata} of (await Promise.all(LAYERS.map(podsOf))).flat())
      expect(await person(['logs', '--namespace', FRAMEWORK, metadata.name]), metadata.name).not.toMatch(
        /forbidden|cannot (get|list|watch|create|update|patch|delete)|EACCES|EROFS/,
      )
  })

  async function install(layer: Layer): Promise<unknown> {
    const of = layer === 'continuum' ? ['--members', 'near'] : ['--cluster', 'near']
    const {exit, stdout, stderr} = await command('agent', 'install', '--layer', layer, '--slice', 'city', ...of, '--json')
    expect(exit, `${stdout}${stderr}`).toBe(0)
    return JSON.parse(stdout)
  }

  async function podsOf(layer: Layer): Promise<readonly Pod[]> {
    const labelSelector = `app.kubernetes.io/component=${layer}`
    return (await admin.list<Pod>(PODS, {namespace: FRAMEWORK, labelSelector}, NEVER)).items
  }

  /** The name of its pod: the lease has the name, or the address. */
  async function leaderOf(layer: 'continuum' | 'cluster'): Promise<string> {
    const lease = await admin.get(LEASES, {name: `mlsysops-${layer}`, namespace: FRAMEWORK}, NEVER)
    const holder = lease?.spec?.holderIdentity ?? ''
    const found = (await podsOf(layer)).find(
      ({metadata: {name}, status}) => holder.includes(`@${name}_`) || holder.includes(`@${status?.podIP}:`),
    )
    if (found === undefined) throw new Error(`${holder} is none of the pods.`)
    return found.metadata.name
  }

  /** Where the API is. */
  async function forwarded(): Promise<string> {
    forward ??= await forwardPort(kubectlPath, plane.kubeconfigPath, FRAMEWORK, 'mlsysops-api', 8080)
    return forward.url
  }

  /** Calls the API; a failure as a text, and the next call goes another way, for the pod at the end of this one may be gone. */
  async function asked<T>(call: (api: Api) => Promise<T>): Promise<T | string> {
    try {
      const api = createApiClient({url: await forwarded(), token: await tokenOf(), timeoutMs: 10_000, signal: NEVER, by: 'ada'})
      return await call(api).finally(() => api.close())
    } catch (error) {
      await forward?.stop()
      forward = undefined
      return String(error)
    }
  }

  async function tokenOf(): Promise<string> {
    const secret = await admin.get(SECRETS, {name: 'mlsysops-api', namespace: FRAMEWORK}, NEVER)
    return Buffer.from(secret?.data?.['token'] ?? '', 'base64').toString('utf8')
  }

  async function levelOf(namespace: string): Promise<string | undefined> {
    const {labels} = (await admin.get(NAMESPACE_KIND, {name: namespace}, NEVER))?.metadata ?? {}
    return labels?.['pod-security.kubernetes.io/enforce']
  }

  /** Of applications: which, and whether one was started anew. */
  async function instances(): Promise<readonly string[]> {
    const {items} = await admin.list<Pod>(PODS, {namespace: APPLICATIONS}, NEVER)
    return items
      .map(({metadata, status}) => `${metadata.uid} ${status?.containerStatuses?.map(({restartCount}) => restartCount)}`)
      .toSorted()
  }
})

type Pod = PodResource & {readonly status?: {readonly podIP?: string}}
const ALL_ONLINE = ['cluster online', 'continuum online', 'node online', 'node online']

const SHOP = {
  apiVersion: 'mlsysops.eu/v1',
  kind: 'MLSysOpsApp',
  metadata: {name: 'shop', namespace: APPLICATIONS},
  components: [
    {
      metadata: {name: 'web'},
      containers: [
        {
          image: 'mlsysops.eu/test-server:1',
          image_pull_policy: 'Never',
          ports: [{name: 'metrics', container_port: 8080}],
          platform_requirements: {cpu: {requests: '50m'}, memory: {requests: '32Mi', limits: '64Mi'}},
        },
      ],
    },
  ],
}

function isReady({metadata, status}: PodResource): boolean {
  return (
    metadata.deletionTimestamp === undefined && status?.conditions?.some(({type, status: is}) => type === 'Ready' && is === 'True') === true
  )
}

function whyNot(): string | undefined {
  if (nodesPresence.kind === 'absent') return nodesPresence.reason
  if (!hasGo()) return 'there is no Go'
  if (kubectlPath === '') return 'there is no kubectl'
  return isBuilt ? undefined : 'mlsysops is not built'
}
