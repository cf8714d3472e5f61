import {OperationalError} from '../../support/errors.js'
import {suggest} from '../../support/suggest.js'
import {type Estimate, estimate} from '../run/statistics.js'
import type {Moved, Paired, PointComparison, ResultComparison, ResultPoint, SavedResult, Verdict} from './contract.js'

/** A contender of the first result and the one of the second that it is held against. */
export type Pair = {readonly before: string; readonly after: string}

/**
 * Two results of the same question, contender by contender, seed by seed, at every point that both have. Those of one name belong together, and what `pairs`
 * says. Rejects with `results-not-comparable` where anything that was asked differs, with all of it.
 */
export function compareResults(before: SavedResult, after: SavedResult, pairs: readonly Pair[] = []): ResultComparison {
  const differing = differences(before, after)
  if (differing.length > 0) throw notComparable(before, after, differing)
  const common = before.points.flatMap((point) => {
    const other = after.points.find(({name}) => name === point.name)
    return other === undefined ? [] : [{point, other}]
  })
  if (common.length === 0) throw notComparable(before, after, ['They have no point in common.'])
  const [own, its] = [contendersOf(common.map(({point}) => point)), contendersOf(common.map(({other}) => other))]
  const chosen = pairsOf(own, its, pairs)
  if (chosen.length === 0) throw notComparable(before, after, ['They have no contender in common.'])
  return {
    before: before.file,
    after: after.file,
    measure: before.measure,
    seeds: before.seeds,
    points: common.map(({point, other}) => comparePoint(point, other, wholeAt(point, other, chosen))),
    notes: [
      ...onlyIn(before.file, namesOf(before.points), namesOf(after.points)),
      ...onlyIn(after.file, namesOf(after.points), namesOf(before.points)),
      ...leftOut(before.file, own, new Set(chosen.map((pair) => pair.before))),
      ...leftOut(after.file, its, new Set(chosen.map((pair) => pair.after))),
      ...before.remarks.map((remark) => `${before.file}: ${remark}`),
      ...after.remarks.map((remark) => `${after.file}: ${remark}`),
      ...common.flatMap(({point, other}) => leftOutAt(point, other, chosen)),
    ],
  }
}

function comparePoint(point: ResultPoint, other: ResultPoint, chosen: readonly Pair[]): PointComparison {
  const contenders = chosen.map(({before, after}): Paired => {
    const [own, its] = [point.contenders.get(before) ?? [], other.contenders.get(after) ?? []]
    const difference = estimate(its.map((value, seed) => value - (own[seed] ?? Number.NaN)))
    return {
      name: before,
      ...(after === before ? {} : {as: after}),
      before: estimate(own),
      after: estimate(its),
      difference,
      verdict: verdictOf(difference),
    }
  })
  return {point: point.name, contenders, ranking: movedOf(contenders)}
}

/** Whoever is in any of the points. */
function contendersOf(points: readonly ResultPoint[]): readonly string[] {
  return [...new Set(points.flatMap(({contenders}) => [...contenders.keys()]))]
}

/** Those that both have with every seed: one that failed there, or of whom nothing was measured, is not to be held against anything. */
function wholeAt(point: ResultPoint, other: ResultPoint, chosen: readonly Pair[]): readonly Pair[] {
  return chosen.filter(({before, after}) => isWhole(point.contenders.get(before)) && isWhole(other.contenders.get(after)))
}

function isWhole(values: readonly number[] | undefined): boolean {
  return values?.every(Number.isFinite) ?? false
}

/** Less is what adding up numbers does. */
const NOTHING = 1e-12

function verdictOf({mean, halfWidth}: Estimate): Verdict {
  if (Math.abs(mean) < NOTHING && (halfWidth ?? 0) < NOTHING) return 'same'
  // Said this way round, what is no number is not certain either.
  if (halfWidth === undefined || !(Math.abs(mean) > halfWidth)) return 'unsure'
  return mean < 0 ? 'better' : 'worse'
}

