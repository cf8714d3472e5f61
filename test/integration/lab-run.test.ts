import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Cli, commandLine} from '../support/cli.js'

const SCENARIO = fileURLToPath(new URL('../../templates/scenarios/smart-city.yaml', import.meta.url))
const APP = fileURLToPath(new URL('../../templates/scenarios/smart-city/app.yaml', import.meta.url))
let folder: string
let cli: Cli
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-lab-'))
  cli = commandLine(folder)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

type Summary = {
  readonly variant: string
  readonly missed: {readonly mean: number; readonly halfWidth?: number}
  readonly changes: {readonly mean: number}
  readonly failures: readonly string[]
}
type Report = {
  readonly summaries: readonly Summary[]
  readonly trials: readonly {readonly seed: number; readonly changes: readonly {readonly policy: string}[]}[]
}

async function run(...args: readonly string[]): Promise<{readonly report: Report; readonly text: string}> {
  const {exit, stdout, stderr} = await cli('lab', 'run', SCENARIO, '--app', APP, '--json', ...args)
  expect(exit, stderr).toBe(0)
  return {report: JSON.parse(stdout) as Report, text: stdout}
}

test('a policy of one’s own stands beside what is built in and beside doing nothing, on the same seeds, twice the same', async () => {
  const mine = join(folder, 'mine.ts')
  expect((await cli('policy', 'init', 'mine', '--out', mine)).exit).toBe(0)
  const args = ['--policy', mine, '--for', '6m', '--seeds', '2']
  const {report, text} = await run(...args)
  const [builtIn, without, own] = report.summaries
  expect(report.summaries.map(({variant}) => variant)).toEqual(['built in', 'without qos-relocation', 'mine.ts'])
  expect(without?.changes.mean).toBe(0)
  expect(without?.missed.mean).toBeGreaterThan(builtIn?.missed.mean ?? 1)
  expect(own?.missed.mean).toBeLessThan(without?.missed.mean ?? 0)
  expect(own?.missed.halfWidth).toBeDefined()
  expect(own?.failures).toEqual([])
  expect(report.trials.filter(({changes}) => changes.some(({policy}) => policy === 'mine')).map(({seed}) => seed)).toEqual([1, 2])
  expect((await run(...args)).text).toBe(text)
}, 120_000)

test('two policies of one name are two contenders, each with its own runs', async () => {
  const files = ['fails', 'rests'].map((name) => {
    mkdirSync(join(folder, name), {recursive: true})
    return join(folder, name, 'p.mjs')
  })
  const [fails = '', rests = ''] = files
  writeFileSync(fails, "export default {name: 'p', analyze() { throw new Error('not today') }, plan() {}}\n")
  writeFileSync(rests, "export default {name: 'p', analyze: () => ({verdict: 'fine', reason: 'x'}), plan() {}}\n")
  const {report} = await run('--policy', fails, '--policy', rests, '--for', '1m')
  expect(report.summaries.slice(2).map(({variant, failures}) => [variant, failures.length])).toEqual([
    ['p.mjs', 1],
    ['p.mjs (2)', 0],
  ])
}, 60_000)

test('a policy that fails is told, and the others are compared', async () => {
  const failing = join(folder, 'failing.mjs')
  writeFileSync(failing, "export default {name: 'failing', analyze() { throw new Error('not today') }, plan() {}}\n")
  const {report} = await run('--policy', failing, '--for', '3m')
  expect(report.summaries.at(-1)?.failures).toEqual([expect.stringContaining('failing: not today')])
}, 60_000)

test('to leave out what does not run is refused, with what may have been meant', async () => {
  const {exit, stderr} = await cli('lab', 'run', SCENARIO, '--app', APP, '--without', 'qos-relocatoin', '--for', '1m')
  expect(exit).toBe(2)
  expect(stderr).toContain('No built-in policy qos-relocatoin runs here')
  expect(stderr).toContain('Did you mean qos-relocation?')
}, 60_000)

test('what is no policy, and a file that is not there, are said before anything runs', async () => {
  const none = join(folder, 'none.mjs')
  writeFileSync(none, 'export default 5\n')
  expect(await cli('lab', 'run', SCENARIO, '--app', APP, '--policy', none, '--for', '1m')).toMatchObject({exit: 3})
  expect((await cli('lab', 'run', SCENARIO, '--app', APP, '--policy', join(folder, 'nowhere.ts'))).exit).not.toBe(1)
}, 60_000)
