import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {systemClock} from '../../src/support/clock-system.js'
import {createShell} from '../../src/support/process/shell.js'
import {withApi} from '../../src/testbed/kubernetes/api.js'
import {findTool} from '../../src/testbed/kubernetes/binaries/find.js'
import {filesOf} from '../../src/testbed/kubernetes/cluster-plan.js'
import {clusterPlan, type KubernetesCluster, type KubernetesConfig} from '../../src/testbed/kubernetes/config.js'
import {adminAddress} from '../../src/testbed/kubernetes/credentials.js'
import {down, logsOf, reset, status, up, upScript} from '../../src/testbed/kubernetes/driver.js'
import {readLogs, selectLogs} from '../../src/testbed/logs.js'
import {requireKubernetes} from '../support/control-plane.js'
import {kubernetesTestbeds} from '../support/kubernetes-testbeds.js'
import {textLike} from '../support/matchers.js'

const kubernetes = await requireKubernetes()
const because = kubernetes.kind === 'present' ? '' : ` (skipped: ${kubernetes.reason})`
const LONG_MS = 180_000
const KUBECONFIG = `apiVersion: v1 # mine
kind: Config
clusters:
- name: prod
  cluster: {server: "https://prod"}
contexts:
- name: prod
  context: {cluster: prod, user: prod}
users:
- name: prod
  user: {}
current-context: prod
`

type Place = ReturnType<typeof kubernetesTestbeds>

function configOf(place: Place, name = 'default'): KubernetesConfig {
  const config = place.surroundings.registry.require(name)
  if (config.driver !== 'kubernetes') throw new Error(`${name} is no such testbed.`)
  return config
}

async function look(place: Place) {
  const {state, processes} = await status(configOf(place), AbortSignal.timeout(10_000))
  return {state, running: processes.filter((one) => one.state !== 'stopped').map((one) => one.role), processes}
}

