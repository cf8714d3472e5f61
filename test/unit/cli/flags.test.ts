import {globSync, readFileSync} from 'node:fs'
import {Parser} from '@oclif/core'
import {expect, test} from 'vitest'
import {whole} from '../../../src/cli/flags.js'

const flags = {clusters: whole({min: 1, max: 20}), seed: whole({min: 0}), offset: whole()}

test.each([
  [['--clusters', '0'], '--clusters must be at least 1, and is 0.'],
  [['--clusters', '21'], '--clusters must be at most 20, and is 21.'],
  [['--seed', '-1'], '--seed must be at least 0, and is -1.'],
  [['--seed', '1.5'], '--seed must be a whole number, and is 1.5.'],
])('%j is refused in a sentence', async (argv, statement) => {
  await expect(Parser.parse(argv, {flags})).rejects.toMatchObject({statement, exit: 'usage'})
})

test('a number within its bounds is taken', async () => {
  const {flags: parsed} = await Parser.parse(['--clusters', '20', '--seed=0', '--offset', '-3'], {flags})
  expect(parsed).toMatchObject({clusters: 20, seed: 0, offset: -3})
})

test("no flag takes oclif's own sentence for its bounds", () => {
  const files = globSync(['commands/**/*.ts', 'src/cli/**/*.ts'])
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('Flags.integer('))).toEqual([])
})
