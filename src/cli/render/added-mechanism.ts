import {relativeTime} from '../../support/text/quantity.js'
import type {MechanismResult} from '../added-mechanisms.js'
import {renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {noAgentWords, standingCell, stateCell, troubleWords} from './standing.js'
import {at, type Mechanism} from './views.js'

const DONE = {added: 'added', changed: 'changed', unchanged: 'unchanged: it has this source already'} as const
const SHOWN_LINES = 10

export const renderAddedMechanism: Renderer<MechanismResult> = ({kind, mechanism}, view) => {
  const {name, summary, added, agentless} = mechanism
  const layer = added?.layer ?? ''
  const warning = agentless === true ? [view.style.yellow(`  ▲ At present ${noAgentWords(layer)}.`)] : []
  if (kind === 'dry-run')
    return [`${view.style.green('✔')} ${name} is a mechanism of the layer ${layer}. Nothing was changed.`, `  ${summary}`, ...warning].join(
      '\n',
    )
  return [
    `${view.style.green('✔')} ${name} ${DONE[kind]}.`,
    `  The agents of the layer ${layer} are given it. Policies name it in mechanisms: ['${name}'].`,
    ...warning,
    `  How it fares:  mlsysops mechanism list`,
    `  What it takes: mlsysops mechanism describe ${name}`,
  ].join('\n')
}

export const renderMechanisms: Renderer<{readonly items: readonly Mechanism[]}> = ({items}, view) =>
  renderTable(
    items,
    [
      {header: 'MECHANISM', value: (one) => one.name, flexible: true},
      {header: 'KIND', value: (one) => (one.added === undefined ? 'built in' : 'added')},
      {header: 'STATE', value: (one) => standingCell(one, view)},
      {header: 'AGENTS', value: (one) => String(one.agents.length), align: 'right'},
      {header: 'WHAT IT DOES', value: (one) => troubleWords(one, one.added?.layer ?? '') ?? one.summary, flexible: true},
    ],
    view,
  )

export const renderMechanism: Renderer<Mechanism> = (mechanism, view) =>
  [
    `${view.style.bold(mechanism.name)} · ${mechanism.summary}`,
    renderPairs([['Agents', agentWords(mechanism)], ...ofAdded(mechanism, view)], view),
    ...reportsIn(mechanism, view),
    `${view.style.bold('Command, as JSON Schema')}\n${JSON.stringify(mechanism.commandSchema, null, 2)}`,
    ...sourcesIn(mechanism, view),
  ].join('\n\n')

function agentWords({agents, unheardAgents = [], agentless, added}: Mechanism): string {
  if (agentless === true) return noAgentWords(added?.layer ?? '')
  return agents.map((agent) => (unheardAgents.includes(agent) ? `${agent} (not heard)` : agent)).join(', ')
}

export const renderRolledBackMechanism: Renderer<Mechanism> = (mechanism, view) => {
  const {name, added} = mechanism
  const number = added === undefined ? '' : `, as its source ${added.number}`
  return `${view.style.green('✔')} An earlier source of ${name} is there again${number}.\n\n${renderMechanism(mechanism, view)}`
}

function ofAdded({added}: Mechanism, view: View): readonly (readonly [string, string])[] {
  if (added === undefined) return []
  const {layer, kind, fileName, number, permission, by, addedAt} = added
  return [
    ['Layer', layer],
    ['Kind', `${kind} (${fileName})`],
    ['Permission', permission ?? 'none'],
    ['Source', `${number}, added by ${by} ${relativeTime(at(addedAt), view.nowMs)}`],
  ]
}

function reportsIn({reports = []}: Mechanism, view: View): readonly string[] {
  if (reports.length === 0) return []
  const table = renderTable(
    reports,
    [
      {header: 'AGENT', value: (one) => one.agent, flexible: true},
      {header: 'SOURCE', value: (one) => String(one.number), align: 'right'},
      {header: 'STATE', value: (one) => stateCell(one.state, view)},
      {header: 'WHY', value: (one) => one.reason ?? '', flexible: true},
    ],
    view,
  )
  const written = reports.flatMap(({agent, output}) => output.slice(-SHOWN_LINES).map(({stream, text}) => `${agent} ${stream}  ${text}`))
  return written.length === 0 ? [table] : [table, `${view.style.bold('What it wrote last')}\n${written.join('\n')}`]
}

function sourcesIn({added}: Mechanism, view: View): readonly string[] {
  if (added === undefined || added.sources.length < 2) return []
  return [
    renderTable(
      added.sources,
      [
        {header: 'SOURCE', value: (one) => String(one.number), align: 'right'},
        {header: 'VERSION', value: (one) => one.version},
        {header: 'DIGEST', value: (one) => one.digest.slice(0, 'sha256:'.length + 12)},
        {header: 'ADDED', value: (one) => `${relativeTime(at(one.addedAt), view.nowMs)} by ${one.by}`},
      ],
      view,
    ),
  ]
}
