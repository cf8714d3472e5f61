import {suggest} from '../../support/suggest.js'
import {itemsOf, type Located, numberOf, valueAt} from '../source/located.js'
import {at, atField, type Report} from '../source/report.js'
import {componentsOf, reportRepeated, type Word, wordOf} from './application.js'

/** Binary fractions of decimal weights miss 1 by less than this. */
const TOLERANCE = 1e-6

/** Each target is declared once, and satisfaction is made of declared targets whose weights are 1 together. */
export function checkQos(root: Located, report: Report): void {
  const declared = new Set(
    componentsOf(root).flatMap(({node}) => {
      const metrics = metricsOf(itemsOf(valueAt(node, 'qos_metrics')), 'application_metric_id')
      reportRepeated(metrics, 'duplicate-metric', (name) => `The component has a target for "${name}" already.`, report)
      return metrics.map(({text}) => text)
    }),
  )
  const satisfaction = valueAt(root, 'global_satisfaction')
  if (satisfaction === undefined) return
  const list = valueAt(satisfaction, 'achievement_weights')
  const weights = itemsOf(list)
  const named = metricsOf(weights, 'metric_id')
  for (const word of named) reportUndeclared(word, declared, report)
  reportRepeated(named, 'duplicate-metric', (name) => `"${name}" has a weight already.`, report)
  if (list === undefined || weights.length === 0) reportWithoutWeights(root, report)
  else checkSum(satisfaction, weights, report)
}

function metricsOf(items: readonly Located[], key: string): readonly Word[] {
  return items.flatMap((item) => wordOf(valueAt(item, key)) ?? [])
}

function reportUndeclared({text, node}: Word, declared: ReadonlySet<string>, report: Report): void {
  if (declared.has(text)) return
  const near = report.isFull ? undefined : suggest(text, declared)
  const suggestion = near === undefined ? 'Add it to the qos_metrics of the component that reports it.' : `Did you mean "${near}"?`
  report.add({severity: 'error', code: 'unknown-metric', ...at(node), message: `No component has a target for "${text}".`, suggestion})
}

function reportWithoutWeights(root: Located, report: Report): void {
  report.add({
    severity: 'warning',
    code: 'incomplete',
    ...atField(root, 'global_satisfaction'),
    message: 'Without weights every target counts the same.',
    suggestion: 'Add achievement_weights.',
  })
}

function checkSum(satisfaction: Located, weights: readonly Located[], report: Report): void {
  const numbers = weights.map((item) => numberOf(valueAt(item, 'weight')))
  if (numbers.some((number) => number === undefined)) return
  const sum = numbers.reduce<number>((total, number) => total + (number ?? 0), 0)
  if (Math.abs(sum - 1) <= TOLERANCE) return
  report.add({
    severity: 'error',
    code: 'weights-sum',
    ...atField(satisfaction, 'achievement_weights'),
    message: `The weights are ${Number(sum.toFixed(6))} together; they must be 1.`,
  })
}
