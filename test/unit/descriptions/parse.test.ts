import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {checkApplication} from '../../../src/descriptions/check.js'
import {formatProblems, hasErrors, parseDescriptions} from '../../../src/descriptions/parse.js'
import type {ApplicationDescription, NodeDescription} from '../../../src/descriptions/types.js'
import {anyApplication, anyNode} from './arbitraries.js'

const SMALL: ApplicationDescription = {name: 'shop', components: [{metadata: {name: 'web'}, containers: [{image: 'web:1'}]}]}

describe('whatever it is given, parsing answers', () => {
  const total = (input: string | Uint8Array) => {
    const {documents, problems} = parseDescriptions(input, 'any')
    expect(documents.length > 0 || problems.length > 0).toBe(true)
    const offsets = problems.map(({line = 0, column = 0}) => line * 1e6 + column)
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
  }

  test('any text', () => {
    fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 200}), total), {numRuns: 300})
  })

  test('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({maxLength: 200}), total), {numRuns: 300})
  })

  test('any text of YAML signs and our words', () => {
    const word = fc.constantFrom(
      ...': - ? [ ] { } , & * ! | > \' " # % @ \n \t --- ... << &a *a'.split(' '),
      ' ',
      '  ',
      '\n  ',
      'MLSysOpsApp:',
      'name: x\n',
      'components:',
      '- metadata: {name: a}',
      '~',
      '1',
      'true',
    )
    fc.assert(
      fc.property(fc.array(word, {maxLength: 40}), (words) => total(words.join(''))),
      {numRuns: 1000},
    )
  })

  test('any JSON under any of our root keys', () => {
    const root = fc.constantFrom(
      'MLSysOpsApp',
      'MLSysOpsApplication',
      'MLSysOpsNode',
      'MLSysOpsCluster',
      'MLSysOpsContinuum',
      'MLSysOpsDatacenter',
    )
    fc.assert(
      fc.property(root, fc.jsonValue(), (key, value) => total(JSON.stringify({[key]: value}))),
      {numRuns: 300},
    )
  })

  test('a description in which one value was replaced by any other', () => {
    fc.assert(
      fc.property(anyApplication, fc.nat(), fc.jsonValue(), (application, choice, value) => {
        const mutated = replaceOne(application, choice, value)
        total(JSON.stringify({MLSysOpsApp: mutated}))
        const checked = checkApplication({MLSysOpsApp: mutated})
        expect(checked.kind === 'valid' || hasErrors(checked.problems)).toBe(true)
      }),
      {numRuns: 200},
    )
  })

  test('any JSON value that came by the API', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => hasErrors(checkApplication(value).problems)),
      {numRuns: 300},
    )
  })
})

/** Walks down by `choice` and puts `value` in the place that it comes to. */
function replaceOne(node: unknown, choice: number, value: unknown): unknown {
  if (typeof node !== 'object' || node === null) return value
  const keys = Object.keys(node)
  const key = keys[choice % Math.max(1, keys.length)]
  if (key === undefined || choice % 7 === 0) return value
  const child = replaceOne((node as Record<string, unknown>)[key], Math.floor(choice / keys.length), value)
  return Array.isArray(node) ? node.map((item: unknown, index) => (String(index) === key ? child : item)) : {...node, [key]: child}
}

describe('what the types allow and the checks do not forbid is valid', () => {
  test('applications', () => {
    fc.assert(
      fc.property(anyApplication, (application) => {
        const {documents, problems} = parseDescriptions(JSON.stringify({MLSysOpsApp: application}), 'app.json')
        expect(problems).toEqual([])
        expect(documents[0]?.description).toEqual(application)
        expect(checkApplication(application)).toEqual({kind: 'valid', description: application, problems: []})
      }),
    )
  })

  test('nodes', () => {
    fc.assert(
      fc.property(anyNode, (node) => {
        const {documents, problems} = parseDescriptions(JSON.stringify({MLSysOpsNode: node}), 'node.json')
        expect(problems).toEqual([])
        expect(documents[0]?.description).toEqual(node)
      }),
    )
  })
})

