import {expect, test} from 'vitest'
import {describeMetric, knownMetrics} from '../../../src/telemetry/catalogue.js'

test('every known metric has a unit, a sentence and a name of its own', () => {
  const names = knownMetrics().map(({name}) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const {unit, help} of knownMetrics()) {
    expect(unit).not.toBe('unknown')
    expect(help).toMatch(/^[A-Z].*\.$/)
  }
})

test.each([
  ['upload_seconds', 's', 'gauge'],
  ['upload_seconds_total', 's', 'counter'],
  ['sent_bytes_total', 'bytes', 'counter'],
  ['link_bits_per_second', 'bits_per_second', 'gauge'],
  ['frames_per_second', 'per_second', 'gauge'],
  ['errors_total', 'count', 'counter'],
  ['disk_utilization', 'ratio', 'gauge'],
  ['work_seconds_p95', 's', 'gauge'],
  ['work_seconds_p99_9', 's', 'gauge'],
  ['work_bytes_sum', 'bytes', 'gauge'],
  ['work_seconds_count', 'count', 'gauge'],
  ['node_memory_MemTotal_bytes', 'bytes', 'gauge'],
  ['node_cpu_core_3_utilisation', 'ratio', 'gauge'],
  ['instance_container_side_car_cpu_cores', 'count', 'gauge'],
  ['latency', 'unknown', 'gauge'],
])('the unit of %s is taken from its ending: %s, a %s', (name, unit, kind) => {
  expect(describeMetric(name)).toMatchObject({name, unit, kind})
})
