import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readingsOf} from '../../../src/platform/host/exposition.js'
import {parsePrometheusText, type TextSample} from '../../../src/platform/host/prometheus-text.js'

const parse = (text: string, maxSamples = 1_000) => parsePrometheusText(text, {maxSamples})

const name = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,20}$/)
const labelName = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,10}$/)
const value = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY))
const sample: fc.Arbitrary<TextSample> = fc
  .record({
    name,
    labels: fc.array(fc.tuple(labelName, fc.string({unit: 'grapheme'})), {maxLength: 4}),
    value,
    timeMs: fc.option(fc.integer({min: 0, max: 2_000_000_000_000}), {nil: undefined}),
  })
  .map(({timeMs, ...rest}) => (timeMs === undefined ? rest : {...rest, timeMs}))

/** As the client libraries write it, with blanks where the format allows them. */
function written({name: metric, labels, value: number, timeMs}: TextSample): string {
  const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
  const pairs = labels.map(([label, text]) => `${label}="${escaped(text)}"`).join(', ')
  const shown = Object.is(number, -0)
    ? '-0'
    : Number.isNaN(number)
      ? 'NaN'
      : number === Infinity
        ? '+Inf'
        : number === -Infinity
          ? '-Inf'
          : String(number)
  return `${metric}${labels.length > 0 ? ` { ${pairs},} ` : ' '}${shown}${timeMs === undefined ? '' : ` ${timeMs}`}`
}

test('what a writer wrote is read, whatever stands in labels', () => {
  fc.assert(
    fc.property(fc.array(sample, {maxLength: 8}), (samples) => {
      const lines = samples.flatMap((each) => ['# HELP x any words, also a "quote"', written(each), ''])
      expect(parse(lines.join('\n'))).toEqual({samples, types: new Map(), malformed: 0, beyond: 0})
    }),
  )
})

test('no text makes it throw, and each line is a sample, malformed or nothing', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 200}), (text) => {
      const {samples, malformed} = parse(text)
      expect(samples.length + malformed).toBeLessThanOrEqual(text.split('\n').length)
    }),
  )
})

test('a malformed line costs itself only', () => {
  const text = ['good 1', 'no_value', 'odd{a="1" 2', 'odd{a=1} 2', '{} 4', 'hex 0x10', 'three 1 2 3', 'time 1 soon', 'last 2'].join('\n')
  expect(parse(text)).toMatchObject({samples: [{name: 'good'}, {name: 'last'}], malformed: 7})
})

test('samples beyond the limit are counted, not read', () => {
  expect(parse('a 1\nb 2\nc 3\n', 2)).toMatchObject({samples: [{name: 'a'}, {name: 'b'}], beyond: 1})
})

test('OpenMetrics is understood: seconds, exemplars, units and its end', () => {
  const text = [
    '# TYPE work_seconds histogram',
    '# UNIT work_seconds seconds',
    'work_seconds_bucket{le="1.0"} 2 1700000000.5 # {trace_id="a # b"} 0.67 1700000000.1',
    'work_seconds_bucket{le="+Inf"} 3',
    'work_seconds_count 3',
    'work_seconds_sum 4.5',
    'work_seconds_created 1700000000',
    '# TYPE sent counter',
    'sent_total 7 # {} 1',
    'sent_created 1700000000',
    '# EOF',
    '',
  ].join('\n')
  expect(readingsOf(parse(text))).toEqual([
    {kind: 'counter', name: 'sent_total', value: 7, temporality: 'cumulative'},
    {
      kind: 'histogram',
      name: 'work_seconds',
      distribution: {bounds: [1], cumulative: [2], count: 3},
      sum: 4.5,
      timeMs: 1_700_000_000_500,
      temporality: 'cumulative',
    },
  ])
})

test('names in quotes, as Prometheus 3 writes them, become names without', () => {
  const text = '# TYPE "http.sent" counter\n{"http.sent", route="/"} 3\n'
  expect(readingsOf(parse(text))).toEqual([{kind: 'counter', name: 'http_sent', value: 3, temporality: 'cumulative'}])
})

test('histograms and summaries are put together over their labels', () => {
  const text = [
    '# TYPE work histogram',
    'work_bucket{route="/a",le="1"} 1',
    'work_bucket{route="/a",le="+Inf"} 2',
    'work_bucket{route="/b",le="1"} 3',
    'work_bucket{route="/b",le="+Inf"} 4',
    'work_count{route="/a"} 2',
    'work_count{route="/b"} 4',
    'work_sum{route="/a"} 5',
    'work_sum{route="/b"} 6',
    '# TYPE rest summary',
    'rest{quantile="0.5"} 2',
    'rest{quantile="0.9"} NaN',
    'rest_sum 3',
    'rest_count 4',
  ].join('\n')
  expect(readingsOf(parse(text))).toEqual([
    {kind: 'histogram', name: 'work', distribution: {bounds: [1], cumulative: [4], count: 6}, sum: 11, temporality: 'cumulative'},
    {kind: 'summary', name: 'rest', quantiles: new Map([[0.5, 2]]), count: 4, sum: 3},
  ])
})

test('a text without types still says what is a counter, a histogram and a summary', () => {
  const kinds = readingsOf(parse('a 1\nb_total 2\nc_bucket{le="1"} 1\nc_bucket{le="+Inf"} 1\nd{quantile="0.5"} 3\n')).map(
    ({kind, name}) => [name, kind],
  )
  expect(kinds).toEqual([
    ['a', 'gauge'],
    ['b_total', 'counter'],
    ['c', 'histogram'],
    ['d', 'summary'],
  ])
})
