import type {Mode} from '../../agent/loop/arbiter.js'
import {Loop} from '../../agent/loop/loop.js'
import {learnFrom} from '../../agent/roles/host-lessons.js'
import type {Decision} from '../../knowledge/contract.js'
import {openJournal} from '../../knowledge/sqlite-journal.js'
import {ordersInForce} from '../../matching/orders.js'
import {createPlacementMechanism} from '../../mechanism/builtin/placement.js'
import {createCommandValidator} from '../../mechanism/command-validator.js'
import {memoryNotes} from '../../platform/contract/memory-notes.js'
import {createPredictor} from '../../policy/builtin/predictor.js'
import type {Policy} from '../../policy/contract.js'
import type {VirtualClock} from '../../support/clock-virtual.js'
import {given} from '../../support/given.js'
import {createIdSource} from '../../support/ids.js'
import {createTelemetryStore} from '../../telemetry/store.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import type {Move} from './contract.js'
import type {World} from './platform.js'
import {ReplayedCluster} from './replayed-cluster.js'
import {applicationOf, CLUSTER, nodesOf} from './setting.js'

/** What there is to live through. */
export type Recorded = {readonly world: World; readonly case: ReplayCase; readonly moveMs: number}

export type PolicyReplayOptions = Recorded & {
  /** Begins with the replay: at the first step. */
  readonly clock: VirtualClock
  readonly policy: Policy
  readonly mode: Mode
  readonly signal: AbortSignal
}

/** A decision that was more than nothing to do. */
export type ReplayDecision = {
  readonly atMs: number
  readonly summary: string
  readonly verdict: string
  readonly why: string
  /** How often the same verdict for the same wish came again. Absent: never. */
  readonly repeats?: number
}

export type PolicyReplay = {
  readonly moves: readonly Move[]
  readonly decisions: readonly ReplayDecision[]
  readonly faults: readonly string[]
  /** How many turns ended without a fault. */
  readonly answers: number
}

const MOST_DECISIONS = 2_000
const SHORTEST_LIMIT_MS = 120_000

/**
 * A policy lives through a recording: the loop, the arbiter and the placement mechanism are those of an agent, the world is what was recorded. What it measures
 * is the metric where the component is. The same policy on the same world decides the same.
 */
export async function replayPolicy(options: PolicyReplayOptions): Promise<PolicyReplay> {
  const {world, moveMs, clock, policy, signal} = options
  const application = applicationOf(options.case, clock.now())
  const {component, metric} = options.case
  const cluster = new ReplayedCluster({clock, application, component, nodes: nodesOf(options.case, clock.now()), moveMs})
  const {unit} = world.conditions
  const telemetry = createTelemetryStore({clock, ...(unit === undefined ? {} : {units: {[metric]: unit}})})
  const journal = await openJournal({path: ':memory:', clock})
  const predictor = createPredictor()
  const faults: string[] = []
  const answered = {count: 0}
  const stop = new AbortController()
  const loop = new Loop({
    agent: {name: CLUSTER, layer: 'cluster', cluster: CLUSTER},
    clock,
    journal,
    notes: memoryNotes(),
    telemetry,
    predictor,
    policies: [counting(policy, answered)],
    mechanisms: [createPlacementMechanism({platform: cluster, clock, limitMs: Math.max(SHORTEST_LIMIT_MS, 3 * moveMs)})],
    validate: createCommandValidator(),
    world: () => cluster.world(),
    changed: (until) => cluster.changed(until),
    orders: ordersInForce,
    mode: () => options.mode,
    epoch: () => 1,
    impediment: () => undefined,
    newId: createIdSource(clock, () => 0.5),
    learn: (decision, effect) => learnFrom(decision, effect, predictor),
    onDecision: () => undefined,
    onError: (error) => faults.push(error instanceof Error ? error.message : String(error)),
    signal: stop.signal,
  })
  try {
    await loop.start(stop.signal)
    await loop.wakeApplication(application, {kind: 'application', change: 'added'})
    const {timesMs, stepMs, others} = world.conditions
    for (const [step, timeMs] of timesMs.entries()) {
      await clock.run(timeMs, {signal})
      for (const {metric: name, source, values} of others) {
        const value = values[step] ?? Number.NaN
        if (!Number.isNaN(value)) telemetry.add({...source, metric: name, value, timeMs})
      }
      const {host, instance} = cluster.serving
      const value = world.truth[host][step] ?? Number.NaN
      const node = options.case.hosts[host]?.name ?? ''
      telemetry.add({metric, value, timeMs, application: application.name, component, instance, node, cluster: CLUSTER})
      loop.policies.wakeApplication(application.name, {kind: 'metric', metric, component, value, timeMs})
    }
    await clock.run((timesMs.at(-1) ?? 0) + stepMs, {signal})
    const decisions = journal.list({limit: MOST_DECISIONS}).toReversed().map(told)
    return {moves: cluster.moves(), decisions, faults, answers: answered.count}
  } finally {
    stop.abort(new Error('the replay is over'))
    await loop.stop()
    await journal.close()
  }
}

/** A turn in which it wants something ends with its plan. */
function counting(policy: Policy, answered: {count: number}): Policy {
  return {
    descriptor: policy.descriptor,
    ...given({upkeep: policy.upkeep}),
    initialState: () => policy.initialState(),
    analyze: async (...asked) => {
      const result = await policy.analyze(...asked)
      if (result.analysis.verdict !== 'adapt') answered.count += 1
      return result
    },
    plan: async (...asked) => {
      const result = await policy.plan(...asked)
      answered.count += 1
      return result
    },
  }
}

function told({timeMs, summary, verdict, repeats}: Decision): ReplayDecision {
  return {
    atMs: timeMs,
    summary,
    verdict: verdict.kind,
    ...(repeats === 0 ? {} : {repeats}),
    why: verdict.kind === 'rejected' ? verdict.reasons.map(({message}) => message).join('; ') : verdict.reason,
  }
}
