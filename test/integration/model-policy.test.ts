import {afterAll, describe, expect, test} from 'vitest'
import {artifactDigest, type PolicyFile, policyFile} from '../../src/policy/artifact.js'
import type {Mode, PolicyInput} from '../../src/policy/contract.js'
import type {HostedPolicy} from '../../src/policy/hosted.js'
import {systemClock} from '../../src/support/clock-system.js'
import {createTelemetryStore} from '../../src/telemetry/store.js'
import {NEVER, ORIGIN_MS} from '../contract/platform/fixtures.js'
import {type Column, LATENCY_NOW, modelPolicy, type PolicyParts} from '../support/model-policy.js'
import {runningWorld} from '../support/model-world.js'
import {openTestPolicies} from '../support/policies.js'
import {policyInput} from '../support/policy-input.js'
import {LATENCY} from '../support/two-workers.js'

const open = openTestPolicies(systemClock)
const opened: HostedPolicy[] = []
afterAll(async () => {
  await Promise.all(opened.map((policy) => policy.close()))
})

async function load(
  parts: PolicyParts = {},
  change: (files: readonly PolicyFile[]) => readonly PolicyFile[] = (files) => files,
): Promise<HostedPolicy> {
  const {submission} = modelPolicy(parts)
  const files = change(submission.files.map(({name, base64}) => policyFile(name, base64)))
  const {source, fileName} = submission
  const policy = await open({kind: 'model', source, files, digest: artifactDigest(source, files), fileName, layer: 'cluster'})
  opened.push(policy)
  return policy
}

/** `city/web` runs on `slow` at this latency; `fast` is rated twice as fast. */
function inputAt(latency: number, {mode = 'ml', atMs = 0}: {readonly mode?: Mode; readonly atMs?: number} = {}): PolicyInput {
  const nowMs = ORIGIN_MS + 60_000 + atMs
  const world = runningWorld(nowMs)
  const telemetry = createTelemetryStore({clock: {now: () => nowMs}})
  for (let backMs = 9_000; backMs >= 0; backMs -= 1_000)
    telemetry.add({metric: LATENCY, application: 'city', component: 'web', node: 'slow', value: latency, timeMs: nowMs - backMs})
  return policyInput({world, telemetry, more: {nowMs, mode, application: world.applications.get('city')}})
}

async function ask(policy: HostedPolicy, inputs: readonly PolicyInput[]) {
  let state = await policy.initialState()
  let analysis: Awaited<ReturnType<HostedPolicy['analyze']>>['analysis'] | undefined
  for (const input of inputs) ({analysis, state} = await policy.analyze(input, state, NEVER))
  return {analysis, state}
}

