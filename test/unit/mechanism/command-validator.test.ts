import {expect, test} from 'vitest'
import {createCommandValidator} from '../../../src/mechanism/command-validator.js'
import {problemsOfSchema} from '../../../src/mechanism/plugin/command-schema.js'
import type {JsonObject, JsonValue} from '../../../src/support/json.js'

/** So long nothing that a person wrote may hold the agent's thread; without bounds these take seconds, or for ever. */
const SOME_TENS_OF_MS = 400

function problemsOf(schema: JsonObject): readonly string[] {
  return problemsOfSchema(schema, {kind: 'own'}).map(({place, message}) => `${place.join('.')}: ${message}`)
}

function check(schema: JsonObject, command: JsonObject): readonly string[] {
  return createCommandValidator()({name: 'tried', commandSchema: schema}, command)
}

function withField(field: JsonValue): JsonObject {
  return {type: 'object', properties: {field}}
}

/** Alternatives of alternatives, each by name: 2^depth of them, written in a few lines. */
function doubling(depth: number): JsonObject {
  const levels = Array.from({length: depth}, (_, at) => {
    const next = {$ref: `#/$defs/level${at + 1}`}
    return [`level${at}`, {anyOf: [next, next]}] as const
  })
  return {...withField({$ref: '#/$defs/level0'}), $defs: {...Object.fromEntries(levels), [`level${depth}`]: {type: 'number'}}}
}

function timed<T>(work: () => T): {readonly value: T; readonly tookMs: number} {
  const startMs = performance.now()
  const value = work()
  return {value, tookMs: performance.now() - startMs}
}

const LONG = 'a'.repeat(60_000)
const NOT_REFUSED = undefined
const TOO_MANY_STEPS = /^: Checking a command against it takes too many steps/
const TOO_LARGE = /^: It has more than 32768 characters, or is nested too deeply/
const TREE = '#/$defs/tree'

const HOSTILE: readonly (readonly [name: string, refusal: RegExp | undefined, schema: JsonObject, command: JsonObject])[] = [
  ['a pattern that backtracks without an end', NOT_REFUSED, withField({type: 'string', pattern: '^(a+)+$'}), {field: `${'a'.repeat(40)}!`}],
  [
    'such a pattern for the names of fields',
    NOT_REFUSED,
    {type: 'object', patternProperties: {'^(a|a)*$': true}, additionalProperties: false},
    {[`${'a'.repeat(40)}!`]: 1},
  ],
  ['a pattern that is quadratic', NOT_REFUSED, withField({pattern: 'a*b'}), {field: LONG}],
  ['a large pattern', /^properties.field.pattern: The pattern is too large/, withField({pattern: '(a?){900}a{900}'}), {field: LONG}],
  [
    'many large patterns',
    /^properties.field.anyOf.\d+.pattern: With this pattern, its patterns are too large together/,
    withField({anyOf: Array.from({length: 200}, (_, at) => ({pattern: `(a?b?){200}${at}`}))}),
    {field: LONG},
  ],
  [
    'a pattern that is huge when it is written out',
    /^properties.field.pattern: The pattern is too large/,
    withField({pattern: `(${'[ab]?'.repeat(150)}){1000}`}),
    {field: LONG},
  ],
  ['alternatives that double, level by level', TOO_MANY_STEPS, doubling(40), {field: 'x'}],
  [
    'many alternatives for each item',
    TOO_MANY_STEPS,
    withField({items: {anyOf: Array.from({length: 300}, () => ({type: 'string'}))}}),
    {field: Array(30_000).fill(1)},
  ],
  [
    'items each of which is compared with all others',
    NOT_REFUSED,
    withField({uniqueItems: true}),
    {field: [{a: 0, b: 0}, ...Array.from({length: 6_000}, (_, at) => ({a: 0, b: at}))]},
  ],
  [
    'a schema that refers to itself',
    /^\$defs.tree.anyOf.0.\$ref: It refers to itself/,
    {type: 'object', anyOf: [{$ref: TREE}], $defs: {tree: {anyOf: [{$ref: TREE}]}}},
    {},
  ],
  [
    'a tree that is looked at twice on each level',
    /^\$defs.tree.anyOf.0.items.\$ref: It refers to itself/,
    {...withField({$ref: TREE}), $defs: {tree: {type: 'array', anyOf: [{items: {$ref: TREE}}, {items: {$ref: TREE}}]}}},
    {field: within(40, 1, (inner) => [inner])},
  ],
  ['a large schema', TOO_LARGE, withField({enum: Array.from({length: 20_000}, (_, at) => at)}), {field: 'x'}],
  ['a deep schema', TOO_LARGE, withField(within(5_000, true, (inner) => ({not: inner}))), {field: 1}],
  ['a large command', NOT_REFUSED, withField({items: {type: 'string'}}), {field: Array(2_000_000).fill(1)}],
  ['a deep command', NOT_REFUSED, withField({uniqueItems: true}), {field: within(50_000, 1, (inner) => [inner])}],
]

