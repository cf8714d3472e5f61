import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {KnobSettings} from '../../../src/mechanism/builtin/knobs/contract.js'
import {withSetting} from '../../../src/mechanism/builtin/knobs/settings.js'

const PARTS = ['0', '1', '2']

/** What each part is set to when they are carried out in order. */
function carriedOut(settings: KnobSettings): ReadonlyMap<string, string | null> {
  return new Map(settings.flatMap(({value, parts = PARTS}) => parts.map((part) => [part, value] as const)))
}

const setting = fc.record(
  {value: fc.constantFrom('min', 'max', null), parts: fc.subarray(PARTS, {minLength: 1})},
  {requiredKeys: ['value']},
)

test('a setting that covers others takes their place, and one that does not stands above them', () => {
  const first = withSetting([], {value: 'min', parts: ['0', '1']})
  expect(withSetting(first, {value: 'max', parts: ['1', '2']})).toHaveLength(2)
  expect(withSetting(first, {value: 'max', parts: ['0', '1', '2']})).toEqual([{value: 'max', parts: ['0', '1', '2']}])
  expect(withSetting(first, {value: null})).toEqual([{value: null}])
})

test('the list that is kept sets the same as all that was ever set, and never grows beyond its parts', () => {
  fc.assert(
    fc.property(fc.array(setting, {maxLength: 20}), (settings) => {
      const kept = settings.reduce<KnobSettings>(withSetting, [])
      expect(carriedOut(kept)).toEqual(carriedOut(settings))
      expect(kept.length).toBeLessThanOrEqual(2 ** PARTS.length)
    }),
  )
})
