import type {ContinuumLayer, NodeDescription} from '../../descriptions/types.js'

type Kind = Pick<NodeDescription, 'continuum_layer' | 'environment' | 'hardware' | 'price' | 'labels' | 'availability'>

/** From the cloud outwards, as a slice of our own would have them. The figures are assumed. */
const KINDS: readonly Kind[] = [
  kind('cloud', 'server', {cores: 16, memory: 64, disk: 500, indicator: 6000, price: 0.62}),
  kind('edge_infrastructure', 'server', {cores: 8, memory: 32, disk: 250, indicator: 5200, price: 0.31}),
  kind('edge', 'gateway', {cores: 4, memory: 8, disk: 64, indicator: 4000, price: 0.09}),
  kind('far_edge', 'device', {cores: 2, memory: 2, disk: 16, indicator: 2400, price: 0.03}),
]

/** Nodes for clusters that nobody described: as many in all, shared out evenly, every layer in turn. The same numbers give the same nodes. */
export function generateNodes(clusters: readonly string[], count: number): readonly (readonly NodeDescription[])[] {
  return clusters.map((cluster, place) => {
    const share = Math.floor(count / clusters.length) + (place < count % clusters.length ? 1 : 0)
    return Array.from({length: share}, (_, index) => nodeOf(cluster, index))
  })
}

function nodeOf(cluster: string, index: number): NodeDescription {
  const like = KINDS[index % KINDS.length] ?? KINDS[0]
  if (like === undefined) throw new RangeError('There is no kind of node.')
  return {name: `${cluster}-node-${index + 1}`, cluster_id: cluster, ...like}
}

type Figures = {readonly cores: number; readonly memory: number; readonly disk: number; readonly indicator: number; readonly price: number}

function kind(layer: ContinuumLayer, type: string, {cores, memory, disk, indicator, price}: Figures): Kind {
  return {
    continuum_layer: layer,
    labels: [`node-type:${type}`],
    availability: 'stable',
    price: {value: price, currency: 'EUR'},
    environment: {node_type: 'virtualized', os: 'ubuntu', container_runtime: ['containerd']},
    hardware: {cpu: {architecture: 'amd64', cores, performance_indicator: indicator}, memory, disk},
  }
}
