import {afterEach, describe, expect, onTestFinished, test} from 'vitest'
import type {ExecutionContext} from '../../src/mechanism/contract.js'
import {systemClock} from '../../src/support/clock-system.js'
import {digestOf} from '../../src/support/digest.js'
import {NEVER} from '../contract/platform/fixtures.js'
import {worldOf} from '../support/loop-bench.js'
import {openTestMechanisms} from '../support/mechanisms.js'
import {type PuppetChange, type PuppetKind, puppets} from '../support/puppet-mechanism.js'
import {temporaryDirectory} from '../support/temporary-directory.js'
import {twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

const KINDS: readonly (readonly [what: string, kind: PuppetKind])[] = [
  ['a module', 'javascript'],
  ['a program', 'executable'],
]
const COMMAND = {valve: 'north', position: 10}
const WORLD = worldOf([])
const CONTEXT: ExecutionContext = {
  decision: 'd1',
  policy: 'test',
  reason: 'to see',
  epoch: 1,
  world: () => WORLD,
  changed: () => Promise.resolve(),
  stopping: NEVER,
}

describe.each(KINDS)('a change of %s', (_, kind) => {
  async function begun(overrides: Partial<ExecutionContext> = {}, signal = NEVER) {
    const puppet = await puppets()
    const {fileName, source} = puppet.source(kind)
    const hosted = await openTestMechanisms(systemClock).open({kind, source, fileName, digest: digestOf(source)})
    onTestFinished(() => hosted.close())
    const {mechanism} = hosted
    const life = async () => (await mechanism.state(NEVER, WORLD))['life']
    const first = await life()
    const outcome = mechanism.apply(COMMAND, {...CONTEXT, ...overrides}, signal)
    outcome.catch(() => undefined)
    const change = await puppet.next()
    return {hosted, life, first, outcome, change}
  }

  test('that is wanted no more is told why, and says itself that it has taken back what it began', async () => {
    const abort = new AbortController()
    const {hosted, life, first, outcome, change} = await begun({}, abort.signal)
    abort.abort(new Error('ada ordered otherwise'))
    expect(await change.aborted).toBe('ada ordered otherwise')
    change.answer({kind: 'failed', restored: true})
    const reasons = [{code: 'taken-back', message: 'taken back: ada ordered otherwise'}]
    expect(await outcome).toEqual({kind: 'failed', restored: true, reasons})
    expect(hosted.health().state).toBe('running')
    expect(await life(), 'it goes on').toBe(first)
  })

  test('that was complete when it was told so is done', async () => {
    const abort = new AbortController()
    const {outcome, change} = await begun({}, abort.signal)
    abort.abort(new Error('ada ordered otherwise'))
    await change.aborted
    change.answer('It is open.')
    expect(await outcome).toMatchObject({kind: 'done', message: 'It is open.'})
  })

  test('that does not end when it is told so is ended after the grace, and another takes its place', async () => {
    const abort = new AbortController()
    const {hosted, life, first, outcome, change} = await begun({}, abort.signal)
    abort.abort(new Error('ada ordered otherwise'))
    expect(await outcome).toMatchObject({kind: 'failed', restored: false, reasons: [{code: 'taken-back'}]})
    await change.gone
    expect(hosted.health().state, 'a person wanted it').toBe('running')
    await expect.poll(life, {timeout: 10_000}).not.toBe(first)
  })

  test('whose agent stops is ended where it is: nothing is told of it, and nothing is begun again', async () => {
    const stopping = new AbortController()
    const {hosted, outcome, change, life, first} = await begun({stopping: stopping.signal})
    stopping.abort(new Error('the agent stops'))
    await expect(outcome).rejects.toThrow('the agent stops')
    await change.gone
    await hosted.close()
    expect(await life()).toBe(first)
  })

  test('that is told to stop, and whose agent stops then, is ended at once', async () => {
    const abort = new AbortController()
    const stopping = new AbortController()
    const {outcome, change} = await begun({stopping: stopping.signal}, abort.signal)
    abort.abort(new Error('ada ordered otherwise'))
    await change.aborted
    const atMs = systemClock.machine.now()
    stopping.abort(new Error('the agent stops'))
    await expect(outcome).rejects.toThrow('the agent stops')
    await change.gone
    expect(systemClock.machine.now() - atMs, 'it is given no grace').toBeLessThan(4_000)
  })
})

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults ?? []).toEqual([])
  await slice?.stop()
  slice = undefined
})

