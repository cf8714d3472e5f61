import {createHash} from 'node:crypto'

/** Crockford's alphabet in small letters: five bits a letter, allowed in every name and label. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** The same value gives the same text, whatever the order of its keys. What is undefined is left out, as in JSON. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  )
}

/** `length` letters and digits, five bits each, of a value's canonical JSON. */
export function shortHash(value: unknown, length: number): string {
  const digest = createHash('sha256').update(canonicalJson(value)).digest()
  return [...digest.subarray(0, length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
