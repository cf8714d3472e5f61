import type {ListedConfiguration} from '../configuration/listing.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'

export const renderConfiguration: Renderer<ListedConfiguration> = ({settings, contexts}, view) => {
  const table = renderTable(
    settings,
    [
      {header: 'SETTING', value: (one) => one.key},
      {header: 'VALUE', value: (one) => (one.value === null ? '–' : String(one.value)), flexible: true},
      {header: 'FROM', value: (one) => (one.source === null ? one.origin : `${one.origin}: ${one.source}`), flexible: true},
      {header: 'WHAT IT IS', value: (one) => one.description, flexible: true},
    ],
    view,
  )
  if (contexts.length === 0)
    return `${table}\n\nNo context: there is no testbed yet, and none was made with \`config use-context NAME --server URL\`.`
  const list = renderTable(
    contexts,
    [
      {header: '', value: (one) => (one.current ? '●' : '')},
      {header: 'CONTEXT', value: (one) => one.name},
      {header: 'KIND', value: (one) => one.kind},
      {header: 'SERVER', value: (one) => one.server, flexible: true},
    ],
    view,
  )
  return `${table}\n\n${list}`
}
