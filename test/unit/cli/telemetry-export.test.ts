import {parquetReadObjects} from 'hyparquet'
import {expect, test} from 'vitest'
import {exportTelemetry} from '../../../src/cli/telemetry-export.js'
import type {Api} from '../../../src/northbound/contract/api.js'

const MEASURED = '2026-01-05T10:00:00.250Z'
const series = (metric: string, source: object, values: readonly number[]) => ({
  metric,
  source,
  points: values.map((value) => ({measuredAt: MEASURED, value})),
})

/** Two metrics: one of two applications, one of a node. */
const SERIES: {readonly [metric: string]: readonly object[]} = {
  request_latency: [
    series('request_latency', {application: 'city', component: 'web'}, [12.5]),
    series('request_latency', {application: 'other', component: 'web'}, [80]),
  ],
  node_cpu_utilisation: [
    series('node_cpu_utilisation', {node: 'n1', cluster: 'c1'}, [0.5]),
    series('node_cpu_utilisation', {node: 'n2'}, []),
  ],
}
const api = {
  listMetrics: async () => ({
    items: [
      {name: 'request_latency', unit: 'ms'},
      {name: 'node_cpu_utilisation', unit: 'ratio'},
    ],
  }),
  queryTelemetry: async ({metric}: {readonly metric: string}) => ({kind: 'series', series: SERIES[metric]}),
} as unknown as Api
const options = {windowMs: 60_000, application: 'city', signal: new AbortController().signal, say: () => undefined}

test('what was recorded of an application and of nodes becomes a value a line, with its unit', async () => {
  expect(await exportTelemetry(api, {...options, format: 'csv'})).toEqual({
    content: `time,metric,unit,application,component,instance,node,cluster,value\n${MEASURED},request_latency,ms,city,web,,,,12.5\n${MEASURED},node_cpu_utilisation,ratio,,,,n1,c1,0.5\n`,
    series: 2,
    points: 2,
    metrics: 2,
  })
})

test('as Parquet it is the same', async () => {
  const {content, ...counted} = await exportTelemetry(api, {...options, format: 'parquet'})
  expect(counted).toEqual({series: 2, points: 2, metrics: 2})
  const file = typeof content === 'string' ? new ArrayBuffer() : new Uint8Array(content).buffer
  expect(await parquetReadObjects({file})).toEqual([
    expect.objectContaining({
      time: new Date(MEASURED),
      metric: 'request_latency',
      unit: 'ms',
      application: 'city',
      node: null,
      value: 12.5,
    }),
    expect.objectContaining({metric: 'node_cpu_utilisation', unit: 'ratio', application: null, node: 'n1', cluster: 'c1', value: 0.5}),
  ])
})
