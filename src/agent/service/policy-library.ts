import {isDeepStrictEqual} from 'node:util'
import type {NoteStore} from '../../platform/contract/index.js'
import type {OpenPolicy, PolicyArtifact} from '../../policy/artifact.js'
import {type Binding, reboundTo} from '../../policy/binding.js'
import type {PolicyDescriptor} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {given} from '../../support/given.js'
import {readNotes, writeNote} from '../notes.js'
import {FileNotes, type KeptRecord, withContents, withoutContents} from './policy-files.js'
import {policyNotAdded} from './policy-not-added.js'
import {type Described, describeSubmission, type PolicySubmission} from './policy-submission.js'
import {type SourceRecord, SourceRecords, type SourceStore} from './source-records.js'

export type LibraryPorts = {
  readonly notes: NoteStore
  readonly clock: Pick<Clock, 'now'>
  readonly open: OpenPolicy
  /** Whether a person added a mechanism of that name. */
  readonly isAddedMechanism: (name: string) => boolean
  /** A policy is as told from now on; undefined: it is gone. */
  readonly onChange: (name: string, artifact: PolicyArtifact | undefined) => void
  readonly signal: AbortSignal
}

/** A policy with the sources that it had, newest first; the first is the one that runs. */
export type PolicyRecord = SourceRecord<PolicyArtifact>
export type PolicyChange = {readonly binding?: Binding; readonly priority?: number; readonly enabled?: boolean}

const PREFIX = 'policies/'

/** The policies that people added to the slice. Each is kept whole, with its last sources: whatever agent comes later runs the same. */
export class PolicyLibrary {
  readonly #ports: LibraryPorts
  readonly #records: SourceRecords<PolicyArtifact>

  constructor(ports: LibraryPorts) {
    this.#ports = ports
    this.#records = new SourceRecords({what: 'policy', store: policyStore(ports), onChange: ports.onChange})
  }

  load(): Promise<void> {
    return this.#records.load()
  }

  all(): readonly PolicyRecord[] {
    return this.#records.all()
  }

  /** Rejects where nobody added it. */
  get(name: string): PolicyRecord {
    const record = this.#records.find(name)
    if (record !== undefined) return record
    throw policyNotAdded(
      name,
      this.all().map(({artifact}) => artifact.name),
    )
  }

  /** Loads it to see what it is, and ends it again. Rejects with `policy-invalid` where it is no policy. */
  async check(submission: PolicySubmission): Promise<{readonly artifact: PolicyArtifact; readonly descriptor: PolicyDescriptor}> {
    const described = await this.#describe(submission)
    return {artifact: this.#artifactOf(submission, described), descriptor: described.descriptor}
  }

  /** Adds a policy, or a new source of one. The same again changes nothing. */
  async add(
    submission: PolicySubmission,
    by: string,
  ): Promise<{readonly kind: 'added' | 'changed' | 'unchanged'; readonly record: PolicyRecord}> {
    // It may take minutes to load one that a person wrote; what is set of a built-in one stands on what was set before.
    const loaded = submission.builtIn === true ? undefined : await this.#describe(submission)
    return await this.#records.exclusively(async () => {
      const artifact = this.#artifactOf(submission, loaded ?? (await this.#describe(submission)))
      const before = this.#records.find(artifact.name)
      const next = {...artifact, by}
      if (before === undefined) return {kind: 'added', record: await this.#records.succeed(next)}
      if (before.artifact.digest !== artifact.digest) return {kind: 'changed', record: await this.#records.succeed(next)}
      const {layer, binding, priority} = artifact
      const {python: _, installPackages: __, environment: ___, ...kept} = before.artifact
      const merged = {...kept, ...environmentOf(artifact), layer, binding, priority}
      if (isDeepStrictEqual(merged, before.artifact)) return {kind: 'unchanged', record: before}
      return {kind: 'changed', record: await this.#records.keep({...before, artifact: merged})}
    })
  }

  change(name: string, change: PolicyChange): Promise<PolicyRecord> {
    return this.#records.exclusively(async () => {
      const record = this.get(name)
      return await this.#records.keep({...record, artifact: {...record.artifact, ...change}})
    })
  }

  /** The source of that number (without one: that before) is the newest again. */
  rollBack(name: string, number: number | undefined, by: string): Promise<PolicyRecord> {
    return this.#records.exclusively(async () => {
      const {artifact} = this.get(name)
      const target = this.#records.earlier(name, number)
      const {files: _, python: __, installPackages: ___, environment: ____, ...rest} = artifact
      const {source, files, digest, version, summary, kind, fileName} = target
      const own = {...environmentOf(target), ...given({files})}
      const sourced = {source, digest, version, summary, kind, fileName, number: artifact.number + 1}
      return await this.#records.succeed({...rest, ...own, ...sourced, by, addedMs: this.#ports.clock.now()})
    })
  }

  remove(name: string): Promise<void> {
    return this.#records.exclusively(() => this.#records.remove(this.get(name).artifact.name))
  }

  #describe(submission: PolicySubmission): Promise<Described> {
    const {open, isAddedMechanism} = this.#ports
    return describeSubmission(submission, {open, isAddedMechanism, known: (name) => this.#records.find(name)?.artifact})
  }

  #artifactOf({binding, priority, layer}: PolicySubmission, {descriptor, environment, own, files, ...source}: Described): PolicyArtifact {
    const {name, version, summary} = descriptor
    const before = this.#records.find(name)?.artifact
    return {
      name,
      layer: layer ?? descriptor.layer,
      number: this.#records.numberFor(name, source.digest),
      version,
      summary,
      ...source,
      ...own,
      ...given({files, environment}),
      binding: reboundTo(before?.binding, binding ?? {}),
      priority: priority ?? before?.priority ?? 0,
      enabled: before?.enabled ?? true,
      by: '',
      addedMs: this.#ports.clock.now(),
    }
  }
}

/** Files of policies lie in notes of their own, beside those of the records that speak of them. */
function policyStore({notes, signal}: LibraryPorts): SourceStore<PolicyArtifact> {
  const files = new FileNotes(notes, signal)
  return {
    load: async () => {
      const contents = await files.load()
      // What we wrote ourselves, in this form.
      const records = (await readNotes(notes, PREFIX, signal)).map(({value}) => withContents(value as KeptRecord, contents))
      await files.dropOthers(records)
      return records
    },
    write: async (record, all) => {
      await files.keep(record)
      await writeNote(notes, `${PREFIX}${record.artifact.name}`, withoutContents(record), signal)
      await files.dropOthers(all)
    },
    delete: async (name, all) => {
      await notes.delete(`${PREFIX}${name}`, signal)
      await files.dropOthers(all)
    },
  }
}

function environmentOf({python, installPackages, environment}: PolicyArtifact): Partial<PolicyArtifact> {
  return given({python, installPackages, environment})
}
