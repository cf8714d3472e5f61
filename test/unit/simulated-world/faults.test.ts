import {expect, test} from 'vitest'
import type {TimedFault} from '../../../src/descriptions/resolved-scenario.js'
import {application, component, testScenario} from '../../contract/platform/fixtures.js'
import {Lab} from './lab.js'

const web = component('web')

async function running(faults: readonly TimedFault[] = []): Promise<Lab> {
  const lab = new Lab(testScenario({faults}))
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(3)
  return lab
}

const nodeReady = (lab: Lab, node: string): boolean | undefined => lab.world.state.clusters.get('near')?.nodeStates.get(node)?.ready

test('a lost node is noticed after its heartbeat is overdue, and its instances go on when it returns', async () => {
  const lab = await running([{id: 'f', atMs: 10_000, forMs: 100_000, fault: {kind: 'node-down', node: 'n1', reboots: false}}])
  const [before] = lab.instances('shop', 'web')
  await lab.pass(46)
  expect(nodeReady(lab, 'n1')).toBe(true)
  await lab.pass(2)
  expect(nodeReady(lab, 'n1')).toBe(false)
  expect(lab.instances('shop', 'web')).toMatchObject([{phase: 'unknown', reason: 'Node n1 does not answer.'}])
  await lab.pass(70)
  expect(nodeReady(lab, 'n1')).toBe(true)
  expect(lab.instances('shop', 'web')).toEqual([before])
})

test('a shorter silence is not noticed at all', async () => {
  const lab = await running([{id: 'f', atMs: 10_000, forMs: 30_000, fault: {kind: 'node-down', node: 'n1', reboots: false}}])
  const [before] = lab.instances('shop', 'web')
  await lab.pass(60)
  expect(nodeReady(lab, 'n1')).toBe(true)
  expect(lab.world.state.clusters.get('near')?.nodeStates.get('n1')?.readyChangedMs).toBe(lab.world.originMs)
  expect(lab.instances('shop', 'web')).toEqual([before])
})

test('what was moved away from a lost node ends there when the node returns', async () => {
  const lab = await running([{id: 'f', atMs: 10_000, forMs: 100_000, fault: {kind: 'node-down', node: 'n1', reboots: false}}])
  await lab.pass(60)
  await lab.apply('shop', web, [{node: 'n2', instances: 1}])
  await lab.pass(5)
  expect(lab.phases('shop', 'web')).toEqual(['n1:unknown', 'n2:ready'])
  await lab.pass(60)
  expect(lab.phases('shop', 'web')).toEqual(['n2:ready'])
})

test('a node that reboots starts its instances again in place', async () => {
  const lab = await running([{id: 'f', atMs: 10_000, forMs: 20_000, fault: {kind: 'node-down', node: 'n1', reboots: true}}])
  await lab.pass(27.5)
  expect(lab.instances('shop', 'web')).toMatchObject([{phase: 'starting', restarts: 1}])
  await lab.pass(2)
  expect(lab.phases('shop', 'web')).toEqual(['n1:ready'])
})

test('nothing new starts on a node that does not answer', async () => {
  const lab = await running([{id: 'f', atMs: 5000, forMs: 100_000, fault: {kind: 'node-down', node: 'n2', reboots: false}}])
  await lab.pass(10)
  await lab.apply('shop', web, [
    {node: 'n1', instances: 1},
    {node: 'n2', instances: 1},
  ])
  await lab.pass(60)
  expect(lab.phases('shop', 'web')).toEqual(['n1:ready', 'n2:pending'])
  await lab.pass(40)
  expect(lab.phases('shop', 'web')).toEqual(['n1:ready', 'n2:ready'])
})

test('an instance that starts when its node stops goes on where it was', async () => {
  const lab = new Lab(
    testScenario({faults: [{id: 'f', atMs: 1500, forMs: 20_000, fault: {kind: 'node-down', node: 'n1', reboots: false}}]}),
  )
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(20)
  expect(lab.phases('shop', 'web')).toEqual(['n1:starting'])
  await lab.pass(2)
  expect(lab.phases('shop', 'web')).toEqual(['n1:ready'])
})

test('a cluster that is cut off goes on by itself, and hears what it missed when it is back', async () => {
  const lab = await running([{id: 'f', atMs: 10_000, forMs: 100_000, fault: {kind: 'cluster-cut', cluster: 'near'}}])
  await lab.give(application('other'), 'near')
  await lab.pass(60)
  const cluster = () => lab.world.state.clusterStates.get('near')
  expect(cluster()?.ready).toBe(false)
  await lab.give(application('third'), 'near')
  expect([...(lab.world.state.clusters.get('near')?.assigned.keys() ?? [])]).toEqual(['shop', 'other'])
  await lab.apply('shop', web, [{node: 'n2', instances: 1}])
  await lab.pass(60)
  expect(lab.phases('shop', 'web')).toEqual(['n2:ready'])
  expect(cluster()?.ready).toBe(true)
  expect([...(lab.world.state.clusters.get('near')?.assigned.keys() ?? [])]).toEqual(['shop', 'other', 'third'])
})

test('a slow disk makes pulls and starts longer', async () => {
  const lab = new Lab()
  lab.world.inject({kind: 'slow-disk', node: 'n1', factor: 3})
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(6)
  expect(lab.phases('shop', 'web')).toEqual(['n1:starting'])
  await lab.pass(0.2)
  expect(lab.phases('shop', 'web')).toEqual(['n1:ready'])
})

test('an injected fault can be mended before its time', async () => {
  const lab = await running()
  const id = lab.world.inject({kind: 'node-down', node: 'n1', reboots: false})
  await lab.pass(50)
  expect(nodeReady(lab, 'n1')).toBe(false)
  expect(lab.world.mend(id)).toBe(true)
  expect(nodeReady(lab, 'n1')).toBe(true)
  expect(lab.world.mend(id)).toBe(false)
})
