import type {Measurement, Window} from './measurement.js'
import type {Parameters} from './scenario.js'
import type {Simulated} from './simulate.js'
import {quantile, relativeError} from './statistics.js'

export const LIMITS = {p50: 0.2, p95: 0.3} as const

export type Comparison = {
  readonly measured: Measurement
  readonly simulated: Simulated
  /** Shares of what was measured. */
  readonly p50Error: number
  readonly p95Error: number
  readonly isWithin: boolean
}

/** From cells for the fit alone: the processor time that the server itself reports for its work, and what a request takes beside. */
export function estimate(measurements: readonly Measurement[]): Parameters {
  const fitted = measurements.filter(({purpose}) => purpose === 'fit')
  if (fitted.length === 0) throw new Error('Nothing was measured for the fit: --phase fit.')
  return {
    speed: fitted.reduce((total, {speed}) => total + speed, 0) / fitted.length,
    overheadMs: quantile(
      fitted.map(({overheadMs}) => overheadMs),
      0.5,
    ),
  }
}

export function compare(measured: Measurement, simulated: Simulated): Comparison {
  const p50Error = relativeError(simulated.p50Ms, measured.p50Ms)
  const p95Error = relativeError(simulated.p95Ms, measured.p95Ms)
  return {measured, simulated, p50Error, p95Error, isWithin: Math.abs(p50Error) <= LIMITS.p50 && Math.abs(p95Error) <= LIMITS.p95}
}

export function windowOf(seconds: number): Window {
  return {fromMs: 5_000, toMs: seconds * 1000}
}
