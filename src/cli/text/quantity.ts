const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `850 ms`, `12.3 s`, `2 min 5 s`, `3 h 20 min`, `4 d 2 h`: at most two parts. */
export function duration(ms: number): string {
  const size = Math.abs(ms)
  const sign = ms < 0 ? '-' : ''
  if (size < SECOND) return `${sign}${Math.round(size)} ms`
  if (size < 10 * SECOND) return `${sign}${trimmed(size / SECOND, 1)} s`
  if (size < MINUTE - SECOND / 2) return `${sign}${Math.round(size / SECOND)} s`
  if (size < HOUR) return sign + twoParts(size, MINUTE, 'min', SECOND, 's')
  if (size < DAY) return sign + twoParts(size, HOUR, 'h', MINUTE, 'min')
  return sign + twoParts(size, DAY, 'd', HOUR, 'h')
}

/** `just now`, `38 s ago`, `in 5 min`. */
export function relativeTime(timeMs: number, nowMs: number): string {
  const age = nowMs - timeMs
  if (Math.abs(age) < SECOND) return 'just now'
  const rounded = Math.abs(age) < MINUTE ? Math.round(Math.abs(age) / SECOND) * SECOND : Math.abs(age)
  const text = rounded < MINUTE ? `${Math.round(rounded / SECOND)} s` : duration(rounded)
  return age > 0 ? `${text} ago` : `in ${text}`
}

/** `14:02:11`, with the date where the day is not that of `nowMs`. In UTC, as agents log. */
export function clockTime(timeMs: number, nowMs: number): string {
  const text = new Date(timeMs).toISOString()
  const time = text.slice(11, 19)
  return text.slice(0, 10) === new Date(nowMs).toISOString().slice(0, 10) ? time : `${text.slice(0, 10)} ${time}`
}

/** A number with as many digits as matter: `0.0042`, `3.14`, `71.3`, `1204`. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  if (size >= 1000) return String(Math.round(value))
  if (size >= 100) return trimmed(value, 1)
  if (size >= 1) return trimmed(value, 2)
  return size === 0 ? '0' : String(Number(value.toPrecision(2)))
}

/** A measured value with the unit of the metric catalogue; ratios become percentages. */
export function quantity(value: number, unit: string | undefined): string {
  switch (unit) {
    case 'ratio':
      return `${number(value * 100)} %`
    case 'bytes':
      return bytes(value)
    case 'ms':
      return `${number(value)} ms`
    case 's':
      return `${number(value)} s`
    case 'watts':
      return `${number(value)} W`
    case 'per_second':
      return `${number(value)}/s`
    default:
      return number(value)
  }
}

export function bytes(size: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
  let rest = Math.abs(size)
  let unit = 0
  while (rest >= 1024 && unit < units.length - 1) {
    rest /= 1024
    unit += 1
  }
  const rounded = unit === 0 ? String(Math.round(rest)) : trimmed(rest, rest < 10 ? 1 : 0)
  return `${size < 0 ? '-' : ''}${rounded} ${units[unit] ?? 'B'}`
}

/** Thousandths of a core as cores: `8`, `0.25`. */
export function cores(millicores: number): string {
  return trimmed(millicores / 1000, 2)
}

/** The unit that a metric's name declares, where the catalogue is not at hand: Prometheus names end in it. */
export function unitOfName(metric: string): string | undefined {
  if (/_(ms|milliseconds)$/.test(metric)) return 'ms'
  if (/_seconds$/.test(metric)) return 's'
  if (/_bytes$/.test(metric)) return 'bytes'
  if (/_watts$/.test(metric)) return 'watts'
  if (/_ratio$/.test(metric)) return 'ratio'
  return undefined
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)))
}

function twoParts(size: number, big: number, bigName: string, small: number, smallName: string): string {
  const rounded = Math.round(size / small) * small
  const rest = Math.round((rounded % big) / small)
  const first = `${Math.floor(rounded / big)} ${bigName}`
  return rest === 0 ? first : `${first} ${rest} ${smallName}`
}
