import {expect, test} from 'vitest'
import {renderMechanismState} from '../../../src/cli/render/mechanism.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {wishesState} from '../../../src/mechanism/builtin/wishes-state.js'
import type {Adjustment, ApplicationSpec, Order} from '../../../src/platform/contract/index.js'
import type {JsonObject} from '../../../src/support/json.js'
import {APP, worldOf} from '../../support/loop-bench.js'

const NOW = Date.UTC(2026, 0, 5, 9)

function order(id: string, wish: Order['wish'], more: Partial<Order> = {}): Order {
  return {id, component: 'web', by: 'ada', issuedMs: NOW - 60_000, wish, ...more}
}

function adjustment(component: string, instances: number): Adjustment {
  const wish = {kind: 'scale', instances} as const
  return {component, policy: 'autoscale', decision: 'd1', madeMs: NOW - 5_000, why: 'load', wish, described: null}
}

function stateOf(application: Partial<ApplicationSpec>, kinds: Parameters<typeof wishesState>[1] = ['scale']) {
  return wishesState({...worldOf([{...APP, ...application}]), nowMs: NOW}, kinds)
}

test('what holds is told: the newest order, and what a policy wants where no order outranks it', () => {
  const orders = [
    order('1', {kind: 'scale', instances: 2}),
    order('2', {kind: 'scale', instances: 4}, {untilMs: NOW + 3_600_000}),
    order('3', {kind: 'pin', node: 'n1'}),
    order('4', {kind: 'scale', instances: 9}, {component: 'db', untilMs: NOW - 1}),
  ]
  const state = stateOf({orders, adjustments: [adjustment('web', 7), adjustment('db', 3)]})
  expect(state).toMatchObject({
    components: [
      {application: 'city', component: 'web', wish: {instances: 4}, by: 'ada'},
      {application: 'city', component: 'db', wish: {instances: 3}, policy: 'autoscale', decision: 'd1'},
    ],
  })
  expect(stateOf({orders}, ['move', 'pin'])).toMatchObject({components: [{wish: {kind: 'pin', node: 'n1'}}]})
})

test('however many there are, a state stays small, and says how many it leaves out', () => {
  const names = Array.from({length: 250}, (_, place) => ({
    ...APP,
    name: `app-${place}`,
    orders: [order('1', {kind: 'scale', instances: 2})],
  }))
  const state = wishesState({...worldOf(names), nowMs: NOW}, ['scale'])
  expect(state['components']).toHaveLength(200)
  expect(state['untold']).toBe(50)
})

test('it is shown as a table, a line for each component, and in words where nothing is set', () => {
  const view = {style: plainStyle, width: 120, isTerminal: false, nowMs: NOW}
  const of = (state: ReturnType<typeof stateOf>) =>
    renderMechanismState({items: [{agent: 'edge', kind: 'components', options: {mostInstances: 10_000, units: ['a', 'b']}, state}]}, view)
  const text = of(stateOf({orders: [order('1', {kind: 'scale', instances: 2})]}))
  expect(text).toMatch(/APPLICATION +COMPONENT +SET TO +BY +SINCE +ENDS\ncity +web +instances 2 +ada +1 min ago +–/)
  expect(text).toMatch(/mostInstances +10000\nunits +a, b/)
  expect(of(stateOf({}))).toContain('No component is set otherwise than it is described.')
})

test('what a mechanism of a person tells is shown in its own words, also where it looks like what built-in ones tell', () => {
  const view = {style: plainStyle, width: 120, isTerminal: false, nowMs: NOW}
  const of = (state: JsonObject) => renderMechanismState({items: [{agent: 'edge', kind: 'own', options: {}, state}]}, view)
  expect(of({positions: {north: 30, south: 0}, components: ['pump']})).toBe('edge\npositions    north 30, south 0\ncomponents   pump')
  expect(of({nodes: {south: {value: 3}}})).toBe('edge\nnodes   south.value 3')
  expect(of({components: [{component: 'pump'}]})).toMatch(/^edge\ncomponents/)
  expect(of({})).toContain('It keeps no state of its own.')
})
