import {Args} from '@oclif/core'
import type {Api} from '../northbound/contract/api.js'
import type {Dto} from '../northbound/contract/dto.js'
import {OperationalError} from '../support/errors.js'

export const placeArg = {
  place: Args.string({
    required: true,
    description: 'a node (cluster/node where several clusters have one of that name), or a cluster where no node has the name',
  }),
}

/** What was cordoned or let go, and whether it is a node or a whole cluster. */
export type Cordoned = {readonly of: 'node'; readonly place: Dto<'Node'>} | {readonly of: 'cluster'; readonly place: Dto<'Cluster'>}

/** Cordons a node or a cluster, or takes that back. The dry run only finds it. */
export async function cordon(
  api: Api,
  name: string,
  cordoned: boolean,
  {dryRun, signal}: {readonly dryRun: boolean; readonly signal: AbortSignal},
): Promise<Cordoned> {
  const askNode = dryRun ? api.getNode : cordoned ? api.cordonNode : api.uncordonNode
  const askCluster = dryRun ? api.getCluster : cordoned ? api.cordonCluster : api.uncordonCluster
  try {
    return {of: 'node', place: await askNode({node: name}, {signal})}
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code !== 'node-not-found') throw error
    const {items} = await api.listClusters(undefined, {signal})
    // The nodes that there are say more than that it is no cluster either.
    if (!items.some((cluster) => cluster.name === name)) throw error
    return {of: 'cluster', place: await askCluster({cluster: name}, {signal})}
  }
}
