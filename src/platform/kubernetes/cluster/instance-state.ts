import {NO_RESOURCES, type Resources} from '../../../descriptions/resources.js'
import {formatBytes} from '../../../descriptions/units.js'
import type {InstancePhase, InstanceState, NodeState} from '../../contract/index.js'
import {MARK} from '../workload/index.js'
import type {ContainerStatus, PodResource} from './kinds.js'
import {conditionOf} from './node-state.js'

/** While one of these is its reason, the image is not there yet. */
const PULL_TROUBLE: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'RegistryUnavailable',
])

/**
 * An instance of a component as its Pod shows it. `node`: where it runs or shall run, as far as there is such a node. `told`: what the events of the Pod
 * say, for where it does not say itself why it is not ready.
 */
export function instanceStateOf(pod: PodResource, node: NodeState | undefined, told?: string): InstanceState {
  const {metadata, spec, status} = pod
  const {phase, isVague, ...shown} = phaseOf(pod, node)
  const reason = isVague === true ? (told ?? shown.reason) : shown.reason
  const ready = conditionOf(status?.conditions, 'Ready')
  const readySinceMs = ready?.status === 'True' ? timeOf(ready.lastTransitionTime) : undefined
  return {
    id: metadata.name,
    node: hostOf(pod),
    phase,
    ...(reason === undefined ? {} : {reason}),
    startedMs: timeOf(status?.startTime ?? metadata.creationTimestamp) ?? 0,
    ...(phase === 'ready' && readySinceMs !== undefined ? {readySinceMs} : {}),
    restarts: (status?.containerStatuses ?? []).reduce((sum, {restartCount = 0}) => sum + restartCount, 0),
    generation: Number(metadata.annotations?.[MARK.generation] ?? 0),
    image: spec?.containers?.[0]?.image ?? '',
  }
}

/** Where it runs; before it is scheduled: the one node that it may run on. */
export function hostOf({spec, host}: PodResource): string {
  return spec?.nodeName ?? host ?? ''
}

/** Whether a Pod that is not ready leaves open why. */
export function isVague(pod: PodResource, node: NodeState | undefined): boolean {
  return phaseOf(pod, node).isVague === true
}

type Phase = {readonly phase: InstancePhase; readonly reason?: string; readonly isVague?: true}

function phaseOf(pod: PodResource, node: NodeState | undefined): Phase {
  const {metadata, spec, status = {}} = pod
  if (status.phase === 'Succeeded') return {phase: 'completed'}
  const isScheduled = spec?.nodeName !== undefined
  // One that was told to go may end in any way.
  if (status.phase === 'Failed' && metadata.deletionTimestamp === undefined) return {phase: 'failed', reason: failureOf(pod)}
  if (isScheduled && node?.ready === false) return {phase: 'unknown', reason: `Node ${node.name} is not ready.`}
  if (metadata.deletionTimestamp !== undefined) return {phase: 'terminating'}
  if (!isScheduled) {
    const waits = reasonIf(waitingFor(pod, node))
    return {phase: 'pending', ...waits, ...(waits.reason === undefined ? {isVague: true} : {})}
  }
  const ready = conditionOf(status.conditions, 'Ready')
  if (ready?.status === 'True') return {phase: 'ready'}
  const containers = status.containerStatuses ?? []
  const stuck = containers.find(({state}) => state?.waiting?.reason !== undefined && !isUsual(state.waiting.reason))
  if (stuck !== undefined) {
    const isPulling = PULL_TROUBLE.has(stuck.state?.waiting?.reason ?? '')
    return isPulling
      ? {phase: 'pulling', reason: pullTroubleOf(stuck, imageOf(pod, stuck.name))}
      : {phase: 'not-ready', reason: troubleOf(stuck)}
  }
  const begun = containers.filter(({state}) => state?.running !== undefined)
  if (begun.length === 0) {
    // The sandbox stands, and nothing has begun in it: what is waited for is the image.
    const hasSandbox = conditionOf(status.conditions, 'PodReadyToStartContainers')?.status === 'True'
    return {phase: hasSandbox ? 'pulling' : 'starting', isVague: true}
  }
  const isFirst = containers.every(({restartCount = 0}) => restartCount === 0) && !wasReady(pod, begun)
  // That a container is not ready is all that the condition says of it.
  return {phase: isFirst ? 'starting' : 'not-ready', ...reasonIf(ready?.message ?? ready?.reason), isVague: true}
}

