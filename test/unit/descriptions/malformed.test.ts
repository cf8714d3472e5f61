import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseDescriptions} from '../../../src/descriptions/parse.js'

const folder = join(process.cwd(), 'test/fixtures/descriptions/malformed')
const expected = Map.groupBy(
  readFileSync(join(folder, 'expected.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
  (line) => line.split(' ')[0] ?? '',
)
const files = readdirSync(folder).filter((file) => file !== 'expected.txt')

test('every fixture has its expectation, and there are enough of them', () => {
  expect([...expected.keys()].sort()).toEqual(files.sort())
  expect(files.length).toBeGreaterThanOrEqual(40)
})

describe.each(files)('%s', (file) => {
  const {documents, problems} = parseDescriptions(readFileSync(join(folder, file)), file)
  const errors = problems.filter(({severity}) => severity === 'error')

  test('is refused with every error at its place, and nothing else', () => {
    const wanted = (expected.get(file) ?? []).map((line) => line.split(' ').slice(1))
    const found = errors.map(({line, column, path, code}, index) => {
      const [place, where] = wanted[index] ?? []
      return [place === '*' ? '*' : `${line}:${column}`, where === '*' ? '*' : path || '-', code]
    })
    expect(found.toSorted()).toEqual(wanted.toSorted())
  })

  test('shows the line of each error with the caret below its place', () => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    for (const {line = 0, column = 0, sourceLine = '', caret = 0} of errors) {
      const rest = (lines[line - 1] ?? '').slice(column - 1, column + 40)
      expect(sourceLine.slice(caret - 1)).toContain(rest.replace(/\r$/, ''))
    }
  })

  test('gives no document that has an error', () => {
    const bad = new Set(errors.map(({line = 0}) => line))
    const text = readFileSync(join(folder, file), 'utf8')
    for (const {range} of documents) {
      const from = text.slice(0, range.start).split('\n').length
      const to = text.slice(0, range.end).split('\n').length
      expect([...bad].filter((line) => line >= from && line < to)).toEqual([])
    }
  })
})

test('a list or a text that is too long says how long it is, and how long it may be', () => {
  const containers = Array.from({length: 12}, () => '{image: a}').join(', ')
  const text = `MLSysOpsApp:
  name: shop
  components:
    - metadata: {name: a}
      containers: [${containers}]
      qos_metrics: [{application_metric_id: ${'x'.repeat(130)}, target: 1, relation: equal}]
`
  const messages = parseDescriptions(text, 'application').problems.map(({message}) => message)
  expect(messages).toContain('The list has 12 items, and no more than 8 may be.')
  expect(messages).toContain('It has 130 characters, and no more than 128 may be.')
})
