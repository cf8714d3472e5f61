import {duration, relativeTime} from '../../support/text/quantity.js'
import type {ModeChange} from '../mode-setting.js'
import {renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {standingCell, troubleWords} from './standing.js'
import {type Agent, type ApplicationMode, at, type MetricInfo, type Mode, type Policy, type SliceMode} from './views.js'

export const renderAgents: Renderer<{readonly items: readonly Agent[]}> = ({items}, view) =>
  renderTable(
    items,
    [
      {header: 'AGENT', value: (one) => one.name, flexible: true},
      {header: 'LAYER', value: (one) => one.layer},
      {header: 'CLUSTER', value: (one) => one.cluster ?? '–', flexible: true},
      {header: 'NODE', value: (one) => one.node ?? '–', flexible: true},
      {header: 'STATE', value: (one) => shownState(one, view)},
      {header: 'SINCE', value: (one) => relativeTime(at(one.sinceAt), view.nowMs)},
      {header: 'VERSION', value: (one) => one.version},
    ],
    view,
  )

export const renderAgent: Renderer<Agent> = (agent, view) => {
  const state = shownState(agent, view)
  return [
    `${view.style.bold(agent.name)} · ${state.paint(state.text)} ${relativeTime(at(agent.sinceAt), view.nowMs)}`,
    renderPairs(
      [
        ['Layer', agent.layer],
        ['Cluster', agent.cluster],
        ['Node', agent.node],
        ['Version', agent.version],
        ...Object.entries(agent.counters).map(
          ([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const,
        ),
      ],
      view,
    ),
  ].join('\n\n')
}

export const renderPolicies: Renderer<{readonly items: readonly Policy[]}> = ({items}, view) =>
  renderTable(
    items,
    [
      {header: 'POLICY', value: (one) => one.name, flexible: true},
      {header: 'VERSION', value: (one) => one.version},
      {header: 'LAYER', value: (one) => one.layer},
      {header: 'KIND', value: (one) => kindWords(one)},
      {header: 'STATE', value: (one) => standingCell(one, view)},
      {header: 'RUNNING', value: (one) => (isLoaded(one) ? String(one.instances) : '–'), align: 'right'},
      {header: 'AT LEAST EVERY', value: (one) => (isLoaded(one) ? duration(one.intervalMs) : '–'), align: 'right'},
      ...(items.some((one) => troubleWords(one, one.layer) !== undefined)
        ? [{header: 'TROUBLE', value: (one: Policy) => troubleWords(one, one.layer) ?? '', flexible: true}]
        : []),
      {header: 'WHAT IT DOES', value: (one) => one.summary, flexible: true},
    ],
    view,
  )

/** One that comes with the product stays that, also where a person has set or stopped it. */
function kindWords({core, added}: Policy): string {
  if (added !== undefined && added.kind !== 'built-in') return 'added'
  return core ? 'core' : 'built in'
}

/** Of one that no agent has loaded (yet) it is not known how it runs. */
function isLoaded({agents}: Policy): boolean {
  return agents.length > 0
}

const MODES: {readonly [mode in Mode]: string} = {
  heuristic: 'rules decide',
  ml: 'models decide where a policy has one',
  advise: 'what would be done waits for your approval (`mlsysops plan list` shows it)',
}

export const renderMode: Renderer<SliceMode> = ({mode, applications}, view) =>
  [
    `${view.style.bold(mode)}: ${MODES[mode]}`,
    ...applications.map((one) => `  ${one.application} has its own: ${view.style.bold(one.mode)}`),
  ].join('\n')

export const renderApplicationMode: Renderer<ApplicationMode> = ({application, mode, isOwn}, view) =>
  `${application} — ${view.style.bold(mode)}${isOwn ? '' : ', as the slice'}: ${MODES[mode]}`

export const renderAnyMode: Renderer<SliceMode | ApplicationMode> = (mode, view) =>
  'application' in mode ? renderApplicationMode(mode, view) : renderMode(mode, view)

export const renderModeChange: Renderer<ModeChange> = (change) => {
  const whose = change.of === 'slice' ? '' : ` of ${change.application}`
  const said =
    change.mode === 'inherit'
      ? `Would give ${whose.slice(' of '.length)} the mode of the slice`
      : `Would set the mode${whose} ${change.mode}`
  return `${said}. Nothing was changed.`
}

export const renderMetrics: Renderer<{readonly items: readonly MetricInfo[]}> = ({items}, view) =>
  renderTable(
    items,
    [
      {header: 'METRIC', value: (one) => one.name},
      {header: 'UNIT', value: (one) => one.unit},
      {header: 'KIND', value: (one) => one.kind},
      {header: 'SERIES', value: (one) => String(one.series), align: 'right'},
      {header: 'WHAT IT IS', value: (one) => one.help, flexible: true},
    ],
    view,
  )

function shownState({state}: Agent, {style}: View): {readonly text: string; readonly paint: (text: string) => string} {
  switch (state) {
    case 'online':
      return {text: '✔ online', paint: style.green}
    case 'offline':
      return {text: '✘ offline', paint: style.red}
    case 'unknown':
      return {text: '? unknown', paint: style.yellow}
  }
}
