import {type ApplicationRow, allApplicationRows, arranged, type ComponentRow, type Host} from './rows/applications.js'
import {type ContinuumRow, continuumRows} from './rows/continuum.js'
import {type DecisionRow, decisionRows} from './rows/decisions.js'
import {type HeaderRow, headerRow} from './rows/header.js'
import type {Health} from './rows/health.js'
import type {State} from './state.js'

/** What the screen shows, as data: `monitor --once --json`. Its keys are stable. Times are ISO texts on the slice's clock. */
export type MonitorReport = {
  readonly slice: {
    readonly name: string | null
    readonly health: Health
    readonly problems: readonly string[]
    /** Not null: the platform is not heard, and what stands below is old. */
    readonly silence: {readonly sinceAt: string; readonly forMs: number} | null
    readonly nowAt: string | null
    readonly simulated: boolean
    readonly speed: number
    readonly mode: string | null
    readonly applications: HeaderRow['applications'] | null
    readonly nodes: HeaderRow['nodes'] | null
    readonly agents: HeaderRow['agents'] | null
  }
  readonly applications: readonly ApplicationReport[]
  readonly continuum: readonly ContinuumReport[]
  readonly decisions: readonly DecisionReport[]
}

type ApplicationReport = Pick<ApplicationRow, 'name' | 'health' | 'phase' | 'clusters' | 'ready' | 'wanted' | 'satisfaction'> & {
  readonly phaseSinceAt: string
  readonly components: readonly ComponentReport[]
}
type ComponentReport = Pick<ComponentRow, 'component' | 'health' | 'ready' | 'wanted'> & {
  readonly hosts: readonly Host[]
  readonly targets: readonly {
    readonly metric: string
    readonly unit: string | undefined
    readonly relation: string
    readonly target: number
    readonly value: number | undefined
    readonly sampledAt: string | undefined
    readonly isMet: boolean | undefined
  }[]
}
type ContinuumReport = Omit<ContinuumRow, 'key' | 'isOpen'>
type DecisionReport = Omit<DecisionRow, 'kind' | 'key' | 'decidedMs'> & {readonly decidedAt: string}

export function reportOf(state: State): MonitorReport {
  const all = allApplicationRows(state.data)
  const header = headerRow(state, all)
  return {
    slice: {
      name: header.slice ?? null,
      health: header.health,
      problems: header.problems,
      silence: silenceOf(state),
      nowAt: header.sliceMs === undefined ? null : iso(header.sliceMs),
      simulated: header.simulated !== undefined,
      speed: header.simulated?.speed ?? 1,
      mode: header.mode ?? null,
      applications: header.applications ?? null,
      nodes: header.nodes ?? null,
      agents: header.agents ?? null,
    },
    applications: arranged(all, state.ui).map(applicationReport),
    continuum: continuumRows(state.data, state.ui, 'all').map(continuumReport),
    decisions: decisionRows(state.data, state.ui).map(({kind: _kind, key: _key, decidedMs, ...row}) => ({
      decidedAt: iso(decidedMs),
      ...row,
    })),
  }
}

function silenceOf({data: {silence}, nowMs}: State): MonitorReport['slice']['silence'] {
  return silence === undefined ? null : {sinceAt: iso(silence.sliceMs), forMs: Math.max(0, nowMs - silence.sinceMs)}
}

function applicationReport({
  name,
  health,
  phase,
  phaseSinceMs,
  clusters,
  ready,
  wanted,
  satisfaction,
  components,
}: ApplicationRow): ApplicationReport {
  return {
    name,
    health,
    phase,
    phaseSinceAt: iso(phaseSinceMs),
    clusters,
    ready,
    wanted,
    satisfaction,
    components: components.map(componentReport),
  }
}

function componentReport({component, health, hosts, ready, wanted, targets}: ComponentRow): ComponentReport {
  return {
    component,
    health,
    hosts,
    ready,
    wanted,
    targets: targets.map(({metric, unit, goal, value, sampledMs, isMet}) => ({
      metric,
      unit,
      ...goal,
      value,
      sampledAt: sampledMs === undefined ? undefined : iso(sampledMs),
      isMet,
    })),
  }
}

function continuumReport(row: ContinuumRow): ContinuumReport {
  const {key: _, ...rest} = row
  if (rest.kind === 'node') return rest
  const {isOpen: _isOpen, ...cluster} = rest
  return cluster
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
