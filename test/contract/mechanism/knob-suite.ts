import {beforeEach, describe, expect, onTestFinished, test} from 'vitest'
import {ClusterKnobs} from '../../../src/agent/roles/cluster-knobs.js'
import {KnobKeeper} from '../../../src/agent/roles/knob-keeper.js'
import {topics} from '../../../src/agent/topics.js'
import {createInProcessBroker} from '../../../src/fabric/in-process/broker.js'
import {createKnobMechanisms} from '../../../src/mechanism/builtin/knobs/knob-mechanism.js'
import {createCommandValidator} from '../../../src/mechanism/command-validator.js'
import type {ExecutionContext, Mechanism} from '../../../src/mechanism/contract.js'
import type {HostPlatform, KnobSetting, NodeState} from '../../../src/platform/contract/index.js'
import {openWorld, simulatedCluster} from '../../../src/platform/simulated/index.js'
import type {World} from '../../../src/policy/contract.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import type {JsonObject} from '../../../src/support/json.js'
import {nodeDescription, ORIGIN_MS, testScenario} from '../platform/fixtures.js'

/** A machine under test; `host` again is a later life of its agent on it. */
export type KnobBench = {
  readonly host: () => Pick<HostPlatform, 'knobs' | 'set'>
  /** A part of its CPU sets. */
  readonly group: string
  /** A power cap that it takes. */
  readonly watts: number
}

const SLICE = {slice: 's', cluster: 'near'}
const NODE = {...SLICE, node: 'n1'}
const NEVER = new AbortController().signal

/** What a plan or a person may rely on, whatever the machine: from a command at the cluster's agent to the machine's setting and back. */
export function describeKnobMechanisms(name: string, make: () => Promise<KnobBench>): void {
  describe(`node mechanisms on ${name}`, () => {
    let bench: Bench
    beforeEach(async () => {
      bench = await Bench.begin(await make())
    })

    const commands = (): readonly (readonly [mechanism: string, fields: JsonObject])[] => [
      ['cpu-frequency', {frequency: 'min'}],
      ['cpu-governor', {governor: 'powersave'}],
      ['power-cap', {watts: bench.made.watts}],
      ['cpu-set', {group: bench.made.group, cpus: '1'}],
    ]

    test('each says what may be asked and how it is, and its own example is a valid command', () => {
      for (const [mechanism, fields] of commands()) {
        expect(bench.problems(mechanism, {command: 'set', ...fields}), mechanism).toEqual([])
        expect(bench.verdict(mechanism, {command: 'set', ...fields}).kind, mechanism).toBe('admissible')
      }
    })

    test('a setting is done when the machine has it; the same again is done, too; a reset brings back what was first', async () => {
      const first = await bench.made.host().knobs()
      for (const [mechanism, fields] of commands()) {
        const command = {command: 'set', ...fields}
        expect(await bench.apply(mechanism, command), mechanism).toMatchObject({kind: 'done'})
        const set = await bench.knob(mechanism)
        expect(set?.isSet, mechanism).toBe(true)
        expect(await bench.apply(mechanism, command)).toMatchObject({kind: 'done'})
        expect(await bench.knob(mechanism)).toEqual(set)
        expect(await bench.apply(mechanism, {command: 'reset'})).toMatchObject({kind: 'done'})
      }
      expect(await bench.made.host().knobs()).toEqual(first)
    })

    test('a check changes nothing, and says what is not there, what is not allowed and what would be', async () => {
      const first = await bench.made.host().knobs()
      expect(bench.verdict('cpu-frequency', {command: 'set', frequency: '17'})).toMatchObject({
        kind: 'inadmissible',
        reasons: [{code: 'knob-value-not-allowed'}],
      })
      expect(bench.verdict('power-cap', {command: 'set', watts: 90_000})).toMatchObject({kind: 'inadmissible'})
      expect(bench.verdict('cpu-set', {command: 'set', group: 'nobody', cpus: '0'})).toMatchObject({
        kind: 'inadmissible',
        reasons: [{code: 'knob-part-not-found'}],
      })
      expect(bench.verdict('cpu-frequency', {command: 'reset', node: 'n7'})).toMatchObject({
        kind: 'inadmissible',
        reasons: [{code: 'node-unknown'}],
      })
      expect(await bench.made.host().knobs()).toEqual(first)
    })

    test('what only the machine can judge is refused with its reason, and nothing is changed', async () => {
      const first = await bench.made.host().knobs()
      expect(await bench.apply('cpu-set', {command: 'set', group: bench.made.group, cpus: '99'})).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'knob-value-not-allowed'}],
      })
      expect(await bench.made.host().knobs()).toEqual(first)
    })

    test('an older epoch is stale: nothing is done', async () => {
      expect(await bench.apply('cpu-governor', {command: 'set', governor: 'powersave'}, {epoch: 7})).toMatchObject({kind: 'done'})
      const set = await bench.knob('cpu-governor')
      expect(await bench.apply('cpu-governor', {command: 'set', governor: 'performance'}, {epoch: 6})).toEqual({kind: 'stale'})
      expect(await bench.knob('cpu-governor')).toEqual(set)
    })

    test('another life of the node’s agent hears what is wanted, and turns back what was turned meanwhile', async () => {
      await bench.apply('cpu-governor', {command: 'set', governor: 'powersave'})
      await bench.leave()
      await bench.turn({name: 'cpu-governor', value: 'performance'})
      await bench.arrive()
      await bench.pass(15_000)
      expect(await bench.knob('cpu-governor')).toMatchObject({value: 'powersave'})
    })

    test('an agent that stops leaves the machine as it is set', async () => {
      await bench.apply('cpu-governor', {command: 'set', governor: 'powersave'})
      await bench.leave()
      expect(await bench.knob('cpu-governor')).toMatchObject({value: 'powersave'})
      expect(bench.verdict('cpu-governor', {command: 'reset'})).toMatchObject({reasons: [{code: 'node-agent-unheard'}]})
    })

    test('a node that leaves its cluster has back what it had', async () => {
      const first = await bench.made.host().knobs()
      await bench.apply('cpu-frequency', {command: 'set', frequency: 'min'})
      await bench.forget()
      expect(await bench.made.host().knobs()).toEqual(first)
    })
  })
}

