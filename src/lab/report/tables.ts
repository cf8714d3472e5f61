import {number} from '../../support/text/quantity.js'
import type {Skill} from '../replay/skill.js'
import type {Study, StudyPoint} from '../replay/study.js'
import {type ContenderSummary, isBelow} from '../replay/summary.js'
import type {Estimate} from '../run/statistics.js'
import {pointName} from './facts.js'

/** A table as any report can show it. */
export type ReportTable = {readonly title: string; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[]}

/** Everyone in the case, the forecasts, and where the ranking changes. */
export function tablesOf(study: Study): readonly ReportTable[] {
  const [first] = study.points
  if (first === undefined) return []
  return [contenders(first), ...forecasts(study), ...(study.points.length > 1 ? [sweep(study)] : [])]
}

function contenders({summary}: StudyPoint): ReportTable {
  return {
    title: 'Who scored what',
    header: ['who', 'score', 'regret', `against ${summary.bestConstant}`, 'under-performing', 'target missed', 'dear host', 'moves'],
    rows: summary.contenders.map((one) => [
      one.name,
      amount(one.score),
      amount(one.regret),
      one.name === summary.bestConstant ? '–' : signed(one.beyondConstant),
      percent(one.underperforming),
      percent(one.targetMissed),
      percent(one.dear),
      number(one.moves.mean),
    ]),
  }
}

function forecasts({shown: {skills = [], seed}, case: {metric}}: Study): readonly ReportTable[] {
  if (skills.length === 0) return []
  const ahead = [...new Set(skills.map(({aheadMs}) => aheadMs))]
  const names = [...new Set(skills.map(({forecast}) => forecast))]
  const at = (name: string, aheadMs: number) => skills.find((one) => one.forecast === name && one.aheadMs === aheadMs)
  return [
    {
      title: `How well ${metric} was foreseen${seed === 1 ? '' : ` with seed ${seed}`}: mean error, and Brier score of being above the bound`,
      header: ['forecast', ...ahead.flatMap((aheadMs) => [`${aheadMs / 1_000} s`, 'Brier'])],
      rows: names.map((name) => [name, ...ahead.flatMap((aheadMs) => foreseen(at(name, aheadMs)))]),
    },
  ]
}

/** NaN is null in a saved answer. */
function foreseen(skill: Skill | undefined): readonly [error: string, brier: string] {
  return skill === undefined || skill.pairs === 0 ? ['–', '–'] : [number(skill.error), skill.brier.toFixed(3)]
}

function sweep({points}: Study): ReportTable {
  const names = [...new Set(points.flatMap(({summary}) => summary.contenders.filter(({kind}) => kind === 'policy').map(({name}) => name)))]
  return {
    title: 'Over what is assumed: one number at a time; differences are to the best constant choice there',
    header: ['assumed', 'optimum', 'best constant', 'best that knows only the past', 'difference', 'pays', ...names],
    rows: points.map(({settings, summary}) => {
      const of = (name: string): ContenderSummary | undefined => summary.contenders.find((one) => one.name === name)
      const optimum = summary.contenders.find(({kind}) => kind === 'optimum')
      return [
        pointName(settings),
        optimum === undefined ? '–' : amount(optimum.score),
        `${summary.bestConstant} ${number(of(summary.bestConstant)?.score.mean ?? Number.NaN)}`,
        summary.best,
        signed(of(summary.best)?.beyondConstant),
        summary.pays === undefined ? '–' : summary.pays ? 'yes' : 'no',
        ...names.map((name) => signed(of(name)?.beyondConstant)),
      ]
    }),
  }
}

export function amount({mean, halfWidth}: Estimate): string {
  return `${mean.toFixed(4)}${halfWidth === undefined ? '' : ` ± ${halfWidth.toFixed(4)}`}`
}

/** A difference; marked where its interval is below zero. */
export function signed(difference: Estimate | undefined): string {
  if (difference === undefined) return '–'
  return `${difference.mean > 0 ? '+' : ''}${amount(difference)}${isBelow(difference) === true ? ' ✓' : ''}`
}

export function percent({mean}: Estimate): string {
  return `${(mean * 100).toFixed(1)} %`
}
