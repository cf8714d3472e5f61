const WORDS = 4

/**
 * Independent streams of random numbers by name, all from one seed: the state of a stream is a hash of seed and name, so that a new name changes no other
 * name's draws. The states lie side by side in one array, because a large world's time goes into cache misses and little else.
 */
export class RandomStreams {
  readonly #seed: number
  #states = new Int32Array(64 * WORDS)
  #used = 0
  readonly #opened = new Map<string, () => number>()

  constructor(seed: number) {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a safe integer; got ${seed}.`)
    this.#seed = seed
  }

  /** The stream of that name: uniform numbers in [0, 1) with 53 bits. Opened again, it goes on where it is and does not repeat itself. */
  open(name: string): () => number {
    let stream = this.#opened.get(name)
    if (stream === undefined) {
      const offset = this.#extend()
      this.#states.set(hashedState(this.#seed, name), offset)
      stream = () => this.#uniform(offset)
      this.#opened.set(name, stream)
    }
    return stream
  }

  #uniform(offset: number): number {
    const states = this.#states
    return ((nextBits(states, offset) >>> 5) * 0x4000000 + (nextBits(states, offset) >>> 6)) / 0x20000000000000
  }

  #extend(): number {
    const offset = this.#used
    this.#used += WORDS
    if (this.#used > this.#states.length) {
      const states = new Int32Array(this.#states.length * 2)
      states.set(this.#states)
      this.#states = states
    }
    return offset
  }
}

/**
 * xoshiro128** 1.1 by Blackman and Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021;
 * https://prng.di.unimi.it/xoshiro128starstar.c): 128 bits of state, period 2^128 - 1, passes BigCrush. It needs 32-bit arithmetic only, which is what
 * JavaScript does exactly and fast. Takes the four words at `offset` one step further and returns 32 random bits.
 */
export function nextBits(states: Int32Array, offset: number): number {
  const s0 = states[offset] ?? 0
  const s1 = states[offset + 1] ?? 0
  const s2 = (states[offset + 2] ?? 0) ^ s0
  const s3 = (states[offset + 3] ?? 0) ^ s1
  states[offset] = s0 ^ s3
  states[offset + 1] = s1 ^ s2
  states[offset + 2] = s2 ^ (s1 << 9)
  states[offset + 3] = (s3 << 11) | (s3 >>> 21)
  const product = Math.imul(s1, 5)
  return Math.imul((product << 7) | (product >>> 25), 9) >>> 0
}

/** Four MurmurHash3 words of the name, each under a seed of its own; all zero, the one state that xoshiro must not have, is replaced. */
function hashedState(seed: number, name: string): Int32Array {
  const low = seed >>> 0
  const high = Math.floor(seed / 0x100000000) >>> 0
  const bytes = new TextEncoder().encode(name)
  const golden = 0x9e3779b9
  const words = Int32Array.from({length: WORDS}, (_, index) => {
    const first = murmur3(bytes, (low + Math.imul(index + 1, golden)) >>> 0)
    return murmur3(bytes, (first ^ Math.imul(high + index, 0x85ebca6b)) >>> 0)
  })
  if (words.every((word) => word === 0)) words[0] = golden | 0
  return words
}

/** MurmurHash3_x86_32 by Austin Appleby (public domain; https://github.com/aappleby/smhasher). */
export function murmur3(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const blocks = bytes.length >>> 2
  let hash = seed
  for (let block = 0; block < blocks; block++) {
    hash ^= scramble(view.getUint32(block * 4, true))
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  let tail = 0
  for (let index = bytes.length - 1; index >= blocks * 4; index--) tail = (tail << 8) | view.getUint8(index)
  if (bytes.length & 3) hash ^= scramble(tail)
  hash ^= bytes.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}

function scramble(word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51)
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)
}
