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
    reasons: upToDate >= wanted ? [] : [...ownReasons(instances), ...(isCurrent ? lateness(name, intent, world) : []), ...explain(name)],
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

/** What is wanted since the deadline of its change comes up by itself no more, as far as anyone can tell. */
function lateness(name: string, intent: ComponentIntent | undefined, {nowMs}: World): readonly Reason[] {
  return intent !== undefined && nowMs > intent.deadlineMs
    ? [{code: 'not-ready-in-time', message: `${name} is not ready since ${new Date(intent.deadlineMs).toISOString()}`}]
    : []
}
