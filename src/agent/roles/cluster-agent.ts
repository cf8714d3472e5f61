import type {Decision} from '../../knowledge/contract.js'
import {ordersInForce} from '../../matching/orders.js'
import type {WorkloadResume} from '../../mechanism/builtin/workload.js'
import type {Mechanism} from '../../mechanism/contract.js'
import type {MechanismOpener} from '../../mechanism/plugin/artifact.js'
import type {ApplicationSpec, ClusterPlatform, Epoch, Reason} from '../../platform/contract/index.js'
import type {OpenPolicy} from '../../policy/artifact.js'
import type {LearningPredictor} from '../../policy/builtin/predictor.js'
import type {Action, Policy} from '../../policy/contract.js'
import type {JsonObject} from '../../support/json.js'
import {endInTurn} from '../../support/lifecycle.js'
import {aborted} from '../../support/waiting.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import {Loop, type LoopOptions} from '../loop/loop.js'
import {Modes} from '../modes.js'
import {topics} from '../topics.js'
import {AdjustmentKeeper} from './adjustment-keeper.js'
import {AgentParts, type AgentWithJournal, announce} from './agent-base.js'
import {AnswerFollower} from './answer-follower.js'
import type {ClusterKnobs} from './cluster-knobs.js'
import {AGAIN_EVERY_MS, reportAbout, reportNodes} from './cluster-reports.js'
import {ClusterSources} from './cluster-sources.js'
import {ClusterTriggers} from './cluster-triggers.js'
import {type ClusterChange, ClusterView} from './cluster-view.js'
import {learnFrom, relearn} from './host-lessons.js'
import {offerJournal} from './journal-copy.js'
import {MechanismTeller} from './mechanism-teller.js'
import {ModeFollower} from './mode-follower.js'
import {tellNews} from './news.js'
import type {RunningAgent} from './node-agent.js'
import {OrderEnds} from './order-ends.js'
import {OrderTaker} from './order-taker.js'
import {samplesOf} from './payloads.js'
import {Refusals} from './refusals.js'
import {tellSaid} from './said-teller.js'
import {Standing} from './standing.js'
import {StatusReporter} from './status-reporter.js'
import type {TurnTeller} from './turn-teller.js'
import {UnfinishedChanges} from './unfinished-changes.js'
import {followWatches, turnTellerOf} from './watch-follower.js'

export type ClusterAgentOptions = AgentWithJournal & {
  readonly cluster: string
  readonly platform: ClusterPlatform
  readonly telemetry: TelemetryStore
  readonly policies: readonly Policy[]
  readonly mechanisms: readonly Mechanism[]
  /** The mechanisms again, for what they can do beside their contract: carry on with an intent. */
  readonly workload: WorkloadResume
  /** The knobs of its nodes, on which some of the mechanisms stand. */
  readonly knobs: ClusterKnobs
  readonly predictor: LearningPredictor
  readonly validate: (mechanism: Mechanism, command: JsonObject) => readonly string[]
  readonly openPolicy: OpenPolicy
  readonly openMechanism: MechanismOpener
  readonly onVerdict?: NonNullable<LoopOptions['onVerdict']>
}

/** The agent of one cluster: places what the continuum gave to it, watches it, adapts it, and tells the layer above. */
export async function startClusterAgent(options: ClusterAgentOptions, signal: AbortSignal): Promise<RunningAgent> {
  const agent = new ClusterAgent(options, signal)
  await agent.start()
  return {name: options.cluster, counters: () => agent.counters(), stop: () => agent.stop()}
}

class ClusterAgent {
  readonly #options: ClusterAgentOptions
  readonly #parts: AgentParts
  readonly #view: ClusterView
  readonly #loop: Loop
  readonly #told: MechanismTeller
  readonly #turns: TurnTeller
  readonly #triggers: ClusterTriggers
  readonly #sources: ClusterSources
  readonly #unfinished: UnfinishedChanges
  readonly #adjustments: AdjustmentKeeper
  readonly #orders: OrderTaker
  readonly #orderEnds: OrderEnds
  readonly #modes: ModeFollower
  readonly #answers: AnswerFollower
  readonly #status: StatusReporter
  readonly #standing: Standing
  readonly #refusals = new Refusals()
  #isRunning = false

