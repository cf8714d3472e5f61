import {MechanismLibrary, type MechanismSubmission} from '../../src/agent/service/mechanism-library.js'
import {viewOfArtifact} from '../../src/agent/service/mechanism-views.js'
import {PolicyLibrary} from '../../src/agent/service/policy-library.js'
import {notFound} from '../../src/agent/service/refusals.js'
import type {
  AnsweredPlan,
  ApplicationMode,
  ApplicationPhase,
  ApplicationView,
  DeployResult,
  DrainReport,
  GenerationView,
  HealthView,
  InfrastructureView,
  MechanismOrderView,
  Mode,
  PlacementReport,
  PlanAnswer,
  PolicyChange,
  PolicyDetails,
  PolicySubmission,
  Silence,
  SliceService,
  UnheardCluster,
} from '../../src/agent/service.js'
import type {WatchedTurn} from '../../src/agent/turn-report.js'
import type {ApplicationDescription, NodeDescription} from '../../src/descriptions/types.js'
import type {JournaledDecision, SliceEvent} from '../../src/knowledge/contract.js'
import type {MechanismOpener} from '../../src/mechanism/plugin/artifact.js'
import {USUAL_LIMITS} from '../../src/mechanism/plugin/descriptor.js'
import type {ApplicationSpec, InstancePhase, NodeState, Order} from '../../src/platform/contract/index.js'
import {openWorld, simulatedSlice} from '../../src/platform/simulated/index.js'
import type {OpenPolicy} from '../../src/policy/artifact.js'
import {CATALOGUE} from '../../src/policy/builtin/catalogue.js'
import {createVirtualClock} from '../../src/support/clock-virtual.js'
import {type ExitName, OperationalError} from '../../src/support/errors.js'
import type {JsonObject} from '../../src/support/json.js'
import {aborted} from '../../src/support/waiting.js'
import {testScenario} from '../contract/platform/fixtures.js'
import {CLUSTER, NODES, NOW_MS, nodeState, relocation, SMART_CITY, smartCityMetrics, smartCitySeries} from './smart-city.js'

type Numbered = SliceEvent & {readonly id: number}
type StreamItem = Numbered | {readonly kind: 'gap'; readonly id: number}

/**
 * A slice in memory: one cluster with two workers and, unless asked otherwise, the smart-city application deployed on them. It keeps what it is
 * told and rejects as the real service does; placing is simple: a component goes to the node that it names, else to the second node. Tests change
 * what is true by `set…`, and read what was asked from `calls`.
 */
export class FakeSliceService implements SliceService {
  /** Every change that was asked for: the method and who asked. */
  readonly calls: {readonly method: string; readonly by: string; readonly subject: string}[] = []
  /** What whoever follows the turns of a policy hears. */
  turnsToTell: readonly WatchedTurn[] = []
  followersOfTurns = 0
  /** The newest events that are kept. */
  eventsKept = 1_000
  #nowMs = NOW_MS
  #revision = 100
  #mode: Mode = 'heuristic'
  readonly #ownModes = new Map<string, Mode>()
  #ready = true
  #isClusterCordoned = false
  readonly #library = fakeLibrary()
  readonly #mechanismLibrary = fakeMechanisms()
  #silence: Silence | undefined
  #unheard: readonly UnheardCluster[] = []
  readonly #views = new Map<string, ApplicationView>()
  readonly #history = new Map<string, GenerationView[]>()
  readonly #nodes = new Map<string, NodeState>()
  readonly #decisions: JournaledDecision[] = []
  #events: Numbered[] = []
  #lastEvent = 0
  readonly #listeners = new Set<() => void>()

