import {type Exposition, parseNumber, type TextSample} from './prometheus-text.js'
import type {Reading} from './readings.js'

/** What a sample's name has beside that of its family. */
const ENDINGS = ['_total', '_bucket', '_count', '_sum', '_created', '_info', '_gcount', '_gsum'] as const
const UNNAMEABLE = /[^A-Za-z0-9_:]/g

type Family = {
  readonly name: string
  count?: number
  sum?: number
  timeMs?: number
  readonly upTo: Map<number, number>
  readonly quantiles: Map<number, number>
}

/**
 * A scraped text as readings. The series of a histogram, and of a summary, are put together here: buckets of one bound are added up over their labels, quantiles
 * of one rank give way to the highest. What OpenMetrics says of when a series began is left out.
 */
export function readingsOf({samples, types}: Exposition): readonly Reading[] {
  const readings: Reading[] = []
  const histograms = new Map<string, Family>()
  const summaries = new Map<string, Family>()
  for (const sample of samples) {
    const {family, ending, type} = classify(sample, types)
    const time = sample.timeMs === undefined ? {} : {timeMs: sample.timeMs}
    const name = nameable(sample.name)
    if (ending === '_created' && type !== undefined) continue
    if (type === 'histogram' || type === 'gaugehistogram') collect(histograms, family, ending, sample)
    else if (type === 'summary') collect(summaries, family, ending, sample)
    else if (type === 'counter') readings.push({kind: 'counter', name, value: sample.value, temporality: 'cumulative', ...time})
    else readings.push({kind: 'gauge', name, value: sample.value, ...time})
  }
  return [...readings, ...[...histograms.values()].map(histogramOf), ...[...summaries.values()].map(summaryOf)]
}

/** A text without types still says by its names and labels what is a counter, a histogram or a summary. */
function classify({name, labels}: TextSample, types: ReadonlyMap<string, string>) {
  const own = types.get(name)
  if (own !== undefined && own !== 'histogram') return {family: name, ending: '', type: own}
  const ending = ENDINGS.find((each) => name.endsWith(each)) ?? ''
  const family = ending === '' ? name : name.slice(0, -ending.length)
  const type = types.get(family)
  if (type !== undefined && type !== 'unknown' && type !== 'untyped') return {family, ending, type}
  if (ending === '_bucket' && labels.some(([label]) => label === 'le')) return {family, ending, type: 'histogram'}
  if (labels.some(([label]) => label === 'quantile')) return {family: name, ending: '', type: 'summary'}
  return {family, ending, type: ending === '_total' ? 'counter' : undefined}
}

function collect(families: Map<string, Family>, name: string, ending: string, {labels, value, timeMs}: TextSample): void {
  const family: Family = families.get(name) ?? {name: nameable(name), upTo: new Map(), quantiles: new Map()}
  families.set(name, family)
  if (timeMs !== undefined) family.timeMs = Math.max(timeMs, family.timeMs ?? 0)
  switch (ending) {
    case '_bucket': {
      const bound = numberIn(labels, 'le')
      if (bound !== undefined) family.upTo.set(bound, (family.upTo.get(bound) ?? 0) + value)
      break
    }
    case '_count':
    case '_gcount':
      family.count = (family.count ?? 0) + value
      break
    case '_sum':
    case '_gsum':
      family.sum = (family.sum ?? 0) + value
      break
    default: {
      const quantile = numberIn(labels, 'quantile')
      const known = quantile === undefined ? undefined : family.quantiles.get(quantile)
      if (quantile !== undefined && !Number.isNaN(value)) family.quantiles.set(quantile, Math.max(value, known ?? value))
    }
  }
}

function histogramOf({name, count, sum, timeMs, upTo}: Family): Reading {
  const buckets = [...upTo].filter(([bound]) => bound !== Number.POSITIVE_INFINITY).sort(([a], [b]) => a - b)
  const distribution = {
    bounds: buckets.map(([bound]) => bound),
    cumulative: buckets.map(([, value]) => value),
    count: count ?? upTo.get(Number.POSITIVE_INFINITY) ?? Number.NaN,
  }
  return {kind: 'histogram', name, distribution, temporality: 'cumulative', ...optional({sum, timeMs})}
}

function summaryOf({name, count, sum, timeMs, quantiles}: Family): Reading {
  return {kind: 'summary', name, quantiles, ...optional({count, sum, timeMs})}
}

/** Leaves out what is undefined. */
function optional({count, sum, timeMs}: {count?: number | undefined; sum?: number | undefined; timeMs?: number | undefined}) {
  return {...(count === undefined ? {} : {count}), ...(sum === undefined ? {} : {sum}), ...(timeMs === undefined ? {} : {timeMs})}
}

function numberIn(labels: TextSample['labels'], wanted: string): number | undefined {
  const text = labels.find(([name]) => name === wanted)?.[1]
  return text === undefined ? undefined : parseNumber(text)
}

/** A name that was written in quotes may hold anything. */
function nameable(name: string): string {
  return name.replace(UNNAMEABLE, '_')
}
