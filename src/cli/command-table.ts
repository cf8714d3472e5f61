import {existsSync, readdirSync} from 'node:fs'
import {join, sep} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Config} from '@oclif/core'
import type {BaseCommand} from './base-command.js'

/** A command class, with what help, completion and the README read of it. */
export type CommandClass = (new (argv: string[], config: Config) => BaseCommand) & Pick<typeof BaseCommand, keyof typeof BaseCommand>

/**
 * Which commands there are, by the files of dist/commands: `app/deploy.js` is `app deploy`. oclif would load every command to run one;
 * this table loads only what is asked for.
 */
export class CommandTable {
  readonly ids: readonly string[]
  readonly #folder: string

  constructor(root: string) {
    this.#folder = join(root, 'dist', 'commands')
    this.ids = existsSync(this.#folder) ? idsIn(this.#folder) : []
  }

  has(id: string): boolean {
    return this.ids.includes(id)
  }

  isTopic(id: string): boolean {
    return this.ids.some((one) => one.startsWith(`${id} `))
  }

  /** The commands of a topic; of the root (`''`), those without a topic. */
  under(topic: string): readonly string[] {
    return this.ids.filter((id) => (topic === '' ? !id.includes(' ') : id.startsWith(`${topic} `)))
  }

  async load(id: string): Promise<CommandClass> {
    const url = pathToFileURL(join(this.#folder, ...id.split(' ')))
    const module: unknown = await import(`${url.href}.js`)
    const {BaseCommand: Base} = await import('./base-command.js')
    const found = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined
    if (!isCommandClass(found, Base)) throw new TypeError(`commands/${id.replaceAll(' ', '/')}.ts exports no command as its default.`)
    found.id = id
    return found
  }

  async loadAll(ids: readonly string[] = this.ids): Promise<readonly CommandClass[]> {
    return Promise.all(ids.map(async (id) => this.load(id)))
  }
}

function idsIn(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('.js'))
    .map((path) => path.slice(0, -'.js'.length).split(sep).join(' '))
    .sort()
}

function isCommandClass(value: unknown, base: typeof BaseCommand): value is CommandClass {
  return typeof value === 'function' && value.prototype instanceof base
}
