import type {InfrastructureView, SliceService} from '../../../agent/service.js'
import {apiError, notFound} from '../api-error.js'
import {readNode, refuse} from '../description.js'
import type {Call, Handlers} from '../handler.js'
import {asHeard} from '../views/common.js'
import {clusterDto, drainReportDto, infrastructureDto, nodeDto} from '../views/infrastructure.js'

type ClusterView = InfrastructureView['clusters'][number]
type NodeView = ClusterView['nodes'][number]

export const infrastructureHandlers = {
  getInfrastructure: (_input, {service}) => ({status: 200, body: asHeard(infrastructureDto(service.infrastructure()), service)}),
  listClusters: (_input, {service}) => ({status: 200, body: asHeard({items: service.infrastructure().clusters.map(clusterDto)}, service)}),

  getCluster: ({cluster}, {service}) => ({status: 200, body: asHeard(clusterDto(findCluster(service, cluster)), service, [cluster])}),

  cordonCluster: async ({cluster}, call) => ({status: 200, body: await cordonCluster(cluster, true, call)}),
  uncordonCluster: async ({cluster}, call) => ({status: 200, body: await cordonCluster(cluster, false, call)}),

  listNodes: ({cluster}, {service}) => {
    const {clusters} = service.infrastructure()
    if (cluster !== undefined && clusters.every(({name}) => name !== cluster)) throw unknownCluster(service, cluster)
    const nodes = clusters.filter(({name}) => cluster === undefined || name === cluster).flatMap((one) => one.nodes)
    return {status: 200, body: asHeard({items: nodes.map(nodeDto)}, service, cluster === undefined ? undefined : [cluster])}
  },

  getNode: ({node}, {service}) => {
    const found = findNode(service, node)
    return {status: 200, body: asHeard(nodeDto(found), service, [found.cluster])}
  },

  addNode: async ({cluster: asked, body}, {service, by}) => {
    const {description} = readNode(body, service)
    const cluster = asked ?? description.cluster_id
    if (cluster === undefined) {
      return refuse([
        {
          severity: 'error',
          code: 'cluster-missing',
          pointer: '/MLSysOpsNode/cluster_id',
          message: 'Say which cluster: `cluster_id` in the description, or ?cluster=.',
        },
      ])
    }
    if (description.cluster_id !== undefined && description.cluster_id !== cluster) {
      refuse([
        {
          severity: 'error',
          code: 'cluster-differs',
          pointer: '/MLSysOpsNode/cluster_id',
          message: `The description names cluster ${description.cluster_id}, the query ${cluster}.`,
        },
      ])
    }
    const home = service.infrastructure().clusters.find(({name}) => name === cluster)
    if (home === undefined) throw unknownCluster(service, cluster)
    if (home.nodes.some(({name}) => name === description.name)) {
      throw apiError('node-exists', `Cluster ${cluster} already has a node ${description.name}.`, {
        hints: [`mlsysops infra update ${description.name}`],
      })
    }
    await service.addNode(cluster, description, by)
    const added = service
      .infrastructure()
      .clusters.flatMap(({nodes}) => nodes)
      .find((one) => one.cluster === cluster && one.name === description.name)
    return added === undefined ? {status: 202, body: undefined} : {status: 201, body: nodeDto(added)}
  },

  updateNode: async ({node, body}, {service, by}) => {
    const found = findNode(service, node)
    const {description} = readNode(body, service)
    if (description.name !== found.name) {
      refuse([
        {
          severity: 'error',
          code: 'name-differs',
          pointer: '/MLSysOpsNode/name',
          message: `The description is of ${description.name}, the path names ${found.name}.`,
        },
      ])
    }
    await service.updateNode(node, description, by)
    return {status: 200, body: nodeDto(findNode(service, node))}
  },

  removeNode: async ({node}, {service, by}) => {
    findNode(service, node)
    await service.removeNode(node, by)
    return {status: 202, body: undefined}
  },

  cordonNode: async ({node}, call) => ({status: 200, body: await cordon(node, true, call)}),
  uncordonNode: async ({node}, call) => ({status: 200, body: await cordon(node, false, call)}),

  drainNode: async ({node, dryRun = false}, {service, by}) => {
    findNode(service, node)
    return {status: 200, body: drainReportDto(dryRun ? service.planDrain(node) : await service.drain(node, by))}
  },
} satisfies Partial<Handlers>

/** By `node`, or `cluster/node`. */
export function findNode(service: SliceService, asked: string): NodeView {
  const nodes = service.infrastructure().clusters.flatMap((cluster) => cluster.nodes)
  const found = nodes.filter(({cluster, name}) => asked === name || asked === `${cluster}/${name}`)
  const [first, ...others] = found
  if (first === undefined)
    throw notFound(
      'node-not-found',
      'node',
      asked,
      nodes.map(({name}) => name),
    )
  if (others.length > 0) {
    throw apiError('node-ambiguous', `${found.length} clusters have a node ${asked}.`, {
      hints: found.map(({cluster, name}) => `Name it ${cluster}/${name}.`),
    })
  }
  return first
}

async function cordon(node: string, cordoned: boolean, {service, by}: Call) {
  findNode(service, node)
  await service.cordon(node, cordoned, by)
  // Its cluster has taken it; the node itself is heard of a moment later.
  return {...nodeDto(findNode(service, node)), cordoned}
}

async function cordonCluster(cluster: string, cordoned: boolean, {service, by}: Call) {
  findCluster(service, cluster)
  await service.cordonCluster(cluster, cordoned, by)
  return {...clusterDto(findCluster(service, cluster)), cordoned}
}

function findCluster(service: SliceService, name: string): ClusterView {
  const cluster = service.infrastructure().clusters.find((candidate) => candidate.name === name)
  if (cluster === undefined) throw unknownCluster(service, name)
  return cluster
}

function unknownCluster(service: SliceService, name: string): Error {
  const known = service.infrastructure().clusters.map((cluster) => cluster.name)
  return notFound('cluster-not-found', 'cluster', name, known)
}
