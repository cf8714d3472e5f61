import type {ApplicationView, DeployResult, Explanation, GenerationView, PlacementReport} from '../../../agent/service.js'
import type {ComponentStatus, InstanceState, Order, QosStatus, Satisfaction} from '../../../platform/contract/index.js'
import {given} from '../../../support/given.js'
import type {
  ApplicationDto,
  ApplicationStatusDto,
  ComponentStatusDto,
  DeployResultDto,
  ExplanationDto,
  GenerationDto,
  InstanceDto,
  OrderDto,
  PlacementReportDto,
  ProblemItemDto,
  QosStatusDto,
  SatisfactionDto,
} from '../../contract/dto.js'
import {iso, reasonDto} from './common.js'
import {candidateDto, decisionDto, hostCandidateDto} from './decision.js'

export function statusDto({
  spec,
  phase,
  phaseSinceMs,
  reasons,
  clusters,
  components,
  qos,
  satisfaction,
  mode,
}: ApplicationView): ApplicationStatusDto {
  return {
    name: spec.name,
    uid: spec.uid,
    generation: spec.generation,
    revision: spec.revision,
    createdAt: iso(spec.createdMs),
    updatedAt: iso(spec.updatedMs),
    ...(spec.deletedMs === undefined ? {} : {deletedAt: iso(spec.deletedMs)}),
    phase,
    phaseSinceAt: iso(phaseSinceMs),
    reasons: reasons.map(reasonDto),
    clusters,
    components: components.map(componentDto),
    qos: qos.map(qosDto),
    ...(satisfaction === undefined ? {} : {satisfaction: satisfactionDto(satisfaction)}),
    ...given({mode}),
  }
}

export function applicationDto(view: ApplicationView): ApplicationDto {
  return {...statusDto(view), orders: view.spec.orders.map(orderDto), description: view.spec.description}
}

export function deployResultDto({kind, application}: DeployResult, warnings: readonly ProblemItemDto[]): DeployResultDto {
  return {kind, application: applicationDto(application), warnings}
}

export function placementReportDto(report: PlacementReport, warnings: readonly ProblemItemDto[]): PlacementReportDto {
  const {application, feasible, cluster, clusters, hosts, reasons} = report
  return {
    kind: 'dry-run',
    application,
    feasible,
    ...(cluster === undefined ? {} : {cluster}),
    clusters: clusters.map(candidateDto),
    hosts: hosts.map(hostCandidateDto),
    reasons: reasons.map(reasonDto),
    warnings,
  }
}

export function orderDto({id, component, by, issuedMs, untilMs, wish}: Order): OrderDto {
  return {id, component, by, issuedAt: iso(issuedMs), ...(untilMs === undefined ? {} : {untilAt: iso(untilMs)}), wish}
}

export function generationDto({generation, by, timeMs, description}: GenerationView): GenerationDto {
  return {generation, by, createdAt: iso(timeMs), description}
}

export function explanationDto({application, components, placement}: Explanation): ExplanationDto {
  return {
    application: statusDto(application),
    components: components.map(({component, hosts, decisions, now, policies, orders}) => ({
      component,
      hosts,
      decisions: decisions.map(decisionDto),
      now: now.map(hostCandidateDto),
      policies: policies.map(({policy, node, verdict, reason, timeMs}) => ({
        policy,
        ...given({node}),
        verdict,
        reason,
        saidAt: iso(timeMs),
      })),
      orders: orders.map(orderDto),
    })),
    placement: placement.map(decisionDto),
  }
}

function componentDto({
  component,
  cluster,
  wanted,
  ready,
  upToDate,
  instances,
  reasons,
}: ComponentStatus & {readonly cluster: string}): ComponentStatusDto {
  return {
    component,
    cluster,
    wanted,
    ready,
    ...(upToDate === undefined ? {} : {upToDate}),
    instances: instances.map(instanceDto),
    reasons: reasons.map(reasonDto),
  }
}

function instanceDto({id, node, phase, reason, startedMs, readySinceMs, restarts, generation, image}: InstanceState): InstanceDto {
  return {
    id,
    node,
    phase,
    ...(reason === undefined ? {} : {reason}),
    startedAt: iso(startedMs),
    ...(readySinceMs === undefined ? {} : {readySinceAt: iso(readySinceMs)}),
    restarts,
    generation,
    image,
  }
}

function qosDto({component, metric, target, relation, value, sampledMs, met}: QosStatus): QosStatusDto {
  return {
    component,
    metric,
    target,
    relation,
    ...(value === undefined ? {} : {value}),
    ...(sampledMs === undefined ? {} : {sampledAt: iso(sampledMs)}),
    ...(met === undefined ? {} : {met}),
  }
}

function satisfactionDto({score, threshold, met, terms}: Satisfaction): SatisfactionDto {
  return {
    score,
    ...(threshold === undefined ? {} : {threshold}),
    met,
    terms: terms.map(({metric, weight, achieved}) => ({metric, weight, achieved})),
  }
}
