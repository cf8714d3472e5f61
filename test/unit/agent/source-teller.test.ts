import {expect, test} from 'vitest'
import type {HostedPolicies} from '../../../src/agent/roles/hosted-policies.js'
import {POLICY_SOURCES} from '../../../src/agent/roles/source-kinds.js'
import {SourceTeller} from '../../../src/agent/roles/source-teller.js'
import type {PolicyLibrary, PolicyRecord} from '../../../src/agent/service/policy-library.js'
import type {Fabric} from '../../../src/fabric/contract/index.js'

test('until the library is read no cluster is told anything: what is not named would be let go', async () => {
  const said: string[] = []
  const fabric = {
    publish: async (topic: string, payload: unknown) => {
      said.push(`${topic} ${JSON.stringify(payload)}`)
    },
  } as unknown as Fabric
  const artifact = {name: 'mine', layer: 'cluster'} as PolicyRecord['artifact']
  let records: readonly PolicyRecord[] = []
  const library = {
    load: async () => {
      records = [{artifact, earlier: []}]
    },
    all: () => records,
  } as unknown as PolicyLibrary
  const hosted = {put: async () => undefined, remove: async () => undefined} as unknown as HostedPolicies
  const inOrder = (_: string, work: () => Promise<void>): void => void work()
  const teller = new SourceTeller({
    kind: POLICY_SOURCES,
    fabric,
    slice: 's',
    clusters: () => ['near'],
    library,
    hosted,
    inOrder,
    onError: () => undefined,
  })

  teller.greet('near')
  expect(said).toEqual([])
  await teller.begin()
  expect(said).toEqual([`mlsysops/s/near/-/desired/policy/mine ${JSON.stringify(artifact)}`, 'mlsysops/s/near/-/desired/policies ["mine"]'])
  said.length = 0
  teller.greet('near')
  expect(said).toHaveLength(2)
})
