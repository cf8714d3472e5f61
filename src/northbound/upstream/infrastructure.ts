import type {FastifyInstance} from 'fastify'
import type {InfrastructureView, SliceService} from '../../agent/service.js'
import {apiError, notFound} from '../server/api-error.js'
import {readNode} from '../server/description.js'
import {findNode} from '../server/handlers/infrastructure.js'
import {DESCRIPTION_LIMIT_BYTES} from '../server/options.js'
import {BY, get, textOf} from './applications.js'

type Cluster = InfrastructureView['clusters'][number]
type Node = Cluster['nodes'][number]

/** `Datacenter` has no object of its own with us: it is what clusters and nodes say they stand in. */
export function registerInfrastructure(app: FastifyInstance, service: SliceService): void {
  get(app, '/infra/list/', (query) => {
    // The client sends `type` and `name`; upstream's own server asks for `id_type` and `id_value`.
    const type = text(query, 'type') ?? text(query, 'id_type')
    const name = text(query, 'name') ?? text(query, 'id_value')
    return list(service.infrastructure(), type?.toLowerCase(), name)
  })
  app.get<{Params: {node_id: string}}>('/infra/node/:node_id', ({params}, reply) => reply.send(nodeOf(findNode(service, params.node_id))))
  app.get<{Params: {clus_id: string}}>('/infra/cluster/:clus_id', ({params}, reply) => {
    const {clusters} = service.infrastructure()
    return reply.send(clustersOf(clusters, params.clus_id)[0])
  })
  app.get<{Params: {dc_id: string}}>('/infra/datacenter/:dc_id', ({params}, reply) => {
    const {clusters} = service.infrastructure()
    return reply.send(datacentersOf(clusters, params.dc_id)[0])
  })
  app.post('/infra/register', {bodyLimit: DESCRIPTION_LIMIT_BYTES}, async ({body}) => {
    const {description} = readNode(JSON.stringify(documentIn(body)), service)
    const cluster = description.cluster_id
    if (cluster === undefined) throw apiError('description-invalid', 'A node names its cluster in cluster_id.')
    const home = clustersNamed(service.infrastructure().clusters, cluster)[0]
    if (home?.nodes.some(({name}) => name === description.name) === true) await service.updateNode(description.name, description, BY)
    else await service.addNode(cluster, description, BY)
    return {id: description.name, message: `The node ${description.name} is registered with ${cluster}.`}
  })
  app.delete<{Params: {id: string}}>('/infra/unregister/:id', async ({params}) => {
    const {name} = findNode(service, params.id)
    await service.removeNode(params.id, BY)
    return {id: name, message: `The node ${name} is being removed.`}
  })
}

function list({continuum, clusters}: InfrastructureView, type: string | undefined, name: string | undefined) {
  switch (type) {
    case 'continuum':
      if (name !== undefined && name !== continuum) throw notFound('route-not-found', 'continuum', name, [continuum])
      return {Continuum: [{continuum_id: continuum, clusters: clusters.map((cluster) => cluster.name)}]}
    case 'cluster':
      return {Cluster: clustersOf(clusters, name)}
    case 'datacenter':
      return {Datacenter: datacentersOf(clusters, name)}
    case 'all':
      return {
        Continuum: [{continuum_id: continuum, clusters: clusters.map((cluster) => cluster.name)}],
        Cluster: clustersOf(clusters, name),
        Datacenter: name === undefined ? datacentersOf(clusters, undefined) : [],
      }
    default:
      throw apiError('request-invalid', 'type must be Continuum, Cluster, Datacenter or All.')
  }
}

function clustersOf(clusters: readonly Cluster[], name: string | undefined) {
  return clustersNamed(clusters, name).map((cluster) => ({
    cluster_id: cluster.name,
    ...(cluster.description.datacenter_id === undefined ? {} : {datacenter_id: cluster.description.datacenter_id}),
    ready: cluster.ready,
    nodes: cluster.nodes.map(nodeOf),
  }))
}

function clustersNamed(clusters: readonly Cluster[], name: string | undefined): readonly Cluster[] {
  const found = name === undefined ? clusters : clusters.filter((cluster) => cluster.name === name)
  if (found.length === 0 && name !== undefined) {
    throw notFound(
      'cluster-not-found',
      'cluster',
      name,
      clusters.map((cluster) => cluster.name),
    )
  }
  return found
}

function datacentersOf(clusters: readonly Cluster[], name: string | undefined) {
  const standing = clusters.flatMap((cluster) =>
    cluster.nodes.flatMap((node) => {
      const datacenter = node.description.datacenter_id ?? cluster.description.datacenter_id
      return datacenter === undefined ? [] : [{datacenter, node}]
    }),
  )
  const byName = Map.groupBy(standing, ({datacenter}) => datacenter)
  if (name !== undefined && !byName.has(name)) throw notFound('route-not-found', 'data centre', name, byName.keys())
  return [...byName]
    .filter(([datacenter]) => name === undefined || datacenter === name)
    .map(([datacenter, there]) => ({datacenter_id: datacenter, nodes: there.map(({node}) => node.name)}))
}

function nodeOf({name, cluster, layer, ready, cordoned, labels, instances}: Node) {
  return {name, cluster_id: cluster, continuum_layer: layer, ready, cordoned, labels, instances}
}

/** `{"yaml": {"MLSysOpsNode": …}}`. A `uri` is refused: fetching it would let a caller reach what only this machine can. */
function documentIn(body: unknown): unknown {
  const value = parsed(Buffer.from(textOf(body)).toString('utf8'))
  if (typeof value === 'object' && value !== null && 'yaml' in value && value.yaml !== null && value.yaml !== undefined) return value.yaml
  if (typeof value === 'object' && value !== null && 'uri' in value) {
    throw apiError('request-invalid', 'Descriptions are not fetched from a URI. Send the description itself under "yaml".')
  }
  throw apiError('request-invalid', 'Send {"yaml": {"MLSysOpsNode": …}}.')
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) throw apiError('body-unreadable', `The body is not JSON: ${error.message}.`, {cause: error})
    throw error
  }
}

function text(query: unknown, key: string): string | undefined {
  if (typeof query !== 'object' || query === null) return undefined
  const value: unknown = Object.entries(query).find(([name]) => name === key)?.[1]
  return typeof value === 'string' && value !== '' ? value : undefined
}
