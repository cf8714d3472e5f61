import type {ResolvedScenario} from '../../src/descriptions/resolved-scenario.js'
import type {NodeDescription} from '../../src/descriptions/types.js'
import {component, rule, scenarioNode, testScenario} from '../contract/platform/fixtures.js'

export const LATENCY = 'frame_classify_latency'
/** After this much of the slice's time the load goes from one to four. */
export const LOAD_RISES_MS = 120_000

export type WorkersOptions = {
  readonly fastRating?: number
  /** What the second worker really does; absent: as its description says. */
  readonly fastSpeed?: number
  readonly fastReservedMillicores?: number
  readonly names?: readonly [string, string]
  readonly more?: Partial<ResolvedScenario>
}

/** Two workers of one cluster; the second is rated two and a half times as fast, and costs twice as much. */
export function twoWorkers({
  fastRating = 12_500,
  fastSpeed,
  fastReservedMillicores = 0,
  names = ['slow', 'fast'],
  more = {},
}: WorkersOptions = {}): ResolvedScenario {
  const base = testScenario()
  const [slow, fast] = names
  const reserved = {cpuMillicores: fastReservedMillicores, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0}
  return {
    ...base,
    clusters: [
      {
        name: 'workers',
        description: {cluster_id: 'workers', nodes: [slow, fast]},
        nodes: [
          scenarioNode(slow, {}, worker(5_000, 0.1)),
          scenarioNode(fast, {reserved, ...(fastSpeed === undefined ? {} : {speed: fastSpeed})}, worker(fastRating, 0.2)),
        ],
      },
    ],
    workloads: [
      rule({
        load: {kind: 'step', before: 1, after: 4, atMs: LOAD_RISES_MS},
        arrivals: {kind: 'periodic', rate: 5, perLoad: 0, jitter: 0},
        work: {baseMs: 20, perLoadMs: 15, sigma: 0.1},
        exports: [{metric: LATENCY, shows: 'mean-response-ms'}],
      }),
    ],
    ...more,
  }
}

export function classifier(name = 'classifier', overrides: Parameters<typeof component>[1] = {}, target = 50) {
  return component(name, {qos_metrics: [{application_metric_id: LATENCY, target, relation: 'lower_or_equal'}], ...overrides})
}

function worker(rating: number, price: number): Partial<NodeDescription> {
  return {hardware: {cpu: {architecture: 'amd64', cores: 8, performance_indicator: rating}, memory: 16, disk: 100}, price: {value: price}}
}
