const SECRET_NAME = /token|authorization|password|passwd|secret|kubeconfig|cookie|credential|api[-_]?key|private[-_]?key|client[-_]?key/i
const SECRET_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, '$1 [redacted]'],
  [/(:\/\/[^\s:/@]+:)[^\s@/]+@/g, '$1[redacted]@'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[redacted private key]'],
]

const REDACTED = '[redacted]'
const DEEPEST = 8
const LONGEST_TEXT = 8_192
const MOST_ITEMS = 100

/**
 * A value as it may be logged, as plain JSON: whatever stands under the name of a secret is gone, and so are bearer tokens, passwords in addresses and
 * private keys in any text. Errors keep name, message, code, stack and cause. Long texts and lists are cut, cycles ended.
 */
export function redacted(value: unknown, name = '', depth = 0): unknown {
  // How many tokens or when a password changed is no secret.
  if (SECRET_NAME.test(name) && value !== undefined && value !== null && typeof value !== 'number' && typeof value !== 'boolean')
    return REDACTED
  switch (typeof value) {
    case 'string':
      return redactedText(value)
    case 'bigint':
    case 'symbol':
      return String(value)
    case 'function':
      return undefined
    case 'object':
      return value === null ? null : redactedObject(value, depth)
    default:
      return value
  }
}

export function redactedText(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}… (${text.length} characters)` : text
  return SECRET_TEXT.reduce((safe, [pattern, replacement]) => safe.replace(pattern, replacement), cut)
}

function redactedObject(value: object, depth: number): unknown {
  if (depth >= DEEPEST) return '[deeper]'
  if (value instanceof Error) return redactedError(value, depth)
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item: unknown) => redacted(item, '', depth + 1))
  if (value instanceof Date || value instanceof URL) return redactedText(value instanceof Date ? dateText(value) : value.href)
  if (value instanceof Map)
    return redactedObject(
      Object.fromEntries([...value].map(([key, member], place) => [typeof key === 'string' ? key : `#${place}`, member])),
      depth,
    )
  if (value instanceof Set) return redactedObject([...value], depth)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  return Object.fromEntries(Object.entries(value).map(([name, member]: [string, unknown]) => [name, redacted(member, name, depth + 1)]))
}

function redactedError(error: Error, depth: number): unknown {
  const {name, message, stack, cause} = error
  const code = 'code' in error ? error.code : undefined
  return {
    name,
    message: redactedText(message),
    ...(code === undefined ? {} : {code: redacted(code, '', depth + 1)}),
    ...(stack === undefined ? {} : {stack: redactedText(stack)}),
    ...(cause === undefined ? {} : {cause: redacted(cause, '', depth + 1)}),
    ...(error instanceof AggregateError ? {errors: redacted(error.errors, '', depth + 1)} : {}),
  }
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString()
}
