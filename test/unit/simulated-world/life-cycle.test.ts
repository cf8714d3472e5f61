import {expect, test} from 'vitest'
import {application, component} from '../../contract/platform/fixtures.js'
import {Lab} from './lab.js'

const web = component('web')

test('an instance is pending, pulling, starting and ready, each in its time', async () => {
  const lab = new Lab()
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  expect(lab.phases('shop', 'web')).toEqual(['n1:pending'])
  // 125 MB at 1 Gbit/s take a second; the start takes another.
  await lab.pass(0.2)
  expect(lab.phases('shop', 'web')).toEqual(['n1:pulling'])
  await lab.pass(1)
  expect(lab.phases('shop', 'web')).toEqual(['n1:starting'])
  await lab.pass(1)
  expect(lab.phases('shop', 'web')).toEqual(['n1:ready'])
  expect(lab.instances('shop', 'web')[0]?.readySinceMs).toBe(lab.world.originMs + 2100)
})

test('a second instance on the same node needs no second pull', async () => {
  const lab = new Lab()
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(3)
  await lab.apply('shop', web, [{node: 'n1', instances: 2}])
  await lab.pass(1.2)
  expect(lab.phases('shop', 'web')).toEqual(['n1:ready', 'n1:ready'])
})

test('a faster node starts an instance sooner', async () => {
  const lab = new Lab()
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n2', instances: 1}])
  await lab.pass(1.7)
  expect(lab.phases('shop', 'web')).toEqual(['n2:ready'])
})

test('what a node has no room for waits, says why, and starts when there is room', async () => {
  const lab = new Lab()
  const big = component('big', {}, {cpu: '5'})
  await lab.give(application('shop', [web, big]), 'near')
  await lab.apply('shop', big, [{node: 'n1', instances: 2}])
  await lab.pass(5)
  expect(lab.phases('shop', 'big')).toEqual(['n1:ready', 'n1:pending'])
  expect(lab.instances('shop', 'big')[1]?.reason).toBe('Node n1 has no room (CPU: asks for 5 cores, free is 3 cores).')
  await lab.apply('shop', big, [{node: 'n1', instances: 1}])
  expect(lab.phases('shop', 'big')).toEqual(['n1:ready'])
})

test('free is capacity minus what runs, is about to, or has not yet gone', async () => {
  const lab = new Lab()
  const free = () => lab.world.state.clusters.get('near')?.nodeStates.get('n1')?.free.cpuMillicores
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 2}])
  expect(free()).toBe(7000)
  await lab.pass(3)
  await lab.apply('shop', web, [])
  expect(free()).toBe(7000)
  await lab.pass(1)
  expect(free()).toBe(8000)
  expect(lab.phases('shop', 'web')).toEqual([])
})

test('a component that runs to completion completes and gives its room back', async () => {
  const lab = new Lab()
  const job = component('job', {restart_policy: 'OnFailure', containers: [{image: 'job:1', platform_requirements: {cpu: {requests: '1'}}}]})
  await lab.give(application('batch', [job]), 'near')
  await lab.apply('batch', job, [{node: 'n2', instances: 1}])
  await lab.pass(3)
  expect(lab.phases('batch', 'job')).toEqual(['n2:ready'])
  // Ten seconds of the reference node are five of this one.
  await lab.pass(5)
  expect(lab.phases('batch', 'job')).toEqual(['n2:completed'])
  expect(lab.world.state.clusters.get('near')?.nodeStates.get('n2')?.free.cpuMillicores).toBe(8000)
})

test('an instance whose process dies starts again in place, later each time', async () => {
  const lab = new Lab()
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(3)
  const id = lab.instances('shop', 'web')[0]?.id
  lab.world.inject({kind: 'crash', application: 'shop', component: 'web'})
  expect(lab.instances('shop', 'web')).toMatchObject([
    {id, phase: 'not-ready', restarts: 1, reason: 'Its process failed; it starts again in 10 s.'},
  ])
  await lab.pass(11.5)
  expect(lab.instances('shop', 'web')).toMatchObject([{id, phase: 'ready', restarts: 1}])
  lab.world.inject({kind: 'crash', application: 'shop', component: 'web'})
  await lab.pass(15)
  expect(lab.phases('shop', 'web')).toEqual(['n1:not-ready'])
})

test('an image that cannot be pulled is tried again until it can', async () => {
  const lab = new Lab()
  lab.world.inject({kind: 'image-unavailable', image: 'registry.test/*'}, 25_000)
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(12)
  expect(lab.instances('shop', 'web')).toMatchObject([
    {phase: 'pulling', reason: 'Image registry.test/web:1 cannot be pulled; it is tried again.'},
  ])
  await lab.pass(21)
  expect(lab.phases('shop', 'web')).toEqual(['n1:ready'])
})

test('what is drained finishes its requests before it is gone', async () => {
  const lab = new Lab()
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(10)
  await lab.apply('shop', web, [])
  expect(lab.phases('shop', 'web')).toEqual(['n1:terminating'])
  await lab.pass(0.6)
  expect(lab.phases('shop', 'web')).toEqual([])
  expect(lab.world.engine.takeServiceLosses('near/shop/web')).toBeLessThan(70)
})
