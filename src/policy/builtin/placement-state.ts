import {instancesOf} from '../../descriptions/resources.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {deferralOf} from '../../matching/deferrable.js'
import {hostRefusals} from '../../matching/eligibility.js'
import {isExclusive, runsToCompletion} from '../../matching/exclusive.js'
import {isLost, LOST_GRACE_MS, waitingOnCordoned} from '../../matching/lost-hosts.js'
import {effectiveComponent, ordersInForce, partialMove} from '../../matching/orders.js'
import {sameRuntime} from '../../matching/runtime.js'
import type {ApplicationSpec, ComponentIntent, HostShare, InstanceState, Order} from '../../platform/contract/index.js'
import {dateTime} from '../../support/text/quantity.js'
import type {World} from '../contract.js'

/** One component as it shall be, as it is, and what differs. */
export type ComponentView = {
  readonly component: ComponentDescription
  /** The person's order without which it would be as it shall be. */
  readonly order: Order | undefined
  readonly intent: ComponentIntent | undefined
  readonly current: readonly HostShare[]
  /** A person's order to give up one host for another. */
  readonly move: {readonly from: string; readonly to: string} | undefined
  readonly deviation: Deviation | undefined
}

export type Deviation = {
  readonly kind:
    | 'not-placed'
    | 'spec-changed'
    | 'count-differs'
    | 'host-lost'
    | 'host-unfit'
    | 'host-cordoned'
    | 'ordered'
    | 'apart'
    /** These hold: they pass by themselves, or only a person can end them. */
    | 'host-silent'
    | 'waits'
    | 'deferred'
  readonly message: string
  /** It may resolve by itself until then. */
  readonly untilMs?: number
}

/** Of the components that are `ofInterest`, as they shall run. */
export function componentViews(
  application: ApplicationSpec,
  world: World,
  ofInterest: (component: ComponentDescription) => boolean = () => true,
): readonly ComponentView[] {
  return application.description.components
    .filter((component) => component.external_component !== true)
    .flatMap((described) => {
      const {component} = effectiveComponent(application, described, world.nowMs)
      if (!ofInterest(component)) return []
      const intent = world.intents.get(keyOf(application, described))
      const deviation = deviationOf({application, component, intent, world})
      const move = partialMove(application, component, world.nowMs)
      const order = causeOf(application, described, deviation, world)
      return [{component, intent, current: intent?.goal ?? [], move, deviation, order}]
    })
}

/** Whether every component that this one starts after is ready, or has run to its end. One that runs elsewhere is not ours to wait for. */
export function unreadyDependencies(application: ApplicationSpec, component: ComponentDescription, world: World): readonly string[] {
  const external = new Set(
    application.description.components.filter((one) => one.external_component === true).map((one) => one.metadata.name),
  )
  return (component.depends_on ?? []).filter((name) => {
    const instances = world.components.get(`${application.name}/${name}`)?.instances ?? []
    return !external.has(name) && !instances.some((one) => one.phase === 'ready' || one.phase === 'completed')
  })
}

type Question = {
  readonly application: ApplicationSpec
  readonly component: ComponentDescription
  readonly intent: ComponentIntent | undefined
  readonly world: World
}

function deviationOf(question: Question): Deviation | undefined {
  const {application, component, intent, world} = question
  if (intent === undefined) {
    if (instancesOf(component) === 0) return undefined
    const waits = unreadyDependencies(application, component, world)
    if (waits.length > 0) return {kind: 'waits', message: `waits for ${waits.join(' and ')}`}
    const deferral = deferralOf(application, component, world.nowMs)
    return deferral === undefined
      ? {kind: 'not-placed', message: 'has no host yet'}
      : {
          kind: 'deferred',
          message: `waits for a better hour, and begins at the latest at ${dateTime(deferral.latestStartMs)} UTC`,
          untilMs: deferral.latestStartMs,
        }
  }
  const changed = sameRuntime(intent.spec, component) ? undefined : ({kind: 'spec-changed', message: 'has a new description'} as const)
  if (hasCompleted(question)) return changed
  return (
    hostLost(question, intent) ??
    hostUnfit(question, intent) ??
    hostCordoned(question, intent) ??
    elsewhere(question, intent) ??
    changed ??
    countOrSilence(question, intent)
  )
}

/** What has run to its end is done, wherever that was. */
function hasCompleted({component, application, world}: Question): boolean {
  return (
    runsToCompletion(component) &&
    instancesOfComponent(application, component, world).filter((one) => one.phase === 'completed').length >= instancesOf(component)
  )
}

