import {join, resolve} from 'node:path'
import {directories} from '../../support/paths.js'
import type {Registry} from '../../testbed/registry.js'
import {resolveTarget} from '../connection.js'
import {UsageError} from '../errors.js'
import type {Configuration} from './resolve.js'
import {readSettingValue, SETTINGS, type SettingKey, type SettingValue} from './settings.js'
import {knownKey} from './sources.js'
import {openUserStore, type SavedContext} from './user-store.js'

export type SettingChange = {
  readonly kind: 'changed' | 'dry-run'
  readonly key: SettingKey
  readonly value: SettingValue | null
  readonly file: string
}
export type ContextChange = {readonly kind: 'changed' | 'dry-run'; readonly context: string; readonly server: string}

/** Writes one setting to the person's file; `undefined` takes it out. */
export async function changeSetting(key: string, written: string | undefined, dryRun: boolean): Promise<SettingChange> {
  const known = knownKey(key)
  const value = written === undefined ? null : checked(known, written)
  if (!dryRun) {
    const store = await openUserStore(directories().config)
    if (value === null) store.unset(known)
    else store.set(known, value)
  }
  return {kind: dryRun ? 'dry-run' : 'changed', key: known, value, file: join(directories().config, 'config.json')}
}

/** Makes a context the current one; with a server it is made, or changed, first. A name that leads nowhere is refused. */
export async function switchContext(
  name: string,
  options: {readonly server: string | undefined; readonly tokenFile: string | undefined; readonly dryRun: boolean},
  configuration: Configuration,
  registry: Registry,
): Promise<ContextChange> {
  const made = options.server === undefined ? undefined : contextOf(options.server, options.tokenFile)
  const contexts = made === undefined ? configuration.contexts : new Map([...configuration.contexts, [name, made]])
  const {server} = resolveTarget(name, contexts, registry)
  if (!options.dryRun) {
    const store = await openUserStore(directories().config)
    if (made !== undefined) store.setContext(name, made)
    store.set('context', name)
  }
  return {kind: options.dryRun ? 'dry-run' : 'changed', context: name, server}
}

function contextOf(server: string, tokenFile: string | undefined): SavedContext {
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) {
    throw new UsageError(`"${server}" is not an address such as https://slice.example:8443.`)
  }
  return {server, ...(tokenFile === undefined ? {} : {tokenFile: resolve(tokenFile)})}
}

function checked(key: SettingKey, written: string): SettingValue {
  const read = readSettingValue(SETTINGS[key], written)
  if ('problem' in read) throw new UsageError(`${key} cannot be ${JSON.stringify(written)}; ${read.problem}.`)
  return read.value
}
