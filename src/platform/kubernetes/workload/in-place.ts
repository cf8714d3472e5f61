import {isDeepStrictEqual} from 'node:util'
import type {Reason} from '../../contract/index.js'
import type {Appliable, Live, LiveContainer, LiveObject, LivePod, LiveReplicaSet, LiveTemplate, Write} from './live.js'
import {MARK} from './marks.js'
import type {ContainerResources, Dictionary} from './shapes.js'
import {isSameSize, sizesOf} from './sizes.js'

export type ResizeStep =
  | {readonly kind: 'write'; readonly change: 'in-place'; readonly writes: readonly Write[]}
  | {readonly kind: 'wait'; readonly reason: string}
  | {readonly kind: 'give-up'; readonly reason: Reason}

export type Resize = {
  /** The Deployment as it is to be, its template with the target's sizes and marks. */
  readonly applied: Appliable
  readonly target: Target
}

export type Target = {
  /** By container. Absent: they stay as they are. */
  readonly sizes?: ReadonlyMap<string, ContainerResources>
  readonly marks: {readonly labels: Dictionary; readonly annotations: Dictionary}
}

/**
 * Brings running instances to new sizes (and marks them with their new generation) without a restart. First every Pod, by its `resize` subresource: so long as one of
 * them may be refused, nothing else has been touched. Then the templates, so that a Pod that is deleted comes back at the new size: the ReplicaSet's and the
 * Deployment's must be the same whenever the Deployment's controller looks, so it is paused, and has been seen to know that, before the first of them is written.
 */
export function nextResizeStep(live: Live, before: LiveObject, {applied, target}: Resize): ResizeStep {
  const running = live.replicaSets.filter(
    ({metadata, spec}) => (spec?.replicas ?? 0) > 0 && metadata.ownerReferences?.some(({uid}) => uid === before.metadata.uid),
  )
  const [replicaSet] = running
  if (replicaSet === undefined || running.length > 1) return giveUp('rollout-under-way', 'Its instances are being made anew, or none runs.')
  const pods = live.pods.filter(({metadata}) => metadata.deletionTimestamp === undefined)
  return (
    sizePods(pods, target) ?? markPods(pods, target) ?? writeTemplates(before, replicaSet, target, applied) ?? letGo(before, replicaSet)
  )
}

/** Lets the Deployment's controller go on, where we hold it. */
export function release({metadata}: LiveObject): readonly Write[] {
  if (metadata.annotations?.[MARK.resizing] === undefined) return []
  return [onDeployment(metadata.name, {metadata: {annotations: {[MARK.resizing]: null}}, spec: {paused: null}})]
}

function sizePods(pods: readonly LivePod[], {sizes}: Target): ResizeStep | undefined {
  if (sizes === undefined) return undefined
  const unsized = pods.filter(({spec}) => !areSized(spec?.containers, sizes))
  if (unsized.length > 0) {
    const value = {spec: {containers: sizedContainers(sizes)}}
    return write(
      unsized.map(({metadata}) => ({
        kind: 'patch',
        on: 'pods',
        name: metadata.name,
        subresource: 'resize',
        patch: {kind: 'strategic', value},
      })),
    )
  }
  for (const {metadata, status} of pods) {
    const condition = status?.conditions?.find(({type, status: state}) => type.startsWith('PodResize') && state === 'True')
    if (condition?.reason === 'Infeasible')
      return giveUp(
        'resize-infeasible',
        `The node cannot give ${metadata.name} its new size: ${condition.message ?? 'it does not say why'}`,
      )
    if (condition !== undefined)
      return {kind: 'wait', reason: `until ${metadata.name} has its new size: ${condition.message ?? condition.reason ?? condition.type}`}
    // A kubelet tells the sizes that are in force; where nobody tells (KWOK), those that were accepted must do.
    const told = status?.containerStatuses?.filter(({resources}) => resources !== undefined) ?? []
    if (!areSized(told, sizes)) return {kind: 'wait', reason: `until ${metadata.name} has its new size`}
  }
  return undefined
}

function writeTemplates(before: LiveObject, replicaSet: LiveReplicaSet, target: Target, applied: Appliable): ResizeStep | undefined {
  const isWritten = [before, replicaSet].every(({spec}) => isTarget(spec?.template, target))
  if (isWritten && before.metadata.annotations?.[MARK.applied] === applied.metadata.annotations[MARK.applied]) return undefined
  if (before.spec?.paused !== true)
    return write([onDeployment(before.metadata.name, {metadata: {annotations: {[MARK.resizing]: 'true'}}, spec: {paused: true}})])
  if ((before.status?.observedGeneration ?? 0) < (before.metadata.generation ?? 0))
    return {kind: 'wait', reason: 'until the controller of Deployments knows that it is to keep still'}
  if (!isTarget(replicaSet.spec?.template, target)) return write([onReplicaSet(replicaSet.metadata.name, target)])
  return write([{kind: 'apply', object: applied}])
}

function markPods(pods: readonly LivePod[], {marks}: Target): ResizeStep | undefined {
  const unmarked = pods.filter(({metadata}) => !isMarked(metadata, marks))
  if (unmarked.length === 0) return undefined
  return write(
    unmarked.map(({metadata}) => ({kind: 'patch', on: 'pods', name: metadata.name, patch: {kind: 'merge', value: {metadata: marks}}})),
  )
}

function letGo(before: LiveObject, replicaSet: LiveReplicaSet): ResizeStep {
  if (!isDeepStrictEqual(withoutHash(before.spec?.template), withoutHash(replicaSet.spec?.template)))
    return giveUp('templates-differ', 'Somebody changed its Deployment or its ReplicaSet meanwhile.')
  return write(release(before))
}

function isTarget(template: LiveTemplate | undefined, {sizes, marks}: Target): boolean {
  return isMarked(template?.metadata, marks) && (sizes === undefined || areSized(template?.spec?.containers, sizes))
}

function isMarked(metadata: LiveTemplate['metadata'], {labels, annotations}: Target['marks']): boolean {
  const has = (all: Dictionary | undefined, some: Dictionary): boolean =>
    Object.entries(some).every(([name, value]) => all?.[name] === value)
  return has(metadata?.labels, labels) && has(metadata?.annotations, annotations)
}

function areSized(containers: readonly LiveContainer[] | undefined, sizes: ReadonlyMap<string, ContainerResources>): boolean {
  return (containers ?? []).every(({name, resources}) => {
    const size = sizes.get(name)
    return size === undefined || isSameSize(size, resources ?? {})
  })
}

function sizedContainers(sizes: ReadonlyMap<string, ContainerResources>): readonly object[] {
  return [...sizes].map(([name, resources]) => ({name, resources: sizesOf(resources)}))
}

function onReplicaSet(name: string, {sizes, marks}: Target): Write {
  const spec = sizes === undefined ? {} : {spec: {containers: sizedContainers(sizes)}}
  return {kind: 'patch', on: 'replicasets', name, patch: {kind: 'strategic', value: {spec: {template: {metadata: marks, ...spec}}}}}
}

function onDeployment(name: string, value: object): Write {
  return {kind: 'patch', on: 'deployments', name, patch: {kind: 'merge', value}}
}

function withoutHash(template: LiveTemplate | undefined): unknown {
  const {'pod-template-hash': _, ...labels} = template?.metadata?.labels ?? {}
  return {...template, metadata: {...template?.metadata, labels}}
}

function write(writes: readonly Write[]): ResizeStep {
  return {kind: 'write', change: 'in-place', writes}
}

function giveUp(code: string, message: string): ResizeStep {
  return {kind: 'give-up', reason: {code, message}}
}
