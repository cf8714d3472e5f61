import {expect, test} from 'vitest'
import {decisionNotFound} from '../../../src/agent/service/refusals.js'

const IDS = Array.from({length: 200}, (_, index) => `01m8e4${String(999 - index).padStart(4, '0')}${'x'.repeat(index % 7)}`)

test('of a decision that is not there the last few are named, and what lists them', () => {
  expect(decisionNotFound('none', IDS).hints).toEqual([
    `The last ones: ${IDS.slice(0, 3).join(', ')}.`,
    'mlsysops policy decisions',
    'What waits for an approval: mlsysops plan list',
    'What is older is no longer kept.',
  ])
  expect(decisionNotFound('none', []).hints[0]).toBe('None was taken yet.')
})

test('one that was probably meant is named instead', () => {
  const meant = '01m8e4nsqj3dbtwkcsj6cnwcyx'
  expect(decisionNotFound('01m8e4nsqj3dbtwkcsj6cnwcy', [...IDS, meant]).hints[0]).toBe(`Did you mean ${meant}?`)
})