function movedOf(contenders: readonly Paired[]): readonly Moved[] {
  const order = (of: (one: Paired) => Estimate) => contenders.toSorted((a, b) => of(a).mean - of(b).mean).map(({name}) => name)
  const [before, after] = [order((one) => one.before), order((one) => one.after)]
  return before.flatMap((name, place) => {
    const now = after.indexOf(name)
    return now === place ? [] : [{name, before: place + 1, after: now + 1}]
  })
}

function pairsOf(own: readonly string[], its: readonly string[], asked: readonly Pair[]): readonly Pair[] {
  const problems = asked.flatMap(({before, after}) => [...unknownIn(own, before, 'first'), ...unknownIn(its, after, 'second')])
  if (problems.length > 0)
    throw new OperationalError(problems.join(' '), {code: 'contender-unknown', exit: 'usage', hints: ['--pair NAME=OTHER']})
  const taken = new Set(asked.flatMap(({before, after}) => [before, after]))
  const same = own.filter((name) => its.includes(name) && !taken.has(name))
  return [...asked, ...same.map((name): Pair => ({before: name, after: name}))]
}

function unknownIn(known: readonly string[], name: string, which: string): readonly string[] {
  if (known.includes(name)) return []
  const near = suggest(name, known)
  return [`The ${which} result has no contender ${name}.${near === undefined ? '' : ` Did you mean ${near}?`}`]
}

/** What was asked otherwise, in words. */
function differences(before: SavedResult, after: SavedResult): readonly string[] {
  if (before.kind !== after.kind) return [`One is of a ${before.kind}, the other of a ${after.kind}.`]
  const paths = [...new Set([...before.subject.keys(), ...after.subject.keys()])]
  const subject = paths.flatMap((path) => {
    const [own, its] = [before.subject.get(path), after.subject.get(path)]
    return own === its ? [] : [`${path} is ${shown(own)} in the first and ${shown(its)} in the second.`]
  })
  const seeds = before.seeds.join() === after.seeds.join() ? [] : [`The seeds are ${range(before.seeds)} and ${range(after.seeds)}.`]
  return [...subject, ...seeds]
}

/** A digest as short as it is told apart. */
function shown(text: string | undefined): string {
  return text === undefined ? 'not said' : text.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1…')
}

function range(seeds: readonly number[]): string {
  const [first] = seeds
  return seeds.length === 1 ? String(first) : `${first} to ${seeds.at(-1)}`
}

function namesOf(points: readonly ResultPoint[]): readonly string[] {
  return points.map(({name}) => name)
}

function onlyIn(file: string, own: readonly string[], others: readonly string[]): readonly string[] {
  const only = own.filter((name) => !others.includes(name))
  return only.length === 0 ? [] : [`Only ${file} has the points ${only.join('; ')}: they were left out.`]
}

function leftOut(file: string, contenders: readonly string[], taken: ReadonlySet<string>): readonly string[] {
  const only = contenders.filter((name) => !taken.has(name))
  return only.length === 0
    ? []
    : [`Of ${file} was left out what has no partner: ${only.join(', ')}. --pair NAME=OTHER holds two of other names against one another.`]
}

function leftOutAt(point: ResultPoint, other: ResultPoint, chosen: readonly Pair[]): readonly string[] {
  const whole = wholeAt(point, other, chosen)
  const only = chosen.filter((pair) => !whole.includes(pair)).map(({before}) => before)
  return only.length === 0 ? [] : [`At ${point.name} was left out what one of the two has not with every seed: ${only.join(', ')}.`]
}

function notComparable(before: SavedResult, after: SavedResult, reasons: readonly string[]): OperationalError {
  return new OperationalError(`${before.file} and ${after.file} cannot be compared: ${reasons.join(' ')}`, {
    code: 'results-not-comparable',
    exit: 'invalid',
    hints: ['The same recording, case and seeds (of lab run the same scenario, applications and duration) make results comparable.'],
    details: {reasons},
  })
}
