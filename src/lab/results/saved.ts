import {digestOf} from '../../support/digest.js'
import {OperationalError} from '../../support/errors.js'
import {asJson, isList, isObject, type JsonValue, jsonIn} from '../../support/json.js'
import type {Study} from '../replay/study.js'
import {pointName} from '../report/facts.js'
import {policyRemarksOf} from '../report/remarks.js'
import {type Comparison, missedShare} from '../run/compare.js'
import type {ResultPoint, SavedResult} from './contract.js'
import {RUN, STUDY, WITH_SCORES} from './saved-shapes.js'
import {problemsOf, type Shape} from './shape.js'

const WRITTEN_BY = 'mlsysops lab replay, lab sweep and lab run write one with --json.'

/** A saved answer of `lab replay` or `lab sweep`. Rejects with `result-unreadable`. */
export function studyIn(text: string, file: string): Study {
  const value = jsonIn(text)
  if (isStudy(value)) return recent(insist(value, STUDY, file), file)
  throw unreadable(`${file} is no answer of lab replay or lab sweep.`, ['mlsysops lab replay … --json > result.json writes one.'])
}

/** A saved answer of `lab replay`, `lab sweep` or `lab run`. Rejects with `result-unreadable`. */
export function savedResult(text: string, file: string): SavedResult {
  const value = jsonIn(text)
  if (isStudy(value)) {
    if (problemsOf(value, WITH_SCORES).some((problem) => problem.includes('.scores:')))
      throw unreadable(`${file} has no score for each seed: it was saved by an earlier version.`, ['Run it again.'])
    return ofStudy(insist(value, STUDY, file), file)
  }
  if (isComparison(value)) return ofRun(value, file)
  throw unreadable(`${file} is no answer of the lab that can be compared.`, [WRITTEN_BY])
}

function recent(study: Study, file: string): Study {
  const {fit} = study.shown
  if (fit === undefined || has(fit, ['loads'])) return study
  throw unreadable(`${file} does not say for which loads its fit holds: it was saved by an earlier version.`, ['Run it again.'])
}

function ofStudy(study: Study, file: string): SavedResult {
  const {case: asked, seeds, points, conditions, steps} = study
  return {
    file,
    kind: 'replay',
    measure: 'score',
    subject: new Map([
      ...flat(asJson(asked), ''),
      ['the recording', digestOf(JSON.stringify(conditions))],
      ['scored steps', String(steps.scored)],
    ]),
    seeds,
    points: points.map(
      ({settings, summary}): ResultPoint => ({
        name: pointName(settings),
        contenders: new Map(summary.contenders.map(({name, scores}) => [name, scores])),
      }),
    ),
    remarks: policyRemarksOf(study).map(({text}) => text),
  }
}

function ofRun(saved: Comparison, file: string): SavedResult {
  if (!has(saved, ['subject']))
    throw unreadable(`${file} does not say what it ran on: it was saved by an earlier version.`, ['Run it again.'])
  const {seeds, durationMs, subject, trials, summaries} = insist(saved, RUN, file)
  const groups = Map.groupBy(trials, ({variant}) => variant)
  const contenders = new Map([...groups].map(([name, own]) => [name, seeds.map((seed) => shareOf(own, seed))] as const))
  return {
    file,
    kind: 'run',
    measure: 'share of the time in which a target was missed',
    subject: new Map([...Object.entries(subject), ['duration', String(durationMs)]]),
    seeds,
    points: [{name: 'the scenario', contenders}],
    remarks: summaries.flatMap(({variant, failures}) => failures.map((failure) => `${variant}: ${failure}`)),
  }
}

function shareOf(trials: Comparison['trials'], seed: number): number {
  const trial = trials.find((one) => one.seed === seed)
  return (trial === undefined ? undefined : missedShare(trial)) ?? Number.NaN
}

/** Every value with its path. */
function flat(value: JsonValue, path: string): readonly (readonly [string, string])[] {
  if (isList(value)) return value.flatMap((one, place) => flat(one, `${path}[${place}]`))
  if (isObject(value))
    return Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : flat(one, path === '' ? key : `${path}.${key}`)))
  return [[path, String(value)]]
}

// By its parts it is known what it shall be; whether it is that is looked at then.
function isStudy(value: unknown): value is Study {
  return has(value, ['case', 'seeds', 'points', 'shown', 'conditions'])
}

function isComparison(value: unknown): value is Comparison {
  return has(value, ['seeds', 'durationMs', 'summaries', 'trials'])
}

const MOST_PROBLEMS = 5

function insist<T>(value: T, shape: Shape, file: string): T {
  const problems = problemsOf(value, shape)
  if (problems.length === 0) return value
  const rest = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : ''
  throw unreadable(`${file} is not as it was saved: ${problems.slice(0, MOST_PROBLEMS).join('; ')}${rest}.`, [WRITTEN_BY])
}

function has(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value)
}

function unreadable(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'result-unreadable', exit: 'invalid', hints})
}
