import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {get as httpGet} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {runInstall} from '../../src/compose/install/install.js'
import {createApiClient} from '../../src/northbound/client/index.js'
import type {Api} from '../../src/northbound/contract/api.js'
import type {AgentInstallation} from '../../src/platform/kubernetes/agents/index.js'
import {CONFIG_MAPS, SECRETS} from '../../src/platform/kubernetes/agents/kinds.js'
import {createKubeClient, type KubeClient} from '../../src/platform/kubernetes/client/index.js'
import {systemClock} from '../../src/support/clock-system.js'
import {chooseFreePort} from '../../src/testbed/ports.js'
import {application, component, nodeDescription} from '../contract/platform/fixtures.js'
import {INSTALLATIONS} from '../support/agent-installations.js'
import {type AgentPod, startAgentPod, unpackImage} from '../support/agent-pod.js'
import {callerOf} from '../support/api-server.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'

const kubernetes = await requireKubernetes()
const isBuilt = existsSync(fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url)))
const why =
  kubernetes.kind === 'absent'
    ? kubernetes.reason
    : process.getuid?.() !== 0
      ? 'it needs root'
      : isBuilt
        ? undefined
        : 'mlsysops is not built'
const NEVER = new AbortController().signal
const FRAMEWORK = 'mlsysops-framework'
type Pod = AgentPod & {readonly health: number; readonly api: number}

