import type {VirtualSlice} from './virtual-slice.js'

/** Where a component's instances are that are not ending. */
export function hostsOf({service}: VirtualSlice, component: string, application = 'city'): string {
  const found = service.application(application)?.components.find((one) => one.component === component)
  return [...new Set(found?.instances.filter((one) => one.phase !== 'terminating').map((one) => one.node))].toSorted().join()
}

/** Every instance of the world's truth, with what would show that it was touched. */
export function instancesIn({world}: VirtualSlice, application = 'city'): readonly string[] {
  return [...world.state.instances.values()]
    .filter((one) => one.application === application)
    .map(
      (one) => `${one.component} ${one.id} on ${one.node} since ${one.startedMs}, ${one.restarts} restarts, generation ${one.generation}`,
    )
    .toSorted()
}

export async function deployed(slice: VirtualSlice, application = 'city'): Promise<void> {
  await slice.until(`${application} is deployed`, () => slice.service.application(application)?.phase === 'deployed', 120_000)
}
