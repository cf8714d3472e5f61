import {freshnessOf} from '../../matching/freshness.js'
import type {PolicyInput} from '../contract.js'

/**
 * What was measured of a component's metric of late, as built-in policies see it: a mean over some seconds, or longer where it is measured seldom. `undefined`:
 * it is not heard.
 */
export function measured({application, telemetry}: PolicyInput, component: string, metric: string): number | undefined {
  const selector = {metric, component, ...(application === undefined ? {} : {application: application.name})}
  const {windowMs, freshMs} = freshnessOf(telemetry, selector)
  const latest = telemetry.latest(selector, freshMs)
  return latest === undefined ? undefined : (telemetry.aggregate(selector, windowMs, 'mean') ?? latest.value)
}
