import type {Study, StudyPoint} from '../../lab/replay/study.js'
import {type ContenderSummary, isBelow} from '../../lab/replay/summary.js'
import {studyFacts, verdictOf} from '../../lab/report/facts.js'
import type {Estimate} from '../../lab/run/statistics.js'
import {number} from '../../support/text/quantity.js'
import {renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'

/** Everyone on a recording: score, regret, and of what the score is made; then how well was foreseen, and where the ranking changes. */
export const renderStudy: Renderer<Study> = (study, view) => {
  const [first, ...others] = study.points
  if (first === undefined) return ''
  const parts = [
    studyFacts(study).join('\n'),
    contenderTable(first, view),
    verdictOf(first.summary),
    skillTable(study, view),
    ...(others.length === 0 ? [] : [sweepTable(study, view), changesOf(study)]),
    'Lower is better. What would have been on the second host is fitted and assumed, not measured. Moves, decisions and the timeline of the first seed: the same with --json, and mlsysops lab report.',
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function contenderTable({summary}: StudyPoint, view: View): string {
  const against = `AGAINST ${summary.bestConstant.toUpperCase()}`
  return renderTable(
    summary.contenders,
    [
      {header: 'WHO', value: ({name, kind}) => (kind === 'policy' ? name : {text: name, paint: view.style.dim}), flexible: true},
      {header: 'SCORE', value: ({score}) => amount(score), align: 'right'},
      {header: 'REGRET', value: ({regret}) => amount(regret), align: 'right'},
      {header: against, value: (one) => (one.name === summary.bestConstant ? '–' : signed(one.beyondConstant)), align: 'right'},
      {header: 'UNDER', value: ({underperforming}) => percent(underperforming), align: 'right'},
      {header: 'TARGET MISSED', value: ({targetMissed}) => percent(targetMissed), align: 'right'},
      {header: 'DEAR', value: ({dear}) => percent(dear), align: 'right'},
      {header: 'MOVES', value: ({moves}) => number(moves.mean), align: 'right'},
      {header: 'FAULTS', value: ({faults}) => faults[0] ?? '', flexible: true},
    ],
    view,
  )
}

function skillTable({shown: {skills = []}, case: {metric}}: Study, view: View): string {
  if (skills.length === 0) return ''
  const ahead = [...new Set(skills.map(({aheadMs}) => aheadMs))]
  const rows = [...new Set(skills.map(({forecast}) => forecast))]
  const at = (forecast: string, aheadMs: number) => skills.find((one) => one.forecast === forecast && one.aheadMs === aheadMs)
  const table = renderTable(
    rows,
    [
      {header: `MEAN ERROR OF ${metric.toUpperCase()}, AHEAD BY`, value: (row) => row},
      ...ahead.map((aheadMs) => ({
        header: `${aheadMs / 1_000} s`,
        value: (row: string) => number(at(row, aheadMs)?.error ?? Number.NaN),
        align: 'right' as const,
      })),
      ...ahead.map((aheadMs) => ({
        header: `BRIER ${aheadMs / 1_000} s`,
        value: (row: string) => (at(row, aheadMs)?.brier ?? Number.NaN).toFixed(3),
        align: 'right' as const,
      })),
    ],
    view,
  )
  return table
}

function sweepTable({points}: Study, view: View): string {
  return renderTable(
    points,
    [
      {header: 'ASSUMED', value: settingWords},
      {header: 'OPTIMUM', value: (point) => amount(scoreOf(point, 'optimum')), align: 'right'},
      {
        header: 'BEST CONSTANT',
        value: ({summary}) =>
          `${summary.bestConstant} ${number(contender(summary.contenders, summary.bestConstant)?.score.mean ?? Number.NaN)}`,
      },
      {header: 'BEST OF THE PAST ONLY', value: ({summary}) => summary.best, flexible: true},
      {
        header: 'AGAINST THE CONSTANT',
        value: ({summary}) => signed(contender(summary.contenders, summary.best)?.beyondConstant),
        align: 'right',
      },
      {header: 'PAYS', value: ({summary: {pays}}) => (pays === undefined ? '–' : pays ? 'yes' : 'no')},
      {
        header: 'PREDICTIVE-RELOCATION',
        value: ({summary}) => signed(contender(summary.contenders, 'predictive-relocation')?.beyondConstant),
        align: 'right',
      },
      {
        header: 'QOS-RELOCATION',
        value: ({summary}) => signed(contender(summary.contenders, 'qos-relocation')?.beyondConstant),
        align: 'right',
      },
    ],
    view,
  )
}

function changesOf({points, changes}: Study): string {
  const best = points[0]?.summary.best ?? ''
  if (changes.length === 0)
    return `The ranking does not change: ${best} is best of those that know only the past, everywhere on these axes.`
  return [
    `${best} is best in the case itself; elsewhere:`,
    ...changes.map(({setting, best: other}) => `  ${setting.parameter} = ${number(setting.value)}: ${other}`),
  ].join('\n')
}

function settingWords({settings}: StudyPoint): string {
  return settings.length === 0 ? 'the case' : settings.map(({parameter, value}) => `${parameter} = ${number(value)}`).join(', ')
}

function scoreOf({summary}: StudyPoint, kind: ContenderSummary['kind']): Estimate {
  return summary.contenders.find((one) => one.kind === kind)?.score ?? {mean: Number.NaN, count: 0}
}

function contender(contenders: readonly ContenderSummary[], name: string): ContenderSummary | undefined {
  return contenders.find((one) => one.name === name)
}

function amount({mean, halfWidth}: Estimate): string {
  return `${mean.toFixed(4)}${halfWidth === undefined ? '' : ` ± ${halfWidth.toFixed(4)}`}`
}

/** A difference; marked where its interval is below zero. */
function signed(difference: Estimate | undefined): string {
  if (difference === undefined) return '–'
  const mark = isBelow(difference) === true ? ' ✓' : ''
  return `${difference.mean > 0 ? '+' : ''}${amount(difference)}${mark}`
}

function percent({mean}: Estimate): string {
  return `${(mean * 100).toFixed(1)} %`
}
