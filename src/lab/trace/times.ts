const ISO = /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/

/** A time in ISO 8601, with a blank for the T too; without a zone it is UTC, wherever it is read. NaN: it is none. */
export function isoTimeMs(text: string): number {
  const {date, time = '00:00', zone = 'Z'} = ISO.exec(text.trim())?.groups ?? {}
  return date === undefined ? Number.NaN : Date.parse(`${date}T${time}${zone}`)
}

/** Seconds, milliseconds, microseconds or nanoseconds since the epoch, told apart by how large the number is: each is of a time between 1973 and 5138. */
export function epochMs(number: number): number {
  if (number < 1e11) return Math.round(number * 1e3)
  if (number < 1e14) return Math.round(number)
  return Math.round(number / (number < 1e17 ? 1e3 : 1e6))
}

const FURTHEST_MS = 8.64e15

/** Whether a date can be made of it. */
export function isMoment(timeMs: number): boolean {
  return Math.abs(timeMs) <= FURTHEST_MS
}
