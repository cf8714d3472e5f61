import {NAMESPACE_KIND, type PodSecurityLevel} from '../api/namespaces.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import type {AllowList, ClusterFacts} from '../workload/index.js'
import {RUNTIME_CLASSES} from './kinds.js'

export type FactsOptions = {
  readonly client: KubeClient
  readonly namespace: string
  readonly allowed: AllowList
  readonly telemetry: ClusterFacts['telemetry']
  readonly fpgaResource?: string
}

/** They change when an administrator changes them: rarely, and nothing breaks when that is seen a little later. */
const AGE_MS = 60_000
const LEVELS: readonly PodSecurityLevel[] = ['privileged', 'baseline', 'restricted']
const LEVEL_LABEL = 'pod-security.kubernetes.io/enforce'

/** What holds for every component of the namespace, asked for at most once a minute. */
export function clusterFacts(options: FactsOptions): (signal: AbortSignal) => Promise<ClusterFacts> {
  let known: {readonly facts: Promise<ClusterFacts>; readonly atMs: number} | undefined
  return (signal) => {
    if (known !== undefined && performance.now() - known.atMs < AGE_MS) return known.facts
    // Asked for once by all who want it meanwhile; what failed is asked for again.
    const facts = ask(options, signal).catch((error: unknown) => {
      known = undefined
      throw error
    })
    known = {facts, atMs: performance.now()}
    return facts
  }
}

async function ask({client, namespace, allowed, telemetry, fpgaResource}: FactsOptions, signal: AbortSignal): Promise<ClusterFacts> {
  const [object, classes] = await Promise.all([client.get(NAMESPACE_KIND, {name: namespace}, signal), runtimeClasses(client, signal)])
  return {
    namespace,
    podSecurity: LEVELS.find((level) => level === object?.metadata.labels?.[LEVEL_LABEL]) ?? 'privileged',
    allowed,
    telemetry,
    ...(classes === undefined ? {} : {runtimeClasses: classes}),
    ...(fpgaResource === undefined ? {} : {fpgaResource}),
  }
}

/** undefined: we may not ask, so nothing is checked. */
async function runtimeClasses(client: KubeClient, signal: AbortSignal): Promise<readonly string[] | undefined> {
  try {
    const {items} = await client.list(RUNTIME_CLASSES, {}, signal)
    return items.map(({metadata}) => metadata.name)
  } catch (error) {
    if (isKubernetesError(error, 'forbidden')) return undefined
    throw error
  }
}
