import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {request} from 'undici'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {JsonValue} from '../../src/support/json.js'
import {connectApi, type KubernetesApi} from '../../src/testbed/kubernetes/api.js'
import type {ApiAddress} from '../../src/testbed/kubernetes/credentials.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {NODES} from '../support/smart-city.js'

const kubernetes = await requireKubernetes()
const title = kubernetes.kind === 'present' ? 'a control plane' : `a control plane (skipped: ${kubernetes.reason})`

describe.skipIf(kubernetes.kind === 'absent')(title, () => {
  let plane: ControlPlane
  let api: KubernetesApi
  const signal = AbortSignal.timeout(120_000)
  const ask = async (path: string): Promise<JsonValue | undefined> => (await api.ask('GET', path, {signal}))?.body

  beforeAll(async () => {
    plane = await startControlPlane({name: 'alpha', nodes: NODES})
    api = await connectApi(await addressOf(plane, {commonName: 'tester', organizations: ['system:masters']}))
  })
  afterAll(async () => {
    await api.close()
    const folder = dirname(plane.kubeconfigPath)
    const pids = readdirSync(folder)
      .filter((name) => name.endsWith('.pid'))
      .map((name) => pidIn(join(folder, name)))
    await plane.stop()
    await plane.stop()
    expect(existsSync(folder)).toBe(false)
    expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
    expect(pids).toHaveLength(5)
  })

  test('its nodes are what their descriptions say, and ready', async () => {
    expect(await ask('/api/v1/nodes/group1-node2')).toMatchObject({
      metadata: {
        labels: {
          'kubernetes.io/hostname': 'group1-node2',
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/os': 'linux',
          'mlsysops.eu/continuumLayer': 'edge',
          zone: '2',
        },
      },
      status: {allocatable: {cpu: '8', memory: String(16 * 2 ** 30), pods: '110'}, nodeInfo: {osImage: 'ubuntu'}},
    })
  })

  test('a Deployment is scheduled, and its pods become ready', async () => {
    const labels = {app: 'web'}
    const template = {metadata: {labels}, spec: {containers: [{name: 'web', image: 'web'}]}}
    const body = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {name: 'web'},
      spec: {replicas: 3, selector: {matchLabels: labels}, template},
    }
    expect(await api.ask('POST', '/apis/apps/v1/namespaces/default/deployments', {signal, body})).toMatchObject({status: 201})
    await expect
      .poll(async () => ask('/apis/apps/v1/namespaces/default/deployments/web'), {timeout: 15_000})
      .toMatchObject({status: {readyReplicas: 3}})
  })

  test('who has a certificate is whom it names, and may do nothing that nobody allowed', async () => {
    const other = await connectApi(await addressOf(plane, {commonName: 'agent-7', organizations: ['mlsysops:agents']}))
    const body = {apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview'}
    expect(await other.ask('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {signal, body})).toMatchObject({
      body: {status: {userInfo: {username: 'agent-7', groups: ['mlsysops:agents', 'system:authenticated']}}},
    })
    expect(await other.ask('GET', '/api/v1/nodes', {signal})).toMatchObject({status: 403})
    await other.close()
  })

  test('nobody is served without a certificate, and its files are for their owner alone', async () => {
    const {Agent} = await import('undici')
    const dispatcher = new Agent({connect: {ca: plane.ca}})
    expect((await request(`${plane.server}/api`, {dispatcher})).statusCode).toBe(401)
    await dispatcher.destroy()
    const keys = join(dirname(plane.kubeconfigPath), 'keys')
    const modes = [plane.kubeconfigPath, ...readdirSync(keys).map((name) => join(keys, name))].map((path) => statSync(path).mode & 0o777)
    expect(new Set(modes)).toEqual(new Set([0o600]))
  })

  test('a node comes, fails, is mended and goes', async () => {
    const [first] = NODES
    if (first === undefined) throw new Error('There is no node.')
    const ready = async (): Promise<unknown> => {
      const node: unknown = await ask('/api/v1/nodes/late')
      return (node as {status: {conditions?: {type: string; status: string}[]}}).status.conditions?.find(({type}) => type === 'Ready')
        ?.status
    }
    await plane.addNode({...first, name: 'late'})
    await expect.poll(ready, {timeout: 15_000}).toBe('True')
    await plane.setNodeReady('late', false)
    await expect.poll(ready, {timeout: 15_000}).toBe('False')
    await plane.setNodeReady('late', true)
    await expect.poll(ready, {timeout: 15_000}).toBe('True')
    await plane.removeNode('late')
    expect(await api.ask('GET', '/api/v1/nodes/late', {signal})).toMatchObject({status: 404})
  })

  test('an API server that was killed and started again still knows everything', {timeout: 60_000}, async () => {
    await plane.processes['kube-apiserver'].signal('SIGKILL')
    await expect.poll(async () => api.ask('GET', '/readyz', {signal}), {timeout: 15_000}).toBeUndefined()
    await plane.processes['kube-apiserver'].start()
    expect(await ask('/apis/apps/v1/namespaces/default/deployments/web')).toMatchObject({kind: 'Deployment'})
  })
})

async function addressOf(plane: ControlPlane, who: Parameters<ControlPlane['clientCertificate']>[0]): Promise<ApiAddress> {
  return {server: plane.server, ca: plane.ca, ...(await plane.clientCertificate(who))}
}

function pidIn(path: string): number {
  const {pid} = JSON.parse(readFileSync(path, 'utf8')) as {pid: number}
  return pid
}
