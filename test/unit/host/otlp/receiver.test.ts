import {request as httpRequest, type IncomingHttpHeaders} from 'node:http'
import {gzipSync} from 'node:zlib'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {otlpSource} from '../../../../src/platform/host/otlp/receiver.js'
import {PodIndex} from '../../../../src/platform/host/pod-directory.js'
import type {HostCounters} from '../../../../src/platform/host/source.js'
import {knownPods, putPods, Reading, surroundings} from '../../../support/host-readers.js'
import {podObject} from '../../../support/host-servers.js'
import {recorded} from '../../../support/otlp-requests.js'

let pods: PodIndex
let reading: Reading
let port: number
let counters: HostCounters
beforeEach(() => begin(knownPods(podObject({name: 'web-1', address: '10.0.0.1'}))))
afterEach(() => reading.stop())

async function begin(known: PodIndex): Promise<void> {
  const around = surroundings()
  pods = known
  counters = around.counters
  port = await new Promise((resolve) => {
    reading = new Reading(otlpSource({host: '127.0.0.1', port: 0, maxBytes: 100_000, onListening: resolve}, known, around))
  })
}

type Answer = {readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer}

function send(
  body: Buffer | string,
  headers: Readonly<Record<string, string>> = {},
  {path = '/v1/metrics', method = 'POST'} = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {port, host: '127.0.0.1', path, method, headers: {'content-type': 'application/x-protobuf', ...headers}},
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => resolve({status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks)}))
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const JSON_TYPE = {'content-type': 'application/json; charset=utf-8'}

function told(): Readonly<Record<string, number>> {
  return Object.fromEntries(reading.samples.map(({metric, value}) => [metric, value]))
}

/** A gauge of 1 from a process with these attributes. */
function gauge(attributes: Readonly<Record<string, string>>): string {
  const resource = {attributes: Object.entries(attributes).map(([key, stringValue]) => ({key, value: {stringValue}}))}
  return JSON.stringify({resourceMetrics: [{resource, scopeMetrics: [{metrics: [{name: 'delay', gauge: {dataPoints: [{asDouble: 1}]}}]}]}]})
}

test.each(['protobuf', 'json'] as const)('what an SDK sends as %s becomes samples under the names of Prometheus', async (encoding) => {
  const headers = encoding === 'json' ? JSON_TYPE : {}
  for (const request of recorded.everything) {
    const {status, headers: answered, body} = await send(request[encoding], headers)
    expect([status, answered['content-type']]).toEqual([200, encoding === 'json' ? 'application/json' : 'application/x-protobuf'])
    expect(body.toString()).toBe(encoding === 'json' ? '{}' : '')
  }
  expect(told()).toMatchObject({
    frame_classify_latency: 41.5,
    room_temperature_celsius: -3,
    cache_use_ratio: 0.25,
    frames_sent_total: 5,
    data_sent_bytes_total: 2 ** 40 + 1,
    requests_active: -4,
    http_server_duration_milliseconds_count: 7,
    http_server_duration_milliseconds_sum: 20_145,
    http_server_duration_milliseconds_mean: 35,
    http_server_duration_milliseconds_p50: 37.5,
  })
  expect(reading.samples[0]).toEqual({
    metric: 'frame_classify_latency',
    value: 41.5,
    timeMs: 1_700_000_000_000,
    application: 'shop',
    component: 'web',
    instance: 'web-1',
    node: 'n1',
    cluster: 'near',
  })
})

test('an exponential histogram is one histogram more, also when it grows coarser', async () => {
  for (const {protobuf} of recorded.exponential) await send(protobuf)
  // Between the two requests 100 and 1,000,000 were observed; buckets are (16, 256] and (65536, 1048576].
  expect(told()).toMatchObject({work_seconds_count: 6, work_seconds_p50: 256, work_seconds_mean: 500_050})
  expect(told()['work_seconds_p95']).toBeGreaterThan(65_536)
  expect(told()['work_seconds_p95']).toBeLessThanOrEqual(1_048_576)
})

test('deltas add up', async () => {
  for (const {protobuf} of recorded.deltas) await send(protobuf)
  expect(told()).toMatchObject({frames_sent_total: 7, work_count: 3, work_sum: 7.5, work_mean: 3})
})

test('a summary is read', async () => {
  for (const {protobuf} of recorded.summary) await send(protobuf)
  expect(told()).toMatchObject({legacy_duration_seconds_p50: 2, legacy_duration_seconds_p99: 5, legacy_duration_seconds_count: 4})
})

test('gzip is unpacked', async () => {
  const {status} = await send(gzipSync(recorded.everything[0]?.protobuf ?? ''), {'content-encoding': 'gzip'})
  expect(status).toBe(200)
  expect(told()).toMatchObject({frame_classify_latency: 41.5})
})

