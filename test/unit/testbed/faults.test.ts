import {expect, test} from 'vitest'
import type {Fault, TimedFault} from '../../../src/descriptions/resolved-scenario.js'
import {openWorld} from '../../../src/platform/simulated/index.js'
import {describeWorld, faultsOf} from '../../../src/platform/simulated/status.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {clearFaults, type FaultyWorld, faultyTestbed, injectFault} from '../../../src/testbed/faults.js'
import {openRegistry} from '../../../src/testbed/registry.js'
import {ORIGIN_MS, testScenario} from '../../contract/platform/fixtures.js'
import {listWith, textWith} from '../../support/matchers.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const down: Fault = {kind: 'node-down', node: 'near/n1', reboots: false}
const really = {forMs: undefined, dryRun: false} as const

/** A real world, reached in this process as it is through its socket. */
function opened(faults: readonly TimedFault[] = []) {
  const clock = createVirtualClock(ORIGIN_MS)
  const world = openWorld({scenario: {...testScenario(), faults}, clock})
  const faulty: FaultyWorld = {
    describe: async () => describeWorld(world, 'test'),
    faults: async () => faultsOf(world),
    inject: async (fault, forMs) => world.inject(fault, forMs),
    mend: async (id) => world.mend(id),
  }
  const states = async () => (await faulty.faults()).map((one) => `${one.origin} ${one.fault.kind} ${one.state}`)
  return {clock, world, faulty, states, pass: (ms: number) => clock.run(clock.now() + ms, {world})}
}

test('an injected fault is in force from now on, and over when its time is over', async () => {
  const {faulty, states, pass} = opened()
  const {id} = await injectFault(faulty, down, {forMs: 10_000, dryRun: false})
  expect(await faulty.faults()).toEqual([
    {id, origin: 'injected', state: 'active', fault: down, fromMs: ORIGIN_MS, untilMs: ORIGIN_MS + 10_000},
  ])
  await pass(10_001)
  expect(await states()).toEqual(['injected node-down over'])
})

test('without a time it lasts until it is cleared, and then it is gone', async () => {
  const {faulty, states, pass} = opened()
  const {id} = await injectFault(faulty, down, really)
  await pass(3_600_000)
  expect(await states()).toEqual(['injected node-down active'])
  await clearFaults(faulty, {id: id ?? ''}, {dryRun: false})
  expect(await states()).toEqual([])
})

test('a crash is a moment, and over at once', async () => {
  const {faulty, world, states} = opened()
  world.inject({kind: 'crash', application: 'city', component: 'web'})
  expect(await states()).toEqual(['injected crash over'])
  expect((await clearFaults(faulty, 'all', {dryRun: false})).faults).toEqual([])
})

test('a dry run changes nothing, neither of a making nor of an ending', async () => {
  const {faulty, states} = opened()
  expect(await injectFault(faulty, down, {forMs: 5, dryRun: true})).toEqual({kind: 'dry-run', id: null, fault: down, forMs: 5})
  expect(await states()).toEqual([])
  await injectFault(faulty, down, really)
  expect(await clearFaults(faulty, 'all', {dryRun: true})).toMatchObject({kind: 'dry-run', faults: [{fault: down}]})
  expect(await states()).toEqual(['injected node-down active'])
})

test('the scenario’s faults are listed with what is to come, and all that is ended is what was injected', async () => {
  const {faulty, states, pass} = opened([{id: 'scenario-1', atMs: 60_000, forMs: 1_000, fault: {kind: 'cluster-cut', cluster: 'near'}}])
  await injectFault(faulty, down, really)
  expect(await states()).toEqual(['injected node-down active', 'scenario cluster-cut coming'])
  await pass(60_500)
  expect(await states()).toEqual(['injected node-down active', 'scenario cluster-cut active'])
  await clearFaults(faulty, 'all', {dryRun: false})
  expect(await states()).toEqual(['scenario cluster-cut active'])
  await expect(clearFaults(faulty, {id: 'scenario-1'}, {dryRun: false})).rejects.toMatchObject({code: 'fault-of-scenario'})
})

test.each<[Fault, string]>([
  [{...down, node: 'n9'}, 'There is no node n9.'],
  [{kind: 'cluster-cut', cluster: 'nowhere'}, 'There is no cluster nowhere.'],
  [{kind: 'link-cut', between: ['near', 'nowhere']}, 'There is no node or cluster nowhere.'],
  [{kind: 'telemetry-lost', node: 'n9'}, 'There is no node n9.'],
  [{kind: 'crash', application: 'city', component: 'web'}, 'There is no application city.'],
])('what names something that is not there is refused: %o', async (fault, message) => {
  const {faulty, states} = opened()
  await expect(injectFault(faulty, fault, really)).rejects.toMatchObject({code: textWith('-not-found'), exit: 'remote', message})
  expect(await states()).toEqual([])
})

test('a node may be named alone or with its cluster, and an image be any', async () => {
  const {faulty, states} = opened()
  for (const fault of [{...down, node: 'n1'}, down, {kind: 'image-unavailable', image: '*'}] as const)
    await injectFault(faulty, fault, really)
  expect(await states()).toHaveLength(3)
})

test('where control planes are real it is said how a node can be made to fail', async () => {
  const clusters = [{name: 'cluster-1', context: 'lab-cluster-1', ports: {api: 1, etcd: 2, etcdPeer: 3}, nodes: 1}]
  const config = {driver: 'kubernetes', name: 'lab', stateDir: '/lab', kubeconfig: '/lab/kubeconfig', clusters} as const
  const registry = {...openRegistry(temporaryDirectory()), require: () => config}
  await expect(faultyTestbed('lab', registry)).rejects.toMatchObject({
    code: 'testbed-not-simulated',
    message: textWith('the control planes of the testbed lab are real'),
    hints: listWith(
      'A node that KWOK plays fails when you say so: kubectl --kubeconfig /lab/kubeconfig --context lab-cluster-1 annotate node NAME testbed.mlsysops.eu/fault=not-ready',
    ),
  })
})