test.each(HOSTILE)('%s does not hold the agent', (_, refusal, schema, command) => {
  const judged = timed(() => problemsOf(schema))
  // Also one that nobody looked at when it was added.
  const checked = timed(() => check(schema, command))
  if (refusal === NOT_REFUSED) expect(judged.value).toEqual([])
  else expect(judged.value[0]).toMatch(refusal)
  expect(checked.value.length).toBeGreaterThan(0)
  expect(Math.max(judged.tookMs, checked.tookMs)).toBeLessThan(SOME_TENS_OF_MS)
})

const UNFIT: readonly (readonly [what: string, schema: JsonObject, told: RegExp])[] = [
  [
    'a look-ahead',
    withField({pattern: '^(?!x)'}),
    /^properties.field.pattern: .*`\(\?!`\. Patterns are matched in linear time.*Say the rest with allOf, not or enum/,
  ],
  ['a look-behind', withField({pattern: '(?<=x)y'}), /^properties.field.pattern: .*no look-ahead, look-behind or back-reference/],
  ['a back-reference', withField({pattern: '(a)\\1'}), /^properties.field.pattern: .*no look-ahead, look-behind or back-reference/],
  ['a pattern that is none', withField({pattern: 'a('}), /^properties.field.pattern: Invalid regular expression/],
  [
    'a reference to elsewhere',
    withField({$ref: 'https://example.org/schema.json'}),
    /^properties.field.\$ref: A reference leads to a part of the schema itself/,
  ],
  ['a reference to nothing', withField({$ref: '#/$defs/none'}), /^properties.field.\$ref: The schema has nothing at/],
  ['a name of its own', {type: 'object', $id: 'https://example.org/schema.json'}, /^\$id: A schema of commands has no \$id/],
  ['another draft', {type: 'object', $schema: 'http://json-schema.org/draft-07/schema#'}, /^\$schema: It must be/],
  ['no schema at all', {type: 'object', required: 5}, /^required: It is no JSON Schema/],
]

test.each(UNFIT)('a schema with %s is refused at its place, with what may be done', (_, schema, told) => {
  expect(problemsOf(schema).join('\n')).toMatch(told)
})

test.each([
  ['^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$', ['a', 'a-b', '-a', 'A', `${'a'.repeat(63)}`, 'a'.repeat(64)]],
  ['^\\d{1,3}(\\.\\d{1,3}){3}$', ['10.0.0.1', '10.0.0']],
  ['^(?<year>\\d{4})-(?:0[1-9]|1[0-2])$', ['2026-12', '2026-13']],
  ['^\\p{Lu}\\w*\\s?\\u00e9?$', ['Ab', 'ab', 'A é', 'A\té']],
  ['^[^/\\s]+$', ['a', 'a b', 'a/b', '']],
  ['b|^$', ['abc', '', 'a']],
  ['^.{2}$', ['😀😀', '😀', 'ab']],
])('the pattern %s means what JSON Schema says', (pattern, texts) => {
  for (const text of texts)
    expect([text, check(withField({pattern}), {field: text})]).toEqual([
      text,
      new RegExp(pattern, 'u').test(text) ? [] : [expect.any(String)],
    ])
})

test('all that is wrong is said, each pattern is told from the others, and a format says and checks nothing', () => {
  const schema: JsonObject = {
    type: 'object',
    additionalProperties: false,
    properties: {
      letters: {type: 'string', pattern: '^[a-z]+$'},
      digits: {type: 'string', pattern: '^[0-9]+$'},
      list: {uniqueItems: true},
      to: {$ref: '#/$defs/place'},
      when: {format: 'date-time'},
    },
    $defs: {place: {enum: ['north', 'south']}},
  }
  expect(problemsOf(schema)).toEqual([])
  expect(check(schema, {letters: 'ab', digits: '12', list: [{a: 1, b: 2}, {a: 1, b: 3}, 0, false, '0'], to: 'north', when: 'now'})).toEqual(
    [],
  )
  expect(
    check(schema, {
      letters: '12',
      digits: 'ab',
      list: [
        {a: 1, b: 2},
        {b: 2, a: 1},
      ],
      to: 'west',
      more: 1,
    }),
  ).toEqual([
    'the command must not have "more"',
    '/letters must match pattern "^[a-z]+$"',
    '/digits must match pattern "^[0-9]+$"',
    '/list must NOT have duplicate items',
    '/to must be one of north, south',
  ])
})

function within(depth: number, innermost: JsonValue, around: (inner: JsonValue) => JsonValue): JsonValue {
  return Array.from({length: depth}).reduce<JsonValue>(around, innermost)
}
