import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {OperationalError} from '../../support/errors.js'
import {keepingSignals} from '../../support/signals.js'
import type {SettingKey, SettingValue} from './settings.js'
import {checkSettings, type FileSettings, flatten} from './sources.js'

/** How a slice that is no testbed of this machine is reached. */
export type SavedContext = {readonly server: string; readonly tokenFile?: string}

/** The person's own configuration file, kept by `conf` (which writes it whole or not at all). */
export interface UserStore extends FileSettings {
  readonly contexts: ReadonlyMap<string, SavedContext>
  set(key: SettingKey, value: SettingValue): void
  unset(key: SettingKey): void
  setContext(name: string, context: SavedContext): void
  removeContext(name: string): void
}

/** The file's settings; `undefined` where there is no file, and then `conf` is not even loaded. */
export async function readUserStore(folder: string): Promise<UserStore | undefined> {
  return existsSync(join(folder, 'config.json')) ? openUserStore(folder) : undefined
}

export async function openUserStore(folder: string): Promise<UserStore> {
  const {default: Conf} = await keepingSignals(() => import('conf'))
  const path = join(folder, 'config.json')
  const conf = new Conf<{[key: string]: unknown}>({
    cwd: folder,
    configName: 'config',
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
    deserialize: (text) => parseObject(text, path),
  })
  const written = conf.store
  const {contexts: writtenContexts, ...rest} = written
  return {
    path,
    values: checkSettings(flatten(rest), path),
    contexts: readContexts(writtenContexts, path),
    set(key, value) {
      conf.set(key, value)
    },
    unset(key) {
      conf.delete(key)
    },
    setContext(name, context) {
      conf.set('contexts', {...Object.fromEntries(readContexts(conf.get('contexts'), path)), [name]: context})
    },
    removeContext(name) {
      const left = new Map(readContexts(conf.get('contexts'), path))
      left.delete(name)
      conf.set('contexts', Object.fromEntries(left))
    },
  }
}

function parseObject(text: string, path: string): {[key: string]: unknown} {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return {...value}
    throw invalid(`${path} does not hold an object.`)
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid(`${path} is not valid JSON: ${error.message}`, error)
    throw error
  }
}

function readContexts(value: unknown, path: string): ReadonlyMap<string, SavedContext> {
  const contexts = new Map<string, SavedContext>()
  if (value === undefined) return contexts
  if (typeof value !== 'object' || value === null) throw invalid(`${path}: contexts must be an object.`)
  for (const [name, one] of Object.entries(value)) {
    const context: unknown = one
    if (typeof context !== 'object' || context === null || !('server' in context) || typeof context.server !== 'string') {
      throw invalid(`${path}: the context ${name} needs a server.`)
    }
    const tokenFile = 'tokenFile' in context && typeof context.tokenFile === 'string' ? {tokenFile: context.tokenFile} : {}
    contexts.set(name, {server: context.server, ...tokenFile})
  }
  return contexts
}

function invalid(message: string, cause?: unknown): OperationalError {
  return new OperationalError(message, {code: 'configuration-invalid', exit: 'usage', hints: ['Mend the file or remove it.'], cause})
}
