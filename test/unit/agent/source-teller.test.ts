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

test('what changes while those of before are begun runs in its newest source, one at a time', async () => {
  const artifact = (name: string, number: number) => ({name, number, layer: 'continuum'}) as PolicyRecord['artifact']
  let records: readonly PolicyRecord[] = ['a', 'b'].map((name) => ({artifact: artifact(name, 1), earlier: []}))
  const library = {load: async () => undefined, all: () => records} as unknown as PolicyLibrary
  const done: string[] = []
  const isOpening = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<void>()
  let running = 0
  const alone = async (work: () => Promise<void>): Promise<void> => {
    running += 1
    expect(running).toBe(1)
    await work()
    running -= 1
  }
  const hosted = {
    put: ({name, number}: PolicyRecord['artifact']) =>
      alone(async () => {
        isOpening.resolve()
        await opened.promise
        done.push(`${name} ${number}`)
      }),
    remove: (name: string) => alone(async () => void done.push(`${name} gone`)),
  } as unknown as HostedPolicies
  const changes: Promise<void>[] = []
  const teller = new SourceTeller({
    kind: POLICY_SOURCES,
    fabric: {} as Fabric,
    slice: 's',
    clusters: () => [],
    library,
    hosted,
    inOrder: (_, work) => void changes.push(work()),
    onError: () => undefined,
  })

  const begun = teller.begin()
  await isOpening.promise
  records = [{artifact: artifact('b', 2), earlier: []}]
  teller.changed('a', undefined)
  teller.changed('b', artifact('b', 2))
  opened.resolve()
  await Promise.all([begun, ...changes])

  expect(done).toEqual(['a 1', 'a gone', 'b 2', 'b 2'])
})
