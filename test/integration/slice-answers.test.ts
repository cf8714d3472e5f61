import {afterEach, describe, expect, test} from 'vitest'
import type {PlanAnswer, PolicySubmission} from '../../src/agent/service.js'
import {simulatedHost} from '../../src/platform/simulated/index.js'
import {application, testScenario} from '../contract/platform/fixtures.js'
import {textWith} from '../support/matchers.js'
import {deployed, hostsOf} from '../support/slice-views.js'
import {temporaryDirectory} from '../support/temporary-directory.js'
import {classifier, LOAD_RISES_MS, twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, type VirtualSliceOptions, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults ?? []).toEqual([])
  await slice?.stop()
  slice = undefined
})

const approve: PlanAnswer = {kind: 'approve'}
const waiting = ({service}: VirtualSlice) => service.decisions({waiting: true, limit: 20})
const say = (running: VirtualSlice, ids: readonly string[], answer: PlanAnswer, isDryRun = false) =>
  running.during(running.service.answer(ids, answer, {by: 'ada', isDryRun}))

describe('a plan for an application', () => {
  /** The classifier misses its target, and a policy wants it moved. */
  async function city({mode = 'advise', ...options}: VirtualSliceOptions & {readonly mode?: 'advise' | 'heuristic'} = {}) {
    slice = await virtualSlice(twoWorkers(), options)
    await slice.pass(1_000)
    await slice.during(slice.service.setMode(mode, 'ada'))
    await slice.during(slice.service.deploy(application('city', [classifier()]), {by: 'ada'}))
    await deployed(slice)
    return slice
  }
  const whenLoaded = async (running: VirtualSlice) => {
    await running.pass(LOAD_RISES_MS + 60_000)
    const [plan] = waiting(running)
    if (plan === undefined) throw new Error('nothing waits')
    return plan
  }

  test('is rejected with name and reason, and does not come back while that holds, also in the next life of the agents', async () => {
    const running = await city({journals: temporaryDirectory()})
    const plan = await whenLoaded(running)
    const [rejected] = await say(running, [plan.id], {kind: 'reject', why: 'the fair', holdsMs: 600_000})
    expect(rejected).toMatchObject({kind: 'rejected', answer: {by: 'ada', why: 'the fair'}})
    await running.pass(5_000)
    const reason = {code: 'rejected-by-person', message: textWith('ada rejected it (the fair)')}
    expect(running.service.decision(plan.id)?.verdict).toMatchObject({kind: 'rejected', reasons: [reason]})
    const explained = await running.service.explain('city')
    expect(explained.components[0]?.decisions.find((one) => one.id === plan.id)?.verdict.kind).toBe('rejected')
    expect(waiting(running)).toEqual([])

    await running.crash()
    await running.start()
    await running.pass(120_000)
    await running.during(running.service.setMode('heuristic', 'ada'))
    await running.pass(120_000)
    await running.during(running.service.setMode('advise', 'ada'))
    expect(waiting(running)).toEqual([])
    expect(running.service.decisions({verdict: 'awaiting-approval', limit: 9})).toEqual([])
    expect(hostsOf(running, 'classifier')).toBe('slow')

    await running.pass(600_000)
    expect(waiting(running), 'the rejection has ended').toHaveLength(1)
    expect(hostsOf(running, 'classifier')).toBe('slow')
  })

  test('that was rejected can be approved after all; the same again changes nothing', async () => {
    const running = await city()
    const plan = await whenLoaded(running)
    await say(running, [plan.id], {kind: 'reject'})
    expect(await say(running, [plan.id], {kind: 'reject'})).toMatchObject([{kind: 'unchanged'}])
    await running.pass(30_000)
    expect(await say(running, [plan.id], approve, true)).toMatchObject([{kind: 'dry-run'}])
    await running.pass(30_000)
    for (const cordoned of [true, false]) {
      await running.during(running.service.cordon('fast', cordoned, 'ada'))
      await running.pass(60_000)
    }
    expect(running.service.decisions({policy: 'qos-relocation', limit: 1})[0], 'it is refused again, by a record of its own').toMatchObject(
      {
        verdict: {kind: 'rejected', reasons: [{code: 'rejected-by-person'}]},
      },
    )
    expect(running.service.decisions({policy: 'qos-relocation', limit: 1})[0]?.id).not.toBe(plan.id)
    expect(hostsOf(running, 'classifier')).toBe('slow')
    expect(await say(running, [plan.id, plan.id], approve)).toMatchObject([{kind: 'approved'}])
    await running.until('moved', () => hostsOf(running, 'classifier') === 'fast', 60_000)
    await running.pass(10_000)
    expect(await say(running, [plan.id], approve)).toMatchObject([{kind: 'unchanged'}])
    expect(running.service.decision(plan.id)).toMatchObject({verdict: {reason: 'Admitted: ada approved it.'}, outcome: {kind: 'done'}})
  })

  test('that is no question any more is not answered, and everything that speaks against it is said', async () => {
    const running = await city()
    const plan = await whenLoaded(running)
    await expect(say(running, ['d-none', plan.id, 'd-nothing'], approve)).rejects.toMatchObject({
      code: 'decision-not-found',
      message: 'There is no decision d-none.\nThere is no decision d-nothing.',
    })
    await running.pass(30_000)
    expect(hostsOf(running, 'classifier'), 'of several all are approved or none').toBe('slow')
    await running.during(running.service.setMode('heuristic', 'ada'))
    await expect(say(running, [plan.id], approve)).rejects.toMatchObject({
      code: 'decision-not-waiting',
      message: textWith('the mode of city is heuristic'),
    })
    await running.during(running.service.setMode('advise', 'ada'))
    await say(running, [plan.id], approve)
    await running.until('moved', () => hostsOf(running, 'classifier') === 'fast', 60_000)
    await running.pass(10_000)
    await expect(say(running, [plan.id], {kind: 'reject'})).rejects.toMatchObject({message: textWith('it is admitted, and done')})
  })

  test('is approved in the end, though messages are lost and agents die in between', async () => {
    const link = {isDown: true}
    const running = await city({
      journals: temporaryDirectory(),
      fabric: (fabric) => ({
        ...fabric,
        publish: async (topic, payload, options) =>
          link.isDown && topic.endsWith('/desired/answers') ? undefined : await fabric.publish(topic, payload, options),
      }),
    })
    const plan = await whenLoaded(running)
    await say(running, [plan.id], approve)
    await running.pass(20_000)
    expect(hostsOf(running, 'classifier')).toBe('slow')
    await running.crash()
    await running.start()
    await running.pass(20_000)
    link.isDown = false
    await running.until('moved', () => hostsOf(running, 'classifier') === 'fast', 120_000)
    await running.pass(10_000)
    expect(running.service.decision(plan.id)).toMatchObject({verdict: {kind: 'admitted'}, outcome: {kind: 'done'}})
  })

  test('waits where its application is in advise mode, whatever the slice is; that survives, and ends with the application', async () => {
    const running = await city({mode: 'heuristic'})
    expect(await running.during(running.service.setModeOf('city', 'advise', 'ada'))).toEqual({
      application: 'city',
      mode: 'advise',
      isOwn: true,
    })
    const plan = await whenLoaded(running)
    expect(plan.verdict).toMatchObject({reason: textWith('city is in advise mode')})
    expect(running.service.application('city')?.mode).toBe('advise')
    await running.crash()
    await running.start()
    await running.pass(120_000)
    expect(hostsOf(running, 'classifier')).toBe('slow')
    expect(running.service.ownModes()).toEqual([{application: 'city', mode: 'advise', isOwn: true}])

    await running.during(running.service.setModeOf('city', undefined, 'ada'))
    await running.until('the rules decide', () => hostsOf(running, 'classifier') === 'fast', 120_000)
    expect(running.service.modeOf('city')).toEqual({application: 'city', mode: 'heuristic', isOwn: false})

    await running.during(running.service.setModeOf('city', 'ml', 'ada'))
    await running.during(running.service.remove('city', 'ada'))
    await running.pass(60_000)
    await running.during(running.service.deploy(application('city', [classifier()]), {by: 'ada'}))
    await running.pass(10_000)
    expect(running.service.modeOf('city')).toEqual({application: 'city', mode: 'heuristic', isOwn: false})
    await expect(running.service.setModeOf('none', 'ml', 'ada')).rejects.toMatchObject({code: 'application-not-found'})
  })

  test('does not wait where its application has another mode than the slice, which is in advise mode', async () => {
    const running = await city()
    await running.during(running.service.setModeOf('city', 'heuristic', 'ada'))
    await running.pass(LOAD_RISES_MS)
    await running.until('moved', () => hostsOf(running, 'classifier') === 'fast', 120_000)
    expect(waiting(running)).toEqual([])
  })
})

