import type {BuiltInPolicies} from '../policies.js'
import {renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'

type BuiltIn = BuiltInPolicies['items'][number]
type Parameter = BuiltIn['parameters'][number]

/** All: what each is for. One: what can be set of it. */
export const renderCatalogue: Renderer<BuiltInPolicies> = ({items}, view) => {
  const [first] = items
  if (first === undefined) return 'There is none.'
  return items.length === 1 ? one(first, view) : all(items, view)
}

function all(items: readonly BuiltIn[], view: View): string {
  const table = renderTable(
    items,
    [
      {header: 'POLICY', value: ({name}) => name},
      {header: 'LAYER', value: ({layer}) => layer},
      {header: 'WHAT IT DOES', value: ({summary}) => summary, flexible: true},
    ],
    view,
  )
  return [
    table,
    'What can be set of one:  mlsysops policy catalogue POLICY\nAdd it:  mlsysops policy add POLICY --app APPLICATION --set parameter=value',
  ].join('\n\n')
}

function one({name, summary, layer, parameters}: BuiltIn, view: View): string {
  const head = `${view.style.bold(name)} · layer ${layer}\n${summary}`
  if (parameters.length === 0) return `${head}\n\nNothing can be set of it.`
  const table = renderTable(
    parameters,
    [
      {header: 'PARAMETER', value: (parameter) => parameter.name},
      {header: 'DEFAULT', value: (parameter) => String(parameter.default), align: 'right'},
      {header: 'MAY BE', value: range},
      {header: 'MEANING', value: (parameter) => parameter.summary, flexible: true},
    ],
    view,
  )
  return `${head}\n\n${table}`
}

function range({default: usual, min, max, isWhole, atMost, choices}: Parameter): string {
  if (choices !== undefined) return choices.join(', ')
  if (typeof usual === 'string') return 'any text'
  const words = [
    `${min ?? '…'} to ${max ?? '…'}`,
    ...(isWhole ? ['whole'] : []),
    ...(atMost === undefined ? [] : [`not more than ${atMost}`]),
  ]
  return words.join(', ')
}
