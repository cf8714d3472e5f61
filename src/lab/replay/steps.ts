type Times = {readonly timesMs: ArrayLike<number>; readonly stepMs: number}

/** How long each step lasts: until the next, and no longer than a step is. What is beyond that was not recorded. */
export function lengthsMs({timesMs, stepMs}: Times): Float64Array {
  return Float64Array.from(timesMs, (timeMs, step) => Math.min(stepMs, (timesMs[step + 1] ?? Number.POSITIVE_INFINITY) - timeMs))
}

/** How long steps last together, from one of them on. */
export function lengthMs(lengths: Float64Array, from: number): number {
  return lengths.subarray(from).reduce((sum, length) => sum + length, 0)
}
