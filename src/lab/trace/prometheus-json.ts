import {OperationalError} from '../../support/errors.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {SeriesCollector} from './collect.js'
import type {Trace} from './contract.js'
import {sourceOfLabels} from './labels.js'

/** The answer of Prometheus to a range query: `{"status": "success", "data": {"resultType": "matrix", "result": […]}}`. */
export function isPrometheusRange(value: JsonValue): value is JsonObject {
  return isObject(value) && isObject(value['data']) && value['data']['resultType'] === 'matrix'
}

export function readPrometheusRange(answer: JsonObject): Trace {
  const data = answer['data']
  const result = isObject(data) ? data['result'] : undefined
  if (answer['status'] !== 'success' || !isList(result))
    throw new OperationalError('Prometheus answered with an error, not with series.', {
      code: 'trace-unreadable',
      exit: 'invalid',
      details: answer,
    })
  const collector = new SeriesCollector()
  let nameless = 0
  for (const one of result) {
    if (!isObject(one)) continue
    const {__name__: metric, ...labels} = textsOf(one['metric'])
    if (metric === undefined) nameless += 1
    const values = one['values']
    if (!isList(values)) continue
    for (const point of values) {
      if (!isList(point)) continue
      const [seconds, text] = point
      collector.add({
        metric: metric ?? 'value',
        source: sourceOfLabels(labels),
        timeMs: Math.round(Number(seconds) * 1_000),
        value: Number(text),
      })
    }
  }
  const notes = [
    ...(nameless === 0 ? [] : [`${nameless} series have no name, as the result of an expression has none: they are called value.`]),
    ...(collector.left === 0 ? [] : [`${collector.left} values are no numbers and were left out.`]),
  ]
  return {series: collector.series(), notes}
}

function textsOf(value: JsonValue | undefined): {readonly [name: string]: string | undefined} {
  if (!isObject(value)) return {}
  return Object.fromEntries(Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])))
}
