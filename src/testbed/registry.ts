import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {OperationalError} from '../support/errors.js'
import {notFoundError} from '../support/not-found.js'
import {parseTestbedConfig, portsOf, type TestbedConfig} from './config.js'

export const DEFAULT_TESTBED = 'default'

/** Where the testbeds of this person are kept. A testbed is its folder: there is no list beside it that could disagree. */
export type Registry = {
  readonly folder: string
  names(): readonly string[]
  has(name: string): boolean
  /** Throws where the saved configuration is damaged; `undefined` where there is no such testbed. */
  read(name: string): TestbedConfig | undefined
  /** As `read`, but its absence is an error with a suggestion. */
  require(name: string): TestbedConfig
  paths(name: string): TestbedPaths
  /** What is taken though nobody may listen on it right now. Throws where one of them is damaged. */
  portsOfOthers(name: string): ReadonlySet<number>
}

export type TestbedPaths = {
  readonly stateDir: string
  readonly config: string
  readonly lock: string
  readonly pid: (role: string) => string
}

export function openRegistry(stateFolder: string): Registry {
  const folder = join(stateFolder, 'testbeds')
  const paths = (name: string): TestbedPaths => {
    const stateDir = join(folder, requireName(name))
    return {
      stateDir,
      config: join(stateDir, 'config.json'),
      lock: join(folder, `.${name}.lock`),
      pid: (role) => join(stateDir, `${role}.pid`),
    }
  }
  const names = (): readonly string[] => {
    if (!existsSync(folder)) return []
    return readdirSync(folder, {withFileTypes: true})
      .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'config.json')))
      .map((entry) => entry.name)
      .sort()
  }
  const read = (name: string): TestbedConfig | undefined => {
    const path = paths(name).config
    return existsSync(path) ? parseTestbedConfig(readFileSync(path, 'utf8'), path) : undefined
  }
  return {
    folder,
    names,
    read,
    paths,
    portsOfOthers: (name) =>
      new Set(
        names()
          .filter((other) => other !== name)
          .flatMap((other) => portsIn(read(other))),
      ),
    has: (name) => existsSync(paths(name).config),
    require(name) {
      const found = read(name)
      if (found !== undefined) return found
      throw noSuchTestbed(name, names())
    },
  }
}

function portsIn(config: TestbedConfig | undefined): readonly number[] {
  return config === undefined ? [] : portsOf(config)
}

/** A name becomes a folder, a socket and a context: letters, digits, `-`, `_` and `.`, as Kubernetes has them. */
export function requireName(name: string): string {
  if (/^[a-z0-9A-Z]([\w.-]{0,61}[a-z0-9A-Z])?$/.test(name)) return name
  throw new OperationalError(`"${name}" cannot be the name of a testbed.`, {
    code: 'testbed-name-invalid',
    exit: 'usage',
    hints: ['Use letters, digits, "-", "_" and ".", at most 63, beginning and ending with a letter or digit.'],
  })
}

function noSuchTestbed(name: string, names: readonly string[]): OperationalError {
  const flag = name === DEFAULT_TESTBED ? '' : ` --name ${name}`
  return notFoundError({
    what: 'testbed',
    name,
    known: names,
    list: 'mlsysops testbed list',
    exit: 'precondition',
    hints: [`mlsysops testbed up${flag}`],
  })
}
