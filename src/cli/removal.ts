import type {Api} from '../northbound/contract/api.js'
import {untilRemoved, type WaitOptions} from './waiting.js'

export type Removal = {
  readonly kind: 'removed' | 'removing' | 'dry-run'
  readonly application: string
  /** What ran when it was asked for. */
  readonly instances: readonly {readonly component: string; readonly cluster: string; readonly node: string}[]
}

export async function removeApplication(
  api: Api,
  name: string,
  options: WaitOptions & {readonly wait: boolean; readonly dryRun: boolean},
): Promise<Removal> {
  const {signal} = options
  const status = await api.getApplicationStatus({name}, {signal})
  const instances = status.components.flatMap(({component, cluster, instances: running}) =>
    running.map(({node}) => ({component, cluster, node})),
  )
  if (options.dryRun) return {kind: 'dry-run', application: name, instances}
  await api.deleteApplication({name}, {signal})
  if (!options.wait) return {kind: 'removing', application: name, instances}
  await untilRemoved(api, name, options)
  return {kind: 'removed', application: name, instances}
}
