import {expect, test} from 'vitest'
import type {AgentView} from '../../../src/agent/service.js'
import {heardDto} from '../../../src/northbound/server/views/heard.js'

const agent = (name: string, layer: AgentView['layer'], state: AgentView['state'] = 'online'): AgentView => {
  return {name, layer, state, version: '1', sinceMs: 0, counters: {}}
}

test('agents that have it and are not heard are named, and it is said where nobody of a layer is', () => {
  const agents = [agent('continuum', 'continuum'), agent('near', 'cluster'), agent('far', 'cluster', 'offline')]
  expect(heardDto(['near', 'far', 'gone'], 'cluster', agents)).toEqual({unheardAgents: ['far', 'gone']})
  expect(heardDto(['near'], 'cluster', agents)).toEqual({})
  expect(heardDto([], 'node', agents)).toEqual({agentless: true})
  expect(heardDto([], 'node', [...agents, agent('far/n1', 'node', 'unknown')])).toEqual({agentless: true})
})
