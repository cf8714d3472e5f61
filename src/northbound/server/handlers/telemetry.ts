import type {SliceService} from '../../../agent/service.js'
import {notFound} from '../api-error.js'
import type {Handlers} from '../handler.js'
import {asHeard} from '../views/common.js'
import {seriesDto} from '../views/control.js'

export const telemetryHandlers = {
  listMetrics: (_input, {service}) => ({
    status: 200,
    body: {items: service.metrics().map(({name, unit, kind, help, series}) => ({name, unit, kind, help, series}))},
  }),

  queryTelemetry: ({metric, windowMs = 300_000, by, ...source}, {service}) => {
    requireMetric(service, metric)
    const query = {metric, windowMs, ...source}
    if (by === undefined) {
      const series = service.telemetry(query).map(seriesDto)
      return {status: 200, body: asHeard({kind: 'series', metric, windowMs, series}, service, clustersOf(service, source))}
    }
    const value = service.aggregate({...query, by}) ?? null
    return {status: 200, body: asHeard({kind: 'aggregate', metric, windowMs, by, value}, service, clustersOf(service, source))}
  },
} satisfies Partial<Handlers>

/** Those of which it can be asked; undefined: all. */
function clustersOf(service: SliceService, {cluster, application}: {readonly cluster?: string; readonly application?: string}) {
  if (cluster !== undefined) return [cluster]
  return application === undefined ? undefined : service.application(application)?.clusters
}

function requireMetric(service: SliceService, metric: string): void {
  const known = service.metrics().map(({name}) => name)
  if (known.includes(metric)) return
  throw notFound('metric-not-found', 'metric', metric, known, {hints: ['A metric is there when a first value of it was recorded.']})
}
