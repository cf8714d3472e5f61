import {needOf} from '../../matching/capacity.js'
import {effectiveComponent} from '../../matching/orders.js'
import {MECHANISMS} from '../../mechanism/contract.js'
import type {Action, World} from '../../policy/contract.js'
import type {Reservation} from './reserved-room.js'

/** The room that an admitted placement takes beyond what its component has already; `undefined`: none. */
export function reservationOf(action: Action, world: World): Reservation | undefined {
  if (action.mechanism !== MECHANISMS.placement || action.target.kind !== 'component') return undefined
  const {application, component} = action.target
  const spec = world.applications.get(application)
  const described = spec?.description.components.find((one) => one.metadata.name === component)
  const hosts = action.command['hosts']
  if (spec === undefined || described === undefined || !Array.isArray(hosts)) return undefined
  const current = world.intents.get(`${application}/${component}`)?.goal ?? []
  const shares = hosts.flatMap((host: unknown) => {
    if (!isShare(host)) return []
    const added = host.instances - (current.find((share) => share.node === host.node)?.instances ?? 0)
    return added > 0 ? [{node: host.node, added}] : []
  })
  return {component: `${application}/${component}`, shares, need: needOf(effectiveComponent(spec, described, world.nowMs).component, 1)}
}

function isShare(value: unknown): value is {readonly node: string; readonly instances: number} {
  return (
    typeof value === 'object' &&
    value !== null &&
    'node' in value &&
    typeof value.node === 'string' &&
    'instances' in value &&
    typeof value.instances === 'number'
  )
}
