const ISO = /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/

/** A time in ISO 8601, with a blank for the T too; without a zone it is UTC, wherever it is read. NaN: it is none. */
export function isoTimeMs(text: string): number {
  const {date, time = '00:00', zone = 'Z'} = ISO.exec(text.trim())?.groups ?? {}
  return date === undefined ? Number.NaN : Date.parse(`${date}T${time}${zone}`)
}
