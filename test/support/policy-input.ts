import {createPredictor} from '../../src/policy/builtin/predictor.js'
import type {PolicyInput, World} from '../../src/policy/contract.js'
import {createTelemetryStore, type TelemetryStore} from '../../src/telemetry/store.js'
import {ORIGIN_MS} from '../contract/platform/fixtures.js'
import {APP, worldOf} from './loop-bench.js'

export type InputOptions = {readonly world?: World; readonly telemetry?: TelemetryStore; readonly more?: Partial<PolicyInput>}

/** What a policy bound to `city` is given: a quiet world, unless the test says otherwise. */
export function policyInput({world = worldOf([APP]), telemetry, more = {}}: InputOptions = {}): PolicyInput {
  return {
    nowMs: world.nowMs,
    trigger: {kind: 'interval'},
    world,
    application: world.applications.get(APP.name),
    telemetry: telemetry ?? createTelemetryStore({clock: {now: () => ORIGIN_MS}}),
    predictor: createPredictor(),
    mechanisms: new Map(),
    isUnderWay: () => false,
    ...more,
  }
}
