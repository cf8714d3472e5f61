import type {Api} from '../northbound/contract/api.js'
import {componentNotFound} from './component-not-found.js'
import {UsageError} from './errors.js'

/** The one node that a component runs on now: what `app pin` without a node means. Rejects where there is none, or more than one. */
export async function presentHost(
  api: Api,
  {application, component}: {readonly application: string; readonly component: string},
  signal: AbortSignal,
): Promise<string> {
  const {components} = await api.getApplicationStatus({name: application}, {signal})
  const found = components.find((one) => one.component === component)
  if (found === undefined) throw componentNotFound(application, component, components)
  const [host, ...others] = new Set(found.instances.map((one) => one.node))
  if (host !== undefined && others.length === 0) return host
  const where = host === undefined ? 'runs nowhere yet' : `runs on ${[host, ...others].join(', ')}`
  throw new UsageError(`${component} ${where}: say which node with --to.`, {hints: [`mlsysops app status ${application}`]})
}
