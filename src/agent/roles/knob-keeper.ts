import type {Fabric} from '../../fabric/contract/index.js'
import {isFree, type KnobReport, type KnobWish} from '../../mechanism/builtin/knobs/contract.js'
import type {Epoch, HostPlatform, Knob} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {asJson} from '../../support/json.js'
import {aborted} from '../../support/waiting.js'
import {ChangeSignal} from '../change-signal.js'
import {type AgentAddress, topics} from '../topics.js'
import {type Followed, isSame, KnobTurner} from './knob-turner.js'
import {OwnWishes} from './own-wishes.js'
import {isKnobWish} from './payloads.js'

export type KeeperPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly platform: HostPlatform
  readonly clock: Clock
  /** One after the other; what a remote could not answer is tried again. */
  readonly inOrder: (part: string, work: () => Promise<void>) => void
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

const LOOK_EVERY_MS = 10_000
/** What did not change is told again: a message may have been lost. */
const AGAIN_EVERY_MS = 120_000

/**
 * Keeps the knobs of a machine as its cluster's agent wants them, or where that wants nothing, as policies of the node do; and tells how they are. What
 * is wanted is a state, not a deed: the same again changes nothing, and where something else turned a knob it is turned back. When the agent stops they
 * stay as they are.
 */
export class KnobKeeper {
  readonly #ports: KeeperPorts
  readonly #own: OwnWishes
  readonly #turner: KnobTurner
  /** The cluster's wishes. */
  readonly #followed = new Map<string, Followed>()
  /** Those of the node's policies. */
  readonly #ownFollowed = new Map<string, Followed>()
  readonly #told = new Map<string, KnobReport>()
  readonly #changes = new ChangeSignal()
  #knobs: readonly Knob[] = []
  #epoch: Epoch = -1

  constructor(ports: KeeperPorts) {
    this.#ports = ports
    this.#own = new OwnWishes(ports.platform.notes())
    this.#turner = new KnobTurner(ports)
  }

