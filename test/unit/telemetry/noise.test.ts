import {expect, test} from 'vitest'
import {createChangeDetector, type NoiseOptions} from '../../../src/telemetry/noise.js'

/** Box-Muller over a small seeded generator: the tests must not hang on chance. */
function normal(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return (state + 0.5) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

function newsIn(values: readonly number[], options: NoiseOptions = {}): {readonly at: number; readonly news: string}[] {
  const detector = createChangeDetector(options)
  return values.flatMap((value, at) => {
    const news = detector.observe(value)
    return news === undefined ? [] : [{at, news}]
  })
}

test('the first value is news, and a constant series has no more', () => {
  expect(newsIn(Array(500).fill(42))).toEqual([{at: 0, news: 'first'}])
})

test('rounding of a constant series is no news', () => {
  expect(newsIn([...Array(200).keys()].map((index) => 42 + (index % 2) * 1e-9))).toHaveLength(1)
})

test('in pure noise fewer than two samples in a hundred are taken for news', () => {
  const random = normal(7)
  const values = [...Array(10_000).keys()].map(() => 100 + 10 * random())
  expect(newsIn(values).length).toBeLessThan(200)
})

test('a jump of ten times the noise is told at once, and once', () => {
  const random = normal(11)
  const values = [...Array(200).keys()].map((index) => (index < 100 ? 100 : 150) + 2 * random())
  const found = newsIn(values, {k: 5})
  expect(found[1]).toEqual({at: 100, news: 'jump'})
  expect(found.filter(({at}) => at >= 100)).toHaveLength(1)
})

test('a drift too slow for any single step is told', () => {
  const random = normal(13)
  const values = [...Array(1_000).keys()].map((index) => 100 + index * 0.05 + 2 * random())
  expect(newsIn(values, {k: 5}).some(({news}) => news === 'drift')).toBe(true)
})

test('a single outlier does not deafen the detector', () => {
  const values = [...Array(60).keys()].map((index) => (index === 30 ? 10_000 : index > 45 ? 200 : 100 + (index % 3)))
  const found = newsIn(values)
  expect(found.map(({at}) => at)).toContain(30)
  expect(found.map(({at}) => at)).toContain(46)
})

test('crossing the target is news however small the step, in both directions, also during warm-up', () => {
  expect(newsIn([49.9, 50.1, 50.2, 49.9], {target: 50})).toEqual([
    {at: 0, news: 'first'},
    {at: 1, news: 'crossing'},
    {at: 3, news: 'crossing'},
  ])
})

test('a target that is changed is judged from then on', () => {
  const detector = createChangeDetector()
  detector.observe(10)
  expect(detector.observe(11)).toBeUndefined()
  detector.setTarget(11.5)
  expect(detector.observe(12)).toBe('crossing')
})

test('the noise is estimated as the standard deviation of normal noise', () => {
  const random = normal(17)
  const detector = createChangeDetector({weight: 0.01, k: 100})
  for (let index = 0; index < 5_000; index++) detector.observe(100 + 4 * random())
  expect(detector.noise).toBeGreaterThan(3.2)
  expect(detector.noise).toBeLessThan(4.8)
})
