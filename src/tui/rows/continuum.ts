import type {ClusterDto, NodeDto} from '../../northbound/contract/dto.js'
import {type Data, nodeKey, type Ui} from '../state.js'
import {filterFor} from './filter.js'
import type {Health} from './health.js'

export type ClusterRow = {
  readonly kind: 'cluster'
  readonly key: string
  readonly name: string
  readonly health: Health
  /** What is the matter, where something is. */
  readonly note: string | undefined
  readonly readyNodes: number
  readonly nodes: number
  readonly instances: number
  readonly reserved: number
  readonly load: number | undefined
  readonly pricePerHour: number | undefined
  readonly currency: string | undefined
  readonly isOpen: boolean
}

export type NodeRow = {
  readonly kind: 'node'
  readonly key: string
  readonly cluster: string
  readonly name: string
  readonly health: Health
  readonly note: string | undefined
  readonly layer: NodeDto['layer']
  readonly instances: number
  /** Share of its cores that is spoken for. */
  readonly reserved: number
  /** Share of its cores that is busy, where it is measured. */
  readonly load: number | undefined
  readonly cpuMillicores: number
  readonly pricePerHour: number | undefined
  readonly currency: string | undefined
}

export type ContinuumRow = ClusterRow | NodeRow

/** Which nodes are listed below a cluster that the person has neither folded nor unfolded. */
export type Depth = 'all' | 'notable' | 'none'

export function continuumRows(data: Data, ui: Pick<Ui, 'filter' | 'folds'>, depth: Depth): readonly ContinuumRow[] {
  const passes = filterFor(ui.filter)
  return (data.clusters ?? []).flatMap((cluster): readonly ContinuumRow[] => {
    const isNamed = passes([cluster.name])
    const nodes = isNamed ? cluster.nodes : cluster.nodes.filter((node) => passes([node.name, ...node.labels]))
    if (!isNamed && nodes.length === 0) return []
    const key = `cluster:${cluster.name}`
    const fold = ui.folds.get(key)
    const below =
      fold === true ? nodes : fold === false ? [] : depth === 'all' || !isNamed ? nodes : depth === 'notable' ? nodes.filter(isNotable) : []
    return [clusterRow(cluster, data, key, below.length > 0), ...below.map((node) => nodeRow(node, data))]
  })
}

/** How many rows there are at a depth: what the layout needs, without making them. */
export function continuumCount(data: Data, ui: Pick<Ui, 'filter' | 'folds'>, depth: Depth): number {
  if (ui.filter !== '' || ui.folds.size > 0) return continuumRows(data, ui, depth).length
  return (data.clusters ?? []).reduce(
    (sum, {nodes}) => sum + 1 + (depth === 'all' ? nodes.length : depth === 'notable' ? nodes.filter(isNotable).length : 0),
    0,
  )
}

export function nodeRow(node: NodeDto, data: Data): NodeRow {
  const key = nodeKey(node.cluster, node.name)
  return {
    kind: 'node',
    key: `node:${key}`,
    cluster: node.cluster,
    name: node.name,
    health: !node.ready ? 'bad' : node.cordoned ? 'warn' : 'good',
    note: !node.ready ? 'not ready' : node.cordoned ? 'cordoned' : undefined,
    layer: node.layer,
    instances: node.instances,
    reserved: reservedOf([node]),
    load: data.loads.get(key),
    cpuMillicores: node.capacity.cpuMillicores,
    pricePerHour: node.pricePerHour,
    currency: node.description.price?.currency,
  }
}

function clusterRow(cluster: ClusterDto, data: Data, key: string, isOpen: boolean): ClusterRow {
  const {nodes} = cluster
  const readyNodes = nodes.filter((node) => node.ready).length
  const loads = nodes.map((node) => ({load: data.loads.get(nodeKey(node.cluster, node.name)), weight: node.capacity.cpuMillicores}))
  const known = loads.filter((one): one is {load: number; weight: number} => one.load !== undefined)
  const weight = total(known.map((one) => one.weight))
  return {
    kind: 'cluster',
    key,
    name: cluster.name,
    health: !cluster.ready ? 'bad' : readyNodes < nodes.length || cluster.cordoned ? 'warn' : 'good',
    note: !cluster.ready ? 'not ready' : cluster.cordoned ? 'cordoned' : undefined,
    readyNodes,
    nodes: nodes.length,
    instances: total(nodes.map((node) => node.instances)),
    reserved: reservedOf(nodes),
    load: weight === 0 ? undefined : total(known.map((one) => one.load * one.weight)) / weight,
    pricePerHour: nodes.some((node) => node.pricePerHour !== undefined) ? total(nodes.map((node) => node.pricePerHour ?? 0)) : undefined,
    currency: nodes.find((node) => node.description.price?.currency !== undefined)?.description.price?.currency,
    isOpen,
  }
}

/** Something runs there, or something is the matter. */
function isNotable(node: NodeDto): boolean {
  return !node.ready || node.cordoned || node.instances > 0
}

function reservedOf(nodes: readonly NodeDto[]): number {
  const capacity = total(nodes.map((node) => node.capacity.cpuMillicores))
  return capacity === 0 ? 0 : 1 - total(nodes.map((node) => node.free.cpuMillicores)) / capacity
}

function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0)
}
