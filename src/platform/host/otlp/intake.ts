import type {Sample} from '../../../telemetry/contract.js'
import {ByteBudget} from '../byte-budget.js'
import type {PodDirectory} from '../pod-directory.js'
import {Folding} from '../readings.js'
import type {Emit, Surroundings} from '../source.js'
import {RPC} from './answers.js'
import {Refusal} from './body.js'
import type {OtlpResource} from './model.js'
import {readingsOf} from './readings.js'
import {senderOf} from './senders.js'

const MAX_BYTES_AT_ONCE = 32 * 2 ** 20
/** Processes whose counts are remembered; the one that was silent longest is forgotten first. */
const MAX_SENDERS = 256

/** What was pushed, on its way to samples. */
export class Intake {
  readonly budget = new ByteBudget(MAX_BYTES_AT_ONCE)
  readonly #pods: PodDirectory
  readonly #surroundings: Surroundings
  readonly #emit: Emit
  readonly #foldings = new Map<string, {readonly uid: string; readonly folding: Folding}>()

  constructor(pods: PodDirectory, surroundings: Surroundings, emit: Emit) {
    this.#pods = pods
    this.#surroundings = surroundings
    this.#emit = emit
  }

  /** How many points were not taken. Throws a `Refusal` while it is not known whose they are. */
  take(resources: readonly OtlpResource[], address: string): number {
    const {clock, counters, identity} = this.#surroundings
    const samples: Sample[] = []
    let rejected = 0
    for (const {attributes, metrics} of resources) {
      const pod = senderOf(address, attributes, this.#pods)
      if (pod === undefined) {
        if (!this.#pods.isSynced) throw new Refusal(503, RPC.unavailable, 'the pods of this node are not known yet')
        rejected += metrics.reduce((sum, {data}) => sum + data.points.length, 0)
        continue
      }
      const about = {...identity, application: pod.application, component: pod.component, instance: pod.name}
      const read = metrics.map(readingsOf)
      rejected += read.reduce((sum, {unread}) => sum + unread, 0)
      const folding = this.#foldingOf(pod.uid, attributes)
      const beyondBefore = folding.beyond
      samples.push(
        ...folding.samples(
          read.flatMap(({readings}) => readings),
          about,
          clock.now(),
        ),
      )
      counters.seriesBeyondLimit += folding.beyond - beyondBefore
      rejected += folding.beyond - beyondBefore
    }
    counters.pointsRejected += rejected
    counters.pushesAccepted++
    if (samples.length > 0) this.#emit(samples)
    return rejected
  }

  /** What pods that are gone had counted. */
  forgetOthers(): void {
    for (const [key, {uid}] of this.#foldings) if (this.#pods.withUid(uid) === undefined) this.#foldings.delete(key)
  }

  /** Each process of a pod counts for itself. */
  #foldingOf(uid: string, attributes: ReadonlyMap<string, string>): Folding {
    const who = ['k8s.container.name', 'service.name', 'service.instance.id'].map((name) => attributes.get(name) ?? '')
    const key = [uid, ...who].join('\n')
    const known = this.#foldings.get(key) ?? {uid, folding: new Folding()}
    this.#foldings.delete(key)
    this.#foldings.set(key, known)
    const [oldest] = this.#foldings.keys()
    if (oldest !== undefined && this.#foldings.size > MAX_SENDERS) this.#foldings.delete(oldest)
    return known.folding
  }
}
