import {MECHANISMS} from '../../mechanism/contract.js'
import type {NoteStore} from '../../platform/contract/index.js'
import {artifactDigest, checkArtifactSize, kindOf, type OpenPolicy, type PolicyArtifact, policyFile} from '../../policy/artifact.js'
import {type Binding, reboundTo} from '../../policy/binding.js'
import type {Layer, PolicyDescriptor} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import {LONGEST_SOURCE} from '../../support/hosting/source-file.js'
import {readNotes, writeNote} from '../notes.js'
import {FileNotes, type KeptRecord, withContents, withoutContents} from './policy-files.js'
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

/** What a person hands in. */
export type PolicySubmission = {
  readonly fileName: string
  readonly source: string
  /** `fileName` is the name of a built-in policy, and `source` what is set of it (JSON). */
  readonly builtIn?: boolean
  /** What it needs beside its source: a model, its contract. */
  readonly files?: readonly {readonly name: string; readonly base64: string}[]
  /** Absent: as its definition says. */
  readonly layer?: Layer
  /** Of a Python policy: the interpreter at the agents, and whether its packages are installed for it. */
  readonly python?: string
  readonly installPackages?: boolean
  readonly binding?: Binding
  readonly priority?: number
}

/** A policy with the sources that it had, newest first; the first is the one that runs. */
export type PolicyRecord = SourceRecord<PolicyArtifact>
export type PolicyChange = {readonly binding?: Binding; readonly priority?: number; readonly enabled?: boolean}

