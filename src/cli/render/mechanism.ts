import type {Dto} from '../../northbound/contract/dto.js'
import {relativeTime} from '../../support/text/quantity.js'
import type {MechanismOrder} from '../mechanisms.js'
import {renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {at} from './views.js'
import {outcomeWords, verdictWords} from './words.js'

type State = Dto<'MechanismState'>
type Json = {readonly [key: string]: unknown}
type NodeRow = {readonly node: string; readonly options: Json; readonly state: Json}

/** A line for each node, or for each component of which something is wanted beyond its description, or what the mechanism tells as it likes: as it says. */
export const renderMechanismState: Renderer<{readonly items: readonly State[]}> = ({items}, view) =>
  items.length === 0 ? 'No agent has told anything of it yet.' : items.map((one) => renderOne(one, view)).join('\n\n')

function renderOne(told: State, view: View): string {
  const {agent, kind, options, state, trouble} = told
  const head = view.style.bold(agent)
  switch (kind) {
    case 'nodes':
      return nodeLines(told, view)
    case 'components':
      return [head, ...componentLines(state, view), ...optionLines(options, view)].join('\n')
    case 'own':
      return [head, ...troubleLines(trouble, state, view), ...ownLines(state, trouble, view), ...optionLines(options, view)].join('\n')
  }
}

function nodeLines({agent, options, state}: State, view: View): string {
  const head = view.style.bold(agent)
  const rows = rowsOf(options, state)
  if (rows.length === 0) return `${head}\nNone of its nodes has it, or their agents are not there.`
  return `${head}\n${renderTable(
    rows,
    [
      {header: 'NODE', value: ({node}) => node, flexible: true},
      {header: 'NOW', value: nowWords},
      {header: 'SET BY', value: setByWords},
      {header: 'MAY BE', value: ({options: told}) => choiceWords(told), flexible: true},
      {header: 'BUT', value: ({state: told}) => troubleWords(told), flexible: true},
    ],
    view,
  )}`
}

function rowsOf(options: Json, state: Json): readonly NodeRow[] {
  const choices = record(options['nodes'])
  return Object.entries(record(state['nodes']) ?? {}).map(([node, told]) => ({
    node,
    options: record(choices?.[node]) ?? {},
    state: record(told) ?? {},
  }))
}

function componentLines(state: Json, view: View): readonly string[] {
  const rows = list(state['components']).map((one) => record(one) ?? {})
  if (rows.length === 0) return ['No component is set otherwise than it is described.']
  const untold = state['untold'] === undefined ? [] : [`and ${text(state['untold'])} more`]
  const when = (row: Json, key: string) => (row[key] === undefined ? '–' : relativeTime(at(text(row[key])), view.nowMs))
  const table = renderTable(
    rows,
    [
      {header: 'APPLICATION', value: (row) => text(row['application']), flexible: true},
      {header: 'COMPONENT', value: (row) => text(row['component']), flexible: true},
      {header: 'SET TO', value: (row) => leaves(record(row['wish']) ?? {}).join(', '), flexible: true},
      {header: 'BY', value: (row) => text(row['by'] ?? row['policy'])},
      {header: 'SINCE', value: (row) => when(row, 'sinceAt')},
      {header: 'ENDS', value: (row) => when(row, 'untilAt')},
    ],
    view,
  )
  return [table, ...untold]
}

function troubleLines(trouble: string | undefined, state: Json, {style}: View): readonly string[] {
  if (trouble === undefined) return []
  return [`${style.yellow('▲')} It fails at present: ${trouble}${Object.keys(state).length === 0 ? '' : '. What it said last:'}`]
}

/** What a mechanism tells as it likes. */
function ownLines(state: Json, trouble: string | undefined, view: View): readonly string[] {
  const pairs = pairsOf(state)
  if (pairs.length > 0) return [renderPairs(pairs, view)]
  return trouble === undefined ? ['It keeps no state of its own.'] : []
}

function optionLines(options: Json, view: View): readonly string[] {
  const pairs = pairsOf(options)
  return pairs.length === 0 ? [] : ['', 'What may be asked for', renderPairs(pairs, view)]
}

function pairsOf(told: Json): readonly (readonly [string, string])[] {
  return Object.entries(told).map(([name, value]) => [name, leaves(value).join(', ')] as const)
}

/** `instances 3`, `requests.cpu 500m`: what kind of wish it is its mechanism says. */
function leaves(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.map(text)
  const inner = record(value)
  if (inner === undefined) return [path === '' ? text(value) : `${path} ${text(value)}`]
  return Object.entries(inner).flatMap(([key, one]) => (key === 'kind' ? [] : leaves(one, path === '' ? key : `${path}.${key}`)))
}

function nowWords({options, state}: NodeRow): string {
  const parts = list(state['parts']).map((one) => `${text(record(one)?.['part'])}: ${text(record(one)?.['value'])}`)
  const unit = options['unit'] === undefined ? '' : ` ${text(options['unit'])}`
  return parts.length > 0 ? parts.join(', ') : `${text(state['value'])}${unit}`
}

function setByWords({state}: NodeRow): string {
  if (state['by'] !== undefined) return text(state['by'])
  if (state['isSet'] !== true) return '–'
  const policy = state['policy'] ?? record(state['own'])?.['policy']
  return policy === undefined ? (state['decision'] === undefined ? 'someone' : 'a policy') : text(policy)
}

function choiceWords({allowed, range}: Json): string {
  const {min, max} = record(range) ?? {}
  return [...(min === undefined ? [] : [`${text(min)} to ${text(max)}`]), ...list(allowed).map(text)].join(', ')
}

function troubleWords({reasons, isHeard}: Json): string {
  const silent = isHeard === false ? ['its agent is not heard'] : []
  return [...silent, ...list(reasons).map((one) => text(record(one)?.['message']))].join('; ')
}

export const renderMechanismOrder: Renderer<MechanismOrder> = (order, view) => {
  const {kind, mechanism, agent, command, verdict, outcome, id} = order
  const what = `${mechanism} ${JSON.stringify(command)} at ${agent}`
  if (kind === 'dry-run') return [`Would order ${what}.`, `  ${verdictWords(verdict, view)}`, 'Nothing was changed.'].join('\n')
  if (outcome.kind === 'executing') return `${view.style.green('✔')} Ordered ${what}. It is being carried out (decision ${id}).`
  return `${view.style.green('✔')} ${outcomeWords(outcome)}\n  Ordered ${what} (decision ${id}).`
}

function record(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value)
}
