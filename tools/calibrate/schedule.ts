import {createEngine} from '../../src/platform/simulated/engine/engine.js'
import {arrivalsOf, workloadOf} from '../../src/platform/simulated/workload.js'
import {applicationOf} from './applications.js'
import type {Cell} from './plan.js'
import {CLUSTER, ORIGIN_MS, scenarioOf} from './scenario.js'

/** A request as it is to be sent. */
export type ScheduledRequest = {
  /** From the start of the load. */
  readonly atMs: number
  readonly people: number
  /** What the cost of a frame varies by, around 1. */
  readonly factor: number
  /** Of the reference node. */
  readonly workMs: number
}

/** The requests that the simulated classifier is sent in a cell, so that the real one can be sent the same: drawn by the engine itself. */
export function scheduleOf(cell: Cell, seconds: number): readonly ScheduledRequest[] {
  const {seed, workloads: rules} = scenarioOf(cell, {speed: 1, overheadMs: 0})
  const application = applicationOf('classifier')
  const [component] = application.components
  const workload = component && workloadOf({application, component, rules, seed, originMs: ORIGIN_MS})
  if (component === undefined || workload === undefined) throw new Error('The classifier has no workload.')
  const {rule, load, work} = workload
  const requests: ScheduledRequest[] = []
  const engine = createEngine({seed, startMs: ORIGIN_MS})
  // The world calls its stream so, and a stream's draws follow from its name.
  const id = `${CLUSTER}/${application.name}/${component.metadata.name}`
  engine.addStream({
    id,
    service: id,
    arrivals: arrivalsOf(rule.arrivals, load, ORIGIN_MS),
    work(nowMs, random) {
      const workMs = work(nowMs, random)
      const atMs = nowMs - ORIGIN_MS
      const people = load.at(atMs)
      requests.push({atMs, people, factor: workMs / (rule.work.baseMs + rule.work.perLoadMs * people), workMs})
      return workMs
    },
  })
  engine.advance(ORIGIN_MS + seconds * 1000)
  return requests
}
