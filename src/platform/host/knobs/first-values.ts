import {mkdir, readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {OperationalError} from '../../../support/errors.js'
import {readControl} from './control-file.js'

type Kept = {readonly boot: string; readonly values: {readonly [path: string]: string}}

/**
 * What stood in a machine's files before they were first written, kept in a file: a later life of the agent can bring it back. A machine that was
 * started anew has its own values again, so what was kept of an earlier start is dropped.
 */
export class FirstValues {
  readonly #file: string
  readonly #root: string
  #boot = ''
  #values: Map<string, string> | undefined

  constructor(file: string, root: string) {
    this.#file = file
    this.#root = root
  }

  async all(): Promise<ReadonlyMap<string, string>> {
    return await this.#load()
  }

  /** For whoever only looks: none, where the file cannot be read. Whoever sets is told. */
  async known(): Promise<ReadonlyMap<string, string>> {
    return await this.#load().catch(() => new Map())
  }

  /** Durable when it resolves. What is known already stays as it was first. */
  async keep(contents: ReadonlyMap<string, string>): Promise<void> {
    const values = await this.#load()
    const added = [...contents].filter(([path]) => !values.has(path))
    if (added.length === 0) return
    await this.#save(new Map([...values, ...added]))
  }

  async drop(paths: Iterable<string>): Promise<void> {
    const values = new Map(await this.#load())
    const dropped = [...paths].filter((path) => values.delete(path))
    if (dropped.length > 0) await this.#save(values)
  }

  async #load(): Promise<Map<string, string>> {
    if (this.#values !== undefined) return this.#values
    this.#boot = (await readControl(join(this.#root, 'proc/sys/kernel/random/boot_id'))) ?? ''
    const kept = await this.#read()
    this.#values = new Map(kept?.boot === this.#boot ? Object.entries(kept.values) : [])
    return this.#values
  }

  async #read(): Promise<Kept | undefined> {
    let text: string
    try {
      text = await readFile(this.#file, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    }
    try {
      return keptIn(JSON.parse(text))
    } catch (error) {
      throw new OperationalError(`${this.#file} does not say what the machine's settings were before they were set.`, {
        code: 'first-values-unreadable',
        exit: 'precondition',
        hints: ['Without it they cannot be brought back: set them by hand, and delete the file.'],
        cause: error,
      })
    }
  }

  async #save(values: Map<string, string>): Promise<void> {
    // Most machines are never set: they need not load what they do not use.
    const {writeFileAtomic} = await import('../../../support/files.js')
    await mkdir(dirname(this.#file), {recursive: true, mode: 0o700})
    await writeFileAtomic(this.#file, `${JSON.stringify({boot: this.#boot, values: Object.fromEntries(values)}, null, 2)}\n`)
    this.#values = values
  }
}

function keptIn(value: unknown): Kept {
  if (typeof value !== 'object' || value === null || !('boot' in value) || !('values' in value)) throw new TypeError('It is no such file.')
  const {boot, values} = value
  if (typeof boot !== 'string' || typeof values !== 'object' || values === null) throw new TypeError('It is no such file.')
  const entries = Object.entries(values).map(([path, text]: [string, unknown]) => {
    if (typeof text !== 'string') throw new TypeError(`${path} has no text.`)
    return [path, text] as const
  })
  return {boot, values: Object.fromEntries(entries)}
}
