import {expect, test} from 'vitest'
import {reboundTo} from '../../../src/policy/binding.js'

test('who says anew for which applications a policy is, by name or label, says all of it; the nodes are another matter', () => {
  const before = {applications: ['cam'], nodes: ['edge/*']}
  expect(reboundTo(before, {labels: ['a']})).toEqual({labels: ['a'], nodes: ['edge/*']})
  expect(reboundTo({labels: ['a']}, {applications: ['cam']})).toEqual({applications: ['cam']})
  expect(reboundTo(before, {applications: ['cam'], labels: ['a']})).toEqual({applications: ['cam'], labels: ['a'], nodes: ['edge/*']})
})

test('who says nothing of applications leaves them as they were', () => {
  const before = {applications: ['cam'], labels: ['a']}
  expect(reboundTo(before, {})).toEqual(before)
  expect(reboundTo(before, {nodes: ['n1']})).toEqual({...before, nodes: ['n1']})
  expect(reboundTo(undefined, {labels: ['a']})).toEqual({labels: ['a']})
})
