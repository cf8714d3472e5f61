import {basename} from 'node:path'
import {Args} from '@oclif/core'
import {NAME, problemOfName} from '../mechanism/plugin/names.js'
import type {Api} from '../northbound/contract/api.js'
import type {Dto} from '../northbound/contract/dto.js'
import {readNamedFile} from '../support/files.js'
import {UsageError} from './errors.js'

export type MechanismResult = Dto<'MechanismResult'>

export const mechanismArg = {mechanism: Args.string({required: true, description: 'a mechanism that was added'})}

/** Rejects a name that no mechanism of a person can have. */
export function mustBeFree(name: string): void {
  const problem = NAME.test(name)
    ? problemOfName(name)
    : `${name} is no name of a mechanism: lower-case letters, digits and dashes, 63 at most.`
  if (problem !== undefined) throw new UsageError(problem)
}

/** Longer than an agent lets a mechanism load: it says why, and not that it was slow. */
const LOAD_MS = 90_000

/** Adds the mechanism of a file, or a new source of one; the dry run only has it looked at. */
export async function addMechanism(api: Api, file: string, dryRun: boolean, signal: AbortSignal): Promise<MechanismResult> {
  const source = await readNamedFile(file, ['mlsysops mechanism init NAME writes one to begin with.'])
  const body = {fileName: basename(file), source}
  return await api.addMechanism({body, ...(dryRun ? {dryRun} : {})}, {signal, timeoutMs: LOAD_MS})
}
