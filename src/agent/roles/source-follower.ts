import type {Fabric} from '../../fabric/contract/index.js'
import type {NoteStore} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {asJson} from '../../support/json.js'
import {readNotes, writeNote} from '../notes.js'
import type {AgentAddress} from '../topics.js'
import type {HostedSources, SourceKind} from './source-kinds.js'

export type FollowerPorts<Artifact> = {
  readonly kind: SourceKind<Artifact>
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly clock: Clock
  /** The cluster's own: what was told last holds also when the continuum cannot be heard. */
  readonly notes: NoteStore
  readonly hosted: HostedSources<Artifact>
  /** One after the other, until it succeeds. */
  readonly inOrder: (part: string, work: () => Promise<void>) => void
  readonly signal: AbortSignal
}

const TELL_EVERY_MS = 2_000

/** Runs what the continuum says that people added, and tells how it fares. */
export class SourceFollower<Artifact extends {readonly name: string}> {
  readonly #ports: FollowerPorts<Artifact>
  /** Told before the loop began. */
  #early: Map<string, Artifact | undefined> | undefined = new Map()
  #names: ReadonlySet<string> | undefined

  constructor(ports: FollowerPorts<Artifact>) {
    this.#ports = ports
  }

  async listen(): Promise<void> {
    const {fabric, address, kind, signal} = this.#ports
    await fabric.subscribe(kind.each(address), ({topic, payload}) => this.#take(topic.slice(topic.lastIndexOf('/') + 1), payload), signal)
    await fabric.subscribe(kind.names(address), ({payload}) => this.#keepOnly(payload), signal)
  }

  /** The loop runs: what was remembered is run when this resolves, in the source that was told since; what is new follows in order. */
  async begin(): Promise<void> {
    const {kind, notes, hosted, signal} = this.#ports
    for (const {value} of await readNotes(notes, `${kind.part}/`, signal)) {
      if (!kind.isArtifact(value)) continue
      const newest = this.#early?.has(value.name) === true ? this.#early.get(value.name) : value
      if (newest !== undefined) await hosted.put(newest)
    }
    // What was told while these began is newer than they are.
    const early = this.#early ?? new Map<string, Artifact | undefined>()
    this.#early = undefined
    for (const [name, artifact] of early) this.#set(name, artifact)
    this.#removeOthers()
  }

  async report(signal: AbortSignal): Promise<void> {
    const {kind, fabric, address, clock, hosted} = this.#ports
    let told = ''
    for await (const _ of clock.every(TELL_EVERY_MS, signal)) {
      const reports = hosted.reports()
      const text = JSON.stringify(reports)
      if (text === told) continue
      await fabric.publish(kind.reports(address), asJson(reports), {retain: true})
      told = text
    }
  }

  #take(name: string, payload: unknown): void {
    const artifact = this.#ports.kind.isArtifact(payload) && payload.name === name ? payload : undefined
    if (artifact === undefined && payload !== null) return
    if (this.#early === undefined) this.#set(name, artifact)
    else this.#early.set(name, artifact)
  }

  #keepOnly(payload: unknown): void {
    if (!Array.isArray(payload)) return
    this.#names = new Set(payload.filter((name) => typeof name === 'string'))
    if (this.#early === undefined) this.#removeOthers()
  }

  #removeOthers(): void {
    const names = this.#names
    if (names === undefined) return
    const {hosted} = this.#ports
    const known = hosted.names?.() ?? hosted.reports().map(({name}) => name)
    for (const name of known) if (!names.has(name)) this.#set(name, undefined)
  }

  #set(name: string, artifact: Artifact | undefined): void {
    const {kind, notes, hosted, inOrder, signal} = this.#ports
    const note = `${kind.part}/${name}`
    inOrder(kind.part, async () => {
      if (artifact === undefined) {
        await hosted.remove(name)
        await notes.delete(note, signal)
      } else {
        await writeNote(notes, note, asJson(artifact), signal)
        await hosted.put(artifact)
      }
    })
  }
}
