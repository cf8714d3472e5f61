import type {ComponentDescription} from '../../descriptions/types.js'
import {isExclusive} from '../../matching/exclusive.js'
import {sameRuntime} from '../../matching/runtime.js'
import type {ComponentIntent, ComponentRef, HostShare} from '../../platform/contract/index.js'
import type {ExecutionContext, MechanismOutcome} from '../contract.js'
import {bringTo, isOpen, phaseOf} from './transition.js'
import type {Transition, TransitionPorts} from './transition-run.js'

/** What shall run of a component, and where; no hosts: nothing of it. */
export type ComponentGoal = {readonly ref: ComponentRef; readonly spec: ComponentDescription; readonly hosts: readonly HostShare[]}

/** From whatever runs of a component to what shall. Called again by the same decision it goes on with what it began, and still knows what to go back to. */
export async function changeComponent(
  ports: TransitionPorts,
  {ref, spec, hosts}: ComponentGoal,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<MechanismOutcome> {
  const current = context.world().intents.get(`${ref.application}/${ref.component}`)
  if (current?.decision === context.decision && hosts.length > 0) return await resumeChange(ports, current, context, signal)
  const before = current === undefined ? undefined : servingBefore(current)
  const isChanged = before === undefined || current === undefined || !sameRuntime(current.spec, spec)
  const fromSpec = before === undefined || sameRuntime(before.spec, spec) ? undefined : {generation: before.generation, spec: before.spec}
  const transition: Transition = {
    ref,
    spec,
    generation: (current?.generation ?? 0) + (isChanged ? 1 : 0),
    goal: hosts.map(({node, instances}) => ({node, instances})),
    from: before?.hosts ?? [],
    ...(fromSpec === undefined ? {} : {fromSpec}),
    exclusive: isExclusive(spec) || (current?.exclusive ?? false),
    deadlineMs: ports.clock.now() + ports.limitMs,
    decision: context.decision,
  }
  return await bringTo(ports, transition, context, signal)
}

/** Carries on with a change from what the platform holds of it. */
export async function resumeChange(
  ports: TransitionPorts,
  intent: ComponentIntent,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<MechanismOutcome> {
  const {ref, spec, generation, goal, exclusive, deadlineMs, decision} = intent
  const transition: Transition = {
    ref,
    spec,
    generation,
    goal,
    from: intent.fallback,
    ...(intent.fallbackSpec === undefined ? {} : {fromSpec: intent.fallbackSpec}),
    exclusive,
    deadlineMs,
    decision,
  }
  return await bringTo(ports, transition, context, signal, phaseOf(intent))
}

/** What serves now: where the last change came to its end its goal, else what it began from. */
function servingBefore(intent: ComponentIntent): {
  readonly hosts: readonly HostShare[]
  readonly generation: number
  readonly spec: ComponentDescription
} {
  const {goal, generation, spec, fallback, fallbackSpec} = intent
  if (!isOpen(intent) || fallback.length === 0) return {hosts: goal, generation, spec}
  return {hosts: fallback, generation: fallbackSpec?.generation ?? generation, spec: fallbackSpec?.spec ?? spec}
}
