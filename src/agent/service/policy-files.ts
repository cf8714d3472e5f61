import type {NoteStore} from '../../platform/contract/index.js'
import type {PolicyArtifact, PolicyFile} from '../../policy/artifact.js'
import {readNotes, writeNote} from '../notes.js'
import type {PolicyRecord} from './policy-library.js'

/** A record as it lies with the platform: what its files hold lies in notes of their own, for one note may not hold six models. */
export type KeptRecord = {readonly artifact: KeptArtifact; readonly earlier: readonly KeptArtifact[]}
type KeptArtifact = Omit<PolicyArtifact, 'files'> & {readonly files?: readonly Omit<PolicyFile, 'base64'>[]}
type Contents = ReadonlyMap<string, string>

const PREFIX = 'policy-files/'

export function withoutContents({artifact, earlier}: PolicyRecord): KeptRecord {
  return {artifact: bare(artifact), earlier: earlier.map(bare)}
}

/** A file whose note is lost becomes an empty one: its digest then says that it is not what was added. */
export function withContents({artifact, earlier}: KeptRecord, contents: Contents): PolicyRecord {
  return {artifact: filled(artifact, contents), earlier: earlier.map((one) => filled(one, contents))}
}

/** What files of policies hold, a note for each content: the same in several sources is kept once. */
export class FileNotes {
  readonly #notes: NoteStore
  readonly #signal: AbortSignal
  readonly #kept = new Set<string>()

  constructor(notes: NoteStore, signal: AbortSignal) {
    this.#notes = notes
    this.#signal = signal
  }

  async load(): Promise<Contents> {
    const notes = await readNotes(this.#notes, PREFIX, this.#signal)
    const contents = new Map(notes.map(({key, value}) => [key.slice(PREFIX.length), String(value)]))
    for (const digest of contents.keys()) this.#kept.add(digest)
    return contents
  }

  /** Before the record that speaks of them. */
  async keep(record: PolicyRecord): Promise<void> {
    for (const {digest, base64} of filesOf(record)) {
      if (this.#kept.has(digest)) continue
      await writeNote(this.#notes, `${PREFIX}${digest}`, base64, this.#signal)
      this.#kept.add(digest)
    }
  }

  /** Those that none of the records speaks of. */
  async dropOthers(records: readonly PolicyRecord[]): Promise<void> {
    const wanted = new Set(records.flatMap(filesOf).map(({digest}) => digest))
    for (const digest of [...this.#kept]) {
      if (wanted.has(digest)) continue
      await this.#notes.delete(`${PREFIX}${digest}`, this.#signal)
      this.#kept.delete(digest)
    }
  }
}

function filesOf({artifact, earlier}: PolicyRecord): readonly PolicyFile[] {
  return [artifact, ...earlier].flatMap(({files = []}) => files)
}

function bare({files, ...artifact}: PolicyArtifact): KeptArtifact {
  return {...artifact, ...(files === undefined ? {} : {files: files.map(({name, digest}) => ({name, digest}))})}
}

function filled({files, ...artifact}: KeptArtifact, contents: Contents): PolicyArtifact {
  const whole = files?.map(({name, digest}) => ({name, digest, base64: contents.get(digest) ?? ''}))
  return {...artifact, ...(whole === undefined ? {} : {files: whole})}
}