describe.each([
  ...KINDS.map(([what, kind]) => ({what, kind, layer: 'cluster' as const})),
  {what: 'a module', kind: 'javascript' as const, layer: 'continuum' as const},
])('in a slice, a change of $what in the agents of the layer $layer', ({kind, layer}) => {
  /** A policy that wants north open by ten, once. */
  async function opening() {
    const puppet = await puppets()
    const running = await virtualSlice(twoWorkers({}), {journals: temporaryDirectory()})
    slice = running
    await running.pass(1_000)
    await running.during(running.service.addMechanism(puppet.source(kind, layer), 'ada'))
    await running.during(running.service.addPolicy({fileName: 'opener.mjs', source: opener(layer)}, 'ada'))
    const change = await whilePassing(running, puppet.next())
    expect(change.command).toEqual(COMMAND)
    return {running, change, next: () => whilePassing(running, puppet.next())}
  }
  const decisionOf = ({service}: VirtualSlice, {decision}: PuppetChange) => service.decision(decision)

  test('gives way to a person’s other order', async () => {
    const {running, change, next} = await opening()
    await untilItsAgentIsKnown(running)
    const ordered = running.service.orderMechanism('valve', {command: {...COMMAND, position: 50}, isDryRun: false}, 'ada')
    expect(await whilePassing(running, change.aborted)).toBe('ada ordered otherwise')
    change.answer({kind: 'failed', restored: true})
    const other = await next()
    expect(other.command).toEqual({...COMMAND, position: 50})
    other.answer('North stands open by half.')
    expect(await whilePassing(running, ordered)).toMatchObject({verdict: {kind: 'admitted'}})
    await running.until(
      'both ended',
      () => decisionOf(running, change)?.outcome.kind === 'failed' && decisionOf(running, other)?.outcome.kind === 'done',
    )
    expect(decisionOf(running, change)?.outcome).toMatchObject({restored: true, reasons: [{code: 'taken-back'}]})
    expect(decisionOf(running, other)?.outcome).toMatchObject({message: 'North stands open by half.'})
  })

  test('whose agent stops is ended, told as done by nobody, and asked for again in the next life with the same decision', async () => {
    const {running, change, next} = await opening()
    await running.stop()
    await change.gone
    await running.start()
    const again = await next()
    expect(again).toMatchObject({decision: change.decision, command: COMMAND})
    expect(decisionOf(running, change)?.outcome.kind).toBe('executing')
    again.answer('North is open.')
    await running.until('it is done', () => decisionOf(running, change)?.outcome.kind === 'done')
    expect(decisionOf(running, change)?.outcome).toMatchObject({message: 'North is open.'})
  })

  test('is interrupted where the next life has its mechanism no more', async () => {
    const {running, change} = await opening()
    await running.during(running.service.removeMechanism('valve', 'ada', false))
    await running.until('it is gone', () => running.service.mechanisms().every(({name}) => name !== 'valve'))
    await running.crash()
    await change.gone
    await running.start()
    await running.until('it is told', () => decisionOf(running, change)?.outcome.kind === 'interrupted')
    const message = 'The agent stopped while valve did it, and that source of valve does not run here any more.'
    expect(decisionOf(running, change)?.outcome).toEqual({kind: 'interrupted', message})
  })
})

test('who orders a change of the continuum’s agent that lasts is told after some seconds that it is carried out', async () => {
  const puppet = await puppets()
  const running = await virtualSlice(twoWorkers({}), {journals: temporaryDirectory()})
  slice = running
  await running.pass(1_000)
  await running.during(running.service.addMechanism(puppet.source('javascript', 'continuum'), 'ada'))
  await untilItsAgentIsKnown(running)
  const atMs = running.clock.now()
  const ordered = running.service.orderMechanism('valve', {command: COMMAND, isDryRun: false}, 'ada')
  const change = await whilePassing(running, puppet.next())
  expect(await whilePassing(running, ordered)).toMatchObject({verdict: {kind: 'admitted'}, outcome: {kind: 'executing'}})
  expect(running.clock.now() - atMs).toBeGreaterThan(7_000)

  change.answer('North is open.')
  await running.until('it is done', () => running.service.decision(change.decision)?.outcome.kind === 'done')
})

async function untilItsAgentIsKnown(running: VirtualSlice): Promise<void> {
  const isKnown = () => running.service.mechanisms().some(({name, agents}) => name === 'valve' && agents.length > 0)
  await running.until('its agent is known', isKnown)
}

function opener(layer: string): string {
  return `
import {definePolicy} from 'mlsysops'
export default definePolicy({
  name: 'opener', layer: '${layer}', scope: 'global', mechanisms: ['valve'], interval: '1s', cooldown: '10h',
  analyze: () => ({verdict: 'adapt', reason: 'it is dry'}),
  plan: () => ({actions: [{mechanism: 'valve', command: ${JSON.stringify(COMMAND)}, target: {kind: 'external', mechanism: 'valve', key: 'north'}, reason: 'Open north'}]}),
})`
}

/** What runs outside takes the machine's time, and what asks it the slice's. */
async function whilePassing<T>(running: VirtualSlice, promise: Promise<T>): Promise<T> {
  const state = {isSettled: false}
  void promise.finally(() => {
    state.isSettled = true
  })
  await expect
    .poll(
      async () => {
        await running.pass(200)
        return state.isSettled
      },
      {timeout: 15_000, interval: 20},
    )
    .toBe(true)
  return await promise
}
