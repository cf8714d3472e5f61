import type {TelemetryReader} from '../../../telemetry/contract.js'

export type Links = {
  readonly latencyMs: (one: string, other: string) => number
  /** Whether it is measured between them, in at least one direction. */
  readonly isHeard: (one: string, other: string) => boolean
}

/**
 * Latencies between nodes of one cluster: what is measured of late, the mean of both directions; else what is assumed. A sample names no second node, so
 * the metric does: `link_latency_to_<node>_ms` of a node is that of its link to the other, with `_` for what a metric's name may not have.
 */
export function linksFrom(telemetry: TelemetryReader, windowMs: number, assumedMs: number): Links {
  const known = new Map<string, number | undefined>()
  const heard = (from: string, to: string): number | undefined => {
    const key = `${from}>${to}`
    if (!known.has(key)) known.set(key, telemetry.aggregate({metric: linkMetric(to), node: from}, windowMs, 'mean'))
    return known.get(key)
  }
  const measured = (one: string, other: string): readonly number[] =>
    [heard(one, other), heard(other, one)].filter((value) => value !== undefined)
  return {
    latencyMs: (one, other) => {
      if (one === other) return 0
      const values = measured(one, other)
      return values.length === 0 ? assumedMs : values.reduce((sum, value) => sum + value, 0) / values.length
    },
    isHeard: (one, other) => measured(one, other).length > 0,
  }
}

export function linkMetric(to: string): string {
  return `link_latency_to_${to.replaceAll(/[^A-Za-z0-9_]/g, '_')}_ms`
}
