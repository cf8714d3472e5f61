import {readPod} from '../../src/platform/host/pod.js'
import {PodIndex} from '../../src/platform/host/pod-directory.js'
import {type HostCounters, newCounters, type Source, type Surroundings} from '../../src/platform/host/source.js'
import type {Clock} from '../../src/support/clock.js'
import {systemClock} from '../../src/support/clock-system.js'
import {silentLogger} from '../../src/support/logger.js'
import type {Sample} from '../../src/telemetry/contract.js'

export function surroundings(clock: Clock = systemClock): Surroundings & {readonly counters: HostCounters} {
  return {identity: {node: 'n1', cluster: 'near'}, clock, log: silentLogger, counters: newCounters()}
}

/** A source that runs until the test ends, and all that it has said. */
export class Reading {
  readonly samples: Sample[] = []
  readonly #stop = new AbortController()
  readonly #running: Promise<void>
  readonly #waiting = new Set<() => void>()

  constructor(source: Source) {
    this.#running = source((samples) => {
      this.samples.push(...samples)
      this.wake()
    }, this.#stop.signal)
  }

  wake(): void {
    for (const each of this.#waiting) each()
  }

  /** The first sample of this metric that fits, said already or to come. */
  async sample(metric: string, fits: (sample: Sample) => boolean = () => true): Promise<Sample> {
    for (;;) {
      const found = this.samples.find((each) => each.metric === metric && fits(each))
      if (found !== undefined) return found
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }
}

/** Resolves when `holds`; the test's own time limit says when that was too late. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Pods that are known without a server. */
export function knownPods(...objects: readonly object[]): PodIndex {
  const pods = new PodIndex()
  pods.replace(new Map())
  putPods(pods, ...objects)
  return pods
}

export function putPods(pods: PodIndex, ...objects: readonly object[]): void {
  for (const object of objects) {
    const pod = readPod(object)
    if (pod === undefined || 'kind' in pod) throw new Error('Not a pod of ours.')
    pods.put(pod)
  }
}
