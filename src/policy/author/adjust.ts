import {MECHANISMS} from '../../mechanism/contract.js'
import type {ResourceWish} from '../../platform/contract/index.js'
import type {JsonObject} from '../../support/json.js'
import type {Action, PolicyInput} from '../contract.js'
import {applicationOf} from './hosts.js'

/** Of which container; absent: the first. */
type InContainer = {readonly container?: string}

/** The wish that so many instances of the component run; `undefined`: as many as described. Name `scale` in the policy's mechanisms. */
export function scale(input: PolicyInput, component: string, instances: number | undefined, why: string): Action {
  const what = instances === undefined ? `Run as many of ${component} as described` : `Run ${instances} of ${component}`
  return adjust(input, MECHANISMS.scale, component, {instances}, `${what}: ${why}`)
}

/** The wish that a container asks for, and may use, so much; without amounts: as described. Name `resources` in the policy's mechanisms. */
export function setResources(
  input: PolicyInput,
  component: string,
  wish: InContainer & {readonly requests?: ResourceWish; readonly limits?: ResourceWish},
  why: string,
): Action {
  const {container, requests, limits} = wish
  const what =
    requests === undefined && limits === undefined ? `Give ${component} its described resources` : `Change the resources of ${component}`
  return adjust(input, MECHANISMS.resources, component, {container, requests: plain(requests), limits: plain(limits)}, `${what}: ${why}`)
}

/** The wish that a container runs this image; without one: as described. Name `image` in the policy's mechanisms. */
export function setImage(input: PolicyInput, component: string, wish: InContainer & {readonly image?: string}, why: string): Action {
  const what = wish.image === undefined ? `Run ${component} with its described image` : `Run ${component} with ${wish.image}`
  return adjust(input, MECHANISMS.image, component, {container: wish.container, image: wish.image}, `${what}: ${why}`)
}

/** The wish that a component runs in this runtime class; `undefined`: as described. Name `runtime-class` in the policy's mechanisms. */
export function setRuntimeClass(input: PolicyInput, component: string, runtimeClass: string | undefined, why: string): Action {
  const what = runtimeClass === undefined ? 'its described runtime class' : `runtime class ${runtimeClass}`
  return adjust(input, MECHANISMS.runtimeClass, component, {runtimeClass}, `Run ${component} in ${what}: ${why}`)
}

/** A field that is not there is left out: a command is JSON. */
function adjust(input: PolicyInput, mechanism: string, component: string, fields: JsonObject, reason: string): Action {
  const {name: application} = applicationOf(input)
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return {mechanism, target: {kind: 'component', application, component}, command: {application, component, ...said}, reason}
}

function plain(wish: ResourceWish | undefined): JsonObject | undefined {
  return wish === undefined ? undefined : {...wish}
}