function hostLost({application, component, world}: Question, intent: ComponentIntent): Deviation | undefined {
  const lost = intent.goal.filter((share) => isLost(world, share.node))
  if (lost.length === 0) return undefined
  const silent = lost.filter((share) => world.nodes.has(share.node))
  const what = silent.length > 0 ? `is not ready for over ${LOST_GRACE_MS / 1000} s` : 'is gone'
  const message = `has lost its host ${names(lost)}, which ${what}`
  if (mayNotRunAgain(component)) {
    return {kind: 'waits', message: `${message}; it may not be run a second time (restart_policy Never)`}
  }
  const there = instancesOfComponent(application, component, world).filter((one) => silent.some((share) => share.node === one.node))
  if (isExclusive(component) && there.length > 0) {
    return {
      kind: 'waits',
      message: `${message}; it is exclusive and may still run there, so it waits until the node is back or removed (mlsysops infra remove ${silent[0]?.node ?? ''})`,
    }
  }
  return {kind: 'host-lost', message}
}

function hostUnfit({component, world}: Question, intent: ComponentIntent): Deviation | undefined {
  for (const share of intent.goal) {
    const node = world.nodes.get(share.node)
    if (node === undefined) continue
    const [refusal] = hostRefusals({component, node, added: 0, free: node.free})
    if (refusal === undefined) continue
    const message = `may not stay on ${share.node}: ${refusal.message}`
    return mayNotRunAgain(component) && refusal.code !== 'other-node-named'
      ? {kind: 'waits', message: `${message}; it runs to its end there (restart_policy Never)`}
      : {kind: 'host-unfit', message}
  }
  return undefined
}

/** What ended on a cordoned host (`kubectl drain` evicts it) does not begin there again: its place is elsewhere. */
function hostCordoned({application, component, world}: Question, intent: ComponentIntent): Deviation | undefined {
  const closed = intent.goal.find((share) => waitingOnCordoned(keyOf(application, component), share.node, world) > 0)
  return closed === undefined ? undefined : {kind: 'host-cordoned', message: `cannot begin on ${closed.node}, which is cordoned`}
}

/** A person wants it off a host, or it must share a node with components that are on another. */
function elsewhere({application, component, world}: Question, intent: ComponentIntent): Deviation | undefined {
  const move = partialMove(application, component, world.nowMs)
  if (move !== undefined && intent.goal.some((share) => share.node === move.from))
    return {kind: 'ordered', message: `was ordered from ${move.from} to ${move.to} by ${move.order.by}`}
  const partners = partnersOf(application, component.metadata.name).flatMap((name) => {
    const hosts = world.intents.get(`${application.name}/${name}`)?.goal
    return hosts === undefined || intent.goal.every((share) => hosts.some((one) => one.node === share.node))
      ? []
      : [`${name} on ${names(hosts)}`]
  })
  return partners.length === 0
    ? undefined
    : {kind: 'apart', message: `is on ${names(intent.goal)} and must share a node with ${partners.join(', ')}`}
}

function countOrSilence({component, world}: Question, intent: ComponentIntent): Deviation | undefined {
  const wanted = instancesOf(component)
  const count = intent.goal.reduce((sum, share) => sum + share.instances, 0)
  if (count !== wanted) return {kind: 'count-differs', message: `had ${count} of ${wanted} instances`}
  const silent = intent.goal.map((share) => world.nodes.get(share.node)).find((node) => node?.ready === false)
  if (silent === undefined) return undefined
  const untilMs = silent.readyChangedMs + LOST_GRACE_MS
  return {
    kind: 'host-silent',
    message: `waits for its host ${silent.name}, which is not ready; it is placed again ${LOST_GRACE_MS / 1000} s after that`,
    untilMs,
  }
}

/** The newest order that makes the difference: without it there would be no such deviation. */
function causeOf(
  application: ApplicationSpec,
  described: ComponentDescription,
  deviation: Deviation | undefined,
  world: World,
): Order | undefined {
  const intent = world.intents.get(keyOf(application, described))
  if (deviation === undefined || intent === undefined || deviation.kind === 'host-lost') return undefined
  return ordersInForce(application, world.nowMs)
    .filter((order) => order.component === described.metadata.name)
    .findLast((order) => {
      const without = {...application, orders: application.orders.filter((one) => one !== order)}
      const {component} = effectiveComponent(without, described, world.nowMs)
      return deviationOf({application: without, component, intent, world})?.kind !== deviation.kind
    })
}

/** It has a run of its own that must not be repeated. */
function mayNotRunAgain(component: ComponentDescription): boolean {
  return runsToCompletion(component) && component.restart_policy === 'Never'
}

/** The other components that must be on the same node. */
export function partnersOf({description}: ApplicationSpec, component: string): readonly string[] {
  const group = description.single_node?.find(({components}) => components.includes(component))
  return group?.components.filter((name) => name !== component) ?? []
}

function instancesOfComponent(application: ApplicationSpec, component: ComponentDescription, world: World): readonly InstanceState[] {
  return world.components.get(keyOf(application, component))?.instances ?? []
}

function names(shares: readonly HostShare[]): string {
  return shares.map((share) => share.node).join(', ')
}

function keyOf(application: ApplicationSpec, component: ComponentDescription): string {
  return `${application.name}/${component.metadata.name}`
}
