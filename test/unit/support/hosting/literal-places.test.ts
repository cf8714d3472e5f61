import fc from 'fast-check'
import {expect, test} from 'vitest'
import {literalFields, literalPlaces} from '../../../../src/support/hosting/literal-places.js'

function placed(source: string): {readonly [path: string]: string} {
  return Object.fromEntries([...literalPlaces(source)].map(([path, {line, column}]) => [path, `${line}:${column}`]))
}

test('fields are found where they stand, whatever stands in between', () => {
  const source = `import {defineMechanism} from 'mlsysops'
// export default {not: 'this'}
const text = \`export default \${JSON.stringify({a: \`}\`})}\`
export default defineMechanism<{readonly valve: string}>({
  name: 'valve', version: '1',
  'title': "a { b, c: d", // limits: {}
  commandSchema: {type: 'object', properties: {valve: {type: 'string'}}, required: ['valve', 'x']},
  key: /[{"'/]+,/.test('a') ? 'a' : undefined,
  limits: {answer: \`\${1}s\`, apply: '1m'},
  ...more,
  check: ({valve}, world) => ({kind: valve}),
  async apply({valve}, signal) {
    const limits = {answer: 1}
    return a / b / c
  },
  odd: 1,
})
`
  expect(placed(source)).toMatchObject({
    '': '4:1',
    name: '5:3',
    version: '5:18',
    title: '6:3',
    'commandSchema.type': '7:19',
    'commandSchema.properties.valve.type': '7:56',
    key: '8:3',
    'limits.answer': '9:12',
    'limits.apply': '9:29',
    check: '11:3',
    apply: '12:9',
    odd: '16:3',
  })
})

test('a plain object is read, and of what is no literal only the export is known', () => {
  expect(placed("export default {name: 'x'}")).toEqual({'': '1:1', name: '1:17'})
  expect(placed('const b = {no: 1}\nconst a: {n: 1} = define({name: 1})\nexport default a')).toEqual({'': '3:1', name: '2:27'})
  expect(placed('export default a\nf({name: 1})')).toEqual({'': '1:1'})
  expect(placed('function a() {}\nexport default a')).toEqual({'': '2:1'})
  expect(placed('const a = 1')).toEqual({})
})

test('values that are written out are told, and no others', () => {
  const source = `export default {
  text: 'a', number: 1_000, 'in quotes': "b",
  limits: {load: '30s', memoryMb: 512},
  sum: 1 + 1, call: f(1), name: LIMIT, escaped: '\\x41', template: \`a\`, real: 0.5, big: 1n, octal: 010, list: [1], method() {}, short,
}`
  const values = [...literalFields(source)].flatMap(([path, {value}]) => (value === undefined ? [] : [[path, value]]))
  expect(Object.fromEntries(values)).toEqual({text: 'a', number: 1_000, 'in quotes': 'b', 'limits.load': '30s', 'limits.memoryMb': 512})
})

test.each([
  ['remarks', '/*'],
  ['texts', "\\'"],
  ['texts with others in them', `'"`],
  ['patterns', '(/['],
  ['patterns with texts', `/'["`],
  ['patterns after braces', '}/[a'],
  ['templates', '\x60${'],
  ['templates in braces', '\x60${{'],
  ['literals', '{a:'],
  ['fields', 'a:1,\n'],
  ['calls', '(x{'],
  ['exports', 'export default a '],
])('%s without an end are read in bounded time', (_, part) => {
  for (const before of ['', 'export default {', 'export default f({a:']) {
    const source = (before + part.repeat(131_072)).slice(0, 131_072)
    const startMs = performance.now()
    literalPlaces(source)
    expect(performance.now() - startMs).toBeLessThan(1_000)
  }
})

test('it ends, and says only places that are there, whatever it is given', () => {
  const part = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ',',
    ':',
    '`',
    '${',
    "'",
    '"',
    '/',
    '*',
    '\\',
    '\n',
    ' ',
    'a',
    'export default ',
    '...',
  )
  fc.assert(
    fc.property(fc.array(part, {maxLength: 60}), (parts) => {
      const source = parts.join('')
      const lines = source.split('\n')
      for (const {line, column} of literalPlaces(source).values()) expect(lines[line - 1]?.length).toBeGreaterThanOrEqual(column)
    }),
    {numRuns: 2_000},
  )
})
