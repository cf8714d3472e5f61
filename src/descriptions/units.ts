/** A number whose unit a person wrote, or left us to work out. */
export type Reading = {
  readonly value: number
  /** How it was understood, for the warning: `1.4 GHz`. */
  readonly meaning: string
  /** The unit was not written: it follows from the size of the number. */
  readonly assumed: boolean
}

const HERTZ: Readonly<Record<string, number>> = {hz: 1, khz: 1e3, mhz: 1e6, ghz: 1e9}
const SIZES: Readonly<Record<string, number>> = {
  b: 1,
  k: 1e3,
  kb: 1e3,
  ki: 2 ** 10,
  kib: 2 ** 10,
  m: 1e6,
  mb: 1e6,
  mi: 2 ** 20,
  mib: 2 ** 20,
  g: 1e9,
  gb: 1e9,
  gi: 2 ** 30,
  gib: 2 ** 30,
  t: 1e12,
  tb: 1e12,
  ti: 2 ** 40,
  tib: 2 ** 40,
}
const NUMBER_AND_UNIT = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([A-Za-z%/]*)\s*$/

/**
 * Below this many Hz a bare number cannot be a processor's frequency in Hz, and the unit is worked out: GHz below 100, MHz below 10,000, then
 * tenths of a MHz (upstream's templates write 14000 for 1.4 GHz), then kHz as Linux counts.
 */
const CPU_UNITS = [
  {below: 1e2, factor: 1e9},
  {below: 1e4, factor: 1e6},
  {below: 1e5, factor: 1e5},
  {below: 1e7, factor: 1e3},
] as const
/** Microcontrollers run at 1 to 600 MHz: upstream counts them in GHz. */
const MCU_UNITS = [
  {below: 1, factor: 1e9},
  {below: 1e3, factor: 1e6},
  {below: 1e6, factor: 1e3},
] as const

/** `1.4 GHz`, `1400MHz`, `1.4` or `1400000000` in Hz. `undefined` where the text is no frequency. */
export function readFrequency(written: string | number, of: 'cpu' | 'mcu' = 'cpu'): Reading | undefined {
  const {number, unit} = split(written)
  if (number === undefined || !(number > 0)) return undefined
  if (unit !== '') {
    const factor = HERTZ[unit.toLowerCase()]
    return factor === undefined ? undefined : frequency(number * factor, false)
  }
  const guess = (of === 'cpu' ? CPU_UNITS : MCU_UNITS).find(({below}) => number < below)
  return guess === undefined ? frequency(number, false) : frequency(number * guess.factor, true)
}

/** Hz; NaN where the text is no frequency. A number without a unit is taken as `readFrequency` says. */
export function parseFrequencyHz(written: string | number): number {
  return readFrequency(written)?.value ?? Number.NaN
}

/**
 * A size in GB, where a bare number is one already: `120`, `"120"`, `120GB`, `1TB`, `8Gi`. `binary` says what 1 GB is: 2^30 bytes (memory) or
 * 10^9 (disks). The unit GB is the same as none.
 */
export function readGigabytes(written: string | number, binary: boolean): Reading | undefined {
  const {number, unit} = split(written)
  if (number === undefined || number < 0) return undefined
  const gigabyte = binary ? 2 ** 30 : 1e9
  const name = unit.toLowerCase()
  if (name === '' || name === 'gb') return {value: number, meaning: `${number} GB`, assumed: false}
  const factor = SIZES[name]
  if (factor === undefined) return undefined
  const value = round((number * factor) / gigabyte)
  return {value, meaning: `${value} GB`, assumed: false}
}

/** A plain number that was written as text; a unit is allowed where it is one of `units`. */
export function readNumber(text: string, units: readonly string[] = []): number | undefined {
  const {number, unit} = split(text)
  return unit === '' || units.includes(unit) ? number : undefined
}

/** For people: `512 MiB`, `1.5 GiB`. */
export function formatBytes(bytes: number): string {
  const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const
  let value = bytes
  let index = 0
  while (Math.abs(value) >= 1024 && index < names.length - 1) {
    value /= 1024
    index += 1
  }
  return `${trim(value)} ${names[index] ?? 'B'}`
}

/** For people: `1.4 GHz`, `64 MHz`. */
function formatFrequency(hertz: number): string {
  if (hertz >= 1e9) return `${trim(hertz / 1e9)} GHz`
  if (hertz >= 1e6) return `${trim(hertz / 1e6)} MHz`
  return hertz >= 1e3 ? `${trim(hertz / 1e3)} kHz` : `${trim(hertz)} Hz`
}

function frequency(hertz: number, assumed: boolean): Reading {
  const value = Math.round(hertz)
  return {value, meaning: formatFrequency(value), assumed}
}

function split(written: string | number): {readonly number: number | undefined; readonly unit: string} {
  if (typeof written === 'number') return {number: Number.isFinite(written) ? written : undefined, unit: ''}
  const match = written.length > 64 ? null : NUMBER_AND_UNIT.exec(written)
  const number = match === null ? Number.NaN : Number(match[1])
  return Number.isFinite(number) ? {number, unit: match?.[2] ?? ''} : {number: undefined, unit: ''}
}

function trim(value: number): string {
  return String(Number(value.toFixed(2)))
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}
