import {expect, onTestFinished, test} from 'vitest'
import {KnobKeeper} from '../../../src/agent/roles/knob-keeper.js'
import {ownKnobs} from '../../../src/agent/roles/own-knobs.js'
import {topics} from '../../../src/agent/topics.js'
import {createInProcessBroker} from '../../../src/fabric/in-process/broker.js'
import type {KnobWish} from '../../../src/mechanism/builtin/knobs/contract.js'
import {createKnobMechanisms} from '../../../src/mechanism/builtin/knobs/knob-mechanism.js'
import {createHostPlatform} from '../../../src/platform/host/index.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import type {JsonObject} from '../../../src/support/json.js'
import {asJson} from '../../../src/support/json.js'
import {silentLogger} from '../../../src/support/logger.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {fakeMachine} from '../../support/fake-machine.js'
import {worldOf} from '../../support/loop-bench.js'

const NODE = {slice: 's', cluster: 'near', node: 'n1'}
const NEVER = new AbortController().signal

/** The keeper of a Linux machine's knobs, whose settings are files, and what its cluster's agent says to it. */
function machine() {
  const files = fakeMachine()
  const clock = createVirtualClock(ORIGIN_MS)
  const broker = createInProcessBroker({clock})
  const cluster = broker.connect({agent: 'near', presenceTopic: topics.presence({slice: 's', cluster: 'near'})})
  let decisions = 0
  let life: {readonly stop: AbortController; readonly keeper: KnobKeeper; readonly settled: () => Promise<void>} | undefined

  async function settle(): Promise<void> {
    for (let part = 0; part < 5; part += 1) {
      await clock.run(clock.now() + 100)
      await systemClock.sleep(2)
      await life?.settled()
    }
  }

  async function begin(): Promise<void> {
    const stop = new AbortController()
    let last: Promise<unknown> = Promise.resolve()
    const keeper = new KnobKeeper({
      fabric: broker.connect({agent: 'near/n1', presenceTopic: topics.presence(NODE)}),
      address: NODE,
      platform: createHostPlatform(
        {node: 'n1', cluster: 'near', knobs: {rootPath: files.root, stateDirectory: files.state}},
        {clock, log: silentLogger},
      ),
      clock,
      inOrder: (_, work) => {
        last = last.then(work)
      },
      onError: (error) => {
        throw error
      },
      signal: stop.signal,
    })
    life = {
      stop,
      keeper,
      settled: async () => {
        for (let seen: unknown; seen !== last; ) {
          seen = last
          await last
        }
      },
    }
    await keeper.listen()
    void keeper.run(stop.signal)
    await settle()
  }

  function mechanism(name: string) {
    const knobs = ownKnobs('n1', kept())
    const found = createKnobMechanisms({knobs, clock, limitMs: 5_000}).find((one) => one.name === name)
    if (found === undefined) throw new Error(`There is no mechanism ${name}.`)
    return found
  }

  function kept(): KnobKeeper {
    if (life === undefined) throw new Error('No agent lives.')
    return life.keeper
  }

  onTestFinished(async () => {
    life?.stop.abort()
    await life?.settled()
  })

  return {
    files,
    begin,
    kept,
    settle,
    /** A policy of the node wants it. */
    async own(name: string, fields: JsonObject, policy = 'saver') {
      decisions += 1
      const context = {
        decision: `own-${decisions}`,
        policy,
        reason: 'the test wants it',
        epoch: 0,
        world: () => worldOf([]),
        changed: async () => undefined,
        stopping: NEVER,
      }
      const outcome = mechanism(name).apply({node: 'n1', ...fields}, context, NEVER)
      await settle()
      return await outcome
    },
    held: (name: string, fields: JsonObject) => mechanism(name).heldBy?.({node: 'n1', ...fields}, worldOf([])),
    /** The cluster's agent says what it wants. */
    async wish(name: string, decision: string, value: string | null, more: Partial<KnobWish> = {}) {
      const wish: KnobWish = {epoch: 1, decision, settings: [{value}], fallback: {settings: []}, ...more}
      await cluster.publish(topics.knobWish(NODE, name), asJson(wish), {retain: true})
      await settle()
    },
    /** `kill -9`, and the next life on the same machine. */
    async restart() {
      await life?.settled()
      life?.stop.abort()
      await begin()
    },
    async pass(ms: number) {
      await clock.run(clock.now() + ms)
      await settle()
    },
  }
}

