import type {AgentView, HealthView, MechanismOrderView, MechanismStateView, MechanismView} from '../../../agent/service.js'
import type {SliceEvent} from '../../../knowledge/contract.js'
import {given} from '../../../support/given.js'
import type {Series} from '../../../telemetry/contract.js'
import type {
  AgentDto,
  MechanismDto,
  MechanismOrderDto,
  MechanismStateDto,
  ReadinessDto,
  SeriesDto,
  StreamItemDto,
} from '../../contract/dto.js'
import {iso, silenceDto} from './common.js'
import {outcomeDto, verdictDto} from './decision.js'
import {heardDto} from './heard.js'
import {reportDto, sourceDto} from './policy.js'

export function agentDto({name, layer, cluster, node, state, version, sinceMs, counters}: AgentView): AgentDto {
  return {
    name,
    layer,
    ...(cluster === undefined ? {} : {cluster}),
    ...(node === undefined ? {} : {node}),
    state,
    version,
    sinceAt: iso(sinceMs),
    counters,
  }
}

/** In a list of many, sources are left out. */
export function mechanismDto(mechanism: MechanismView, isOne: boolean, heard: readonly AgentView[]): MechanismDto {
  const {name, summary, commandSchema, agents, added, reports} = mechanism
  return {
    name,
    summary,
    commandSchema,
    agents,
    ...heardDto(agents, added?.artifact.layer, heard),
    ...(added === undefined ? {} : {added: additionDto(added, isOne)}),
    ...(reports === undefined ? {} : {reports: reports.map(reportDto)}),
  }
}

function additionDto({artifact, earlier}: NonNullable<MechanismView['added']>, isOne: boolean): NonNullable<MechanismDto['added']> {
  const {layer, kind, version, number, digest, fileName, descriptor, by, addedMs} = artifact
  const sources = isOne ? [artifact, ...earlier].map(sourceDto) : []
  return {layer, kind, version, number, digest, fileName, ...given({permission: descriptor.permission}), by, addedAt: iso(addedMs), sources}
}

export function mechanismStateDto({agent, cluster, kind, options, state, trouble}: MechanismStateView): MechanismStateDto {
  return {agent, ...given({cluster}), kind, options, state, ...given({trouble})}
}

export function mechanismOrderDto(order: MechanismOrderView, isDryRun: boolean): MechanismOrderDto {
  const {id, mechanism, agent, cluster, command, verdict, outcome} = order
  return {
    kind: isDryRun ? 'dry-run' : 'ordered',
    id,
    mechanism,
    agent,
    ...(cluster === undefined ? {} : {cluster}),
    command,
    verdict: verdictDto(verdict),
    outcome: outcomeDto(outcome),
  }
}

export function readinessDto({ready, silence, parts, version, startedMs, clock}: HealthView): ReadinessDto {
  return {
    ready,
    ...(silence === undefined ? {} : {silence: silenceDto(silence)}),
    parts: parts.map(({part, healthy, message}) => ({part, healthy, message})),
    version,
    startedAt: iso(startedMs),
    clock: {nowAt: iso(clock.nowMs), speed: clock.speed, simulated: clock.simulated},
  }
}

export function seriesDto({metric, source, points}: Series): SeriesDto {
  return {metric, source, points: points.map(({timeMs, value}) => ({measuredAt: iso(timeMs), value}))}
}

export function streamItemDto(event: (SliceEvent & {readonly id: number}) | {readonly kind: 'gap'; readonly id: number}): StreamItemDto {
  if (event.kind === 'gap') return {kind: 'gap', id: event.id}
  const {id, timeMs, kind, subject, message, data} = event
  return {id, occurredAt: iso(timeMs), kind, subject, message, data}
}
