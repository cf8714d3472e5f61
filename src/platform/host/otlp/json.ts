import {
  type ExponentialBuckets,
  type ExponentialPoint,
  type HistogramPoint,
  MAX_BUCKETS,
  type NumberPoint,
  type OtlpData,
  type OtlpMetric,
  type OtlpResource,
  type SummaryPoint,
} from './model.js'
import {MalformedMessage} from './wire.js'

type Fields = {readonly [name: string]: unknown}

/**
 * An ExportMetricsServiceRequest in OTLP's JSON: protobuf's JSON mapping with enums as numbers. Names that are not known are left out, as the
 * specification wants it. Throws `MalformedMessage`.
 */
export function parseRequest(text: string): readonly OtlpResource[] {
  return listOf(record(parsed(text), 'the request'), 'resourceMetrics').map(resourceMetrics)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new MalformedMessage('it is not JSON', {cause: error})
  }
}

function resourceMetrics(entry: Fields): OtlpResource {
  const attributes = new Map<string, string>()
  for (const {key, value} of listOf(within(entry, 'resource'), 'attributes')) {
    const found = anyValue(value)
    if (typeof key === 'string' && found !== undefined) attributes.set(key, found)
  }
  return {attributes, metrics: listOf(entry, 'scopeMetrics').flatMap((scope) => listOf(scope, 'metrics').map(metric))}
}

function anyValue(value: unknown): string | undefined {
  const {stringValue, boolValue, intValue, doubleValue} = value === undefined || value === null ? {} : record(value, 'value')
  const found = stringValue ?? boolValue ?? intValue ?? doubleValue
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined
}

function metric(entry: Fields): OtlpMetric {
  return {name: textOf(entry, 'name'), unit: textOf(entry, 'unit'), data: dataOf(entry)}
}

function dataOf(entry: Fields): OtlpData {
  const of = (kind: string) => (entry[kind] === undefined ? undefined : within(entry, kind))
  const gauge = of('gauge')
  if (gauge !== undefined) return {kind: 'gauge', points: listOf(gauge, 'dataPoints').map(numberPoint)}
  const sum = of('sum')
  if (sum !== undefined) {
    const isMonotonic = sum['isMonotonic'] === true
    return {kind: 'sum', temporality: temporalityOf(sum), isMonotonic, points: listOf(sum, 'dataPoints').map(numberPoint)}
  }
  const histogram = of('histogram')
  if (histogram !== undefined) {
    return {kind: 'histogram', temporality: temporalityOf(histogram), points: listOf(histogram, 'dataPoints').map(histogramPoint)}
  }
  const exponential = of('exponentialHistogram')
  if (exponential !== undefined) {
    return {kind: 'exponential', temporality: temporalityOf(exponential), points: listOf(exponential, 'dataPoints').map(exponentialPoint)}
  }
  const summary = of('summary')
  return summary === undefined ? {kind: 'unknown', points: []} : {kind: 'summary', points: listOf(summary, 'dataPoints').map(summaryPoint)}
}

function numberPoint(entry: Fields): NumberPoint {
  return {...when(entry), value: optional(entry, 'asDouble') ?? optional(entry, 'asInt') ?? Number.NaN}
}

function histogramPoint(entry: Fields): HistogramPoint {
  return {...when(entry), ...countAndSum(entry), bounds: numbersOf(entry, 'explicitBounds'), counts: numbersOf(entry, 'bucketCounts')}
}

function exponentialPoint(entry: Fields): ExponentialPoint {
  return {
    ...when(entry),
    ...countAndSum(entry),
    scale: numberOf(entry, 'scale'),
    zeroCount: numberOf(entry, 'zeroCount'),
    zeroThreshold: numberOf(entry, 'zeroThreshold'),
    positive: bucketsOf(within(entry, 'positive')),
    negative: bucketsOf(within(entry, 'negative')),
  }
}

function bucketsOf(entry: Fields): ExponentialBuckets {
  return {offset: numberOf(entry, 'offset'), counts: numbersOf(entry, 'bucketCounts')}
}

function summaryPoint(entry: Fields): SummaryPoint {
  const values = listOf(entry, 'quantileValues')
  const quantiles = new Map(values.map((value) => [numberOf(value, 'quantile'), numberOf(value, 'value')]))
  return {...when(entry), count: numberOf(entry, 'count'), sum: optional(entry, 'sum') ?? Number.NaN, quantiles}
}

function when(entry: Fields) {
  return {timeMs: Math.round(numberOf(entry, 'timeUnixNano') / 1e6), flags: numberOf(entry, 'flags')}
}

function countAndSum(entry: Fields) {
  const sum = optional(entry, 'sum')
  return {count: numberOf(entry, 'count'), ...(sum === undefined ? {} : {sum})}
}

function temporalityOf(entry: Fields): number {
  return numberOf(entry, 'aggregationTemporality')
}

function numberOf(entry: Fields, name: string): number {
  return optional(entry, name) ?? 0
}

/** 64-bit whole numbers come as text, and so do the three that JSON does not have. */
function optional(entry: Fields, name: string): number | undefined {
  const value = entry[name]
  return value === undefined || value === null ? undefined : numeric(value, name)
}

function numbersOf(entry: Fields, name: string): readonly number[] {
  const values = entry[name] ?? []
  if (!Array.isArray(values) || values.length > MAX_BUCKETS) throw new MalformedMessage(`${name} is not a list of at most ${MAX_BUCKETS}`)
  return values.map((value) => numeric(value, name))
}

function numeric(value: unknown, name: string): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && /^[+-]?(\d+(\.\d*)?([eE][+-]?\d+)?|Infinity|NaN)$/.test(value)) return Number(value)
  throw new MalformedMessage(`${name} is not a number`)
}

function textOf(entry: Fields, name: string): string {
  const value = entry[name] ?? ''
  if (typeof value !== 'string') throw new MalformedMessage(`${name} is not a text`)
  return value
}

function listOf(entry: Fields, name: string): readonly Fields[] {
  const value = entry[name] ?? []
  if (!Array.isArray(value)) throw new MalformedMessage(`${name} is not a list`)
  return value.map((each) => record(each, name))
}

function within(entry: Fields, name: string): Fields {
  return record(entry[name] ?? {}, name)
}

function record(value: unknown, name: string): Fields {
  if (isFields(value)) return value
  throw new MalformedMessage(`${name} is not an object`)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
