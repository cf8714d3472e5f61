import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Cli, commandLine} from '../support/cli.js'
import {RECORDED_MS, replayCase, STEP_MS} from '../support/recordings.js'

let folder: string
let cli: Cli
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-compare-'))
  cli = commandLine(folder)
  const rows = Array.from({length: 90}, (_, step) => `${new Date(RECORDED_MS + step * STEP_MS).toISOString()},${step % 30 < 15 ? 60 : 150}`)
  writeFileSync(join(folder, 'trace.csv'), ['Time,frame_classify_latency', ...rows, ''].join('\n'))
  writeFileSync(join(folder, 'case.yaml'), JSON.stringify({MLSysOpsReplay: replayCase()}))
  writeFileSync(join(folder, 'dear.yaml'), JSON.stringify({MLSysOpsReplay: replayCase({objective: {underperforming_above: 100, dear: 1}})}))
  await replayed('before.json', 'case.yaml')
  await replayed('dear.json', 'dear.yaml')
}, 60_000)
afterAll(() => rmSync(folder, {recursive: true, force: true}))

async function replayed(result: string, file: string): Promise<void> {
  const {exit, stdout, stderr} = await cli(
    'lab',
    'replay',
    join(folder, 'trace.csv'),
    '--case',
    join(folder, file),
    '--seeds',
    '3',
    '--json',
  )
  expect(exit, stderr).toBe(0)
  writeFileSync(join(folder, result), stdout)
}

const at = (name: string) => join(folder, name)

test('what was saved is compared: text, JSON and Markdown', async () => {
  const pair = ['--pair', 'greedy=always dear']
  const {exit, stdout} = await cli('lab', 'compare', at('before.json'), at('before.json'), ...pair)
  expect(exit).toBe(0)
  expect(stdout.replaceAll(/ +/g, ' ')).toMatch(/clairvoyant optimum [\d.]+ ± [\d.]+ [\d.]+ ± [\d.]+ 0\.0000 ± 0\.0000 same/)
  expect(stdout).toContain('greedy → always dear')
  const [compared] = JSON.parse((await cli('lab', 'compare', at('before.json'), at('before.json'), '--json')).stdout) as readonly {
    readonly seeds: readonly number[]
    readonly points: readonly {readonly contenders: readonly {readonly verdict: string}[]}[]
  }[]
  expect(compared?.seeds).toEqual([1, 2, 3])
  expect(new Set(compared?.points.flatMap(({contenders}) => contenders.map(({verdict}) => verdict)))).toEqual(new Set(['same']))
  const out = at('compared.md')
  expect((await cli('lab', 'compare', at('before.json'), at('before.json'), '--out', out)).exit).toBe(0)
  expect(readFileSync(out, 'utf8')).toMatch(/^# Results compared[\s\S]*\| who \| before \| after \| difference \| after is \|/)
  expect((await cli('lab', 'compare', at('before.json'), at('before.json'), '--out', out)).exit).toBe(4)
})

test('another question is refused with what differs', async () => {
  const {exit, stdout} = await cli('lab', 'compare', at('before.json'), at('dear.json'), '--json')
  expect(exit).toBe(3)
  const {error} = JSON.parse(stdout) as {readonly error: {readonly code: string; readonly details: {readonly reasons: readonly string[]}}}
  expect(error.code).toBe('results-not-comparable')
  expect(error.details.reasons).toEqual(['objective.dear is 0.25 in the first and 1 in the second.'])
})
