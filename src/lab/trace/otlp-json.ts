import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {SeriesCollector} from './collect.js'
import type {Labels, Trace} from './contract.js'
import {sourceOfLabels} from './labels.js'

/** What the file exporter of an OpenTelemetry collector writes: one `{"resourceMetrics": […]}` a line, or one alone. */
export function isOtlp(value: JsonValue): value is JsonObject {
  return isObject(value) && isList(value['resourceMetrics'])
}

export function readOtlp(requests: readonly JsonObject[]): Trace {
  const collector = new SeriesCollector()
  const unread = new Set<string>()
  for (const request of requests)
    for (const resource of listOf(request['resourceMetrics'])) {
      const about = attributesOf(isObject(resource['resource']) ? resource['resource'] : {})
      for (const scope of listOf(resource['scopeMetrics']))
        for (const metric of listOf(scope['metrics'])) readMetric(metric, about, collector, unread)
    }
  return {
    series: collector.series(),
    notes: [
      ...(unread.size === 0 ? [] : [`Only gauges and sums were read; left out: ${[...unread].toSorted().join(', ')}.`]),
      ...collector.notes(),
    ],
  }
}

function readMetric(metric: JsonObject, about: Labels, collector: SeriesCollector, unread: Set<string>): void {
  const {name} = metric
  if (typeof name !== 'string') return
  const kind = isObject(metric['gauge']) ? metric['gauge'] : isObject(metric['sum']) ? metric['sum'] : undefined
  if (kind === undefined) {
    unread.add(name)
    return
  }
  const unit = typeof metric['unit'] === 'string' ? unitOf(metric['unit']) : undefined
  for (const point of listOf(kind['dataPoints'])) {
    const value = point['asDouble'] ?? point['asInt']
    const timeMs = Number(point['timeUnixNano']) / 1e6
    collector.add({
      metric: name.replace(/[^A-Za-z0-9_:]/g, '_'),
      ...sourceOfLabels({...about, ...attributesOf(point)}),
      timeMs: Math.round(timeMs),
      value: value === undefined || value === null ? Number.NaN : Number(value),
      unit,
      text: JSON.stringify(point),
    })
  }
}

/** UCUM, as OpenTelemetry has it, in our words. `1` says no more than that it has no dimension; what stands in braces is what is counted. */
const UNITS: {readonly [ucum: string]: string | undefined} = {
  By: 'bytes',
  '%': 'percent',
  Hz: 'hz',
  W: 'watts',
  J: 'joules',
  Cel: 'celsius',
  '1': '',
}

function unitOf(ucum: string): string {
  return UNITS[ucum] ?? (/^\{.*\}$/.test(ucum) ? 'count' : ucum)
}

function attributesOf({attributes}: JsonObject): Labels {
  return Object.fromEntries(
    listOf(attributes).flatMap(({key, value}) => {
      if (typeof key !== 'string' || !isObject(value)) return []
      const text = value['stringValue'] ?? value['intValue'] ?? value['doubleValue'] ?? value['boolValue']
      return text === undefined ? [] : [[key, String(text)]]
    }),
  )
}

function listOf(value: JsonValue | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter((one): one is JsonObject => isObject(one)) : []
}
