import {expect, test} from 'vitest'
import {ReservedRoom} from '../../../src/agent/roles/reserved-room.js'
import {NO_RESOURCES} from '../../../src/descriptions/resources.js'
import type {NodeState} from '../../../src/platform/contract/index.js'

const need = {...NO_RESOURCES, cpuMillicores: 100}

test('room that was admitted is taken until its instances show, and given back when its decision ends', () => {
  const shown = new Map<string, number>()
  const room = new ReservedRoom((component, node) => shown.get(`${component}@${node}`) ?? 0)
  const nodes = new Map([node('n1', 1_000), node('n2', 1_000)])
  const free = () => Object.fromEntries([...room.over(nodes)].map(([name, state]) => [name, state.free.cpuMillicores]))
  expect(room.over(nodes), 'nothing to copy').toBe(nodes)

  room.reserve('d1', {component: 'shop/web', shares: [{node: 'n1', added: 2}], need})
  room.reserve('d2', {component: 'shop/db', shares: [{node: 'n1', added: 1}], need})
  expect(free()).toEqual({n1: 700, n2: 1_000})

  shown.set('shop/web@n1', 1)
  nodes.set(...node('n1', 900))
  room.nodeChanged('n1')
  expect(free(), 'one of them shows on the node').toEqual({n1: 700, n2: 1_000})

  shown.set('shop/web@n1', 2)
  room.componentChanged('shop/web')
  expect(free(), 'both show').toEqual({n1: 800, n2: 1_000})

  expect(room.release('d1')).toBe(true)
  expect(room.release('d1')).toBe(false)
  expect(free()).toEqual({n1: 800, n2: 1_000})
  nodes.delete('n1')
  room.nodeChanged('n1')
  expect(free()).toEqual({n2: 1_000})
})

test('what another decision about the same component holds stays held', () => {
  let shown = 0
  const room = new ReservedRoom(() => shown)
  const nodes = new Map([node('n1', 1_000)])
  room.reserve('old', {component: 'shop/web', shares: [{node: 'n1', added: 1}], need})
  room.reserve('new', {component: 'shop/web', shares: [{node: 'n1', added: 2}], need})
  room.release('old')
  expect(room.over(nodes).get('n1')?.free.cpuMillicores).toBe(800)
  shown = 1
  room.componentChanged('shop/web')
  expect(room.over(nodes).get('n1')?.free.cpuMillicores).toBe(900)
})

function node(name: string, cpuMillicores: number): [string, NodeState] {
  return [name, {name, free: {...NO_RESOURCES, cpuMillicores}} as NodeState]
}
