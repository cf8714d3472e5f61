import {expect, test} from 'vitest'
import {application, component} from '../../contract/platform/fixtures.js'
import {Lab} from './lab.js'

const web = component('web')
const newer = {...web, containers: [{...web.containers[0], image: 'registry.test/web:2'}]}

async function running(hosts = 1): Promise<Lab> {
  const lab = new Lab()
  await lab.give(application('shop'), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: hosts}])
  await lab.pass(3)
  return lab
}

test('a new image rolls make-before-break: never fewer ready than wanted, at most one more', async () => {
  const lab = await running(2)
  await lab.apply('shop', newer, [{node: 'n1', instances: 2}], {generation: 2})
  for (let step = 0; step < 80; step++) {
    const live = lab.instances('shop', 'web').filter(({phase}) => phase !== 'terminating')
    expect(live.filter(({phase}) => phase === 'ready').length).toBeGreaterThanOrEqual(2)
    expect(live.length).toBeLessThanOrEqual(3)
    await lab.pass(0.1)
  }
  expect(lab.instances('shop', 'web')).toMatchObject([
    {phase: 'ready', generation: 2, image: 'registry.test/web:2'},
    {phase: 'ready', generation: 2, image: 'registry.test/web:2'},
  ])
})

test('a new generation that runs the same goes on running, under its number', async () => {
  const lab = await running()
  const [before] = lab.instances('shop', 'web')
  const withTarget = {...web, qos_metrics: [{application_metric_id: 'delay', target: 50, relation: 'lower_or_equal' as const}]}
  await lab.apply('shop', withTarget, [{node: 'n1', instances: 1}], {generation: 2})
  await lab.pass(5)
  expect(lab.instances('shop', 'web')).toEqual([{...before, generation: 2}])
})

test('an exclusive component is replaced break-before-make: two never run at once', async () => {
  const lab = await running()
  await lab.apply('shop', newer, [{node: 'n1', instances: 1}], {generation: 2, exclusive: true})
  for (let step = 0; step < 60; step++) {
    expect(lab.instances('shop', 'web').length).toBeLessThanOrEqual(1)
    await lab.pass(0.1)
  }
  expect(lab.instances('shop', 'web')).toMatchObject([{phase: 'ready', generation: 2}])
})

test('without room for two the old one goes first', async () => {
  const lab = new Lab()
  const large = component('large', {}, {cpu: '5'})
  await lab.give(application('shop', [large]), 'near')
  await lab.apply('shop', large, [{node: 'n1', instances: 1}])
  await lab.pass(3)
  const changed = {...large, containers: [{...large.containers[0], image: 'registry.test/large:2'}]}
  await lab.apply('shop', changed, [{node: 'n1', instances: 1}], {generation: 2})
  expect(lab.phases('shop', 'large')).toEqual(['n1:terminating', 'n1:pending'])
  await lab.pass(5)
  expect(lab.instances('shop', 'large')).toMatchObject([{phase: 'ready', generation: 2}])
})

test('a host that is kept is left as it is while another gets the new spec', async () => {
  const lab = await running()
  const [before] = lab.instances('shop', 'web')
  await lab.apply(
    'shop',
    newer,
    [
      {node: 'n1', instances: 1, keep: true},
      {node: 'n2', instances: 1},
    ],
    {generation: 2},
  )
  await lab.pass(5)
  expect(lab.instances('shop', 'web')).toMatchObject([before, {node: 'n2', phase: 'ready', generation: 2}])
})

test('fewer instances: those that do not serve yet go first', async () => {
  const lab = await running()
  const [oldest] = lab.instances('shop', 'web')
  await lab.apply('shop', web, [{node: 'n1', instances: 3}])
  await lab.pass(0.5)
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(2)
  expect(lab.instances('shop', 'web')).toEqual([oldest])
})

test('the same intent again changes nothing', async () => {
  const lab = await running()
  const before = lab.world.state.revision
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  expect(lab.world.state.revision).toBe(before)
})
