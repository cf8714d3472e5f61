import {OperationalError} from '../../support/errors.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {SeriesCollector} from './collect.js'
import type {Trace} from './contract.js'
import {sourceOfLabels} from './labels.js'

/** The answer of Prometheus to a range query: `{"status": "success", "data": {"resultType": "matrix", "result": […]}}`. */
export function isPrometheusRange(value: JsonValue): value is JsonObject {
  return isObject(value) && isObject(value['data']) && value['data']['resultType'] === 'matrix'
}

/** Several answers, one after the other, are one recording. */
export function readPrometheusRange(answers: readonly JsonObject[]): Trace {
  const collector = new SeriesCollector()
  const counted = {nameless: 0}
  for (const answer of answers) collectFrom(answer, collector, counted)
  const {nameless} = counted
  return {
    series: collector.series(),
    notes: [
      ...(nameless === 0 ? [] : [`${nameless} series have no name, as the result of an expression has none: they are called value.`]),
      ...collector.notes(),
    ],
  }
}

function collectFrom(answer: JsonObject, collector: SeriesCollector, counted: {nameless: number}): void {
  const data = answer['data']
  const result = isObject(data) ? data['result'] : undefined
  if (answer['status'] !== 'success' || !isList(result))
    throw new OperationalError('Prometheus answered with an error, not with series.', {
      code: 'trace-unreadable',
      exit: 'invalid',
      details: answer,
    })
  for (const one of result) {
    if (!isObject(one)) continue
    const {__name__: metric, ...labels} = textsOf(one['metric'])
    if (metric === undefined) counted.nameless += 1
    const about = sourceOfLabels(labels)
    const values = one['values']
    if (!isList(values)) continue
    for (const point of values) {
      if (!isList(point)) continue
      const [seconds, text] = point
      collector.add({
        metric: metric ?? 'value',
        ...about,
        timeMs: Math.round(Number(seconds) * 1_000),
        value: Number(text),
        text: String(text),
      })
    }
  }
}

function textsOf(value: JsonValue | undefined): {readonly [name: string]: string | undefined} {
  if (!isObject(value)) return {}
  return Object.fromEntries(Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])))
}
