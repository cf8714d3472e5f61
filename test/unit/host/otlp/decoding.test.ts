import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseRequest} from '../../../../src/platform/host/otlp/json.js'
import {decodeRequest} from '../../../../src/platform/host/otlp/protobuf.js'
import {MalformedMessage} from '../../../../src/platform/host/otlp/wire.js'
import {recorded} from '../../../support/otlp-requests.js'

const requests = Object.values(recorded).flat()

test('the two encodings of one request say the same', () => {
  expect(requests.length).toBeGreaterThanOrEqual(7)
  for (const {protobuf, json} of requests) expect(decodeRequest(protobuf)).toEqual(parseRequest(json))
})

test('a request of the Python SDK is read: attributes, kinds, values and times', () => {
  const [resource] = decodeRequest(requests[0]?.protobuf ?? Buffer.alloc(0))
  expect(Object.fromEntries(resource?.attributes ?? [])).toEqual({
    'service.name': 'web',
    'k8s.pod.name': 'web-1',
    'k8s.namespace.name': 'mlsysops',
    'process.pid': '7',
  })
  const point = {timeMs: 1_700_000_000_000, flags: 0}
  const metric = (name: string) => resource?.metrics.find((each) => each.name === name)
  expect(metric('frame_classify_latency')).toEqual({
    name: 'frame_classify_latency',
    unit: '',
    data: {kind: 'gauge', points: [{...point, value: 41.5}]},
  })
  expect(metric('room.temperature')).toMatchObject({unit: 'Cel', data: {points: [{value: -3}]}})
  expect(metric('data.sent')).toMatchObject({data: {kind: 'sum', temporality: 2, isMonotonic: true, points: [{value: 2 ** 40 + 1}]}})
  expect(metric('requests.active')).toMatchObject({data: {kind: 'sum', isMonotonic: false, points: [{value: -4}]}})
  expect(metric('http.server.duration')).toMatchObject({data: {kind: 'histogram', points: [{count: 5, sum: 20_075}]}})
})

test('a message that is cut off is malformed, or a shorter message', () => {
  for (const {protobuf} of requests) {
    for (let length = 0; length < protobuf.length; length++) expectReadOrMalformed(() => decodeRequest(protobuf.subarray(0, length)))
  }
})

test('no bytes and no text make it throw anything else', () => {
  fc.assert(fc.property(fc.uint8Array({maxLength: 300}), (bytes) => expectReadOrMalformed(() => decodeRequest(Buffer.from(bytes)))))
  fc.assert(fc.property(fc.json(), (text) => expectReadOrMalformed(() => parseRequest(text))))
})

test('a bit that flips anywhere makes it throw nothing else', () => {
  const {protobuf} = requests[0] ?? {protobuf: Buffer.alloc(0)}
  fc.assert(
    fc.property(fc.nat(protobuf.length - 1), fc.nat(7), (place, bit) => {
      const changed = Buffer.from(protobuf)
      changed[place] = (changed[place] ?? 0) ^ (1 << bit)
      expectReadOrMalformed(() => decodeRequest(changed))
    }),
    {numRuns: 500},
  )
})

test('what is short but would become large is refused', () => {
  // A resource with a million empty points in one metric.
  const points = Buffer.alloc(2_000_000)
  for (let at = 0; at < points.length; at += 2) points[at] = 0x0a
  expect(() => decodeRequest(within(1, within(2, within(2, within(5, points)))))).toThrow(MalformedMessage)
})

test('JSON may leave out what is zero, and write numbers as text', () => {
  const point = {asInt: '-7', timeUnixNano: '1700000000000000000'}
  const text = JSON.stringify({
    resourceMetrics: [
      {scopeMetrics: [{metrics: [{name: 'a', gauge: {dataPoints: [point, {asDouble: 'NaN'}, {asDouble: 1.5, more: {}}]}}]}]},
    ],
  })
  expect(parseRequest(text)[0]?.metrics[0]?.data.points).toEqual([
    {timeMs: 1_700_000_000_000, flags: 0, value: -7},
    {timeMs: 0, flags: 0, value: Number.NaN},
    {timeMs: 0, flags: 0, value: 1.5},
  ])
})

function within(field: number, content: Buffer): Buffer {
  const length: number[] = []
  for (let rest = content.length; ; rest = Math.floor(rest / 128)) {
    length.push((rest % 128) | (rest >= 128 ? 128 : 0))
    if (rest < 128) break
  }
  return Buffer.concat([Buffer.from([(field << 3) | 2, ...length]), content])
}

function expectReadOrMalformed(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error
  }
}
