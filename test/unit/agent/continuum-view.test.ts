import {expect, test} from 'vitest'
import {ContinuumView} from '../../../src/agent/roles/continuum-view.js'
import {mustHaveToldNodes} from '../../../src/agent/service/refusals.js'
import type {Presence} from '../../../src/fabric/contract/index.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {nodeState} from '../../support/world-states.js'

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

test('of a cluster that has not told of all its nodes nobody knows what it has; one that has none has told', () => {
  const view = new ContinuumView(systemClock, () => {})
  expect(() => mustHaveToldNodes(view, ['far', 'c1'])).toThrow('The agent of c1, far has not told of its nodes yet.')
  view.abouts.set('far', {nodes: []})
  view.abouts.set('c1', {nodes: ['n1', 'n2']})
  view.putNode(nodeState('n1', {}, {cluster: 'c1'}))
  expect(() => mustHaveToldNodes(view, ['far', 'c1'])).toThrow('The agent of c1 has not told of its nodes yet.')
  view.putNode(nodeState('n2', {}, {cluster: 'c1'}))
  expect(() => mustHaveToldNodes(view, ['far', 'c1'])).not.toThrow()
})