const PREFIX = 'policies/'
/** What a policy of a node may not name: Python's plans are translated, and judged one by one. */
const OF_WORKLOADS: ReadonlySet<string> = new Set(Object.values(MECHANISMS))

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

  get(name: string): PolicyRecord {
    return this.#records.get(name)
  }

  /** Loads it to see what it is, and ends it again. Rejects with `policy-invalid` where it is no policy. */
  async check(submission: PolicySubmission): Promise<{readonly artifact: PolicyArtifact; readonly descriptor: PolicyDescriptor}> {
    const {fileName, layer, binding = {}, priority = 0, python, installPackages} = submission
    const source = submission.builtIn === true ? this.#settingOf(fileName, submission.source) : submission.source
    const kind = submission.builtIn === true ? 'built-in' : kindOf(fileName)
    if (kind === undefined)
      throw invalid(`${fileName} is no policy by its name.`, [
        'A policy is one file: TypeScript (.ts), JavaScript (.js, .mjs), Python (.py) or, for one that asks a model, YAML (.yaml).',
      ])
    if (source.length > LONGEST_SOURCE) throw invalid(`It has ${source.length} characters, and ${LONGEST_SOURCE} may be.`, [])
    if (kind !== 'model' && submission.files !== undefined && submission.files.length > 0)
      throw invalid(`${fileName} is one file: others belong only to a policy that asks a model (.yaml).`, [])
    const files = (submission.files ?? []).map(({name, base64}) => policyFile(name, base64))
    checkArtifactSize(source, files)
    const digest = artifactDigest(source, files)
    const held = files.length === 0 ? {} : {files}
    const own = kind === 'python' ? given({python, installPackages}) : {}
    const hosted = await this.#ports.open({kind, source, ...held, digest, fileName, layer, ...own})
    await hosted.close()
    const {descriptor, environment} = hosted
    const foreign = (layer ?? descriptor.layer) === 'node' ? descriptor.mechanisms.filter((one) => OF_WORKLOADS.has(one)) : []
    if (foreign.length > 0)
      throw invalid(
        `${descriptor.name} is a policy of the layer node, whose agents set only their machine: it may not name ${foreign.join(', ')}.`,
        [
          'What is about workloads runs in the cluster’s agent: mlsysops policy add FILE --layer cluster',
          "Its definition says what it may turn: mechanisms: ['cpu-frequency']",
        ],
      )
    const peoples = (layer ?? descriptor.layer) === 'node' ? descriptor.mechanisms.filter(this.#ports.isAddedMechanism) : []
    if (peoples.length > 0)
      throw invalid(
        `${descriptor.name} is a policy of the layer node, whose agents carry out no mechanism that a person added: it may not name ${peoples.join(', ')}.`,
        ['The cluster’s agent carries it out, and may speak to the node: mlsysops policy add FILE --layer cluster'],
      )
    if (binding.nodes !== undefined && (layer ?? descriptor.layer) !== 'node')
      throw invalid(
        `${descriptor.name} is a policy of the layer ${layer ?? descriptor.layer}: only one of the layer node is bound to nodes.`,
        ['Without --node it is for all; --layer node has it run in the agents of nodes.'],
      )
    const before = this.#records.find(descriptor.name)?.artifact
    const artifact: PolicyArtifact = {
      name: descriptor.name,
      layer: layer ?? descriptor.layer,
      kind,
      number: before === undefined ? 1 : before.digest === digest ? before.number : before.number + 1,
      version: descriptor.version,
      summary: descriptor.summary,
      fileName,
      source,
      ...held,
      digest,
      ...own,
      ...given({environment}),
      binding: reboundTo(before?.binding, binding),
      priority: submission.priority ?? before?.priority ?? priority,
      enabled: before?.enabled ?? true,
      by: '',
      addedMs: this.#ports.clock.now(),
    }
    return {artifact, descriptor}
  }

  /** What was set of a built-in policy before stays set. */
  #settingOf(name: string, source: string): string {
    const before = this.#records.find(name)?.artifact
    const kept = before?.kind === 'built-in' ? settingIn(before.source) : {}
    return JSON.stringify({...kept, ...settingIn(source)})
  }

  /** Adds a policy, or a new source of one. The same again changes nothing. */
  async add(
    submission: PolicySubmission,
    by: string,
  ): Promise<{readonly kind: 'added' | 'changed' | 'unchanged'; readonly record: PolicyRecord}> {
    const {artifact} = await this.check(submission)
    const before = this.#records.find(artifact.name)
    const next = {...artifact, by}
    if (before === undefined) return {kind: 'added', record: await this.#records.succeed(next)}
    if (before.artifact.digest !== artifact.digest) return {kind: 'changed', record: await this.#records.succeed(next)}
    const {layer, binding, priority} = artifact
    const {python: _, installPackages: __, environment: ___, ...kept} = before.artifact
    const merged = {...kept, ...environmentOf(artifact), layer, binding, priority}
    if (JSON.stringify(merged) === JSON.stringify(before.artifact)) return {kind: 'unchanged', record: before}
    return {kind: 'changed', record: await this.#records.keep({...before, artifact: merged})}
  }

  async change(name: string, change: PolicyChange): Promise<PolicyRecord> {
    const record = this.get(name)
    return await this.#records.keep({...record, artifact: {...record.artifact, ...change}})
  }

  /** The source of that number (without one: that before) is the newest again. */
  async rollBack(name: string, number: number | undefined, by: string): Promise<PolicyRecord> {
    const {artifact} = this.get(name)
    const target = this.#records.earlier(name, number)
    const {files: _, python: __, installPackages: ___, environment: ____, ...rest} = artifact
    const {source, files, digest, version, summary, kind, fileName} = target
    const next = {
      ...rest,
      ...environmentOf(target),
      source,
      ...(files === undefined ? {} : {files}),
      digest,
      version,
      summary,
      kind,
      fileName,
      number: artifact.number + 1,
      by,
      addedMs: this.#ports.clock.now(),
    }
    return await this.#records.succeed(next)
  }

  remove(name: string): Promise<void> {
    return this.#records.remove(name)
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

/** JSON of names and values; what it may be is asked of the policy. */
function settingIn(source: string): object {
  const value: unknown = source === '' ? {} : JSON.parse(source)
  return typeof value === 'object' && value !== null ? value : {}
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'policy-invalid', exit: 'invalid', hints})
}
