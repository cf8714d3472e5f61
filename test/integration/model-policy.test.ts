import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Mode, PolicyInput} from '../../src/policy/contract.js'
import {artifactDigest, policyFile} from '../../src/policy/artifact.js'
import type {HostedPolicy} from '../../src/policy/hosted.js'
import {systemClock} from '../../src/support/clock-system.js'
import {NEVER} from '../contract/platform/fixtures.js'
import {modelPolicy, type PolicyParts} from '../support/model-policy.js'
import {openTestPolicies} from '../support/policies.js'
import {policyInput} from '../support/policy-input.js'

const open = openTestPolicies(systemClock)
const opened: HostedPolicy[] = []
afterAll(async () => {
  await Promise.all(opened.map((policy) => policy.close()))
})

async function load(parts: PolicyParts = {}): Promise<HostedPolicy> {
  const {submission} = modelPolicy(parts)
  const files = submission.files.map(({name, base64}) => policyFile(name, base64))
  const {source, fileName} = submission
  const policy = await open({kind: 'model', source, files, digest: artifactDigest(source, files), fileName, layer: 'cluster'})
  opened.push(policy)
  return policy
}

test('a model policy', async () => {
  const p = await load()
  console.log(p.descriptor, p.stateVersion, await p.initialState())
  console.log(await p.analyze(policyInput({more: {mode: 'ml'}}), await p.initialState(), NEVER))
})