async function pidOf(place: Place, role: string): Promise<number> {
  return (await look(place)).processes.find((one) => one.role === role)?.pid ?? 0
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`)

describe.skipIf(kubernetes.kind === 'absent')(`a testbed of two real control planes${because}`, {timeout: LONG_MS}, () => {
  let place: Place
  let kubeconfig: string
  beforeAll(async () => {
    place = kubernetesTestbeds()
    kubeconfig = place.inFolder('home', 'config')
    writeFileSync(kubeconfig, KUBECONFIG)
    const report = await up({name: 'default', clusters: 2, nodes: 5, kubeconfig, agents: false}, place.surroundings, place.context())
    expect(report).toMatchObject({
      kind: 'created',
      clusters: [
        {name: 'cluster-1', nodes: 3},
        {name: 'cluster-2', nodes: 2},
      ],
    })
    expect(report.started).toHaveLength(10)
  }, LONG_MS)
  afterAll(async () => place.clean(), LONG_MS)

  test('every process is ready, and each cluster has its nodes', async () => {
    expect(await look(place)).toMatchObject({state: 'running'})
    for (const cluster of configOf(place).clusters) {
      const nodes = await withApi(adminAddress(clusterPlan(configOf(place), cluster, '')), async (api) =>
        api.ask('GET', '/api/v1/nodes', {signal: AbortSignal.timeout(10_000)}),
      )
      const {items} = (nodes?.body ?? {items: []}) as {items: readonly {metadata: {name: string; labels: Record<string, string>}}[]}
      expect(items.map(({metadata}) => metadata.name)).toEqual(
        Array.from({length: cluster.nodes}, (_, index) => `${cluster.name}-node-${index + 1}`),
      )
      expect(items[0]?.metadata.labels['mlsysops.eu/continuumLayer']).toBe('cloud')
    }
  })

  test('a context for each cluster is in the kubeconfig that was named, and what was there stays', async () => {
    const text = readFileSync(kubeconfig, 'utf8')
    expect(text).toContain('apiVersion: v1 # mine')
    expect(parse(text)).toMatchObject({
      'current-context': 'prod',
      clusters: [{name: 'prod'}, {name: 'mlsysops-default-cluster-1'}, {name: 'mlsysops-default-cluster-2'}],
    })
    expect(statSync(kubeconfig).mode & 0o777).toBe(0o600)
  })

  test('a second up changes nothing', async () => {
    const before = (await look(place)).processes.map(({pid}) => pid)
    expect(await up({name: 'default'}, place.surroundings, place.context())).toMatchObject({kind: 'unchanged', started: []})
    expect((await look(place)).processes.map(({pid}) => pid)).toEqual(before)
  })

  test('what was killed is started again, and nothing else', async () => {
    const [dead, other] = [await pidOf(place, 'cluster-1/kube-apiserver'), await pidOf(place, 'cluster-2/kube-apiserver')]
    process.kill(dead, 'SIGKILL')
    await expect.poll(async () => (await look(place)).state, {timeout: 10_000}).toBe('partial')
    const again = await up({name: 'default'}, place.surroundings, place.context())
    expect(again).toMatchObject({kind: 'continued', started: ['cluster-1/kube-apiserver']})
    expect(await pidOf(place, 'cluster-2/kube-apiserver')).toBe(other)
  })

  test('the logs of a program are there, in every cluster', async () => {
    const sources = selectLogs(logsOf(configOf(place)), 'kube-scheduler')
    expect(sources.map(({role}) => role)).toEqual(['cluster-1/kube-scheduler', 'cluster-2/kube-scheduler'])
    const lines: string[] = []
    for await (const {text} of readLogs(sources, {lines: 1, follow: false}, systemClock, AbortSignal.timeout(10_000))) lines.push(text)
    expect(lines).toHaveLength(2)
    expect(() => selectLogs(logsOf(configOf(place)), 'world')).toThrow('There is no process world.')
  })

  test('flags that contradict it are refused', async () => {
    await expect(up({name: 'default', clusters: 3}, place.surroundings, place.context())).rejects.toMatchObject({code: 'testbed-differs'})
  })

  test('down leaves no process, no file and no context; what was in the kubeconfig is there to the byte', async () => {
    const pids = (await look(place)).processes.map(({pid}) => pid ?? 0)
    const report = await down(configOf(place), {keep: false}, place.surroundings, place.context())
    expect(report.stopped).toHaveLength(10)
    expect(pids.filter(isAlive)).toEqual([])
    expect(existsSync(place.surroundings.registry.folder)).toBe(false)
    expect(readFileSync(kubeconfig, 'utf8')).toBe(KUBECONFIG)
    expect(readdirSync(place.inFolder('home'))).toEqual(['config'])
  })
})

describe.skipIf(kubernetes.kind === 'absent')(`an up of real control planes that is cut short${because}`, {timeout: LONG_MS}, () => {
  let place: Place
  afterEach(async () => place.clean(), LONG_MS)

  test('leaves nothing running wherever it was, and the next one continues; down --keep and reset too', async () => {
    place = kubernetesTestbeds()
    const request = {name: 'default', clusters: 1, nodes: 1, agents: false}
    const cuts = [
      'Make the folder of its keys',
      'Make the certificates',
      'Save the kubeconfig of cluster-1',
      'Start the API server',
      'Add 1 node',
    ]
    for (const cut of cuts) {
      const interrupt = new AbortController()
      const say = (text: string): void => {
        if (text.startsWith(cut)) interrupt.abort(new Error('interrupted'))
      }
      await expect(up(request, place.surroundings, {signal: interrupt.signal, say}), cut).rejects.toThrow('interrupted')
      expect((await look(place)).running, cut).toEqual([])
    }
    expect(await up(request, place.surroundings, place.context())).toMatchObject({kind: 'continued'})
    const {kubeconfig} = configOf(place)
    await down(configOf(place), {keep: true}, place.surroundings, place.context())
    expect(await look(place)).toMatchObject({state: 'stopped'})
    expect(existsSync(kubeconfig)).toBe(false)
    const {ports} = clusterOf(place)
    const intruder = createServer()
    await new Promise<void>((resolve) => intruder.listen(ports.etcdPeer, '127.0.0.1', resolve))
    expect(await up({name: 'default'}, place.surroundings, place.context())).toMatchObject({kind: 'continued'})
    expect(clusterOf(place).ports.etcdPeer).not.toBe(ports.etcdPeer)
    expect(await look(place)).toMatchObject({state: 'running'})
    intruder.close()
    const key = readFileSync(filesOf(clusterPlan(configOf(place), clusterOf(place), '')).key('admin'), 'utf8')
    expect(await reset(configOf(place), place.surroundings, place.context())).toMatchObject({kind: 'created', clusters: [{nodes: 1}]})
    expect(readFileSync(filesOf(clusterPlan(configOf(place), clusterOf(place), '')).key('admin'), 'utf8')).not.toBe(key)
  })
})

const tools = await Promise.all(['openssl', 'kubectl', 'curl', 'setsid'].map(async (name) => findTool(name, process.env)))
const hasTools = tools.every((path) => path !== undefined)

describe.skipIf(kubernetes.kind === 'absent' || !hasTools)(`the dry run of up${because}`, {timeout: LONG_MS}, () => {
  let place: Place
  afterEach(async () => place.clean(), LONG_MS)

  test('is a script that does the same: what it brings up is a testbed, and down ends it', async () => {
    place = kubernetesTestbeds()
    const script = place.inFolder('up.sh')
    writeFileSync(script, await upScript({name: 'default', clusters: 1, nodes: 2, agents: false}, place.surroundings))
    expect(existsSync(place.surroundings.registry.folder)).toBe(false)
    await createShell().run('bash', [script], {signal: AbortSignal.timeout(LONG_MS), timeoutMs: LONG_MS})
    expect(await look(place)).toMatchObject({state: 'running'})
    expect(await up({name: 'default'}, place.surroundings, place.context())).toMatchObject({kind: 'unchanged'})
    const {kubeconfig} = configOf(place)
    const kubectl = await createShell().run(
      'kubectl',
      ['--kubeconfig', kubeconfig, '--context', 'mlsysops-default-cluster-1', 'get', 'nodes'],
      {
        signal: AbortSignal.timeout(30_000),
        timeoutMs: 30_000,
      },
    )
    expect(kubectl.stdout).toEqual(textLike(/cluster-1-node-2\s+Ready/))
    expect((await down(configOf(place), {keep: false}, place.surroundings, place.context())).stopped).toHaveLength(5)
  })
})

function clusterOf(place: Place): KubernetesCluster {
  const [cluster] = configOf(place).clusters
  if (cluster === undefined) throw new Error('There is no cluster.')
  return cluster
}
