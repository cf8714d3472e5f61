import type {NodeChanges} from '../nodes.js'
import type {Renderer} from '../text/view.js'
import {renderDifference} from './difference.js'

const WOULD = {added: 'add', updated: 'change', removed: 'remove'} as const

export const renderNodeChanges: Renderer<NodeChanges> = ({kind, dryRun, nodes}, view) => {
  const lines = nodes.map(({name, changes}) => {
    if (kind === 'updated' && changes.length === 0) return `${name} is as described already.`
    const head = dryRun ? `Would ${WOULD[kind]} ${name}.` : `${view.style.green('✔')} ${name} ${kind}.`
    return changes.length === 0 ? head : `${head}\n${renderDifference({from: 'now', to: 'described', changes}, view)}`
  })
  return [...lines, ...(dryRun ? ['Nothing was changed.'] : [])].join('\n')
}
