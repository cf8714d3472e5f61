import type {NodeKnobs} from '../../mechanism/builtin/knobs/contract.js'
import {MECHANISMS, type Mechanism} from '../../mechanism/contract.js'
import type {NoteStore, Reason} from '../../platform/contract/index.js'
import type {OpenPolicy, PolicyArtifact} from '../../policy/artifact.js'
import {knobReturn} from '../../policy/builtin/knob-return.js'
import type {Predictor} from '../../policy/contract.js'
import type {JsonObject, JsonValue} from '../../support/json.js'
import {endInTurn} from '../../support/lifecycle.js'
import type {Sample} from '../../telemetry/contract.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import {ChangeSignal} from '../change-signal.js'
import type {LoopCounters} from '../loop/counters.js'
import {loadedPolicies} from '../loop/loaded-policies.js'
import {Loop} from '../loop/loop.js'
import {Modes} from '../modes.js'
import {type AgentAddress, agentNameOf, topics} from '../topics.js'
import {AgentParts, type AgentWithJournal} from './agent-base.js'
import {HostedPolicies} from './hosted-policies.js'
import {offerJournal} from './journal-copy.js'
import {KnownSurroundings} from './known-surroundings.js'
import {NodeTriggers} from './node-triggers.js'
import {isSurroundings} from './payloads.js'
import {tellSaid} from './said-teller.js'
import {SourceFollower} from './source-follower.js'
import {POLICY_SOURCES} from './source-kinds.js'
import type {TurnTeller} from './turn-teller.js'
import {finishKnob, resumedContext} from './unfinished-knob.js'
import {followWatches, turnTellerOf} from './watch-follower.js'

export type NodePoliciesOptions = AgentWithJournal & {
  readonly cluster: string
  readonly node: string
  /** The machine's own. */
  readonly notes: NoteStore
  readonly telemetry: TelemetryStore
  readonly mechanisms: readonly Mechanism[]
  readonly knobs: NodeKnobs
  readonly predictor: Predictor
  readonly validate: (mechanism: Mechanism, command: JsonObject) => readonly string[]
  readonly openPolicy: OpenPolicy
}

/** The policies of a node, as they run in its agent. */
export type RunningNodePolicies = {
  readonly measured: (batch: readonly Sample[]) => void
  /** What their loop did since it started; undefined where none runs. */
  readonly counters: () => ReturnType<LoopCounters['read']> | undefined
  readonly stop: () => Promise<void>
}

/** Begins with what was remembered; what its cluster's agent says is heard from then on. */
export async function startNodePolicies(options: NodePoliciesOptions, signal: AbortSignal): Promise<RunningNodePolicies> {
  const policies = new NodePolicies(options, signal)
  try {
    await policies.start()
    return {measured: (batch) => policies.measured(batch), counters: () => policies.counters(), stop: () => policies.stop()}
  } catch (error) {
    await policies.stop()
    throw error
  }
}

const ABOUT_EVERY_MS = 5_000
/** There is one agent of a machine, and no lease. */
const EPOCH = 0

class NodePolicies {
  readonly #options: NodePoliciesOptions
  readonly #parts: AgentParts
  readonly #address: AgentAddress
  readonly #loop: Loop
  readonly #hosted: HostedPolicies
  readonly #followed: SourceFollower<PolicyArtifact>
  readonly #triggers: NodeTriggers
  readonly #turns: TurnTeller
  readonly #changes = new ChangeSignal()
  readonly #modes = new Modes((application) => this.#surroundings.world().applications.get(application))
  readonly #surroundings: KnownSurroundings
  #isRunning = false

