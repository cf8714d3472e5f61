import {apiIfAny} from '../../testbed/api-of.js'
import type {Registry} from '../../testbed/registry.js'
import type {Configuration, Origin} from './resolve.js'
import {SETTING_KEYS, SETTINGS, type SettingKey, type SettingValue} from './settings.js'

export type ListedSetting = {
  readonly key: SettingKey
  readonly value: SettingValue | null
  readonly origin: Origin
  readonly source: string | null
  readonly env: string
  readonly description: string
}
export type ListedContext = {readonly name: string; readonly server: string; readonly kind: 'saved' | 'testbed'; readonly current: boolean}
export type ListedConfiguration = {readonly settings: readonly ListedSetting[]; readonly contexts: readonly ListedContext[]}

export function listConfiguration(configuration: Configuration, registry: Registry): ListedConfiguration {
  const current = readSetting(configuration, 'context').value
  const contexts: ListedContext[] = []
  for (const [name, {server}] of configuration.contexts) contexts.push({name, server, kind: 'saved', current: name === current})
  for (const name of registry.names()) {
    const isCurrent = name === current || `testbed:${name}` === current
    const api = apiIfAny(registry.require(name))
    if (api !== undefined) contexts.push({name, server: api.server, kind: 'testbed', current: isCurrent})
  }
  return {settings: SETTING_KEYS.map((key) => readSetting(configuration, key)), contexts}
}

export function readSetting({settings}: Configuration, key: SettingKey): ListedSetting {
  const {env, description} = SETTINGS[key]
  const found = settings.get(key)
  return {key, value: found?.value ?? null, origin: found?.origin ?? 'unset', source: found?.source ?? null, env, description}
}
