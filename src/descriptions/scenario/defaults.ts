import type {LinkQuality, ScenarioLifeCycle, ScenarioTelemetry, WorkloadRule} from '../resolved-scenario.js'

// What a scenario does not say. All of it is assumed; a scenario that says otherwise may say where its numbers come from.

export const SAME_NODE: LinkQuality = {latencyMs: 0.03, jitterMs: 0.01, bandwidthMbps: 20_000, loss: 0}
export const SAME_CLUSTER: LinkQuality = {latencyMs: 0.4, jitterMs: 0.1, bandwidthMbps: 1000, loss: 0}
export const BETWEEN_CLUSTERS: LinkQuality = {latencyMs: 15, jitterMs: 2, bandwidthMbps: 200, loss: 0}

/** As kubelets and Prometheus measure: applications often, nodes less so, a little late. */
export const TELEMETRY: ScenarioTelemetry = {nodeIntervalMs: 5000, applicationIntervalMs: 1000, delayMs: 50, jitterMs: 30, loss: 0.002}

export const LIFE_CYCLE: ScenarioLifeCycle = {
  // Kubernetes: node-monitor-grace-period.
  heartbeatMs: 40_000,
  scheduleMs: 150,
  imageBytes: 120e6,
  images: [],
  startMs: 1200,
  stopMs: 400,
  // Kubernetes: terminationGracePeriodSeconds.
  drainMs: 30_000,
  completionMs: 60_000,
  // Kubernetes: the first wait of CrashLoopBackOff.
  restartBackoffMs: 10_000,
  idlePowerShare: 0.4,
}

export const REGISTRY_MBPS = 800

export const ARRIVALS: WorkloadRule['arrivals'] = {kind: 'poisson', rate: 4, perLoad: 6, jitter: 0}
export const WORK: WorkloadRule['work'] = {baseMs: 12, perLoadMs: 8, sigma: 0.15}

/** What a rule does not say. */
export const RULE: Omit<WorkloadRule, 'name' | 'match' | 'load'> = {
  arrivals: ARRIVALS,
  work: WORK,
  discipline: 'fifo',
  threads: 1,
  queueLimit: 100,
  fanOut: 1,
  requestBytes: 20_000,
}

/**
 * Any component that the scenario does not name: a service whose load swells and ebbs in five minutes. Where it declares a latency target, its work is
 * set so that a reference node meets it at the ebb and misses it at the flood: anyone's own application gives its policies something to do.
 */
export const DEFAULT_WORKLOAD: WorkloadRule = {
  ...RULE,
  name: 'default',
  match: {},
  load: {kind: 'sine', mean: 1, amplitude: 0.9, periodMs: 300_000, phaseMs: 0},
  arrivals: {kind: 'poisson', rate: 4, perLoad: 0, jitter: 0},
  work: {baseMs: 12, perLoadMs: 8, sigma: 0.15, shareOfTarget: 0.7},
}
