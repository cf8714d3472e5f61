import type {ObjectMeta} from '../objects.js'
import {pick, trimMeta} from '../watch/trim.js'
import {MARK} from '../workload/index.js'
import {podRequests} from './amounts.js'
import type {BudgetResource, NodeResource, OwnedObject, PodResource, ReplicaSet} from './kinds.js'

/** A cluster has thousands of pods, and most of what the API server sends of each is never read. */
export function trimPod(pod: PodResource): PodResource {
  const {metadata, spec, status} = pod
  const requests = podRequests(pod)
  const place = {
    ...(spec?.nodeName === undefined ? {} : {nodeName: spec.nodeName}),
  }
  const lean = {metadata: trimMeta(metadata), requests}
  // Of what is not ours nothing counts but the room that it takes.
  if (metadata.labels?.[MARK.component] === undefined)
    return {...lean, metadata: nameOnly(metadata), spec: place, status: pick(status, ['phase'])}
  const host = hostOf(pod)
  return {
    ...lean,
    ...(host === undefined ? {} : {host}),
    spec: {
      ...place,
      containers: (spec?.containers ?? []).map(({name, image, resources}) => ({
        name,
        ...(image === undefined ? {} : {image}),
        ...(resources === undefined ? {} : {resources}),
      })),
    },
    status: {
      ...pick(status, ['phase', 'reason', 'message', 'startTime']),
      conditions: (status?.conditions ?? []).filter(({type}) => READ_CONDITIONS.test(type)),
      containerStatuses: (status?.containerStatuses ?? []).map((container) =>
        pick(container, ['name', 'restartCount', 'state', 'lastState', 'resources']),
      ),
    },
  }
}

export function trimNode({metadata, spec, status}: NodeResource): NodeResource {
  return {
    metadata: pick(metadata, ['name', 'uid', 'resourceVersion', 'labels', 'creationTimestamp', 'deletionTimestamp']),
    spec: pick(spec, ['unschedulable']),
    status: {
      ...pick(status, ['capacity', 'allocatable']),
      conditions: (status?.conditions ?? []).filter(({type}) => type === 'Ready'),
      nodeInfo: pick(status?.nodeInfo, ['architecture', 'osImage', 'containerRuntimeVersion']),
    },
  }
}

/** The whole of what we wrote, so that a change of it by others is seen; of the rest what is read. */
export function trimOwned(object: OwnedObject): OwnedObject {
  return {...object, metadata: trimMeta(object.metadata), status: pick(object.status, ['observedGeneration', 'conditions'])}
}

export function trimBudget({metadata, spec, status}: BudgetResource): BudgetResource {
  return {
    metadata: pick(metadata, ['name', 'namespace', 'uid', 'resourceVersion', 'generation']),
    spec: pick(spec, ['selector', 'minAvailable', 'maxUnavailable']),
    status: pick(status, ['observedGeneration', 'currentHealthy', 'expectedPods', 'disruptionsAllowed', 'conditions']),
  }
}

export function trimReplicaSet({metadata, spec}: ReplicaSet): ReplicaSet {
  // One that runs nothing is the memory of an older template.
  const fields = (spec?.replicas ?? 0) > 0 ? (['replicas', 'template'] as const) : (['replicas'] as const)
  return {metadata: trimMeta(metadata), spec: pick(spec, fields)}
}

const READ_CONDITIONS = /^(Ready|PodScheduled|PodReadyToStartContainers|PodResize.*)$/

function nameOnly(metadata: ObjectMeta): ObjectMeta {
  return pick(metadata, ['name', 'namespace', 'uid', 'resourceVersion', 'deletionTimestamp'])
}

/** The node that its affinity names: our Pods may run on one node only. */
function hostOf({spec}: PodResource): string | undefined {
  const terms = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  return terms.flatMap(({matchFields = []}) => matchFields.flatMap(({key, values}) => (key === 'metadata.name' ? (values ?? []) : [])))[0]
}
