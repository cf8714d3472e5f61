import type {Journal, JournaledDecision} from '../../knowledge/contract.js'
import type {ApplicationSpec} from '../../platform/contract/index.js'
import {CATALOGUE} from '../../policy/builtin/catalogue.js'
import {given} from '../../support/given.js'
import type {JsonObject} from '../../support/json.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import type {OrderReport} from '../mechanism-order.js'
import type {Modes} from '../modes.js'
import type {Absences} from '../roles/absences.js'
import {isRecord} from '../roles/shapes.js'
import type {AgentView, ApplicationMode, ApplicationView, HealthView, MechanismView, PolicyDetails, SliceService} from '../service.js'
import {CONTINUUM} from '../topics.js'
import {type DeploymentPorts, Deployments} from './deployments.js'
import type {EventHub} from './event-hub.js'
import {explain} from './explanation.js'
import {Infrastructure} from './infrastructure.js'
import {type MechanismOrderPorts, MechanismOrders} from './mechanism-orders.js'
import {statesOf} from './mechanism-states.js'
import {type MechanismViewPorts, mechanismViews, viewOfArtifact} from './mechanism-views.js'
import type {ModeKeeper} from './mode-keeper.js'
import {Orders} from './orders.js'
import {placementReport} from './placement-report.js'
import type {PlanAnswers} from './plan-answers.js'
import type {PolicyRecord} from './policy-library.js'
import {type PolicyViewPorts, policyViews, standingOf} from './policy-views.js'
import type {PolicyWatches} from './policy-watches.js'
import {applicationNotFound, notFound} from './refusals.js'
import {waitingDecisions} from './waiting-decisions.js'
import {waitingOrders} from './waiting-orders.js'

export type SliceServicePorts = DeploymentPorts &
  PolicyViewPorts &
  MechanismViewPorts &
  MechanismOrderPorts & {
    readonly continuum: string
    readonly version: string
    readonly absences: Absences
    readonly journal: Journal
    readonly telemetry: TelemetryStore
    readonly events: EventHub
    readonly watches: PolicyWatches
    readonly modes: Modes
    readonly modeKeeper: ModeKeeper
    readonly answers: PlanAnswers
    readonly isLeading: () => boolean
    readonly clockInfo: () => {readonly speed: number; readonly simulated: boolean}
  }

/** The continuum agent as those outside see it. */
export class ContinuumSliceService implements SliceService {
  readonly #ports: SliceServicePorts
  readonly #deployments: Deployments
  readonly #orders: Orders
  readonly #infrastructure: Infrastructure
  readonly #mechanismOrders: MechanismOrders
  readonly #startedMs: number
  #isReady = false

  constructor(ports: SliceServicePorts) {
    this.#ports = ports
    this.#deployments = new Deployments(ports)
    this.#orders = new Orders(ports)
    this.#infrastructure = new Infrastructure({...ports, orders: this.#orders})
    this.#mechanismOrders = new MechanismOrders(ports)
    this.#startedMs = ports.clock.now()
  }

  /** The loop runs: what is asked is answered from a complete picture. */
  ready(): void {
    this.#isReady = true
  }

