import {NO_RESOURCES} from '../../descriptions/resources.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {needOf, subtract} from '../../matching/capacity.js'
import type {ComponentRef, HostShare} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Room} from '../contract.js'

/** What more instances on these hosts take than are there already. */
export function roomFor(
  {application, component}: ComponentRef,
  spec: ComponentDescription,
  hosts: readonly HostShare[],
  world: World,
): Room {
  const key = `${application}/${component}`
  const current = world.intents.get(key)?.goal ?? []
  const shares = hosts.flatMap(({node, instances}) => {
    const added = instances - (current.find((share) => share.node === node)?.instances ?? 0)
    return added > 0 ? [{node, added}] : []
  })
  return {component: key, shares, need: needOf(spec, 1)}
}

/** The world in which what is kept for somebody is free to them. */
export function withOwnRoom(world: World, room: Room | undefined): World {
  if (room === undefined || room.shares.length === 0) return world
  const nodes = new Map(world.nodes)
  for (const {node, added} of room.shares) {
    const state = nodes.get(node)
    if (state === undefined) continue
    let {free} = state
    const given = subtract(NO_RESOURCES, room.need)
    for (let count = 0; count < added; count += 1) free = subtract(free, given)
    nodes.set(node, {...state, free})
  }
  return {...world, nodes}
}
