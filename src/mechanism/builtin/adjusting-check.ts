import {instancesOf} from '../../descriptions/resources.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {type Adjustments, adjusted, describedOf, withAdjustment} from '../../matching/adjustments.js'
import {brokenBudget, disruptionOf} from '../../matching/budgets.js'
import {isExclusive, runsToCompletion} from '../../matching/exclusive.js'
import {effectiveComponent} from '../../matching/orders.js'
import {permits} from '../../matching/permitted.js'
import {placeInWorld} from '../../matching/place-in-world.js'
import {containerIndex, containerOf, isAboutSame} from '../../matching/wishes.js'
import type {Adjustment, AdjustmentWish, ApplicationSpec, HostShare, Reason} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Verdict} from '../contract.js'
import type {AdjustingCommand, AdjustingKind} from './adjusting-kind.js'
import {refusalsOf} from './placement-check.js'

/** A component as it would be with an adjustment: what would run, and where. */
export type AdjustedGoal = {
  readonly spec: ComponentDescription
  readonly hosts: readonly HostShare[]
  /** Why not all of it finds a host. Empty: all of it does. */
  readonly reasons: readonly Reason[]
}

/** Pure: what a command of this kind would bring in this world, and why it may not. */
export function checkAdjusting<Command extends AdjustingCommand>(kind: AdjustingKind<Command>, command: Command, world: World): Verdict {
  const {component} = command
  const application = world.applications.get(command.application)
  const described = describedIn(application, component)
  if (application === undefined || described === undefined)
    return inadmissible({code: 'component-unknown', message: `${command.application} has no component ${component} in this cluster`})
  const fault = whyNever(application, described, kind.about(command))
  if (fault !== undefined) return inadmissible(fault)
  const wish = kind.wish(command)
  const wished = adjusted(application, component, madeBy(application, described, kind.about(command), wish))
  const goal = goalOf(wished, described, world)
  const refusals = wish === undefined ? [] : kind.refusals({application, described, wish, wanted: goal.spec})
  if (refusals.length > 0) return inadmissible(...refusals)
  const intent = world.intents.get(`${application.name}/${component}`)
  if (intent === undefined && instancesOf(effectiveComponent(application, described, world.nowMs).component) > 0)
    return {kind: 'not-yet', reason: {code: 'not-placed', message: `${component} has no host yet`}}
  if (goal.reasons.length > 0) return inadmissible(...goal.reasons)
  const inWorld = {...world, applications: new Map([...world.applications, [application.name, wished]])}
  const reasons = [
    ...refusalsOf({application: application.name, component, hosts: goal.hosts}, inWorld),
    ...leaves(application, component, intent?.goal ?? [], goal.hosts, world),
  ]
  if (reasons.length > 0) return inadmissible(...reasons)
  const state = world.components.get(`${application.name}/${component}`)
  const isBreaking = isExclusive(goal.spec) || intent?.exclusive === true
  const broken =
    state === undefined ? undefined : brokenBudget(state, disruptionOf(intent?.goal ?? [], goal.hosts, state.instances, isBreaking))
  return broken === undefined ? {kind: 'admissible'} : {kind: 'not-yet', reason: broken}
}

/** What a command would bring; `undefined`: there is no such component. */
export function goalIn<Command extends AdjustingCommand>(
  kind: AdjustingKind<Command>,
  command: Command,
  world: World,
): AdjustedGoal | undefined {
  const application = world.applications.get(command.application)
  const described = describedIn(application, command.component)
  if (application === undefined || described === undefined) return undefined
  const adjustments = madeBy(application, described, kind.about(command), kind.wish(command))
  return goalOf(adjusted(application, command.component, adjustments), described, world)
}

/** What would run of a component of this application, and where. */
export function goalOf(application: ApplicationSpec, described: ComponentDescription, world: World): AdjustedGoal {
  const {name} = described.metadata
  const spec = effectiveComponent(application, described, world.nowMs).component
  const placement = placeInWorld(application, world, new Set([name])).get(name)
  const hosts = placement?.hosts ?? []
  const placed = hosts.reduce((sum, {instances}) => sum + instances, 0)
  return {spec, hosts, reasons: placed < instancesOf(spec) ? (placement?.reasons ?? []) : []}
}

export function describedIn(application: ApplicationSpec | undefined, component: string): ComponentDescription | undefined {
  return application?.description.components.find(({metadata}) => metadata.name === component)
}

/** What would hold of the component; who would want it is of no interest here. */
function madeBy(
  application: ApplicationSpec,
  described: ComponentDescription,
  about: AdjustmentWish,
  wish: AdjustmentWish | undefined,
): Adjustments {
  const {name} = described.metadata
  const before = (application.adjustments ?? []).filter((one) => one.component === name)
  if (wish === undefined) return before.filter((one) => !isAboutSame(described, one.wish, about))
  const said = describedOf(application.description, described, wish) ?? null
  const made: Adjustment = {component: name, policy: '', decision: '', madeMs: 0, why: '', wish, described: said}
  return withAdjustment(described, before, made)
}

function whyNever(application: ApplicationSpec, described: ComponentDescription, about: AdjustmentWish): Reason | undefined {
  const {name} = described.metadata
  if (described.external_component === true)
    return {code: 'component-external', message: `${name} runs elsewhere: it is not ours to change`}
  if (application.deletedMs !== undefined) return {code: 'application-removing', message: `${application.name} is being removed`}
  if (runsToCompletion(described))
    return {code: 'runs-to-completion', message: `${name} runs to its end: it is not changed while it does, and not run again`}
  if (containerIndex(described, containerOf(about)) !== undefined) return undefined
  const names = described.containers.map((container, index) => container.name ?? String(index)).join(', ')
  return {code: 'container-unknown', message: `${name} has no container ${containerOf(about) ?? ''} (it has ${names})`}
}

/** Where it can only be had on another host, it is a relocation, too. */
function leaves(
  {name, description}: ApplicationSpec,
  component: string,
  current: readonly HostShare[],
  hosts: readonly HostShare[],
  world: World,
): readonly Reason[] {
  const on = (shares: readonly HostShare[], {node}: HostShare) => shares.some((share) => share.node === node)
  const left = current.find((share) => !on(hosts, share) && world.nodes.get(share.node)?.ready === true)
  if (left === undefined || hosts.every((share) => on(current, share)) || permits(description, 'component_relocation')) return []
  return [
    {
      code: 'not-permitted',
      message: `${component} would have to leave ${left.node} for it, and ${name} does not permit component_relocation`,
      wayOut: 'Add component_relocation to permitted_actions.',
    },
  ]
}

function inadmissible(...reasons: readonly Reason[]): Verdict {
  return {kind: 'inadmissible', reasons}
}
