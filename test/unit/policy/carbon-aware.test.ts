import {describe, expect, test} from 'vitest'
import type {ComponentDescription} from '../../../src/descriptions/types.js'
import {CARBON_METRIC} from '../../../src/policy/builtin/carbon/carbon-metric.js'
import {DAY_MS, HOUR_MS} from '../../../src/policy/builtin/carbon/forecaster.js'
import {type GridRecord, NOTHING_RECORDED, recorded} from '../../../src/policy/builtin/carbon/grid-record.js'
import {carbonAwareEntry} from '../../../src/policy/builtin/carbon-aware.js'
import {componentPlacement} from '../../../src/policy/builtin/placement.js'
import type {Policy, PolicyInput, World} from '../../../src/policy/contract.js'
import {createTelemetryStore, type TelemetryStore} from '../../../src/telemetry/store.js'
import {application, component, NEVER, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {worldOf} from '../../support/loop-bench.js'
import {policyInput} from '../../support/policy-input.js'
import {nodeState} from '../../support/world-states.js'

const DEFAULTS = Object.fromEntries(carbonAwareEntry.parameters.map((one) => [one.name, one.default]))
const policy = (more: {readonly [name: string]: number} = {}): Policy => carbonAwareEntry.create({...DEFAULTS, ...more})
const HOUR = ORIGIN_MS / HOUR_MS
/** When it may be begun: the first minute of an application, and of an hour, is the cluster's to be chosen in. */
const NOW_MS = ORIGIN_MS + 60_000

/** Dirty by night, clean at noon: nine in the morning (`ORIGIN_MS`) is worse than noon, and better than the evening. */
const intensityAt = (hour: number): number => 200 + 20 * Math.abs((((hour % 24) + 24) % 24) - 12)

/** Of the hours before the one that is running. */
function knownFor(hours: number): GridRecord {
  return {hour: HOUR, sum: 0, count: 0, values: Array.from({length: hours}, (_, place) => intensityAt(HOUR - hours + place))}
}

function batch(more: Partial<ComponentDescription> = {}): ComponentDescription {
  return component('batch', {
    restart_policy: 'OnFailure',
    containers: [{image: 'job:1'}],
    deferrable: {slack: '8h', duration: '1h'},
    ...more,
  })
}

function worldAt(nowMs: number, described = batch()): World {
  const city = spec(application('city', [described]), {createdMs: ORIGIN_MS})
  return {...worldOf([city]), nowMs, nodes: new Map(['n1', 'n2'].map((name) => [name, nodeState(name)]))}
}

function heard(nowMs: number, byNode: {readonly [node: string]: number}): TelemetryStore {
  const telemetry = createTelemetryStore({clock: {now: () => nowMs}})
  for (const [node, value] of Object.entries(byNode)) telemetry.add({metric: CARBON_METRIC, node, value, timeMs: nowMs - 1_000})
  return telemetry
}

type Situation = {
  readonly record: GridRecord
  readonly nowMs?: number
  readonly described?: ComponentDescription
  readonly byNode?: {readonly [node: string]: number}
  readonly more?: Partial<PolicyInput>
  readonly parameters?: {readonly [name: string]: number}
}

async function turn({record, nowMs = NOW_MS, described, byNode = {n1: 260, n2: 260}, more = {}, parameters}: Situation) {
  const world = worldAt(nowMs, described)
  const telemetry = heard(nowMs, byNode)
  const input = policyInput({world, telemetry, more: {application: undefined, ...more}})
  const {analysis, state} = await policy(parameters).analyze(input, record, NEVER)
  const {plan} = await policy(parameters).plan(input, state, NEVER)
  return {analysis, actions: plan?.actions ?? []}
}

describe('a component that may wait', () => {
  test('waits while a later hour is expected to be greener, as the core does', async () => {
    const {analysis, actions} = await turn({record: knownFor(48)})
    expect(analysis).toMatchObject({verdict: 'hold', evidence: {metric: CARBON_METRIC, value: 260, hoursKnown: 48}})
    expect(analysis.reason).toBe(
      'batch waits for a greener hour, expected by 23 %, by yesterday’s values, at the latest 2026-01-05 17:00:00 UTC',
    )
    expect(actions).toEqual([])
    const world = worldAt(ORIGIN_MS)
    const core = await componentPlacement.analyze(policyInput({world}), null, NEVER)
    expect(core.analysis).toEqual({
      verdict: 'hold',
      reason: 'batch waits for a better hour, and begins at the latest at 2026-01-05 17:00:00 UTC',
    })
    expect(core.nextAnalyzeMs).toBe(8 * HOUR_MS)
  })

  test('begins in the greenest hour', async () => {
    const hours = [0, 1, 2, 3].map((later) => ({
      ...knownFor(48),
      hour: HOUR + later,
      values: knownFor(48).values.map((_, place) => intensityAt(HOUR + later - 48 + place)),
    }))
    const verdicts = await Promise.all(
      hours.map(async (record, later) => (await turn({record, nowMs: NOW_MS + later * HOUR_MS})).analysis.verdict),
    )
    expect(verdicts).toEqual(['hold', 'hold', 'hold', 'adapt'])
  })

  test('is foreseen by a fit where weeks are known', async () => {
    const {analysis} = await turn({record: knownFor(42 * 24)})
    expect(analysis.reason).toContain('a forecast fitted on 42 days')
    expect(analysis.verdict).toBe('hold')
  })

  test('begins on the eligible node with the least', async () => {
    const later = {
      record: {...knownFor(48), hour: HOUR + 3, values: knownFor(51).values.map((_, place) => intensityAt(HOUR - 48 + place))},
      nowMs: NOW_MS + 3 * HOUR_MS,
    }
    const hostsOf = async (byNode: {readonly [node: string]: number}, described?: ComponentDescription) =>
      (await turn({...later, byNode, ...(described === undefined ? {} : {described})})).actions.map(({command}) => command['hosts'])
    expect(await hostsOf({n1: 300, n2: 100})).toEqual([[{node: 'n2', instances: 1}]])
    expect(await hostsOf({n1: 100, n2: 300})).toEqual([[{node: 'n1', instances: 1}]])
    expect(await hostsOf({n1: 300, n2: 100}, batch({node_placement: {node: 'n1'}}))).toEqual([[{node: 'n1', instances: 1}]])
  })

  test('begins at once where less than a day is known, or waiting is not worth it', async () => {
    expect(await turn({record: knownFor(23)})).toMatchObject({analysis: {verdict: 'adapt'}, actions: [{target: {component: 'batch'}}]})
    const picky = await turn({record: knownFor(48), parameters: {leastSavingPercent: 30}})
    expect(picky.analysis).toMatchObject({verdict: 'adapt', reason: expect.stringContaining('greener only by 23 %') as string})
  })

  test('is left to the core where the grid is not heard', async () => {
    const {analysis} = await turn({record: knownFor(48), byNode: {}})
    expect(analysis).toEqual({verdict: 'hold', reason: 'grid_carbon_intensity is not heard; batch begins when its slack is used up'})
  })

  test('is the core’s again when its slack is used up', async () => {
    const nowMs = ORIGIN_MS + 8 * HOUR_MS
    expect((await turn({record: knownFor(48), nowMs})).analysis.reason).toBe('Nothing waits for a greener hour.')
    const core = await componentPlacement.analyze(policyInput({world: worldAt(nowMs)}), null, NEVER)
    expect(core.analysis.verdict).toBe('adapt')
  })

  test('leaves the first minute of its application, and of each hour, to whoever chooses the cluster', async () => {
    for (const nowMs of [ORIGIN_MS, ORIGIN_MS + 59_999, ORIGIN_MS + HOUR_MS + 59_999]) {
      const {analysis, actions} = await turn({record: knownFor(20), nowMs})
      expect([analysis.verdict, analysis.reason, actions]).toEqual(['hold', 'batch waits a minute: its cluster may be chosen first', []])
    }
    expect((await turn({record: knownFor(20), nowMs: ORIGIN_MS + HOUR_MS + 60_000})).analysis.verdict).toBe('adapt')
  })

  test('is not begun twice: what is under way is left alone', async () => {
    const {analysis, actions} = await turn({record: knownFor(23), more: {isUnderWay: () => true}})
    expect([analysis.verdict, actions]).toEqual(['fine', []])
  })
})

describe('what is recorded of the grid', () => {
  const told = (readings: readonly (readonly [hours: number, value: number])[], days = 2) =>
    readings.reduce((record, [hours, value]) => recorded(record, hours * HOUR_MS, value, days), NOTHING_RECORDED)

  test('are means of hours that ended, and short gaps held', () => {
    expect(
      told([
        [0, 10],
        [0.5, 20],
        [1, 5],
        [3.2, 7],
      ]),
    ).toEqual({hour: 3, sum: 7, count: 1, values: [15, 5, 5]})
  })

  test('begins anew after a long gap, and when the clock goes back', () => {
    expect(
      told([
        [0, 10],
        [1, 5],
        [6, 7],
      ]).values,
    ).toEqual([])
    expect(
      told([
        [5, 10],
        [6, 5],
        [2, 7],
      ]),
    ).toEqual({hour: 2, sum: 7, count: 1, values: []})
  })

  test('is bounded', () => {
    const hours = Array.from({length: 100}, (_, hour) => [hour, hour] as const)
    expect(told(hours).values).toHaveLength((2 * DAY_MS) / HOUR_MS)
    expect(told(hours).values.at(-1)).toBe(98)
  })
})
