import {join} from 'node:path'
import type {Clock} from '../../support/clock.js'
import type {Logger} from '../../support/logger.js'
import {createBoundedQueue} from '../../support/queue.js'
import type {Sample} from '../../telemetry/contract.js'
import type {HostPlatform, NoteStore} from '../contract/index.js'
import {type MachineKnobsOptions, machineKnobs} from './knobs/machine-knobs.js'
import {type KubeletOptions, kubeletSource} from './kubelet.js'
import {type LinuxOptions, linuxSource} from './linux.js'
import {fileNotes} from './notes.js'
import {type OtlpOptions, otlpSource} from './otlp/receiver.js'
import {PodFollower, type PodsOptions} from './pods.js'
import {type ScrapeOptions, scrapeSource} from './scrape.js'
import {type Emit, type HostCounters, type NodeIdentity, newCounters, type Source, type Surroundings} from './source.js'

/** Where to measure; what is absent is not measured. All but the machine need `pods`, and are off without. */
export type HostOptions = NodeIdentity & {
  readonly machine?: LinuxOptions
  readonly pods?: PodsOptions
  readonly kubelet?: KubeletOptions
  readonly scrape?: ScrapeOptions
  readonly otlp?: OtlpOptions
  /** Absent: those of this machine, shown and not set. */
  readonly knobs?: MachineKnobsOptions
}

export type HostServices = {readonly clock: Clock; readonly log: Logger}

export interface RealHostPlatform extends HostPlatform {
  counters(): Readonly<HostCounters>
}

/** Samples in one batch: it becomes one message of the fabric, of at most 1 MiB. */
const BATCH_SAMPLES = 500
/** Batches that wait for a slow reader, about 15 MB of them. */
const WAITING_BATCHES = 64

/** The real machine that the agent stands on, and the pods of its node. `metrics()` has one reader at a time: a port is listened on while it is read. */
export function createHostPlatform(options: HostOptions, {clock, log}: HostServices): RealHostPlatform {
  const {node, cluster, knobs = {}} = options
  const counters = newCounters()
  const surroundings: Surroundings = {identity: {node, cluster}, clock, log, counters}
  const {stateDirectory} = knobs
  let notes: NoteStore | undefined
  return {
    metrics: (signal) => measurements(sourcesOf(options, surroundings), counters, signal),
    ...machineKnobs(knobs),
    notes: () => {
      if (stateDirectory !== undefined) notes ??= fileNotes(join(stateDirectory, 'notes'))
      return notes
    },
    counters: () => ({...counters}),
  }
}

function sourcesOf({machine, pods, kubelet, scrape, otlp}: HostOptions, surroundings: Surroundings): readonly Source[] {
  const own = machine === undefined ? [] : [linuxSource(machine, surroundings)]
  if (pods === undefined) return own
  const follower = new PodFollower(pods, surroundings)
  const known = follower.pods
  return [
    ...own,
    (_, signal) => follower.run(signal),
    ...(kubelet === undefined ? [] : [kubeletSource(kubelet, known, surroundings)]),
    ...(scrape === undefined ? [] : [scrapeSource(scrape, known, surroundings)]),
    ...(otlp === undefined ? [] : [otlpSource(otlp, known, surroundings)]),
  ]
}

/** All sources in one line. It ends with the signal, or with the reader; it throws what a source should never have thrown. */
async function* measurements(
  sources: readonly Source[],
  counters: HostCounters,
  signal: AbortSignal,
): AsyncGenerator<readonly Sample[], void, undefined> {
  const queue = createBoundedQueue<readonly Sample[]>(WAITING_BATCHES, 'drop-oldest')
  const stopping = new AbortController()
  const until = AbortSignal.any([signal, stopping.signal])
  const emit: Emit = (samples) => {
    for (let from = 0; from < samples.length; from += BATCH_SAMPLES) {
      if (!queue.push(samples.slice(from, from + BATCH_SAMPLES)) && !until.aborted) counters.batchesDropped++
    }
  }
  const running = sources.map(async (source) => {
    try {
      await source(emit, until)
    } catch (error) {
      // A source that fails ends the reading: the agent logs it and begins again.
      stopping.abort(new Error('A source has failed.'))
      throw error
    }
  })
  const ended = Promise.allSettled(running)
  const close = () => queue.close()
  until.addEventListener('abort', close, {once: true})
  if (until.aborted) close()
  try {
    for await (const batch of queue) {
      if (until.aborted) break
      yield batch
    }
  } finally {
    stopping.abort(new Error('Nobody reads on.'))
    until.removeEventListener('abort', close)
    await ended
  }
  await Promise.all(running)
}
