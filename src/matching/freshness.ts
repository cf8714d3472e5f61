import type {Selector, TelemetryReader} from '../telemetry/contract.js'

export type Freshness = {
  /** A target counts as missed (or met) by the mean over this window. */
  readonly windowMs: number
  /** Nothing is done on the strength of a sample older than this. */
  readonly freshMs: number
}

const SHORTEST: Freshness = {windowMs: 10_000, freshMs: 15_000}

/** What is measured seldom speaks for longer: two samples are in its window, and it is stale when two are overdue. */
export function freshnessOf(telemetry: TelemetryReader, selector: Selector): Freshness {
  const spacingMs = telemetry.spacingMs(selector) ?? 0
  const {retentionMs} = telemetry
  return {
    windowMs: Math.min(retentionMs, Math.max(SHORTEST.windowMs, 1.5 * spacingMs)),
    freshMs: Math.min(retentionMs, Math.max(SHORTEST.freshMs, 2.5 * spacingMs)),
  }
}
