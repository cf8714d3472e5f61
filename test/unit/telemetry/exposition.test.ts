import fc from 'fast-check'
import {expect, test} from 'vitest'
import {countersAs, mergeFamilies, renderExposition} from '../../../src/telemetry/exposition.js'

test('families are written as Prometheus reads them', () => {
  const text = renderExposition([
    {name: 'a_total', help: 'What\nis \\ counted.', type: 'counter', values: [{value: 3}, {labels: {of: 'a "b"\n\\c'}, value: 0.5}]},
    {name: 'b', help: 'Nothing.', type: 'gauge', values: []},
    {name: 'c', help: 'Large.', type: 'gauge', values: [{value: Number.POSITIVE_INFINITY}, {value: Number.NaN}]},
  ])
  expect(text).toBe(
    [
      '# HELP a_total What\\nis \\\\ counted.',
      '# TYPE a_total counter',
      'a_total 3',
      'a_total{of="a \\"b\\"\\n\\\\c"} 0.5',
      '# HELP c Large.',
      '# TYPE c gauge',
      'c +Inf',
      '',
    ].join('\n'),
  )
})

test('numbers of a record become families; what may fall is a gauge, what is no number is left out', () => {
  const families = countersAs(
    {prefix: 'x', help: 'Of x', states: ['clients']},
    {handshakesFailed: 2, clients: 1, name: 'one'},
    {part: 'broker'},
  )
  expect(families.map(({name, type, values}) => ({name, type, values}))).toEqual([
    {name: 'x_handshakes_failed_total', type: 'counter', values: [{labels: {part: 'broker'}, value: 2}]},
    {name: 'x_clients', type: 'gauge', values: [{labels: {part: 'broker'}, value: 1}]},
  ])
})

test('each name stands once, whatever is told of it', () => {
  const family = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    help: fc.constant('help'),
    type: fc.constant('gauge' as const),
    values: fc.array(fc.record({value: fc.double({noNaN: true}), labels: fc.dictionary(fc.constantFrom('x', 'y'), fc.string())}), {
      minLength: 1,
    }),
  })
  fc.assert(
    fc.property(fc.array(family), (families) => {
      const merged = mergeFamilies(families)
      expect(new Set(merged.map(({name}) => name)).size).toBe(merged.length)
      expect(merged.flatMap(({values}) => values)).toHaveLength(families.flatMap(({values}) => values).length)
      // No label can begin a line of its own.
      const samples = renderExposition(merged)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
      expect(samples).toHaveLength(families.flatMap(({values}) => values).length)
      for (const line of samples) expect(line).toMatch(/^[abc](\{.*\})? \S+$/s)
    }),
  )
})
