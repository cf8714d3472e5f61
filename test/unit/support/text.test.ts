import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {age, bytes, clockTime, duration, number, quantity, relativeTime, steady} from '../../../src/support/text/quantity.js'
import {clean, cut, cutName, printable, textWidth, wrap, wrapText} from '../../../src/support/text/width.js'

const anyText = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 60}),
  fc.string({maxLength: 60}),
  fc.constantFrom('漢字かな', '👩‍👩‍👧 ok', 'é̂x', 'a b c d e'),
)

describe('quantities', () => {
  test.each([
    [850, '850 ms'],
    [5200, '5.2 s'],
    [59_900, '1 min'],
    [125_000, '2 min 5 s'],
    [3_600_000, '1 h'],
    [90_000_000, '1 d 1 h'],
  ])('%i ms is written %s', (ms, text) => expect(duration(ms)).toBe(text))

  test.each([
    [0, '0'],
    [0.004_21, '0.0042'],
    [3.168, '3.17'],
    [71.26, '71.3'],
    [204.66, '205'],
    [1204.4, '1204'],
  ])('%d keeps the digits that matter', (value, text) => expect(number(value)).toBe(text))

  test('units are those of the catalogue', () => {
    expect([quantity(0.5, 'ratio'), quantity(2048, 'bytes'), quantity(12, 'ms'), quantity(3, 'unknown')]).toEqual([
      '50 %',
      '2 KiB',
      '12 ms',
      '3',
    ])
    expect(bytes(16 * 1024 ** 3)).toBe('16 GiB')
  })

  test('relative times look both ways', () => {
    expect([relativeTime(0, 400), relativeTime(0, 38_000), relativeTime(300_000, 0)]).toEqual(['just now', '38 s ago', 'in 5 min'])
  })
})

test('the time of day has its date where it is of another day', () => {
  const timeMs = Date.UTC(2026, 10, 21, 14, 2, 11)
  expect([clockTime(timeMs), clockTime(timeMs, timeMs + 60_000), clockTime(timeMs, timeMs + 86_400_000), clockTime(Number.NaN)]).toEqual([
    '14:02:11',
    '14:02:11',
    '2026-11-21 14:02:11',
    '--:--:--',
  ])
})

describe('width', () => {
  test('colours and combining marks take no column, wide characters two', () => {
    expect([textWidth('\u001B[31mabc\u001B[39m'), textWidth('é'), textWidth('漢字'), textWidth('🙂')]).toEqual([3, 1, 4, 2])
  })

  test('a cut text is never wider than asked', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 0, max: 40}), (text, width) => textWidth(cut(text, width)) <= width),
    )
  })

  test('wrapping loses no word and keeps to the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), {minLength: 1, maxLength: 40})
    fc.assert(
      fc.property(words, fc.integer({min: 12, max: 60}), (list, width) => {
        const wrapped = wrapText(list.join(' '), width, 3)
        expect(wrapped.split(/\s+/)).toEqual(list)
        for (const line of wrapped.split('\n')) expect(textWidth(line.trimStart())).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('control characters from elsewhere never reach the terminal', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => !/[^\P{Cc}\n\t]/u.test(printable(text))))
  })
})

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
