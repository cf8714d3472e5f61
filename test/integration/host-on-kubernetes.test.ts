import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {createHostPlatform, type Endpoint, type RealHostPlatform} from '../../src/platform/host/index.js'
import {systemClock} from '../../src/support/clock-system.js'
import type {JsonObject} from '../../src/support/json.js'
import {silentLogger} from '../../src/support/logger.js'
import type {Sample} from '../../src/telemetry/contract.js'
import {connectApi, type KubernetesApi} from '../../src/testbed/kubernetes/api.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {NODES} from '../support/smart-city.js'

const kubernetes = await requireKubernetes()
const NODE = 'group1-node1'

describe.skipIf(kubernetes.kind === 'absent')(
  kubernetes.kind === 'present' ? 'a node agent on a real API server' : `a node agent on a real API server (skipped: ${kubernetes.reason})`,
  () => {
    let plane: ControlPlane
    let api: KubernetesApi
    let agent: Endpoint
    let stopReading: () => Promise<void>
    const signal = AbortSignal.timeout(120_000)
    const create = async (path: string, body: JsonObject) =>
      expect(await api.ask('POST', path, {signal, body})).toMatchObject({status: 201})

    beforeAll(async () => {
      plane = await startControlPlane({name: 'host', nodes: NODES})
      const administrator = await plane.clientCertificate({commonName: 'tester', organizations: ['system:masters']})
      api = await connectApi({server: plane.server, ca: plane.ca, ...administrator})
      await create('/api/v1/namespaces', {metadata: {name: 'mlsysops'}})
      const rules = [{apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch']}]
      await create('/apis/rbac.authorization.k8s.io/v1/clusterroles', {metadata: {name: 'node-agent'}, rules})
      await create('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
        metadata: {name: 'node-agent'},
        roleRef: {apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'node-agent'},
        subjects: [{apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'node-agent'}],
      })
      agent = await endpointOf('node-agent')
    })
    afterEach(() => stopReading())
    afterAll(async () => {
      await api.close()
      await plane.stop()
    })

    async function endpointOf(commonName: string): Promise<Endpoint> {
      const {certificate, privateKey} = await plane.clientCertificate({commonName})
      return {url: plane.server, ca: plane.ca, cert: certificate, key: privateKey}
    }

    const runPod = (name: string, node = NODE) =>
      create('/api/v1/namespaces/mlsysops/pods', {
        metadata: {name, labels: {'mlsysops.eu/app': 'shop', 'mlsysops.eu/component': name}},
        spec: {nodeName: node, terminationGracePeriodSeconds: 0, containers: [{name: 'main', image: 'web'}]},
      })

    /** A platform that is read, and a push to it in the name of a pod: what it answers, and what came of it. */
    async function begin(apiServer: Endpoint) {
      const samples: Sample[] = []
      const stop = new AbortController()
      let platform: RealHostPlatform | undefined
      let reading: Promise<void> = Promise.resolve()
      const port = await new Promise<number>((resolve) => {
        const otlp = {host: '127.0.0.1', port: 0, onListening: resolve}
        const started = createHostPlatform({node: NODE, cluster: 'near', pods: {apiServer}, otlp}, {clock: systemClock, log: silentLogger})
        platform = started
        reading = (async () => {
          for await (const batch of started.metrics(stop.signal)) samples.push(...batch)
        })()
      })
      stopReading = async () => {
        stop.abort()
        await reading
      }
      const push = async (pod: string): Promise<'taken' | 'unknown' | 'not yet'> => {
        const attributes = [
          {key: 'k8s.pod.name', value: {stringValue: pod}},
          {key: 'k8s.namespace.name', value: {stringValue: 'mlsysops'}},
        ]
        const metrics = [{name: 'delay', gauge: {dataPoints: [{asDouble: 1}]}}]
        const body = JSON.stringify({resourceMetrics: [{resource: {attributes}, scopeMetrics: [{metrics}]}]})
        const answer = await fetch(`http://127.0.0.1:${port}/v1/metrics`, {
          method: 'POST',
          headers: {'content-type': 'application/json'},
          body,
        })
        const text = await answer.text()
        return answer.status === 503 ? 'not yet' : text === '{}' ? 'taken' : 'unknown'
      }
      const pushes = (pod: string) => expect.poll(() => push(pod), {timeout: 30_000, interval: 100})
      return {samples, pushes, counters: () => platform?.counters()}
    }

    test('pods that run here are known, those elsewhere are not, and one that is deleted is not any more', async () => {
      await runPod('before')
      await runPod('elsewhere', 'group1-node2')
      const {samples, pushes} = await begin(agent)
      await pushes('before').toBe('taken')
      await pushes('elsewhere').toBe('unknown')
      expect(samples[0]).toMatchObject({application: 'shop', component: 'before', instance: 'before', node: NODE, cluster: 'near'})
      await runPod('later')
      await pushes('later').toBe('taken')
      expect(await api.ask('DELETE', '/api/v1/namespaces/mlsysops/pods/later', {signal})).toMatchObject({status: 200})
      await pushes('later').toBe('unknown')
    })

    test('an API server that is killed is waited for: what is known stays, and what is new comes', async () => {
      await runPod('stays')
      const {pushes, counters} = await begin(agent)
      await pushes('stays').toBe('taken')
      await plane.processes['kube-apiserver'].signal('SIGKILL')
      await expect.poll(() => counters()?.readingsFailed, {timeout: 20_000}).toBeGreaterThan(0)
      await pushes('stays').toBe('taken')
      await plane.processes['kube-apiserver'].start()
      await runPod('after')
      await pushes('after').toBe('taken')
    })

    test('an account without rights learns nothing, and it is counted', async () => {
      const {pushes, counters} = await begin(await endpointOf('stranger'))
      await expect.poll(() => counters()?.readingsFailed, {timeout: 20_000}).toBeGreaterThan(0)
      await pushes('before').toBe('not yet')
    })
  },
)