test('what a policy of the node set is the node’s own: a later life knows it, and turns back what someone else turned', async () => {
  const one = machine()
  await one.begin()
  expect(await one.own('cpu-frequency', {command: 'set', frequency: 'min'})).toMatchObject({kind: 'done'})
  expect(one.files.frequency(0)).toMatchObject({min: '800000', max: '800000'})
  await one.restart()
  expect(one.kept().own('cpu-frequency')).toMatchObject({policy: 'saver', settings: [{value: 'min'}]})
  one.files.write('sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq', '3000000')
  await one.pass(11_000)
  expect(one.files.frequency(0)).toMatchObject({max: '800000'})
  expect(await one.own('cpu-frequency', {command: 'reset'})).toMatchObject({kind: 'done'})
  expect(one.files.frequency(0)).toMatchObject({min: '800000', max: '3000000'})
  await one.restart()
  expect(one.kept().own('cpu-frequency')).toBeUndefined()
})

test('what the cluster wants stands above it, for good: a reset brings back the machine’s own, not the policy’s', async () => {
  const one = machine()
  await one.begin()
  await one.own('cpu-frequency', {command: 'set', frequency: 'min'})
  await one.wish('cpu-frequency', 'd-1', 'max', {by: 'ada'})
  expect(one.files.frequency(0)).toMatchObject({min: '3200000', max: '3200000'})
  expect(one.held('cpu-frequency', {command: 'set', frequency: 'min'})).toMatchObject({code: 'person-ordered'})
  expect(await one.own('cpu-frequency', {command: 'set', frequency: 'min'})).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'superseded'}],
  })
  expect(one.files.frequency(0)).toMatchObject({min: '3200000'})
  // The other knobs are free.
  expect(await one.own('cpu-governor', {command: 'set', governor: 'powersave'})).toMatchObject({kind: 'done'})
  await one.wish('cpu-frequency', 'd-2', null)
  expect(one.files.frequency(0)).toMatchObject({min: '800000', max: '3000000', governor: 'powersave'})
  expect(one.held('cpu-frequency', {command: 'set', frequency: 'min'})).toBeUndefined()
  await one.wish('cpu-frequency', 'd-3', 'max', {policy: 'racer'})
  expect(one.held('cpu-frequency', {command: 'set', frequency: 'min'})).toMatchObject({code: 'cluster-wanted'})
})

test('a reset that was followed before takes nothing when it is told again, also to a later life; a new one does', async () => {
  const one = machine()
  await one.begin()
  await one.wish('cpu-frequency', 'd-1', null)
  await one.own('cpu-frequency', {command: 'set', frequency: 'min'})
  await one.wish('cpu-frequency', 'd-1', null)
  expect(one.files.frequency(0)).toMatchObject({max: '800000'})
  await one.restart()
  await one.pass(11_000)
  expect(one.files.frequency(0)).toMatchObject({max: '800000'})
  await one.wish('cpu-frequency', 'd-1', null, {epoch: 2})
  expect(one.files.frequency(0)).toMatchObject({max: '800000'})
  await one.wish('cpu-frequency', 'd-2', null, {epoch: 2})
  expect(one.files.frequency(0)).toMatchObject({max: '3000000'})
  expect(one.kept().own('cpu-frequency')).toBeUndefined()
})

test('the same again is told from something new; what the machine refuses leaves what was set before', async () => {
  const one = machine()
  await one.begin()
  await one.own('cpu-frequency', {command: 'set', frequency: '2000000000'})
  expect(one.held('cpu-frequency', {command: 'set', frequency: '2000000000'})).toMatchObject({code: 'already-so'})
  expect(one.held('cpu-frequency', {command: 'set', frequency: 'min'})).toBeUndefined()
  expect(await one.own('cpu-frequency', {command: 'set', frequency: '1'}, 'other')).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'knob-value-not-allowed'}],
  })
  expect(one.files.frequency(0)).toMatchObject({max: '2000000'})
  expect(one.kept().own('cpu-frequency')).toMatchObject({policy: 'saver'})
})
