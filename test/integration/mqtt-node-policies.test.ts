import {join} from 'node:path'
import {afterEach, expect, test, vi} from 'vitest'
import {NodePolicyTeller} from '../../src/agent/roles/node-policy-teller.js'
import {topics} from '../../src/agent/topics.js'
import {startNode} from '../../src/compose/node.js'
import {presenceTopic} from '../../src/fabric/contract/topics.js'
import {createCarrierFabric} from '../../src/fabric/mqtt/carrier.js'
import {createMqttClient} from '../../src/fabric/mqtt/client.js'
import {networkLink} from '../../src/fabric/mqtt/link.js'
import type {Journal} from '../../src/knowledge/contract.js'
import {openJournal} from '../../src/knowledge/sqlite-journal.js'
import {createHostPlatform} from '../../src/platform/host/index.js'
import {artifactDigest, type PolicyArtifact} from '../../src/policy/artifact.js'
import {systemClock as clock} from '../../src/support/clock-system.js'
import {createIdSource} from '../../src/support/ids.js'
import {silentLogger} from '../../src/support/logger.js'
import {type FakeMachine, fakeMachine} from '../support/fake-machine.js'
import {startLinkProxy} from '../support/link-proxy.js'
import {worldOf} from '../support/loop-bench.js'
import {textWith} from '../support/matchers.js'
import {clusterPlace, nodePlace, TestAuthority, until} from '../support/mqtt-slice.js'
import {openTestPolicies} from '../support/policies.js'
import {nodeState} from '../support/world-states.js'

const authority = new TestAuthority()
const backoff = {firstMs: 10, maxMs: 50}
/** Every 10 s the machine is looked at. */
const LONG = {timeout: 20_000, interval: 100}
const NEVER = new AbortController().signal

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

/** Wants the lowest frequency of its machine, always. */
const source = `
import {definePolicy, knobOf, turn} from 'mlsysops'
export default definePolicy({
  name: 'saver', layer: 'node', scope: 'global', interval: '300ms', cooldown: 0,
  analyze: (input) => knobOf(input, 'cpu-frequency')?.policy === undefined ? {verdict: 'adapt', reason: 'it could save'} : {verdict: 'fine', reason: 'it saves'},
  plan: (input) => ({actions: [turn(knobOf(input, 'cpu-frequency'), 'cpu-frequency', {frequency: 'min'}, 'Save')]}),
})`
const saver: PolicyArtifact = {
  ...{name: 'saver', layer: 'node', kind: 'javascript', number: 1, version: '1.0.0', summary: '', fileName: 'saver.mjs', source},
  ...{digest: artifactDigest(source, []), binding: {}, priority: 0, enabled: true, by: 'ada', addedMs: 0},
}

/** The agent of a cluster, as far as its nodes' policies go, with the broker that it carries. */
async function startCluster() {
  const place = clusterPlace('c1')
  const carrier = createCarrierFabric({
    identity: {agent: 'c1', presenceTopic: presenceTopic(place)},
    credentials: await authority.of(place),
    listen: {port: 0},
    clock,
    backoff,
  })
  await carrier.lead(1, NEVER)
  const stop = new AbortController()
  const nothingOfItsOwn = {put: async () => undefined, remove: async () => undefined, reports: () => []}
  const world = {...worldOf([]), nodes: new Map([['n1', nodeState('n1')]])}
  const teller = new NodePolicyTeller({
    ...{fabric: carrier, slice: 'lab', cluster: 'c1', clock, hosted: nothingOfItsOwn, world: () => world},
    will: () => ({mode: 'heuristic', ownModes: {}, answers: []}),
    onError: (error) => {
      throw error
    },
  })
  await teller.listen(stop.signal)
  teller.begin()
  void teller.run(stop.signal)
  const reports: unknown[] = []
  await carrier.subscribe(
    topics.policyReports({slice: 'lab', cluster: 'c1', node: 'n1'}),
    ({payload}) => reports.push(payload),
    stop.signal,
  )
  endings.push(async () => {
    stop.abort()
    await carrier.close()
  })
  if (carrier.address === undefined) throw new Error('The carrier has no address.')
  const proxy = await startLinkProxy(carrier.address)
  endings.push(() => proxy.close())
  const said: unknown[] = []
  await carrier.subscribe(topics.said({slice: 'lab', cluster: 'c1', node: 'n1'}, '-'), ({payload}) => said.push(payload), stop.signal)
  return {teller, proxy, reports, said}
}

