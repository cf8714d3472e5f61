import type {ListedFault} from '../../descriptions/resolved-scenario.js'
import type {WorldDescription, WorldStatus} from './socket/protocol.js'
import type {World} from './world.js'

/** What whoever starts agents needs to know: which clusters and nodes there are now. */
export function describeWorld(world: World, slice: string): WorldDescription {
  const {name, currency, seed, clusters} = world.scenario
  return {
    slice,
    scenario: name,
    currency,
    seed,
    clusters: clusters.map((cluster) => ({
      name: cluster.name,
      description: cluster.description,
      nodes: [...world.state.nodes.values()].filter((node) => node.cluster === cluster.name).map(({description}) => description),
    })),
    applications: [...world.state.applications.values()].map(({name: application, description}) => ({
      name: application,
      components: description.components.map((component) => component.metadata.name),
    })),
  }
}

/** In the order in which they began or will begin. */
export function faultsOf(world: World): readonly ListedFault[] {
  world.catchUp()
  const listed = world.faults.list(world.nowMs, (id) => world.state.faults.get(id) !== undefined)
  return listed.toSorted((a, b) => a.fromMs - b.fromMs)
}

/** A look at the machinery, for tests, `testbed status` and benchmarks. */
export function statusOf(world: World, speed: number): WorldStatus {
  world.catchUp()
  const instances: {[phase: string]: number} = {}
  for (const {phase} of world.state.instances.values()) instances[phase] = (instances[phase] ?? 0) + 1
  return {
    originMs: world.originMs,
    nowMs: world.nowMs,
    speed,
    processedEvents: world.engine.processedEvents,
    laws: world.engine.laws(),
    nodes: world.state.nodes.size,
    applications: world.state.applications.size,
    instances,
    faults: world.faults.active,
    ...(world.trouble === undefined ? {} : {trouble: world.trouble.message}),
  }
}