describe('a plan that is about no application', () => {
  test('of a knob waits once for each node, and is approved or rejected as any', async () => {
    slice = await virtualSlice(testScenario(), {journals: temporaryDirectory()})
    const running = slice
    await running.pass(5_000)
    await running.during(running.service.setMode('advise', 'ada'))
    await running.during(running.service.addPolicy(saver(), 'ada'))
    await running.pass(120_000)
    const plans = waiting(running)
    expect(plans.map((one) => one.actions[0]?.command['node']).toSorted()).toEqual(['n1', 'n2'])
    expect(running.service.decisions({policy: 'saver', limit: 20}), 'it does not come back with every interval').toHaveLength(2)
    const [first = '', second = ''] = ['n1', 'n2'].map((node) => plans.find((one) => one.actions[0]?.command['node'] === node)?.id)

    await say(running, [second], {kind: 'reject', why: 'it is needed'})
    await say(running, [first], approve)
    await running.crash()
    await running.start()
    await running.pass(30_000)
    expect(await frequencyOf(running, 'n1')).toBe('1500000000')
    expect(await frequencyOf(running, 'n2')).toBe('1500000000-2500000000')
    expect(running.service.decision(first)).toMatchObject({verdict: {kind: 'admitted'}, outcome: {kind: 'done'}})
    expect(running.service.decision(second)?.verdict).toMatchObject({kind: 'rejected', reasons: [{message: textWith('it is needed')}]})
    expect(waiting(running)).toEqual([])
  })

  test('and that its policy does not want any more waits no longer', async () => {
    slice = await virtualSlice(testScenario())
    const running = slice
    await running.pass(5_000)
    await running.during(running.service.setMode('advise', 'ada'))
    await running.during(running.service.addPolicy(saver(), 'ada'))
    await running.pass(20_000)
    const [plan] = waiting(running)
    for (const node of ['n1', 'n2']) {
      const command = {node, command: 'set', frequency: 'min'}
      await running.during(running.service.orderMechanism('cpu-frequency', {command, cluster: 'near', isDryRun: false}, 'bob'), 120_000)
    }
    await running.pass(20_000)
    expect(waiting(running)).toEqual([])
    await expect(say(running, [plan?.id ?? ''], approve)).rejects.toMatchObject({message: textWith('saver does not want it any more')})
  })

  test('of the continuum is answered, too', async () => {
    slice = await virtualSlice(testScenario())
    const running = slice
    await running.pass(5_000)
    await running.during(running.service.deploy(application('shop'), {by: 'ada'}))
    await running.until('deployed', () => running.service.application('shop')?.phase === 'deployed', 60_000)
    const [before = ''] = running.service.application('shop')?.clusters ?? []
    const after = before === 'near' ? 'far' : 'near'
    await running.during(running.service.setMode('advise', 'ada'))
    await running.during(running.service.addPolicy(mover(after), 'ada'))
    await running.until('it waits', () => waiting(running).length > 0, 60_000)
    const [plan] = waiting(running)
    expect(plan).toMatchObject({agent: 'continuum', application: 'shop'})
    await say(running, [plan?.id ?? ''], {kind: 'reject'})
    await running.pass(60_000)
    expect(running.service.application('shop')?.clusters).toEqual([before])
    expect(running.service.decision(plan?.id ?? '')?.verdict.kind).toBe('rejected')
    await say(running, [plan?.id ?? ''], approve)
    await running.until('moved', () => running.service.application('shop')?.clusters.includes(after) === true, 60_000)
    expect(running.service.decision(plan?.id ?? '')).toMatchObject({verdict: {kind: 'admitted'}})
  })
})

