import {expect, test} from 'vitest'
import {ContinuumView} from '../../../src/agent/roles/continuum-view.js'
import type {Presence} from '../../../src/fabric/contract/index.js'
import {systemClock} from '../../../src/support/clock-system.js'

const cluster = (state: Presence['state']): Presence => {
  return {agent: 'c1', layer: 'cluster', cluster: 'c1', node: null, state, version: '1', sinceMs: 1}
}
const node: Presence = {...cluster('online'), agent: 'c1/n1', layer: 'node', node: 'n1', relayedBy: 'c1'}

test('what a cluster agent told of its nodes is known only while that agent is there', () => {
  const view = new ContinuumView(systemClock, () => {})
  expect(view.stateOf(node)).toBe('unknown')
  view.presences.set('c1', cluster('online'))
  expect(view.stateOf(node)).toBe('online')
  expect(view.stateOf({...node, state: 'offline'})).toBe('offline')
  view.presences.set('c1', cluster('offline'))
  expect(view.stateOf(node)).toBe('unknown')
  expect(view.stateOf(cluster('offline'))).toBe('offline')
})
