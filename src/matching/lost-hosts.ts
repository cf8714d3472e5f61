import type {World} from '../policy/contract.js'

/** How long a host may be silent before what ran there is placed again: a link that flaps moves nothing. */
export const LOST_GRACE_MS = 60_000

export function isLost(world: World, node: string): boolean {
  const state = world.nodes.get(node)
  return state === undefined || (!state.ready && world.nowMs - state.readyChangedMs >= LOST_GRACE_MS)
}

/** How many instances wait to begin on a node that is well and takes nothing new. */
export function waitingOnCordoned(component: string, node: string, world: World): number {
  const state = world.nodes.get(node)
  if (state?.cordoned !== true || !state.ready) return 0
  const instances = world.components.get(component)?.instances ?? []
  return instances.filter((one) => one.node === node && one.phase === 'pending').length
}
