import {instancesOf} from '../../descriptions/resources.js'
import {effectiveComponent} from '../../matching/orders.js'
import {sameRuntime} from '../../matching/runtime.js'
import type {ApplicationSpec, ComponentIntent, ComponentState, ComponentStatus, Reason} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'

type Explain = (component: string) => readonly Reason[]
type Component = ApplicationSpec['description']['components'][number]

/** A status, and what it was made of: while that is the same, so is the status. */
type Made = {readonly state: ComponentState | undefined; readonly intent: ComponentIntent | undefined; readonly status: ComponentStatus}

/** How the components of each application fare. What is as it is wanted is not worked out again before something of it changes. */
export class ComponentStatuses {
  readonly #known = new Map<
    string,
    {readonly application: ApplicationSpec; readonly made: readonly Made[]; readonly all: readonly ComponentStatus[]}
  >()

  /** The very same list as before where nothing changed. */
  of(application: ApplicationSpec, world: World, explain: Explain): readonly ComponentStatus[] {
    const last = this.#known.get(application.name)
    const known = last?.application === application ? last : undefined
    const made = application.description.components
      .filter((component) => component.external_component !== true)
      .map((component, place) => compose(application, component, known?.made[place], world, explain))
    if (known !== undefined && made.every((one, place) => one === known.made[place])) return known.all
    const all = made.map(({status}) => status)
    this.#known.set(application.name, {application, made, all})
    return all
  }

  forget(application: string): void {
    this.#known.delete(application)
  }
}

function compose(application: ApplicationSpec, component: Component, last: Made | undefined, world: World, explain: Explain): Made {
  const key = `${application.name}/${component.metadata.name}`
  const state = world.components.get(key)
  const intent = world.intents.get(key)
  if (last !== undefined && last.state === state && last.intent === intent && isLasting(application, last.status)) return last
  const wanted = effectiveComponent(application, component, world.nowMs).component
  return {state, intent, status: componentStatus(wanted, state?.instances ?? [], intent, world, explain)}
}

/** Orders end, deadlines pass, and what policies say of what is missing changes by itself. */
function isLasting({orders}: ApplicationSpec, status: ComponentStatus): boolean {
  return orders.length === 0 && isAsWanted(status)
}

function componentStatus(
  component: Component,
  instances: ComponentState['instances'],
  intent: ComponentIntent | undefined,
  world: World,
  explain: Explain,
): ComponentStatus {
  const {name} = component.metadata
  const wanted = instancesOf(component)
  // What was taken back runs, and is not what is wanted.
  const isCurrent = intent === undefined || sameRuntime(intent.spec, component)
  const serving = instances.filter((one) => one.phase === 'ready' || one.phase === 'completed')
  const current = isCurrent ? serving.filter((one) => intent === undefined || one.generation === intent.generation) : []
  const ready = Math.min(serving.length, wanted)
  const upToDate = Math.min(current.length, wanted)
  return {
    component: name,
    wanted,
    ready,
    ...(upToDate === ready ? {} : {upToDate}),
    instances,
    // Beside all that is wanted, an instance that is to take over may be in trouble.
    reasons: [
      ...ownReasons(instances),
      ...(upToDate >= wanted ? [] : [...(isCurrent ? lateness(name, intent, wanted, world) : []), ...explain(name)]),
    ],
  }
}

/** All that is wanted is ready, as it is wanted now. */
export function isAsWanted({ready, upToDate = ready, wanted}: Pick<ComponentStatus, 'ready' | 'upToDate' | 'wanted'>): boolean {
  return upToDate >= wanted
}

function ownReasons(instances: ComponentState['instances']): readonly Reason[] {
  return instances
    .filter((one) => one.reason !== undefined && one.phase !== 'ready')
    .map((one) => ({code: `instance-${one.phase}`, message: `${one.id} on ${one.node}: ${one.reason ?? one.phase}`}))
}

/** What was not there by the deadline of its change comes up by itself no more, as far as anyone can tell. More than that change was for is another matter. */
function lateness(name: string, intent: ComponentIntent | undefined, wanted: number, {nowMs}: World): readonly Reason[] {
  if (intent === undefined || nowMs <= intent.deadlineMs || wanted > total(intent.goal)) return []
  const message = `${name} was not ready when its time was up, at ${new Date(intent.deadlineMs).toISOString().slice(11, 19)}`
  return [{code: 'not-ready-in-time', message}]
}

function total(shares: ComponentIntent['goal']): number {
  return shares.reduce((sum, {instances}) => sum + instances, 0)
}
