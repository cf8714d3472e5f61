/**
 * Whether a new value says something new. A series has noise; a policy that ran at every sample would run for nothing.
 *
 * Level and noise are exponentially weighted means of the value and of its absolute deviation; for a normal distribution the mean absolute
 * deviation is 0.798 of the standard deviation, and unlike the variance it is not ruled by single outliers. A value is news
 *   - when it is the first,
 *   - when it lies on the other side of the target than the value before it,
 *   - when it is further than `k` standard deviations from the level (a jump: the level is then set to it),
 *   - when the level itself has crept so far from where it was at the last news (a drift).
 * What is less than `minRelative` of the level is never a jump or a drift: a constant series has no noise, and rounding is no news.
 */
export type NoiseOptions = {
  /** Default 3: in pure normal noise about 1 sample in 370. */
  readonly k?: number
  /** Weight of the newest value in level and noise, 0 to 1. Default 0.1: a memory of about 20 samples. */
  readonly weight?: number
  /** Default 0.02. */
  readonly minRelative?: number
  /** Samples before jumps and drifts are judged, while the noise is being learned. Default 8. */
  readonly warmUp?: number
  readonly target?: number
}

export type News = 'first' | 'crossing' | 'jump' | 'drift'

export interface ChangeDetector {
  /** To be called with values in the order of their times. `undefined`: nothing beyond noise. */
  observe(value: number): News | undefined
  /** From here on crossings are judged against this target; a description may change. */
  setTarget(target: number | undefined): void
  readonly level: number
  /** Estimated standard deviation. */
  readonly noise: number
}

/** Mean absolute deviation of a normal distribution of standard deviation 1. */
const DEVIATION_OF_NORMAL = Math.sqrt(2 / Math.PI)

export function createChangeDetector({
  k = 3,
  weight = 0.1,
  minRelative = 0.02,
  warmUp = 8,
  target: firstTarget,
}: NoiseOptions = {}): ChangeDetector {
  let target = firstTarget
  let seen = 0
  let last = Number.NaN
  let level = Number.NaN
  let deviation = 0
  let levelAtNews = Number.NaN

  const noise = (): number => deviation / DEVIATION_OF_NORMAL
  const leastChange = (): number => Math.max(k * noise(), minRelative * Math.abs(level))
  const restart = (value: number): void => {
    level = value
    levelAtNews = value
  }

  function newsOf(value: number, before: number): News | undefined {
    if (seen === 1) return 'first'
    if (target !== undefined && value > target !== before > target) return 'crossing'
    if (seen <= warmUp) return undefined
    if (Math.abs(value - level) > leastChange()) return 'jump'
    return Math.abs(level - levelAtNews) > leastChange() ? 'drift' : undefined
  }

  return {
    observe(value) {
      seen++
      const news = newsOf(value, last)
      last = value
      if (news === 'first' || news === 'jump') restart(value)
      else {
        // The first values count alike, or the level would hang on the very first one.
        const share = Math.max(weight, 1 / seen)
        deviation += share * (Math.abs(value - level) - deviation)
        level += share * (value - level)
        if (news !== undefined || seen === warmUp) levelAtNews = level
      }
      return news
    },
    setTarget(next) {
      target = next
    },
    get level() {
      return level
    },
    get noise() {
      return noise()
    },
  }
}
