import type {DrainReport, InfrastructureView} from '../../../agent/service.js'
import type {ClusterDto, DrainReportDto, InfrastructureDto, NodeDto} from '../../contract/dto.js'
import {iso, reasonDto} from './common.js'

type ClusterView = InfrastructureView['clusters'][number]
type NodeView = ClusterView['nodes'][number]

export function infrastructureDto({continuum, clusters}: InfrastructureView): InfrastructureDto {
  return {continuum, clusters: clusters.map(clusterDto)}
}

export function clusterDto({name, ready, readyChangedMs, cordoned, heardMs, description, nodes}: ClusterView): ClusterDto {
  return {
    name,
    ready,
    readyChangedAt: iso(readyChangedMs),
    cordoned,
    heardAt: heardMs === null ? null : iso(heardMs),
    description,
    nodes: nodes.map(nodeDto),
  }
}

export function nodeDto(node: NodeView): NodeDto {
  const {name, cluster, ready, readyChangedMs, cordoned, layer, labels, capacity, free, pricePerHour, powerWatts, instances, description} =
    node
  return {
    name,
    cluster,
    ready,
    readyChangedAt: iso(readyChangedMs),
    cordoned,
    layer,
    labels,
    capacity,
    free,
    ...(pricePerHour === undefined ? {} : {pricePerHour}),
    ...(powerWatts === undefined ? {} : {powerWatts}),
    instances,
    description,
  }
}

export function drainReportDto({node, moving, staying}: DrainReport): DrainReportDto {
  return {node, moving, staying: staying.map(({application, component, reason}) => ({application, component, reason: reasonDto(reason)}))}
}
