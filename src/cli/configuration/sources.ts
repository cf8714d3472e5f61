import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {OperationalError} from '../../support/errors.js'
import {suggest} from '../../support/suggest.js'
import {readSettingValue, SETTING_KEYS, type SettingKey, type SettingValue, settingNamed} from './settings.js'

/** The settings of one file, checked: an unknown key or a wrong value is an error that names file and key. */
export type FileSettings = {readonly path: string; readonly values: ReadonlyMap<SettingKey, SettingValue>}

export const PROJECT_FILE = 'mlsysops.yaml'

/** `./mlsysops.yaml`, where there is one. It holds no contexts: a folder that came from elsewhere must not say where tokens are sent. */
export async function readProjectFile(folder: string): Promise<FileSettings | undefined> {
  const path = join(folder, PROJECT_FILE)
  if (!existsSync(path)) return undefined
  const {isMap, LineCounter, parseDocument} = await import('yaml')
  const lineCounter = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), {lineCounter})
  const [error] = document.errors
  if (error !== undefined) {
    const {line, col} = lineCounter.linePos(error.pos[0])
    throw invalid(`${PROJECT_FILE}:${line}:${col} is not valid YAML: ${error.message.split('\n')[0] ?? ''}`, [])
  }
  if (document.contents !== null && !isMap(document.contents))
    throw invalid(`${PROJECT_FILE} must hold settings, such as "context: lab".`, [])
  return {path, values: checkSettings(flatten(document.toJS()), PROJECT_FILE)}
}

/** Checks keys and values of a file; `name` is how messages call it. */
export function checkSettings(written: ReadonlyMap<string, unknown>, name: string): ReadonlyMap<SettingKey, SettingValue> {
  const values = new Map<SettingKey, SettingValue>()
  for (const [key, value] of written) {
    const known = knownKey(key, name)
    const setting = settingNamed(known)
    if (setting === undefined) throw new TypeError(`no setting ${known}`)
    const read = readSettingValue(setting, value)
    if ('problem' in read) throw invalid(`${name}: ${key} is ${JSON.stringify(value)}; ${read.problem}.`, [])
    values.set(known, read.value)
  }
  return values
}

/** The key itself, where it is one; an error with a suggestion otherwise. */
export function knownKey(key: string, name?: string): SettingKey {
  const known = SETTING_KEYS.find((one) => one === key)
  if (known !== undefined) return known
  const near = suggest(key, SETTING_KEYS)
  const hints = near === undefined ? [] : [`Did you mean ${near}?`]
  throw invalid(`${name === undefined ? 'There is' : `${name}: there is`} no setting ${key}.`, [...hints, 'mlsysops config list'])
}

/** Nested mappings as dotted keys. */
export function flatten(value: unknown, prefix = ''): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>()
  if (typeof value !== 'object' || value === null) return flat
  for (const [key, inner] of Object.entries(value)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
      for (const [deep, one] of flatten(inner, path)) flat.set(deep, one)
    else flat.set(path, inner)
  }
  return flat
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'configuration-invalid', exit: 'usage', hints})
}
