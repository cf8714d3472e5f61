import {isKubernetesError, type KubeClient} from '../client/index.js'
import {PODS, type PodResource} from '../cluster/kinds.js'
import {type KubeObject, resource} from '../objects.js'

/** What is known of a pod that is not ready. */
export type PodDiagnosis = {
  readonly pod: string
  readonly node: string | undefined
  readonly reasons: readonly string[]
  /** The last ones, oldest first. */
  readonly events: readonly string[]
  /** The last lines that it wrote, or that its life before wrote. */
  readonly log: readonly string[]
}

type EventObject = KubeObject & {
  readonly type?: string
  readonly reason?: string
  readonly message?: string
  readonly lastTimestamp?: string | null
  readonly eventTime?: string | null
}
const EVENTS = resource<EventObject>({group: '', version: 'v1', plural: 'events', kind: 'Event', isNamespaced: true})

const MOST_PODS = 3
const MOST_EVENTS = 3
const LOG_LINES = 8

/** Looks at the pods of these labels that are not ready: a few of them, for they are alike. */
export async function diagnose(
  client: KubeClient,
  namespace: string,
  labelSelector: string,
  signal: AbortSignal,
): Promise<readonly PodDiagnosis[]> {
  const {items} = await client.list(PODS, {namespace, labelSelector}, signal)
  const unready = items.filter((pod) => !isReady(pod)).slice(0, MOST_PODS)
  return Promise.all(
    unready.map(async (pod) => ({
      pod: pod.metadata.name,
      node: pod.spec?.nodeName,
      reasons: reasonsOf(pod),
      events: await eventsOf(client, pod, signal),
      log: await logOf(client, pod, signal),
    })),
  )
}

function isReady({status}: PodResource): boolean {
  return status?.conditions?.some(({type, status: value}) => type === 'Ready' && value === 'True') ?? false
}

function reasonsOf({status}: PodResource): readonly string[] {
  const waiting = (status?.containerStatuses ?? []).flatMap(({state, restartCount = 0}) => {
    const {reason, message} = state?.waiting ?? state?.terminated ?? {}
    const times = restartCount === 0 ? [] : [`restarted ${restartCount} times`]
    return reason === undefined ? times : [[reason, message].filter(Boolean).join(': '), ...times]
  })
  const unmet = (status?.conditions ?? []).flatMap(({status: value, reason, message}) =>
    value === 'False' && message !== undefined && message !== '' ? [`${reason ?? 'not ready'}: ${message}`] : [],
  )
  return [...new Set([...waiting, ...unmet])]
}

async function eventsOf(
  client: KubeClient,
  {metadata: {name, namespace = ''}}: PodResource,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const {items} = await client.list(EVENTS, {namespace, fieldSelector: `involvedObject.name=${name}`}, signal)
  return items
    .toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)))
    .slice(-MOST_EVENTS)
    .map(({reason = '', message = ''}) => `${reason}: ${message}`)
}

function timeOf({lastTimestamp, eventTime, metadata}: EventObject): string {
  return lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? ''
}

/** A container that ended wrote why before it did: then its life before is asked. */
async function logOf(
  client: KubeClient,
  {metadata: {name, namespace = ''}, status}: PodResource,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const isRunning = status?.containerStatuses?.some(({state}) => state?.running !== undefined) ?? false
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/log?tailLines=${LOG_LINES}`
  try {
    const text = await client.raw(isRunning ? path : `${path}&previous=true`, signal)
    return text.split('\n').filter((line) => line !== '')
  } catch (error) {
    // A container that never ran has written nothing, and the kubelet of a lost node cannot be asked.
    if (isKubernetesError(error)) return []
    throw error
  }
}
