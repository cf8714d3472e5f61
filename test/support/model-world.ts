import type {World} from '../../src/policy/contract.js'
import {application, intent, ORIGIN_MS, spec} from '../contract/platform/fixtures.js'
import {worldOf} from './loop-bench.js'
import {classifier} from './two-workers.js'
import {nodeState} from './world-states.js'

/** `city/web` runs on `slow` since the origin, and wants at most 50 ms; `fast` is rated twice as fast, and costs twice as much. */
export function runningWorld(nowMs: number): World {
  const web = classifier('web')
  const share = {node: 'slow', instances: 1}
  const instance = {
    id: 'web-1',
    node: 'slow',
    phase: 'ready',
    startedMs: ORIGIN_MS,
    readySinceMs: ORIGIN_MS,
    restarts: 0,
    generation: 1,
    image: 'web',
  } as const
  const rated = (performance_indicator: number) =>
    ({hardware: {cpu: {architecture: 'amd64', cores: 8, performance_indicator}, memory: 16, disk: 100}}) as const
  return {
    ...worldOf([spec(application('city', [web]), {uid: 'u1', generation: 1, revision: '1'})]),
    nowMs,
    nodes: new Map([
      ['slow', nodeState('slow', {...rated(1_000), price: {value: 0.1}})],
      ['fast', nodeState('fast', {...rated(2_000), price: {value: 0.2}})],
    ]),
    components: new Map([['city/web', {ref: {application: 'city', component: 'web'}, instances: [instance]}]]),
    intents: new Map([['city/web', intent('city', web, [share])]]),
  }
}
