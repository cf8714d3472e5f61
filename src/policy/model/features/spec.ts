import {parseDuration} from '../../../support/text/duration.js'
import type {Feature} from '../generated/model-policy.types.generated.js'

/** One column of what a model is given. */
export type FeatureSpec = {readonly name: string} & (
  | {
      readonly kind: 'metric'
      readonly metric: string
      readonly of: 'component' | 'application' | 'node'
      readonly by: FeatureBy
      readonly windowMs: number
      readonly lagMs: number
    }
  | {readonly kind: 'calendar'; readonly what: NonNullable<Feature['calendar']>}
  | {readonly kind: 'node'; readonly fact: NonNullable<Feature['node']>}
  | {readonly kind: 'component'; readonly fact: NonNullable<Feature['component']>}
)
export type FeatureBy = NonNullable<Feature['by']>

/** As it was written, with defaults; one that says several things at once is what it says first. */
export function featureOf({name, metric, of = 'component', by = 'mean', window, lag, calendar, node, component}: Feature): FeatureSpec {
  if (metric !== undefined) {
    const windowMs = (window === undefined ? undefined : parseDuration(window)) ?? 10_000
    const lagMs = (lag === undefined ? undefined : parseDuration(lag)) ?? 0
    const made = [of === 'component' ? '' : of, metric, by, words(windowMs), lagMs === 0 ? '' : `lag_${words(lagMs)}`].filter(
      (part) => part !== '',
    )
    return {kind: 'metric', name: name ?? made.join('_'), metric, of, by, windowMs, lagMs}
  }
  if (calendar !== undefined) return {kind: 'calendar', name: name ?? calendar.replaceAll('-', '_'), what: calendar}
  if (node !== undefined) return {kind: 'node', name: name ?? `node_${node}`, fact: node}
  const fact = component ?? 'instances'
  return {kind: 'component', name: name ?? `component_${fact.replaceAll('-', '_')}`, fact}
}

/** How far back it looks. */
export function reachMs(feature: FeatureSpec): number {
  return feature.kind === 'metric' ? feature.windowMs + feature.lagMs : 0
}

/** What its values are in; `unitOf` knows metrics. */
export function unitOfFeature(feature: FeatureSpec, unitOf: (metric: string) => string): string {
  switch (feature.kind) {
    case 'metric': {
      if (feature.by === 'count') return 'count'
      const unit = unitOf(feature.metric)
      return feature.by === 'slope' ? `${unit} a second` : unit
    }
    case 'calendar':
      return feature.what === 'day-of-week' ? 'day' : 'ratio'
    case 'node':
      return NODE_UNITS[feature.fact]
    case 'component':
      return 'count'
  }
}

const NODE_UNITS = {cores: 'count', performance_indicator: 'rating', price: 'per hour', memory: 'bytes'} as const

function words(ms: number): string {
  return ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`
}
