import type {Mode} from '../../src/agent/loop/arbiter.js'
import {Loop} from '../../src/agent/loop/loop.js'
import type {Decision, Journal} from '../../src/knowledge/contract.js'
import {openJournal} from '../../src/knowledge/sqlite-journal.js'
import {ordersInForce} from '../../src/matching/orders.js'
import type {ExecutionContext, Mechanism, MechanismOutcome, Verdict} from '../../src/mechanism/contract.js'
import type {ApplicationSpec, NoteStore} from '../../src/platform/contract/index.js'
import {openWorld, simulatedSlice} from '../../src/platform/simulated/index.js'
import type {Action, Policy, PolicyDescriptor, World} from '../../src/policy/contract.js'
import {createVirtualClock, type VirtualClock} from '../../src/support/clock-virtual.js'
import {createIdSource} from '../../src/support/ids.js'
import type {JsonObject} from '../../src/support/json.js'
import {createTelemetryStore} from '../../src/telemetry/store.js'
import {application, component, ORIGIN_MS, spec, testScenario} from '../contract/platform/fixtures.js'

export const APP: ApplicationSpec = spec(application('city', [component('web'), component('db')]), {
  uid: 'u1',
  generation: 1,
  revision: '1',
})

/** Sets something to a value: done at once, unless the bench holds it. */
export type SetCommand = JsonObject & {readonly application: string; readonly component: string; readonly value: number}

export type LoopBench = {
  readonly clock: VirtualClock
  readonly loop: Loop
  readonly journal: Journal
  readonly notes: NoteStore
  /** Orders of persons, as their execution ended: which decisions were not closed by then. */
  readonly executed: readonly {readonly mechanism: string; readonly underWay: readonly string[]}[]
  readonly faults: unknown[]
  /** What was carried out, with when. */
  readonly applied: {readonly value: number; readonly atMs: number}[]
  readonly behaviour: {
    mode: Mode
    /** Of applications that have one of their own. */
    own: {readonly [application: string]: Mode | undefined}
    impediment: string | undefined
    world: World
    check: (command: SetCommand) => Verdict
    apply: (command: SetCommand, context: ExecutionContext, signal: AbortSignal) => Promise<MechanismOutcome>
  }
  pass(ms: number): Promise<void>
  decisions(): readonly Decision[]
  /** A new life on the same platform. */
  again(): Promise<LoopBench>
  stop(): Promise<void>
}

export type LoopBenchOptions = {
  readonly policies: readonly Policy[]
  readonly journal?: (journal: Journal) => Journal
  readonly mode?: Mode
  readonly applications?: readonly ApplicationSpec[]
  /** Before the loop begins. */
  readonly prepare?: (behaviour: LoopBench['behaviour']) => void
}

