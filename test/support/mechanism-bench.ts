import {ClusterView} from '../../src/agent/roles/cluster-view.js'
import type {ResolvedScenario} from '../../src/descriptions/resolved-scenario.js'
import type {ApplicationDescription, ComponentDescription} from '../../src/descriptions/types.js'
import {createWorkloadMechanisms} from '../../src/mechanism/builtin/workload.js'
import type {ExecutionContext, Mechanism, MechanismOutcome} from '../../src/mechanism/contract.js'
import type {ClusterPlatform, ComponentIntent, Order} from '../../src/platform/contract/index.js'
import {openWorld, simulatedCluster, simulatedSlice} from '../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../src/support/clock-virtual.js'
import type {JsonObject} from '../../src/support/json.js'
import {application, component, NEVER, ORIGIN_MS, spec, testScenario} from '../contract/platform/fixtures.js'

export type MechanismBench = Awaited<ReturnType<typeof mechanismBench>>

/** The workload mechanisms on a simulated cluster with the application `city`, whose component `web` runs on n1. */
export async function mechanismBench({
  web = component('web'),
  more = [],
  describe = {},
  scenario = {},
}: {
  readonly web?: ComponentDescription
  readonly more?: readonly ComponentDescription[]
  readonly describe?: Partial<ApplicationDescription>
  readonly scenario?: Partial<ResolvedScenario>
} = {}) {
  const clock = createVirtualClock(ORIGIN_MS)
  const world = openWorld({scenario: testScenario(scenario), clock})
  const pass = (ms: number) => clock.run(clock.now() + ms, {world})
  const stop = new AbortController()
  const {signal} = stop
  const slice = simulatedSlice(world)
  const inner = simulatedCluster(world, 'near')
  const asked: ComponentIntent[] = []
  const platform: ClusterPlatform = {
    ...inner,
    apply: (intent, epoch, until) => {
      asked.push(intent)
      return inner.apply(intent, epoch, until)
    },
  }
  // Kept open: a lease ends with its loop.
  const held = [slice.lease(signal), inner.lease(signal)].map((lease) => lease[Symbol.asyncIterator]())
  const [sliceEpoch = 0, epoch = 0] = (await Promise.all(held.map((lease) => lease.next()))).map((step) => Number(step.value))
  const view = new ClusterView('near', clock, () => undefined)
  void view.follow(inner, signal)
  const {mechanisms, resume} = createWorkloadMechanisms({platform, clock})
  const find = (name: string): Mechanism => there(mechanisms.find((one) => one.name === name))
  const put = async (orders: readonly Order[] = [], changed: ComponentDescription = web) => {
    const known = view.applications.get('city')
    const description = {...application('city', [changed, ...more]), ...describe}
    await slice.put(spec(description, {orders}), world.state.applications.entry('city')?.revision, NEVER)
    await slice.assign(there(world.state.applications.get('city')), [{cluster: 'near'}], sliceEpoch, NEVER)
    while (view.applications.get('city') === known) await pass(10)
  }
  const context = (decision: string, overrides: Partial<ExecutionContext> = {}): ExecutionContext => ({
    decision,
    policy: 'test',
    reason: 'to see',
    epoch,
    world: () => view.world(),
    changed: (until) => view.changed(until),
    stopping: signal,
    ...overrides,
  })
  const run = async (promise: Promise<MechanismOutcome>): Promise<MechanismOutcome> => {
    let result: MechanismOutcome | undefined
    let fault: unknown
    promise.then(
      (outcome) => (result = outcome),
      (error: unknown) => (fault = error ?? new Error('rejected')),
    )
    while (result === undefined && fault === undefined) await pass(100)
    await pass(6_000)
    if (result === undefined) throw fault
    return result
  }
  const apply = (name: string, wish: JsonObject, decision: string, overrides: Partial<ExecutionContext> = {}, abort = NEVER) =>
    run(find(name).apply({application: 'city', component: 'web', ...wish}, context(decision, overrides), abort))
  await put()
  await apply('placement', {hosts: [{node: 'n1', instances: 1}]}, 'd0')
  return {
    clock,
    world,
    view,
    epoch,
    asked,
    pass,
    put,
    find,
    context,
    run,
    apply,
    resume,
    notes: platform.notes(),
    check: (name: string, wish: JsonObject) => find(name).check({application: 'city', component: 'web', ...wish}, view.world()),
    intent: () => view.intents.get('city/web'),
    /** What policies want of `web` now. */
    wishes: () => (view.world().applications.get('city')?.adjustments ?? []).map(({wish}) => wish),
    /** Where `web` runs: its ready instances by node. */
    ready: () => {
      const nodes = [...world.state.instances.values()].filter(({phase}) => phase === 'ready').map(({node}) => node)
      return nodes.toSorted().join('+')
    },
    stop: () => stop.abort(new Error('the test is over')),
  }
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.')
  return value
}
