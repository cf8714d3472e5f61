import {DAY_MS, type Forecaster, type Steps} from './forecaster.js'
import {GrowingHistory} from './history.js'

/** Each coming step is as the last one known at its time of the day. */
export function asYesterday({stepMs}: Steps): Forecaster {
  const history = new GrowingHistory()
  const day = DAY_MS / stepMs
  return {
    observe: (value) => history.push(value),
    forecast(coming) {
      for (let step = 0; step < coming.length; step++) {
        const back = day * (1 + Math.floor(step / day))
        coming[step] = history.at(Math.max(0, history.length + step - back))
      }
    },
  }
}

/** Each coming step is as the mean of all that was at its time of the day. */
export function asTimeOfDay({stepMs}: Steps): Forecaster {
  const day = DAY_MS / stepMs
  const sums = new Float64Array(day)
  const counts = new Float64Array(day)
  let known = 0
  return {
    observe(value) {
      const slot = known % day
      sums[slot] = (sums[slot] ?? 0) + value
      counts[slot] = (counts[slot] ?? 0) + 1
      known += 1
    },
    forecast(coming) {
      for (let step = 0; step < coming.length; step++) {
        const slot = (known + step) % day
        coming[step] = (sums[slot] ?? 0) / (counts[slot] ?? 0)
      }
    },
  }
}
