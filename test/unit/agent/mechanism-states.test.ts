import {expect, test} from 'vitest'
import type {ContinuumView} from '../../../src/agent/roles/continuum-view.js'
import {statesOf} from '../../../src/agent/service/mechanism-states.js'
import type {MechanismView} from '../../../src/agent/service.js'

test('what an agent told of a mechanism that fails there since says so, and of another agent it does not', () => {
  const report = {name: 'valve', number: 1, digest: 'sha256:0', output: []}
  const mechanism: MechanismView = {
    name: 'valve',
    summary: 'Turns a valve.',
    commandSchema: {},
    agents: ['near', 'far'],
    reports: [
      {...report, agent: 'near', state: 'running'},
      {...report, agent: 'far', state: 'degraded', reason: 'it threw: the bus is away'},
    ],
  }
  const told = new Map([['valve', {options: {}, state: {north: 30}}]])
  const view = {mechanisms: new Map(['near', 'far'].map((agent) => [agent, told]))} as unknown as ContinuumView
  const [near, far] = statesOf(mechanism, {}, {view, here: new Map()})
  expect(near).not.toHaveProperty('trouble')
  expect(far).toMatchObject({state: {north: 30}, trouble: 'it threw: the bus is away'})
})
