import {expect, test} from 'vitest'
import {distinctNames} from '../../../src/lab/distinct-names.js'

test('names are told apart by how often they were there, also from those that are taken', () => {
  expect(distinctNames(['p.ts', 'q.ts', 'p.ts', 'greedy', 'p.ts'], ['greedy'])).toEqual([
    'p.ts',
    'q.ts',
    'p.ts (2)',
    'greedy (2)',
    'p.ts (3)',
  ])
  expect(distinctNames(['p.ts', 'p.ts (2)', 'p.ts'])).toEqual(['p.ts', 'p.ts (2)', 'p.ts (3)'])
})
