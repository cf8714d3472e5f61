import type {ResolvedScenario} from '../../descriptions/resolved-scenario.js'
import type {Engine} from './engine/contract.js'
import type {FaultBoard} from './faults.js'
import type {InstanceRecord} from './records.js'
import type {WorldState} from './state.js'
import type {Timeline} from './timeline.js'
import type {Traffic} from './traffic.js'

/** What the parts of a world share. Whoever changes an object says so here; what follows from it is worked out at the end of the turn. */
export interface WorldCore {
  readonly scenario: ResolvedScenario
  readonly state: WorldState
  readonly engine: Engine
  readonly timeline: Timeline
  readonly faults: FaultBoard
  readonly traffic: Traffic
  readonly nowMs: number
  /** When the world first began. */
  readonly originMs: number
  /** Plans a turn of the world at `timeMs`. */
  at(timeMs: number, happen: () => void): void
  /** Room, readiness or description of a node changed: `cluster/node`. */
  nodeChanged(node: string): void
  componentChanged(cluster: string, component: {readonly application: string; readonly component: string}): void
  /** The continuum hears it again. */
  clusterRejoined(cluster: string): void
  saveInstance(instance: InstanceRecord): void
  dropInstance(instance: InstanceRecord): void
}
