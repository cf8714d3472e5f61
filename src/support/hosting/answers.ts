const LONGEST_ANSWER = 4_000_000

/** An answer as it crosses to the agent. */
export function jsonOf(answer: unknown): string {
  const json = JSON.stringify(answer)
  if (json.length > LONGEST_ANSWER) throw new RangeError(`Its answer has ${json.length} characters, and ${LONGEST_ANSWER} may be.`)
  return json
}

/** JSON holds no NaN, no functions and no circles: what is said must be what arrives. */
export function plain<T>(value: T, what: string): T {
  const bad = firstBad(value, what, new Set())
  if (bad !== undefined) throw new TypeError(`${bad} is not JSON.`)
  return value
}

function firstBad(value: unknown, path: string, above: ReadonlySet<unknown>): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : `${path} (${value})`
    case 'object': {
      if (value === null) return undefined
      const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
      if (!isPlain) return `${path} (${value.constructor.name})`
      if (above.has(value)) return `${path} (it contains itself)`
      const within = new Set(above).add(value)
      for (const [key, inner] of Object.entries(value)) {
        const bad = firstBad(inner, `${path}.${key}`, within)
        if (bad !== undefined) return bad
      }
      return undefined
    }
    default:
      return `${path} (a ${typeof value})`
  }
}

export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  return (typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : String(value)).slice(0, 80)
}

/** What went wrong, and where in the file. */
export function wordsOf(error: unknown, entry: string): string {
  if (!(error instanceof Error)) return `It threw ${shown(error)}.`
  const place = new RegExp(`${escaped(entry)}:(\\d+:\\d+)`).exec(error.stack ?? '')?.[1]
  const name = error.name === 'Error' || error.name === 'OperationalError' ? '' : `${error.name}: `
  return `${name}${error.message}${place === undefined ? '' : ` (line ${place})`}`.slice(0, 1_000)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
