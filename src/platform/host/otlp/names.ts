/** Units of UCUM as Prometheus spells them; others stand as they are. */
const UNITS: Readonly<Record<string, string>> = {
  d: 'days',
  h: 'hours',
  min: 'minutes',
  s: 'seconds',
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds',
  By: 'bytes',
  KiBy: 'kibibytes',
  MiBy: 'mebibytes',
  GiBy: 'gibibytes',
  TiBy: 'tibibytes',
  KBy: 'kilobytes',
  MBy: 'megabytes',
  GBy: 'gigabytes',
  TBy: 'terabytes',
  m: 'meters',
  V: 'volts',
  A: 'amperes',
  J: 'joules',
  W: 'watts',
  g: 'grams',
  Cel: 'celsius',
  Hz: 'hertz',
  '1': '',
  '%': 'percent',
}
const PER: Readonly<Record<string, string>> = {s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year'}

/**
 * The name that Prometheus gives to a metric of OpenTelemetry, which is also the one that upstream's collectors export: what is no letter or digit becomes `_`, the unit
 * follows where the name does not have it, a counter ends in `_total` and a gauge without dimension in `_ratio`. Empty where nothing is left.
 * (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/#metric-metadata-1)
 */
export function prometheusName(name: string, unit: string, kind: 'counter' | 'gauge' | 'other'): string {
  const words = wordsOf(name)
  const [main = '', per] = unit.trim().split('/', 2)
  if (words.length === 0) return ''
  addMissing(words, unitWords(main, UNITS))
  const perWords = per === undefined ? [] : unitWords(per, PER)
  if (perWords.length > 0) addMissing(words, ['per', ...perWords])
  if (kind === 'counter') putLast(words, 'total')
  if (kind === 'gauge' && unit === '1') putLast(words, 'ratio')
  const joined = words.join('_')
  return /^\d/.test(joined) ? `_${joined}` : joined
}

/** What stands in braces is a remark: `{requests}` counts. */
function unitWords(unit: string, known: Readonly<Record<string, string>>): readonly string[] {
  return unit.includes('{') ? [] : wordsOf(Object.hasOwn(known, unit) ? (known[unit] ?? '') : unit)
}

function wordsOf(text: string): string[] {
  return text.split(/[^A-Za-z0-9:]+/).filter((word) => word !== '')
}

function addMissing(words: string[], added: readonly string[]): void {
  if (!added.every((word) => words.includes(word))) words.push(...added)
}

function putLast(words: string[], word: string): void {
  const place = words.indexOf(word)
  if (place >= 0 && words.length > 1) words.splice(place, 1)
  words.push(word)
}
