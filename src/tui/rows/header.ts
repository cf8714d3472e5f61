import type {SliceModeDto} from '../../northbound/contract/dto.js'
import {plural} from '../../support/text/quantity.js'
import {type Data, type State, sliceNow} from '../state.js'
import type {ApplicationRow} from './applications.js'
import {type Health, worst} from './health.js'

export type HeaderRow = {
  readonly slice: string | undefined
  readonly health: Health
  /** What is the matter, the worst first; empty: all is well. */
  readonly problems: readonly string[]
  readonly applications: {readonly deployed: number; readonly all: number} | undefined
  readonly nodes: {readonly ready: number; readonly all: number} | undefined
  readonly agents: {readonly online: number; readonly all: number} | undefined
  readonly mode: SliceModeDto['mode'] | undefined
  readonly simulated: {readonly speed: number} | undefined
  readonly sliceMs: number | undefined
  readonly connection: Connection
}

export type Connection =
  | {readonly kind: 'connecting'; readonly message?: string}
  | {readonly kind: 'live'}
  /** The API answers, and its platform is not heard. */
  | {readonly kind: 'stale'; readonly sinceMs: number; readonly sliceMs: number}
  | {readonly kind: 'reconnecting'; readonly sinceMs: number; readonly message: string}

/** Whether everything is well, and where to look if it is not. The connection is of now even where the rest is paused. */
export function headerRow(state: State, applications: readonly ApplicationRow[]): HeaderRow {
  const seen = state.frozen ?? state
  const {data} = seen
  const found = problemsOf(data, applications)
  return {
    slice: data.slice,
    health: isKnown(data) ? worst(found.map((one) => one.health)) : 'unknown',
    problems: found.map((one) => one.text),
    applications:
      data.applications === undefined
        ? undefined
        : {deployed: data.applications.filter((one) => one.phase === 'deployed').length, all: data.applications.length},
    nodes: data.clusters === undefined ? undefined : nodeCounts(data),
    agents:
      data.agents === undefined ? undefined : {online: data.agents.filter((one) => one.state === 'online').length, all: data.agents.length},
    mode: data.mode,
    simulated: data.clock?.isSimulated === true ? {speed: data.clock.speed} : undefined,
    sliceMs: data.clock === undefined ? undefined : sliceNow(seen),
    connection: connectionOf(state.data),
  }
}

/** How things are cannot be known before they were heard, nor while the platform is silent. */
function isKnown({applications, clusters, silence}: Data): boolean {
  return applications !== undefined && clusters !== undefined && silence === undefined
}

type Problem = {readonly health: Health; readonly text: string}

function problemsOf(data: Data, applications: readonly ApplicationRow[]): readonly Problem[] {
  const count = (test: (row: ApplicationRow) => boolean): number => applications.filter(test).length
  const nodes = nodeCounts(data)
  const missing = applications.find((one) => one.missed > 0)
  const missed = applications.reduce((sum, one) => sum + one.missed, 0)
  const unheard = applications.reduce(
    (sum, row) => sum + row.components.reduce((all, one) => all + (one.health === 'unknown' ? 1 : 0), 0),
    0,
  )
  const all: readonly (readonly [count: number, health: Health, text: (count: number) => string])[] = [
    [count((one) => one.phase === 'failed'), 'bad', (n) => `${plural(n, 'application')} failed`],
    [(data.clusters ?? []).filter((one) => !one.ready).length, 'bad', (n) => `${plural(n, 'cluster')} not ready`],
    [nodes.all - nodes.ready, 'bad', (n) => `${plural(n, 'node')} not ready`],
    [unhealthy(data).length, 'bad', () => `${unhealthy(data).join(', ')} not well`],
    [count((one) => one.phase === 'degraded'), 'warn', (n) => `${plural(n, 'application')} degraded`],
    [missed, 'warn', (n) => (n === 1 ? `${missing?.name ?? 'an application'} misses its target` : `${n} targets missed`)],
    [count((one) => one.missed === 0 && one.satisfaction?.isMet === false), 'warn', (n) => `${plural(n, 'application')} not satisfied`],
    [(data.agents ?? []).filter((one) => one.state === 'offline').length, 'warn', (n) => `${plural(n, 'agent')} offline`],
    [waiting(data), 'warn', (n) => `${plural(n, 'decision')} to approve`],
    [count((one) => one.phase === 'removing'), 'busy', (n) => `${plural(n, 'application')} leaving`],
    [count((one) => ['accepted', 'placing', 'deploying'].includes(one.phase)), 'busy', (n) => `${plural(n, 'application')} on the way`],
    [unheard, 'unknown', (n) => `${plural(n, 'target')} not measured`],
  ]
  return all.flatMap(([n, health, text]) => (n > 0 ? [{health, text: text(n)}] : []))
}

function nodeCounts({clusters = []}: Data): {readonly ready: number; readonly all: number} {
  return {
    ready: clusters.reduce((sum, one) => sum + one.nodes.filter((node) => node.ready).length, 0),
    all: clusters.reduce((sum, one) => sum + one.nodes.length, 0),
  }
}

function waiting({decisions = []}: Data): number {
  return decisions.filter((one) => one.verdict.kind === 'awaiting-approval' && one.outcome.kind === 'none').length
}

/** While the platform is silent, what else is not well follows from that, and the connection says it. */
function unhealthy(data: Data): readonly string[] {
  if (data.silence !== undefined) return []
  return data.parts.filter((one) => !one.healthy && !isAgent(one.part, data)).map((one) => one.part)
}

/** Agents have a count of their own. */
function isAgent(part: string, {agents = []}: Data): boolean {
  return agents.some((one) => one.name === part || part.endsWith(` ${one.name}`))
}

function connectionOf(data: Data): Connection {
  const failure = data.failures.get('readiness') ?? data.failures.get('applications')
  if (!data.hasAnswered) return failure === undefined ? {kind: 'connecting'} : {kind: 'connecting', message: failure.message}
  if (failure !== undefined) return {kind: 'reconnecting', ...failure}
  return data.silence === undefined ? {kind: 'live'} : {kind: 'stale', ...data.silence}
}
