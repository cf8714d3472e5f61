import {expect, test} from 'vitest'
import {replaySeed} from '../../src/lab/replay/replay.js'
import {replayFile} from '../../src/lab/replay/replay-file.js'
import {type Study, study} from '../../src/lab/replay/study.js'
import {studyFacts} from '../../src/lab/report/facts.js'
import {htmlReport} from '../../src/lab/report/write.js'
import {studyIn} from '../../src/lab/results/saved.js'
import {openTestPolicies} from '../support/policies.js'
import {recordingOf, replayCase} from '../support/recordings.js'

const LOADS = Array.from({length: 160}, (_, step) => (step % 24 >= 10 && step % 24 < 18 ? 6 : 1) + (step % 2))

type Asked = {
  readonly loads?: readonly number[]
  readonly unit?: number
  readonly scoredFrom?: number
  readonly seeds?: readonly number[]
  readonly periodS?: number
}

/** Everyone but a person's policies on a load that comes again and again, in this thread. */
async function studied({loads = LOADS, unit = 1, scoredFrom = 80, seeds = [1], periodS}: Asked = {}): Promise<Study> {
  const recording = recordingOf(
    loads.map((people) => (12 + 21 * people) * unit),
    {load: loads, scoredFrom},
  )
  const asked = replayCase({
    load: 'people',
    target: 50 * unit,
    objective: {underperforming_above: 100 * unit, dear: 0.25},
    ...(periodS === undefined ? {} : {period_s: periodS}),
  })
  const {signal} = new AbortController()
  return await study({
    recording,
    case: asked,
    policies: [],
    seeds,
    axes: [],
    run: (tasks) =>
      Promise.all(tasks.map((task) => replaySeed({...task, signal, replayFile: (replay) => replayFile(replay, openTestPolicies, signal)}))),
  })
}

test('a metric in small units is told with the digits that matter', async () => {
  const found = await studied({unit: 1e-3})
  expect(found.shown.rule).toMatch(/^to the dear host above 0\.\d+, back below 0\.\d+, by the mean of \d steps$/)
  // The highest value, which is the end of the axis.
  expect(htmlReport(found)).toContain('class="axis">0.16</text>')
})

test('the facts say for which loads the fit holds, and how much of what is scored is beyond them', async () => {
  const loads = LOADS.map((people, step) => (step >= 150 ? 20 : people))
  expect(studyFacts(await studied({loads}))).toContain(
    'the fit holds: for people of 1 to 7; 12.5 % of the scored steps are beyond that, where the line only goes on',
  )
  expect(studyFacts(await studied({loads: LOADS.map(() => 3)}))).toContain(
    'the fit holds: people was 3 wherever it was fitted: what a load costs is not known',
  )
})

test('a study that begins with another seed says the same of the fit, and draws what that seed lived through', async () => {
  const [first, other] = [await studied({periodS: 480}), await studied({seeds: [7, 8], periodS: 480})]
  expect(other.shown.fit).toEqual(first.shown.fit)
  expect(other.shown.skills?.map(({forecast}) => forecast)).toContain('look-up by phase')
  expect(studyFacts(other).join()).toContain('fitted on the past: frame_classify_latency = 12')
  expect(other.conditions).toEqual(first.conditions)
  const {recorded = []} = other.shown.conditions ?? {}
  expect(recorded).not.toEqual(first.conditions.recorded)
  const curveOf = (html: string) => /<polyline points="([^"]+)"/.exec(html)?.[1]
  expect(curveOf(htmlReport(other))).not.toBe(
    curveOf(htmlReport({...other, shown: {...other.shown, seed: 1, conditions: first.conditions}})),
  )
})

test('where nothing is past, nothing is said to be fitted on it, and nothing is looked up', async () => {
  const found = await studied({scoredFrom: 0, periodS: 480})
  const names = found.shown.contenders.map(({name}) => name)
  expect(names).toContain('hysteresis, fitted to what is scored')
  expect([...names, ...(found.shown.skills ?? []).map(({forecast}) => forecast)].join()).not.toContain('look-up')
  const facts = studyFacts(found).join('\n')
  expect(facts).toContain('fitted on what is scored, which flatters: frame_classify_latency')
  expect(facts).not.toMatch(/fitted (on|to) the past/)
})

test('who sees both hosts at once is not the best of those that know only the past', async () => {
  const {summary} =
    (await studied({loads: Array.from({length: 160}, (_, step) => (Math.floor(step / 20) % 2 === 0 ? 1 : 7))})).points[0] ?? {}
  const kinds = new Map(summary?.contenders.map(({name, kind}) => [name, kind]))
  expect(kinds.get('greedy')).toBe('oracle')
  expect(kinds.get('foreknowledge, by the rule')).toBe('oracle')
  expect(['rule', 'policy']).toContain(kinds.get(summary?.best ?? ''))
})

test('an answer of before the fit said for which loads it holds is refused, and must be made again', async () => {
  const found = await studied()
  expect(studyIn(JSON.stringify(found), 'now.json').seeds).toEqual([1])
  const {loads: _, ...fit} = found.shown.fit ?? {}
  const old = JSON.stringify({...found, shown: {...found.shown, fit}})
  expect(() => studyIn(old, 'old.json')).toThrow('old.json does not say for which loads its fit holds: it was saved by an earlier version.')
})
