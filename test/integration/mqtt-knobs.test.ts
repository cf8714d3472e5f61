import {afterEach, expect, test} from 'vitest'
import {ClusterKnobs} from '../../src/agent/roles/cluster-knobs.js'
import {startNodeAgent} from '../../src/agent/roles/node-agent.js'
import {presenceTopic} from '../../src/fabric/contract/topics.js'
import {createCarrierFabric} from '../../src/fabric/mqtt/carrier.js'
import {createMqttClient} from '../../src/fabric/mqtt/client.js'
import {networkLink} from '../../src/fabric/mqtt/link.js'
import {createKnobMechanisms} from '../../src/mechanism/builtin/knobs/knob-mechanism.js'
import type {Mechanism} from '../../src/mechanism/contract.js'
import {createHostPlatform} from '../../src/platform/host/index.js'
import {openWorld, simulatedCluster} from '../../src/platform/simulated/index.js'
import {systemClock} from '../../src/support/clock-system.js'
import type {JsonObject} from '../../src/support/json.js'
import {silentLogger} from '../../src/support/logger.js'
import {testScenario} from '../contract/platform/fixtures.js'
import {type FakeMachine, fakeMachine} from '../support/fake-machine.js'
import {startLinkProxy} from '../support/link-proxy.js'
import {worldOf} from '../support/loop-bench.js'
import {clusterPlace, nodePlace, TestAuthority, until} from '../support/mqtt-slice.js'

const authority = new TestAuthority()
const backoff = {firstMs: 10, maxMs: 50}
const clock = systemClock

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

/** A cluster's agent, as far as knobs go, with the broker that it carries, and the agent of a Linux machine behind a link that can be cut. */
async function begin() {
  const stop = new AbortController()
  const machine = fakeMachine()
  const place = clusterPlace('c1')
  const carrier = createCarrierFabric({
    identity: {agent: 'c1', presenceTopic: presenceTopic(place)},
    credentials: await authority.of(place),
    listen: {port: 0},
    clock,
    backoff,
  })
  await carrier.lead(1, stop.signal)
  const world = openWorld({scenario: testScenario(), clock})
  const knobs = new ClusterKnobs({fabric: carrier, slice: 'lab', cluster: 'c1', clock, notes: simulatedCluster(world, 'near').notes()})
  await knobs.listen(stop.signal)
  await knobs.begin(() => 1, stop.signal)
  if (carrier.address === undefined) throw new Error('The carrier has no address.')
  const proxy = await startLinkProxy(carrier.address)
  const agent = await startNode(machine, proxy, stop.signal)
  endings.push(async () => {
    stop.abort(new Error('The test is over.'))
    await agent.stop()
    await proxy.close()
    await carrier.close()
    world.close()
  })
  const mechanisms = new Map(createKnobMechanisms({knobs, clock, limitMs: 15_000}).map((one) => [one.name, one]))
  return {machine, proxy, knobs, mechanisms, stopping: stop.signal}
}

async function startNode(machine: FakeMachine, proxy: {readonly host: string; readonly port: number}, signal: AbortSignal) {
  const place = nodePlace('c1', 'n1')
  const identity = {agent: 'c1/n1', presenceTopic: presenceTopic(place)}
  const link = networkLink({addresses: [proxy], credentials: await authority.of(place), broker: clusterPlace('c1')})
  const fabric = createMqttClient({identity, link, clock, backoff})
  const platform = createHostPlatform(
    {node: 'n1', cluster: 'c1', knobs: {rootPath: machine.root, stateDirectory: machine.state, cpuSetParent: 'apps'}},
    {clock, log: silentLogger},
  )
  const options = {slice: 'lab', cluster: 'c1', node: 'n1', version: '1', clock, log: silentLogger, newId: () => 'id', fabric, platform}
  return startNodeAgent(options, signal)
}

type Running = Awaited<ReturnType<typeof begin>>

let decisions = 0
function apply({mechanisms, stopping}: Running, name: string, command: JsonObject) {
  const mechanism: Mechanism | undefined = mechanisms.get(name)
  if (mechanism === undefined) throw new Error(`There is no mechanism ${name}.`)
  decisions += 1
  const context = {
    decision: `d-${decisions}`,
    policy: 'test',
    reason: 'the test wants it',
    epoch: 1,
    world: () => worldOf([]),
    changed: async () => undefined,
    stopping,
  }
  return mechanism.apply({node: 'n1', ...command}, context, stopping)
}

test('a setting crosses a real broker to the files of a machine, and what became of it comes back', async () => {
  const running = await begin()
  await until(() => running.knobs.isHeard('n1') && running.knobs.reports().get('n1')?.size === 4)
  expect(await apply(running, 'cpu-frequency', {command: 'set', cpu: '1', frequency: 'min'})).toMatchObject({kind: 'done'})
  expect(running.machine.frequency(1)).toMatchObject({min: '800000', max: '800000'})
  expect(running.machine.frequency(0)).toMatchObject({max: '3000000'})
  expect(await apply(running, 'power-cap', {command: 'set', watts: 500})).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'knob-value-not-allowed', wayOut: 'It may be 1 to 95.'}],
  })
  expect(await apply(running, 'cpu-frequency', {command: 'reset'})).toMatchObject({kind: 'done'})
  expect(running.machine.frequency(1)).toMatchObject({min: '800000', max: '3000000'})
})

test('a link that is cut is no loss: what is wanted meanwhile is followed when it is back', async () => {
  const running = await begin()
  await until(() => running.knobs.isHeard('n1'))
  running.proxy.cut()
  await until(() => !running.knobs.isHeard('n1'))
  const waiting = apply(running, 'cpu-governor', {command: 'set', governor: 'powersave'})
  running.proxy.mend()
  expect(await waiting).toMatchObject({kind: 'done'})
  expect(running.machine.frequency(0).governor).toBe('powersave')
})
