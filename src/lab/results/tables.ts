import {amount, type ReportTable} from '../report/tables.js'
import {markdownTable} from '../report/write.js'
import type {Estimate} from '../run/statistics.js'
import type {Paired, PointComparison, ResultComparison} from './contract.js'

/** One table a point. */
export function comparisonTables({points}: ResultComparison): readonly ReportTable[] {
  const held = points.filter(({contenders}) => contenders.length > 0)
  return held.map(({point, contenders}) => ({
    title: `Before and after: ${point}`,
    header: ['who', 'before', 'after', 'difference', 'after is'],
    rows: contenders.map((one) => [nameOf(one), amount(one.before), amount(one.after), withSign(one.difference), one.verdict]),
  }))
}

export function comparisonFacts({before, after, measure, seeds, notes}: ResultComparison): readonly string[] {
  const count = seeds.length
  return [
    `before: ${before}`,
    `after: ${after}`,
    `${measure}, lower is better; ${count === 1 ? 'one seed says nothing of how sure a difference is' : `${count} seeds, each against itself; ± is half a 95 % interval`}`,
    ...notes,
  ]
}

/** Who stands elsewhere in the order of means. */
export function rankingWords({point, ranking, contenders}: PointComparison): string {
  if (contenders.length === 0) return `${point}: nobody is left to be ordered.`
  if (ranking.length === 0) return `${point}: the order is the same.`
  return `${point}: ${ranking.map(({name, before, after}) => `${name} ${before} → ${after}`).join(', ')}`
}

export function comparisonMarkdown(comparison: ResultComparison): string {
  return [
    '# Results compared',
    comparisonFacts(comparison)
      .map((fact) => `- ${fact}`)
      .join('\n'),
    ...comparisonTables(comparison).map(markdownTable),
    '## The order',
    comparison.points.map((point) => `- ${rankingWords(point)}`).join('\n'),
    '"Unsure": the interval of the difference holds zero.\n',
  ].join('\n\n')
}

function nameOf({name, as}: Paired): string {
  return as === undefined ? name : `${name} → ${as}`
}

function withSign(difference: Estimate): string {
  return `${difference.mean > 0 ? '+' : ''}${amount(difference)}`
}
