import type {Study} from '../../lab/replay/study.js'
import {studyFacts, verdictOf} from '../../lab/report/facts.js'
import {remarksOf} from '../../lab/report/remarks.js'
import {type ReportTable, tablesOf} from '../../lab/report/tables.js'
import {number} from '../../support/text/quantity.js'
import {renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'

/** Everyone on a recording: score, regret, and of what the score is made; then how well was foreseen, and where the ranking changes. */
export const renderStudy: Renderer<Study> = (study, view) => {
  const [first] = study.points
  if (first === undefined) return ''
  const [who, ...others] = tablesOf(study)
  return [
    studyFacts(study).join('\n'),
    ...(who === undefined ? [] : [reportTable(who, view)]),
    remarksOf(study)
      .map(({kind, text}) => `${kind === 'failed' ? '✘' : '▲'} ${text}`)
      .join('\n'),
    verdictOf(first.summary),
    ...others.map((table) => reportTable(table, view)),
    changesOf(study),
    'Lower is better; ✓: the 95 % interval of a difference is below zero; intervals are over seeds, which are turns of one recording, and say nothing of other days. What would have been on the second host is fitted and assumed, not measured. Pictures: the same with --json > result.json, then mlsysops lab report result.json --out report.html.',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

export function reportTable({header, rows, title}: ReportTable, view: View): string {
  const columns = header.map((name, place) => ({
    header: name.toUpperCase(),
    value: (row: readonly string[]) => row[place] ?? '',
    ...(place === 0 ? {flexible: true} : {align: 'right' as const}),
  }))
  return `${view.style.bold(title)}\n${renderTable(rows, columns, view)}`
}

function changesOf({points, changes}: Study): string {
  if (points.length === 1) return ''
  const best = points[0]?.summary.best ?? ''
  if (changes.length === 0)
    return `The ranking does not change: ${best} is best of those that know only the past, everywhere on these axes.`
  return [
    `${best} is best in the case itself of those that know only the past; elsewhere:`,
    ...changes.map(({setting, best: other}) => `  ${setting.parameter} = ${number(setting.value)}: ${other}`),
  ].join('\n')
}