class Bench {
  readonly made: KnobBench
  readonly #clock = createVirtualClock(ORIGIN_MS)
  readonly #broker = createInProcessBroker({clock: this.#clock})
  readonly #world = openWorld({scenario: testScenario(), clock: this.#clock})
  readonly #knobs: ClusterKnobs
  readonly #mechanisms: ReadonlyMap<string, Mechanism>
  readonly #validate = createCommandValidator()
  #life: {readonly stop: AbortController; readonly leave: () => Promise<void>} | undefined
  #decisions = 0
  #epoch = 1

  private constructor(made: KnobBench) {
    this.made = made
    const fabric = this.#broker.connect({agent: 'near', presenceTopic: topics.presence(SLICE)})
    this.#knobs = new ClusterKnobs({...SLICE, fabric, clock: this.#clock, notes: simulatedCluster(this.#world, 'near').notes()})
    const mechanisms = createKnobMechanisms({knobs: this.#knobs, clock: this.#clock, limitMs: 10_000})
    this.#mechanisms = new Map(mechanisms.map((one) => [one.name, one]))
  }

  static async begin(made: KnobBench): Promise<Bench> {
    const bench = new Bench(made)
    onTestFinished(() => bench.leave())
    await bench.#knobs.listen(NEVER)
    await bench.#knobs.begin(() => bench.#epoch, NEVER)
    await bench.arrive()
    return bench
  }

  /** The node's agent is here. */
  async arrive(): Promise<void> {
    const stop = new AbortController()
    const presenceTopic = topics.presence(NODE)
    const fabric = this.#broker.connect({agent: 'near/n1', presenceTopic})
    let last: Promise<void> = Promise.resolve()
    const keeper = new KnobKeeper({
      fabric,
      address: NODE,
      platform: {...this.made.host(), metrics: nothing, notes: () => undefined},
      clock: this.#clock,
      inOrder: (_, work) => {
        last = last.then(work)
      },
      onError: (error) => {
        throw error
      },
      signal: stop.signal,
    })
    await fabric.publish(
      presenceTopic,
      {agent: 'near/n1', layer: 'node', cluster: 'near', node: 'n1', state: 'online', version: '1', sinceMs: 0},
      {retain: true},
    )
    await keeper.listen()
    void keeper.run(stop.signal)
    this.#life = {
      stop,
      leave: async () => {
        stop.abort()
        // What it does is awaited to its end: files of a test that is over are gone.
        for (let seen: unknown; seen !== last; ) {
          seen = last
          await last
        }
        await fabric.close()
      },
    }
    await this.pass(1_000)
  }

  async leave(): Promise<void> {
    await this.#life?.leave()
    await this.pass(1_000)
  }

  async forget(): Promise<void> {
    await this.#knobs.forget('n1', NEVER)
    await this.pass(1_000)
  }

  /** Someone else turns it. */
  async turn(setting: KnobSetting): Promise<void> {
    await this.made.host().set(setting, NEVER)
  }

  async knob(name: string) {
    return (await this.made.host().knobs()).find((one) => one.name === name)
  }

  problems(mechanism: string, command: JsonObject): readonly string[] {
    return this.#validate(this.#mechanism(mechanism), {node: 'n1', ...command})
  }

  verdict(mechanism: string, command: JsonObject) {
    return this.#mechanism(mechanism).check({node: 'n1', ...command}, this.#view())
  }

  async apply(mechanism: string, command: JsonObject, {epoch = 1} = {}) {
    this.#epoch = epoch
    this.#decisions += 1
    const context: ExecutionContext = {
      decision: `d-${this.#decisions}`,
      policy: 'test',
      reason: 'the test wants it',
      epoch,
      world: () => this.#view(),
      changed: async () => undefined,
      stopping: NEVER,
    }
    const outcome = this.#mechanism(mechanism).apply({node: 'n1', ...command}, context, NEVER)
    const state = {isSettled: false}
    void outcome.finally(() => {
      state.isSettled = true
    })
    for (let turns = 0; !state.isSettled && turns < 100; turns += 1) await this.pass(200)
    return await outcome
  }

  /** Files take the machine's time, and messages a round of the event loop. */
  async pass(ms: number): Promise<void> {
    for (let part = 0; part < 10; part += 1) {
      await this.#clock.run(this.#clock.now() + ms / 10, {world: this.#world})
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }

  #mechanism(name: string): Mechanism {
    const found = this.#mechanisms.get(name)
    if (found === undefined) throw new Error(`There is no mechanism ${name}.`)
    return found
  }

  #view(): World {
    const none = new Map<string, never>()
    const node: NodeState = {
      name: 'n1',
      cluster: 'near',
      ready: true,
      readyChangedMs: 0,
      cordoned: false,
      layer: 'edge',
      labels: [],
      description: nodeDescription('n1'),
      capacity: {cpuMillicores: 0, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0},
      free: {cpuMillicores: 0, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0},
    }
    return {
      nowMs: 0,
      cluster: 'near',
      nodes: new Map([['n1', node]]),
      clusters: none,
      applications: none,
      components: none,
      intents: none,
      assignments: none,
    }
  }
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}
