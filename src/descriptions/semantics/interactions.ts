import {itemsOf, type Located, textOf, valueAt} from '../source/located.js'
import {at, type Report} from '../source/report.js'
import {componentsOf, reportUnknown, wordOf} from './application.js'

/** Interactions name two different components, and their targets are counted in units of what is measured. */
export function checkInteractions(root: Located, report: Report): void {
  const names = new Set(componentsOf(root).map(({name}) => name))
  const seen = new Set<string>()
  for (const interaction of itemsOf(valueAt(root, 'component_interactions'))) {
    const one = wordOf(valueAt(interaction, 'component_name1'))
    const two = wordOf(valueAt(interaction, 'component_name2'))
    for (const word of [one, two]) if (word !== undefined) reportUnknown(word, names, report)
    for (const metric of itemsOf(valueAt(interaction, 'interaction_metrics'))) checkUnit(metric, report)
    if (one === undefined || two === undefined) continue
    if (one.text === two.text) {
      report.add({severity: 'error', code: 'self-interaction', ...at(two.node), message: `"${one.text}" interacts with itself.`})
    }
    const key = `${one.text} ${textOf(valueAt(interaction, 'type')) ?? ''} ${two.text}`
    if (seen.has(key))
      report.add({severity: 'warning', code: 'duplicate', ...at(interaction), message: 'This interaction is described already.'})
    seen.add(key)
  }
}

function checkUnit(metric: Located, report: Report): void {
  const name = textOf(valueAt(metric, 'system_metric_id'))
  const unit = wordOf(valueAt(metric, 'measurement_unit'))
  if (name === undefined || unit === undefined) return
  const isRate = name === 'bandwidth'
  if (isRate === (unit.text === 'Mbps')) return
  const suggestion = isRate ? 'Write Mbps.' : 'Write milliseconds or seconds.'
  report.add({
    severity: 'error',
    code: 'unit-contradicts',
    ...at(unit.node),
    message: `${name} is not measured in ${unit.text}.`,
    suggestion,
  })
}
