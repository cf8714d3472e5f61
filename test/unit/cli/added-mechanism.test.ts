import {expect, test} from 'vitest'
import {
  renderAddedMechanism,
  renderMechanism,
  renderMechanisms,
  renderRolledBackMechanism,
} from '../../../src/cli/render/added-mechanism.js'
import {renderMechanismState} from '../../../src/cli/render/mechanism.js'
import type {Mechanism} from '../../../src/cli/render/views.js'
import {colourStyle, plainStyle} from '../../../src/cli/text/style.js'
import type {View} from '../../../src/cli/text/view.js'
import {textWidth} from '../../../src/support/text/width.js'
import {expectGolden} from '../../support/cli-golden.js'

const ADDED_AT = '2026-03-01T12:00:00.000Z'
const nowMs = Date.parse(ADDED_AT) + 120_000
const plain: View = {style: plainStyle, width: 100, isTerminal: false, nowMs}

const sourceOf = (number: number) => ({
  number,
  version: `1.${number}.0`,
  fileName: 'valve.ts',
  digest: `sha256:${String(number).repeat(64)}`,
  by: 'ada',
  addedAt: ADDED_AT,
  source: '',
})
const newest = sourceOf(2)
const valve: Mechanism = {
  name: 'valve',
  summary: 'Turns a valve.',
  commandSchema: {type: 'object', required: ['valve'], properties: {valve: {type: 'string', description: 'which one'}}},
  agents: ['near', 'far'],
  added: {...newest, layer: 'cluster', kind: 'typescript', permission: 'turn_valve', sources: [newest, sourceOf(1)]},
  reports: [
    {
      agent: 'near',
      number: 2,
      digest: newest.digest,
      state: 'running',
      output: [{writtenAt: ADDED_AT, stream: 'out', text: 'north opens'}],
    },
    {agent: 'far', number: 2, digest: newest.digest, state: 'degraded', reason: 'it did not answer within 2 s', output: []},
  ],
}
const scale: Mechanism = {name: 'scale', summary: 'Runs more or fewer instances.', commandSchema: {type: 'object'}, agents: ['near', 'far']}
const states = {
  items: ['near', 'far'].map((agent) => ({
    agent,
    cluster: agent,
    kind: 'own' as const,
    options: {valves: ['north', 'south']},
    state: {positions: {north: 30, south: 0}},
  })),
}

test('the list says of each whether it is built in, how it fares, and of what is in trouble why', () => {
  const {reports: _, ...fresh} = valve
  expectGolden('mechanism-list.txt', renderMechanisms({items: [scale, valve, {...fresh, name: 'pump', agents: []}]}, plain))
})

test('the description says where it comes from, how it fares agent by agent, what it takes and which sources it had', () => {
  expectGolden('mechanism-describe.txt', renderMechanism(valve, plain))
})

test('the state is what it tells, agent by agent, and what may be asked for', () => {
  expectGolden('mechanism-state.txt', renderMechanismState(states, plain))
})

test('what was done is said first', () => {
  expect(renderAddedMechanism({kind: 'added', mechanism: valve}, plain)).toMatch(/^✔ valve added\.\n/)
  expect(renderAddedMechanism({kind: 'dry-run', mechanism: valve}, plain)).toContain('Nothing was changed.')
  expect(renderRolledBackMechanism(valve, plain)).toMatch(/^✔ An earlier source of valve is there again, as its source 2\.\n/)
})

test.each([80, 120])('on a terminal of %i columns no line is wider', (width) => {
  const view: View = {style: colourStyle, width, isTerminal: true, nowMs}
  for (const text of [renderMechanisms({items: [scale, valve]}, view), renderMechanism(valve, view), renderMechanismState(states, view)])
    for (const line of text.split('\n')) expect(textWidth(line), line).toBeLessThanOrEqual(width)
})

test('a mechanism whose agents are not heard is not told as running, and one without agents is added with a warning', () => {
  const list = renderMechanisms({items: [{...scale, unheardAgents: ['near', 'far']}]}, plain)
  expect(list).toMatch(/scale +built in +\? not heard +2 +near and 1 more: it is not heard$/)
  expect(renderMechanism({...scale, unheardAgents: ['far']}, plain)).toContain('near, far (not heard)')
  const nobody = {...valve, agents: [], reports: [], agentless: true} as const
  expect(renderMechanisms({items: [nobody]}, plain)).toMatch(/– no agent +0 +no agent of the layer cluster is heard/)
  expect(renderAddedMechanism({kind: 'added', mechanism: nobody}, plain)).toContain('▲ At present no agent of the layer cluster is heard')
})

test('a state that its mechanism cannot tell at present is not taken for none, nor for what holds', () => {
  const told = {agent: 'near', cluster: 'near', kind: 'own', options: {}, trouble: 'it threw: the bus is away'} as const
  expect(renderMechanismState({items: [{...told, state: {}}]}, plain)).toBe('near\n▲ It fails at present: it threw: the bus is away')
  expect(renderMechanismState({items: [{...told, state: {north: 30}}]}, plain)).toBe(
    'near\n▲ It fails at present: it threw: the bus is away. What it said last:\nnorth   30',
  )
})
