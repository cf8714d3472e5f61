/** One line: a value of one series. */
export type TextSample = {
  readonly name: string
  readonly labels: readonly (readonly [name: string, value: string])[]
  readonly value: number
  readonly timeMs?: number
}

export type Exposition = {
  readonly samples: readonly TextSample[]
  /** By family: `counter`, `gauge`, `histogram`, `summary`, or what else OpenMetrics knows, in small letters. */
  readonly types: ReadonlyMap<string, string>
  /** Lines that are neither samples nor comments. */
  readonly malformed: number
  /** Samples beyond `maxSamples`, not read. */
  readonly beyond: number
}

export type TextOptions = {
  /** Times are then in seconds, not in milliseconds. Also taken from the `# EOF` that such a text ends with. */
  readonly isOpenMetrics?: boolean
  readonly maxSamples: number
}

const TYPE = /^#\s*TYPE\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))\s+(\S+)\s*$/
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const NAME = /[A-Za-z_:][A-Za-z0-9_:]*/y
const LABEL_NAME = /[A-Za-z_][A-Za-z0-9_.]*/y
const BLANK = /[ \t]*/y

/**
 * The Prometheus text format 0.0.4 and what its later versions and OpenMetrics 1.0 add: names in quotes, exemplars (left out), times in seconds. A line
 * that is malformed costs only itself. (https://prometheus.io/docs/instrumenting/exposition_formats, https://prometheus.io/docs/specs/om/open_metrics_spec)
 */
export function parsePrometheusText(text: string, {isOpenMetrics = false, maxSamples}: TextOptions): Exposition {
  const timeUnitMs = isOpenMetrics || /(^|\n)# EOF\s*$/.test(text.slice(-16)) ? 1000 : 1
  const samples: TextSample[] = []
  const types = new Map<string, string>()
  let malformed = 0
  let beyond = 0
  let start = 0
  while (start < text.length) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end < 0 ? text.length : end).trim()
    start = end < 0 ? text.length : end + 1
    if (line === '') continue
    if (line.startsWith('#')) {
      const [, quoted, bare, type = ''] = TYPE.exec(line) ?? []
      const family = quoted === undefined ? bare : unescaped(quoted)
      if (family !== undefined) types.set(family, type.toLowerCase())
    } else if (samples.length >= maxSamples) beyond++
    else {
      const sample = new Line(line).sample(timeUnitMs)
      if (sample === undefined) malformed++
      else samples.push(sample)
    }
  }
  return {samples, types, malformed, beyond}
}

/** `NaN` where it is no number of the format, and for its `NaN`. */
export function parseNumber(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text)
  switch (text.toLowerCase()) {
    case 'nan':
      return Number.NaN
    case 'inf':
    case '+inf':
    case 'infinity':
    case '+infinity':
      return Number.POSITIVE_INFINITY
    case '-inf':
    case '-infinity':
      return Number.NEGATIVE_INFINITY
    default:
      return undefined
  }
}

class Line {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  sample(timeUnitMs: number): TextSample | undefined {
    let name = this.#match(NAME)
    const labels: (readonly [string, string])[] = []
    this.#match(BLANK)
    if (this.#skip('{')) {
      const read = this.#labels(labels)
      if (!read.isWhole) return undefined
      name = name === '' ? (read.name ?? '') : name
    }
    if (name === '') return undefined
    // An exemplar is a matter for people who look at single requests.
    const rest = this.#text.slice(this.#at).trim()
    const [valueText = '', timeText, more] = (rest.includes('#') ? rest.slice(0, rest.indexOf('#')).trim() : rest).split(/[ \t]+/)
    const value = parseNumber(valueText)
    const time = timeText === undefined ? undefined : parseNumber(timeText)
    if (value === undefined || more !== undefined || (timeText !== undefined && !Number.isFinite(time))) return undefined
    return {name, labels, value, ...(time === undefined ? {} : {timeMs: Math.round(time * timeUnitMs)})}
  }

  /** A name in quotes without a value is that of the metric. */
  #labels(labels: (readonly [string, string])[]): {readonly isWhole: boolean; readonly name?: string} {
    let metric: string | undefined
    for (;;) {
      this.#match(BLANK)
      if (this.#skip('}')) return metric === undefined ? {isWhole: true} : {isWhole: true, name: metric}
      const quoted = this.#quoted()
      const label = quoted ?? this.#match(LABEL_NAME)
      this.#match(BLANK)
      if (this.#skip('=')) {
        this.#match(BLANK)
        const value = this.#quoted()
        if (label === '' || value === undefined) return {isWhole: false}
        labels.push([label, value])
      } else if (quoted !== undefined && metric === undefined) metric = quoted
      else return {isWhole: false}
      this.#match(BLANK)
      if (!this.#skip(',') && this.#text[this.#at] !== '}') return {isWhole: false}
    }
  }

  #quoted(): string | undefined {
    if (this.#text[this.#at] !== '"') return undefined
    let end = this.#at + 1
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1
    if (end >= this.#text.length) return undefined
    const value = unescaped(this.#text.slice(this.#at + 1, end))
    this.#at = end + 1
    return value
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }
}

/** Only these three are escapes; any other backslash is one. */
function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\\"n])/g, (_, character: string) => (character === 'n' ? '\n' : character)) : text
}
