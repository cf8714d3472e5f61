import type {Fabric} from '../../fabric/contract/index.js'
import type {ApplicationSpec, NoteStore} from '../../platform/contract/index.js'
import type {Mode} from '../../policy/contract.js'
import {asJson} from '../../support/json.js'
import type {Modes} from '../modes.js'
import {MODE_NOTE, readNotes, writeNote} from '../notes.js'
import {isMode, isOwnMode} from '../roles/payloads.js'
import {topics} from '../topics.js'

export type ModeKeeperPorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly notes: NoteStore
  readonly modes: Modes
  readonly clusters: () => Iterable<string>
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

const PREFIX = 'mode-of/'

/** Keeps the modes that people set with the platform, and tells them to the clusters' agents. */
export class ModeKeeper {
  readonly #ports: ModeKeeperPorts
  #isLoaded = false

  constructor(ports: ModeKeeperPorts) {
    this.#ports = ports
  }

  /** Before it has read what was set it must say nothing: what it does not name, clusters let go. */
  async load(): Promise<void> {
    const {notes, modes, signal} = this.#ports
    const slice = (await notes.get(MODE_NOTE, signal))?.value
    const kept = await readNotes(notes, PREFIX, signal)
    const own = kept.flatMap(({key, value}) => (isOwnMode(value) ? [[key.slice(PREFIX.length), value] as const] : []))
    modes.set({...(isMode(slice) ? {slice} : {}), own: Object.fromEntries(own)})
    this.#isLoaded = true
    this.tellAll()
  }

  async set(mode: Mode): Promise<void> {
    const {notes, modes, signal} = this.#ports
    await writeNote(notes, MODE_NOTE, mode, signal)
    modes.set({slice: mode})
    this.tellAll()
  }

  /** Undefined: as the slice's again. */
  async setOwn({name, uid}: Pick<ApplicationSpec, 'name' | 'uid'>, mode: Mode | undefined): Promise<void> {
    const {notes, modes, signal} = this.#ports
    if (mode === undefined) await notes.delete(`${PREFIX}${name}`, signal)
    else await writeNote(notes, `${PREFIX}${name}`, {uid, mode}, signal)
    const others = Object.entries(modes.own).filter(([application]) => application !== name)
    modes.set({own: Object.fromEntries(mode === undefined ? others : [...others, [name, {uid, mode}]])})
    this.tellAll()
  }

  /** The application is gone. */
  async forget(application: Pick<ApplicationSpec, 'name' | 'uid'>): Promise<void> {
    if (this.#ports.modes.own[application.name]?.uid === application.uid) await this.setOwn(application, undefined)
  }

  tellAll(): void {
    for (const cluster of this.#ports.clusters()) this.tell(cluster)
  }

  tell(cluster: string): void {
    if (!this.#isLoaded) return
    const {fabric, slice, modes, onError} = this.#ports
    void fabric.publish(topics.mode({slice, cluster}), modes.slice, {retain: true}).catch(onError)
    void fabric.publish(topics.ownModes({slice, cluster}), asJson(modes.own), {retain: true}).catch(onError)
  }
}
