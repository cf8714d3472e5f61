/**
 * How many instances it takes to bring a metric to its target, as Kubernetes' Horizontal Pod Autoscaler documents it: in proportion, nothing within the
 * tolerance, and where instances are not measured nothing more than would be right whatever they do.
 * Source: kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale, "Algorithm details".
 */
export type Tracking = {
  readonly target: number
  /** `per-instance`: what one instance has of it, on average. `total`: what all have together; the target is then the share of one. */
  readonly measure: 'per-instance' | 'total'
  /** Share of the target by which it may differ. */
  readonly tolerance: number
}

export type Readings = {
  /** How many are wanted now. */
  readonly current: number
  /** A value of each instance that is measured. */
  readonly values: readonly number[]
  /** Instances that are wanted and not measured: not ready yet, or silent. */
  readonly missing: number
  /** What was measured is about all instances together, wherever it was measured (a queue, another component). */
  readonly isOutside: boolean
}

/** `undefined`: nothing is measured, so nothing can be said. */
export function recommend(tracking: Tracking, readings: Readings): number | undefined {
  const {values, current, isOutside} = readings
  if (values.length === 0) return undefined
  if (tracking.measure === 'total') return ofTotal(tracking, sum(values), readings)
  const {target, tolerance} = tracking
  const mean = sum(values) / values.length
  if (isOutside) return isWithin(mean / target, tolerance) ? current : whole((Math.max(1, current) * mean) / target)
  return ofInstances(tracking, mean / target, readings)
}

function ofInstances({target, tolerance}: Tracking, ratio: number, {current, values, missing}: Readings): number {
  if (isWithin(ratio, tolerance)) return current
  if (missing === 0) return whole(ratio * values.length)
  // On the way down those that are not measured may have all that they should, on the way up nothing.
  const all = values.length + missing
  const careful = (sum(values) + (ratio < 1 ? missing * target : 0)) / all / target
  if (isWithin(careful, tolerance) || careful < 1 !== ratio < 1) return current
  const wanted = whole(careful * all)
  return ratio < 1 ? Math.min(current, wanted) : Math.max(current, wanted)
}

function ofTotal({target, tolerance}: Tracking, total: number, {current, missing, isOutside}: Readings): number {
  if (current > 0 && isWithin(total / (target * current), tolerance)) return current
  const wanted = whole(total / target)
  // Of what is not measured there may be any amount: fewer would be a guess.
  return missing > 0 && !isOutside ? Math.max(current, wanted) : wanted
}

function isWithin(ratio: number, tolerance: number): boolean {
  return Math.abs(ratio - 1) <= tolerance
}

/** Rounded up, but not for an error of the last digits. */
function whole(instances: number): number {
  return Math.max(0, Math.ceil(instances - 1e-9))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
