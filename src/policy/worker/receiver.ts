import type {Sample, TelemetryReader} from '../../telemetry/contract.js'
import type {LearningPredictor} from '../builtin/predictor.js'
import type {PolicyInput, World} from '../contract.js'
import {targetKey} from '../target-key.js'
import {type WireInput, type WireTelemetry, WORLD_MAPS, type WorldDelta, type WorldMap} from './wire.js'

export type ReceiverParts = {
  readonly telemetry: TelemetryReader & {add(sample: Sample): unknown}
  /** Tells the telemetry store what time it is. */
  readonly setNow: (nowMs: number) => void
  readonly predictor: LearningPredictor
}

/** The world as a worker knows it, brought up to date by each call. What a policy is given it cannot change. */
export class InputReceiver {
  readonly #parts: ReceiverParts
  readonly #maps: {readonly [name in WorldMap]: Map<string, unknown>} = {
    nodes: new Map(),
    clusters: new Map(),
    applications: new Map(),
    components: new Map(),
    intents: new Map(),
    assignments: new Map(),
  }
  #mechanisms: PolicyInput['mechanisms'] = new Map()

  constructor(parts: ReceiverParts) {
    this.#parts = parts
  }

  inputOf({trigger, mode, application, world: delta, telemetry: wire, mechanisms, underWay, experience}: WireInput): PolicyInput {
    const {telemetry, setNow, predictor} = this.#parts
    setNow(delta.nowMs)
    const world = this.#worldOf(delta)
    addAll(telemetry, wire)
    if (mechanisms !== undefined) this.#mechanisms = new Map(deepFreeze(mechanisms))
    if (experience !== undefined) predictor.recall(experience)
    const keys = new Set(underWay)
    return {
      nowMs: delta.nowMs,
      ...(mode === undefined ? {} : {mode}),
      trigger,
      world,
      application: application === undefined ? undefined : world.applications.get(application),
      telemetry,
      predictor,
      mechanisms: this.#mechanisms,
      isUnderWay: (target) => keys.has(targetKey(target)),
    }
  }

  #worldOf({nowMs, cluster, maps}: WorldDelta): World {
    for (const name of WORLD_MAPS) {
      const map = this.#maps[name]
      for (const [key, value] of maps[name]?.put ?? []) map.set(key, deepFreeze(value))
      for (const key of maps[name]?.gone ?? []) map.delete(key)
    }
    // Each was a map of its kind on the other side.
    return {nowMs, cluster, ...this.#maps} as unknown as World
  }
}

function addAll(telemetry: ReceiverParts['telemetry'], {series, points}: WireTelemetry): void {
  let place = 0
  for (const [metric, source, count] of series) {
    for (const end = place + 2 * count; place < end; place += 2)
      telemetry.add({metric, ...source, timeMs: points[place] ?? Number.NaN, value: points[place + 1] ?? Number.NaN})
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}