async function frequencyOf({world}: VirtualSlice, node: string): Promise<string | undefined> {
  return (await simulatedHost(world, node).knobs()).find(({name}) => name === 'cpu-frequency')?.value
}

/** Wants the lowest frequency of two nodes. */
function saver(): PolicySubmission {
  const source = `
import {definePolicy} from 'mlsysops'
const wasteful = (mechanisms) => {
  const nodes = mechanisms.get('cpu-frequency')?.state.nodes ?? {}
  return ['n1', 'n2'].filter((name) => nodes[name] !== undefined && nodes[name].value !== '1500000000')
}
export default definePolicy({
  name: 'saver', version: '1.0.0', layer: 'cluster', scope: 'global', interval: '2s', mechanisms: ['cpu-frequency'],
  analyze: ({mechanisms}) =>
    wasteful(mechanisms).length === 0 ? {verdict: 'fine', reason: 'all save'} : {verdict: 'adapt', reason: 'some could save'},
  plan: ({mechanisms}) => ({actions: wasteful(mechanisms).map((node) => ({
    mechanism: 'cpu-frequency', command: {node, command: 'set', frequency: 'min'},
    target: {kind: 'knob', node, knob: 'cpu-frequency'}, reason: 'Save ' + node,
  })), summary: 'Save', candidates: []}),
})`
  return {fileName: 'saver.mjs', source}
}

/** Wants the application in another cluster. */
function mover(cluster: string): PolicySubmission {
  const source = `
import {definePolicy} from 'mlsysops'
export default definePolicy({
  name: 'mover', version: '1.0.0', layer: 'continuum', scope: 'application', interval: '2s', mechanisms: ['cluster-placement'],
  analyze: ({world, application}) =>
    world.assignments.get(application.name)?.clusters.some((one) => one.cluster === '${cluster}')
      ? {verdict: 'fine', reason: 'it is there'} : {verdict: 'adapt', reason: 'it should be in ${cluster}'},
  plan: ({application: {name}}) => ({actions: [{
    mechanism: 'cluster-placement', command: {application: name, clusters: ['${cluster}']},
    target: {kind: 'application', application: name}, reason: 'Give it to ${cluster}',
  }], summary: 'Give it to ${cluster}', candidates: []}),
})`
  return {fileName: 'mover.mjs', source}
}
