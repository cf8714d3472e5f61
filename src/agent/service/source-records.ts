import {OperationalError} from '../../support/errors.js'
import {oneAtATime} from '../../support/one-at-a-time.js'
import {notFound} from './refusals.js'

/** What a person added, with the sources that it had, newest first; `artifact` is the one that runs. */
export type SourceRecord<Artifact> = {readonly artifact: Artifact; readonly earlier: readonly Artifact[]}

/** Where records lie. `all`: those that are there afterwards. */
export interface SourceStore<Artifact> {
  load(): Promise<readonly SourceRecord<Artifact>[]>
  write(record: SourceRecord<Artifact>, all: readonly SourceRecord<Artifact>[]): Promise<void>
  delete(name: string, all: readonly SourceRecord<Artifact>[]): Promise<void>
}

export type SourceRecordsPorts<Artifact> = {
  /** `policy`, `mechanism`: for words and codes. */
  readonly what: string
  readonly store: SourceStore<Artifact>
  /** It is as told from now on; undefined: it is gone. */
  readonly onChange: (name: string, artifact: Artifact | undefined) => void
}

type Sourced = {readonly name: string; readonly number: number; readonly digest: string; readonly source: string}

const KEPT_SOURCES = 5
/** Of all sources of a record: a note with Kubernetes holds 1 MiB. */
const KEPT_BYTES = 900_000

/** What people added to the slice of one kind. Each is kept whole, with its last sources: whatever agent comes later runs the same. */
export class SourceRecords<Artifact extends Sourced> {
  readonly #ports: SourceRecordsPorts<Artifact>
  readonly #records = new Map<string, SourceRecord<Artifact>>()
  /** Within it, what a change reads of the records still holds when it writes. */
  readonly exclusively = oneAtATime()
  #isLoaded = false

  constructor(ports: SourceRecordsPorts<Artifact>) {
    this.#ports = ports
  }

  async load(): Promise<void> {
    for (const record of await this.#ports.store.load()) this.#records.set(record.artifact.name, record)
    this.#isLoaded = true
  }

  all(): readonly SourceRecord<Artifact>[] {
    return [...this.#records.values()].toSorted((a, b) => (a.artifact.name < b.artifact.name ? -1 : 1))
  }

  find(name: string): SourceRecord<Artifact> | undefined {
    return this.#records.get(name)
  }

  get(name: string): SourceRecord<Artifact> {
    const record = this.#records.get(name)
    if (record === undefined) throw notFound(this.#ports.what, name, [...this.#records.keys()])
    return record
  }

  /** What a source of that name would be numbered: each other source counts one up. */
  numberFor(name: string, digest: string): number {
    const newest = this.#records.get(name)?.artifact
    if (newest === undefined) return 1
    return newest.digest === digest ? newest.number : newest.number + 1
  }

  /** The source of that number; without one, that before. Rejects where it is not kept. */
  earlier(name: string, number: number | undefined): Artifact {
    const {earlier} = this.get(name)
    const found = number === undefined ? earlier[0] : earlier.find((one) => one.number === number)
    if (found !== undefined) return found
    const kept = earlier.map((one) => one.number).join(', ')
    throw new OperationalError(`${name} has no ${number === undefined ? 'earlier source' : `source ${number}`} that is kept.`, {
      code: `${this.#ports.what}-source-not-found`,
      exit: 'remote',
      hints: [kept === '' ? 'It had no other.' : `Kept: ${kept}.`],
    })
  }

  /** A new source takes the place of the one before, which is kept for a while. */
  async succeed(artifact: Artifact): Promise<SourceRecord<Artifact>> {
    const before = this.#records.get(artifact.name)
    const earlier = before === undefined ? [] : [before.artifact, ...before.earlier].slice(0, KEPT_SOURCES)
    return await this.keep({artifact, earlier: fitting(artifact, earlier)})
  }

  async keep(record: SourceRecord<Artifact>): Promise<SourceRecord<Artifact>> {
    this.#mustBeLoaded()
    const {name} = record.artifact
    const others = [...this.#records.values()].filter(({artifact}) => artifact.name !== name)
    await this.#ports.store.write(record, [...others, record])
    this.#records.set(name, record)
    this.#ports.onChange(name, record.artifact)
    return record
  }

  async remove(name: string): Promise<void> {
    this.#mustBeLoaded()
    this.get(name)
    await this.#ports.store.delete(
      name,
      [...this.#records.values()].filter(({artifact}) => artifact.name !== name),
    )
    this.#records.delete(name)
    this.#ports.onChange(name, undefined)
  }

  /** Whoever writes before knows of none that were there, and would let them go. */
  #mustBeLoaded(): void {
    if (this.#isLoaded) return
    throw new OperationalError(`This agent does not lead the slice yet: it has not read what people added (${this.#ports.what}).`, {
      code: 'not-leading-yet',
      exit: 'remote',
      hints: ['Try again in a moment; mlsysops agent list says who leads.'],
    })
  }
}

/** The newest of them that fit into a note beside the one that runs. */
function fitting<Artifact extends Sourced>(artifact: Artifact, earlier: readonly Artifact[]): readonly Artifact[] {
  let free = KEPT_BYTES - sizeBytes(artifact)
  const tooMany = earlier.findIndex((one) => {
    free -= sizeBytes(one)
    return free < 0
  })
  return tooMany === -1 ? earlier : earlier.slice(0, tooMany)
}

function sizeBytes({source}: Sourced): number {
  return Buffer.byteLength(JSON.stringify(source))
}
