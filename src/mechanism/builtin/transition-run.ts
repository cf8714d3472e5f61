import type {ComponentDescription} from '../../descriptions/types.js'
import type {
  ClusterPlatform,
  ComponentIntent,
  ComponentRef,
  ComponentState,
  HostShare,
  InstanceState,
  Outcome,
} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {ExecutionContext, MechanismOutcome} from '../contract.js'
import type {RecentlyTaken} from './recently-taken.js'
import {untilWorld, type Wait} from './until-world.js'

/** From where a component is to where it shall be. All of it is kept with the platform as an intent, so that another life can carry on. */
export type Transition = {
  readonly ref: ComponentRef
  readonly spec: ComponentDescription
  readonly generation: number
  readonly goal: readonly HostShare[]
  readonly from: readonly HostShare[]
  readonly fromSpec?: {readonly generation: number; readonly spec: ComponentDescription}
  readonly exclusive: boolean
  readonly deadlineMs: number
  readonly decision: string
}

export type TransitionPorts = {
  readonly platform: Pick<ClusterPlatform, 'apply' | 'remove'>
  readonly clock: Clock
  /** How long a change may take before it is taken back. */
  readonly limitMs: number
  /** Whether this is still what is wanted: the application is there, and its description (orders applied) is the one that is being brought up. */
  readonly isWanted: (transition: Transition, world: World) => 'yes' | 'changed' | 'gone'
  readonly taken: RecentlyTaken
}

/** One transition while it is carried out. */
export type Run = {
  readonly ports: TransitionPorts
  readonly transition: Transition
  readonly context: ExecutionContext
  /** Aborted when a person's order takes the place of this change, or its time limit is over. */
  readonly signal: AbortSignal
  readonly startedMs: number
}

/** Writes are never broken off by an order: half of one would be a state that nobody asked for. */
export async function ask({ports, transition, context}: Run, hosts: readonly HostShare[]): Promise<MechanismOutcome | undefined> {
  const {ref, spec, generation, goal, from, fromSpec, exclusive, deadlineMs, decision} = transition
  const intent: ComponentIntent = {
    ref,
    spec,
    generation,
    hosts,
    goal,
    fallback: from,
    ...(fromSpec === undefined ? {} : {fallbackSpec: fromSpec}),
    exclusive,
    deadlineMs,
    decision,
  }
  return notAccepted(await ports.platform.apply(intent, context.epoch, context.stopping))
}

export function notAccepted(outcome: Outcome): MechanismOutcome | undefined {
  return outcome.kind === 'accepted' ? undefined : outcome
}

/** Waits until the world is so, and no longer than it is wanted. */
export async function wait(
  {ports, transition, context, signal}: Run,
  isSo: (world: World) => boolean,
  more: {readonly everyMs?: number} = {},
): Promise<Wait> {
  const {clock, isWanted} = ports
  return await untilWorld(
    {clock, context, signal, deadlineMs: transition.deadlineMs, ...more},
    isSo,
    (world) => isWanted(transition, world) !== 'yes',
  )
}

export function componentIn(world: World, {ref}: Transition): ComponentState | undefined {
  return world.components.get(`${ref.application}/${ref.component}`)
}

export function instancesIn(world: World, transition: Transition): readonly InstanceState[] {
  return componentIn(world, transition)?.instances ?? []
}

export function isAlive(world: World, node: string): boolean {
  return world.nodes.get(node)?.ready === true
}
