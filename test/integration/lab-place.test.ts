import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {exitStatusOf} from '../../src/cli/lab-place.js'
import {type CliResult, commandLine} from '../support/cli.js'
import {temporaryDirectory} from '../support/temporary-directory.js'

const SLOW_MS = 120_000
const SMALL = 'components=20,nodes=8,seed=3'

test(
  'a problem is written, solved from its file, and the same command gives the same bytes',
  async () => {
    const folder = temporaryDirectory()
    const cli = commandLine(folder)
    const written = await cli('lab', 'place', '--generate', SMALL, '--write')
    writeFileSync(join(folder, 'p.yaml'), written.stdout)
    const [first, second] = [await cli('lab', 'place', 'p.yaml', '--json'), await cli('lab', 'place', 'p.yaml', '--json')]
    expect(first).toEqual(second)
    expect(JSON.parse(first.stdout)).toMatchObject({
      components: 20,
      nodes: 8,
      answer: {kind: 'placed', by: 'exact', isProven: true, gap: 0},
    })
    const shown = await cli('lab', 'place', 'p.yaml')
    expect(shown.stdout).toMatch(/component-0001 +node-\d+/)
    expect(shown.stdout).toContain('proven to be the least')
  },
  SLOW_MS,
)

test(
  'what has no placement is answered with the reason, and a status of its own',
  async () => {
    const crowded = ['lab', 'place', '--generate', `${SMALL},kind=crowded`, '--by', 'greedy']
    const cli = commandLine(temporaryDirectory())
    const {exit, stdout} = await cli(...crowded)
    expect(exit).toBe(3)
    expect(stdout).toMatch(/There is no placement:\n- component-0001, component-0002, component-0003 cannot be placed together/)
    const told = await cli(...crowded, '--json')
    expect(told.exit).toBe(3)
    expect(JSON.parse(told.stdout)).toMatchObject({answer: {kind: 'infeasible', reasons: [expect.anything()]}})
  },
  SLOW_MS,
)

test(
  'bad input is refused with the right status, all of it at once',
  async () => {
    const folder = temporaryDirectory()
    const cli = commandLine(folder)
    const text = readFileSync(new URL('../fixtures/placement/faulty.yaml', import.meta.url), 'utf8')
    writeFileSync(join(folder, 'faulty.yaml'), text)
    const [faulty, none, words] = (await Promise.all([
      cli('lab', 'place', 'faulty.yaml'),
      cli('lab', 'place'),
      cli('lab', 'place', '--generate', 'nodse=8,kind=bad'),
    ])) as [CliResult, CliResult, CliResult]
    expect(faulty.exit).toBe(3)
    expect(faulty.stderr).toMatch(/faulty\.yaml:5:.*\n/)
    expect(faulty.stderr).toMatch(/faulty\.yaml:7:/)
    expect([none.exit, words.exit]).toEqual([2, 2])
    expect(words.stderr.replaceAll(/\s+/g, ' ')).toContain('"nodse" is not known, did you mean "nodes"?; kind must be one of')
  },
  SLOW_MS,
)

test('a search that found nothing differs from a proof that there is nothing', () => {
  expect(exitStatusOf({kind: 'unfinished', by: 'greedy', reasons: []})).toBe(5)
})
