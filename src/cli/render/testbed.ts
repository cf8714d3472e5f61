import {bytes, duration} from '../../support/text/quantity.js'
import type {ClusterReport, DownReport, EmbeddedUp, ExistingUp, KubernetesUp, TestbedStatus, UpReport} from '../../testbed/reports.js'
import {quote} from '../../testbed/steps.js'
import {renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {at, type Readiness} from './views.js'

type WithoutConfig<T> = T extends unknown ? Omit<T, 'config'> : never

/** A testbed as the person sees it: what runs, and what its API says of itself where it answers. */
export type TestbedReport = WithoutConfig<TestbedStatus> & {
  readonly scenario?: string
  readonly kubeconfig?: string
  readonly stateDir: string
  readonly readiness: Readiness | null
  readonly simulated: readonly string[]
}

export type UpSummary = WithoutConfig<EmbeddedUp | KubernetesUp | ExistingUp> & {readonly simulated: readonly string[]}

export const renderUp: Renderer<UpSummary> = (report, view) => {
  switch (report.driver) {
    case 'embedded': {
      return [
        `Ready on ${report.url}`,
        `${view.style.green('✔')} ${said(report)}`,
        ...simulatedLines(report),
        '',
        ...nextSteps(contextFlag(report.name)),
      ].join('\n')
    }
    case 'kubernetes':
      return [
        ...(report.url === undefined ? [] : [`Ready on ${report.url}`]),
        `${view.style.green('✔')} ${said(report)}`,
        ...simulatedLines(report),
        ...realLines(report.clusters),
        '',
        ...kubectlLines(report),
        '',
        ...(report.url === undefined ? ['It has no agents: it was made with --no-agents.'] : nextSteps(contextFlag(report.name))),
      ].join('\n')
    case 'existing':
      return [`${view.style.green('✔')} ${adopted(report)}`, '', ...kubectlLines(report)].join('\n')
  }
}

function simulatedLines({simulated}: UpSummary): readonly string[] {
  return simulated.length === 0 ? [] : ['Simulated here:', ...simulated.map((what) => `  ${what}`)]
}

/** Where containers do run, and what can run there. */
function realLines(clusters: readonly ClusterReport[]): readonly string[] {
  const names = clusters.flatMap(({realNodes = []}) => realNodes)
  if (names.length === 0) return []
  return [
    'Real here:',
    `  ${names.join(', ')}: containers do run there. No registry is reached from ${names.length === 1 ? 'it' : 'them'}: only imported images can run (docs/kubernetes.md), mlsysops.eu/pause:1 for one`,
  ]
}

function contextFlag(name: string): string {
  return name === 'default' ? '' : ` --context ${name}`
}

function said({name, kind, started, durationMs}: UpReport): string {
  switch (kind) {
    case 'created':
      return `Testbed ${name} is up after ${duration(durationMs)}.`
    case 'continued':
      return `Testbed ${name} is up again after ${duration(durationMs)}: ${started.join(' and ')} had ended, and started anew.`
    case 'unchanged':
      return `Testbed ${name} is up already; nothing was changed.`
  }
}

function adopted({name, kind, clusters}: ExistingUp): string {
  const names = clusters.map((cluster) => cluster.context).join(', ')
  return kind === 'unchanged'
    ? `Testbed ${name} is there already; nothing was changed.`
    : `Testbed ${name} adopts ${names}: every permission is there.`
}

function kubectlLines({
  kubeconfig,
  clusters,
}: {
  readonly kubeconfig: string
  readonly clusters: readonly ClusterReport[]
}): readonly string[] {
  return clusters.map(({context}) => `  kubectl --kubeconfig ${quote(kubeconfig)} --context ${quote(context)} get nodes`)
}

function nextSteps(named: string): readonly string[] {
  const steps = [
    [`mlsysops infra list${named}`, 'what is there'],
    ['mlsysops app init app.yaml', 'a description to begin with'],
    [`mlsysops app deploy app.yaml${named}`, 'deploy it'],
  ] as const
  const width = Math.max(...steps.map(([command]) => command.length))
  return steps.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`)
}

export const renderDown: Renderer<DownReport & {readonly others: readonly string[]}> = ({name, existed, stopped, kept, others}, view) => {
  if (!existed && others.length === 0) return `There is no testbed ${name}; nothing to do.`
  if (!existed) {
    const [first] = others
    return `There is no testbed ${name}; nothing was done. There ${others.length === 1 ? 'is' : 'are'} ${others.join(', ')}: mlsysops testbed down --name ${first}`
  }
  const ended = stopped.length === 0 ? 'Nothing of it ran' : `${view.style.green('✔')} Stopped ${stopped.length} processes of ${name}`
  return `${ended}; its files are ${kept ? 'kept: `mlsysops testbed up` continues with them' : 'removed'}.`
}

export const renderTestbeds: Renderer<{readonly items: readonly TestbedReport[]}> = ({items}, view) => {
  if (items.length === 0) return 'There is no testbed. Bring one up with: mlsysops testbed up'
  return renderTable(
    items,
    [
      {header: 'TESTBED', value: (one) => one.name, flexible: true},
      {header: 'STATE', value: (one) => stateCell(one.state, view)},
      {header: 'DRIVER', value: (one) => one.driver},
      {header: 'API', value: (one) => ('url' in one ? one.url : '–')},
      {header: 'MEMORY', value: (one) => bytes(memory(one)), align: 'right'},
      {header: 'FROM', value: origin, flexible: true},
    ],
    view,
  )
}

export const renderTestbed: Renderer<TestbedReport> = (report, view) => {
  const {readiness} = report
  const clock = readiness === null ? undefined : readiness.clock
  const processes = renderTable(
    report.processes,
    [
      {header: 'PROCESS', value: (one) => one.role},
      {header: 'STATE', value: (one) => stateCell(one.state, view)},
      {header: 'PID', value: (one) => (one.pid === undefined ? '–' : String(one.pid)), align: 'right'},
      {header: 'MEMORY', value: (one) => (one.memoryBytes === undefined ? '–' : bytes(one.memoryBytes)), align: 'right'},
      {header: 'UP FOR', value: (one) => (one.sinceMs === undefined ? '–' : duration(view.nowMs - one.sinceMs))},
    ],
    view,
  )
  const facts = renderPairs(
    [
      ['API', 'url' in report ? report.url : undefined],
      ['Upstream API', 'upstreamUrl' in report ? report.upstreamUrl : undefined],
      ['Kubeconfig', report.kubeconfig],
      ['Clock', clock === undefined ? undefined : `${new Date(at(clock.nowAt)).toISOString()}, ${clock.speed} times real time`],
      ['Scenario', report.scenario],
      ['Files', report.stateDir],
      ['Simulated', report.simulated.length === 0 ? undefined : report.simulated.join('; ')],
    ],
    view,
  )
  const sick = (readiness?.parts ?? []).filter((part) => !part.healthy).map((part) => `  ${part.part}: ${part.message}`)
  return [
    `${view.style.bold(report.name)} · ${stateText(report.state, view)}`,
    ...(report.processes.length === 0 ? [] : [processes]),
    ...('clusters' in report ? [clusterTable(report.clusters, view)] : []),
    facts,
    ...(sick.length === 0 ? [] : [[view.style.bold('Not healthy'), ...sick].join('\n')]),
    ...(report.state === 'running' ? [] : [`Mend it with: mlsysops testbed up --name ${report.name}`]),
  ].join('\n\n')
}

function clusterTable(clusters: readonly ClusterReport[], view: View): string {
  return renderTable(
    clusters,
    [
      {header: 'CLUSTER', value: (one) => one.name},
      {header: 'CONTEXT', value: (one) => one.context},
      {header: 'API SERVER', value: (one) => one.server ?? '–'},
      {header: 'NODES', value: nodesOf, align: 'right'},
    ],
    view,
  )
}

function nodesOf({nodes, realNodes = []}: ClusterReport): string {
  if (nodes === undefined) return '–'
  return realNodes.length === 0 ? String(nodes) : `${nodes} and ${realNodes.length} real`
}

function origin(report: TestbedReport): string {
  if (report.scenario !== undefined) return report.scenario
  return 'clusters' in report ? report.clusters.map(({context}) => context).join(', ') : '–'
}

function stateCell(state: string, {style}: View): {readonly text: string; readonly paint: (text: string) => string} {
  switch (state) {
    case 'running':
    case 'ready':
      return {text: `✔ ${state}`, paint: style.green}
    case 'stopped':
      return {text: `✘ ${state}`, paint: style.red}
    default:
      return {text: `▲ ${state}`, paint: style.yellow}
  }
}

function stateText(state: string, view: View): string {
  const cell = stateCell(state, view)
  return cell.paint(cell.text)
}

function memory({processes}: TestbedReport): number {
  return processes.reduce((sum, one) => sum + (one.memoryBytes ?? 0), 0)
}
