import type {PolicySubmission} from '../agent/service.js'
import {artifactDigest, kindOf, type OpenPolicy, type PolicyKind, policyFile} from '../policy/artifact.js'
import type {HostedPolicy} from '../policy/hosted.js'
import {OperationalError} from '../support/errors.js'

/** What runs a person's policy; undefined: nothing does, by its name. */
export function kindOfFile({fileName, builtIn}: Pick<PolicySubmission, 'fileName' | 'builtIn'>): PolicyKind | undefined {
  return builtIn === true ? 'built-in' : kindOf(fileName)
}

/** Runs a person's policy as an agent would. Rejects with `policy-invalid` where it is none. */
export async function hostedPolicy(file: PolicySubmission, open: OpenPolicy): Promise<HostedPolicy> {
  const {fileName, source, files: given = []} = file
  const kind = kindOfFile(file)
  if (kind === undefined) throw new OperationalError(`${fileName} is no policy by its name.`, {code: 'policy-invalid', exit: 'invalid'})
  const files = given.map(({name, base64}) => policyFile(name, base64))
  const held = files.length === 0 ? {} : {files}
  return await open({kind, source, ...held, digest: artifactDigest(source, files), fileName, layer: 'cluster'})
}
