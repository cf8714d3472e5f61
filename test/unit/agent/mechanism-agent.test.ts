import {expect, test} from 'vitest'
import {ContinuumView} from '../../../src/agent/roles/continuum-view.js'
import {chooseAgent} from '../../../src/agent/service/mechanism-agent.js'
import type {MechanismView} from '../../../src/agent/service.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {nodeState} from '../../support/world-states.js'

const CLUSTERS = ['near', 'far']

function heard(): ContinuumView {
  const view = new ContinuumView(systemClock, () => {})
  for (const cluster of CLUSTERS) {
    view.presences.set(cluster, {agent: cluster, layer: 'cluster', cluster, node: null, state: 'online', version: '1', sinceMs: 1})
    view.putNode(nodeState(`${cluster}1`, {}, {cluster}))
  }
  return view
}

function mechanism(names?: MechanismView['names']): MechanismView {
  return {name: 'valve', summary: 'It turns.', commandSchema: {}, agents: CLUSTERS, ...(names === undefined ? {} : {names})}
}

test('a command goes to the agent whose node it names, where its mechanism says that it names one', () => {
  expect(chooseAgent(mechanism('node'), {node: 'far1'}, undefined, heard())).toBe('far')
  expect(() => chooseAgent(mechanism('node'), {node: 'none'}, undefined, heard())).toThrow('There is no node none.')
})

test('of a mechanism that says nothing of its fields none is taken for a node or an application of the slice', () => {
  for (const command of [{node: 'far1'}, {node: 'none'}, {application: 'camera'}]) {
    expect(() => chooseAgent(mechanism(), command, undefined, heard())).toThrow('Several agents have valve')
    expect(chooseAgent(mechanism(), command, 'near', heard())).toBe('near')
  }
})

test('a cluster that is none is told as that, also while no agent has the mechanism yet', () => {
  expect(() => chooseAgent({...mechanism(), agents: []}, {}, 'edge', heard())).toThrow('There is no cluster edge.')
  expect(() => chooseAgent(mechanism(), {}, 'edge', heard())).toThrow('There is no cluster edge.')
  expect(() => chooseAgent({...mechanism(), agents: []}, {}, undefined, heard())).toThrow('No agent has valve yet.')
})