  constructor(options: ClusterAgentOptions, signal: AbortSignal) {
    this.#options = options
    this.#parts = new AgentParts(options.log, options.clock, signal)
    const {cluster, clock, telemetry} = options
    this.#view = new ClusterView(cluster, clock, (change) => this.#onChange(change))
    this.#standing = new Standing({
      of: 'cluster',
      view: this.#view,
      onLead: (epoch) => this.#onLead(epoch),
      onFree: () => {
        if (!this.#isRunning) return
        this.#loop.policies.wakeAll({kind: 'interval'})
        this.#adjustments.check()
      },
    })
    const modes = new Modes((application) => this.#view.applications.get(application))
    this.#turns = turnTellerOf({
      ...options,
      address: {slice: options.slice, cluster},
      onError: (error) => this.#parts.fault(error, 'turns'),
    })
    this.#loop = new Loop({
      ...options,
      agent: {name: cluster, layer: 'cluster', cluster},
      notes: options.platform.notes(),
      world: () => this.#view.world(),
      changed: (until, target) => this.#view.changed(until, target),
      orders: ordersInForce,
      mode: (application) => modes.of(application),
      epoch: () => this.#standing.epoch,
      impediment: () => this.#standing.impediment(),
      learn: (decision, effect) => learnFrom(decision, effect, options.predictor),
      onDecision: (decision) => this.#onDecision(decision),
      reservedFor: (decision) => this.#view.reservedFor(decision),
      onAdmitted: (decision, action) => this.#reserve(decision, action),
      onClosed: (decision) => this.#view.release(decision),
      onOrderExecuted: (mechanism) => this.#told.tellNow(mechanism, this.#parts.signal),
      watcherOf: (policy) => this.#turns.watcherOf(policy),
      onError: (error, where) => this.#parts.fault(error, where),
      signal: this.#parts.signal,
    })
    this.#told = new MechanismTeller({
      ...options,
      address: {slice: options.slice, cluster},
      loop: this.#loop,
      onError: (error) => this.#parts.fault(error, 'mechanisms'),
    })
    this.#triggers = new ClusterTriggers(this.#view, telemetry, this.#loop.policies, (application) => this.#status.measured(application))
    this.#sources = new ClusterSources({
      ...options,
      notes: options.platform.notes(),
      view: this.#view,
      loop: this.#loop,
      modes,
      parts: this.#parts,
      onPolicies: () => {
        this.#triggers.listenAgain()
        if (this.#isRunning) this.#adjustments.check()
      },
    })
    this.#unfinished = new UnfinishedChanges({
      ...options,
      loop: this.#loop,
      view: this.#view,
      epoch: () => this.#standing.epoch,
      mayAct: () => this.#standing.impediment() === undefined,
      signal: this.#parts.signal,
    })
    this.#adjustments = new AdjustmentKeeper({
      view: this.#view,
      notes: options.platform.notes(),
      isThere: (policy, application) => this.#isThere(policy, application),
      mayAct: () => this.#standing.impediment() === undefined,
      inOrder: (part, work) => this.#parts.inOrder(part, work),
      signal: this.#parts.signal,
    })
    this.#orders = new OrderTaker({
      ...options,
      address: {slice: options.slice, cluster},
      loop: this.#loop,
      onError: (error) => this.#parts.fault(error, 'orders'),
      signal: this.#parts.signal,
    })
    this.#orderEnds = new OrderEnds({
      clock,
      onEnd: (application) => this.#loop.policies.wakeApplication(application, {kind: 'application', change: 'ordered'}),
      signal: this.#parts.signal,
    })
    const told = {
      ...options,
      address: {slice: options.slice, cluster},
      notes: options.platform.notes(),
      book: this.#loop.answers,
      modes,
      inOrder: (part: string, work: () => Promise<void>) => this.#parts.inOrder(part, work),
      signal: this.#parts.signal,
    }
    this.#modes = new ModeFollower(told)
    this.#answers = new AnswerFollower(told)
    this.#status = new StatusReporter({
      cluster,
      clock,
      telemetry,
      world: () => this.#view.world(),
      explain: (application, component) => this.#reasonsFor(application, component),
      report: async (status) => {
        await options.platform.report(status, this.#standing.epoch, this.#parts.signal)
      },
      onError: (error) => this.#parts.fault(error, 'status'),
    })
  }

  /** Resolves when the agent is here; its loop begins when it leads and knows its cluster. */
  async start(): Promise<void> {
    const {platform, fabric, slice, cluster, telemetry} = this.#options
    const address = {slice, cluster}
    const own = topics.telemetry(address)
    await announce(this.#options, address, cluster, 'cluster')
    this.#parts.run('lease', (until) => this.#standing.follow(platform.lease(until)))
    this.#parts.run('watch', (until) => this.#view.follow(platform, until))
    await this.#modes.listen()
    await this.#answers.listen()
    await this.#sources.listen()
    await this.#orders.listen()
    await followWatches(this.#turns, fabric, address, this.#parts.signal)
    await this.#options.knobs.listen(this.#parts.signal)
    await fabric.subscribe(
      topics.nodeTelemetry(slice, cluster),
      ({topic, payload}) => {
        if (topic === own) return
        for (const sample of samplesOf(payload)) telemetry.add(sample)
        // What is measured is measured again: while the link is down it is only counted.
        void fabric.publish(own, payload).catch(() => this.#loop.counters.error())
      },
      this.#parts.signal,
    )
    this.#parts.run('loop', () => this.#run())
  }

  counters(): ReturnType<Loop['counters']['read']> {
    return this.#loop.counters.read()
  }

  async stop(): Promise<void> {
    this.#parts.halt()
    await endInTurn([() => this.#loop.stop(), () => this.#sources.close(), () => this.#parts.stop(), () => this.#options.fabric.close()])
  }

  async #run(): Promise<void> {
    const {signal} = this.#parts
    const {fabric, slice, cluster, clock, journal} = this.#options
    await Promise.race([this.#standing.started, aborted(signal)])
    if (signal.aborted) return
    await this.#modes.recall(signal)
    await this.#answers.recall(signal)
    await this.#beginKnobs()
    await this.#loop.start(signal)
    await this.#sources.begin()
    relearn(journal, cluster, this.#options.predictor)
    await this.#unfinished.resume()
    // From here on what comes is taken in the order in which it comes, after what is there already.
    this.#isRunning = true
    this.#adjustments.check()
    this.#orders.begin()
    this.#answers.begin()
    for (const application of this.#view.applications.values().values()) this.#parts.inOrder('applications', () => this.#bind(application))
    this.#parts.inOrder('applications', async () => this.#loop.policies.wakeAll({kind: 'interval'}))
    const address = {slice, cluster}
    const ports = {fabric, address, clock, view: this.#view, loop: this.#loop}
    this.#parts.run('status', (until) => this.#status.run(until))
    this.#parts.run('nodes', (until) => reportNodes(ports, until))
    const said = {
      ...ports,
      instances: () => this.#loop.policies.instances(),
      applications: () => this.#view.applications.values().keys(),
      againEveryMs: AGAIN_EVERY_MS,
    }
    this.#parts.run('said', (until) => tellSaid(said, until))
    this.#parts.run('mechanisms', (until) => this.#told.run(until))
    this.#parts.run('knobs', (until) => this.#options.knobs.run(until))
    this.#parts.run('about', (until) => reportAbout(ports, until))
    this.#sources.report()
    this.#parts.run('journal', (until) => offerJournal({fabric, journal, address, clock}, until))
    this.#parts.run('unfinished', (until) => this.#unfinished.adopt(until))
  }

  #onLead(epoch: Epoch | undefined): void {
    this.#options.onLead?.(epoch)
    // Another may have led in between, and wanted something else.
    if (epoch !== undefined && this.#isRunning) this.#parts.inOrder('knobs', () => this.#beginKnobs())
  }

  #onChange(change: ClusterChange): void {
    if (change.kind === 'synced' || change.kind === 'degraded') this.#standing.heard()
    if (!this.#isRunning) return
    if (change.of === 'application') this.#onApplication(change)
    if (change.of === 'adjustment' || change.of === 'application') this.#adjustments.check()
    if (change.of === 'node' && change.kind === 'put' && change.before === undefined) this.#sources.greet(change.key)
    if (change.of === 'node' && change.kind === 'delete')
      this.#parts.inOrder('knobs', () => this.#options.knobs.forget(change.key, this.#parts.signal))
    this.#triggers.onChange(change)
    if (change.of === 'component' && change.kind !== 'synced' && change.kind !== 'degraded')
      this.#status.touch(change.key.split('/')[0] ?? '')
  }

  /** What a person added by a built-in policy's name stands for it. */
  #isThere(policy: string, application: string): boolean {
    return this.#sources.isWanted(policy, application) ?? this.#options.policies.some(({descriptor}) => descriptor.name === policy)
  }

  #onApplication(change: Extract<ClusterChange, {of: 'application'}>): void {
    if (change.kind !== 'put' && change.kind !== 'delete') return
    // Another of the same name: nothing of the first is the second's.
    if (change.kind === 'delete' || (change.before !== undefined && change.before.uid !== change.value.uid)) this.#forget(change.before)
    if (change.kind !== 'put') return
    const before = change.before?.uid === change.value.uid ? change.before : undefined
    this.#parts.inOrder('applications', () => this.#bind(change.value, before))
  }

  #forget(application: ApplicationSpec | undefined): void {
    if (application === undefined) return
    const {telemetry} = this.#options
    this.#triggers.silence(application.name)
    this.#status.forget(application.name)
    this.#refusals.forget(application.name)
    this.#orderEnds.forget(application.name)
    for (const {name} of telemetry.metrics()) telemetry.forget({metric: name, application: application.name})
    this.#parts.inOrder('applications', () => this.#loop.forgetApplication(application))
  }

  async #bind(application: ApplicationSpec, before?: ApplicationSpec): Promise<void> {
    if (before?.description !== application.description) this.#triggers.listen(application)
    const change = before === undefined ? 'added' : before.generation === application.generation ? 'ordered' : 'changed'
    await this.#loop.wakeApplication(application, {kind: 'application', change})
    this.#orderEnds.expect(application)
  }

  async #beginKnobs(): Promise<void> {
    await this.#options.knobs.begin(() => (this.#standing.isLeading ? this.#standing.epoch : undefined), this.#parts.signal)
  }

  #reserve(decision: string, action: Action): void {
    const mechanism = this.#options.mechanisms.find(({name}) => name === action.mechanism)
    const reservation = mechanism?.room?.(action.command, this.#view.world())
    if (reservation !== undefined) this.#view.reserve(decision, reservation)
  }

  #onDecision(decision: Decision): void {
    if (decision.application === undefined) return
    this.#refusals.take(decision)
    this.#status.touch(decision.application)
    tellNews(decision, this.#view.applications, this.#options)
  }

  /** What core policies could not do, as long as they still cannot. */
  #reasonsFor(application: string, component: string): readonly Reason[] {
    const stuck = this.#loop.policies
      .instances()
      .filter(
        (instance) => instance.application === application && instance.policy.descriptor.core && instance.last?.analysis.verdict !== 'fine',
      )
    return this.#refusals.of(application, component, new Set(stuck.map((instance) => instance.policy.descriptor.name)))
  }
}
