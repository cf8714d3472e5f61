import {isDeepStrictEqual} from 'node:util'
import type {ComponentDescription, ContainerDescription} from '../../descriptions/types.js'
import {effectiveComponent} from '../../matching/orders.js'
import {asJson, isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import type {Action, PolicyInput} from '../contract.js'

export type ChangedSpec = {readonly actions: readonly Action[]; readonly problems: readonly string[]}

const SIZES = ['requests', 'limits'] as const
const RESOURCES = ['cpu', 'memory'] as const

/** A component as it runs: what orders and policies made of its description. */
export function runningComponent(application: string, component: string, {world, nowMs}: PolicyInput): ComponentDescription | undefined {
  const spec = world.applications.get(application)
  const described = spec?.description.components.find(({metadata}) => metadata.name === component)
  if (spec === undefined || described === undefined) return undefined
  const {component: effective} = effectiveComponent(spec, described, nowMs)
  const containers = world.intents.get(`${application}/${component}`)?.spec.containers
  return containers === undefined ? effective : {...effective, containers}
}

/** Upstream's `change_spec`: of a whole new component the images, sizes and runtime class that differ from what runs. What else differs is told. */
export function changeSpec(application: string, component: string, newSpec: JsonValue | undefined, input: PolicyInput): ChangedSpec {
  if (!isObject(newSpec)) return {actions: [], problems: ['change_spec needs new_spec, a component']}
  const running = runningComponent(application, component, input)
  if (running === undefined) return {actions: [], problems: [`${application} has no component ${component}`]}
  const before = asJson(running)
  const containers = running.containers
  const wanted = isList(newSpec['containers']) ? newSpec['containers'] : []
  const problems = isObject(before)
    ? differing(before, newSpec, ['containers', 'metadata', 'runtime_class_name']).map((key) => unchangeable(key))
    : []
  if (wanted.length !== containers.length) problems.push(`change_spec has ${wanted.length} containers, and ${containers.length} run`)
  const actions = containers.flatMap((container, place) => {
    const next = wanted[place]
    if (!isObject(next)) return []
    const now = asJson(container)
    if (isObject(now))
      problems.push(...differing(now, next, ['image', 'platform_requirements']).map((key) => unchangeable(`containers.${key}`)))
    const of = {application, component, ...(containers.length > 1 && container.name !== undefined ? {container: container.name} : {})}
    return [...imageAction(of, container, next), ...resourcesAction(of, container, next, problems)]
  })
  return {actions: [...actions, ...runtimeClassAction({application, component}, running, newSpec)], problems}
}

type Of = {readonly application: string; readonly component: string; readonly container?: string}

function imageAction(of: Of, container: ContainerDescription, next: JsonObject): readonly Action[] {
  const {image} = next
  if (typeof image !== 'string' || image === container.image) return []
  return [{mechanism: 'image', target: targetOf(of), command: {...of, image}, reason: `Run ${of.component} from ${image}`}]
}

function runtimeClassAction(of: Of, running: ComponentDescription, next: JsonObject): readonly Action[] {
  const {runtime_class_name: runtimeClass} = next
  if (typeof runtimeClass !== 'string' || runtimeClass === running.runtime_class_name) return []
  return [
    {
      mechanism: 'runtime-class',
      target: targetOf(of),
      command: {...of, runtimeClass},
      reason: `Run ${of.component} in the class ${runtimeClass}`,
    },
  ]
}

function resourcesAction(of: Of, container: ContainerDescription, next: JsonObject, problems: string[]): readonly Action[] {
  const wanted = next['platform_requirements']
  if (!isObject(wanted)) return []
  const now = asJson(container.platform_requirements ?? {})
  const sizes = Object.fromEntries(
    SIZES.flatMap((size) => {
      const changed = RESOURCES.flatMap((resource) => {
        const value = sizeOf(wanted, resource, size)
        return value === undefined || value === sizeOf(now, resource, size) ? [] : [[resource, value] as const]
      })
      return changed.length === 0 ? [] : [[size, Object.fromEntries(changed)] as const]
    }),
  )
  if (isObject(now))
    problems.push(...differing(withoutSizes(now), withoutSizes(wanted), []).map((key) => unchangeable(`platform_requirements.${key}`)))
  if (Object.keys(sizes).length === 0) return []
  const words = SIZES.flatMap((size) => Object.entries(sizes[size] ?? {}).map(([resource, value]) => `${resource} ${size} ${value}`))
  return [{mechanism: 'resources', target: targetOf(of), command: {...of, ...sizes}, reason: `Give ${of.component} ${words.join(', ')}`}]
}

function targetOf({application, component}: Of): Action['target'] {
  return {kind: 'component', application, component}
}

function sizeOf(requirements: JsonValue, resource: string, size: string): string | undefined {
  const found = isObject(requirements) ? requirements[resource] : undefined
  const value = isObject(found) ? found[size] : undefined
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
}

function withoutSizes(requirements: JsonObject): JsonObject {
  const rest = RESOURCES.flatMap((resource) => {
    const found = requirements[resource]
    const {requests: _, limits: __, ...kept} = isObject(found) ? found : {}
    return Object.keys(kept).length === 0 ? [] : [[resource, kept] as const]
  })
  const {cpu: _, memory: __, ...others} = requirements
  return {...others, ...Object.fromEntries(rest)}
}

function differing(before: JsonObject, after: JsonObject, apart: readonly string[]): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.filter((key) => !apart.includes(key) && !isDeepStrictEqual(before[key], after[key]))
}

function unchangeable(key: string): string {
  return `change_spec changes ${key}, which no mechanism does; a person does (mlsysops app deploy)`
}
