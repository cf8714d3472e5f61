import fc from 'fast-check'
import {expect, test} from 'vitest'
import {exponential, hyperexponential, lognormal, normal} from '../../../src/platform/simulated/engine/samplers.js'
import {murmur3, nextBits, RandomStreams} from '../../../src/support/random-streams.js'

test("the generator gives the numbers of the authors' C program", () => {
  // From state {1, 2, 3, 4}: the reference values that rand_xoshiro (Rust) tests against too.
  const state = Int32Array.of(1, 2, 3, 4)
  expect(Array.from({length: 5}, () => nextBits(state, 0))).toEqual([11520, 0, 5927040, 70819200, 2031721883])
})

test('the hash of names is MurmurHash3', () => {
  const hash = (text: string, seed: number): number => murmur3(new TextEncoder().encode(text), seed) >>> 0
  expect(hash('', 0)).toBe(0)
  expect(hash('', 1)).toBe(0x514e28b7)
  expect(hash('a', 0x9747b28c)).toBe(0x7fa09ea6)
  expect(hash('abc', 0)).toBe(0xb3dd93fa)
  expect(hash('Hello, world!', 0x9747b28c)).toBe(0x24884cba)
})

test("a stream's draws do not depend on what other streams exist or draw", () => {
  fc.assert(
    fc.property(fc.integer(), fc.uniqueArray(fc.string(), {minLength: 1, maxLength: 200}), (seed, names) => {
      const alone = new RandomStreams(seed).open('mine')
      const crowd = new RandomStreams(seed)
      const others = names.filter((name) => name !== 'mine').map((name) => crowd.open(name))
      const mine = crowd.open('mine')
      for (let draw = 0; draw < 5; draw++) {
        for (const other of others) other()
        expect(mine()).toBe(alone())
      }
    }),
    {numRuns: 30},
  )
})

test('streams of different names and of different seeds are uncorrelated', () => {
  const count = 20_000
  const draws = ([seed, name]: readonly [number, string]): number[] => {
    const stream = new RandomStreams(seed).open(name)
    return Array.from({length: count}, stream)
  }
  const base = draws([1, 'node-1'])
  const others = [
    [1, 'node-2'],
    [1, 'node-1 '],
    [2, 'node-1'],
    [1 + 2 ** 32, 'node-1'],
    [-1, 'node-1'],
  ] as const
  for (const other of others) {
    const values = draws(other)
    const correlation = base.reduce((sum, value, index) => sum + (value - 0.5) * ((values[index] ?? 0) - 0.5), 0) / (count / 12)
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(count))
  }
})

test('a stream opened again goes on and does not repeat itself', () => {
  const streams = new RandomStreams(7)
  const first = Array.from({length: 10}, streams.open('s'))
  expect(Array.from({length: 10}, streams.open('s'))).not.toEqual(first)
  const unbroken = new RandomStreams(7).open('s')
  expect(Array.from({length: 10}, unbroken)).toEqual(first)
})

test('uniform numbers fill their 16 cells evenly in every one of their upper bits', () => {
  const stream = new RandomStreams(3).open('uniform')
  const cells = new Array<number>(16).fill(0)
  const count = 160_000
  for (let draw = 0; draw < count; draw++) {
    const cell = Math.floor(stream() * 16)
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  const chiSquare = cells.reduce((sum, observed) => sum + (observed - count / 16) ** 2 / (count / 16), 0)
  // 99.9 % point of chi-square with 15 degrees of freedom.
  expect(chiSquare).toBeLessThan(37.7)
})

test.each([
  ['exponential', 1, (random: () => number) => exponential(random, 10)],
  ['hyperexponential', 4, (random: () => number) => hyperexponential(random, 10, 4)],
  ['lognormal', Math.exp(0.25) - 1, (random: () => number) => lognormal(random, 10, 0.5)],
  ['normal', 0.04, (random: () => number) => normal(random, 10, 2)],
] as const)('%s draws have the mean and the variation that they were asked for', (name, squaredVariation, draw) => {
  const stream = new RandomStreams(11).open(name)
  const count = 400_000
  const values = Array.from({length: count}, () => draw(stream))
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
  expect(Math.abs(mean - 10)).toBeLessThan(4 * 10 * Math.sqrt(squaredVariation / count))
  expect(variance / 100 / squaredVariation).toBeGreaterThan(0.96)
  expect(variance / 100 / squaredVariation).toBeLessThan(1.04)
})
