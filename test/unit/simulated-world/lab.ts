import type {ResolvedScenario} from '../../../src/descriptions/resolved-scenario.js'
import type {ApplicationDescription, ComponentDescription} from '../../../src/descriptions/types.js'
import type {ClusterPlatform, ComponentIntent, HostShare, InstanceState, SlicePlatform} from '../../../src/platform/contract/index.js'
import {openWorld, simulatedCluster, simulatedSlice, type World} from '../../../src/platform/simulated/index.js'
import {createVirtualClock, type VirtualClock} from '../../../src/support/clock-virtual.js'
import {accepted, intent, NEVER, ORIGIN_MS, spec, testScenario} from '../../contract/platform/fixtures.js'

/** A world on a virtual clock, and what a test does with it. */
export class Lab {
  readonly clock: VirtualClock
  readonly world: World
  readonly slice: SlicePlatform
  readonly near: ClusterPlatform
  readonly far: ClusterPlatform

  constructor(scenario: ResolvedScenario = testScenario(), options: {readonly statePath?: string; readonly startMs?: number} = {}) {
    this.clock = createVirtualClock(options.startMs ?? ORIGIN_MS)
    this.world = openWorld({scenario, clock: this.clock, ...(options.statePath === undefined ? {} : {statePath: options.statePath})})
    this.slice = simulatedSlice(this.world)
    this.near = simulatedCluster(this.world, 'near')
    this.far = simulatedCluster(this.world, 'far')
  }

  /** Lets so many seconds pass. */
  async pass(seconds: number): Promise<void> {
    await this.clock.run(this.clock.now() + seconds * 1000, {world: this.world})
  }

  get seconds(): number {
    return (this.clock.now() - ORIGIN_MS) / 1000
  }

  /** Puts the application and assigns it. */
  async give(description: ApplicationDescription, ...clusters: string[]): Promise<void> {
    accepted(await this.slice.put(spec(description), undefined, NEVER))
    await this.assign(description.name, ...clusters)
  }

  async assign(application: string, ...clusters: string[]): Promise<void> {
    const current = this.world.state.applications.get(application)
    if (current === undefined) throw new Error(`No application ${application}.`)
    accepted(
      await this.slice.assign(
        current,
        clusters.map((cluster) => ({cluster})),
        this.world.leases.epochOf('slice'),
        NEVER,
      ),
    )
  }

  async apply(
    app: string,
    what: ComponentDescription,
    hosts: readonly HostShare[],
    overrides: Partial<ComponentIntent> = {},
  ): Promise<void> {
    accepted(await this.near.apply(intent(app, what, hosts, overrides), this.world.leases.epochOf('cluster:near'), NEVER))
  }

  instances(app: string, name: string, cluster = 'near'): readonly InstanceState[] {
    return this.world.state.clusters.get(cluster)?.componentStates.get(`${app}/${name}`)?.instances ?? []
  }

  phases(app: string, name: string): readonly string[] {
    return this.instances(app, name).map(({node, phase}) => `${node}:${phase}`)
  }
}
