import type {ReplayCase} from '../../src/lab/generated/replay-case.types.generated.js'
import type {Conditions} from '../../src/lab/replay/contract.js'

export const RECORDED_MS = Date.UTC(2026, 0, 5, 9)
export const STEP_MS = 20_000

/** A recording of one metric, a value a step, without a load unless it is given. */
export function recordingOf(
  values: readonly number[],
  {load, scoredFrom = 0}: {readonly load?: readonly number[]; readonly scoredFrom?: number} = {},
): Conditions {
  return {
    timesMs: Float64Array.from(values, (_, step) => RECORDED_MS + step * STEP_MS),
    stepMs: STEP_MS,
    recorded: Float64Array.from(values),
    load: load === undefined ? undefined : Float64Array.from(load),
    others: [],
    scoredFrom,
  }
}

/** Above 100 it is under-performing; the second host is four times as fast and dear. */
export function replayCase(overrides: Partial<ReplayCase> = {}): ReplayCase {
  return {
    name: 'test',
    application: 'city',
    component: 'classifier',
    metric: 'frame_classify_latency',
    target: 50,
    hosts: [
      {name: 'slow', price: 0.1},
      {name: 'fast', price: 0.4, speed: 4, rated: 4},
    ],
    move_s: 20,
    objective: {underperforming_above: 100, dear: 0.25},
    ...overrides,
  }
}