/** The whole agent of a Linux machine, as it is composed for one. */
async function startMachine(machine: FakeMachine, proxy: {readonly host: string; readonly port: number}, keeps = true) {
  const link = networkLink({addresses: [proxy], credentials: await authority.of(nodePlace('c1', 'n1')), broker: clusterPlace('c1')})
  const stop = new AbortController()
  const journals: Journal[] = []
  const agent = await startNode(
    {
      ...{slice: 'lab', version: '1', clock, log: silentLogger, newId: createIdSource(clock), openPolicy: openTestPolicies(clock)},
      connect: (name, topic) => createMqttClient({identity: {agent: name, presenceTopic: topic}, link, clock, backoff}),
      journal: async (name) => {
        const journal = await openJournal({path: join(machine.state, `${name}.db`), clock})
        journals.push(journal)
        return journal
      },
    },
    {cluster: 'c1', node: 'n1'},
    createHostPlatform(
      {node: 'n1', cluster: 'c1', knobs: {rootPath: machine.root, ...(keeps ? {stateDirectory: machine.state} : {})}},
      {clock, log: silentLogger},
    ),
    stop.signal,
  )
  const end = async (): Promise<void> => {
    stop.abort(new Error('It ends.'))
    await agent.stop()
    await Promise.all(journals.splice(0).map((journal) => journal.close()))
  }
  endings.push(end)
  return {agent, journals, end}
}

test('a Linux machine runs its policies over a real broker, goes on by them without it, and lets go what is gone', async () => {
  const {teller, proxy, said} = await startCluster()
  const machine = fakeMachine()
  const first = await startMachine(machine, proxy)
  await clock.sleep(300)
  // Without a policy nothing of all this is there.
  expect(first.journals).toEqual([])
  expect(first.agent.counters()).toBeUndefined()
  await teller.put(saver)
  await until(() => first.journals[0]?.list({policy: 'saver', limit: 1})[0]?.outcome.kind === 'done')
  expect(machine.frequency(0)).toMatchObject({min: '800000', max: '800000'})
  expect(first.journals[0]?.list({policy: 'saver', limit: 5})).toMatchObject([
    {agent: 'c1/n1', layer: 'node', cluster: 'c1', verdict: {kind: 'admitted'}, outcome: {kind: 'done'}},
  ])
  expect(first.agent.counters()).toMatchObject({verdicts: {admitted: 1}, errors: 0})
  await vi.waitFor(() => expect(JSON.stringify(said)).toContain('it saves'), LONG)
  expect(said.at(-1)).toMatchObject([{policy: 'knob-return'}, {policy: 'saver', verdict: 'fine'}])
  proxy.cut()
  await first.end()
  machine.write('sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq', '3000000')
  const second = await startMachine(machine, proxy)
  await vi.waitFor(() => expect(machine.frequency(0).max).toBe('800000'), LONG)
  expect(second.journals[0]?.list({policy: 'saver', limit: 5})).toHaveLength(1)
  await teller.remove('saver')
  expect(machine.frequency(0).max).toBe('800000')
  proxy.mend()
  await vi.waitFor(() => expect(machine.frequency(0)).toMatchObject({min: '800000', max: '3000000'}), LONG)
}, 90_000)

test('where nothing can be remembered no policy runs, and it is told why', async () => {
  const {teller, proxy, reports} = await startCluster()
  const machine = fakeMachine()
  await startMachine(machine, proxy, false)
  await teller.put(saver)
  await until(() => reports.length > 0)
  expect(reports.at(-1)).toMatchObject([{name: 'saver', state: 'failed', reason: textWith('state_directory')}])
  expect(machine.frequency(0).max).toBe('3000000')
})
