import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {writeNewFile} from '../../../src/cli/new-file.js'
import type {SeedResult} from '../../../src/lab/replay/replay.js'
import {type Study, study} from '../../../src/lab/replay/study.js'
import {timeMarks} from '../../../src/lab/report/time-marks.js'
import {htmlReport} from '../../../src/lab/report/write.js'
import {savedResult, studyIn} from '../../../src/lab/results/saved.js'
import {recordingOf, replayCase} from '../../support/recordings.js'

const SCORE = {score: 0.5, underperforming: 0, targetMissed: 0, dear: 0, moving: 0, moves: 0}
const RESULT: SeedResult = {
  seed: 1,
  contenders: (['clairvoyant optimum', 'never move', 'always dear'] as const).map((name) => ({
    name,
    kind: name === 'clairvoyant optimum' ? 'optimum' : 'rule',
    score: SCORE,
    moves: [],
    decisions: [],
    faults: [],
  })),
}

async function studyOf(values: readonly number[]): Promise<Study> {
  const asked = {recording: recordingOf(values), case: replayCase(), policies: [], seeds: [1], axes: []}
  return await study({...asked, run: async () => [RESULT]})
}

test('a report of a very long recording is made, and no larger than can be seen', async () => {
  const report = htmlReport(await studyOf(Array.from({length: 200_000}, (_, step) => (step === 123_456 ? 400 : 50 + (step % 7)))))
  expect(report.length).toBeLessThan(100_000)
  const points = /<polyline points="([^"]*)"/.exec(report)?.[1]?.split(' ') ?? []
  expect(points.length).toBeLessThan(4_000)
  // The one value that stands out is not lost.
  expect(points.filter((point) => point.endsWith(',0.0'))).toHaveLength(1)
})

test('moments below a picture can be read, however long it is', () => {
  const HOUR = 3_600_000
  const fromMs = Date.UTC(2026, 0, 5, 8, 10)
  const labels = (lengthMs: number) => timeMarks(fromMs, fromMs + lengthMs).map(({label}) => label)
  expect(labels(HOUR)).toEqual([
    '08:10',
    '08:15',
    '08:20',
    '08:25',
    '08:30',
    '08:35',
    '08:40',
    '08:45',
    '08:50',
    '08:55',
    '09:00',
    '09:05',
    '09:10',
  ])
  expect(labels(26 * HOUR)).toEqual(['09:00', '12:00', '15:00', '18:00', '21:00', '01-06', '03:00', '06:00', '09:00'])
  for (const days of [2, 9, 40, 400]) {
    expect(labels(days * 24 * HOUR).length, String(days)).toBeLessThanOrEqual(13)
    expect(labels(days * 24 * HOUR).length, String(days)).toBeGreaterThan(3)
  }
})

describe('a saved answer that was changed is refused with each place', () => {
  const changed = async (change: (saved: Record<string, never>) => object) =>
    JSON.stringify(change(JSON.parse(JSON.stringify(await studyOf([1, 2, 3]))) as Record<string, never>))

  test('by report and comparison', async () => {
    const text = await changed((saved) => ({...saved, case: {...replayCase(), hosts: 5}, conditions: {timesMs: ['x'], load: []}}))
    const told =
      'x.json is not as it was saved: case.hosts: a list is expected; conditions.timesMs[0]: a number is expected; conditions.recorded: a list is expected.'
    expect(() => studyIn(text, 'x.json')).toThrow(told)
    expect(() => savedResult(text, 'x.json')).toThrow(told)
    expect(() => savedResult('{"subject": 1, "seeds": [], "durationMs": 1, "summaries": [{}], "trials": []}', 'x.json')).toThrow(
      'subject: a map is expected; summaries[0].variant: a text is expected; summaries[0].failures: a list is expected',
    )
  })

  test('and one that was not is taken', async () => {
    const text = await changed((saved) => saved)
    expect(htmlReport(studyIn(text, 'x.json'))).toContain('<svg')
    expect(savedResult(text, 'x.json').points[0]?.contenders.get('never move')).toEqual([0.5])
  })
})

test.runIf(existsSync('/dev/full'))('a file that cannot be written is said so, whatever the system says of it', async () => {
  await expect(writeNewFile('/dev/full', 'x', true)).rejects.toMatchObject({
    code: 'file-not-writable',
    message: '/dev/full cannot be written (ENOSPC).',
  })
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops-report-'))
  try {
    await expect(writeNewFile(join(folder, 'x'.repeat(300)), 'x', false)).rejects.toMatchObject({code: 'file-not-writable'})
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
})
