import {createClusterPlacementMechanism} from '../../../src/mechanism/builtin/cluster-placement.js'
import type {MechanismOutcome} from '../../../src/mechanism/contract.js'
import type {Assignment, ClusterState} from '../../../src/platform/contract/index.js'
import {openWorld, simulatedSlice} from '../../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import type {JsonObject} from '../../../src/support/json.js'
import {worldOf} from '../../support/loop-bench.js'
import {mechanismBench} from '../../support/mechanism-bench.js'
import {application, NEVER, ORIGIN_MS, spec, testScenario} from '../platform/fixtures.js'
import {describeMechanism, type MechanismHarness} from './suite.js'

/** The mechanisms of a cluster, where `web` of `city` runs on n1. */
async function workload(name: string): Promise<MechanismHarness> {
  const bench = await mechanismBench()
  return {
    ...bench,
    mechanism: bench.find(name),
    world: () => bench.view.world(),
    state: () => {
      const {goal, hosts, spec: asked} = bench.intent() ?? {}
      // What its description says of where it runs, and how often, is no part of what runs.
      return [goal, hosts, asked === undefined ? undefined : {...asked, node_placement: undefined}, bench.wishes()]
    },
    blind: () => {
      const {components} = bench.view.world()
      return {world: () => ({...bench.view.world(), components})}
    },
  }
}

function ofWeb(wish: JsonObject): JsonObject {
  return {application: 'city', component: 'web', ...wish}
}

const WORKLOAD: readonly {readonly name: string; readonly wish: JsonObject; readonly wrong: readonly JsonObject[]}[] = [
  {name: 'placement', wish: {hosts: [{node: 'n2', instances: 1}]}, wrong: [ofWeb({}), ofWeb({hosts: [{node: 'n2', instances: 0}]})]},
  {name: 'scale', wish: {instances: 2}, wrong: [ofWeb({instances: -1}), ofWeb({instances: 1.5}), ofWeb({instances: '2'})]},
  {
    name: 'resources',
    wish: {requests: {cpu: '1'}},
    wrong: [ofWeb({requests: {}}), ofWeb({requests: {cpu: 1}}), ofWeb({limits: {disk: '1Gi'}})],
  },
  {name: 'image', wish: {image: 'registry.test/web:2'}, wrong: [ofWeb({image: ''}), ofWeb({image: 2})]},
  {name: 'runtime-class', wish: {runtimeClass: 'kata-fc'}, wrong: [ofWeb({runtimeClass: ''}), ofWeb({runtimeClass: null})]},
]

for (const {name, wish, wrong} of WORKLOAD) {
  describeMechanism({
    name,
    open: () => workload(name),
    command: ofWeb(wish),
    wrong,
    lost: {...ofWeb(wish), component: 'nothing'},
    waits: true,
  })
}

describeMechanism({
  name: 'cluster-placement',
  waits: false,
  open: async () => {
    const clock = createVirtualClock(ORIGIN_MS)
    const world = openWorld({scenario: testScenario(), clock})
    const slice = simulatedSlice(world)
    const stop = new AbortController()
    const lease = slice.lease(stop.signal)[Symbol.asyncIterator]()
    const epoch = Number((await lease.next()).value)
    await slice.put(spec(application('city')), undefined, NEVER)
    const city = world.state.applications.get('city')
    if (city === undefined) throw new Error('It was not stored.')
    const clusters = new Map<string, ClusterState>()
    for await (const event of slice.clusters()) {
      if (event.kind !== 'snapshot') break
      for (const {key, value} of event.items) clusters.set(key, value)
    }
    const assignments = (): ReadonlyMap<string, Assignment> => new Map(world.state.assignments.entries())
    const now = () => ({...worldOf([city]), cluster: undefined, clusters, assignments: new Map<string, Assignment>()})
    const run = async (promise: Promise<MechanismOutcome>) => await promise
    return {
      mechanism: createClusterPlacementMechanism(slice),
      world: now,
      context: (decision, overrides = {}) => ({
        decision,
        policy: 'test',
        reason: 'to see',
        epoch,
        world: now,
        changed: () => Promise.resolve(),
        stopping: NEVER,
        ...overrides,
      }),
      state: () => [...assignments().values()].map(({clusters: given}) => given),
      run,
      pass: (ms) => clock.run(clock.now() + ms, {world}),
      stop: () => stop.abort(new Error('the test is over')),
    }
  },
  command: {application: 'city', clusters: ['near']},
  wrong: [
    {application: 'city', clusters: ['near', 'near']},
    {application: 'city', clusters: 'near'},
  ],
  lost: {application: 'nothing', clusters: ['near']},
})
