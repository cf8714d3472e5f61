import type {Api} from '../../../src/northbound/contract/api.js'
import type {
  AgentDto,
  ApplicationStatusDto,
  DecisionDto,
  ExplanationDto,
  InfrastructureDto,
  ReadinessDto,
  SeriesDto,
  SliceEventDto,
  StreamItemDto,
} from '../../../src/northbound/contract/dto.js'
import {OperationalError} from '../../../src/support/errors.js'
import {agents, decisions, explanation, infrastructure, latencies, readiness, smartCity} from './slice.js'

/** What a fake API answers; tests change it while the screen runs. */
export type Slice = {
  readiness: ReadinessDto
  applications: readonly ApplicationStatusDto[]
  infrastructure: InfrastructureDto
  agents: readonly AgentDto[]
  decisions: readonly DecisionDto[]
  explanation: ExplanationDto | undefined
  series: readonly SeriesDto[]
}

export type FakeClient = {
  readonly client: Api
  readonly slice: Slice
  /** How often each method was called. */
  readonly calls: Map<string, number>
  /** From now on every call rejects with this; `undefined`: answers again. */
  fail(error: Error | undefined): void
  emit(event: StreamItemDto): void
}

export const unreachable = (): OperationalError =>
  new OperationalError('Nothing answers at http://127.0.0.1:7000.', {code: 'api-unreachable', exit: 'remote'})

export function demoSlice(): Slice {
  return {
    readiness,
    applications: [smartCity],
    infrastructure,
    agents,
    decisions,
    explanation,
    series: [
      {metric: 'frame_classify_latency', source: {application: 'smart-city', component: 'frame-classifier'}, points: latencies},
      ...infrastructure.clusters.flatMap((cluster) =>
        cluster.nodes.map((node, index) => ({
          metric: 'node_cpu_utilisation',
          source: {cluster: cluster.name, node: node.name},
          points: latencies.slice(-1).map((one) => ({...one, value: node.instances > 0 ? 0.31 + index * 0.13 : 0.01 + index * 0.01})),
        })),
      ),
    ],
  }
}

export function fakeClient(slice: Slice = demoSlice()): FakeClient {
  const calls = new Map<string, number>()
  const waiting = new Set<(event: StreamItemDto) => void>()
  let failure: Error | undefined
  const answer = async <T>(name: string, value: () => T): Promise<T> => {
    calls.set(name, (calls.get(name) ?? 0) + 1)
    if (failure !== undefined) throw failure
    return value()
  }
  const client = {
    getReadiness: () => answer('getReadiness', () => slice.readiness),
    getMode: () => answer('getMode', () => ({mode: 'heuristic'})),
    listApplications: ({limit = 100, cursor = '0'}: {limit?: number; cursor?: string} = {}) =>
      answer('listApplications', () => {
        const from = Number(cursor)
        const next = from + limit
        return {items: slice.applications.slice(from, next), nextCursor: next < slice.applications.length ? String(next) : null}
      }),
    getInfrastructure: () => answer('getInfrastructure', () => slice.infrastructure),
    listAgents: () => answer('listAgents', () => ({items: slice.agents})),
    listDecisions: () => answer('listDecisions', () => ({items: slice.decisions, nextCursor: null})),
    listMetrics: () =>
      answer('listMetrics', () => ({items: [{name: 'frame_classify_latency', unit: 'ms', kind: 'gauge', help: '', series: 1}]})),
    queryTelemetry: ({metric, application}: {metric: string; application?: string}) =>
      answer('queryTelemetry', () => ({
        kind: 'series',
        metric,
        windowMs: 600_000,
        series: slice.series.filter(
          (one) => one.metric === metric && (application === undefined || one.source.application === application),
        ),
      })),
    explainApplication: () =>
      answer('explainApplication', () => {
        if (slice.explanation === undefined)
          throw new OperationalError('There is no such application.', {code: 'application-not-found', exit: 'remote'})
        return slice.explanation
      }),
    async *events({signal}: {signal: AbortSignal}): AsyncIterable<StreamItemDto> {
      if (failure !== undefined) throw failure
      const queue: StreamItemDto[] = []
      let wake: () => void = () => {}
      const listener = (event: StreamItemDto): void => {
        queue.push(event)
        wake()
      }
      waiting.add(listener)
      const onAbort = (): void => wake()
      signal.addEventListener('abort', onAbort)
      try {
        while (!signal.aborted) {
          const next = queue.shift()
          if (next !== undefined) yield next
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      } finally {
        waiting.delete(listener)
        signal.removeEventListener('abort', onAbort)
      }
    },
    close: async () => {},
  }
  return {
    client: client as unknown as Api,
    slice,
    calls,
    fail(error) {
      failure = error
    },
    emit(event) {
      for (const listener of waiting) listener(event)
    },
  }
}

export function sliceEvent(kind: SliceEventDto['kind'], subject = 'smart-city'): SliceEventDto {
  return {id: 1, occurredAt: '2026-11-21T09:14:22.000Z', kind, subject, message: '', data: {}}
}
