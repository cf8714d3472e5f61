import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Config} from '@oclif/core/config'

/**
 * The oclif configuration that a command needs to run. It knows no commands: ours are found by the command table, because oclif loads every
 * one of them to build its own.
 */
export async function openProgram(root: string): Promise<Config> {
  const pjson = readPackage(root)
  return Config.load({root, pjson: {...pjson, oclif: {bin: 'mlsysops', topicSeparator: ' '}}})
}

export function readPackage(root: string): {readonly name: string; readonly version: string; readonly [key: string]: unknown} {
  const value: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (typeof value !== 'object' || value === null || !('name' in value) || !('version' in value))
    throw new TypeError('package.json has no name')
  return {...value, name: String(value.name), version: String(value.version)}
}
