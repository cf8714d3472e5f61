import type {Clock} from '../../../support/clock.js'
import {OperationalError} from '../../../support/errors.js'
import {withTimeout} from '../../../support/waiting.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import type {ObjectRef} from '../objects.js'
import {diagnose, type PodDiagnosis} from './diagnosis.js'
import {type AgentInstallation, nameOf, namespaceOf} from './installation.js'
import {DAEMON_SETS, DEPLOYMENTS, type Workload} from './kinds.js'
import {selectorOf} from './pod.js'

export type RolloutWait = {
  readonly installation: AgentInstallation
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'schedule' | 'sleep'>
  readonly timeoutMs: number
  readonly say: (text: string) => void
}

export type Rollout = {readonly wanted: number; readonly updated: number; readonly available: number; readonly isDone: boolean}

const LOOK_EVERY_MS = 500
const DIAGNOSIS_WITHIN_MS = 15_000

/** Resolves when every agent runs as it was applied and is ready. Rejects with `rollout-timed-out`: which are not, why as far as known, and what they wrote last. */
export async function awaitRollout(wait: RolloutWait, signal: AbortSignal): Promise<Rollout> {
  const {installation, client, clock, timeoutMs, say} = wait
  const ref: ObjectRef = {name: nameOf(installation.agent), namespace: namespaceOf(installation)}
  let seen: Rollout | undefined
  const timedOut = new OperationalError('', {code: 'rollout-timed-out', exit: 'timeout'})
  try {
    return await withTimeout(
      clock,
      timeoutMs,
      async (limited) => {
        while (true) {
          seen = await look(client, installation, ref, limited)
          if (seen.isDone) return seen
          say(`waiting for ${ref.name}: ${seen.available} of ${seen.wanted} ready, ${seen.updated} of this version`)
          await clock.sleep(LOOK_EVERY_MS, limited)
        }
      },
      {signal, onTimeout: () => timedOut},
    )
  } catch (error) {
    if (error !== timedOut) throw error
    throw await failure(wait, ref, seen, signal)
  }
}

async function look(client: KubeClient, {agent}: AgentInstallation, ref: ObjectRef, signal: AbortSignal): Promise<Rollout> {
  return agent.layer === 'node'
    ? daemonSetState(await client.get(DAEMON_SETS, ref, signal))
    : deploymentState(await client.get(DEPLOYMENTS, ref, signal))
}

/** As `kubectl rollout status` has it. */
export function deploymentState(workload: (Workload & {readonly spec: {readonly replicas?: number}}) | undefined): Rollout {
  const {replicas = 0, updatedReplicas: updated = 0, availableReplicas: available = 0} = workload?.status ?? {}
  const wanted = workload?.spec.replicas ?? 0
  const isDone = isSeen(workload) && updated === wanted && replicas === wanted && available === wanted
  return {wanted, updated, available, isDone}
}

export function daemonSetState(workload: Workload | undefined): Rollout {
  const {desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable: available = 0} = workload?.status ?? {}
  return {wanted, updated, available, isDone: isSeen(workload) && updated >= wanted && available >= wanted}
}

/** Whether what the controller says is of what was applied. */
function isSeen(workload: Workload | undefined): boolean {
  return workload !== undefined && (workload.status?.observedGeneration ?? -1) >= (workload.metadata.generation ?? 0)
}

async function failure(
  {installation, client, clock, timeoutMs}: RolloutWait,
  ref: ObjectRef,
  seen: Rollout | undefined,
  signal: AbortSignal,
): Promise<Error> {
  const labelSelector = Object.entries(selectorOf(installation))
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
  const onTimeout = (): Error => new Error('The cluster does not say what is wrong with the agents in time.')
  const found = await withTimeout(clock, DIAGNOSIS_WITHIN_MS, (limited) => diagnose(client, ref.namespace ?? '', labelSelector, limited), {
    signal,
    onTimeout,
  }).catch((error: unknown): readonly PodDiagnosis[] => {
    // What is to be told is that the agents are not ready; that nothing more can be learned of it must not hide that.
    if (isKubernetesError(error) || error instanceof Error) return []
    throw error
  })
  const {wanted = 0, available = 0} = seen ?? {}
  const lines = found.flatMap(({pod, node, reasons, events, log}) => [
    `${pod}${node === undefined ? '' : ` on ${node}`}: ${reasons.join('; ') || 'not ready'}`,
    ...events.map((event) => `  event: ${event}`),
    ...log.map((line) => `  log: ${line}`),
  ])
  return new OperationalError(
    [`After ${Math.round(timeoutMs / 1000)} s ${available} of ${wanted} agents of ${ref.name} are ready.`, ...lines].join('\n'),
    {
      code: 'rollout-timed-out',
      exit: 'timeout',
      hints: [
        `kubectl --context ${client.context} -n ${ref.namespace} describe pods -l ${labelSelector}`,
        'Everything is applied: the cluster goes on trying. Run the same again to wait on, with a longer --timeout.',
      ],
      details: {wanted, available, pods: found},
    },
  )
}