  constructor(options: NodePoliciesOptions, signal: AbortSignal) {
    this.#options = options
    const {slice, cluster, node, clock, notes} = options
    this.#parts = new AgentParts(options.log, clock, signal)
    this.#address = {slice, cluster, node}
    this.#surroundings = new KnownSurroundings(notes, clock, ({mode, ownModes, answers}) => {
      this.#modes.set({slice: mode, own: ownModes})
      this.#loop.answers.hear(answers)
    })
    this.#turns = turnTellerOf({...options, address: this.#address, onError: (error) => this.#parts.fault(error, 'turns')})
    this.#loop = new Loop({
      ...options,
      agent: {name: agentNameOf({cluster, node}), layer: 'node', cluster},
      policies: [knobReturn((policy) => this.#isThere(policy))],
      world: () => this.#surroundings.world(),
      changed: (until) => this.#changes.wait(until),
      orders: () => [],
      mode: (application) => this.#modes.of(application),
      epoch: () => EPOCH,
      impediment: () => (this.#surroundings.now === undefined ? 'Its cluster’s agent has not told yet what the node permits.' : undefined),
      elsewhere: (mechanism) => aboutWorkloads(mechanism, node),
      learn: () => undefined,
      onDecision: () => undefined,
      watcherOf: (policy) => this.#turns.watcherOf(policy),
      onError: (error, where) => this.#parts.fault(error, where),
      signal: this.#parts.signal,
    })
    this.#triggers = new NodeTriggers(options.telemetry, this.#loop.policies)
    this.#hosted = new HostedPolicies({
      loop: this.#loop,
      open: options.openPolicy,
      applications: () => this.#surroundings.world().applications.keys(),
      onChange: () => this.#onPolicies(),
      signal: this.#parts.signal,
    })
    this.#followed = new SourceFollower({
      ...options,
      kind: POLICY_SOURCES,
      address: this.#address,
      notes,
      hosted: this.#hosted,
      inOrder: (part, work) => this.#parts.inOrder(part, work),
      signal: this.#parts.signal,
    })
  }

  async start(): Promise<void> {
    const {fabric, clock, journal, mechanisms, knobs} = this.#options
    const {signal} = this.#parts
    await this.#surroundings.recall(signal)
    await fabric.subscribe(topics.surroundings(this.#address), ({payload}) => this.#onSurroundings(payload), signal)
    await this.#followed.listen()
    await followWatches(this.#turns, fabric, this.#address, signal)
    await this.#loop.start(signal)
    await this.#followed.begin()
    await this.#loop.resume((decision, until) => {
      const [action] = decision.actions
      if (action?.target.kind !== 'knob') return undefined
      const context = resumedContext(decision, {
        epoch: EPOCH,
        world: () => this.#surroundings.world(),
        changed: (ended) => this.#changes.wait(ended),
        stopping: signal,
      })
      return finishKnob({mechanisms, knobs, context}, action, action.target, until)
    })
    for (const application of this.#surroundings.now?.applications ?? [])
      await this.#loop.wakeApplication(application, {kind: 'application', change: 'added'})
    this.#isRunning = true
    this.#onPolicies()
    // After what was told meanwhile.
    this.#parts.inOrder('policies', async () => this.#loop.policies.wakeAll({kind: 'interval'}))
    this.#parts.run('mechanisms', (until) => this.#followKnobs(until))
    this.#parts.run('about', (until) => this.#reportAbout(until))
    const said = {
      fabric,
      address: this.#address,
      clock,
      instances: () => this.#loop.policies.instances(),
      applications: () => this.#surroundings.world().applications.keys(),
    }
    this.#parts.run('said', (until) => tellSaid(said, until))
    this.#parts.run('policies', (until) => this.#followed.report(until))
    this.#parts.run('journal', (until) => offerJournal({fabric, journal, address: this.#address, clock}, until))
  }

  measured(batch: readonly Sample[]): void {
    for (const sample of batch) this.#options.telemetry.add(sample)
  }

  counters(): ReturnType<LoopCounters['read']> {
    return this.#loop.counters.read()
  }

  async stop(): Promise<void> {
    this.#parts.halt()
    await endInTurn([() => this.#loop.stop(), () => this.#hosted.close(), () => this.#parts.stop()])
  }

  /** One that merely cannot run at present is there. */
  #isThere(policy: string): boolean {
    return this.#hosted.reports().some(({name, state}) => name === policy && state !== 'disabled')
  }

  #onPolicies(): void {
    // What was remembered and is not begun yet must not be taken for gone.
    if (!this.#isRunning) return
    this.#triggers.listen({applications: this.#surroundings.now?.applications ?? []})
    this.#loop.policies.wakeGlobal({kind: 'interval'})
  }

  #onSurroundings(payload: JsonValue): void {
    if (!isSurroundings(payload)) return
    this.#parts.inOrder('surroundings', async () => {
      const before = await this.#surroundings.take(payload, this.#parts.signal)
      this.#changes.fire()
      if (!this.#isRunning) return
      await this.#loop.answers.closeRejected()
      for (const application of before?.applications ?? [])
        if (payload.applications.every(({name, uid}) => name !== application.name || uid !== application.uid))
          await this.#loop.forgetApplication(application)
      for (const application of payload.applications) {
        const known = before?.applications.find(({name}) => name === application.name)
        if (known?.uid === application.uid && known.revision === application.revision) continue
        const change = known?.uid === application.uid ? 'changed' : 'added'
        await this.#loop.wakeApplication(application, {kind: 'application', change})
      }
      this.#triggers.listen(payload)
      this.#triggers.changed(before, payload)
      if (before === undefined) this.#loop.policies.wakeAll({kind: 'interval'})
    })
  }

  /** What policies see of the mechanisms is as the knobs are. */
  async #followKnobs(until: AbortSignal): Promise<void> {
    const {knobs} = this.#options
    for (let next = knobs.changed(until); !until.aborted; ) {
      await next
      next = knobs.changed(until)
      await this.#loop.refreshMechanisms(until)
    }
  }

  async #reportAbout(until: AbortSignal): Promise<void> {
    const {clock, fabric} = this.#options
    let told = ''
    for await (const _ of clock.every(ABOUT_EVERY_MS, until)) {
      const about = {counters: this.#loop.counters.read(), policies: loadedPolicies(this.#loop.policies)}
      const text = JSON.stringify(about)
      if (text === told) continue
      await fabric.publish(topics.about(this.#address), about, {retain: true})
      told = text
    }
  }
}

const OF_WORKLOADS: ReadonlySet<string> = new Set(Object.values(MECHANISMS))

function aboutWorkloads(mechanism: string, node: string): Reason | undefined {
  if (!OF_WORKLOADS.has(mechanism)) return undefined
  return {
    code: 'workloads-elsewhere',
    message: `${mechanism} is about workloads, and the agent of ${node} sets only its machine`,
    wayOut: 'Add the policy to the cluster’s agent: mlsysops policy add FILE --layer cluster',
  }
}
