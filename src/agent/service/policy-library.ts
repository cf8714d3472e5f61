import {MECHANISMS} from '../../mechanism/contract.js'
import type {NoteStore} from '../../platform/contract/index.js'
import {
  artifactDigest,
  checkArtifactSize,
  kindOf,
  LONGEST_SOURCE,
  type OpenPolicy,
  type PolicyArtifact,
  policyFile,
} from '../../policy/artifact.js'
import type {Binding} from '../../policy/binding.js'
import type {Layer, PolicyDescriptor} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import {readNotes, writeNote} from '../notes.js'
import {FileNotes, type KeptRecord, withContents, withoutContents} from './policy-files.js'
import {notFound} from './refusals.js'

export type LibraryPorts = {
  readonly notes: NoteStore
  readonly clock: Pick<Clock, 'now'>
  readonly open: OpenPolicy
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
export type PolicyRecord = {readonly artifact: PolicyArtifact; readonly earlier: readonly PolicyArtifact[]}
export type PolicyChange = {readonly binding?: Binding; readonly priority?: number; readonly enabled?: boolean}

const PREFIX = 'policies/'
const KEPT_SOURCES = 5
/** What a policy of a node may not name: Python's plans are translated, and judged one by one. */
const OF_WORKLOADS: ReadonlySet<string> = new Set(Object.values(MECHANISMS))

/** The policies that people added to the slice. Each is kept whole, with its last sources: whatever agent comes later runs the same. */
export class PolicyLibrary {
  readonly #ports: LibraryPorts
  readonly #records = new Map<string, PolicyRecord>()
  readonly #files: FileNotes

  constructor(ports: LibraryPorts) {
    this.#ports = ports
    this.#files = new FileNotes(ports.notes, ports.signal)
  }

  async load(): Promise<void> {
    const contents = await this.#files.load()
    for (const {value} of await readNotes(this.#ports.notes, PREFIX, this.#ports.signal)) {
      // What we wrote ourselves, in this form.
      const record = withContents(value as KeptRecord, contents)
      this.#records.set(record.artifact.name, record)
    }
    await this.#files.dropOthers(this.#all())
  }

  #all(): readonly PolicyRecord[] {
    return [...this.#records.values()]
  }

  all(): readonly PolicyRecord[] {
    return [...this.#records.values()].toSorted((a, b) => (a.artifact.name < b.artifact.name ? -1 : 1))
  }

  get(name: string): PolicyRecord {
    const record = this.#records.get(name)
    if (record === undefined) throw notFound('policy', name, [...this.#records.keys()])
    return record
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
    if (binding.nodes !== undefined && (layer ?? descriptor.layer) !== 'node')
      throw invalid(
        `${descriptor.name} is a policy of the layer ${layer ?? descriptor.layer}: only one of the layer node is bound to nodes.`,
        ['Without --node it is for all; --layer node has it run in the agents of nodes.'],
      )
    const before = this.#records.get(descriptor.name)?.artifact
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
      binding: {...before?.binding, ...binding},
      priority: submission.priority ?? before?.priority ?? priority,
      enabled: before?.enabled ?? true,
      by: '',
      addedMs: this.#ports.clock.now(),
    }
    return {artifact, descriptor}
  }

  /** What was set of a built-in policy before stays set. */
  #settingOf(name: string, source: string): string {
    const before = this.#records.get(name)?.artifact
    const kept = before?.kind === 'built-in' ? settingIn(before.source) : {}
    return JSON.stringify({...kept, ...settingIn(source)})
  }

  /** Adds a policy, or a new source of one. The same again changes nothing. */
  async add(
    submission: PolicySubmission,
    by: string,
  ): Promise<{readonly kind: 'added' | 'changed' | 'unchanged'; readonly record: PolicyRecord}> {
    const {artifact} = await this.check(submission)
    const before = this.#records.get(artifact.name)
    const next = {...artifact, by}
    if (before === undefined) return {kind: 'added', record: await this.#keep({artifact: next, earlier: []})}
    if (before.artifact.digest !== artifact.digest) {
      const earlier = [before.artifact, ...before.earlier].slice(0, KEPT_SOURCES)
      return {kind: 'changed', record: await this.#keep({artifact: next, earlier})}
    }
    const {layer, binding, priority} = artifact
    const {python: _, installPackages: __, environment: ___, ...kept} = before.artifact
    const merged = {...kept, ...environmentOf(artifact), layer, binding, priority}
    if (JSON.stringify(merged) === JSON.stringify(before.artifact)) return {kind: 'unchanged', record: before}
    return {kind: 'changed', record: await this.#keep({...before, artifact: merged})}
  }

  async change(name: string, change: PolicyChange): Promise<PolicyRecord> {
    const record = this.get(name)
    return await this.#keep({...record, artifact: {...record.artifact, ...change}})
  }

  /** The source of that number (without one: that before) is the newest again. */
  async rollBack(name: string, number: number | undefined, by: string): Promise<PolicyRecord> {
    const {artifact, earlier} = this.get(name)
    const target = number === undefined ? earlier[0] : earlier.find((one) => one.number === number)
    if (target === undefined) {
      const kept = earlier.map((one) => one.number).join(', ')
      throw new OperationalError(`${name} has no ${number === undefined ? 'earlier source' : `source ${number}`} that is kept.`, {
        code: 'policy-source-not-found',
        exit: 'remote',
        hints: [kept === '' ? 'It had no other.' : `Kept: ${kept}.`],
      })
    }
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
    return await this.#keep({artifact: next, earlier: [artifact, ...earlier].slice(0, KEPT_SOURCES)})
  }

  async remove(name: string): Promise<void> {
    this.get(name)
    await this.#ports.notes.delete(`${PREFIX}${name}`, this.#ports.signal)
    this.#records.delete(name)
    await this.#files.dropOthers(this.#all())
    this.#ports.onChange(name, undefined)
  }

  async #keep(record: PolicyRecord): Promise<PolicyRecord> {
    const {name} = record.artifact
    await this.#files.keep(record)
    await writeNote(this.#ports.notes, `${PREFIX}${name}`, withoutContents(record), this.#ports.signal)
    this.#records.set(name, record)
    await this.#files.dropOthers(this.#all())
    this.#ports.onChange(name, record.artifact)
    return record
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
