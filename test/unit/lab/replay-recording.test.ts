import {describe, expect, test} from 'vitest'
import {stringify} from 'yaml'
import type {ReplayCase} from '../../../src/lab/generated/replay-case.types.generated.js'
import {parseReplayCase} from '../../../src/lab/replay/case-file.js'
import {conditionsOf} from '../../../src/lab/replay/conditions.js'
import {gridOf} from '../../../src/lab/replay/grid.js'
import {moveMsOf, objectiveOf} from '../../../src/lab/replay/objective.js'
import {checkMoments} from '../../../src/lab/replay/optimum.js'
import {axisOf} from '../../../src/lab/replay/parameters.js'
import {skillsOf} from '../../../src/lab/replay/skill.js'
import {study} from '../../../src/lab/replay/study.js'
import type {TraceSeries} from '../../../src/lab/trace/contract.js'
import {readTidyCsv} from '../../../src/lab/trace/tidy-csv.js'
import {isoTimeMs} from '../../../src/lab/trace/times.js'
import type {SampleSource} from '../../../src/telemetry/contract.js'
import {near} from '../../support/matchers.js'
import {RECORDED_MS, recordingOf, replayCase, STEP_MS} from '../../support/recordings.js'

const OWN = {application: 'city', component: 'classifier'}
const COUNT = 40

function series(metric: string, source: SampleSource, amountOf: (step: number) => number, {from = 0, offMs = 0} = {}): TraceSeries {
  const steps = Array.from({length: COUNT}, (_, step) => step).slice(from)
  return {
    metric,
    unit: 'ms',
    source,
    timesMs: Float64Array.from(steps, (step) => RECORDED_MS + step * STEP_MS + offMs),
    values: Float64Array.from(steps, amountOf),
  }
}

function latency(source: SampleSource, amountOf: (step: number) => number = () => 1, from = 0): TraceSeries {
  return series('frame_classify_latency', {...OWN, ...source}, amountOf, {from})
}

function read(all: readonly TraceSeries[], overrides: Partial<ReplayCase> = {}) {
  return conditionsOf({notes: [], series: all}, replayCase(overrides))
}

function problemsOf(all: readonly TraceSeries[], overrides: Partial<ReplayCase>): readonly string[] {
  const {problems} = parseReplayCase(stringify({MLSysOpsReplay: replayCase(overrides)}), 'case.yaml', {notes: [], series: all})
  return problems.map(({path, message, suggestion}) => `${path.replace('MLSysOpsReplay.', '')}: ${message} ${suggestion ?? ''}`)
}

describe('where a value was measured', () => {
  test('only what was measured on the first host counts, and what is left out is told', () => {
    const there = latency({node: 'fast', instance: '2'}, () => 900, 35)
    const {recorded, remarks} = read([latency({node: 'slow', instance: '1'}), there])
    expect([...recorded]).toEqual(Array.from({length: COUNT}, () => 1))
    expect(remarks).toEqual(['5 values of frame_classify_latency measured on fast left out: the replay goes by those on slow'])
  })

  test('a first host on which nothing was measured is a problem at its place', () => {
    expect(problemsOf([latency({node: 'fast'})], {})).toEqual([
      'hosts[0].name: frame_classify_latency was not recorded on slow. It was on fast: the first host is the one where it was recorded.',
    ])
    expect(() => read([latency({node: 'fast'})])).toThrow('no values of frame_classify_latency')
  })

  test('instances that were measured at once are refused with their names; one moment of a move is not', () => {
    const both = [latency({node: 'slow', instance: 'a'}), latency({node: 'slow', instance: 'b'})]
    expect(() => read(both)).toThrow(
      'The recording has 40 moments with several values of frame_classify_latency: of classifier a on slow, classifier b on slow.',
    )
    const first = latency({instance: 'a'})
    const cut = {...first, timesMs: first.timesMs.slice(0, 21), values: first.values.slice(0, 21)}
    expect(read([cut, latency({instance: 'b'}, () => 2, 20)]).remarks).toEqual([
      '1 moment with several values of frame_classify_latency: the later told counts',
    ])
  })
})

describe('the load', () => {
  const load = (source: SampleSource, value: number, offMs = 0) => series('people', source, () => value, {offMs})
  const asked = {load: 'people'}

  test('is that of the application, whatever others have', () => {
    const all = [latency({}), load({application: 'city', component: 'detector'}, 3), load({application: 'zoo', component: 'detector'}, 9)]
    expect(new Set(read(all, asked).load)).toEqual(new Set([3]))
    expect(problemsOf([latency({}), load({application: 'zoo', component: 'gate'}, 9)], asked)).toEqual([
      'load: people was not recorded of city. It was of zoo/gate.',
    ])
  })

  test('of several components at once is refused, with the way to say whose', () => {
    const all = [latency({}), load({...OWN, component: 'north'}, 3), load({...OWN, component: 'south'}, 4)]
    expect(() => read(all, asked)).toThrow(
      expect.objectContaining({hints: ['Say whose load it is: load_component: north or south.'], exit: 'invalid'}),
    )
    expect(new Set(read(all, {...asked, load_component: 'south'}).load)).toEqual(new Set([4]))
    expect(problemsOf(all, {...asked, load_component: 'sout'})).toEqual([
      'load_component: The recording has no component with that load sout. Did you mean "south"?',
    ])
  })

  test('measured at other moments holds until it is measured again; steps without it are told', () => {
    const {load: values, remarks} = read([latency({}), load({}, 3, 137)], asked)
    expect([...(values ?? [])]).toEqual([Number.NaN, ...Array.from({length: COUNT - 1}, () => 3)])
    expect(remarks).toEqual(['1 of 40 steps have no people: on fast their value is the recorded one over the speed'])
  })

  test('that was measured at other times only is refused', () => {
    expect(() => read([latency({}), load({}, 3, 10 * COUNT * STEP_MS)], asked)).toThrow('No value of people was measured within a step')
  })
})