describe('a model that is asked', () => {
  test('adapts after so many turns in which the target is foreseen to be missed, though it is met now, and plans the host where it is kept', async () => {
    const policy = await load({bias: 20})
    const turns = [0, 5_000, 10_000].map((atMs) => inputAt(40, {atMs}))
    const first = await ask(policy, turns.slice(0, 2))
    expect(first.analysis).toMatchObject({
      verdict: 'fine',
      reason: expect.stringContaining('foreseen to be 60.0 in 30 s, target ≤ 50') as string,
    })
    const {analysis, state} = await ask(policy, turns)
    expect(analysis).toMatchObject({
      verdict: 'adapt',
      reason: `${LATENCY} of web on slow is foreseen to be 60.0 in 30 s, target ≤ 50, in 3 turns in a row`,
      evidence: {
        decidedBy: 'model',
        forecast: 60,
        value: 40,
        node: 'slow',
        features: {[`${LATENCY}_mean_10s`]: 40},
        beyondRange: [],
        turns: 3,
      },
    })
    expect(analysis?.evidence?.['model']).toBe(modelPolicy({bias: 20}).digest)
    const last = turns.at(-1)
    const {plan} = await policy.plan(last ?? inputAt(40), state, NEVER)
    expect(plan?.actions).toMatchObject([{command: {hosts: [{node: 'fast', instances: 1}]}}])
    expect(plan?.candidates.map(({host, chosen, prediction}) => [host, chosen, prediction?.value])).toEqual([
      ['slow', false, undefined],
      ['fast', true, 30],
    ])
  })

  test('turns that are nearer than a second count once', async () => {
    const {analysis} = await ask(
      await load({bias: 20}),
      [0, 100, 200, 300].map((atMs) => inputAt(40, {atMs})),
    )
    expect(analysis).toMatchObject({verdict: 'fine', evidence: {turns: 1}})
  })

  test('with elsewhere: facts the model is asked about each host with that host’s facts', async () => {
    const rating: Column = {yaml: '{node: performance_indicator}', name: 'node_performance_indicator', weight: -0.01}
    const policy = await load({columns: [LATENCY_NOW, rating], bias: 30, more: 'elsewhere: facts\nrule: {sustain: 1}'})
    const input = inputAt(40)
    const {analysis, state} = await ask(policy, [input])
    expect(analysis).toMatchObject({verdict: 'adapt', evidence: {forecast: 60}})
    const {plan} = await policy.plan(input, state, NEVER)
    expect(plan?.candidates.find(({chosen}) => chosen)).toMatchObject({host: 'fast', prediction: {value: 50}})
  })

  test('where no other host is foreseen to keep the target nothing is moved, and each host has its reason', async () => {
    const policy = await load({bias: 200, more: 'rule: {sustain: 1}'})
    const input = inputAt(40)
    const {state} = await ask(policy, [input])
    const {plan} = await policy.plan(input, state, NEVER)
    expect(plan?.actions).toEqual([])
    expect(plan?.candidates.map(({refusals}) => refusals[0]?.code)).toEqual(['runs-there', 'target-missed-there'])
  })
})

