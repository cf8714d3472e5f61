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

/** A length of time in at most six columns: `0s`, `42s`, `3m05s`, `2h10m`, `4d02h`. */
export function age(ms: number): string {
  const size = Math.max(0, ms)
  if (size < MINUTE) return `${Math.floor(size / SECOND)}s`
  if (size < HOUR) return `${Math.floor(size / MINUTE)}m${two((size % MINUTE) / SECOND)}s`
  if (size < DAY) return `${Math.floor(size / HOUR)}h${two((size % HOUR) / MINUTE)}m`
  return `${Math.floor(size / DAY)}d${two((size % DAY) / HOUR)}h`
}

/** `14:02:11`, in UTC, as agents log; with the date where a `nowMs` is given and is of another day. */
export function clockTime(timeMs: number, nowMs?: number): string {
  if (!Number.isFinite(timeMs)) return '--:--:--'
  const text = new Date(timeMs).toISOString()
  const isOtherDay = nowMs !== undefined && new Date(nowMs).toISOString().slice(0, 10) !== text.slice(0, 10)
  return isOtherDay ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(11, 19)
}

/** `2026-11-21 14:02:11`, in UTC. */
export function dateTime(timeMs: number): string {
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ') : '--'
}

/** A number with as many digits as matter: `0.042`, `3.1`, `34.1`, `1204`. */
export function number(value: number): string {
  return Number.isFinite(value) ? String(Number(steady(value))) : String(value)
}

/** The same for a column: as many digits behind the point as its size asks for, so that it does not jump: `0.042`, `3.10`, `34.0`, `1204`. */
export function steady(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  if (size >= 100 || size === 0) return String(Math.round(value))
  if (size >= 10) return value.toFixed(1)
  if (size >= 1) return value.toFixed(2)
  return String(Number(value.toPrecision(2)))
}

/** A number as its author wrote it: a target of 50 is `50`, not `50.0`. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(6)))
}

/** What stands behind a number of this unit of the metric catalogue; nothing for a count or what is unknown. */
export function unitSymbol(unit: string | undefined): string {
  return unit === undefined ? '' : (SYMBOLS[unit] ?? '')
}

/** A measured value with its unit; ratios as percentages, bytes in powers of 1024. */
export function quantity(value: number, unit: string | undefined): string {
  if (unit === 'ratio') return `${number(value * 100)} %`
  if (unit === 'bytes') return bytes(value)
  const symbol = unitSymbol(unit)
  return symbol === '' ? number(value) : `${number(value)}${symbol.startsWith('/') ? '' : ' '}${symbol}`
}

export function bytes(size: number): string {
  let rest = Math.abs(size)
  let step = 0
  while (rest >= 1024 && step < BYTES.length - 1) {
    rest /= 1024
    step += 1
  }
  const text = step === 0 || rest >= 10 ? String(Math.round(rest)) : String(Number(rest.toFixed(1)))
  return `${size < 0 ? '-' : ''}${text} ${BYTES[step] ?? 'B'}`
}

/** Thousandths of a core as cores: `8`, `0.25`. */
export function cores(millicores: number): string {
  return String(Number((millicores / 1000).toFixed(2)))
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

export function percent(ratio: number): string {
  return `${Math.round(ratio * 100)}%`
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

const BYTES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const
const SYMBOLS: {readonly [unit: string]: string} = {
  ms: 'ms',
  s: 's',
  ratio: '%',
  bytes: 'B',
  percent: '%',
  per_second: '/s',
  per_hour: '/h',
  watts: 'W',
  joules: 'J',
  hz: 'Hz',
  celsius: '°C',
  bits_per_second: 'bit/s',
  g_per_kwh: 'g/kWh',
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
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