test('what else was measured is told once, at the step after it', () => {
  const slow = series('node_cpu_utilisation', {node: 'slow'}, (step) => step, {offMs: -STEP_MS / 4})
  const rare = {...slow, timesMs: slow.timesMs.filter((_, step) => step % 3 === 0), values: slow.values.filter((_, step) => step % 3 === 0)}
  const [other] = read([latency({}), rare]).others
  expect([...(other?.values ?? [])].slice(0, 5)).toEqual([0, Number.NaN, Number.NaN, 3, Number.NaN])
})

describe('times', () => {
  test('are UTC without a zone, and nothing but ISO 8601', () => {
    const at = Date.UTC(2026, 0, 5, 8, 20)
    for (const text of ['2026-01-05T08:20', '2026-01-05 08:20:00', '2026-01-05T09:20:00+01:00', '2026-01-05T08:20:00.000Z'])
      expect([text, isoTimeMs(text)]).toEqual([text, at])
    expect(isoTimeMs('2026-01-05')).toBe(Date.UTC(2026, 0, 5))
    for (const text of ['2026', '5 Jan 2026 08:20', '01/05/2026', 'soon', '2026-13-05'])
      expect([text, isoTimeMs(text)]).toEqual([text, Number.NaN])
  })

  test('of a case and of our own table are read alike', () => {
    expect(problemsOf([latency({})], {evaluate_from: '5 Jan 2026 08:20'})).toEqual([
      'evaluate_from: "5 Jan 2026 08:20" is no time. ISO 8601 is expected, such as 2025-09-26T17:58:00Z.',
    ])
    expect(read([latency({})], {evaluate_from: '2026-01-05T09:01:40'}).scoredFrom).toBe(5)
    const {series: all} = readTidyCsv(
      'time,metric,unit,application,component,instance,node,cluster,value\n2026-01-05T09:00:00,x,,,,,,,1\n',
      'trace.csv',
    )
    expect([...(all[0]?.timesMs ?? [])]).toEqual([RECORDED_MS])
  })

  test('that jitter are put on equal steps, and this is told', () => {
    const times = Array.from({length: 200}, (_, step) => RECORDED_MS + step * STEP_MS + ((step * 7919) % 801) - 400)
    const {timesMs, stepMs, remark} = gridOf(times)
    expect(stepMs).toBe(STEP_MS)
    expect(new Set([...timesMs].slice(1).map((timeMs, step) => timeMs - (timesMs[step] ?? 0)))).toEqual(new Set([STEP_MS]))
    expect(remark).toMatch(/^times jitter by up to \d+ ms about equal steps, and were put on steps of 20000 ms$/)
  })

  test('with a common measure stay as they are, pauses and short steps too', () => {
    const times = [0, 5_000, 25_000, 45_000, 465_000, 485_000]
    expect(gridOf(times)).toEqual({timesMs: Float64Array.from(times), stepMs: STEP_MS})
  })

  test('that follow no measure are rounded to a hundredth of a step, and this is told', () => {
    const times = [0, 3_333, 23_337, 43_331, 63_339, 66_001, 86_007]
    const {timesMs, remark} = gridOf(times)
    expect([...timesMs]).toEqual([0, 3_300, 23_300, 43_300, 63_300, 66_000, 86_000])
    expect(remark).toBe('times have no common measure, and were rounded to 100 ms')
  })
})

test('a forecast is held against what came within half a step of its moment; where nothing did, it is told', () => {
  const recording = recordingOf(Array.from({length: 40}, (_, step) => 10 + (step % 3)))
  const skillsAt = (timesMs: Float64Array) =>
    skillsOf(
      {
        conditions: {...recording, timesMs},
        truth: [recording.recorded, recording.recorded],
        objective: objectiveOf(replayCase()),
        moveMs: STEP_MS,
        rated: 1,
      },
      undefined,
    )
  const jittered = recording.timesMs.map((timeMs, step) => timeMs + (step % 2) * 300)
  expect(skillsAt(jittered)[0]).toMatchObject({forecast: 'persistence', pairs: 39, error: near(4 / 3, 0.1)})
  const apart = skillsAt(recording.timesMs.map((timeMs, step) => timeMs + step * STEP_MS))
  expect(apart[0]).toMatchObject({pairs: 0, error: Number.NaN})
})

describe('a move', () => {
  test('that has next to nothing in common with the steps is refused before anything runs', async () => {
    const recording = recordingOf(Array.from({length: 1_000}, () => 1))
    expect(() => checkMoments(recording, 30_000)).not.toThrow()
    const asked = {recording, case: replayCase({move_s: 20.001}), policies: [], seeds: [1], axes: []}
    const run = () => Promise.reject(new Error('it ran'))
    await expect(study({...asked, run})).rejects.toThrow('have only 1 ms in common')
  })

  test('takes a millisecond at least', () => {
    expect(problemsOf([latency({})], {move_s: 0.0004})).toEqual([expect.stringMatching(/^move_s: /)])
    expect(() => axisOf('move=0.0004')).toThrow('A move takes at least 0.001 s')
    expect(moveMsOf(replayCase({move_s: 0.001}))).toBe(1)
  })
})
