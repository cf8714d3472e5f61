import {expect, test} from 'vitest'
import {tellDone} from '../../../src/mechanism/builtin/transition-report.js'

const on = (node: string, instances = 1) => ({node, instances})
const told = (brokeFirst: boolean, ...lost: readonly string[]) =>
  tellDone({from: [on('a'), on('b')], goal: [on('b'), on('c')]}, {brokeFirst, lost}, 4_200)

test('a move says whether it ran all the while, and why not', () => {
  expect(told(false)).toBe('Moved from a, b to b, c in 4.2 s; the old instance ran until the new one was ready.')
  expect(told(true)).toBe('Moved from a, b to b, c in 4.2 s; it is exclusive, so it did not run for up to 4.2 s.')
  expect(told(false, 'a')).toBe('Moved from a, b to b, c in 4.2 s; a was not heard any more.')
})