  async forget(application: ApplicationSpec): Promise<void> {
    await this.#ports.history.forget(application, this.#ports.signal)
    for (const {name} of this.#ports.telemetry.metrics()) this.#ports.telemetry.forget({metric: name, application: application.name})
  }

  deploy: SliceService['deploy'] = (description, options) => this.#deployments.deploy(description, options)
  plan: SliceService['plan'] = async (description) => placementReport(this.#ports.view, description, this.#ports.clock.now())
  remove: SliceService['remove'] = (application) => this.#deployments.remove(application)
  applications: SliceService['applications'] = () => this.#ports.tracker.views().map((view) => this.#completed(view))
  application: SliceService['application'] = (name) => {
    const view = this.#ports.tracker.view(name)
    return view === undefined ? undefined : this.#completed(view)
  }
  history: SliceService['history'] = (name) => this.#deployments.history(name)
  rollback: SliceService['rollback'] = (name, generation, by) => this.#deployments.rollback(name, generation, by)
  explain: SliceService['explain'] = async (name) => {
    const application = this.application(name)
    if (application === undefined) throw applicationNotFound(name, this.#ports.view.applications.values().keys())
    return explain(application, this.#ports.view, this.#ports.journal, this.#ports.clock.now())
  }

  order: SliceService['order'] = (application, component, wish, options) => this.#orders.add(application, component, wish, options)
  lift: SliceService['lift'] = (application, component, kind) => this.#orders.lift(application, component, kind)

  answer: SliceService['answer'] = async (ids, answer, {by, isDryRun = false}) => {
    const answered = await this.#ports.answers.answer(ids, answer, {by, isDryRun})
    for (const {kind, decision} of answered)
      if (kind === 'approved' || kind === 'rejected') this.#tellAnswer(kind, decision, by, answer.why)
    return answered
  }

  decisions: SliceService['decisions'] = ({waiting = false, ...filter}) =>
    waiting ? waitingDecisions({...this.#ports, answerOf: (id) => this.#ports.answers.of(id)}, filter) : this.#ports.journal.list(filter)
  decision: SliceService['decision'] = (id) => this.#ports.journal.get(id)
  events: SliceService['events'] = (afterId, signal) => this.#ports.events.stream(afterId, signal)

  telemetry: SliceService['telemetry'] = ({windowMs, ...selector}) => this.#ports.telemetry.window(selector, windowMs)
  aggregate: SliceService['aggregate'] = ({by, windowMs, ...selector}) => this.#ports.telemetry.aggregate(selector, windowMs, by)
  metrics: SliceService['metrics'] = () => this.#ports.telemetry.metrics()

  infrastructure: SliceService['infrastructure'] = () => this.#infrastructure.view()
  cordon: SliceService['cordon'] = (node, cordoned) => this.#infrastructure.cordon(node, cordoned)
  cordonCluster: SliceService['cordonCluster'] = (cluster, cordoned) => this.#infrastructure.cordonCluster(cluster, cordoned)
  drain: SliceService['drain'] = (node, by) => this.#infrastructure.drain(node, by)
  planDrain: SliceService['planDrain'] = (node) => this.#infrastructure.planDrain(node)
  addNode: SliceService['addNode'] = (cluster, node) => this.#infrastructure.add(cluster, node)
  updateNode: SliceService['updateNode'] = (node, description) => this.#infrastructure.update(node, description)
  removeNode: SliceService['removeNode'] = (node) => this.#infrastructure.remove(node)

  agents: SliceService['agents'] = () =>
    [...this.#ports.view.presences.values()]
      .map(
        (presence): AgentView => ({
          name: presence.agent,
          layer: presence.layer === 'cluster' || presence.layer === 'node' ? presence.layer : 'continuum',
          ...(presence.cluster === null ? {} : {cluster: presence.cluster}),
          ...(presence.node === null ? {} : {node: presence.node}),
          state: this.#ports.view.stateOf(presence),
          version: presence.version,
          sinceMs: presence.sinceMs,
          counters:
            presence.layer === 'continuum' ? this.#ports.loop.counters.read() : countersOf(this.#ports.view.abouts.get(presence.agent)),
        }),
      )
      .toSorted((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || (a.name < b.name ? -1 : 1))

  policies: SliceService['policies'] = () => policyViews(this.#ports)
  turns: SliceService['turns'] = (policy, signal) => {
    const names = this.policies().map(({name}) => name)
    if (!names.includes(policy)) throw notFound('policy', policy, names)
    return this.#ports.watches.follow(policy, signal)
  }
  builtInPolicies: SliceService['builtInPolicies'] = () => CATALOGUE
  policy: SliceService['policy'] = (name) => this.#policyDetails(this.#ports.library.get(name))
  checkPolicy: SliceService['checkPolicy'] = async (submission) => (await this.#ports.library.check(submission)).artifact
  addPolicy: SliceService['addPolicy'] = async (submission, by) => {
    const {kind, record} = await this.#ports.library.add(submission, by)
    if (kind !== 'unchanged') this.#tell('policy', record.artifact.name, `${by} ${kind === 'added' ? 'added' : 'changed'} the policy`, by)
    return {kind, policy: this.#policyDetails(record)}
  }
  changePolicy: SliceService['changePolicy'] = async (name, change, by) => {
    const record = await this.#ports.library.change(name, change)
    this.#tell('policy', name, `${by} changed how the policy is bound`, by)
    return this.#policyDetails(record)
  }
  rollBackPolicy: SliceService['rollBackPolicy'] = async (name, number, by) => {
    const record = await this.#ports.library.rollBack(name, number, by)
    this.#tell('policy', name, `${by} brought back an earlier source of the policy`, by)
    return this.#policyDetails(record)
  }
  removePolicy: SliceService['removePolicy'] = async (name, by) => {
    await this.#ports.library.remove(name)
    this.#tell('policy', name, `${by} removed the policy`, by)
  }

  mechanisms: SliceService['mechanisms'] = () => mechanismViews(this.#ports)
  checkMechanism: SliceService['checkMechanism'] = async (submission) => {
    const artifact = await this.#ports.mechanismLibrary.check(submission)
    return {...viewOfArtifact(artifact), added: {artifact, earlier: []}, reports: []}
  }
  addMechanism: SliceService['addMechanism'] = async (submission, by) => {
    const {kind, record} = await this.#ports.mechanismLibrary.add(submission, by)
    const {name} = record.artifact
    if (kind !== 'unchanged') this.#tell('mechanism', name, `${by} ${kind === 'added' ? 'added' : 'changed'} the mechanism`, by)
    return {kind, mechanism: this.#mechanism(name)}
  }
  rollBackMechanism: SliceService['rollBackMechanism'] = async (name, number, by) => {
    await this.#ports.mechanismLibrary.rollBack(name, number, by)
    this.#tell('mechanism', name, `${by} brought back an earlier source of the mechanism`, by)
    return this.#mechanism(name)
  }
  removeMechanism: SliceService['removeMechanism'] = async (name, by, isDryRun) => {
    if (isDryRun) return void this.#ports.mechanismLibrary.get(name)
    await this.#ports.mechanismLibrary.remove(name)
    this.#tell('mechanism', name, `${by} removed the mechanism`, by)
  }

  mechanismStates: SliceService['mechanismStates'] = (name, place) => {
    return statesOf(this.#mechanism(name), place, {...this.#ports, here: this.#ports.loop.mechanismViews()})
  }

  orderMechanism: SliceService['orderMechanism'] = async (name, order, by) =>
    await this.#mechanismOrders.order(this.#mechanism(name), order, by)

  onOrderReport(cluster: string, id: string, report: OrderReport): void {
    this.#mechanismOrders.heard(cluster, id, report)
  }

  #mechanism(name: string): MechanismView {
    const all = this.mechanisms()
    const found = all.find((one) => one.name === name)
    if (found !== undefined) return found
    throw notFound(
      'mechanism',
      name,
      all.map((one) => one.name),
    )
  }

  mode: SliceService['mode'] = () => this.#ports.modes.slice
  setMode: SliceService['setMode'] = async (mode, by) => {
    await this.#ports.modeKeeper.set(mode)
    this.#ports.events.publish({
      timeMs: this.#ports.clock.now(),
      kind: 'agent',
      subject: CONTINUUM,
      message: `${by} set the mode to ${mode}`,
      data: {mode, by},
    })
  }

  ownModes: SliceService['ownModes'] = () =>
    Object.keys(this.#ports.modes.own)
      .toSorted()
      .flatMap((application) => {
        const mode = this.#ports.modes.ownOf(application)
        return mode === undefined ? [] : [{application, mode, isOwn: true}]
      })
  modeOf: SliceService['modeOf'] = (application) => {
    this.#spec(application)
    const {modes} = this.#ports
    return {application, mode: modes.of(application), isOwn: modes.ownOf(application) !== undefined}
  }
  setModeOf: SliceService['setModeOf'] = async (application, mode, by): Promise<ApplicationMode> => {
    await this.#ports.modeKeeper.setOwn(this.#spec(application), mode)
    const message = mode === undefined ? `${by} gave it the mode of the slice again (${this.mode()})` : `${by} set its mode to ${mode}`
    this.#ports.events.publish({timeMs: this.#ports.clock.now(), kind: 'application', subject: application, message, data: {by}})
    return this.modeOf(application)
  }

  #spec(name: string): ApplicationSpec {
    const spec = this.#ports.view.applications.get(name)
    if (spec === undefined) throw applicationNotFound(name, this.#ports.view.applications.values().keys())
    return spec
  }

  /** What is asked for seldom, and may change without anything of the application being told. */
  #completed(view: ApplicationView): ApplicationView {
    const {modes, journal, clock} = this.#ports
    const mode = modes.ownOf(view.spec.name)
    const waiting = waitingOrders(view.spec, journal, clock.now())
    return {...view, ...given({mode}), reasons: [...waiting, ...view.reasons]}
  }

  #policyDetails(record: PolicyRecord): PolicyDetails {
    return {...record, ...standingOf(record.artifact.name, this.#ports)}
  }

  #tellAnswer(kind: string, {id, application, agent, summary}: JournaledDecision, by: string, why: string | undefined): void {
    this.#ports.events.publish({
      timeMs: this.#ports.clock.now(),
      kind: application === undefined ? 'agent' : 'application',
      subject: application ?? agent,
      message: `${by} ${kind} ${id}${why === undefined ? '' : ` (${why})`}: ${summary}`,
      data: {decision: id, by},
    })
  }

  #tell(kind: 'policy' | 'mechanism', name: string, what: string, by: string): void {
    this.#ports.events.publish({
      timeMs: this.#ports.clock.now(),
      kind: 'agent',
      subject: name,
      message: `${what} ${name}`,
      data: {[kind]: name, by},
    })
  }

  silence: SliceService['silence'] = () => this.#ports.view.silence
  unheard: SliceService['unheard'] = () => this.#ports.absences.unheard()

  health: SliceService['health'] = (): HealthView => {
    const {view, clock, clockInfo, isLeading, version} = this.#ports
    const {silence} = view
    const core = [
      {
        part: 'platform',
        healthy: silence === undefined && view.isSynced,
        message: silence === undefined ? 'heard' : `not heard since ${new Date(silence.sinceMs).toISOString()}`,
      },
      {part: 'leadership', healthy: isLeading(), message: isLeading() ? 'leads the slice' : 'another agent leads, or none yet'},
      {part: 'loop', healthy: this.#isReady, message: this.#isReady ? 'runs' : 'is starting'},
    ]
    const agents = [...view.presences.values()].map((one) => ({
      part: `agent ${one.agent}`,
      healthy: view.stateOf(one) === 'online',
      message: view.stateOf(one),
    }))
    return {
      ready: core.every((part) => part.healthy),
      ...(silence === undefined ? {} : {silence}),
      parts: [...core, ...agents],
      version,
      startedMs: this.#startedMs,
      clock: {nowMs: clock.now(), ...clockInfo()},
    }
  }
}

const LAYERS = ['continuum', 'cluster', 'node']

function countersOf(about: JsonObject | undefined): JsonObject {
  const counters = about?.['counters']
  return isRecord(counters) ? counters : {}
}