describe('the whole turn is the heuristic’s, and says why', () => {
  const narrow: Column = {...LATENCY_NOW, min: 10, max: 30}
  const lagged: Column = {yaml: `{metric: ${LATENCY}, lag: 1m}`, name: `${LATENCY}_mean_10s_lag_60s`, weight: 1}
  test.each<[string, PolicyParts, PolicyInput, RegExp]>([
    ['in mode heuristic', {}, inputAt(70, {mode: 'heuristic'}), /the mode is heuristic/],
    [
      'out of the range of training',
      {columns: [narrow]},
      inputAt(70),
      /mean_10s is 70\.0, outside of what the model was trained on \(10\.0 to 30\.0\)/,
    ],
    ['where a feature is missing', {columns: [LATENCY_NOW, lagged]}, inputAt(70), /a feature is missing: .*_lag_60s \(too few values of/],
    ['where the model is slow', {more: 'limits: {time: 0ms}'}, inputAt(70), /the model took \d+ ms, and 0 ms may be/],
    ['where the model answers with no number', {bias: Number.NaN}, inputAt(70), /answered with no number/],
  ])('%s', async (_, parts, input, why) => {
    const {analysis, state} = await ask(await load(parts), [input])
    expect(analysis?.reason).toMatch(why)
    expect(analysis?.reason).toMatch(/qos-relocation: /)
    expect(analysis?.evidence).toMatchObject({decidedBy: 'qos-relocation', modelNotUsed: expect.stringMatching(why) as string})
    expect(state).toMatchObject({by: 'fallback'})
  })

  test('a little outside of the range is not outside, and how far may be said', async () => {
    expect((await ask(await load({columns: [narrow]}), [inputAt(31)])).analysis?.evidence).toMatchObject({decidedBy: 'model'})
    const tolerant = await load({columns: [narrow], more: 'limits: {beyond: 5}'})
    expect((await ask(tolerant, [inputAt(70)])).analysis?.evidence).toMatchObject({decidedBy: 'model'})
  })

  test('it plans what it found: the model’s word does not come back between analyze and plan', async () => {
    const policy = await load({columns: [narrow]})
    const first = inputAt(70)
    const later = inputAt(70, {atMs: 15_000})
    const {analysis, state} = await ask(policy, [first, later])
    expect(analysis?.verdict).toBe('adapt')
    const {plan} = await policy.plan(later, state, NEVER)
    expect(plan?.actions[0]?.reason).toMatch(/Move web from slow to fast: 35\.0 ± .* foreseen, 70\.0 now/)
  })

  test('without a fallback it holds', async () => {
    const policy = await load({columns: [narrow], more: 'fallback: none'})
    const {analysis, state} = await ask(policy, [inputAt(70)])
    expect(analysis).toMatchObject({verdict: 'hold', reason: expect.stringContaining('has no fallback') as string})
    expect((await policy.plan(inputAt(70), state, NEVER)).plan).toBeUndefined()
  })

  test('where its worker has died the heuristic decides, and the model is asked again later', async () => {
    const policy = await load()
    await policy.close()
    const {analysis} = await ask({...policy, initialState: async () => (await load()).initialState()}, [inputAt(70)])
    expect(analysis?.reason).toMatch(/The model is not followed: it failed: .*qos-relocation: /)
  })
})

describe('what does not fit is not loaded, and told at once with its places', () => {
  test('a contract of another model, other names, shapes and types', async () => {
    const wrong: PolicyParts['contract'] = (one) => ({
      ...one,
      digest: `sha256:${'0'.repeat(64)}`,
      inputs: one.inputs.map((input) => ({...input, name: 'x', type: 'float64'})),
      outputs: one.outputs.map((output) => ({...output, shape: [1], type: 'int64'})),
    })
    const error: unknown = await load({contract: wrong}).catch((fault: unknown) => fault)
    const message = error instanceof Error ? error.message : ''
    for (const part of [
      /m\.contract\.json:5:\d+ digest: The contract is of the model sha256:0+, and the model's file is sha256:/,
      /inputs\[0\]\.name: The model has no input x\. It has: features\./,
      /The model wants the input features, of which the contract says nothing/,
      /outputs\[0\]\.shape: The output forecast of the model has the shape \[any, 1\], not \[1\]/,
      /outputs\[0\]\.type: The output forecast of the model is float32, not int64/,
    ])
      expect(message).toMatch(part)
    expect(error).toMatchObject({code: 'policy-invalid', exit: 'invalid'})
  })

  test('features in another order and another horizon than in training', async () => {
    const other: PolicyParts['contract'] = (one) => ({
      ...one,
      inputs: one.inputs.map((input) => ({...input, features: input.features.toReversed()})),
      outputs: one.outputs.map((output) => ({...output, forecasts: {...output.forecasts, horizonMs: 60_000}})),
    })
    const hour: Column = {yaml: '{calendar: hour-sin}', name: 'hour_sin', weight: 0}
    await expect(load({columns: [LATENCY_NOW, hour], contract: other})).rejects.toThrow(
      /policy-foresight\.yaml:3:\d+ forecast\.horizon: horizon is 30000 ms, and the model was trained for 60000[\s\S]*features\[0\]: The feature in place 0 is .*_mean_10s, and the model was trained with hour_sin there/,
    )
  })

  test('a file that is no model, one that did not come, and one that is not what was added', async () => {
    const files = (change: (file: PolicyFile) => PolicyFile) => (all: readonly PolicyFile[]) =>
      all.map((file) => (file.name === 'm.onnx' ? change(file) : file))
    await expect(
      load(
        {},
        files(() => policyFile('m.onnx', Buffer.from('no model').toString('base64'))),
      ),
    ).rejects.toMatchObject({code: 'model-invalid'})
    await expect(load({}, (all) => all.slice(1))).rejects.toThrow(/needs m\.onnx, which did not come with it/)
    await expect(
      load(
        {},
        files((file) => ({...file, base64: Buffer.from('other').toString('base64')})),
      ),
    ).rejects.toThrow(/is not what was added/)
  })
})

test('a model of a fixed row is asked row by row', async () => {
  const contract: PolicyParts['contract'] = (one) => ({
    ...one,
    inputs: one.inputs.map((input) => ({...input, shape: [1, 1]})),
    outputs: one.outputs.map((output) => ({...output, shape: [1, 1]})),
  })
  const {analysis} = await ask(await load({model: {rows: 1}, contract}), [inputAt(42)])
  expect(analysis?.evidence).toMatchObject({forecast: 42})
})
