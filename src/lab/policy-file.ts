import {createHash} from 'node:crypto'
import {kindOf, type OpenPolicy} from '../policy/artifact.js'
import type {Policy} from '../policy/contract.js'
import {OperationalError} from '../support/errors.js'

/** A policy that a person wrote: what its file is called, and what is in it. */
export type PolicyFile = {readonly fileName: string; readonly source: string}

/** Runs a person's policy as an agent would. Rejects with `policy-invalid` where it is none. */
export async function hostedPolicy(
  {fileName, source}: PolicyFile,
  open: OpenPolicy,
): Promise<{readonly policy: Policy; readonly close: () => Promise<void>}> {
  const kind = kindOf(fileName)
  if (kind === undefined) throw new OperationalError(`${fileName} is no policy by its name.`, {code: 'policy-invalid', exit: 'invalid'})
  const digest = `sha256:${createHash('sha256').update(source).digest('hex')}`
  const hosted = await open({kind, source, digest, fileName, layer: 'cluster'})
  return {policy: hosted, close: () => hosted.close()}
}
