import {relativeTime} from '../../support/text/quantity.js'
import type {PolicyDetails, PolicyResult} from '../policies.js'
import {renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {at} from './views.js'

type Report = PolicyDetails['reports'][number]
type Source = PolicyDetails['sources'][number]

const DONE = {
  added: 'added',
  changed: 'changed',
  unchanged: 'unchanged: this source and binding are what runs already',
  'dry-run': '',
} as const

export const renderAdded: Renderer<PolicyResult> = ({kind, policy}, view) => {
  const {name, layer, summary, added} = policy
  if (kind === 'dry-run')
    return [
      `${view.style.green('✔')} ${name} is a policy of the layer ${layer}, for ${boundWords(added)}. Nothing was changed.`,
      ...(summary === '' ? [] : [`  ${summary}`]),
    ].join('\n')
  return [
    `${view.style.green('✔')} ${name} ${DONE[kind]}.`,
    `  It runs in the agents of the layer ${layer}, for ${boundWords(added)}.`,
    `  How it fares:  mlsysops policy describe ${name}`,
    `  What it does:  mlsysops policy decisions --policy ${name}`,
  ].join('\n')
}

export const renderPolicy: Renderer<PolicyDetails> = ({name, layer, kind, summary, added, reports, sources}, view) =>
  [
    [`${view.style.bold(name)} · ${added.enabled ? 'enabled' : view.style.yellow('disabled')}`, ...(summary === '' ? [] : [summary])].join(
      '\n',
    ),
    renderPairs(
      [
        ['Layer', layer],
        ['Kind', kind],
        ['For', boundWords(added)],
        ['Priority', String(added.priority)],
      ],
      view,
    ),
    reports.length === 0 ? 'No agent has told of it yet.' : renderReports(reports, view),
    renderSources(sources, view),
  ].join('\n\n')

export const renderBound: Renderer<PolicyDetails> = ({name, added}, view) =>
  `${view.style.green('✔')} ${name} ${added.enabled ? `is for ${boundWords(added)}` : 'is disabled, and runs nowhere'}.`

function renderReports(reports: readonly Report[], view: View): string {
  return renderTable(
    reports,
    [
      {header: 'AGENT', value: (one) => one.agent, flexible: true},
      {header: 'STATE', value: (one) => stateCell(one.state, view)},
      {header: 'SOURCE', value: (one) => String(one.number), align: 'right'},
      {header: 'WHY', value: (one) => one.reason ?? '', flexible: true},
    ],
    view,
  )
}

function renderSources(sources: readonly Source[], view: View): string {
  return renderTable(
    sources,
    [
      {header: 'SOURCE', value: (one) => String(one.number), align: 'right'},
      {header: 'VERSION', value: (one) => one.version},
      {header: 'FILE', value: (one) => one.fileName, flexible: true},
      {header: 'WHEN', value: (one) => relativeTime(at(one.addedAt), view.nowMs)},
      {header: 'BY', value: (one) => one.by},
      {header: 'DIGEST', value: (one) => one.digest.slice(0, 'sha256:'.length + 12)},
    ],
    view,
  )
}

/** Of several agents the worst. */
export function stateCell(state: Report['state'], {style}: View) {
  switch (state) {
    case 'running':
      return {text: '✔ running', paint: style.green}
    case 'degraded':
      return {text: '▲ degraded', paint: style.yellow}
    case 'failed':
      return {text: '✘ failed', paint: style.red}
    case 'disabled':
      return {text: '– disabled', paint: style.yellow}
  }
}

export function boundWords({applications}: PolicyDetails['added']): string {
  if (applications === undefined) return 'every application'
  return applications.length === 0 ? 'no application' : applications.join(', ')
}

/** What a policy wrote, and why it does not run. */
export const renderOutput: Renderer<Pick<PolicyDetails, 'reports'> & {readonly policy: string}> = ({policy, reports}, view) => {
  if (reports.length === 0) return `No agent has told of ${policy} yet.`
  return reports
    .map(({agent, state, reason, output}) => {
      const cell = stateCell(state, view)
      const head = `${view.style.bold(agent)} · ${cell.paint(cell.text)}${reason === undefined ? '' : `: ${reason}`}`
      const lines = output.map(
        ({writtenAt, stream, text}) => `  ${writtenAt.slice(11, 19)} ${stream === 'err' ? view.style.yellow(text) : text}`,
      )
      return [head, ...(lines.length === 0 ? ['  It wrote nothing.'] : lines)].join('\n')
    })
    .join('\n\n')
}
