import {instancesOf} from '../../descriptions/resources.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {hostRefusals} from '../../matching/eligibility.js'
import {effectiveComponent} from '../../matching/orders.js'
import {sameRuntime} from '../../matching/runtime.js'
import type {ApplicationSpec, ComponentIntent, HostShare, Order} from '../../platform/contract/index.js'
import type {World} from '../contract.js'

/** How long a host may be silent before what ran there is placed again: a link that flaps moves nothing. */
export const LOST_GRACE_MS = 60_000

/** One component as it shall be, as it is, and what differs. */
export type ComponentView = {
  readonly component: ComponentDescription
  /** The newest person's order that shaped `component`. */
  readonly order: Order | undefined
  readonly intent: ComponentIntent | undefined
  readonly current: readonly HostShare[]
  readonly deviation: Deviation | undefined
}

export type Deviation = {
  readonly kind: 'not-placed' | 'spec-changed' | 'count-differs' | 'host-lost' | 'host-unfit' | 'host-silent' | 'waits'
  readonly message: string
  /** It may resolve by itself until then. */
  readonly untilMs?: number
}

export function componentViews(application: ApplicationSpec, world: World): readonly ComponentView[] {
  const ours = application.description.components.filter((component) => component.external_component !== true)
  const effective = ours.map((component) => effectiveComponent(application, component, world.nowMs))
  return effective.map(({component, order}) => {
    const intent = world.intents.get(keyOf(application, component))
    return {component, order, intent, current: intent?.goal ?? [], deviation: deviationOf(application, component, intent, world)}
  })
}

/** Whether every component that this one starts after is ready. */
export function unreadyDependencies(application: ApplicationSpec, component: ComponentDescription, world: World): readonly string[] {
  return (component.depends_on ?? []).filter((name) => {
    const instances = world.components.get(`${application.name}/${name}`)?.instances ?? []
    return !instances.some((one) => one.phase === 'ready' || one.phase === 'completed')
  })
}

export function isLost(world: World, node: string): boolean {
  const state = world.nodes.get(node)
  return state === undefined || (!state.ready && world.nowMs - state.readyChangedMs >= LOST_GRACE_MS)
}

function deviationOf(application: ApplicationSpec, component: ComponentDescription, intent: ComponentIntent | undefined, world: World): Deviation | undefined {
  if (intent === undefined) {
    const waits = unreadyDependencies(application, component, world)
    return waits.length > 0 ? {kind: 'waits', message: `waits for ${waits.join(' and ')}`} : {kind: 'not-placed', message: 'has no host yet'}
  }
  const wanted = instancesOf(component)
  const count = intent.goal.reduce((sum, share) => sum + share.instances, 0)
  const lost = intent.goal.filter((share) => isLost(world, share.node))
  if (lost.length > 0) return {kind: 'host-lost', message: `its host ${names(lost)} ${lost.some((share) => world.nodes.has(share.node)) ? `is not ready for over ${LOST_GRACE_MS / 1000} s` : 'is gone'}`}
  for (const share of intent.goal) {
    const node = world.nodes.get(share.node)
    if (node === undefined) continue
    const [refusal] = hostRefusals({component, node, added: 0, free: node.free})
    if (refusal !== undefined) return {kind: 'host-unfit', message: `may not stay on ${share.node}: ${refusal.message}`}
  }
  if (!sameRuntime(intent.spec, component)) return {kind: 'spec-changed', message: 'its description changed'}
  if (count !== wanted) return {kind: 'count-differs', message: `has ${count} of ${wanted} instances`}
  const silent = intent.goal.map((share) => world.nodes.get(share.node)).find((node) => node?.ready === false)
  if (silent !== undefined) {
    const untilMs = silent.readyChangedMs + LOST_GRACE_MS
    return {kind: 'host-silent', message: `its host ${silent.name} is not ready; it is placed again ${LOST_GRACE_MS / 1000} s after that`, untilMs}
  }
  return undefined
}

function names(shares: readonly HostShare[]): string {
  return shares.map((share) => share.node).join(', ')
}

function keyOf(application: ApplicationSpec, component: ComponentDescription): string {
  return `${application.name}/${component.metadata.name}`
}