/** One loop on a virtual clock, with notes and a journal that are real, and a world and a mechanism that the test makes. */
export async function loopBench(options: LoopBenchOptions): Promise<LoopBench> {
  const clock = createVirtualClock(ORIGIN_MS)
  const platform = openWorld({scenario: testScenario(), clock})
  const inner = await openJournal({path: ':memory:', clock})
  const journal = options.journal?.(inner) ?? inner
  const notes = simulatedSlice(platform).notes()
  const applied: LoopBench['applied'] = []
  const faults: unknown[] = []
  const executed: {mechanism: string; underWay: readonly string[]}[] = []
  const newId = createIdSource(clock, () => 0.5)
  const behaviour: LoopBench['behaviour'] = {
    mode: options.mode ?? 'heuristic',
    own: {},
    impediment: undefined,
    world: worldOf(options.applications ?? [APP]),
    check: () => ({kind: 'admissible'}),
    apply: async () => ({kind: 'done', message: 'done', durationMs: 0}),
  }
  options.prepare?.(behaviour)
  const mechanism: Mechanism<SetCommand> = {
    name: 'set',
    summary: 'Sets something.',
    commandSchema: {type: 'object', required: ['application', 'component', 'value']},
    permission: () => undefined,
    overruledBy: (_, order) => (order.wish.kind === 'pin' ? {code: 'person-ordered', message: `${order.by} ordered it`} : undefined),
    target: (command) => ({kind: 'component', application: command.application, component: command.component}),
    options: async () => ({}),
    state: async () => ({}),
    check: (command) => behaviour.check(command),
    apply: async (command, context, signal) => {
      applied.push({value: command.value, atMs: clock.now()})
      return await behaviour.apply(command, context, signal)
    },
  }

  async function live(): Promise<LoopBench> {
    const stop = new AbortController()
    const loop = new Loop({
      agent: {name: 'test', layer: 'cluster', cluster: 'test'},
      clock,
      journal,
      notes,
      telemetry: createTelemetryStore({clock}),
      predictor: {predict: () => ({unknown: 'not in this test'})},
      policies: options.policies,
      mechanisms: [mechanism],
      validate: (_, command) => (typeof command['value'] === 'number' ? [] : ['/value must be a number']),
      world: () => ({...behaviour.world, nowMs: clock.now()}),
      changed: () => new Promise(() => undefined),
      orders: ordersInForce,
      mode: (application) => behaviour.own[application ?? ''] ?? behaviour.mode,
      epoch: () => 1,
      impediment: () => behaviour.impediment,
      newId,
      learn: () => undefined,
      onDecision: () => undefined,
      onOrderExecuted: async (mechanism) => {
        const open = inner.list({limit: 500}).filter(({outcome}) => outcome.kind === 'executing')
        executed.push({mechanism, underWay: open.map(({id}) => id)})
      },
      onError: (error) => void faults.push(error),
      signal: stop.signal,
    })
    await loop.start(stop.signal)
    await loop.resume(() => undefined)
    for (const one of behaviour.world.applications.values()) await loop.wakeApplication(one, {kind: 'application', change: 'added'})
    const end = async () => {
      stop.abort(new Error('the test is over'))
      await loop.stop()
    }
    return {
      clock,
      loop,
      journal,
      notes,
      faults,
      executed,
      applied,
      behaviour,
      pass: (ms) => clock.run(clock.now() + ms),
      decisions: () => inner.list({limit: 500}),
      again: async () => {
        await end()
        return await live()
      },
      stop: end,
    }
  }
  return await live()
}

export function worldOf(applications: readonly ApplicationSpec[]): World {
  return {
    nowMs: ORIGIN_MS,
    cluster: 'test',
    nodes: new Map(),
    clusters: new Map(),
    applications: new Map(applications.map((one) => [one.name, one])),
    components: new Map(),
    intents: new Map(),
    assignments: new Map(),
  }
}

export function setting(value: number, overrides: Partial<Action> = {}, what = 'web'): Action {
  return {
    mechanism: 'set',
    command: {application: 'city', component: what, value},
    target: {kind: 'component', application: 'city', component: what},
    reason: `Set ${what} to ${value}`,
    ...overrides,
  }
}

/** Wants what `wish` says whenever it is asked; `undefined`: all is fine. */
export function wishing(name: string, wish: () => readonly Action[] | undefined, overrides: Partial<PolicyDescriptor> = {}): Policy {
  return {
    descriptor: {
      name,
      version: '1.0.0',
      summary: name,
      layer: 'cluster',
      scope: 'application',
      core: false,
      metrics: [],
      mechanisms: ['set'],
      intervalMs: 1_000,
      cooldownMs: 0,
      ...overrides,
    },
    initialState: async () => null,
    analyze: async () => ({
      state: null,
      analysis: wish() === undefined ? {verdict: 'fine', reason: 'fine'} : {verdict: 'adapt', reason: 'due'},
    }),
    plan: async () => {
      const actions = wish() ?? []
      return {state: null, plan: {actions, candidates: [], summary: actions.map((action) => action.reason).join()}}
    },
  }
}
