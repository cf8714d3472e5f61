import type {Sample} from '../../telemetry/contract.js'
import {type Endpoint, HttpReader} from './endpoint.js'
import type {PodDirectory} from './pod-directory.js'
import {parsePrometheusText, type TextSample} from './prometheus-text.js'
import {FailureLog, type Identity, type Source, type Surroundings} from './source.js'

export type KubeletOptions = {
  /** `https://<node>:10250/metrics/resource`; KWOK serves it under a path of its own. */
  readonly endpoint: Endpoint
  readonly intervalMs?: number
  /** The cores of the node: where given, the node itself is measured here too, for a node without a machine of its own to read. */
  readonly nodeCores?: number
}

const TIMEOUT_MS = 10_000
const MAX_BYTES = 4 * 2 ** 20
const MAX_SAMPLES = 10_000

/** A count of CPU seconds, and when it was taken. */
type Count = {readonly seconds: number; readonly timeMs: number}

/**
 * What pods and their containers use, from the kubelet's resource metrics (KEP-727). A pod of ours has `instance_cpu_cores`, between two counts and by the times of the
 * kubelet, and `instance_memory_bytes`, its working set; one of several containers has both for each as well (`instance_container_<name>_cpu_cores`). Other pods are left out.
 */
export function kubeletSource(options: KubeletOptions, pods: PodDirectory, surroundings: Surroundings): Source {
  const {endpoint, intervalMs = 5_000, nodeCores} = options
  const {clock, counters, identity} = surroundings
  const failures = new FailureLog(surroundings)
  return async (emit, signal) => {
    const reader = new HttpReader(endpoint, clock)
    const usage = new Usage(pods, identity, nodeCores)
    const read = async (): Promise<void> => {
      const timeoutMs = Math.min(TIMEOUT_MS, Math.max(1_000, intervalMs))
      const {body} = await reader.text({accept: 'text/plain;version=0.0.4', signal, timeoutMs, maxBytes: MAX_BYTES})
      const {samples, malformed, beyond} = parsePrometheusText(body, {maxSamples: MAX_SAMPLES})
      counters.linesMalformed += malformed
      counters.seriesBeyondLimit += beyond
      emit(usage.samples(samples, clock.now()))
    }
    const attempt = async (): Promise<void> => {
      try {
        await read()
        failures.succeeded('kubelet')
      } catch (error) {
        if (!signal.aborted) failures.failed('kubelet', error)
      }
    }
    try {
      await attempt()
      for await (const _ of clock.every(intervalMs, signal)) await attempt()
    } finally {
      reader.close()
    }
  }
}

class Usage {
  readonly #pods: PodDirectory
  readonly #node: Identity
  readonly #nodeCores: number | undefined
  #counts = new Map<string, Count>()

  constructor(pods: PodDirectory, node: Identity, nodeCores: number | undefined) {
    this.#pods = pods
    this.#node = node
    this.#nodeCores = nodeCores
  }

  samples(lines: readonly TextSample[], nowMs: number): readonly Sample[] {
    const counts = new Map<string, Count>()
    const found: Sample[] = []
    for (const line of lines) {
      const subject = this.#subjectOf(line)
      if (subject === undefined || !Number.isFinite(line.value)) continue
      const timeMs = line.timeMs ?? nowMs
      if (subject.kind === 'memory') {
        found.push({...subject.identity, metric: subject.metric, value: line.value, timeMs})
        continue
      }
      const before = this.#counts.get(subject.key)
      // The kubelet measures at times of its own, and may say the same count twice.
      const count = before?.timeMs === timeMs ? before : {seconds: line.value, timeMs}
      counts.set(subject.key, count)
      if (before === undefined || timeMs <= before.timeMs || line.value < before.seconds) continue
      const cores = (line.value - before.seconds) / ((timeMs - before.timeMs) / 1000)
      found.push({...subject.identity, metric: subject.metric, value: cores / subject.ofCores, timeMs})
    }
    // Of what is gone nothing is kept.
    this.#counts = counts
    return found
  }

  /** What a line is about: `undefined` for what is not ours. */
  #subjectOf({name, labels}: TextSample): Subject | undefined {
    const label = (wanted: string): string => labels.find(([each]) => each === wanted)?.[1] ?? ''
    switch (name) {
      case 'node_cpu_usage_seconds_total':
        if (this.#nodeCores === undefined) return undefined
        return {kind: 'cpu', key: 'node', metric: 'node_cpu_utilisation', identity: this.#node, ofCores: this.#nodeCores}
      case 'node_memory_working_set_bytes':
        return this.#nodeCores === undefined ? undefined : {kind: 'memory', metric: 'node_memory_used_bytes', identity: this.#node}
      case 'pod_cpu_usage_seconds_total':
      case 'container_cpu_usage_seconds_total': {
        const about = this.#instanceOf(name, label)
        return (
          about && {
            kind: 'cpu',
            key: `${about.uid} ${about.prefix}`,
            metric: `${about.prefix}_cpu_cores`,
            identity: about.identity,
            ofCores: 1,
          }
        )
      }
      case 'pod_memory_working_set_bytes':
      case 'container_memory_working_set_bytes': {
        const about = this.#instanceOf(name, label)
        return about && {kind: 'memory', metric: `${about.prefix}_memory_bytes`, identity: about.identity}
      }
      default:
        return undefined
    }
  }

  /** A single container's usage is its pod's, and is not said twice. */
  #instanceOf(name: string, label: (name: string) => string) {
    const pod = this.#pods.named(label('namespace'), label('pod'))
    if (pod === undefined || (name.startsWith('container_') && pod.containers.length < 2)) return undefined
    const prefix = name.startsWith('pod_') ? 'instance' : `instance_container_${label('container').replace(/[^A-Za-z0-9]/g, '_')}`
    const identity = {...this.#node, application: pod.application, component: pod.component, instance: pod.name}
    return {uid: pod.uid, prefix, identity}
  }
}

type Subject =
  | {readonly kind: 'cpu'; readonly key: string; readonly metric: string; readonly identity: Identity; readonly ofCores: number}
  | {readonly kind: 'memory'; readonly metric: string; readonly identity: Identity}