describe('limits', () => {
  test('a file of more than 5 MB is refused unread', () => {
    const {problems} = parseDescriptions(`# ${'x'.repeat(5 * 1024 * 1024)}`, 'big.yaml')
    expect(problems.map(({code}) => code)).toEqual(['too-large'])
  })

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['keys', Array.from({length: 2000}, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('deep nesting by %s is refused, not followed', (_, text) => {
    expect(parseDescriptions(text, 'deep.yaml').problems.map(({code}) => code)).toEqual(['too-deep'])
  })

  test('aliases that double forty times end at the bound', () => {
    const lines = Array.from({length: 40}, (_, index) => `k${index + 1}: &k${index + 1} [*k${index}, *k${index}]`)
    const {problems} = parseDescriptions(['k0: &k0 x', ...lines].join('\n'), 'bomb.yaml')
    expect(problems.map(({code}) => code)).toContain('alias-bomb')
  })

  test('a mistake on every line is told a thousand times and then counted', () => {
    const lines = Array.from({length: 3000}, (_, index) => `  field${index}: 1`)
    const {problems} = parseDescriptions(`MLSysOpsCluster:\n${lines.join('\n')}\n  cluster_id: a\n  nodes: []\n`, 'many.yaml')
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)).toMatchObject({code: 'too-many-problems', message: '2000 more problems are not shown.'})
  })

  test('many keys in one map take linear time', () => {
    const text = `MLSysOpsCluster:\n${Array.from({length: 100_000}, (_, index) => `  k${index}: 1`).join('\n')}`
    // A quadratic search took 40 s here; a linear one takes one or two.
    const started = performance.now()
    parseDescriptions(text, 'wide.yaml')
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  test('bytes that are not UTF-8 are refused', () => {
    expect(parseDescriptions(Uint8Array.of(0xff, 0xfe, 0x41), 'bytes').problems.map(({code}) => code)).toEqual(['not-utf8'])
  })
})

describe('how problems are shown', () => {
  test('file, line, column, path and problem, then the line with a caret', () => {
    const {problems} = parseDescriptions('MLSysOpsCluster:\n  cluster_id: one\n  nods: [a]\n  nodes: [a]\n', 'cluster.yaml')
    expect(formatProblems(problems)).toBe(
      ['cluster.yaml:3:3 MLSysOpsCluster.nods: "nods" is not a field of cluster. Did you mean "nodes"?', '    nods: [a]', '    ^'].join(
        '\n',
      ),
    )
  })

  test('a line of thousands of characters is cut to what is around the place', () => {
    const {problems} = parseDescriptions(
      JSON.stringify({MLSysOpsCluster: {cluster_id: 'one', nodes: [...Array.from({length: 2000}, (_, index) => `n${index}`), 'B!']}}),
      'long.json',
    )
    const bad = problems.find(({code}) => code === 'bad-name')
    expect(bad?.sourceLine?.length).toBeLessThan(200)
    expect(bad?.sourceLine?.slice((bad.caret ?? 0) - 1)).toMatch(/^"B!"/)
  })

  test('a problem in a value that came by the API has a pointer and no line', () => {
    const checked = checkApplication({MLSysOpsApp: {...SMALL, name: 'Shop'}})
    expect(checked.kind).toBe('invalid')
    expect(checked.problems).toMatchObject([{code: 'bad-name', pointer: '/MLSysOpsApp/name', suggestion: 'Write "shop".'}])
    expect(checked.problems[0]).not.toHaveProperty('line')
    expect(formatProblems(checked.problems)).toContain('MLSysOpsApp.name: "Shop" is not')
  })

  test('columns count from the start of the line with Windows line ends too', () => {
    const {problems} = parseDescriptions('MLSysOpsCluster:\r\n  cluster_id: one\r\n  nodes: [A]\r\n', 'dos.yaml')
    expect(problems).toMatchObject([{line: 3, column: 11, sourceLine: '  nodes: [A]'}])
  })
})

describe('what stands around a description', () => {
  const node: NodeDescription = {
    name: 'node-1',
    continuum_layer: 'edge',
    cluster_id: 'one',
    labels: ['a'],
    environment: {},
    hardware: {cpu: {cores: 1}, memory: 1},
  }
  const placed = (placement: object, cluster = 'one') => ({
    MLSysOpsApp: {...SMALL, cluster_placement: {cluster_id: [cluster]}, components: [{...SMALL.components[0], node_placement: placement}]},
  })
  const codes = (value: unknown) =>
    checkApplication(value, {nodes: [node], clusters: ['one', 'two']}).problems.map(({severity, code}) => `${severity} ${code}`)

  test('a node that is what is asked for is fine', () => {
    expect(codes(placed({node: 'node-1', continuum_layer: ['edge'], labels: ['a'], mobile: false}))).toEqual([])
  })

  test.each([
    ['layer', {continuum_layer: ['cloud', 'far_edge']}],
    ['label', {labels: ['a', 'b']}],
    ['mobility', {mobile: true}],
  ])('a node that contradicts the %s asked for is an error', (_, placement) => {
    expect(codes(placed({node: 'node-1', ...placement}))).toEqual(['error placement-contradicts'])
  })

  test('a node outside the clusters that are allowed is an error', () => {
    expect(codes(placed({node: 'node-1'}, 'two'))).toEqual(['error placement-contradicts'])
  })

  test('a node or cluster that is not there now is a warning with the nearest', () => {
    const {problems} = checkApplication(placed({node: 'node-2'}, 'onee'), {nodes: [node], clusters: ['one']})
    expect(problems.map(({code, suggestion}) => [code, suggestion])).toEqual([
      ['unknown-cluster', 'Did you mean "one"?'],
      ['unknown-node', 'Did you mean "node-1"?'],
    ])
  })

  test('where the nodes are not known nothing is said of them', () => {
    expect(hasErrors(checkApplication(placed({node: 'node-2', continuum_layer: ['cloud']})).problems)).toBe(false)
  })
})

test('descriptions of other kinds are no application', () => {
  const checked = checkApplication({MLSysOpsCluster: {cluster_id: 'one', nodes: []}})
  expect(checked.kind).toBe('invalid')
  expect(checked.problems.map(({code}) => code)).toEqual(['not-an-application'])
})

test('the longest dependency chain is no cycle, and one component more is one too many', () => {
  const chain = (length: number) =>
    Array.from({length}, (_, index) => ({
      metadata: {name: `c${index}`},
      ...(index === 0 ? {} : {depends_on: [`c${index - 1}`]}),
      containers: [{image: 'x'}],
    })).reverse()
  const problemsOf = (length: number) => checkApplication({MLSysOpsApp: {name: 'long', components: chain(length)}}).problems
  expect(problemsOf(128)).toEqual([])
  expect(problemsOf(129)).toMatchObject([{code: 'too-many', path: 'MLSysOpsApp.components'}])
})
