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
import {WireReader} from './wire.js'

/**
 * An ExportMetricsServiceRequest. Written by hand for the subset that is used: the generated decoders of the libraries bring megabytes of code to every node. Throws
 * `MalformedMessage`. The numbers are those of the fields in opentelemetry-proto 1.x.
 */
export function decodeRequest(bytes: Buffer): readonly OtlpResource[] {
  const resources: OtlpResource[] = []
  const reader = new WireReader(bytes)
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) resources.push(resourceMetrics(reader.message()))
  }
  return resources
}

function resourceMetrics(reader: WireReader): OtlpResource {
  const attributes = new Map<string, string>()
  const metrics: OtlpMetric[] = []
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) each(reader.message(), 1, (entry) => attribute(entry, attributes))
    else if (field === 2) each(reader.message(), 2, (entry) => metrics.push(metric(entry)))
  }
  return {attributes, metrics}
}

function attribute(reader: WireReader, into: Map<string, string>): void {
  let key = ''
  let value: string | undefined
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) key = reader.text()
    else if (field === 2) value = anyValue(reader.message())
  }
  if (value !== undefined) into.set(key, value)
}

/** Lists, maps and bytes say nothing about whose metrics these are. */
function anyValue(reader: WireReader): string | undefined {
  let value: string | undefined
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) value = reader.text()
    else if (field === 2) value = String(reader.integer() !== 0)
    else if (field === 3) value = String(reader.integer())
    else if (field === 4) value = String(reader.double())
  }
  return value
}

function metric(reader: WireReader): OtlpMetric {
  let name = ''
  let unit = ''
  let data: OtlpData = {kind: 'unknown', points: []}
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) name = reader.text()
    else if (field === 3) unit = reader.text()
    else if (field === 5) data = {kind: 'gauge', points: pointsOf(reader.message(), numberPoint).points}
    else if (field === 7) data = {kind: 'sum', ...pointsOf(reader.message(), numberPoint)}
    else if (field === 9) data = {kind: 'histogram', ...histogram(reader.message(), histogramPoint)}
    else if (field === 10) data = {kind: 'exponential', ...histogram(reader.message(), exponentialPoint)}
    else if (field === 11) data = {kind: 'summary', points: pointsOf(reader.message(), summaryPoint).points}
  }
  return {name, unit, data}
}

function histogram<P>(reader: WireReader, point: (reader: WireReader) => P) {
  const {points, temporality} = pointsOf(reader, point)
  return {points, temporality}
}

/** The five kinds of data have the same fields. */
function pointsOf<P>(reader: WireReader, point: (reader: WireReader) => P) {
  const points: P[] = []
  let temporality = 0
  let isMonotonic = false
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) points.push(point(reader.message()))
    else if (field === 2) temporality = reader.integer()
    else if (field === 3) isMonotonic = reader.integer() !== 0
  }
  return {points, temporality, isMonotonic}
}

function numberPoint(reader: WireReader): NumberPoint {
  const point = {timeMs: 0, flags: 0, value: Number.NaN}
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 3) point.timeMs = milliseconds(reader)
    else if (field === 4) point.value = reader.double()
    else if (field === 6) point.value = reader.sfixed64()
    else if (field === 8) point.flags = reader.integer()
  }
  return point
}

function histogramPoint(reader: WireReader): HistogramPoint {
  const point: {timeMs: number; flags: number; count: number; sum?: number} = {timeMs: 0, flags: 0, count: 0}
  const bounds: number[] = []
  const counts: number[] = []
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 3) point.timeMs = milliseconds(reader)
    else if (field === 4) point.count = reader.fixed64()
    else if (field === 5) point.sum = reader.double()
    else if (field === 6) reader.packedFixed64(counts, MAX_BUCKETS)
    else if (field === 7) reader.packedDouble(bounds, MAX_BUCKETS)
    else if (field === 10) point.flags = reader.integer()
  }
  return {...point, bounds, counts}
}

function exponentialPoint(reader: WireReader): ExponentialPoint {
  const point: {-readonly [name in keyof ExponentialPoint]: ExponentialPoint[name]} = {
    timeMs: 0,
    flags: 0,
    count: 0,
    scale: 0,
    zeroCount: 0,
    zeroThreshold: 0,
    positive: {offset: 0, counts: []},
    negative: {offset: 0, counts: []},
  }
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 3) point.timeMs = milliseconds(reader)
    else if (field === 4) point.count = reader.fixed64()
    else if (field === 5) point.sum = reader.double()
    else if (field === 6) point.scale = reader.zigzag()
    else if (field === 7) point.zeroCount = reader.fixed64()
    else if (field === 8) point.positive = buckets(reader.message())
    else if (field === 9) point.negative = buckets(reader.message())
    else if (field === 10) point.flags = reader.integer()
    else if (field === 14) point.zeroThreshold = reader.double()
  }
  return point
}

function buckets(reader: WireReader): ExponentialBuckets {
  let offset = 0
  const counts: number[] = []
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) offset = reader.zigzag()
    else if (field === 2) reader.packedVarint(counts, MAX_BUCKETS)
  }
  return {offset, counts}
}

function summaryPoint(reader: WireReader): SummaryPoint {
  const point = {timeMs: 0, flags: 0, count: 0, sum: Number.NaN}
  const quantiles = new Map<number, number>()
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 3) point.timeMs = milliseconds(reader)
    else if (field === 4) point.count = reader.fixed64()
    else if (field === 5) point.sum = reader.double()
    else if (field === 6) quantileValue(reader.message(), quantiles)
    else if (field === 8) point.flags = reader.integer()
  }
  return {...point, quantiles}
}

function quantileValue(reader: WireReader, into: Map<number, number>): void {
  let quantile = 0
  let value = 0
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) quantile = reader.double()
    else if (field === 2) value = reader.double()
  }
  if (into.size < MAX_BUCKETS) into.set(quantile, value)
}

function each(reader: WireReader, wanted: number, take: (entry: WireReader) => void): void {
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === wanted) take(reader.message())
  }
}

function milliseconds(reader: WireReader): number {
  return Math.round(reader.fixed64() / 1e6)
}