test.each([
  ['another type', 415, 'x', {'content-type': 'text/plain'}, {}],
  ['no type that is known', 415, 'x', {'content-type': ''}, {}],
  ['another packing', 415, 'x', {'content-encoding': 'br'}, {}],
  ['bytes that are no message', 400, Buffer.from([0xff, 0xff]), {}, {}],
  ['text that is no JSON', 400, '{', JSON_TYPE, {}],
  ['JSON that is no request', 400, '{"resourceMetrics": 1}', JSON_TYPE, {}],
  ['a packing that is broken', 400, 'x', {'content-encoding': 'gzip'}, {}],
  ['too many bytes', 413, Buffer.alloc(100_001), {}, {}],
  ['too many bytes in chunks', 413, Buffer.alloc(100_001), {'transfer-encoding': 'chunked'}, {}],
  ['a few bytes that become too many', 413, gzipSync(Buffer.alloc(10_000_000)), {'content-encoding': 'gzip'}, {}],
  ['traces', 404, '', {}, {path: '/v1/traces'}],
  ['another method', 405, '', {}, {method: 'PUT'}],
])('%s is answered with %i and a status that says why', async (_, expected, body, headers, where) => {
  const {status, headers: answered, body: said} = await send(body, headers as Readonly<Record<string, string>>, where)
  expect(status).toBe(expected)
  const isProtobuf = answered['content-type'] === 'application/x-protobuf'
  if (isProtobuf) expect([said[0], said[2]]).toEqual([0x08, 0x12])
  else expect(said.toString()).toMatch(/^\{"code":\d+,"message":"\w.*"\}$/)
  expect(counters).toMatchObject({pushesRefused: 1, pushesAccepted: 0})
  expect(reading.samples).toEqual([])
})

test('points of nobody are rejected in a partial success', async () => {
  const {status, body} = await send(gauge({'service.name': 'stranger'}), JSON_TYPE)
  expect(status).toBe(200)
  expect(JSON.parse(body.toString())).toMatchObject({partialSuccess: {rejectedDataPoints: '1'}})
  expect(counters.pointsRejected).toBe(1)
  expect(reading.samples).toEqual([])
})

test('before the pods are known, the sender is asked to come again', async () => {
  await reading.stop()
  await begin(new PodIndex())
  const {status, headers} = await send(gauge({'service.name': 'stranger'}), JSON_TYPE)
  expect([status, headers['retry-after']]).toEqual([503, '1'])
})

test.each([
  ['its uid', {'k8s.pod.uid': 'uid-web-1'}],
  ['its namespace and name', {'k8s.namespace.name': 'mlsysops', 'k8s.pod.name': 'web-1'}],
  ['its host name', {'host.name': 'web-1'}],
  ['its address', {'k8s.pod.ip': '10.0.0.1'}],
  ['our labels', {'mlsysops.eu/app': 'shop', 'mlsysops.eu/component': 'web'}],
  ['its service', {'service.name': 'web'}],
])('a process on the node says whose it is by %s', async (_, attributes) => {
  await send(gauge(attributes as Readonly<Record<string, string>>), JSON_TYPE)
  expect(reading.samples).toMatchObject([{metric: 'delay', instance: 'web-1'}])
})

test.each([
  ['a pod of that name elsewhere', {'k8s.namespace.name': 'other', 'k8s.pod.name': 'web-1'}],
  ['another application', {'service.namespace': 'other', 'service.name': 'web'}],
  ['a component that two pods have', {'service.name': 'twice'}],
])('%s is nobody here', async (_, attributes) => {
  const labels = {'mlsysops.eu/app': 'shop', 'mlsysops.eu/component': 'twice'}
  putPods(pods, podObject({name: 't1', address: '10.0.0.2', labels}), podObject({name: 't2', address: '10.0.0.3', labels}))
  await send(gauge(attributes as Readonly<Record<string, string>>), JSON_TYPE)
  expect(reading.samples).toEqual([])
})

test('a pod cannot speak for another: its address outweighs what it claims', async () => {
  putPods(pods, podObject({name: 'liar', address: '127.0.0.1'}))
  await send(gauge({'k8s.pod.uid': 'uid-web-1'}), JSON_TYPE)
  expect(reading.samples).toMatchObject([{instance: 'liar'}])
})

test('a port that another holds is waited for', async () => {
  const around = surroundings()
  const second = await new Promise<Reading>((resolve) => {
    const waiting: Reading = new Reading(otlpSource({host: '127.0.0.1', port, onListening: () => resolve(waiting)}, pods, around))
    void (async () => {
      while (around.counters.readingsFailed === 0) await new Promise((after) => setTimeout(after, 5))
      await reading.stop()
    })()
  })
  expect((await send(gauge({'service.name': 'web'}), JSON_TYPE)).status).toBe(200)
  await second.stop()
})
