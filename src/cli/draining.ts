import type {Api} from '../northbound/contract/api.js'
import {allPages} from './pages.js'
import type {DrainReport} from './render/views.js'

/** Drains a node. The dry run names what runs there; whether each may move is judged when it is done. */
export async function drainNode(
  api: Api,
  node: string,
  {dryRun, signal}: {readonly dryRun: boolean; readonly signal: AbortSignal},
): Promise<DrainReport & {readonly kind: 'drained' | 'dry-run'}> {
  if (!dryRun) return {kind: 'drained', ...(await api.drainNode({node}, {signal}))}
  const {name, cluster} = await api.getNode({node}, {signal})
  const {items: applications} = await allPages((page) => api.listApplications({cluster, ...page}, {signal}))
  const moving = applications.flatMap(({name: application, components}) =>
    components
      .filter((one) => one.cluster === cluster && one.instances.some((instance) => instance.node === name))
      .map(({component}) => ({application, component})),
  )
  return {kind: 'dry-run', node: name, moving, staying: []}
}
