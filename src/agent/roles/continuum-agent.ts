import type {ArbiterVerdict, Decision} from '../../knowledge/contract.js'
import {ordersInForce} from '../../matching/orders.js'
import type {CommandValidator} from '../../mechanism/command-validator.js'
import type {Mechanism} from '../../mechanism/contract.js'
import type {MechanismOpener} from '../../mechanism/plugin/artifact.js'
import type {ApplicationSpec, SlicePlatform} from '../../platform/contract/index.js'
import type {OpenPolicy} from '../../policy/artifact.js'
import type {LearningPredictor} from '../../policy/builtin/predictor.js'
import type {Policy} from '../../policy/contract.js'
import {endInTurn} from '../../support/lifecycle.js'
import {aborted} from '../../support/waiting.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import {Loop} from '../loop/loop.js'
import {Modes} from '../modes.js'
import {readNotes, writeNote} from '../notes.js'
import {EventHub} from '../service/event-hub.js'
import {History} from '../service/history.js'
import {ModeKeeper} from '../service/mode-keeper.js'
import {PlanAnswers} from '../service/plan-answers.js'
import {PolicyWatches} from '../service/policy-watches.js'
import {ContinuumSliceService} from '../service/slice-service.js'
import {ApplicationTracker} from '../service/tracker.js'
import type {SliceService} from '../service.js'
import {CONTINUUM} from '../topics.js'
import {Absences} from './absences.js'
import {AgentParts, type AgentWithJournal, announce} from './agent-base.js'
import {listenBelow} from './continuum-listener.js'
import {ContinuumSources} from './continuum-sources.js'
import {ContinuumTriggers} from './continuum-triggers.js'
import {type ContinuumChange, ContinuumView} from './continuum-view.js'
import {copyJournals} from './journal-copy.js'
import type {RunningAgent} from './node-agent.js'
import {SliceNews} from './slice-news.js'
import {Standing} from './standing.js'
import {TurnTeller} from './turn-teller.js'

export type ContinuumAgentOptions = AgentWithJournal & {
  /** The name of the continuum, as its description has it. */
  readonly continuum: string
  readonly platform: SlicePlatform
  readonly telemetry: TelemetryStore
  readonly policies: readonly Policy[]
  readonly mechanisms: readonly Mechanism[]
  readonly predictor: LearningPredictor
  readonly validate: CommandValidator
  readonly openPolicy: OpenPolicy
  readonly openMechanism: MechanismOpener
  /** For `health`: whether the world is simulated, and how fast its clock goes. */
  readonly clockInfo: () => {readonly speed: number; readonly simulated: boolean}
  readonly onVerdict?: (verdict: ArbiterVerdict, sinceMs: number) => void
}

const TELL_AGAIN_MS = 60_000
const MECHANISMS_EVERY_MS = 2_000
const DEPLOYED_PREFIX = 'deployed/'

/** The agent of the slice: gives applications to clusters, joins what the clusters report, and serves those who ask from outside. */
export async function startContinuumAgent(
  options: ContinuumAgentOptions,
  signal: AbortSignal,
): Promise<RunningAgent & {readonly service: SliceService}> {
  const agent = new ContinuumAgent(options, signal)
  await agent.start()
  return {name: CONTINUUM, service: agent.service, counters: () => agent.counters(), stop: () => agent.stop()}
}

class ContinuumAgent {
  readonly service: SliceService
  readonly #options: ContinuumAgentOptions
  readonly #parts: AgentParts
  readonly #view: ContinuumView
  readonly #absences: Absences
  readonly #loop: Loop
  readonly #events: EventHub
  readonly #tracker: ApplicationTracker
  readonly #news: SliceNews
  readonly #slice: ContinuumSliceService
  readonly #history: History
  readonly #triggers: ContinuumTriggers
  readonly #sources: ContinuumSources
  readonly #modes: ModeKeeper
  readonly #answers: PlanAnswers
  readonly #turns: TurnTeller
  readonly #watches: PolicyWatches
  readonly #standing: Standing
  #isRunning = false

