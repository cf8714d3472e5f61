import {UsageError} from '../errors.js'
import {readSettingValue, SETTING_KEYS, SETTINGS, type Setting, type SettingKey, type SettingValue} from './settings.js'
import {type FileSettings, readProjectFile} from './sources.js'
import {readUserStore, type SavedContext} from './user-store.js'

export type Origin = 'environment' | 'project' | 'user' | 'default' | 'unset'

/** A value and where it came from. Flags stand above all of these: the parser of a command sees them first. */
export type Resolved = {
  readonly key: SettingKey
  readonly value: SettingValue | undefined
  readonly origin: Origin
  /** The environment name or the file. */
  readonly source: string | undefined
}

export type Configuration = {
  readonly settings: ReadonlyMap<SettingKey, Resolved>
  readonly contexts: ReadonlyMap<string, SavedContext>
}

export type Surroundings = {
  readonly env: {readonly [name: string]: string | undefined}
  readonly folder: string
  readonly userFolder: string
}

/** Environment, `./mlsysops.yaml`, the person's file, default: the first that says something wins. */
export async function resolveConfiguration({env, folder, userFolder}: Surroundings): Promise<Configuration> {
  const [project, user] = await Promise.all([readProjectFile(folder), readUserStore(userFolder)])
  const settings = new Map(SETTING_KEYS.map((key) => [key, resolveOne(SETTINGS[key], key, env, project, user)]))
  return {settings, contexts: user?.contexts ?? new Map()}
}

function resolveOne(
  setting: Setting,
  key: SettingKey,
  env: Surroundings['env'],
  project: FileSettings | undefined,
  user: FileSettings | undefined,
): Resolved {
  const written = env[setting.env]
  if (written !== undefined && written !== '') {
    const read = readSettingValue(setting, setting.kind === 'boolean' ? truth(written) : written)
    if ('problem' in read) throw new UsageError(`${setting.env} is ${JSON.stringify(written)}; ${read.problem}.`)
    return {key, value: read.value, origin: 'environment', source: setting.env}
  }
  for (const [origin, file] of [
    ['project', project],
    ['user', user],
  ] as const) {
    const value = file?.values.get(key)
    if (file !== undefined && value !== undefined) return {key, value, origin, source: file.path}
  }
  if (setting.fallback === undefined) return {key, value: undefined, origin: 'unset', source: undefined}
  return {key, value: setting.fallback, origin: 'default', source: undefined}
}

/** oclif takes these words for true in the environment of a boolean flag. */
function truth(text: string): boolean {
  return ['true', '1', 'yes', 'y', 'on'].includes(text.toLowerCase())
}