  /** Hears what is wanted, and tells what there is. */
  async listen(): Promise<void> {
    const {fabric, address, inOrder, signal} = this.#ports
    // Before anything is heard: what was set here must not be taken for something that nobody wants.
    inOrder('knobs', () => this.#own.load(signal))
    inOrder('knobs', () => this.#tell(false))
    await fabric.subscribe(
      topics.knobWishes(address),
      ({topic, payload}) => {
        if (isKnobWish(payload)) inOrder('knobs', () => this.#take(topic.slice(topic.lastIndexOf('/') + 1), payload))
      },
      signal,
    )
  }

  /** Looks at the machine now and then. */
  async run(signal: AbortSignal): Promise<void> {
    const {clock, inOrder} = this.#ports
    let lastMs = clock.now()
    for await (const nowMs of clock.every(LOOK_EVERY_MS, signal)) {
      const isAgain = nowMs - lastMs >= AGAIN_EVERY_MS
      if (isAgain) lastMs = nowMs
      inOrder('knobs', async () => {
        await this.#repair()
        await this.#tell(isAgain)
      })
    }
  }

  /** What the cluster's agent wants. */
  above(knob: string): KnobWish | undefined {
    return this.#followed.get(knob)?.wish
  }

  /** What a policy of the node wants. */
  own(knob: string): KnobWish | undefined {
    return this.#own.get(knob)?.wish
  }

  /** Each knob, and what became of what a policy of the node wanted of it. */
  ownReports(): ReadonlyMap<string, KnobReport> {
    return new Map(this.#knobs.map((knob) => [knob.name, this.#reportOf(knob, this.#ownFollowed.get(knob.name), 0)]))
  }

  /** Resolves at the next change of a knob or of what is wanted of one, or when the signal is aborted. */
  changed(signal: AbortSignal): Promise<void> {
    return this.#changes.wait(signal)
  }

  /** A policy of the node wants it so. Kept when it resolves, and worked on; where the cluster's agent wants something, that holds. */
  async wantOwn(name: string, wish: KnobWish): Promise<void> {
    const {inOrder, signal} = this.#ports
    const done = Promise.withResolvers<void>()
    inOrder('knobs', () => this.#takeOwn(name, wish).then(done.resolve, done.reject))
    await Promise.race([done.promise, aborted(signal)])
    signal.throwIfAborted()
  }

  async #take(name: string, wish: KnobWish): Promise<void> {
    // Who does not lead any more wants nothing; that it is so it reads from the epoch that is told.
    if (wish.epoch >= this.#epoch) {
      this.#epoch = wish.epoch
      const own = this.#own.get(name)
      if (own !== undefined && own.over === wish.decision && isFree(wish)) this.#followed.set(name, this.#fulfilled(wish))
      else {
        await this.#endOwn(name, wish)
        await this.#follow(this.#followed, name, wish)
      }
    }
    await this.#tell(false)
  }

  async #takeOwn(name: string, wish: KnobWish): Promise<void> {
    const above = this.above(name)
    if (above !== undefined && !isFree(above)) this.#ownFollowed.set(name, {...this.#fulfilled(wish), ...overruledBy(above, name)})
    else {
      const {signal} = this.#ports
      await this.#own.put(name, {wish, ...(above === undefined ? {} : {over: above.decision})}, signal)
      await this.#follow(this.#ownFollowed, name, wish)
      if (isFree(wish)) await this.#own.drop(name, signal)
    }
    await this.#tell(false)
  }

  /** What the cluster wants anew stands above it, and does not give it back: the policy decides anew. */
  async #endOwn(name: string, above: KnobWish): Promise<void> {
    const before = this.#ownFollowed.get(name)
    if (before !== undefined) this.#ownFollowed.set(name, {...before, ...overruledBy(above, name)})
    await this.#own.drop(name, this.#ports.signal)
  }

  #fulfilled(wish: KnobWish): Followed {
    return {wish, isFollowed: true, reasons: [], sinceMs: Math.floor(this.#ports.clock.now())}
  }

  async #follow(followed: Map<string, Followed>, name: string, wish: KnobWish): Promise<void> {
    followed.set(name, await this.#turner.turn(name, wish, followed.get(name)))
  }

  async #repair(): Promise<void> {
    for (const knob of await this.#ports.platform.knobs()) {
      if (this.#turner.isAsLeft(knob)) continue
      const own = this.own(knob.name)
      const above = this.above(knob.name)
      if (own !== undefined) await this.#follow(this.#ownFollowed, knob.name, own)
      else if (above !== undefined) await this.#follow(this.#followed, knob.name, above)
    }
  }

  async #tell(isAgain: boolean): Promise<void> {
    const {platform, fabric, address} = this.#ports
    const knobs = await platform.knobs()
    this.#knobs = knobs
    this.#changes.fire()
    for (const knob of knobs) {
      const report = this.#reportOf(knob, this.#followed.get(knob.name), this.#epoch)
      if (!isAgain && isSame(this.#told.get(knob.name), report)) continue
      this.#told.set(knob.name, report)
      await fabric.publish(topics.knobReport(address, knob.name), asJson(report), {retain: true})
    }
    for (const name of [...this.#told.keys()]) {
      if (knobs.some((knob) => knob.name === name)) continue
      this.#told.delete(name)
      await fabric.publish(topics.knobReport(address, name), null, {retain: true})
    }
  }

  #reportOf(knob: Knob, followed: Followed | undefined, epoch: Epoch): KnobReport {
    const {policy = '', decision = ''} = this.own(knob.name) ?? {}
    const own = decision === '' ? {} : {own: {policy, decision}}
    if (followed === undefined) return {knob, epoch, isFollowed: true, reasons: [], sinceMs: 0, ...own}
    const {wish, isFollowed, reasons, sinceMs} = followed
    return {knob, epoch, decision: wish.decision, isFollowed, reasons, sinceMs, ...own}
  }
}

function overruledBy(above: KnobWish, name: string): Pick<Followed, 'isFollowed' | 'reasons'> {
  const who = above.by ?? above.policy ?? 'the cluster’s agent'
  const message = isFree(above) ? `${name} was reset meanwhile` : `${who} set ${name} meanwhile`
  return {isFollowed: false, reasons: [{code: 'superseded', message}]}
}
