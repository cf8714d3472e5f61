import type {Reason} from '../../contract/index.js'
import {type ChangeKind, changeKind, isMadeAlike, resizeRefusal} from './change.js'
import {nextResizeStep, type Resize, release} from './in-place.js'
import type {Appliable, Live, LiveObject, Write} from './live.js'
import {MARK} from './marks.js'
import type {Deployment, Dictionary, Job, WorkloadObject} from './shapes.js'
import type {Wanted} from './workload.js'

export type Step =
  | {readonly kind: 'done'}
  /** `because`: why instances are made anew where their size alone changes. */
  | {readonly kind: 'write'; readonly change: ChangeKind; readonly writes: readonly Write[]; readonly because?: Reason}
  /** For the cluster to do its part; it is seen in the objects that are watched. */
  | {readonly kind: 'wait'; readonly reason: string}
  /** What stands under this name is not ours to change. */
  | {readonly kind: 'refused'; readonly reason: Reason}

/**
 * The next step from what stands to what is wanted; asked again whenever something changed, until `done`. It is seen from the objects alone how far a change has
 * come, so that another life goes on where this one ends. `failed`: why a resize was refused by the API server or given up; instances are then made anew.
 */
export function nextStep(live: Live, wanted: Wanted, failed?: Reason): Step {
  const before = live.object
  if (before === undefined) return {kind: 'write', change: 'create', writes: [{kind: 'apply', object: wanted.object}]}
  const foreign = foreignOwner(before, wanted.object)
  if (foreign !== undefined) return {kind: 'refused', reason: foreign}
  if (before.metadata.deletionTimestamp !== undefined) return {kind: 'wait', reason: `until the old ${wanted.object.kind} is gone`}
  const change = changeKind(before, wanted)
  switch (change) {
    case 'none': {
      const writes = stampsOfJob(live, wanted)
      return writes.length === 0 ? {kind: 'done'} : {kind: 'write', change: 'adjust', writes}
    }
    case 'create':
    case 'adjust':
      return {
        kind: 'write',
        change,
        writes: [{kind: 'apply', object: adjusted(before, wanted)}, ...stampsOfJob(live, wanted), ...release(before)],
      }
    case 'replace':
      return {kind: 'write', change, writes: [{kind: 'delete', object: wanted.object}]}
    case 'rollout':
      return rollout(before, wanted, refusalOf(before, wanted.object))
    case 'in-place': {
      if (wanted.object.kind !== 'Deployment') throw new TypeError(`A ${wanted.object.kind} is not resized.`)
      if (failed !== undefined) return rollout(before, wanted, failed)
      const step = nextResizeStep(live, before, resizeOf(before, wanted.object))
      return step.kind === 'give-up' ? rollout(before, wanted, step.reason) : step
    }
  }
}

function rollout(before: LiveObject, {object}: Wanted, because: Reason | undefined): Step {
  const reason = because === undefined ? {} : {because}
  return {kind: 'write', change: 'rollout', writes: [{kind: 'apply', object}, ...release(before)], ...reason}
}

/** Why only sizes differ and it still takes new instances. */
function refusalOf(before: LiveObject, object: WorkloadObject): Reason | undefined {
  if (object.kind !== 'Deployment' || before.metadata.annotations?.[MARK.running] !== object.metadata.annotations[MARK.running])
    return undefined
  return resizeRefusal(before, object)
}

/** Its template stays as it is: a host that is given up is not rolled first, and neither is one whose description did not change. */
function adjusted(before: LiveObject, {object, isKept}: Wanted): Appliable {
  if (object.kind !== 'Deployment' && object.kind !== 'Job') return object
  return isKept || isMadeAlike(before, object) ? frozen(before, object) : object
}

/** Where only the generation is another one, it is written into the template that there is. */
function resizeOf(before: LiveObject, object: Deployment): Resize {
  const {metadata, spec} = object.spec.template
  if (!isMadeAlike(before, object))
    return {applied: object, target: {sizes: new Map(spec.containers.map(({name, resources}) => [name, resources])), marks: metadata}}
  const annotations = {[MARK.generation]: object.metadata.annotations[MARK.generation] ?? ''}
  return {applied: frozen(before, object, annotations), target: {marks: {labels: {}, annotations}}}
}

function frozen(before: LiveObject, object: Deployment | Job, marks: Dictionary = {}): Appliable {
  const template = before.spec?.template
  if (template === undefined) return object
  const old = before.metadata.annotations ?? {}
  const kept = [MARK.spec, MARK.running].flatMap((name) => {
    const value = old[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const metadata = {...template.metadata, annotations: {...template.metadata?.annotations, ...marks}}
  return {
    ...object,
    metadata: {...object.metadata, annotations: {...object.metadata.annotations, ...Object.fromEntries(kept)}},
    spec: {...object.spec, template: {...template, metadata}},
  }
}

/** A Job's template cannot be changed, and what it says of the generation neither; its Pods' can. */
function stampsOfJob({pods}: Live, {object, isKept}: Wanted): readonly Write[] {
  if (object.kind !== 'Job' || isKept) return []
  const generation = object.metadata.annotations[MARK.generation]
  return pods
    .filter(({metadata}) => metadata.annotations?.[MARK.generation] !== generation)
    .map(({metadata}) => ({
      kind: 'patch' as const,
      on: 'pods' as const,
      name: metadata.name,
      patch: {kind: 'merge' as const, value: {metadata: {annotations: {[MARK.generation]: generation}}}},
    }))
}

function foreignOwner({metadata}: LiveObject, object: WorkloadObject): Reason | undefined {
  const {labels = {}} = metadata
  const wanted = object.metadata.labels
  if ([MARK.app, MARK.component].every((name) => labels[name] === wanted[name])) return undefined
  const owner = labels[MARK.app]
  return {
    code: 'name-taken',
    message: `${object.kind} ${object.metadata.name} is there already and belongs to ${owner === undefined ? 'somebody else' : `application ${owner}`}.`,
    wayOut: 'Rename the component, or give the application a namespace of its own.',
  }
}
