import {duration, number, relativeTime} from '../../support/text/quantity.js'
import {type Cell, renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {hostLines} from './hosts.js'
import {
  type ApplicationPhase,
  type ApplicationStatus,
  at,
  type DeployResult,
  type Generation,
  type Instance,
  type Order,
  type PlacementReport,
} from './views.js'
import {measured, orderWords, reasonWords, targetWords} from './words.js'

type InstanceRow = {readonly component: ApplicationStatus['components'][number]; readonly instance: Instance | undefined}

const MARKS: {readonly [phase in ApplicationPhase]: readonly [mark: string, colour: 'green' | 'yellow' | 'red' | 'cyan']} = {
  accepted: ['…', 'cyan'],
  placing: ['…', 'cyan'],
  deploying: ['…', 'cyan'],
  deployed: ['✔', 'green'],
  degraded: ['▲', 'yellow'],
  failed: ['✘', 'red'],
  removing: ['–', 'yellow'],
}

export function phaseWords(phase: ApplicationPhase, view: View): string {
  const [mark, colour] = MARKS[phase]
  return view.style[colour](`${mark} ${phase}`)
}

export const renderApplications: Renderer<{readonly items: readonly ApplicationStatus[]}> = ({items: applications}, view) => {
  if (applications.length === 0) return 'No application is deployed. Begin with: mlsysops app init'
  return renderTable(
    applications,
    [
      {header: 'APPLICATION', value: (one) => one.name, flexible: true},
      {header: 'PHASE', value: (one) => phaseCell(one.phase, view)},
      {header: 'SINCE', value: (one) => relativeTime(at(one.phaseSinceAt), view.nowMs)},
      {header: 'INSTANCES', value: readiness, align: 'right'},
      {header: 'TARGETS', value: (one) => targets(one)},
      {header: 'CLUSTERS', value: (one) => one.clusters.join(', '), flexible: true},
      {header: 'WHY', value: (one) => one.reasons[0]?.message ?? '', flexible: true},
    ],
    view,
  )
}

/** Where every instance runs, every target, and what is not as it should be. */
export const renderStatus: Renderer<ApplicationStatus & {readonly orders?: readonly Order[]}> = (application, view) => {
  const {satisfaction, orders = []} = application
  const instances = application.components.flatMap((component): readonly InstanceRow[] =>
    component.instances.length === 0 ? [{component, instance: undefined}] : component.instances.map((instance) => ({component, instance})),
  )
  const ofComponents = new Set(application.components.flatMap((one) => one.reasons.map(reasonWords)))
  const reasons = [
    ...application.reasons.map(reasonWords).filter((words) => !ofComponents.has(words)),
    ...application.components.flatMap((one) => one.reasons.map((reason) => `${one.component}: ${reasonWords(reason)}`)),
  ]
  const parts = [
    `${view.style.bold(application.name)} · ${phaseWords(application.phase, view)} ${relativeTime(at(application.phaseSinceAt), view.nowMs)} · generation ${application.generation}${application.mode === undefined ? '' : ` · mode ${application.mode} of its own`}`,
    renderTable(
      instances,
      [
        {header: 'COMPONENT', value: ({component}) => component.component, flexible: true},
        {header: 'NODE', value: ({instance}) => instance?.node ?? '–', flexible: true},
        {header: 'CLUSTER', value: ({component}) => component.cluster, flexible: true},
        {header: 'STATE', value: ({instance}) => instanceCell(instance?.phase ?? 'none', view)},
        {header: 'AGE', value: ({instance}) => (instance === undefined ? '' : duration(Math.max(0, view.nowMs - at(instance.startedAt))))},
        {header: 'RESTARTS', value: ({instance}) => (instance === undefined ? '' : String(instance.restarts)), align: 'right'},
        {
          header: 'WHY',
          value: ({component, instance}) => instance?.reason ?? (instance === undefined ? (component.reasons[0]?.message ?? '') : ''),
          flexible: true,
        },
      ],
      view,
    ),
  ]
  if (application.qos.length > 0) parts.push(renderTargets(application, view))
  if (satisfaction !== undefined) {
    const threshold = satisfaction.threshold === undefined ? '' : `, ${number(satisfaction.threshold)} wanted`
    parts.push(
      `Satisfaction ${number(satisfaction.score)}${threshold}: ${satisfaction.met ? view.style.green('✔ met') : view.style.red('✘ missed')}`,
    )
  }
  if (orders.length > 0) parts.push(renderOrders(orders, view))
  if (reasons.length > 0) parts.push([view.style.bold('Not as wanted'), ...new Set(reasons.map((reason) => `  ${reason}`))].join('\n'))
  return parts.join('\n\n')
}

export const renderDeployed: Renderer<DeployResult & {readonly waited?: boolean}> = ({kind, application}, view) => {
  const name = application.name
  const head = kind === 'unchanged' ? `${name} is unchanged: this description is what is wanted already.` : `${name} ${kind}.`
  return [head, '', renderStatus(application, view), '', `Why is it there?   mlsysops app explain ${name}`].join('\n')
}

/** Where everything would go: the dry run of a deployment. */
export const renderPlacement: Renderer<PlacementReport> = (report, view) => {
  const head = report.feasible
    ? `${view.style.green('✔')} ${report.application} can be placed${report.cluster === undefined ? '' : ` in ${report.cluster}`}. Nothing was changed.`
    : `${view.style.red('✘')} ${report.application} cannot be placed as the slice is now. Nothing was changed.`
  const reasons = report.reasons.map((reason) => `  ${reasonWords(reason)}`)
  const names = [...new Set(report.hosts.map((one) => one.component))]
  const parts = [
    [head, ...reasons].join('\n'),
    hostLines('Clusters', report.clusters, false, view).join('\n'),
    ...names.map((name) => {
      const candidates = report.hosts.filter((one) => one.component === name)
      return [view.style.bold(name), ...hostLines('Hosts', candidates, false, view)].join('\n')
    }),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

export const renderHistory: Renderer<{readonly items: readonly Generation[]}> = ({items}, view) =>
  renderTable(
    items,
    [
      {header: 'GENERATION', value: (one) => String(one.generation), align: 'right'},
      {header: 'WHEN', value: (one) => relativeTime(at(one.createdAt), view.nowMs)},
      {header: 'BY', value: (one) => one.by},
    ],
    view,
  )

function renderTargets(application: ApplicationStatus, view: View): string {
  return renderTable(
    application.qos,
    [
      {header: 'TARGET OF', value: (one) => one.component, flexible: true},
      {header: 'METRIC', value: (one) => one.metric, flexible: true},
      {header: 'WANTED', value: (one) => targetWords(one.metric, one.relation, one.target), align: 'right'},
      {header: 'MEASURED', value: (one) => (one.value === undefined ? 'unknown' : measured(one.metric, one.value)), align: 'right'},
      {
        header: '',
        value: (one) => {
          if (one.met === undefined) return {text: '? unknown', paint: view.style.yellow}
          return one.met ? {text: '✔ met', paint: view.style.green} : {text: '✘ missed', paint: view.style.red}
        },
      },
    ],
    view,
  )
}

function renderOrders(orders: readonly Order[], view: View): string {
  return [
    view.style.bold('Orders'),
    renderPairs(
      orders.map((order) => [`  ${order.component}`, orderWords(order, view)]),
      view,
    ),
  ].join('\n')
}

function phaseCell(phase: ApplicationPhase, view: View): Cell {
  const [mark, colour] = MARKS[phase]
  return {text: `${mark} ${phase}`, paint: view.style[colour]}
}

function instanceCell(phase: string, {style}: View): Cell {
  switch (phase) {
    case 'ready':
    case 'completed':
      return {text: `✔ ${phase}`, paint: style.green}
    case 'failed':
    case 'none':
      return {text: `✘ ${phase}`, paint: style.red}
    case 'not-ready':
    case 'unknown':
      return {text: `▲ ${phase}`, paint: style.yellow}
    default:
      return {text: `… ${phase}`, paint: style.cyan}
  }
}

function readiness({components}: ApplicationStatus): string {
  return `${components.reduce((sum, one) => sum + one.ready, 0)}/${components.reduce((sum, one) => sum + one.wanted, 0)}`
}

function targets({qos}: ApplicationStatus): string {
  if (qos.length === 0) return '–'
  const unknown = qos.filter((one) => one.met === undefined).length
  return `${qos.filter((one) => one.met === true).length}/${qos.length} met${unknown === 0 ? '' : `, ${unknown} unknown`}`
}
