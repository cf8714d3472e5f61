import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {plainStyle, wantsColour} from '../../../src/cli/text/style.js'
import {renderTable} from '../../../src/cli/text/table.js'
import type {View} from '../../../src/cli/text/view.js'
import {parseDuration} from '../../../src/support/text/duration.js'
import {textWidth} from '../../../src/support/text/width.js'

const terminal = (width: number): View => ({style: plainStyle, width, isTerminal: true, nowMs: 0})
const plain: View = {style: plainStyle, width: 100, isTerminal: false, nowMs: 0}

describe('durations as they are written', () => {
  test.each([
    ['90', 90_000],
    ['500ms', 500],
    ['1h30m', 5_400_000],
    ['2 min', 120_000],
    ['1d', 86_400_000],
  ])('the duration %s is read', (text, ms) => expect(parseDuration(text)).toBe(ms))

  test.each(['', 'abc', '5x', '-3s', '1h-3m', 's'])('%j is no duration', (text) => expect(parseDuration(text)).toBeUndefined())
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
