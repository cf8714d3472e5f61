import {randomInt} from 'node:crypto'
import type {Clock} from './clock.js'

/** Gives ids that sort by the time of their making, also within one ms and where the clock goes back: `d-01jd8r…`. */
export type IdSource = (prefix?: string) => string

/** Crockford's alphabet: no letter looks like another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_LENGTH = 10
const RANDOM_LENGTH = 16

/**
 * ULIDs (github.com/ulid/spec) in small letters: 48 bits of time, 80 of chance. With a seeded `random` (0 to 1) and a virtual clock the same run gives
 * the same ids.
 */
export function createIdSource(clock: Pick<Clock, 'now'>, random: () => number = secureRandom): IdSource {
  let lastMs = -1
  let digits: number[] = []
  return (prefix) => {
    const nowMs = Math.floor(clock.now())
    if (nowMs > lastMs) {
      lastMs = nowMs
      digits = Array.from({length: RANDOM_LENGTH}, () => Math.floor(random() * ALPHABET.length))
    } else digits = incremented(digits)
    const id = encodedTime(lastMs) + digits.map((digit) => ALPHABET[digit]).join('')
    return prefix === undefined ? id : `${prefix}-${id}`
  }
}

function encodedTime(ms: number): string {
  let text = ''
  for (let rest = ms, place = 0; place < TIME_LENGTH; place++, rest = Math.floor(rest / 32)) text = `${ALPHABET[rest % 32]}${text}`
  return text
}

/** The next number: within one ms order matters more than chance. */
function incremented(digits: readonly number[]): number[] {
  const next = [...digits]
  for (let place = next.length - 1; place >= 0; place--) {
    const digit = (next[place] ?? 0) + 1
    if (digit < ALPHABET.length) {
      next[place] = digit
      return next
    }
    next[place] = 0
  }
  throw new RangeError('More ids in one ms than there are.')
}

function secureRandom(): number {
  return randomInt(2 ** 47) / 2 ** 47
}
