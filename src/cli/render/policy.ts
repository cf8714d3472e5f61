import {relativeTime} from '../../support/text/quantity.js'
import type {AddedPolicy, PolicyDetails} from '../policies.js'
import {renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {noAgentWords, stateCell} from './standing.js'
import {at} from './views.js'

type Report = PolicyDetails['reports'][number]
type Said = PolicyDetails['said'][number]
type Source = PolicyDetails['sources'][number]

const DONE = {
  added: 'added',
  changed: 'changed',
  unchanged: 'unchanged: this source and binding are what runs already',
  'dry-run': '',
} as const

const IN_PLACE = '  It takes the place of the built-in policy of that name there, until it is removed.'

export const renderAdded: Renderer<AddedPolicy> = ({kind, policy, replacesBuiltIn}, view) => {
  const {name, layer, summary, agentless} = policy
  const warning = agentless === true ? [view.style.yellow(`  ▲ At present ${noAgentWords(layer)}.`)] : []
  if (kind === 'dry-run')
    return [
      `${view.style.green('✔')} ${name} is a policy of the layer ${layer}, for ${boundWords(policy)}. Nothing was changed.`,
      ...(summary === '' ? [] : [`  ${summary}`]),
      ...warning,
      ...(replacesBuiltIn ? [IN_PLACE] : []),
      ...renderEnvironment(policy.environment, view),
    ].join('\n')
  return [
    `${view.style.green('✔')} ${name} ${DONE[kind]}.`,
    `  It runs in the agents of the layer ${layer}, for ${boundWords(policy)}.`,
    ...warning,
    ...(replacesBuiltIn ? [IN_PLACE] : []),
    ...renderEnvironment(policy.environment, view),
    `  How it fares:  mlsysops policy describe ${name}`,
    `  What it does:  mlsysops policy decisions --policy ${name}`,
  ].join('\n')
}

export const renderPolicy: Renderer<PolicyDetails> = (
  {name, layer, kind, summary, agentless, added, environment, reports, said, sources},
  view,
) =>
  [
    [`${view.style.bold(name)} · ${added.enabled ? 'enabled' : view.style.yellow('disabled')}`, ...(summary === '' ? [] : [summary])].join(
      '\n',
    ),
    renderPairs(
      [
        ['Layer', layer],
        ['Kind', kind],
        ['For', boundWords({layer, added})],
        ['Priority', String(added.priority)],
        ...(kind === 'built-in' ? [['Set', setWords(sources[0]?.source ?? '')] as const] : []),
        ...(environment === undefined ? [] : [['Python', `${environment.version} (${environment.python})`] as const]),
        ...(environment === undefined || environment.packages.length === 0 ? [] : [['Packages', packageWords(environment)] as const]),
      ],
      view,
    ),
    agentless === true
      ? view.style.yellow(`At present ${noAgentWords(layer)}.`)
      : reports.length === 0
        ? 'No agent has told of it yet.'
        : renderReports(reports, view),
    ...(said.length === 0 ? [] : [renderSaid(said, view)]),
    renderSources(sources, view),
  ].join('\n\n')

export const renderRolledBack: Renderer<PolicyDetails> = (policy, view) =>
  `${view.style.green('✔')} An earlier source of ${policy.name} runs again, as its source ${policy.added.number}.\n\n${renderPolicy(policy, view)}`

/** What a person set of a built-in policy: its source. */
function setWords(source: string): string {
  const set = Object.entries(JSON.parse(source === '' ? '{}' : source) as {readonly [name: string]: unknown})
  return set.length === 0 ? 'nothing: all is as it comes' : set.map(([name, value]) => `${name} = ${String(value)}`).join(', ')
}

export const renderBound: Renderer<PolicyDetails> = ({name, layer, added}, view) =>
  `${view.style.green('✔')} ${name} ${added.enabled ? `is enabled, for ${boundWords({layer, added})}` : 'is disabled, and runs nowhere'}.`

export const renderBinding: Renderer<PolicyDetails> = ({name, layer, added}, {style}) =>
  [
    `${style.green('✔')} ${name} is for ${boundWords({layer, added})}, with the priority ${added.priority}.`,
    ...(added.enabled ? [] : [style.yellow(`  ▲ It is disabled, and runs nowhere: mlsysops policy enable ${name}`)]),
  ].join('\n')

type Environment = NonNullable<PolicyDetails['environment']>

function renderEnvironment(environment: Environment | undefined, {style}: View): readonly string[] {
  if (environment === undefined) return []
  const missing = environment.packages.filter(({installed}) => installed === undefined).map(({requirement}) => requirement)
  return [
    `  Python ${environment.version} (${environment.python}) runs it${environment.packages.length === 0 ? '' : `, with ${packageWords(environment)}`}.`,
    ...(missing.length === 0 ? [] : [style.yellow(`  ▲ Not there: ${missing.join(', ')}. To have them installed: --install-packages`)]),
  ]
}

function packageWords({packages}: Environment): string {
  return packages.map(({requirement, installed}) => `${requirement} (${installed ?? 'not there'})`).join(', ')
}

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

function renderSaid(said: readonly Said[], view: View): string {
  return renderTable(
    said,
    [
      {header: 'AGENT', value: (one) => one.agent, flexible: true},
      ...(said.every(({application}) => application === undefined)
        ? []
        : [{header: 'OF', value: ({application = '–'}: Said) => application, flexible: true}]),
      {header: 'VERDICT', value: (one) => one.verdict},
      {header: 'BECAUSE', value: (one) => one.reason, flexible: true},
      {header: 'WHEN', value: (one) => relativeTime(at(one.saidAt), view.nowMs)},
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

function boundWords({layer, added: {applications, labels, nodes}}: Pick<PolicyDetails, 'layer' | 'added'>): string {
  const labelled = labels?.map((label) => `those labelled ${label}`) ?? []
  const of = namesWords(labels === undefined ? applications : [...(applications ?? []), ...labelled], 'application')
  return layer === 'node' ? `${of} on ${namesWords(nodes, 'node')}` : of
}

function namesWords(names: readonly string[] | undefined, what: string): string {
  if (names === undefined) return `every ${what}`
  return names.length === 0 ? `no ${what}` : names.join(', ')
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
