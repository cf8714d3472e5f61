import fc from 'fast-check'
import {expect, test} from 'vitest'
import {chart, sparkline} from '../../../src/tui/text/chart.js'
import {fitted, lineWidth, span} from '../../../src/tui/text/line.js'
import {asciiSymbols, symbolsFor, unicodeSymbols, wantsColour} from '../../../src/tui/text/symbols.js'

test('a line of several spans never is wider than asked', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', maxLength: 60}), fc.integer({min: 0, max: 40}), (text, width) => {
      expect(lineWidth(fitted([span(text), span(text, 'good')], width, unicodeSymbols))).toBeLessThanOrEqual(width)
    }),
  )
})

const goal = {target: 50, relation: 'lower_or_equal'}
const NOW = 1_000_000_000

test('in a trend a time without a sample is a gap, and a miss has another role', () => {
  const points = Array.from({length: 30}, (_, index) => ({timeMs: NOW - (29 - index) * 10_000, value: index < 15 ? 25 : 100}))
  const line = sparkline(
    points.filter((_, index) => index < 10 || index > 18),
    goal,
    10,
    NOW,
    unicodeSymbols,
  )
  expect(line.map((one) => one.text).join('')).toMatch(/^▃+ {2,}█+$/)
  expect(line.map((one) => one.role)).toEqual(['good', 'muted', 'bad'])
})

test('a trend is as wide as asked whatever it is given', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({timeMs: fc.integer({min: 0, max: 10_000_000}), value: fc.double({noNaN: true, min: -1e9, max: 1e9})}), {
        maxLength: 50,
      }),
      fc.integer({min: 1, max: 80}),
      (points, columns) => {
        const ordered = points.toSorted((a, b) => a.timeMs - b.timeMs)
        expect(lineWidth(sparkline(ordered, goal, columns, 10_000_000, asciiSymbols))).toBe(columns)
      },
    ),
  )
})

test('a chart has a line at its target, and its values above or below it', () => {
  const points = Array.from({length: 60}, (_, index) => ({timeMs: NOW - (59 - index) * 10_000, value: index < 30 ? 20 : 90}))
  const {lines, targetRow} = chart(points, goal, {columns: 40, rows: 5}, NOW, unicodeSymbols)
  const text = lines.map((line) => line.map((one) => one.text).join(''))
  expect(text[targetRow]).toContain('┄')
  expect(lines.slice(0, targetRow).some((line) => line.some((one) => one.role === 'bad'))).toBe(true)
  expect(lines.slice(targetRow + 1).some((line) => line.some((one) => one.role === 'good'))).toBe(true)
})

test('symbols are ASCII where the locale is not UTF-8, and LC_ALL outranks LANG', () => {
  expect(symbolsFor({LANG: 'en_US.UTF-8'}, 'linux')).toBe(unicodeSymbols)
  expect(symbolsFor({LANG: 'en_US.UTF-8', LC_ALL: 'C'}, 'linux')).toBe(asciiSymbols)
  expect(symbolsFor({}, 'linux')).toBe(asciiSymbols)
  expect(symbolsFor({TERM: 'dumb', LANG: 'C.UTF-8'}, 'linux')).toBe(asciiSymbols)
})

test('NO_COLOR takes colour away, and a person’s choice outranks it', () => {
  expect(wantsColour(undefined, true, {})).toBe(true)
  expect(wantsColour(undefined, true, {NO_COLOR: '1'})).toBe(false)
  expect(wantsColour(true, true, {NO_COLOR: '1'})).toBe(true)
  expect(wantsColour(undefined, false, {})).toBe(false)
})

test('every ASCII symbol is ASCII', () => {
  const all = Object.values(asciiSymbols)
    .flat()
    .filter((one) => typeof one === 'string')
    .join('')
  expect(all).toMatch(/^[\u0020-\u007E]*$/)
})
