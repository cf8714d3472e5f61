import fc from 'fast-check'
import {expect, test} from 'vitest'
import {chart, sparkline} from '../../../src/tui/text/chart.js'
import {fitted, lineWidth, span} from '../../../src/tui/text/line.js'
import {age, number, quantity, steady} from '../../../src/tui/text/quantity.js'
import {asciiSymbols, symbolsFor, unicodeSymbols, wantsColour} from '../../../src/tui/text/symbols.js'
import {clean, cut, cutName, textWidth, wrap} from '../../../src/tui/text/width.js'

const anyText = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 60}),
  fc.string({maxLength: 60}),
  fc.constantFrom('漢字かな', '👩‍👩‍👧 ok', 'é̂x', 'a b c d e'),
)

test('wide characters take two columns, marks none, emoji two', () => {
  expect(textWidth('abc')).toBe(3)
  expect(textWidth('漢字')).toBe(4)
  expect(textWidth('e\u0301')).toBe(1)
  expect(textWidth('👩‍👩‍👧')).toBe(2)
  expect(textWidth('▁▂▃●○▲✘✔⣿')).toBe(9)
})

test('escape sequences and control characters of others never reach the terminal', () => {
  expect(clean('a\u001B[31mred\u001B[0m\u0007b\u202Ec\r\n')).toBe('ared bc '.replace('bc', 'b c'))
  fc.assert(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is asserted.
    fc.property(fc.string({unit: 'binary', maxLength: 80}), (text) => !/[\u0000-\u001F\u007F-\u009F]/.test(clean(text))),
  )
})

test('a cut never is wider than asked, and goes back to a word where one is near', () => {
  expect(cut('moves to another node', 16, '…')).toBe('moves to…')
  expect(cutName('group1-cluster-node-0042', 13, '…')).toBe('group1…e-0042')
  fc.assert(
    fc.property(anyText, fc.integer({min: 0, max: 40}), (text, width) => {
      expect(textWidth(cut(text, width, '…'))).toBeLessThanOrEqual(width)
      expect(textWidth(cutName(text, width, '…'))).toBeLessThanOrEqual(width)
      expect(lineWidth(fitted([span(text), span(text, 'good')], width, unicodeSymbols))).toBeLessThanOrEqual(width)
    }),
  )
})

test('wrapping loses nothing but spaces, and no line is wider than asked', () => {
  fc.assert(
    fc.property(anyText, fc.integer({min: 2, max: 40}), (text, width) => {
      const lines = wrap(text, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
    }),
  )
})

test('numbers have the digits that matter', () => {
  expect([1204.4, 134.6, 34.12, 3.1, 0.0421, 0].map(number)).toEqual(['1204', '135', '34.1', '3.1', '0.042', '0'])
  expect(steady(3.1)).toBe('3.10')
  expect(quantity(0.253, 'ratio')).toBe('25.3 %')
  expect([0, 59_999, 185_000, 7_800_000, 352_800_000].map(age)).toEqual(['0s', '59s', '3m05s', '2h10m', '4d02h'])
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
