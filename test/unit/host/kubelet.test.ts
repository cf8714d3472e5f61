import {afterEach, beforeEach, expect, test} from 'vitest'
import {type KubeletOptions, kubeletSource} from '../../../src/platform/host/kubelet.js'
import type {PodIndex} from '../../../src/platform/host/pod-directory.js'
import {knownPods, putPods, Reading, surroundings, until} from '../../support/host-readers.js'
import {podObject, TestCluster} from '../../support/host-servers.js'

let cluster: TestCluster
let pods: PodIndex
let reading: Reading
beforeEach(async () => {
  cluster = await TestCluster.start()
  pods = knownPods()
  putPods(pods, podObject({name: 'web-1'}), podObject({name: 'pair-1', containers: [{name: 'main'}, {name: 'side-car'}]}))
})
afterEach(async () => {
  await reading.stop()
  await cluster.close()
})

const SECOND = 1_700_000_000_000

/** As kubelet 1.36 writes it. */
function usage(cpuSeconds: number, timeMs: number): string {
  const ofPod = (pod: string, namespace = 'mlsysops') =>
    `pod_cpu_usage_seconds_total{namespace="${namespace}",pod="${pod}"} ${cpuSeconds} ${timeMs}\n` +
    `pod_memory_working_set_bytes{namespace="${namespace}",pod="${pod}"} 1.048576e+06 ${timeMs}\n`
  const ofContainer = (container: string, pod: string) =>
    `container_cpu_usage_seconds_total{container="${container}",namespace="mlsysops",pod="${pod}"} ${cpuSeconds / 2} ${timeMs}\n` +
    `container_memory_working_set_bytes{container="${container}",namespace="mlsysops",pod="${pod}"} 524288 ${timeMs}\n`
  return `# HELP container_cpu_usage_seconds_total [STABLE] Cumulative cpu time consumed by the container in core-seconds
# TYPE container_cpu_usage_seconds_total counter
${ofContainer('main', 'web-1')}${ofContainer('main', 'pair-1')}${ofContainer('side-car', 'pair-1')}# TYPE node_cpu_usage_seconds_total counter
node_cpu_usage_seconds_total ${cpuSeconds * 4} ${timeMs}
# TYPE node_memory_working_set_bytes gauge
node_memory_working_set_bytes 8.388608e+06 ${timeMs}
# TYPE pod_cpu_usage_seconds_total counter
${ofPod('web-1')}${ofPod('pair-1')}${ofPod('web-1', 'elsewhere')}# TYPE resource_scrape_error gauge
resource_scrape_error 0
`
}

function read(options: Partial<KubeletOptions> = {}) {
  const around = surroundings()
  reading = new Reading(kubeletSource({endpoint: cluster.kubelet, intervalMs: 20, ...options}, pods, around))
  return around.counters
}

test('what a pod uses is told with its application, and only pods of ours', async () => {
  cluster.resourceMetrics = usage(10, SECOND)
  read()
  expect(await reading.sample('instance_memory_bytes')).toEqual({
    metric: 'instance_memory_bytes',
    value: 1_048_576,
    timeMs: SECOND,
    application: 'shop',
    component: 'web',
    instance: 'web-1',
    node: 'n1',
    cluster: 'near',
  })
  cluster.resourceMetrics = usage(15, SECOND + 10_000)
  expect(await reading.sample('instance_cpu_cores')).toMatchObject({instance: 'web-1', value: 0.5, timeMs: SECOND + 10_000})
  expect(new Set(reading.samples.map(({instance}) => instance))).toEqual(new Set(['web-1', 'pair-1']))
})

test('containers are told where there are several', async () => {
  cluster.resourceMetrics = usage(10, SECOND)
  read()
  await reading.sample('instance_memory_bytes')
  cluster.resourceMetrics = usage(15, SECOND + 10_000)
  expect(await reading.sample('instance_container_side_car_cpu_cores')).toMatchObject({instance: 'pair-1', value: 0.25})
  expect(await reading.sample('instance_container_main_memory_bytes')).toMatchObject({instance: 'pair-1', value: 524_288})
  expect(reading.samples.filter(({metric, instance}) => instance === 'web-1' && metric.startsWith('instance_container'))).toEqual([])
})

test('the same count said twice is no measurement of its own, and a smaller one is a new beginning', async () => {
  cluster.resourceMetrics = usage(10, SECOND)
  read()
  await until(() => reading.samples.filter(({metric}) => metric === 'instance_memory_bytes').length > 8)
  expect(reading.samples.some(({metric}) => metric === 'instance_cpu_cores')).toBe(false)
  cluster.resourceMetrics = usage(1, SECOND + 10_000)
  await reading.sample('instance_memory_bytes', ({timeMs}) => timeMs === SECOND + 10_000)
  cluster.resourceMetrics = usage(2, SECOND + 20_000)
  expect(await reading.sample('instance_cpu_cores')).toMatchObject({value: 0.1, timeMs: SECOND + 20_000})
})

test('a node without a machine of its own to read is measured here', async () => {
  cluster.resourceMetrics = usage(10, SECOND)
  read({nodeCores: 8})
  expect(await reading.sample('node_memory_used_bytes')).toEqual({
    metric: 'node_memory_used_bytes',
    value: 8_388_608,
    timeMs: SECOND,
    node: 'n1',
    cluster: 'near',
  })
  cluster.resourceMetrics = usage(15, SECOND + 10_000)
  expect(await reading.sample('node_cpu_utilisation')).toMatchObject({value: 0.25})
})

test('a kubelet whose certificate another signed is not believed, unless a person says so', async () => {
  const other = await TestCluster.start()
  cluster.resourceMetrics = usage(10, SECOND)
  const endpoint = {...cluster.kubelet, ca: String(other.endpoint.ca)}
  const counters = read({endpoint})
  await until(() => counters.readingsFailed > 0)
  expect(cluster.requests).toEqual([])
  await reading.stop()
  read({endpoint: {...endpoint, acceptAnyCertificate: true}})
  await reading.sample('instance_memory_bytes')
  await other.close()
})

test('a kubelet that fails is counted, and read again when it is back', async () => {
  const counters = read({endpoint: {...cluster.kubelet, url: cluster.kubelet.url.replace('/metrics/resource', '/metrics/other')}})
  await until(() => counters.readingsFailed > 1)
  expect(reading.samples).toEqual([])
})
