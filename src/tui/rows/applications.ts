import type {ApplicationPhaseDto, ApplicationStatusDto, InstanceDto, QosStatusDto} from '../../northbound/contract/dto.js'
import {at, type Data, seriesKey, type Ui} from '../state.js'
import type {Point} from '../text/chart.js'
import {filterFor} from './filter.js'
import {type Health, SEVERITY, worst} from './health.js'

export type ApplicationRow = {
  readonly kind: 'application'
  readonly key: string
  readonly name: string
  readonly health: Health
  readonly phase: ApplicationPhaseDto
  readonly phaseSinceMs: number
  readonly clusters: readonly string[]
  readonly hosts: readonly Host[]
  readonly ready: number
  readonly wanted: number
  /** The one that is worst off. */
  readonly target: Target | undefined
  readonly missed: number
  readonly satisfaction: {readonly score: number; readonly threshold: number | undefined; readonly isMet: boolean} | undefined
  readonly reason: string | undefined
  readonly components: readonly ComponentRow[]
}

export type ComponentRow = {
  readonly kind: 'component'
  readonly key: string
  readonly application: string
  readonly component: string
  readonly health: Health
  readonly hosts: readonly Host[]
  readonly ready: number
  readonly wanted: number
  readonly target: Target | undefined
  readonly targets: readonly Target[]
  readonly reason: string | undefined
}

/** Where instances are: those that are ready, and those on their way or in trouble. */
export type Host = {readonly node: string; readonly ready: number; readonly others: readonly InstanceDto['phase'][]}

export type Target = {
  readonly component: string
  readonly metric: string
  readonly unit: string | undefined
  readonly goal: {readonly target: number; readonly relation: string}
  readonly value: number | undefined
  readonly sampledMs: number | undefined
  readonly isMet: boolean | undefined
  readonly seriesKey: string
  readonly points: readonly Point[]
}

export function allApplicationRows(data: Data): readonly ApplicationRow[] {
  return (data.applications ?? []).map((one) => applicationRow(one, data))
}

/** Those that the filter lets through, in the person's order. */
export function arranged(rows: readonly ApplicationRow[], ui: Pick<Ui, 'filter' | 'order'>): readonly ApplicationRow[] {
  const passes = filterFor(ui.filter)
  const found = rows.filter((row) =>
    passes([row.name, ...row.clusters, ...row.hosts.map((host) => host.node), ...row.components.map((one) => one.component)]),
  )
  const byName = (a: ApplicationRow, b: ApplicationRow): number => (a.name < b.name ? -1 : 1)
  return found.toSorted(ui.order === 'name' ? byName : (a, b) => SEVERITY[a.health] - SEVERITY[b.health] || byName(a, b))
}

export function applicationRow(application: ApplicationStatusDto, data: Data): ApplicationRow {
  const components = componentRows(application, data)
  const targets = components.flatMap((one) => one.targets)
  const missed = targets.filter((one) => one.isMet === false).length
  const {satisfaction} = application
  return {
    kind: 'application',
    key: `application:${application.name}`,
    name: application.name,
    health: healthOf(application, missed, components),
    phase: application.phase,
    phaseSinceMs: at(application.phaseSinceAt),
    clusters: application.clusters,
    hosts: hostsOf(application.components.flatMap((one) => one.instances)),
    ready: sum(components.map((one) => one.ready)),
    wanted: sum(components.map((one) => one.wanted)),
    target: worstTarget(targets),
    missed,
    satisfaction:
      satisfaction === undefined ? undefined : {score: satisfaction.score, threshold: satisfaction.threshold, isMet: satisfaction.met},
    reason: application.reasons[0]?.message,
    components,
  }
}

function componentRows(application: ApplicationStatusDto, data: Data): readonly ComponentRow[] {
  const names = [...new Set(application.components.map((one) => one.component))]
  return names.map((component) => {
    const parts = application.components.filter((one) => one.component === component)
    const targets = application.qos.filter((one) => one.component === component).map((one) => targetOf(application.name, one, data))
    const instances = parts.flatMap((one) => one.instances)
    const ready = sum(parts.map((one) => one.ready))
    const wanted = sum(parts.map((one) => one.wanted))
    const isComplete = instances.length > 0 && instances.every((one) => one.phase === 'completed')
    return {
      kind: 'component',
      key: `component:${application.name}/${component}`,
      application: application.name,
      component,
      health: componentHealth(ready, wanted, isComplete, instances, targets),
      hosts: hostsOf(instances),
      ready,
      wanted,
      target: worstTarget(targets),
      targets,
      reason: parts.flatMap((one) => one.reasons)[0]?.message,
    }
  })
}

function componentHealth(
  ready: number,
  wanted: number,
  isComplete: boolean,
  instances: readonly InstanceDto[],
  targets: readonly Target[],
): Health {
  if (instances.some((one) => one.phase === 'failed')) return 'bad'
  if (isComplete) return 'good'
  const running: Health = ready >= wanted ? 'good' : 'busy'
  return worst([
    running,
    ...targets.map((one): Health => (one.isMet === false ? 'warn' : one.isMet === undefined && ready > 0 ? 'unknown' : 'good')),
  ])
}

function healthOf({phase, satisfaction}: ApplicationStatusDto, missed: number, components: readonly ComponentRow[]): Health {
  switch (phase) {
    case 'failed':
      return 'bad'
    case 'degraded':
      return components.some((one) => one.health === 'bad') ? 'bad' : 'warn'
    case 'accepted':
    case 'placing':
    case 'deploying':
    case 'removing':
      return 'busy'
    case 'deployed':
      if (missed > 0 || satisfaction?.met === false) return 'warn'
      return components.some((one) => one.health === 'unknown') ? 'unknown' : 'good'
  }
}

function targetOf(application: string, qos: QosStatusDto, data: Data): Target {
  const key = seriesKey(application, qos.component, qos.metric)
  return {
    component: qos.component,
    metric: qos.metric,
    unit: data.units.get(qos.metric),
    goal: {target: qos.target, relation: qos.relation},
    value: qos.value,
    sampledMs: qos.sampledAt === undefined ? undefined : at(qos.sampledAt),
    isMet: qos.met,
    seriesKey: key,
    points: data.series.get(key) ?? [],
  }
}

/** Missed before unknown before met; among those, the one that is farthest over its target. */
function worstTarget(targets: readonly Target[]): Target | undefined {
  const rank = ({isMet}: Target): number => (isMet === false ? 0 : isMet === undefined ? 1 : 2)
  const excess = ({value = 0, goal}: Target): number => {
    const ratio = value / (goal.target || 1)
    return goal.relation.startsWith('greater') ? -ratio : ratio
  }
  return targets.toSorted((a, b) => rank(a) - rank(b) || excess(b) - excess(a))[0]
}

function hostsOf(instances: readonly InstanceDto[]): readonly Host[] {
  const hosts = new Map<string, {ready: number; others: InstanceDto['phase'][]}>()
  for (const {node, phase} of instances) {
    const host = hosts.get(node) ?? {ready: 0, others: []}
    if (phase === 'ready') host.ready += 1
    else host.others.push(phase)
    hosts.set(node, host)
  }
  return [...hosts].map(([node, host]) => ({node, ...host})).toSorted((a, b) => (a.node < b.node ? -1 : 1))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0)
}
