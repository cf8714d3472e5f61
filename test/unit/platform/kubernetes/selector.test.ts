import {expect, test} from 'vitest'
import {isSelected, type LabelSelector} from '../../../../src/platform/kubernetes/cluster/selector.js'

const LABELS = {app: 'shop', tier: 'web'}
const by = (key: string, operator: string, ...values: readonly string[]): LabelSelector => ({matchExpressions: [{key, operator, values}]})

test.each<[string, LabelSelector | undefined, boolean]>([
  ['none selects nothing', undefined, false],
  ['an empty one selects everything', {}, true],
  ['labels, all of them', {matchLabels: {app: 'shop', tier: 'web'}}, true],
  ['labels, one of which differs', {matchLabels: {app: 'shop', tier: 'db'}}, false],
  ['In', by('tier', 'In', 'db', 'web'), true],
  ['In, of what is absent', by('zone', 'In', 'a'), false],
  ['NotIn', by('tier', 'NotIn', 'web'), false],
  ['NotIn, of what is absent', by('zone', 'NotIn', 'a'), true],
  ['Exists', by('tier', 'Exists'), true],
  ['DoesNotExist', by('tier', 'DoesNotExist'), false],
  ['an operator that nobody knows', by('tier', 'Like', 'web'), false],
])('%s', (_, selector, expected) => {
  expect(isSelected(selector, LABELS)).toBe(expected)
})