describe.skipIf(why !== undefined)(
  `agents from their image, with the accounts of pods${why === undefined ? '' : ` (skipped: ${why})`}`,
  () => {
    const ports = new Map<string, number>()
    const pods: Pod[] = []
    /** What the tests opened; the last first. */
    const closers: (() => Promise<void> | void)[] = []
    let folder = ''
    let plane: ControlPlane
    let admin: KubeClient
    let root = ''
    let token = ''

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'mlsysops-pods-'))
      closers.push(() => rmSync(folder, {recursive: true, force: true}))
      plane = await startControlPlane({name: 'near', nodes: ['n1', 'n2'].map((name) => nodeDescription(name))})
      closers.push(() => plane.stop())
      admin = await createKubeClient({kubeconfig: plane.kubeconfigPath, version: 'test', manager: 'a-person', clock: systemClock})
      closers.push(() => admin.close())
      root = await unpackImage(folder)
      for (const installation of [CONTINUUM, found(INSTALLATIONS['cluster']), found(INSTALLATIONS['node'])]) await install(installation)
      token = (await secretOf('mlsysops-api'))['token'] ?? ''
      for (const name of ['continuum-a', 'continuum-b', 'cluster', 'node']) pods.push(await start(name))
    }, 180_000)
    afterAll(async () => {
      await Promise.all(pods.map((pod) => pod.kill('SIGTERM')))
      for (const close of closers.toReversed()) await close()
    }, 60_000)

    test('become ready, also the one that stands by', async () => {
      for (const pod of pods)
        await expect.poll(() => get(pod, '/readyz'), {timeout: 60_000, interval: 200, message: pod.log()}).toBe('ok\n')
      const leads = await Promise.all(pods.slice(0, 2).map((pod) => get(pod, '/metrics')))
      expect(leads.map((text) => /^mlsysops_lease_leads (\d)$/m.exec(text)?.[1]).sort()).toEqual(['0', '1'])
    }, 90_000)

    test('deploy an application that either replica is asked for', async () => {
      const [first, second] = [apiOf(pod('continuum-a')), apiOf(pod('continuum-b'))]
      await expect
        .poll(async () => (await second.listAgents(undefined, {signal: NEVER})).items.map(({layer, state}) => `${layer} ${state}`).sort(), {
          timeout: 60_000,
        })
        .toEqual(['cluster online', 'continuum online', 'node online'])
      // Pods call the API by the name of its Service.
      for (const {api} of pods.slice(0, 2)) expect(await statusAs('mlsysops-api.mlsysops-framework.svc:8080', api)).toBe(200)
      await second.deployApplication({MLSysOpsApp: application('shop', [component('web')])})
      await expect.poll(async () => (await first.getApplication({name: 'shop'})).phase, {timeout: 60_000}).toBe('deployed')
      expect((await second.getApplication({name: 'shop'})).uid).toBe((await first.getApplication({name: 'shop'})).uid)
    }, 120_000)

    test('go on when the one that leads is killed: the other one answers', async () => {
      const metrics = await get(pod('continuum-a'), '/metrics')
      const leader = metrics.includes('mlsysops_lease_leads 1\n') ? 'continuum-a' : 'continuum-b'
      const other = pod(leader === 'continuum-a' ? 'continuum-b' : 'continuum-a')
      await pod(leader).kill('SIGKILL')
      await expect.poll(() => get(other, '/metrics'), {timeout: 16_000, interval: 200}).toContain('mlsysops_lease_leads 1\n')
      await expect
        .poll(
          () =>
            apiOf(other)
              .getApplication({name: 'shop'})
              .then(({phase}) => phase, String),
          {timeout: 40_000},
        )
        .toBe('deployed')
    }, 90_000)

    test('were refused nothing that they asked an API server for', () => {
      for (const {name, log} of pods)
        expect(log(), name).not.toMatch(/forbidden|cannot (get|list|watch|create|update|patch|delete)|EACCES|EROFS/)
    })

    const pod = (name: string): Pod => found(pods.find((one) => one.name === name))
    const get = async ({health}: Pod, path: string): Promise<string> =>
      fetch(`http://127.0.0.1:${health}${path}`).then((answer) => answer.text(), String)
    const apiOf = ({api}: Pod): Api => createApiClient({url: `http://127.0.0.1:${api}`, token, timeoutMs: 10_000, signal: NEVER, by: 'ada'})

    const statusAs = (host: string, port: number) =>
      new Promise((resolve, reject) => {
        const request = httpGet({port, path: '/v1/health', headers: {host}}, (response) => resolve(response.resume().statusCode))
        request.once('error', reject)
      })

    const CONTINUUM: AgentInstallation = {
      ...found(INSTALLATIONS['continuum']),
      agent: {layer: 'continuum', members: [{cluster: 'near', isHome: true}]},
    }
    const install = (installation: AgentInstallation) =>
      runInstall(
        {
          installation,
          memberContexts: new Map(),
          kubeconfig: plane.kubeconfigPath,
          authorityFolder: join(folder, 'authority'),
          isDryRun: false,
          waitMs: undefined,
          version: '0.1.0',
          say: () => {},
        },
        NEVER,
      )

    async function secretOf(name: string): Promise<{readonly [key: string]: string}> {
      const {data = {}} = found(await admin.get(SECRETS, {name, namespace: FRAMEWORK}, NEVER))
      return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]))
    }

    async function portOf(name: string): Promise<number> {
      const known = ports.get(name) ?? (await chooseFreePort(new Set(ports.values())))
      ports.set(name, known)
      return known
    }

    /** What ConfigMap and Secrets say, with addresses of this machine: it has one network for all pods. */
    async function start(name: string): Promise<Pod> {
      const layer = found(name.split('-')[0])
      const written = found((await admin.get(CONFIG_MAPS, {name: `mlsysops-${layer}`, namespace: FRAMEWORK}, NEVER))?.data['agent.yaml'])
      const [health, api, broker, otlp] = [
        await portOf(`${name} health`),
        await portOf(`${name} api`),
        await portOf(`${name} broker`),
        await portOf(`${name} otlp`),
      ]
      const above = layer === 'cluster' ? ['continuum-a broker', 'continuum-b broker'] : ['cluster broker']
      const connect = await Promise.all(above.map(async (one) => `- mqtts://127.0.0.1:${await portOf(one)}`))
      const text = written
        .replaceAll('0.0.0.0', '127.0.0.1')
        .replace(/^( *)- mqtts:.*$/m, (_, indent: string) => connect.map((line) => `${indent}${line}`).join('\n'))
        .replaceAll('port: 9440', `port: ${health}`)
        .replaceAll('port: 8080', `port: ${api}`)
        .replaceAll(':8080', `:${api}`)
        .replaceAll('port: 8883', `port: ${broker}`)
        .replaceAll('port: 43180', `port: ${otlp}`)
      const secrets = {fabric: `mlsysops-${layer}-fabric`, ...(layer === 'continuum' ? {api: 'mlsysops-api'} : {})}
      const files: {[path: string]: string} = {'config/agent.yaml': text}
      for (const [mount, secret] of Object.entries(secrets))
        for (const [key, value] of Object.entries(await secretOf(secret))) files[`${mount}/${key}`] = value
      const {hostname, port} = new URL(plane.server)
      const env = {
        KUBERNETES_SERVICE_HOST: hostname,
        KUBERNETES_SERVICE_PORT: port,
        POD_IP: '127.0.0.1',
        NODE_NAME: 'n1',
        HOST_IP: '127.0.0.1',
      }
      const account = {token: await tokenOf(`mlsysops-${layer}`), 'ca.crt': plane.ca, namespace: FRAMEWORK}
      return {...startAgentPod({name, root, folder, files, account, env}), health, api}
    }

    async function tokenOf(account: string): Promise<string> {
      const person = callerOf({
        server: plane.server,
        ca: plane.ca,
        ...(await plane.clientCertificate({commonName: 'ada', organizations: ['system:masters']})),
      })
      const {body} = await person({
        method: 'POST',
        path: `/api/v1/namespaces/${FRAMEWORK}/serviceaccounts/${account}/token`,
        body: {spec: {}},
      })
      return (body.status as {readonly token: string}).token
    }
  },
)

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.')
  return value
}
