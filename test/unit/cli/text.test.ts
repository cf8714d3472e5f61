import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseDuration} from '../../../src/cli/duration.js'
import {bytes, duration, number, quantity, relativeTime} from '../../../src/cli/text/quantity.js'
import {colourStyle, plainStyle, wantsColour} from '../../../src/cli/text/style.js'
import {renderTable} from '../../../src/cli/text/table.js'
import type {View} from '../../../src/cli/text/view.js'
import {cut, printable, textWidth, wrap} from '../../../src/cli/text/width.js'

const terminal = (width: number): View => ({style: plainStyle, width, isTerminal: true, nowMs: 0})
const plain: View = {style: plainStyle, width: 100, isTerminal: false, nowMs: 0}

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
    [71.26, '71.26'],
    [204.66, '204.7'],
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

  test.each([
    ['90', 90_000],
    ['500ms', 500],
    ['1h30m', 5_400_000],
    ['2 min', 120_000],
    ['1d', 86_400_000],
  ])('the duration %s is read', (text, ms) => expect(parseDuration(text)).toBe(ms))

  test.each(['', 'abc', '5x', '-3s', '1h-3m', 's'])('%j is no duration', (text) => expect(parseDuration(text)).toBeUndefined())
})

describe('width', () => {
  test('colours and combining marks take no column, wide characters two', () => {
    expect([textWidth(colourStyle.red('abc')), textWidth('é'), textWidth('漢字'), textWidth('🙂')]).toEqual([3, 1, 4, 2])
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
        const wrapped = wrap(list.join(' '), width, 3)
        expect(wrapped.split(/\s+/)).toEqual(list)
        for (const line of wrapped.split('\n')) expect(textWidth(line.trimStart())).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('control characters from elsewhere never reach the terminal', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => !/[^\P{Cc}\n\t]/u.test(printable(text))))
  })
})

describe('tables', () => {
  const columns = [
    {header: 'NAME', value: (row: readonly string[]) => row[0] ?? '', flexible: true},
    {header: 'WHAT', value: (row: readonly string[]) => row[1] ?? '', flexible: true},
    {header: 'STATE', value: (row: readonly string[]) => row[2] ?? ''},
  ]

  test('on a terminal no line is wider than it is, as long as the fixed columns fit', () => {
    const cell = fc.string({minLength: 0, maxLength: 60})
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, fc.constantFrom('ready', 'gone')), {minLength: 1, maxLength: 5}),
        fc.integer({min: 40, max: 120}),
        (rows, width) => {
          for (const line of renderTable(rows, columns, terminal(width)).split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  test('without a terminal nothing is cut', () => {
    const long = 'x'.repeat(300)
    expect(renderTable([[long, long, 'ready']], columns, plain)).toContain(`${long}   ${long}   ready`)
  })
})

describe('colour', () => {
  test.each([
    ['a terminal has it', {chosen: undefined, isTerminal: true, env: {}}, true],
    ['a pipe has not', {chosen: undefined, isTerminal: false, env: {}}, false],
    ['NO_COLOR takes it away', {chosen: undefined, isTerminal: true, env: {NO_COLOR: '1'}}, false],
    ['an empty NO_COLOR does not', {chosen: undefined, isTerminal: true, env: {NO_COLOR: ''}}, true],
    ['--color outranks NO_COLOR', {chosen: true, isTerminal: false, env: {NO_COLOR: '1'}}, true],
    ['a dumb terminal has not', {chosen: undefined, isTerminal: true, env: {TERM: 'dumb'}}, false],
  ])('%s', (_, input, wanted) => expect(wantsColour(input)).toBe(wanted))
})
