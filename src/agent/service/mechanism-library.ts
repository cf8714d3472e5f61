import {type MechanismArtifact, type MechanismOpener, mechanismKindOf} from '../../mechanism/plugin/artifact.js'
import {isBuiltIn} from '../../mechanism/plugin/names.js'
import type {NoteStore} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {digestOf} from '../../support/digest.js'
import {OperationalError} from '../../support/errors.js'
import {LONGEST_SOURCE} from '../../support/hosting/source-code.js'
import {asJson} from '../../support/json.js'
import {readNotes, writeNote} from '../notes.js'
import {type SourceRecord, SourceRecords} from './source-records.js'

export type MechanismLibraryPorts = {
  readonly notes: NoteStore
  readonly clock: Pick<Clock, 'now'>
  readonly opener: MechanismOpener
  readonly onChange: (name: string, artifact: MechanismArtifact | undefined) => void
  readonly signal: AbortSignal
}

/** What a person hands in: one file. */
export type MechanismSubmission = {readonly fileName: string; readonly source: string}
export type MechanismRecord = SourceRecord<MechanismArtifact>

const PREFIX = 'mechanisms/'

/** The mechanisms that people added to the slice. */
export class MechanismLibrary {
  readonly #ports: MechanismLibraryPorts
  readonly #records: SourceRecords<MechanismArtifact>

  constructor(ports: MechanismLibraryPorts) {
    const {notes, signal, onChange} = ports
    this.#ports = ports
    this.#records = new SourceRecords({
      what: 'mechanism',
      store: {
        // What we wrote ourselves, in this form.
        load: async () => (await readNotes(notes, PREFIX, signal)).map(({value}) => value as unknown as MechanismRecord),
        write: (record) => writeNote(notes, `${PREFIX}${record.artifact.name}`, asJson(record), signal),
        delete: async (name) => {
          await notes.delete(`${PREFIX}${name}`, signal)
        },
      },
      onChange,
    })
  }

  load(): Promise<void> {
    return this.#records.load()
  }

  all(): readonly MechanismRecord[] {
    return this.#records.all()
  }

  find(name: string): MechanismRecord | undefined {
    return this.#records.find(name)
  }

  /** Rejects where nobody added it. */
  get(name: string): MechanismRecord {
    if (isBuiltIn(name))
      throw new OperationalError(`${name} is built in: it is neither removed nor rolled back.`, {
        code: 'mechanism-built-in',
        exit: 'remote',
        hints: ['mlsysops mechanism list says which were added.'],
      })
    return this.#records.get(name)
  }

  /** What it would be; changes nothing. Rejects with `mechanism-invalid` where it is none. */
  async check({fileName, source}: MechanismSubmission): Promise<MechanismArtifact> {
    const kind = mechanismKindOf(fileName)
    if (kind === undefined)
      throw invalid(`${fileName} is no mechanism by its name.`, [
        'A mechanism is one file: TypeScript (.ts), JavaScript (.js, .mjs) or, for a program, a manifest (.yaml).',
      ])
    if (source.length > LONGEST_SOURCE) throw invalid(`It has ${source.length} characters, and ${LONGEST_SOURCE} may be.`, [])
    const digest = digestOf(source)
    const descriptor = await this.#ports.opener.describe({kind, source, fileName, digest})
    const {name, layer, version, summary} = descriptor
    const number = this.#records.numberFor(name, digest)
    return {name, layer, kind, number, version, summary, descriptor, fileName, source, digest, by: '', addedMs: this.#ports.clock.now()}
  }

  /** Adds a mechanism, or a new source of one. The same again changes nothing. */
  async add(
    submission: MechanismSubmission,
    by: string,
  ): Promise<{readonly kind: 'added' | 'changed' | 'unchanged'; readonly record: MechanismRecord}> {
    const checked = await this.check(submission)
    return await this.#records.exclusively(async () => {
      const {name, digest} = checked
      const before = this.#records.find(name)
      if (before?.artifact.digest === digest) return {kind: 'unchanged', record: before}
      // Another source of it may have been added while this one was looked at.
      const artifact = {...checked, number: this.#records.numberFor(name, digest), by}
      return {kind: before === undefined ? 'added' : 'changed', record: await this.#records.succeed(artifact)}
    })
  }

  /** The source of that number (without one: that before) is the newest again. */
  rollBack(name: string, number: number | undefined, by: string): Promise<MechanismRecord> {
    return this.#records.exclusively(async () => {
      const {artifact} = this.get(name)
      const target = this.#records.earlier(name, number)
      return await this.#records.succeed({...target, number: artifact.number + 1, by, addedMs: this.#ports.clock.now()})
    })
  }

  remove(name: string): Promise<void> {
    return this.#records.exclusively(() => this.#records.remove(this.get(name).artifact.name))
  }
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'mechanism-invalid', exit: 'invalid', hints})
}
