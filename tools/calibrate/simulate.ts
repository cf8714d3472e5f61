import type {ApplicationDescription} from '../../src/descriptions/types.js'
import type {Outcome} from '../../src/platform/contract/index.js'
import {openWorld, simulatedCluster, simulatedSlice, type World} from '../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../src/support/clock-virtual.js'
import {applicationOf} from './applications.js'
import type {Window} from './measurement.js'
import type {Cell} from './plan.js'
import {CLUSTER, NODE, ORIGIN_MS, type Parameters, scenarioOf} from './scenario.js'
import {quantile} from './statistics.js'

export type Simulated = {readonly requests: number; readonly p50Ms: number; readonly p95Ms: number}

const NEVER = new AbortController().signal

/**
 * The cell on the simulated platform. Where in its period a pod's quota begins is chance, in the world as on the machine: the same requests meet `pods` pods, and the
 * medians of their p50 and p95 count.
 */
export async function simulate(cell: Cell, parameters: Parameters, window: Window, pods = 25): Promise<Simulated> {
  const runs: Simulated[] = []
  for (let pod = 0; pod < pods; pod++) runs.push(await simulateOnce(cell, parameters, window, pod))
  const middle = (choose: (run: Simulated) => number): number => quantile(runs.map(choose), 0.5)
  return {requests: middle(({requests}) => requests), p50Ms: middle(({p50Ms}) => p50Ms), p95Ms: middle(({p95Ms}) => p95Ms)}
}

async function simulateOnce(cell: Cell, parameters: Parameters, window: Window, pod: number): Promise<Simulated> {
  const world = openWorld({scenario: scenarioOf(cell, parameters), clock: createVirtualClock(ORIGIN_MS)})
  // An instance's name follows from how much happened before, and its phases from its name.
  for (let note = 0; note < pod; note++) accepted(await simulatedSlice(world).notes().put(`note-${note}`, note, undefined, NEVER))
  await run(world, applicationOf('classifier'))
  if (cell.neighbour) await run(world, applicationOf('neighbour'))
  const instance = [...world.state.instances.values()].find(({component}) => component === 'classifier')
  if (instance === undefined) throw new Error('The classifier does not run.')
  world.advance(ORIGIN_MS + window.fromMs)
  world.engine.takeInstanceSample(instance.id)
  world.advance(ORIGIN_MS + window.toMs)
  const {completed, p50ResponseMs, p95ResponseMs} = world.engine.takeInstanceSample(instance.id)
  return {requests: completed, p50Ms: p50ResponseMs, p95Ms: p95ResponseMs}
}

async function run(world: World, description: ApplicationDescription): Promise<void> {
  const slice = simulatedSlice(world)
  const {name, components} = description
  const unsaid = {uid: '', generation: 0, revision: '', createdMs: 0, updatedMs: 0, orders: []}
  accepted(await slice.put({...unsaid, name, description}, undefined, NEVER))
  const current = world.state.applications.get(name)
  if (current === undefined) throw new Error(`There is no application ${name}.`)
  accepted(await slice.assign(current, [{cluster: CLUSTER}], world.leases.epochOf('slice'), NEVER))
  const hosts = [{node: NODE, instances: 1}]
  for (const spec of components) {
    const ref = {application: name, component: spec.metadata.name}
    const deadlineMs = ORIGIN_MS + 3_600_000
    const intent = {ref, generation: 1, spec, hosts, goal: hosts, fallback: [], exclusive: false, deadlineMs, decision: 'calibration'}
    accepted(await simulatedCluster(world, CLUSTER).apply(intent, world.leases.epochOf(`cluster:${CLUSTER}`), NEVER))
  }
}

function accepted(outcome: Outcome): void {
  if (outcome.kind !== 'accepted') throw new Error(`Not accepted: ${JSON.stringify(outcome)}`)
}
