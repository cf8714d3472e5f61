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
