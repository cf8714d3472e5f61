export const ORIGIN_MS = Date.UTC(2026, 0, 5, 9)
const lan = {latencyMs: 0.5, jitterMs: 0, bandwidthMbps: 1_000, loss: 0}
export const network = {
  sameNode: {...lan, latencyMs: 0},
  sameCluster: lan,
  betweenClusters: {...lan, latencyMs: 20},
  links: [],
  timeoutMs: 5_000,
}
export const telemetry = {nodeIntervalMs: 5_000, applicationIntervalMs: 1_000, delayMs: 0, jitterMs: 0, loss: 0}
export const lifeCycle = {
  heartbeatMs: 40_000,
  scheduleMs: 100,
  imageBytes: 10e6,
  images: [],
  startMs: 500,
  stopMs: 200,
  drainMs: 2_000,
  completionMs: 10_000,
  restartBackoffMs: 10_000,
  idlePowerShare: 0.4,
}
