import {afterEach, beforeEach, expect, test} from 'vitest'
import {createHostPlatform, type HostOptions} from '../../../src/platform/host/index.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {silentLogger} from '../../../src/support/logger.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {until} from '../../support/host-readers.js'
import {podObject, serve, TestCluster} from '../../support/host-servers.js'
import {recorded} from '../../support/otlp-requests.js'

const SERVICES = {clock: systemClock, log: silentLogger}

let cluster: TestCluster
beforeEach(async () => {
  cluster = await TestCluster.start()
})
afterEach(() => cluster.close())

async function readUntil(
  options: HostOptions,
  holds: (seen: ReadonlyMap<string, Sample>) => boolean,
): Promise<ReadonlyMap<string, Sample>> {
  const seen = new Map<string, Sample>()
  const stop = new AbortController()
  for await (const batch of createHostPlatform(options, SERVICES).metrics(stop.signal)) {
    for (const sample of batch) seen.set(sample.metric, sample)
    if (holds(seen)) stop.abort()
  }
  return seen
}

test('the machine, the kubelet, scraped and pushed metrics come in one line', async () => {
  const web = await serve((_, response) => response.end('delay 12\n'))
  const annotations = {'prometheus.io/scrape': 'true', 'prometheus.io/port': String(web.port)}
  cluster.pods.put(podObject({name: 'web-1', annotations}))
  cluster.resourceMetrics = 'pod_memory_working_set_bytes{namespace="mlsysops",pod="web-1"} 1024 1700000000000\n'
  const push = (port: number): void => {
    const headers = {'content-type': 'application/x-protobuf'}
    const sending = async (): Promise<void> => {
      const send = () =>
        fetch(`http://127.0.0.1:${port}/v1/metrics`, {
          method: 'POST',
          headers,
          body: new Uint8Array(recorded.everything[0]?.protobuf ?? []),
        })
      while ((await send()).status === 503) await new Promise((resolve) => setTimeout(resolve, 10))
    }
    void sending()
  }
  const wanted = ['node_load1', 'delay', 'instance_memory_bytes', 'frame_classify_latency']
  const seen = await readUntil(
    {
      node: 'n1',
      cluster: 'near',
      machine: {intervalMs: 50},
      pods: {apiServer: cluster.endpoint},
      kubelet: {endpoint: cluster.kubelet, intervalMs: 50},
      scrape: {intervalMs: 500},
      otlp: {host: '127.0.0.1', port: 0, onListening: push},
    },
    (all) => wanted.every((metric) => all.has(metric)),
  )
  for (const metric of wanted.slice(1))
    expect(seen.get(metric)).toMatchObject({application: 'shop', component: 'web', instance: 'web-1', node: 'n1'})
  expect(seen.get('node_load1')).not.toHaveProperty('application')
  await web.close()
})

test('a reader that is slow loses the oldest batches, and they are counted', async () => {
  const platform = createHostPlatform({node: 'n1', cluster: 'near', machine: {intervalMs: 1}}, SERVICES)
  const stop = new AbortController()
  const reading = platform.metrics(stop.signal)[Symbol.asyncIterator]()
  const first = await reading.next()
  await until(() => platform.counters().batchesDropped > 0)
  const second = await reading.next()
  const timeOf = (result: IteratorResult<readonly Sample[]>): number => (result.done === true ? 0 : (result.value[0]?.timeMs ?? 0))
  expect(timeOf(second)).toBeGreaterThan(timeOf(first) + 1)
  stop.abort()
  expect(await reading.next()).toMatchObject({done: true})
})

test('a large measurement comes in batches of at most 500', async () => {
  const web = await serve((_, response) => response.end(Array.from({length: 1_200}, (_, place) => `m${place} 1\n`).join('')))
  cluster.pods.put(podObject({name: 'web-1', annotations: {'prometheus.io/scrape': 'true', 'prometheus.io/port': String(web.port)}}))
  const sizes: number[] = []
  const options: HostOptions = {node: 'n1', cluster: 'near', pods: {apiServer: cluster.endpoint}, scrape: {intervalMs: 500}}
  for await (const batch of createHostPlatform(options, SERVICES).metrics(new AbortController().signal)) {
    sizes.push(batch.length)
    if (sizes.length === 3) break
  }
  expect(sizes).toEqual([500, 500, 201])
  await web.close()
})

test('a reader that leaves ends everything: what it listened on is free', async () => {
  const port = await new Promise<number>((resolve) => {
    const options: HostOptions = {
      node: 'n1',
      cluster: 'near',
      machine: {intervalMs: 10},
      pods: {apiServer: cluster.endpoint},
      otlp: {host: '127.0.0.1', port: 0, onListening: (found) => (listening = found)},
    }
    let listening = 0
    void (async () => {
      for await (const _ of createHostPlatform(options, SERVICES).metrics(new AbortController().signal)) if (listening > 0) break
      resolve(listening)
    })()
  })
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed')
  await until(() => cluster.pods.watching === 0)
})
