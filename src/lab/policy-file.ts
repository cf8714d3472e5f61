import type {PolicySubmission} from '../agent/service.js'
import {artifactDigest, kindOf, type OpenPolicy, policyFile} from '../policy/artifact.js'
import type {HostedPolicy} from '../policy/hosted.js'
import {OperationalError} from '../support/errors.js'

/** Runs a person's policy as an agent would. Rejects with `policy-invalid` where it is none. */
export async function hostedPolicy(
  {fileName, source, builtIn, files: given = []}: PolicySubmission,
  open: OpenPolicy,
): Promise<HostedPolicy> {
  const kind = builtIn === true ? 'built-in' : kindOf(fileName)
  if (kind === undefined) throw new OperationalError(`${fileName} is no policy by its name.`, {code: 'policy-invalid', exit: 'invalid'})
  const files = given.map(({name, base64}) => policyFile(name, base64))
  const held = files.length === 0 ? {} : {files}
  return await open({kind, source, ...held, digest: artifactDigest(source, files), fileName, layer: 'cluster'})
}
