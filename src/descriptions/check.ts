import {contextOf, examine, judge, viewsOnDemand} from './examine.js'
import {KINDS} from './kinds.js'
import {type Rooted, rootsOf} from './normalise/root.js'
import {hasErrors, type Problem} from './problem.js'
import type {Surroundings} from './semantics/surroundings.js'
import {locateValue} from './source/from-value.js'
import type {Located} from './source/located.js'
import {collect, problemsOf} from './source/report.js'
import {NO_SOURCE} from './source/source.js'
import type {ApplicationDescription} from './types.js'

export type CheckedApplication =
  | {readonly kind: 'valid'; readonly description: ApplicationDescription; readonly problems: readonly Problem[]}
  | {readonly kind: 'invalid'; readonly problems: readonly Problem[]}

/**
 * Checks a value that came as JSON as `parseDescriptions` checks a text: `{"MLSysOpsApp": {…}}` or what stands under that key. Problems have no line and column; `pointer` says
 * where.
 */
export function checkApplication(value: unknown, surroundings: Surroundings = {}): CheckedApplication {
  const report = collect()
  const located = locateValue(value, report)
  const rooted = located === undefined ? [] : isBare(located) ? [bare(located)] : rootsOf(located, report)
  const [first, ...others] = rooted
  if (others.length > 0 || (first !== undefined && first.kind.kind !== 'application')) {
    const message = 'One application description is expected: a map under "MLSysOpsApp".'
    report.add({severity: 'error', code: 'not-an-application', span: undefined, path: undefined, message})
  } else if (first !== undefined) {
    const examined = examine(first, viewsOnDemand())
    const {described} = examined
    for (const finding of judge(examined, contextOf(surroundings, []), new Set())) report.add(finding)
    const problems = problemsOf(report.findings, NO_SOURCE)
    if (described?.kind === 'application' && !hasErrors(problems)) return {kind: 'valid', description: described.description, problems}
  }
  return {kind: 'invalid', problems: problemsOf(report.findings, NO_SOURCE)}
}

/** What an API may send without its root key. */
function isBare(located: Located): boolean {
  return located.kind === 'map' && located.entries.some(({key}) => key === 'components') && !located.entries.some(({key}) => key === 'kind')
}

function bare(content: Located): Rooted {
  const kind = KINDS.find((candidate) => candidate.kind === 'application')
  if (kind === undefined) throw new TypeError('There is no kind of description for applications.')
  return {kind, content, root: {key: kind.rootKey, keySpan: content.span, value: content}}
}