  constructor(options: {readonly empty?: boolean} = {}) {
    for (const node of NODES) this.#nodes.set(node.name, nodeState(CLUSTER, node))
    if (options.empty === true) return
    this.#store(SMART_CITY, 'ana', 'created')
    this.setPhase(SMART_CITY.name, 'deployed')
    this.#decisions.push(...relocation())
    for (const {id, summary} of this.#decisions) this.publish({kind: 'decision', subject: id, message: summary})
  }

  // What a test changes.

  setPhase(name: string, phase: ApplicationPhase, instance: InstancePhase = phase === 'deployed' ? 'ready' : 'starting'): void {
    const view = this.#view(name)
    const components = view.components.map((component) => ({
      ...component,
      ready: instance === 'ready' ? component.wanted : 0,
      instances: component.instances.map((one) => ({
        ...one,
        phase: instance,
        ...(instance === 'ready' ? {readySinceMs: this.#nowMs} : {}),
      })),
    }))
    const reasons = phase === 'failed' ? [{code: 'no-eligible-host', message: 'No host is eligible.', wayOut: 'Ask for less memory.'}] : []
    this.#views.set(name, {...view, phase, phaseSinceMs: this.#nowMs, components, reasons})
    this.publish({kind: 'application', subject: name, message: `${name} is ${phase}`})
  }

  /** As when the world is dead: what is told is old. */
  setUnheard(unheard: readonly UnheardCluster[]): void {
    this.#unheard = unheard
  }

  setSilence(silence: Silence | undefined): void {
    this.#silence = silence
  }

  setReady(ready: boolean): void {
    this.#ready = ready
  }

  publish(event: Pick<SliceEvent, 'kind' | 'subject' | 'message'>): void {
    this.#events.push({...event, id: ++this.#lastEvent, timeMs: this.#nowMs, data: {}})
    if (this.#events.length > this.eventsKept) this.#events = this.#events.slice(-this.eventsKept)
    for (const listener of this.#listeners) listener()
  }

  // SliceService.

  async deploy(
    description: ApplicationDescription,
    {by, expected, createOnly}: {readonly by: string; readonly expected?: string; readonly createOnly?: boolean},
  ): Promise<DeployResult> {
    this.#note('deploy', by, description.name)
    const old = this.#views.get(description.name)
    if (old === undefined) {
      if (expected !== undefined) throw refusal('application-not-found', `There is no application ${description.name}.`)
      return {kind: 'created', application: this.#store(description, by, 'created')}
    }
    if (old.phase === 'removing') throw refusal('application-removing', `${description.name} is being removed.`)
    if (createOnly === true) throw refusal('application-exists', `There is an application ${description.name} already.`)
    if (expected !== undefined && expected !== old.spec.revision)
      throw refusal('revision-conflict', `${description.name} was changed meanwhile.`)
    if (JSON.stringify(old.spec.description) === JSON.stringify(description)) return {kind: 'unchanged', application: old}
    return {kind: 'updated', application: this.#store(description, by, 'updated')}
  }

  async plan(description: ApplicationDescription): Promise<PlacementReport> {
    const hosts = description.components.flatMap((component) =>
      [...this.#nodes.values()].map((node) => {
        const asked = component.node_placement?.node
        const chosen = this.#place(component.node_placement?.node) === node.name
        const refusals = asked === undefined || asked === node.name ? [] : [{code: 'node-other', message: `It is pinned to ${asked}.`}]
        return {
          cluster: node.cluster,
          component: component.metadata.name,
          host: node.name,
          chosen,
          refusals,
          ...(chosen ? {score: 0.8, terms: {fit: 0.8}} : {}),
        }
      }),
    )
    const cluster = {component: '*', host: CLUSTER, chosen: true, refusals: [], score: 1, terms: {free: 1}}
    return {application: description.name, feasible: true, cluster: CLUSTER, clusters: [cluster], hosts, reasons: []}
  }

  async remove(application: string, by: string): Promise<void> {
    this.#note('remove', by, application)
    const view = this.#view(application)
    this.#views.set(application, {...view, phase: 'removing', phaseSinceMs: this.#nowMs, spec: {...view.spec, deletedMs: this.#nowMs}})
    this.publish({kind: 'application', subject: application, message: `${application} is removing`})
  }

  /** What a removal comes to. */
  forget(application: string): void {
    this.#views.delete(application)
  }

  applications(): readonly ApplicationView[] {
    return [...this.#views.values()]
  }

  application(name: string): ApplicationView | undefined {
    return this.#views.get(name)
  }

  async history(application: string): Promise<readonly GenerationView[]> {
    return (this.#history.get(application) ?? []).toReversed()
  }

  async rollback(application: string, toGeneration: number, by: string): Promise<DeployResult> {
    this.#note('rollback', by, application)
    const found = this.#history.get(application)?.find(({generation}) => generation === toGeneration)
    if (found === undefined) throw refusal('generation-not-found', `${application} has no generation ${toGeneration} that is kept.`)
    return this.deploy(found.description, {by})
  }

  async explain(application: string) {
    const view = this.#view(application)
    const report = await this.plan(view.spec.description)
    return {
      application: view,
      components: view.components.map(({component, instances}) => ({
        component,
        hosts: instances.map(({node}) => node),
        decisions: this.#decisions.filter(({components}) => components.includes(component)),
        now: report.hosts.filter((host) => host.component === component),
        policies: [{policy: 'qos-relocation', verdict: 'fine', reason: 'The target is met.', timeMs: this.#nowMs}],
        orders: view.spec.orders.filter((order) => order.component === component),
      })),
      placement: this.#decisions.filter(({layer}) => layer === 'continuum'),
    }
  }

  async order(
    application: string,
    component: string,
    wish: Order['wish'],
    {by, untilMs}: {readonly by: string; readonly untilMs?: number},
  ): Promise<Order> {
    this.#note('order', by, `${application}/${component}`)
    const target = wish.kind === 'move' ? wish.to : wish.kind === 'pin' ? wish.node : undefined
    if (target !== undefined && !this.#nodes.has(target)) throw refusal('node-not-found', `There is no node ${target}.`)
    const order = {id: `o-${++this.#revision}`, component, by, issuedMs: this.#nowMs, wish, ...(untilMs === undefined ? {} : {untilMs})}
    this.#changeSpec(application, (spec) => ({...spec, orders: [...spec.orders, order]}))
    return order
  }

  async lift(application: string, component: string, kind: Order['wish']['kind'] | 'all', by: string): Promise<readonly Order[]> {
    this.#note('lift', by, `${application}/${component}`)
    const isLifted = (order: Order) => order.component === component && (kind === 'all' || order.wish.kind === kind)
    const lifted = this.#view(application).spec.orders.filter(isLifted)
    this.#changeSpec(application, (spec) => ({...spec, orders: spec.orders.filter((order) => !isLifted(order))}))
    return lifted
  }

  async answer(
    ids: readonly string[],
    {kind, why, holdsMs = 3_600_000}: PlanAnswer,
    {by, isDryRun = false}: {readonly by: string; readonly isDryRun?: boolean},
  ): Promise<readonly AnsweredPlan[]> {
    this.#note(kind, by, ids.join())
    const found = ids.map((id) => this.decision(id))
    const wrong = ids.filter((_, index) => found[index]?.verdict.kind !== 'awaiting-approval')
    const isUnknown = wrong.every((id) => this.decision(id) === undefined)
    if (wrong.length > 0)
      throw refusal(isUnknown ? 'decision-not-found' : 'decision-not-waiting', wrong.map((id) => `${id} does not wait.`).join('\n'))
    return found.flatMap((decision) => {
      const policy = decision?.proposer.kind === 'policy' ? decision.proposer.policy : ''
      if (decision === undefined) return []
      const [action] = decision.actions
      const {id, agent} = decision
      const until = {givenMs: this.#nowMs, untilMs: this.#nowMs + holdsMs}
      const about = {policy, mechanism: action?.mechanism ?? '', command: action?.command ?? {}}
      const answer = {kind, decision: id, agent, by, ...(why === undefined ? {} : {why}), ...until, ...about}
      return [{kind: isDryRun ? 'dry-run' : kind === 'approve' ? 'approved' : 'rejected', decision, answer}]
    })
  }

  decisions(filter: Parameters<SliceService['decisions']>[0]): readonly JournaledDecision[] {
    const {application, component, cluster, agent, policy, waiting = false, sinceMs, before, limit} = filter
    const verdict = waiting ? 'awaiting-approval' : filter.verdict
    return this.#decisions
      .filter(
        (one) =>
          (application === undefined || one.application === application) &&
          (component === undefined || one.components.includes(component)) &&
          (cluster === undefined || one.cluster === cluster) &&
          (agent === undefined || one.agent === agent) &&
          (policy === undefined || (one.proposer.kind === 'policy' && one.proposer.policy === policy)) &&
          (verdict === undefined || one.verdict.kind === verdict) &&
          (sinceMs === undefined || one.timeMs >= sinceMs) &&
          (before === undefined || one.seq < before),
      )
      .toSorted((a, b) => b.seq - a.seq)
      .slice(0, limit)
  }

  decision(id: string): JournaledDecision | undefined {
    return this.#decisions.find((decision) => decision.id === id)
  }

  async *events(afterId: number | undefined, signal: AbortSignal): AsyncIterable<StreamItem> {
    let last = afterId ?? this.#lastEvent
    while (!signal.aborted) {
      const oldest = this.#events[0]?.id ?? this.#lastEvent + 1
      if (last + 1 < oldest) {
        last = oldest - 1
        yield {kind: 'gap', id: last}
      }
      for (const event of this.#events.filter(({id}) => id > last)) {
        last = event.id
        yield event
      }
      if (last < this.#lastEvent) continue
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#listeners.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        this.#listeners.add(wake)
        signal.addEventListener('abort', wake, {once: true})
        if (signal.aborted) wake()
      })
    }
  }

  /** How many follow the events now. */
  get listeners(): number {
    return this.#listeners.size
  }

  telemetry({metric, node, windowMs}: Parameters<SliceService['telemetry']>[0]) {
    return smartCitySeries(this.#nowMs, windowMs).filter(
      (series) => series.metric === metric && (node === undefined || series.source.node === node),
    )
  }

  aggregate({by, ...query}: Parameters<SliceService['aggregate']>[0]): number | undefined {
    const values = this.telemetry(query).flatMap(({points}) => points.map(({value}) => value))
    if (by === 'count') return values.length
    if (values.length === 0) return undefined
    if (by === 'sum') return values.reduce((a, b) => a + b)
    if (by === 'mean') return values.reduce((a, b) => a + b) / values.length
    const sorted = values.toSorted((a, b) => a - b)
    const share = by === 'min' ? 0 : by === 'p50' ? 0.5 : by === 'p95' ? 0.95 : by === 'p99' ? 0.99 : 1
    return by === 'last' ? values.at(-1) : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  }

  metrics() {
    return smartCityMetrics
  }

  infrastructure(): InfrastructureView {
    const nodes = [...this.#nodes.values()].map((node) => ({...node, instances: this.#instancesOn(node.name)}))
    const description = {cluster_id: CLUSTER, nodes: nodes.map(({name}) => name)}
    return {
      continuum: 'demo',
      clusters: [
        {
          name: CLUSTER,
          ready: true,
          readyChangedMs: NOW_MS - 60_000,
          cordoned: this.#isClusterCordoned,
          description,
          nodes,
          heardMs: this.#nowMs - 400,
        },
      ],
    }
  }

  async cordon(node: string, cordoned: boolean, by: string): Promise<void> {
    this.#note(cordoned ? 'cordon' : 'uncordon', by, node)
    const old = this.#node(node)
    this.#nodes.set(old.name, {...old, cordoned})
  }

  async cordonCluster(cluster: string, cordoned: boolean, by: string): Promise<void> {
    this.#note(cordoned ? 'cordon' : 'uncordon', by, cluster)
    this.#isClusterCordoned = cordoned
  }

  planDrain(node: string): DrainReport {
    return {node, moving: [], staying: []}
  }

  async drain(node: string, by: string) {
    await this.cordon(node, true, by)
    const {name} = this.#node(node)
    const there = this.applications().flatMap(({spec, components}) =>
      components
        .filter(({instances}) => instances.some((one) => one.node === name))
        .map(({component}) => ({application: spec.name, component, spec})),
    )
    const isPinned = (one: (typeof there)[number]) =>
      one.spec.description.components.find(({metadata}) => metadata.name === one.component)?.node_placement?.node === name
    return {
      node: name,
      moving: there.filter((one) => !isPinned(one)).map(({application, component}) => ({application, component})),
      staying: there.filter(isPinned).map(({application, component}) => ({
        application,
        component,
        reason: {code: 'node-other', message: `Its description pins it to ${name}.`},
      })),
    }
  }

  async addNode(cluster: string, node: NodeDescription, by: string): Promise<void> {
    this.#note('addNode', by, node.name)
    this.#nodes.set(node.name, nodeState(cluster, node))
  }

  async updateNode(node: string, description: NodeDescription, by: string): Promise<void> {
    this.#note('updateNode', by, node)
    const old = this.#node(node)
    this.#nodes.set(old.name, nodeState(old.cluster, description))
  }

  async removeNode(node: string, by: string): Promise<void> {
    this.#note('removeNode', by, node)
    const {name} = this.#node(node)
    if (this.#instancesOn(name) > 0) throw refusal('node-in-use', `Something still runs on ${name}.`)
    this.#nodes.delete(name)
  }

  agents() {
    const common = {version: '0.1.0', sinceMs: NOW_MS - 120_000, counters: {turns: 42, admitted: 1}, state: 'online'} as const
    return [
      {name: 'continuum', layer: 'continuum', ...common},
      {name: CLUSTER, layer: 'cluster', cluster: CLUSTER, ...common},
      ...[...this.#nodes.keys()].map((node) => ({name: node, layer: 'node', cluster: CLUSTER, node, ...common}) as const),
    ] as const
  }

  builtInPolicies() {
    return CATALOGUE
  }

  policies() {
    return [
      {
        name: 'qos-relocation',
        version: '1.0.0',
        summary: 'Moves a component whose target is broken to the host foreseen best.',
        layer: 'cluster',
        scope: 'application',
        core: false,
        metrics: ['qos_metrics'],
        mechanisms: ['placement'],
        intervalMs: 10_000,
        cooldownMs: 30_000,
        budget: {changes: 4, windowMs: 600_000},
        settleMs: 15_000,
        instances: this.#views.size,
        agents: [CLUSTER],
        reports: [],
        said: [],
      },
      ...this.#library
        .all()
        .map(({artifact}) => ({...BARE, ...artifact, added: artifact, instances: 0, agents: [], reports: [], said: []})),
    ] as const
  }

  turns(policy: string, signal: AbortSignal): AsyncIterable<WatchedTurn> {
    const names = this.policies().map(({name}) => name)
    if (!names.includes(policy)) throw notFound('policy', policy, names)
    return this.#turns(signal)
  }

  async *#turns(signal: AbortSignal): AsyncIterable<WatchedTurn> {
    this.followersOfTurns += 1
    try {
      yield* this.turnsToTell
      await aborted(signal)
    } finally {
      this.followersOfTurns -= 1
    }
  }

  policy(name: string): PolicyDetails {
    return {...this.#library.get(name), reports: [{...REPORT, name}], said: []}
  }

  async checkPolicy(submission: PolicySubmission) {
    return (await this.#library.check(submission)).artifact
  }

  async addPolicy(submission: PolicySubmission, by: string) {
    const {kind, record} = await this.#library.add(submission, by)
    return {kind, policy: this.policy(record.artifact.name)}
  }

  async changePolicy(name: string, change: PolicyChange, by: string) {
    this.#note('changePolicy', by, name)
    await this.#library.change(name, change)
    return this.policy(name)
  }

  async rollBackPolicy(name: string, number: number | undefined, by: string) {
    await this.#library.rollBack(name, number, by)
    return this.policy(name)
  }

  async removePolicy(name: string, by: string) {
    this.#note('removePolicy', by, name)
    await this.#library.remove(name)
  }

  mechanisms() {
    return [
      {
        name: 'placement',
        summary: 'Deploys, removes and moves components.',
        commandSchema: {type: 'object', required: ['hosts']},
        agents: [CLUSTER],
      },
      ...this.#mechanismLibrary
        .all()
        .map((added) => ({...viewOfArtifact(added.artifact), added, reports: [{...REPORT, name: added.artifact.name}]})),
    ]
  }

  async checkMechanism(submission: MechanismSubmission) {
    const artifact = await this.#mechanismLibrary.check(submission)
    return {...viewOfArtifact(artifact), added: {artifact, earlier: []}, reports: []}
  }

  async addMechanism(submission: MechanismSubmission, by: string) {
    const {kind, record} = await this.#mechanismLibrary.add(submission, by)
    this.#note('addMechanism', by, record.artifact.name)
    return {kind, mechanism: {...viewOfArtifact(record.artifact), added: record, reports: []}}
  }

  async rollBackMechanism(name: string, number: number | undefined, by: string) {
    const record = await this.#mechanismLibrary.rollBack(name, number, by)
    return {...viewOfArtifact(record.artifact), added: record, reports: []}
  }

  async removeMechanism(name: string, by: string, isDryRun: boolean) {
    if (isDryRun) return void this.#mechanismLibrary.get(name)
    this.#note('removeMechanism', by, name)
    await this.#mechanismLibrary.remove(name)
  }

  mechanismStates(mechanism: string, {cluster}: {readonly cluster?: string}) {
    this.#mustKnow(mechanism)
    if (cluster !== undefined && cluster !== CLUSTER) throw notFound('cluster', cluster, [CLUSTER])
    return [{agent: CLUSTER, cluster: CLUSTER, kind: 'components' as const, options: {deadlineMs: 1}, state: {}}]
  }

  async orderMechanism(mechanism: string, order: {readonly command: JsonObject; readonly isDryRun: boolean}, by: string) {
    this.#mustKnow(mechanism)
    this.#note('orderMechanism', by, mechanism)
    const {command, isDryRun} = order
    const end: Pick<MechanismOrderView, 'verdict' | 'outcome'> = isDryRun
      ? {verdict: {kind: 'deferred', code: 'target-locked', reason: 'busy', notBeforeMs: 1}, outcome: {kind: 'none'}}
      : {verdict: {kind: 'admitted', reason: 'ordered'}, outcome: {kind: 'done', message: 'Done.', durationMs: 1}}
    return {id: 'o-1', mechanism, agent: CLUSTER, cluster: CLUSTER, command, ...end}
  }

  #mustKnow(mechanism: string): void {
    if (mechanism !== 'placement') throw notFound('mechanism', mechanism, ['placement'])
  }

  mode(): Mode {
    return this.#mode
  }

  async setMode(mode: Mode, by: string): Promise<void> {
    this.#note('setMode', by, mode)
    this.#mode = mode
  }

  modeOf(application: string): ApplicationMode {
    this.#view(application)
    const own = this.#ownModes.get(application)
    return {application, mode: own ?? this.#mode, isOwn: own !== undefined}
  }

  async setModeOf(application: string, mode: Mode | undefined, by: string): Promise<ApplicationMode> {
    this.#note('setModeOf', by, `${application} ${mode ?? 'inherit'}`)
    this.#view(application)
    if (mode === undefined) this.#ownModes.delete(application)
    else this.#ownModes.set(application, mode)
    return this.modeOf(application)
  }

  ownModes(): readonly ApplicationMode[] {
    return [...this.#ownModes].map(([application, mode]) => ({application, mode, isOwn: true}))
  }

  unheard(): readonly UnheardCluster[] {
    return this.#unheard
  }

  silence(): Silence | undefined {
    return this.#silence
  }

  health(): HealthView {
    return {
      ready: this.#ready && this.#silence === undefined,
      ...(this.#silence === undefined ? {} : {silence: this.#silence}),
      parts: [
        {part: 'journal', healthy: true, message: 'It is written.'},
        {part: 'platform', healthy: this.#ready, message: this.#ready ? 'It answers.' : 'It has not answered for 12 s.'},
      ],
      version: '0.1.0',
      startedMs: NOW_MS - 120_000,
      clock: {nowMs: this.#nowMs, speed: 1, simulated: true},
    }
  }

  // Helpers.

  #store(description: ApplicationDescription, by: string, change: string): ApplicationView {
    const old = this.#views.get(description.name)
    const generation = (old?.spec.generation ?? 0) + 1
    const spec: ApplicationSpec = {
      name: description.name,
      uid: old?.spec.uid ?? `uid-${++this.#revision}`,
      generation,
      revision: String(++this.#revision),
      createdMs: old?.spec.createdMs ?? this.#nowMs,
      updatedMs: this.#nowMs,
      description,
      orders: old?.spec.orders ?? [],
    }
    const view: ApplicationView = {
      spec,
      phase: 'accepted',
      phaseSinceMs: this.#nowMs,
      reasons: [],
      clusters: [CLUSTER],
      components: description.components.map((component) => ({
        component: component.metadata.name,
        cluster: CLUSTER,
        wanted: 1,
        ready: 0,
        reasons: [],
        instances: [
          {
            id: `${description.name}-${component.metadata.name}-0`,
            node: this.#place(component.node_placement?.node),
            phase: 'pending',
            startedMs: this.#nowMs,
            restarts: 0,
            generation,
            image: component.containers[0]?.image ?? '',
          },
        ],
      })),
      qos: description.components.flatMap(({metadata, qos_metrics = []}) =>
        qos_metrics.map(({application_metric_id, target, relation}) => ({
          component: metadata.name,
          metric: application_metric_id,
          target,
          relation,
          value: 41.5,
          sampledMs: this.#nowMs - 500,
          met: 41.5 <= target,
        })),
      ),
    }
    this.#views.set(description.name, view)
    const history = this.#history.get(description.name) ?? []
    this.#history.set(description.name, [...history, {generation, description, by, timeMs: this.#nowMs}])
    this.publish({kind: 'application', subject: description.name, message: `${description.name} was ${change}`})
    return view
  }

  #place(asked: string | undefined): string {
    return asked ?? [...this.#nodes.keys()][1] ?? [...this.#nodes.keys()][0] ?? 'nowhere'
  }

  #changeSpec(name: string, change: (spec: ApplicationSpec) => ApplicationSpec): void {
    const view = this.#view(name)
    this.#views.set(name, {...view, spec: {...change(view.spec), revision: String(++this.#revision), updatedMs: this.#nowMs}})
  }

  #instancesOn(node: string): number {
    return this.applications()
      .flatMap(({components}) => components.flatMap(({instances}) => instances))
      .filter((one) => one.node === node).length
  }

  #view(name: string): ApplicationView {
    const view = this.#views.get(name)
    if (view === undefined) throw refusal('application-not-found', `There is no application ${name}.`)
    return view
  }

  #node(asked: string): NodeState {
    const node = [...this.#nodes.values()].find(({cluster, name}) => asked === name || asked === `${cluster}/${name}`)
    if (node === undefined) throw refusal('node-not-found', `There is no node ${asked}.`)
    return node
  }

  #note(method: string, by: string, subject: string): void {
    this.calls.push({method, by, subject})
  }
}

function refusal(code: string, message: string, exit: ExitName = 'remote'): OperationalError {
  return new OperationalError(message, {code, exit})
}

const BARE = {scope: 'application', core: false, metrics: [], mechanisms: [], intervalMs: 0, cooldownMs: 0} as const
const REPORT = {
  agent: CLUSTER,
  number: 1,
  digest: 'sha256:0',
  state: 'running',
  output: [{timeMs: NOW_MS, stream: 'out', text: 'looking'}],
} as const

/** The real one, on a world's notes; what it opens is a mechanism where it says so. */
function fakeMechanisms(): MechanismLibrary {
  const clock = createVirtualClock(NOW_MS)
  const notes = simulatedSlice(openWorld({scenario: testScenario(), clock})).notes()
  const opener: MechanismOpener = {
    async describe({source}) {
      const name = /name: '([-a-z]+)'/.exec(source)?.[1]
      if (name === undefined)
        throw new OperationalError('It is no mechanism: name must be there.', {code: 'mechanism-invalid', exit: 'invalid'})
      const target = {kind: 'own'} as const
      return {name, version: '1.0.0', summary: 'Turns.', layer: 'cluster', commandSchema: {type: 'object'}, target, limits: USUAL_LIMITS}
    },
    open: () => Promise.reject(new Error('Nobody asks it.')),
  }
  const library = new MechanismLibrary({notes, clock, opener, onChange: () => undefined, signal: new AbortController().signal})
  void library
    .load()
    .then(() => library.add({fileName: 'kept.ts', source: "// The first.\nname: 'kept'"}, 'ana'))
    .then(() => library.add({fileName: 'kept.ts', source: "// The second.\nname: 'kept'"}, 'ana'))
  return library
}

/** The real one, on a world's notes; what it opens is a policy where it says so. */
function fakeLibrary(): PolicyLibrary {
  const clock = createVirtualClock(NOW_MS)
  const notes = simulatedSlice(openWorld({scenario: testScenario(), clock})).notes()
  const open: OpenPolicy = async ({source}) => {
    const name = /name: '([-a-z]+)'/.exec(source)?.[1]
    if (name === undefined) throw new OperationalError('It is no policy: name must be there.', {code: 'policy-invalid', exit: 'invalid'})
    const descriptor = {...BARE, name, version: '1.0.0', summary: '', layer: 'cluster'} as const
    return {
      descriptor,
      stateVersion: 1,
      initialState: async () => null,
      analyze: () => Promise.reject(new Error('Nobody asks it.')),
      plan: () => Promise.reject(new Error('Nobody asks it.')),
      output: () => [],
      health: () => ({state: 'running', failures: 0}),
      close: async () => undefined,
    }
  }
  const library = new PolicyLibrary({
    notes,
    clock,
    open,
    isAddedMechanism: () => false,
    onChange: () => undefined,
    signal: new AbortController().signal,
  })
  void library
    .load()
    .then(() => library.add({fileName: 'kept.ts', source: "// The first.\nname: 'kept'"}, 'ana'))
    .then(() => library.add({fileName: 'kept.ts', source: "// The second.\nname: 'kept'"}, 'ana'))
  return library
}