/** Its readiness changed after its last container began: so it was ready in between. */
function wasReady({status}: PodResource, begun: readonly ContainerStatus[]): boolean {
  const changedMs = timeOf(conditionOf(status?.conditions, 'Ready')?.lastTransitionTime) ?? 0
  return begun.every(({state}) => (timeOf(state?.running?.startedAt) ?? 0) < changedMs)
}

/** In our own words where we know why; else in the scheduler's. */
function waitingFor(pod: PodResource, node: NodeState | undefined): string | undefined {
  const scheduled = conditionOf(pod.status?.conditions, 'PodScheduled')
  if (scheduled?.status !== 'False') return undefined
  if (node === undefined) return `There is no node ${hostOf(pod)}.`
  if (!node.ready) return `Node ${node.name} is not ready.`
  if (node.cordoned) return `Node ${node.name} is cordoned.`
  const missing = shortages(pod.requests ?? NO_RESOURCES, node.free)
  return missing.length > 0 ? `Node ${node.name} has no room (${missing.join('; ')}).` : scheduled.message
}

function shortages(wanted: Resources, free: Resources): readonly string[] {
  const cores = (millicores: number): string => `${millicores / 1000} cores`
  const kinds: readonly (readonly [keyof Resources, string, (amount: number) => string])[] = [
    ['cpuMillicores', 'CPU', cores],
    ['memoryBytes', 'memory', formatBytes],
    ['diskBytes', 'disk', formatBytes],
    ['gpus', 'GPUs', String],
    ['fpgas', 'FPGAs', String],
  ]
  return kinds
    .filter(([amount]) => wanted[amount] > 0 && wanted[amount] > free[amount])
    .map(([amount, what, show]) => `${what}: asks for ${show(wanted[amount])}, free is ${show(Math.max(0, free[amount]))}`)
}

function failureOf({status}: PodResource): string {
  const ended = status?.containerStatuses?.find(({state}) => state?.terminated !== undefined && state.terminated.exitCode !== 0)
  return status?.message ?? status?.reason ?? (ended === undefined ? 'It failed.' : exitOf(ended.state?.terminated))
}

/**
 * In a few words that stay the same from attempt to attempt: the kubelet tells the whole chain of causes, with addresses that change, and in between
 * that it waits.
 */
function pullTroubleOf({state}: ContainerStatus, image: string): string {
  const {reason = '', message = ''} = state?.waiting ?? {}
  if (reason === 'ErrImageNeverPull') return `Image ${image} is not on the node, and may not be pulled (${reason}).`
  const last = message.split(': ').at(-1)?.replaceAll('"', '').trim() ?? ''
  return `Image ${image} cannot be pulled${last === '' || last.length > LONGEST_CAUSE ? '' : `: ${last}`}${/[.!?]$/.test(last) ? '' : '.'}`
}

const LONGEST_CAUSE = 200

function imageOf({spec}: PodResource, container: string): string {
  return spec?.containers?.find(({name}) => name === container)?.image ?? ''
}

function troubleOf({name, state, lastState}: ContainerStatus): string {
  const {reason = '', message} = state?.waiting ?? {}
  const last = lastState?.terminated
  const why = last === undefined ? message : exitOf(last)
  return `Container ${name}: ${reason}${why === undefined ? '' : ` (${why})`}`
}

function exitOf(terminated: {readonly reason?: string; readonly exitCode?: number} | undefined): string {
  return `it ended with status ${terminated?.exitCode ?? '?'}${terminated?.reason === undefined ? '' : `, ${terminated.reason}`}`
}

function isUsual(reason: string): boolean {
  return reason === 'ContainerCreating' || reason === 'PodInitializing'
}

function reasonIf(reason: string | undefined): {readonly reason?: string} {
  return reason === undefined || reason === '' ? {} : {reason}
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text)
}
