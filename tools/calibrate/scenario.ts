import {readFileSync} from 'node:fs'
import type {ResolvedScenario, WorkloadRule} from '../../src/descriptions/resolved-scenario.js'
import {NO_RESOURCES} from '../../src/descriptions/resources.js'
import type {NodeDescription} from '../../src/descriptions/types.js'
import {seededRandom} from '../../src/support/seeded-random.js'
import type {Cell} from './plan.js'

/** What the fit finds out of this machine. */
export type Parameters = {
  /** Of a core, relative to the reference node. */
  readonly speed: number
  /** Of a request, there and back, beside waiting and work. */
  readonly overheadMs: number
}

/** The fit of docs/smart-city.md with noise of mean 1, as the shipped scenarios have it. */
const WORK = {baseMs: 11.8, perLoadMs: 21.6, sigma: 0.123} as const
const CPU_LIMIT = 0.5
/** The number of people changes as often; it is drawn from the recorded ones. */
const STEP_MS = 500
const STEPS = 1200
const RECORDED = new URL('../../templates/scenarios/smart-city/people-count.json', import.meta.url)

export const CLUSTER = 'calibration'
export const NODE = 'real'
/** What the simulation goes by of the real one: two cores. */
const NODE_DESCRIPTION: NodeDescription = {
  name: NODE,
  continuum_layer: 'edge',
  environment: {node_type: 'virtualized', os: 'debian', container_runtime: ['containerd']},
  hardware: {cpu: {architecture: 'amd64', cores: 2}, memory: 4, disk: 20},
}
export const ORIGIN_MS = Date.UTC(2026, 0, 5, 9)

/** The scenario in which a cell happens: one node of two cores, as the real one, and the requests of the cell's seed. */
export function scenarioOf(cell: Cell, {speed, overheadMs}: Parameters): ResolvedScenario {
  const link = {latencyMs: overheadMs / 2, jitterMs: 0, bandwidthMbps: 20_000, loss: 0}
  return {
    name: 'calibration',
    seed: cell.seed,
    originMs: ORIGIN_MS,
    speed: 1,
    currency: 'EUR',
    clusters: [
      {
        name: CLUSTER,
        description: {cluster_id: CLUSTER, nodes: [NODE]},
        nodes: [
          {
            description: NODE_DESCRIPTION,
            speed,
            reserved: NO_RESOURCES,
            busyCores: 0,
            registryMbps: 1000,
          },
        ],
      },
    ],
    network: {sameNode: link, sameCluster: link, betweenClusters: link, links: []},
    workloads: [classifierRule(cell), NEIGHBOUR_RULE],
    faults: [],
    telemetry: {nodeIntervalMs: 5000, applicationIntervalMs: 1000, delayMs: 0, jitterMs: 0, loss: 0},
    lifeCycle: {
      heartbeatMs: 40_000,
      // Both are there from the beginning, as the pods are when the load begins.
      scheduleMs: 0,
      imageBytes: 0,
      images: [],
      startMs: 0,
      stopMs: 0,
      drainMs: 0,
      completionMs: 1000,
      restartBackoffMs: 1000,
      idlePowerShare: 0,
    },
    sources: [],
  }
}

function classifierRule({load, seed}: Cell): WorkloadRule {
  const people = drawPeople(seed)
  const mean = people.reduce((total, one) => total + one, 0) / people.length
  return {
    ...NEIGHBOUR_RULE,
    name: 'classifier',
    match: {component: 'classifier'},
    load: {kind: 'series', values: people, stepMs: STEP_MS, fromMs: 0, linear: false},
    arrivals: {kind: 'poisson', rate: (1000 * load * CPU_LIMIT) / (WORK.baseMs + WORK.perLoadMs * mean), perLoad: 0, jitter: 0},
    work: WORK,
    threads: 1,
    queueLimit: 10_000,
  }
}

/** With replacement: a cell lasts about as many steps as there are recorded numbers, in another order. */
function drawPeople(seed: number): readonly number[] {
  const {people} = JSON.parse(readFileSync(RECORDED, 'utf8')) as {readonly people: readonly number[]}
  const random = seededRandom(seed)
  return Array.from({length: STEPS}, () => people[Math.floor(random() * people.length)] ?? 0)
}

/** Both of its threads are busy with a request that does not end; what comes after them is refused. */
const NEIGHBOUR_RULE: WorkloadRule = {
  name: 'neighbour',
  match: {},
  load: {kind: 'constant', value: 1},
  arrivals: {kind: 'periodic', rate: 100, perLoad: 0, jitter: 0},
  work: {baseMs: 1e9, perLoadMs: 0, sigma: 0},
  discipline: 'fifo',
  threads: 2,
  queueLimit: 0,
  fanOut: 1,
  requestBytes: 0,
}
