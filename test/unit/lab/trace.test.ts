import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {parquetMetadata, parquetReadObjects} from 'hyparquet'
import {parquetWriteBuffer} from 'hyparquet-writer'
import {afterAll, describe, expect, test} from 'vitest'
import {renderTrace} from '../../../src/cli/render/trace.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {SeriesCollector} from '../../../src/lab/trace/collect.js'
import {readColumnRules} from '../../../src/lab/trace/column-rules.js'
import type {Trace} from '../../../src/lab/trace/contract.js'
import {describeTrace} from '../../../src/lab/trace/describe.js'
import {readJoinedCsv} from '../../../src/lab/trace/joined-csv.js'
import {readTrace} from '../../../src/lab/trace/read.js'
import {TIDY_COLUMNS, writeTidyCsv} from '../../../src/lab/trace/tidy-csv.js'
import {PARQUET_KEY, writeTidyParquet} from '../../../src/lab/trace/tidy-parquet.js'

const folder = mkdtempSync(join(tmpdir(), 'mlsysops-trace-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function points(trace: Trace, metric: string) {
  return trace.series
    .filter((one) => one.metric === metric)
    .map(({source, timesMs, values}) => [source, [...timesMs].map((ms) => ms / 1_000), [...values]])
}

const AT = Date.UTC(2025, 8, 26, 9) / 1_000

test('a table joined by time: incarnations of repeated headers, repeated columns left out, columns that mean one thing put together', () => {
  const text = `\uFEFF"Time","latency","latency","latency","boxes","boxes","n1_cpu_0","n1_cpu_1"
2025-09-26 09:00:00,,10,,,1,0.2,0.4
2025-09-26 09:00:20,,11,,,2,0.4,
2025-09-26 09:00:40,30,,30,3,,,
`
  const rules = [
    {column: '(.+)_cpu_\\d+', metric: 'node_cpu_utilisation', source: {node: '{1}'}, combine: 'mean' as const},
    {column: 'latency|boxes', metric: '{0}', source: {application: 'city'}},
  ]
  const trace = readJoinedCsv(text, 't.csv', rules)
  expect(points(trace, 'latency')).toEqual([
    [{application: 'city', instance: '1'}, [AT, AT + 20], [10, 11]],
    [{application: 'city', instance: '2'}, [AT + 40], [30]],
  ])
  expect(points(trace, 'boxes').map(([source]) => source)).toEqual([
    {application: 'city', instance: '1'},
    {application: 'city', instance: '2'},
  ])
  expect(points(trace, 'node_cpu_utilisation')).toEqual([[{node: 'n1'}, [AT, AT + 20], [expect.closeTo(0.3), 0.4]]])
  expect(trace.notes).toEqual([
    'Times without a zone were read as UTC.',
    '1 columns repeat others and were left out: latency.',
    'Headers repeat: 2 incarnations were told apart by when they were measured, and are the instances 1 to 2.',
  ])
})

test('a range query of Prometheus', async () => {
  const result = [
    {
      metric: {__name__: 'load', app: 'city', pod: 'web-1', kubernetes_node: 'n1'},
      values: [
        [AT, '1.5'],
        [AT + 5, 'NaN'],
        [AT + 10, '2'],
      ],
    },
    {metric: {}, values: [[AT, '7']]},
  ]
  const trace = await readTrace(file('range.json', JSON.stringify({status: 'success', data: {resultType: 'matrix', result}})))
  expect(points(trace, 'load')).toEqual([[{application: 'city', instance: 'web-1', node: 'n1'}, [AT, AT + 10], [1.5, 2]]])
  expect(trace.notes).toEqual([
    '1 series have no name, as the result of an expression has none: they are called value.',
    '1 value of load was left out: no number, or at no time that can be read, such as NaN.',
  ])
})

test('OTLP metrics, one request a line', async () => {
  const request = (value: number, seconds: number) => ({
    resourceMetrics: [
      {
        resource: {attributes: [{key: 'service.name', value: {stringValue: 'web'}}]},
        scopeMetrics: [
          {
            metrics: [
              {name: 'queue.length', gauge: {dataPoints: [{timeUnixNano: String(seconds * 1e9), asInt: String(value)}]}},
              {name: 'spread', histogram: {dataPoints: []}},
            ],
          },
        ],
      },
    ],
  })
  const trace = await readTrace(file('otlp.json', [request(1, AT), request(2, AT + 1)].map((one) => JSON.stringify(one)).join('\n')))
  expect(points(trace, 'queue_length')).toEqual([[{component: 'web'}, [AT, AT + 1], [1, 2]]])
  expect(trace.notes).toEqual(['Only gauges and sums were read; left out: spread.'])
})

test('labels that are no part of a source keep series apart where they were measured at the same time, and only there', async () => {
  const one = (labels: object, from: number, values: readonly number[]) => ({
    metric: {__name__: 'cpu_seconds_total', node: 'n1', ...labels},
    values: values.map((value, place) => [AT + from + place, String(value)]),
  })
  const answer = (...result: readonly object[]) => JSON.stringify({status: 'success', data: {resultType: 'matrix', result}})
  const [idle, user] = [one({cpu: '0', mode: 'idle', zone: 'z'}, 0, [1, 2]), one({cpu: '0', mode: 'user', zone: 'z'}, 0, [3, 4])]
  const apart = await readTrace(file('apart.json', answer(idle, user)))
  expect(apart.series.map(({metric, unit, values}) => [metric, unit, [...values]])).toEqual([
    ['cpu_seconds_total{mode="idle"}', 's', [1, 2]],
    ['cpu_seconds_total{mode="user"}', 's', [3, 4]],
  ])
  expect(describeTrace(apart)[0]?.kind).toBe('counter')
  expect(apart.notes).toEqual([
    'Series of cpu_seconds_total differ in mode, which is no part of a source: each bears it in its name, such as cpu_seconds_total{mode="idle"}.',
  ])
  const [before, after] = [one({uid: 'a'}, 0, [1, 2]), one({uid: 'b'}, 2, [3, 4])]
  const joined = await readTrace(file('joined.json', answer(before, after)))
  expect(joined.series.map(({metric, values}) => [metric, [...values]])).toEqual([['cpu_seconds_total', [1, 2, 3, 4]]])
  const documents = [answer(before), answer(after)].join('\n')
  expect((await readTrace(file('documents.json', documents))).series).toEqual(joined.series)
})

test('gauges of OpenTelemetry that differ in an attribute are kept apart, in the unit that is said', async () => {
  const point = (quantile: string, asDouble: number) => ({
    timeUnixNano: String(AT * 1e9),
    asDouble,
    attributes: [{key: 'quantile', value: {stringValue: quantile}}],
  })
  const metrics = [{name: 'lat_ms', unit: 's', gauge: {dataPoints: [point('0.5', 1), point('0.9', 2), {timeUnixNano: String(AT * 1e9)}]}}]
  const trace = await readTrace(file('quantiles.json', JSON.stringify({resourceMetrics: [{scopeMetrics: [{metrics}]}]})))
  expect(trace.series.map(({metric, unit, values}) => [metric, unit, [...values]])).toEqual([
    ['lat_ms{quantile="0.5"}', 's', [1]],
    ['lat_ms{quantile="0.9"}', 's', [2]],
  ])
  expect(trace.notes).toContain('lat_ms is in s by the file, and in ms by its name: the file counts.')
  expect(trace.notes.join()).toContain('1 value of lat_ms was left out')
})

test('two full columns of one name, and two that a rule makes one series, are both there', () => {
  const names = (text: string, rules: Parameters<typeof readJoinedCsv>[2] = []) => {
    const trace = readJoinedCsv(text, 't.csv', rules)
    return {series: trace.series.map(({metric, values}) => [metric, ...values]), notes: trace.notes.join(' ')}
  }
  const repeated = names('Time,lat,lat\n2025-09-26 09:00:00,1,10\n2025-09-26 09:00:20,2,20\n')
  expect(repeated.series).toEqual([
    ['lat{column="2"}', 1, 2],
    ['lat{column="3"}', 10, 20],
  ])
  expect(repeated.notes).toContain('Series of lat differ in column')
  const ruled = names('Time,a,b\n2025-09-26 09:00:00,1,10\n', [{column: 'a|b', metric: 'both'}])
  expect(ruled.series).toEqual([
    ['both{column="a"}', 1],
    ['both{column="b"}', 10],
  ])
})

test('what cannot be read is counted, by metric and with an example: numbers, times, and two at one moment', () => {
  const {notes} = readJoinedCsv(
    'Time,a,b\n2025-09-26 09:00:00,"12,5",1\n2025-09-26 09:00:20,12.5 ms,2\n26/09/2025 09:00:40,3,3\n2025-09-26 09:00:20,,4\n',
    't.csv',
  )
  expect(notes.slice(1)).toEqual([
    '3 values of a were left out: no number, or at no time that can be read, such as "26/09/2025 09:00:40".',
    '1 value of b was left out: no number, or at no time that can be read, such as "26/09/2025 09:00:40".',
    '1 value of b was overwritten: the file has another of the same source at the same moment, such as 2025-09-26T09:00:20.000Z.',
  ])
  const text = renderTrace({file: 't.csv', series: [], notes}, {style: plainStyle, width: 200, isTerminal: false, nowMs: 0})
  expect(text).toMatch(/^t.csv holds no series.[\s\S]*3 values of a were left out/)
})

test.each([
  ['seconds', 1_700_000_000],
  ['milliseconds', 1_700_000_000_000],
  ['microseconds', 1_700_000_000_000_000],
  ['nanoseconds', '1700000000000000000'],
])('times may be %s since the epoch', (_, time) => {
  const {series} = readJoinedCsv(`Time,a\n${time},1\n`, 't.csv')
  expect([...(series[0]?.timesMs ?? [])]).toEqual([1_700_000_000_000])
  const text = renderTrace(
    {file: 't.csv', series: describeTrace({series, notes: []}), notes: []},
    {style: plainStyle, width: 200, isTerminal: false, nowMs: 0},
  )
  expect(text).not.toContain('NaN')
})

test('the unit of a file counts, and one that contradicts the name is told', async () => {
  const lines = ['my_latency,s', 'request_latency,s', 'thing,'].map((about) => `2025-09-26T09:00:00Z,${about},a,c,,,,1`)
  const trace = await readTrace(file('units.csv', [TIDY_COLUMNS.join(','), ...lines, ''].join('\n')))
  expect(trace.series.map(({metric, unit}) => [metric, unit])).toEqual([
    ['my_latency', 's'],
    ['request_latency', 's'],
    ['thing', 'unknown'],
  ])
  expect(trace.notes).toEqual(['request_latency is in s by the file, and in ms by its name: the file counts.'])
  const path = join(folder, 'units.parquet')
  writeFileSync(path, await writeTidyParquet(trace))
  expect((await readTrace(path)).series).toEqual(trace.series)
})

test('what we write is what we read', async () => {
  const trace = readJoinedCsv('Time,load,"a ""b"", c"\n2025-09-26T09:00:00Z,1,2\n2025-09-26T09:00:01Z,3,\n', 't.csv')
  const again = await readTrace(file('tidy.csv', writeTidyCsv(trace)))
  expect(again.series).toEqual(trace.series)
})

test('a Parquet file holds the same, with times, units and who it is about as columns', async () => {
  const name = fc.stringMatching(/^[a-z]{1,4}(_ms|_bytes)?$/)
  const source = fc.record({application: name, component: name, instance: name, node: name, cluster: name}, {requiredKeys: []})
  const value = fc.double({noNaN: true, noDefaultInfinity: true})
  const recorded = fc.record({metric: name, source, timeMs: fc.integer({min: 0, max: 4e12}), value})
  await fc.assert(
    fc.asyncProperty(fc.array(recorded, {minLength: 1, maxLength: 60}), async (values) => {
      const collector = new SeriesCollector()
      for (const one of values) collector.add(one)
      const trace = {series: collector.series(), notes: []}
      const path = join(folder, 'tidy.parquet')
      writeFileSync(path, await writeTidyParquet(trace))
      expect(await readTrace(path)).toEqual(trace)
    }),
    {numRuns: 40},
  )
})

test('the metadata of a Parquet file says what columns and metrics are, and another reader sees real times', async () => {
  const trace = readJoinedCsv('Time,request_latency,"boxes"\n2025-09-26T09:00:00Z,1.5,2\n', 't.csv', [
    {column: 'request_latency', metric: '{0}', source: {application: 'city', node: 'n1'}},
  ])
  const file = await writeTidyParquet(trace)
  const buffer = new Uint8Array(file).buffer
  const {key_value_metadata: facts = []} = parquetMetadata(buffer)
  expect(JSON.parse(facts.find(({key}) => key === PARQUET_KEY)?.value ?? '')).toMatchObject({
    format: 'mlsysops-telemetry/1',
    columns: Object.fromEntries(TIDY_COLUMNS.map((column) => [column, expect.any(String)])),
    metrics: {request_latency: {unit: 'ms', kind: 'gauge'}},
  })
  const rows = await parquetReadObjects({file: buffer})
  expect(rows.toSorted((a, b) => Number(a['value']) - Number(b['value']))).toEqual([
    {
      time: new Date('2025-09-26T09:00:00Z'),
      metric: 'request_latency',
      unit: 'ms',
      application: 'city',
      component: null,
      instance: null,
      node: 'n1',
      cluster: null,
      value: 1.5,
    },
    expect.objectContaining({metric: 'boxes', application: null, value: 2}),
  ])
})

test('a Parquet file that is none of ours, or broken, is refused', async () => {
  const other = join(folder, 'other.parquet')
  writeFileSync(other, new Uint8Array(parquetWriteBuffer({columnData: [{name: 'x', data: [1, 2], type: 'INT32'}]})))
  await expect(readTrace(other)).rejects.toThrow('it has no column time, metric, value')
  writeFileSync(other, 'PAR1 and then nothing')
  await expect(readTrace(other)).rejects.toThrow(/is a Parquet file, and no recorded telemetry/)
})

test('a catalogue says how often, from when to when, with which gaps and values', () => {
  const seconds = [0, 1, 2, 3, 13, 14]
  const text = `Time,load_ms\n${seconds.map((one) => `${AT + one},${one}`).join('\n')}\n`
  expect(describeTrace(readJoinedCsv(text, 't.csv'))).toEqual([
    {
      metric: 'load_ms',
      unit: 'ms',
      kind: 'gauge',
      source: {},
      points: 6,
      fromMs: AT * 1_000,
      toMs: (AT + 14) * 1_000,
      stepMs: 1_000,
      gaps: {count: 1, share: 10 / 14},
      min: 0,
      median: 2.5,
      max: 14,
    },
  ])
})

test.each([
  ['nothing', 'empty.csv', '', /it is empty/],
  ['other JSON', 'other.json', '{"a": 1}', /neither a range query of Prometheus nor OTLP/],
  ['broken JSON', 'broken.json', '{"a": ', /is no recorded telemetry/],
  ['a table without metrics', 'one.csv', 'Time\n1\n', /one.csv is no table of telemetry: it has no header with a time and a metric\./],
  ['one of semicolons', 'semicolons.csv', 'Time;a\n1;2\n', /its cells are separated by semicolons, and commas are read/],
  [
    'lines that are too short, and one without a metric',
    'short.csv',
    `${TIDY_COLUMNS.join(',')}\n2026-01-01T00:00:00Z,m\n2026-01-01T00:00:00Z,,s,a,c,i,n,k,1\n2026\n`,
    /short.csv:2: it has 2 cells for 9 columns; .*short.csv:3: it names no metric; .*short.csv:4: it has 1 cells/,
  ],
  [
    'a quotation without an end',
    'quote.csv',
    `${TIDY_COLUMNS.join(',')}\n2026-01-01T00:00:00Z,"m,s\n`,
    /quote.csv is no table .* at line 2/,
  ],
])('%s is refused, and it is said what may be', async (_, name, text, message) => {
  await expect(readTrace(file(name, text))).rejects.toThrow(message)
})

test('rules for columns are checked, all at once', async () => {
  const path = file(
    'rules.yaml',
    'columns:\n  - {column: "(", metric: "", typo: 1}\n  - {column: a, metric: b, source: {who: x}, times: many}\n',
  )
  await expect(readColumnRules(path)).rejects.toThrow(
    /columns\[0\]\.column: a regular expression is expected; columns\[0\]\.metric: .*; columns\[0\]\.typo: .*; columns\[1\]\.source: .*; columns\[1\]\.times/,
  )
})

test('rules that are no YAML are refused where they are none', async () => {
  const path = file('broken.yaml', 'columns: [\n')
  await expect(readColumnRules(path)).rejects.toMatchObject({
    code: 'columns-invalid',
    message: expect.stringMatching(/broken.yaml:2:1: /) as string,
  })
})

const RECORDED = '../shared/data/hackathon/telemetry.csv'
describe.skipIf(!existsSync(RECORDED))('the series of the hackathon (shared/data is not here otherwise)', () => {
  test('are six incarnations of one component, and two workers', async () => {
    const trace = await readTrace(RECORDED, {columns: await readColumnRules('templates/lab/hackathon-columns.yaml')})
    const latencies = describeTrace(trace).filter((one) => one.metric === 'frame_classify_latency')
    expect(latencies.map((one) => [one.source.instance, one.points])).toEqual([
      ['1', 24],
      ['2', 18],
      ['3', 361],
      ['4', 2],
      ['5', 283],
      ['6', 518],
    ])
    const nodes = trace.series.filter((one) => one.metric === 'node_cpu_utilisation').map((one) => [one.source.node, one.values.length])
    expect(nodes).toEqual([
      ['group1-node1', 2_155],
      ['group1-node2', 1_601],
    ])
    expect(trace.notes).toContain('6 columns repeat others and were left out: frame_classify_latency.')
  })
})
