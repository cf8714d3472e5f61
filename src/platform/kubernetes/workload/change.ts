import type {Reason} from '../../contract/index.js'
import type {LiveContainer, LiveObject} from './live.js'
import {MARK} from './marks.js'
import type {Deployment, Job, WorkloadObject} from './shapes.js'
import {isSameSize, serviceClassOf, sizesOf} from './sizes.js'
import type {Wanted} from './workload.js'

/**
 * create: it is not there · none: it is as wanted · adjust: how many, or what is told of it; nothing restarts · in-place: processor, memory or the generation of what
 * runs, without a restart · rollout: instances are made anew, one after the other · replace: a Job's template cannot be changed.
 */
export type ChangeKind = 'create' | 'none' | 'adjust' | 'in-place' | 'rollout' | 'replace'

/**
 * What it takes to get from what stands to what is wanted. Told by our own marks, never by comparing fields: the API server fills in many, and another of its
 * versions others.
 */
export function changeKind(before: LiveObject | undefined, {object, isKept}: Wanted): ChangeKind {
  if (before === undefined) return 'create'
  const mark = (name: string): string | undefined => before.metadata.annotations?.[name]
  const isHeld = mark(MARK.resizing) !== undefined
  if (!isHeld && mark(MARK.applied) === object.metadata.annotations[MARK.applied]) return 'none'
  if (isKept || object.kind === 'Service' || object.kind === 'ConfigMap') return 'adjust'
  const isSame = isMadeAlike(before, object)
  if (object.kind === 'Job') return isSame || (hasSameBody(before, object) && hasSameSizes(before, object)) ? 'adjust' : 'replace'
  if (!isSame && !hasSameBody(before, object)) return 'rollout'
  if (isSame ? hasSameGeneration(before, object) : hasSameSizes(before, object) && hasSameMarks(before, object))
    return isHeld ? 'in-place' : 'adjust'
  return isSame || resizeRefusal(before, object) === undefined ? 'in-place' : 'rollout'
}

/**
 * Made from the same description. Then its template stays as it was written, whatever this version of the program would make of it: an agent that was upgraded
 * restarts nothing.
 */
export function isMadeAlike(before: LiveObject, wanted: WorkloadObject): boolean {
  return before.metadata.annotations?.[MARK.spec] === wanted.metadata.annotations[MARK.spec]
}

/** Why a running instance cannot be brought to the new sizes; `undefined` where it can, as far as can be said without asking its node. */
export function resizeRefusal(before: LiveObject, wanted: Deployment): Reason | undefined {
  const old = containersOf(before)
  const containers = wanted.spec.template.spec.containers
  const [from, to] = [serviceClassOf(old), serviceClassOf(containers)]
  if (from !== to)
    return {code: 'service-class-changes', message: `Its class of service changes from ${from} to ${to}, which takes a new instance.`}
  const isTakenAway = containers.some(({name, resources}) => {
    const [had, has] = [sizesOf(old.find((one) => one.name === name)?.resources ?? {}), sizesOf(resources)]
    return Object.keys(had.requests).some((key) => !(key in has.requests)) || Object.keys(had.limits).some((key) => !(key in has.limits))
  })
  return isTakenAway ? {code: 'size-taken-away', message: 'A request or limit is taken away, which takes a new instance.'} : undefined
}

function hasSameBody(before: LiveObject, wanted: Deployment | Job): boolean {
  return before.metadata.annotations?.[MARK.running] === wanted.metadata.annotations[MARK.running]
}

function hasSameSizes(before: LiveObject, wanted: Deployment | Job): boolean {
  const old = containersOf(before)
  return wanted.spec.template.spec.containers.every(({name, resources}) =>
    isSameSize(resources, old.find((one) => one.name === name)?.resources ?? {}),
  )
}

function hasSameGeneration(before: LiveObject, wanted: Deployment): boolean {
  const name = MARK.generation
  return before.spec?.template?.metadata?.annotations?.[name] === wanted.spec.template.metadata.annotations[name]
}

function hasSameMarks(before: LiveObject, wanted: Deployment): boolean {
  const old = before.spec?.template?.metadata?.labels
  return (
    hasSameGeneration(before, wanted) &&
    Object.entries(wanted.spec.template.metadata.labels).every(([name, value]) => old?.[name] === value)
  )
}

function containersOf(before: LiveObject): readonly LiveContainer[] {
  return before.spec?.template?.spec?.containers ?? []
}
