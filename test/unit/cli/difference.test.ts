import fc from 'fast-check'
import {expect, test} from 'vitest'
import {differencesOf} from '../../../src/cli/difference.js'

test('nothing differs from itself', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => differencesOf(value, structuredClone(value)).length === 0))
})

test('whatever differs is told', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      // The order of keys says nothing; -0 is 0 in JSON.
      fc.pre(canonical(a) !== canonical(b) && !isListOfNamed(a) && !isListOfNamed(b))
      return differencesOf(a, b).length > 0
    }),
  )
})

test('components are compared by name, whatever their order', () => {
  const from = {components: [{metadata: {name: 'a'}, os: 'linux'}, {metadata: {name: 'b'}}]}
  const to = {components: [{metadata: {name: 'b'}}, {metadata: {name: 'a'}, os: 'ubuntu'}, {metadata: {name: 'c'}}]}
  expect(differencesOf(from, to)).toEqual([
    {kind: 'changed', path: 'components[a].os', from: 'linux', to: 'ubuntu'},
    {kind: 'added', path: 'components[c]', to: {metadata: {name: 'c'}}},
  ])
})

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

function isListOfNamed(value: unknown): boolean {
  return JSON.stringify(value).includes('"name"')
}
