const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Distances that a person counts in. */
const DISTANCES_MS = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS).concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS))
/** More cannot be read beside one another. */
const MOST = 12

export type TimeMark = {readonly timeMs: number; readonly label: string}

/** Moments to write below a picture, in UTC: as many as can be read, at round times; over more than a day with the date. */
export function timeMarks(fromMs: number, toMs: number): readonly TimeMark[] {
  const days = Math.max(1, Math.ceil((toMs - fromMs) / DAY_MS / MOST))
  const everyMs = DISTANCES_MS.find((distance) => (toMs - fromMs) / distance <= MOST) ?? days * DAY_MS
  const firstMs = Math.ceil(fromMs / everyMs) * everyMs
  const count = Math.max(0, Math.floor((toMs - firstMs) / everyMs) + 1)
  return Array.from({length: count}, (_, place) => firstMs + place * everyMs).map((timeMs) => ({timeMs, label: labelOf(timeMs, everyMs)}))
}

function labelOf(timeMs: number, everyMs: number): string {
  const iso = new Date(timeMs).toISOString()
  return everyMs >= DAY_MS || timeMs % DAY_MS === 0 ? iso.slice(5, 10) : iso.slice(11, 16)
}
