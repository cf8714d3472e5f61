import {join} from 'node:path'
import {OperationalError} from '../../../support/errors.js'
import {findProgram} from '../../../support/process/which.js'
import type {Pin, PinnedProgram} from './pins.js'

export type BinarySources = {
  /** The person's word: what is there is taken before all else. */
  readonly binDir?: string | undefined
  readonly env: {readonly [name: string]: string | undefined}
  /** Where ours are kept. */
  readonly cacheFolder: string
}

/** Where a downloaded or built program is kept; the version is in its folder's name, so that another one never passes for it. */
export function cachedBinary(program: PinnedProgram, {version}: Pin, cacheFolder: string): string {
  return join(cacheFolder, 'kubernetes', `${program}-${version}`, program)
}

/** Where a program is: the named folder, KUBEBUILDER_ASSETS, the PATH, our cache; `undefined` where it is in none. */
export async function findBinary(program: PinnedProgram, pin: Pin, {binDir, env, cacheFolder}: BinarySources): Promise<string | undefined> {
  const folders = [binDir, env['KUBEBUILDER_ASSETS']].filter((folder) => folder !== undefined && folder !== '')
  const candidates = [...folders.map((folder) => join(folder ?? '', program)), program, cachedBinary(program, pin, cacheFolder)]
  for (const candidate of candidates) {
    const found = await findTool(candidate, env)
    if (found !== undefined) return found
  }
  return undefined
}

/** The absolute path of a program, from one or from a name on the PATH; `undefined` where it is not there. */
export async function findTool(name: string, env: BinarySources['env']): Promise<string | undefined> {
  try {
    return await findProgram(name, env, process.cwd())
  } catch (error) {
    if (error instanceof OperationalError && error.code === 'tool-missing') return undefined
    throw error
  }
}
