import fc from 'fast-check'
import {expect, test} from 'vitest'
import {prometheusName} from '../../../../src/platform/host/otlp/names.js'

test.each([
  ['frame_classify_latency', '', 'gauge', 'frame_classify_latency'],
  ['frames_sent', '', 'counter', 'frames_sent_total'],
  ['frames_sent_total', '{frame}', 'counter', 'frames_sent_total'],
  ['http.server.request.duration', 's', 'other', 'http_server_request_duration_seconds'],
  ['http.server.duration', 'ms', 'other', 'http_server_duration_milliseconds'],
  ['work_seconds', 's', 'other', 'work_seconds'],
  ['data.sent', 'By', 'counter', 'data_sent_bytes_total'],
  ['cache.use', '1', 'gauge', 'cache_use_ratio'],
  ['hits', '1', 'counter', 'hits_total'],
  ['disk.io', 'By/s', 'gauge', 'disk_io_bytes_per_second'],
  ['frames', '{frame}/s', 'gauge', 'frames_per_second'],
  ['room.temperature', 'Cel', 'gauge', 'room_temperature_celsius'],
  ['load', '%', 'gauge', 'load_percent'],
  ['people', 'persons', 'gauge', 'people_persons'],
  ['__odd..name--', '', 'gauge', 'odd_name'],
  ['3rd', '', 'gauge', '_3rd'],
  ['…', '', 'gauge', ''],
] as const)('%s in %j as a %s is %s', (name, unit, kind, expected) => {
  expect(prometheusName(name, unit, kind)).toBe(expected)
})

test('every name is one that Prometheus knows, or none, and a name that it gave stays', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom('counter', 'gauge', 'other'), (name, unit, kind) => {
      const given = prometheusName(name, unit, kind)
      if (given === '') return
      expect(given).toMatch(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/)
      if (!given.startsWith('_')) expect(prometheusName(given, '', kind)).toBe(given)
    }),
  )
})
