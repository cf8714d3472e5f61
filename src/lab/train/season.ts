import type {TrainingRow} from './rows.js'

/** How long a load takes until it comes again. */
export type Season = {
  readonly durationMs: number
  /** Of the values with those of a season before; absent: it was stated, and not looked for. */
  readonly correlation?: number
}

/** Rows of one component until it began anew, on a grid of `everyMs`; not a number where there is no row. */
export type Stretch = {readonly fromMs: number; readonly rows: readonly TrainingRow[]; readonly values: Float64Array}

const MOST_LAGS = 5_000
/** Less alike is not the same again. */
export const LEAST_LIKENESS = 0.3
/** A shorter season that is nearly as alike is the season, and the longer one a multiple. */
const AS_GOOD = 0.05

/**
 * The distance at which what was foreseen is most like itself, by autocorrelation within stretches: after it was once unlike itself, and seen for at least as
 * long as the distance is. Undefined where nothing comes again.
 */
export function seasonOf(rows: readonly TrainingRow[], everyMs: number): Season | undefined {
  const stretches = stretchesOf(rows, everyMs)
  const most = Math.min(MOST_LAGS, Math.max(0, ...stretches.map(({values}) => values.length)))
  const found: {readonly lag: number; readonly correlation: number}[] = []
  let wasUnlike = false
  for (let lag = 1; lag < most; lag += 1) {
    const correlation = likeness(stretches, lag)
    if (correlation === undefined) continue
    wasUnlike ||= correlation <= 0
    if (wasUnlike && correlation >= LEAST_LIKENESS) found.push({lag, correlation})
  }
  const best = found.reduce((most, {correlation}) => Math.max(most, correlation), 0)
  const [first] = found.filter(({correlation}) => correlation >= best - AS_GOOD)
  if (first === undefined) return undefined
  // Neighbours of a peak are nearly as good as it.
  const peak = found
    .filter(({lag}) => lag < first.lag * 1.5)
    .reduce((higher, one) => (one.correlation > higher.correlation ? one : higher), first)
  return {durationMs: peak.lag * everyMs, correlation: peak.correlation}
}

export function stretchesOf(rows: readonly TrainingRow[], everyMs: number): readonly Stretch[] {
  const groups = Map.groupBy(rows, ({application, component, instance}) => JSON.stringify([application, component, instance]))
  return [...groups.values()].map((own): Stretch => {
    const fromMs = own.reduce((least, {atMs}) => Math.min(least, atMs), Number.POSITIVE_INFINITY)
    const toMs = own.reduce((most, {atMs}) => Math.max(most, atMs), fromMs)
    const values = new Float64Array(Math.round((toMs - fromMs) / everyMs) + 1).fill(Number.NaN)
    for (const {atMs, actual} of own) values[Math.round((atMs - fromMs) / everyMs)] = actual
    return {fromMs, rows: own, values}
  })
}

function likeness(stretches: readonly Stretch[], lag: number): number | undefined {
  const pairs = stretches.flatMap(({values}) =>
    Array.from(values.subarray(lag), (value, place): readonly [number, number] => [value, values[place] ?? Number.NaN]),
  )
  const known = pairs.filter(([a, b]) => !Number.isNaN(a + b))
  return known.length < lag ? undefined : correlationOf(known)
}

/** Pearson's; undefined where nothing changes. */
export function correlationOf(pairs: readonly (readonly [number, number])[]): number | undefined {
  const meanOf = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length
  const [meanA, meanB] = [meanOf(0), meanOf(1)]
  let [ab, aa, bb] = [0, 0, 0]
  for (const [a, b] of pairs) {
    ab += (a - meanA) * (b - meanB)
    aa += (a - meanA) ** 2
    bb += (b - meanB) ** 2
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : undefined
}
