import {bytes, duration} from '../../support/text/quantity.js'
import type {DownReport, TestbedStatus, UpReport} from '../../testbed/embedded/driver.js'
import {renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {at, type Readiness} from './views.js'

/** A testbed as the person sees it: what runs, and what its API says of itself where it answers. */
export type TestbedReport = Omit<TestbedStatus, 'config'> & {
  readonly scenario: string
  readonly stateDir: string
  readonly readiness: Readiness | null
  readonly simulated: readonly string[]
}

export const renderUp: Renderer<Omit<UpReport, 'config'>> = (report, view) => {
  const named = report.name === 'default' ? '' : ` --context ${report.name}`
  const said = {
    created: `Testbed ${report.name} is up after ${duration(report.durationMs)}.`,
    continued: `Testbed ${report.name} is up again after ${duration(report.durationMs)}: ${report.started.join(' and ')} had ended, and started anew.`,
    unchanged: `Testbed ${report.name} is up already; nothing was changed.`,
  }
  return [`Ready on ${report.url}`, `${view.style.green('✔')} ${said[report.kind]}`, '', ...nextSteps(named)].join('\n')
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

export const renderDown: Renderer<DownReport & {readonly others: readonly string[]}> = ({name, existed, stopped, kept, others}) => {
  if (!existed && others.length === 0) return `There is no testbed ${name}; nothing to do.`
  if (!existed) {
    const [first] = others
    return `There is no testbed ${name}; nothing was done. There ${others.length === 1 ? 'is' : 'are'} ${others.join(', ')}: mlsysops testbed down --name ${first}`
  }
  const ended = stopped.length === 0 ? 'Nothing of it ran' : `Stopped ${stopped.join(' and ')}`
  return `${ended}; its files are ${kept ? 'kept: `mlsysops testbed up` continues with them' : 'removed'}.`
}

export const renderTestbeds: Renderer<{readonly items: readonly TestbedReport[]}> = ({items}, view) => {
  if (items.length === 0) return 'There is no testbed. Bring one up with: mlsysops testbed up'
  return renderTable(
    items,
    [
      {header: 'TESTBED', value: (one) => one.name, flexible: true},
      {header: 'STATE', value: (one) => stateCell(one.state, view)},
      {header: 'API', value: (one) => one.url},
      {header: 'MEMORY', value: (one) => bytes(memory(one)), align: 'right'},
      {header: 'SCENARIO', value: (one) => one.scenario, flexible: true},
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
      ['API', report.url],
      ['Upstream API', report.upstreamUrl],
      ['Clock', clock === undefined ? undefined : `${new Date(at(clock.nowAt)).toISOString()}, ${clock.speed} times real time`],
      ['Scenario', report.scenario],
      ['Files', report.stateDir],
      ['Simulated', report.simulated.join('; ')],
    ],
    view,
  )
  const sick = (readiness?.parts ?? []).filter((part) => !part.healthy).map((part) => `  ${part.part}: ${part.message}`)
  return [
    `${view.style.bold(report.name)} · ${stateText(report.state, view)}`,
    processes,
    facts,
    ...(sick.length === 0 ? [] : [[view.style.bold('Not healthy'), ...sick].join('\n')]),
    ...(report.state === 'running' ? [] : [`Mend it with: mlsysops testbed up --name ${report.name}`]),
  ].join('\n\n')
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
