import type {Fabric, FabricMessage} from '../../fabric/contract/index.js'
import type {KnobReport, KnobWish, NodeKnobs} from '../../mechanism/builtin/knobs/contract.js'
import type {Epoch, NoteStore} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {asJson, type JsonValue} from '../../support/json.js'
import {ChangeSignal} from '../change-signal.js'
import {readNotes, writeNote} from '../notes.js'
import {addressOf, topics} from '../topics.js'
import {isKnobReport, isKnobWish} from './payloads.js'
import {isRecord} from './shapes.js'

export type ClusterKnobsPorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly cluster: string
  readonly clock: Clock
  /** The cluster's own: brokers forget, and a wish must not be lost with one. */
  readonly notes: NoteStore
}

const PREFIX = 'knobs/'
/** What is wanted is told again: a message may have been lost, or one of an agent that leads no more may have come after it. */
const AGAIN_EVERY_MS = 120_000

/** What a cluster's agent wants of the knobs of its nodes, and what their agents tell of them. */
export class ClusterKnobs implements NodeKnobs {
  readonly #ports: ClusterKnobsPorts
  readonly #reports = new Map<string, Map<string, KnobReport>>()
  readonly #heard = new Set<string>()
  /** By `node/knob`. */
  readonly #wishes = new Map<string, KnobWish>()
  readonly #changes = new ChangeSignal()
  #epoch: () => Epoch | undefined = () => undefined

  constructor(ports: ClusterKnobsPorts) {
    this.#ports = ports
  }

  async listen(signal: AbortSignal): Promise<void> {
    const {fabric, slice, cluster} = this.#ports
    await fabric.subscribe(topics.nodeKnobs(slice, cluster), (message) => this.#onReport(message), signal)
    await fabric.subscribe(topics.nodePresences(slice, cluster), (message) => this.#onPresence(message), signal)
  }

  /** This agent leads: what was wanted before is wanted still. `epoch`: undefined while it does not lead. */
  async begin(epoch: () => Epoch | undefined, signal: AbortSignal): Promise<void> {
    const kept = await readNotes(this.#ports.notes, PREFIX, signal)
    this.#wishes.clear()
    for (const {key, value} of kept) if (isKnobWish(value)) this.#wishes.set(key.slice(PREFIX.length), value)
    this.#epoch = epoch
    this.#tellAll()
  }

  async run(signal: AbortSignal): Promise<void> {
    for await (const _ of this.#ports.clock.every(AGAIN_EVERY_MS, signal)) this.#tellAll()
  }

  reports(): ReadonlyMap<string, ReadonlyMap<string, KnobReport>> {
    return this.#reports
  }

  isHeard(node: string): boolean {
    return this.#heard.has(node)
  }

  wish(node: string, knob: string): KnobWish | undefined {
    return this.#wishes.get(`${node}/${knob}`)
  }

  async want(node: string, knob: string, wish: KnobWish, signal: AbortSignal): Promise<void> {
    await writeNote(this.#ports.notes, `${PREFIX}${node}/${knob}`, wish, signal)
    this.#wishes.set(`${node}/${knob}`, wish)
    this.#tell(`${node}/${knob}`, wish)
  }

  changed(signal: AbortSignal): Promise<void> {
    return this.#changes.wait(signal)
  }

  /** The node is none of this cluster's any more: its agent brings back what was before, if it is still there. */
  async forget(node: string, signal: AbortSignal): Promise<void> {
    for (const [key, wish] of [...this.#wishes]) {
      if (!key.startsWith(`${node}/`)) continue
      this.#tell(key, {...wish, decision: `${wish.decision}/forgotten`, settings: [{value: null}]})
      this.#wishes.delete(key)
      await this.#ports.notes.delete(`${PREFIX}${key}`, signal)
    }
    this.#reports.delete(node)
    this.#changes.fire()
  }

  #tellAll(): void {
    for (const [key, wish] of this.#wishes) this.#tell(key, wish)
  }

  #tell(key: string, wish: KnobWish): void {
    const epoch = this.#epoch()
    if (epoch === undefined) return
    const {fabric, slice, cluster} = this.#ports
    const [node = '', knob = ''] = key.split('/')
    // What could not be told now is told again with the next beat.
    void fabric.publish(topics.knobWish({slice, cluster, node}, knob), asJson({...wish, epoch}), {retain: true}).catch(() => undefined)
  }

  #onReport({topic, payload}: FabricMessage): void {
    const {node} = addressOf(topic)
    if (node === undefined) return
    const name = topic.slice(topic.lastIndexOf('/') + 1)
    const reports = this.#reports.get(node) ?? new Map<string, KnobReport>()
    if (isKnobReport(payload)) this.#reports.set(node, reports.set(name, payload))
    else if (payload === null) reports.delete(name)
    this.#changes.fire()
  }

  #onPresence({topic, payload}: {readonly topic: string; readonly payload: JsonValue}): void {
    const {node} = addressOf(topic)
    if (node === undefined || !isRecord(payload)) return
    if (payload['state'] === 'online') this.#heard.add(node)
    else this.#heard.delete(node)
    this.#changes.fire()
  }
}
