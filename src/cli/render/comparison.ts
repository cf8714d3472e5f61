import type {Comparison, VariantSummary} from '../../lab/run/compare.js'
import type {Estimate} from '../../lab/run/statistics.js'
import {duration, number} from '../../support/text/quantity.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'

/** Variants of policies side by side: what was missed, what was changed, what it cost. */
export const renderComparison: Renderer<Comparison> = ({seeds, durationMs, summaries}, view) => {
  const head = `${duration(durationMs)} of simulated time, ${seeds.length === 1 ? `seed ${seeds[0]}` : `${seeds.length} seeds, the same for each; ± is half a 95 % interval`}`
  const table = renderTable(
    summaries,
    [
      {header: 'POLICIES', value: (one) => one.variant, flexible: true},
      {header: 'TARGETS MISSED', value: ({missed}) => (missed === undefined ? '–' : percent(missed)), align: 'right'},
      {header: 'MEASURED', value: ({measured}) => percent(measured), align: 'right'},
      {header: 'AGAINST THE FIRST', value: againstFirst, align: 'right'},
      {header: 'CHANGES', value: (one) => amount(one.changes), align: 'right'},
      {header: 'COST', value: (one) => amount(one.cost), align: 'right'},
      {header: 'WHY NOT', value: (one) => one.failures[0] ?? '', flexible: true},
    ],
    view,
  )
  const remarks = summaries.flatMap((one) => remarksOf(one, seeds.length))
  return [
    head,
    table,
    ...(remarks.length === 0 ? [] : [remarks.join('\n')]),
    'Simulated: no number here was measured. Each run, target and change: the same with --json.',
  ].join('\n\n')
}

/** What nobody may take for a good result. */
function remarksOf({variant, missed, measured, neverDeployed = []}: VariantSummary, count: number): readonly string[] {
  return [
    ...neverDeployed.map(({application, seeds}) => {
      const which = seeds.length === count ? '' : ` with ${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}`
      return `▲ ${variant}: ${application} was never deployed${which}.`
    }),
    ...(missed === undefined ? [`▲ ${variant}: no target was measured: nothing is known of what was missed.`] : []),
    ...(missed !== undefined && missed.count < measured.count
      ? [`▲ ${variant}: no target was measured with ${measured.count - missed.count} of ${measured.count} seeds, which are left out.`]
      : []),
  ]
}

function againstFirst({missedBeyondFirst}: VariantSummary): string {
  if (missedBeyondFirst === undefined) return '–'
  const sign = missedBeyondFirst.mean > 0 ? '+' : ''
  return `${sign}${percent(missedBeyondFirst)}`
}

function percent({mean, halfWidth}: Estimate): string {
  return `${(mean * 100).toFixed(1)}${halfWidth === undefined ? '' : ` ± ${(halfWidth * 100).toFixed(1)}`} %`
}

function amount({mean, halfWidth}: Estimate): string {
  return `${number(mean)}${halfWidth === undefined ? '' : ` ± ${number(halfWidth)}`}`
}
