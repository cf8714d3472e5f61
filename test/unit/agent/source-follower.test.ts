import {expect, test} from 'vitest'
import {SourceFollower} from '../../../src/agent/roles/source-follower.js'
import type {SourceKind} from '../../../src/agent/roles/source-kinds.js'
import type {Fabric} from '../../../src/fabric/contract/index.js'
import {openWorld, simulatedCluster} from '../../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {NEVER, ORIGIN_MS, testScenario} from '../../contract/platform/fixtures.js'

type Artifact = {readonly name: string; readonly number: number}

const KIND: SourceKind<Artifact> = {
  part: 'things',
  isArtifact: (value): value is Artifact => typeof value === 'object' && value !== null && 'number' in value,
  one: (_, name) => `things/${name}`,
  each: () => 'things/+',
  names: () => 'names',
  reports: () => 'reports',
}

/** An agent that remembers `remembered`, and is told `told` before its loop begins. */
async function begun(remembered: readonly Artifact[], told: {readonly [name: string]: Artifact | null}) {
  const put: Artifact[] = []
  const fabric = {
    subscribe: async (pattern: string, take: (message: {topic: string; payload: unknown}) => void) => {
      if (pattern === 'things/+') for (const [name, payload] of Object.entries(told)) take({topic: `things/${name}`, payload})
    },
  } as unknown as Fabric
  const clock = createVirtualClock(ORIGIN_MS)
  const notes = simulatedCluster(openWorld({scenario: testScenario(), clock}), 'near').notes()
  for (const one of remembered) await notes.put(`things/${one.name}`, one, undefined, NEVER)
  const follower = new SourceFollower<Artifact>({
    kind: KIND,
    fabric,
    address: {slice: 's', cluster: 'near'},
    clock,
    notes,
    hosted: {put: async (artifact) => void put.push(artifact), remove: async () => undefined, reports: () => []},
    // Other work goes before it.
    inOrder: () => undefined,
    signal: NEVER,
  })
  await follower.listen()
  await follower.begin()
  return put
}

test('what was remembered runs when it has begun, also where it was told again before: what is unfinished goes on with it', async () => {
  const put = await begun([{name: 'valve', number: 1}], {valve: {name: 'valve', number: 1}})
  expect(put).toEqual([{name: 'valve', number: 1}])
})

test('of what was remembered the source that was told since runs, and what was removed since does not', async () => {
  const remembered = [
    {name: 'valve', number: 1},
    {name: 'pump', number: 1},
  ]
  const put = await begun(remembered, {valve: {name: 'valve', number: 2}, pump: null})
  expect(put).toEqual([{name: 'valve', number: 2}])
})