  constructor(options: ContinuumAgentOptions, signal: AbortSignal) {
    this.#options = options
    this.#parts = new AgentParts(options.log, options.clock, signal)
    const {clock, journal, platform} = options
    this.#view = new ContinuumView(clock, (change) => this.#onChange(change))
    this.#standing = new Standing({
      of: 'slice',
      view: this.#view,
      onLead: (epoch) => options.onLead?.(epoch),
      onFree: () => {
        if (this.#isRunning) this.#loop.policies.wakeAll({kind: 'interval'})
      },
    })
    this.#absences = new Absences({view: this.#view, clock, onChange: (cluster) => this.#onAbsence(cluster)})
    this.#events = new EventHub(journal, (error) => this.#parts.fault(error, 'events'))
    this.#tracker = new ApplicationTracker({
      view: this.#view,
      clock,
      events: this.#events,
      keepDeployed: (application, uid) =>
        this.#parts.inOrder('deployed', () => writeNote(platform.notes(), `${DEPLOYED_PREFIX}${application}`, uid, this.#parts.signal)),
      onView: (view) => this.#news.ofApplication(view),
    })
    this.#news = new SliceNews({
      ...options,
      events: this.#events,
      view: this.#view,
      epoch: () => (this.#standing.isLeading ? this.#standing.epoch : undefined),
      isUnheard: (cluster) => this.#absences.isLasting(cluster),
      onError: (error) => this.#parts.fault(error, 'announcements'),
      signal: this.#parts.signal,
    })
    const onTurnError = (error: unknown) => this.#parts.fault(error, 'turns')
    this.#turns = new TurnTeller({clock, tell: async (batch) => this.#watches.heardHere(batch), onError: onTurnError})
    this.#watches = new PolicyWatches({...options, view: this.#view, own: this.#turns, onError: onTurnError})
    const modes = new Modes((application) => this.#view.applications.get(application))
    this.#loop = new Loop({
      ...options,
      agent: {name: CONTINUUM, layer: 'continuum', cluster: undefined},
      notes: platform.notes(),
      world: () => this.#view.world(),
      changed: (until) => this.#view.changed(until),
      orders: ordersInForce,
      mode: (application) => modes.of(application),
      epoch: () => this.#standing.epoch,
      impediment: () => this.#standing.impediment(),
      learn: () => undefined,
      onDecision: (decision) => this.#onDecision(decision),
      onOrderExecuted: () => this.#loop.refreshMechanisms(this.#parts.signal),
      watcherOf: (policy) => this.#turns.watcherOf(policy),
      onError: (error, where) => this.#parts.fault(error, where),
      signal: this.#parts.signal,
    })
    this.#triggers = new ContinuumTriggers({
      view: this.#view,
      policies: this.#loop.policies,
      tracker: this.#tracker,
      events: this.#events,
      clock,
    })
    this.#sources = new ContinuumSources({...options, notes: platform.notes(), view: this.#view, loop: this.#loop, parts: this.#parts})
    const told = {
      ...options,
      notes: platform.notes(),
      view: this.#view,
      modes,
      clusters: () => this.#view.clusters.values().keys(),
      book: this.#loop.answers,
      onError: (error: unknown) => this.#parts.fault(error, 'what people set'),
      signal: this.#parts.signal,
    }
    this.#modes = new ModeKeeper(told)
    this.#answers = new PlanAnswers(told)
    this.#history = new History({notes: platform.notes(), view: this.#view, clock, isLeading: () => this.#standing.isLeading})
    this.#slice = new ContinuumSliceService({
      ...options,
      history: this.#history,
      library: this.#sources.library,
      hosted: this.#sources.hosted,
      mechanismLibrary: this.#sources.mechanismLibrary,
      hostedMechanisms: this.#sources.hostedMechanisms,
      view: this.#view,
      absences: this.#absences,
      loop: this.#loop,
      tracker: this.#tracker,
      events: this.#events,
      watches: this.#watches,
      modes,
      modeKeeper: this.#modes,
      answers: this.#answers,
      isLeading: () => this.#standing.isLeading,
      onError: (error) => this.#parts.fault(error, 'orders'),
      signal: this.#parts.signal,
    })
    this.service = this.#slice
  }

  async start(): Promise<void> {
    const {platform, fabric, slice, telemetry, journal, clock} = this.#options
    await announce(this.#options, {slice}, CONTINUUM, 'continuum')
    await listenBelow(
      {
        fabric,
        slice,
        view: this.#view,
        telemetry,
        events: this.#events,
        watches: this.#watches,
        clock,
        onCluster: (cluster) => this.#onCluster(cluster),
        onOrderReport: (cluster, id, report) => this.#slice.onOrderReport(cluster, id, report),
      },
      this.#parts.signal,
    )
    await copyJournals(
      {
        fabric,
        journal,
        slice,
        onCopy: (decision) => this.#onDecision(decision),
        onError: (error) => this.#parts.fault(error, 'journal copies'),
      },
      this.#parts.signal,
    )
    this.#parts.run('lease', (until) => this.#standing.follow(platform.lease(until)))
    this.#parts.run('watch', (until) => this.#view.follow(platform, until))
    this.#parts.run('absences', (until) => this.#absences.run(until))
    this.#parts.run('history', (until) => this.#history.run(until))
    this.#parts.run('loop', () => this.#run())
    this.#parts.run('what people set', (until) => this.#tellAgain(until))
    this.#parts.run('mechanisms', (until) => this.#lookAtMechanisms(until))
  }

  counters(): ReturnType<Loop['counters']['read']> {
    return this.#loop.counters.read()
  }

  async stop(): Promise<void> {
    this.#parts.halt()
    this.#turns.stop()
    await endInTurn([() => this.#loop.stop(), () => this.#sources.close(), () => this.#parts.stop(), () => this.#options.fabric.close()])
  }

  async #run(): Promise<void> {
    const {signal} = this.#parts
    await Promise.race([this.#standing.started, aborted(signal)])
    if (signal.aborted) return
    const notes = this.#options.platform.notes()
    await this.#modes.load()
    await this.#answers.load()
    this.#tracker.remember(
      (await readNotes(notes, DEPLOYED_PREFIX, signal)).flatMap((note) => (typeof note.value === 'string' ? note.value : [])),
    )
    await this.#loop.start(signal)
    await this.#sources.begin()
    // An assignment is one write: either it is there or it was not begun, and the policy decides anew.
    await this.#loop.resume((decision, until) => this.#loop.finishForeign(decision, until))
    await this.#loop.answers.closeRejected()
    // From here on what comes is taken in the order in which it comes, after what is there already.
    this.#isRunning = true
    for (const application of this.#view.applications.values().values()) this.#parts.inOrder('applications', () => this.#bind(application))
    this.#parts.inOrder('applications', async () => {
      this.#slice.ready()
      this.#loop.policies.wakeAll({kind: 'interval'})
    })
  }

  #onChange(change: ContinuumChange): void {
    if (change.kind === 'synced' || change.kind === 'degraded') this.#standing.heard()
    if (!this.#isRunning || change.kind === 'synced' || change.kind === 'degraded') return
    if (change.of === 'application') this.#onApplication(change)
    else this.#triggers.onChange(change)
  }

  #onApplication(change: Extract<ContinuumChange, {of: 'application'; kind: 'put' | 'delete'}>): void {
    const {before} = change
    // Another of the same name: nothing of the first is the second's.
    const isAnother = change.kind === 'put' && before !== undefined && before.uid !== change.value.uid
    if (before !== undefined && (change.kind === 'delete' || isAnother)) this.#parts.inOrder('applications', () => this.#forget(before))
    if (change.kind === 'put') this.#parts.inOrder('applications', () => this.#bind(change.value, isAnother ? undefined : before))
  }

  async #bind(application: ApplicationSpec, before?: ApplicationSpec): Promise<void> {
    this.#tracker.touch(application.name)
    if (before?.generation !== application.generation) this.#history.observe(application)
    const change = before === undefined ? 'added' : before.generation === application.generation ? 'ordered' : 'changed'
    await this.#loop.wakeApplication(application, {kind: 'application', change})
  }

  async #forget(application: ApplicationSpec): Promise<void> {
    this.#tracker.forget(application.name)
    this.#news.forget(application.name)
    await this.#loop.forgetApplication(application)
    await this.#slice.forget(application)
    await this.#modes.forget(application)
    await this.#options.platform.notes().delete(`${DEPLOYED_PREFIX}${application.name}`, this.#parts.signal)
  }

  #onAbsence(cluster: string): void {
    if (!this.#isRunning) return
    for (const {application, clusters} of this.#view.assignments.values().values())
      if (clusters.some((one) => one.cluster === cluster)) this.#tracker.touch(application)
  }

  /** A message may have been lost. */
  async #tellAgain(signal: AbortSignal): Promise<void> {
    for await (const _ of this.#options.clock.every(TELL_AGAIN_MS, signal)) {
      if (!this.#isRunning) continue
      this.#modes.tellAll()
      await this.#answers.repeat()
    }
  }

  /** What people add may change its options and its state at any time. */
  async #lookAtMechanisms(until: AbortSignal): Promise<void> {
    for await (const _ of this.#options.clock.every(MECHANISMS_EVERY_MS, until)) await this.#loop.refreshMechanisms(until)
  }

  /** A cluster's agent is here (again): it is told what holds for all. */
  #onCluster(cluster: string): void {
    this.#modes.tell(cluster)
    this.#answers.tell(cluster)
    this.#sources.greet(cluster)
  }

  #onDecision(decision: Decision): void {
    const {application, verdict} = decision
    if (decision.layer === 'continuum' && application !== undefined)
      this.#tracker.refused(application, verdict.kind === 'rejected' ? verdict.reasons : [])
    this.#news.ofDecision(decision)
  }
}
