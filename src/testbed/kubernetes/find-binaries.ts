import {join} from 'node:path'
import {OperationalError} from '../../support/errors.js'
import {findProgram} from '../../support/process/which.js'
import type {Program} from './cluster-plan.js'

export type BinarySources = {
  /** The person's word: what is there is taken before all else. */
  readonly binDir?: string | undefined
  readonly env: {readonly [name: string]: string | undefined}
  /** Where ours are kept. */
  readonly cacheFolder: string
}

/** Where downloaded and built binaries lie; with the version in its name, so that another version never passes for it. */
export function cachedBinaries(cache: string): string {
  return join(cache, 'kubernetes', 'bin')
}

/** Where a program is: the named folder, KUBEBUILDER_ASSETS, the PATH, our cache; `undefined` where it is in none. */
export async function findBinary(program: Program, {binDir, env, cacheFolder}: BinarySources): Promise<string | undefined> {
  const assets = env['KUBEBUILDER_ASSETS']
  const candidates = [
    ...[binDir, assets].filter((folder) => folder !== undefined && folder !== '').map((folder) => join(folder ?? '', program)),
    program,
    join(cachedBinaries(cacheFolder), program),
  ]
  for (const candidate of candidates) {
    const found = await findIfThere(candidate, env)
    if (found !== undefined) return found
  }
  return undefined
}

async function findIfThere(name: string, env: BinarySources['env']): Promise<string | undefined> {
  try {
    return await findProgram(name, env, process.cwd())
  } catch (error) {
    if (error instanceof OperationalError && error.code === 'tool-missing') return undefined
    throw error
  }
}
