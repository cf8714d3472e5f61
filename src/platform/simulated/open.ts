import type {ResolvedScenario} from '../../descriptions/resolved-scenario.js'
import type {Clock} from '../../support/clock.js'
import {WorldState} from './state.js'
import {openStore} from './store.js'
import {World} from './world.js'

export type WorldOptions = {
  readonly scenario: ResolvedScenario
  /** The file that keeps the world; absent: it lives as long as its process. */
  readonly statePath?: string
  /** The world's time. Of a kept world it must begin at `worldStart`. */
  readonly clock: Clock
}

export function openWorld({scenario, statePath, clock}: WorldOptions): World {
  const names = scenario.clusters.map(({name}) => name)
  const store = statePath === undefined ? undefined : openStore(statePath)
  return new World(scenario, clock, new WorldState(names, store))
}

/** Where a world's clock begins: where an earlier process left it, or at the scenario's beginning. */
export function worldStart(scenario: ResolvedScenario, statePath?: string): {readonly nowMs: number} {
  if (statePath === undefined) return {nowMs: scenario.originMs}
  const store = openStore(statePath)
  try {
    return {nowMs: store.stamp()?.nowMs ?? scenario.originMs}
  } finally {
    store.close()
  }
}
