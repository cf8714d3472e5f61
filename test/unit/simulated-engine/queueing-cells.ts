import type {Engine, EngineInstance} from '../../../src/platform/simulated/engine/contract.js'

/** What a cell runs on: given, not imported, so that the tests use the sources and tools/validate-simulation.mjs the build. */
export type Kit = {
  readonly createEngine: (options: {seed: number; startMs: number}) => Engine
  readonly exponential: (random: () => number, mean: number) => number
  readonly hyperexponential: (random: () => number, mean: number, squaredVariation: number) => number
}

/** One queue at one load, with the mean response time that theory gives. */
export type Cell = {
  readonly model: string
  readonly load: number
  readonly theoryMs: number
  readonly threads: number
  readonly discipline: EngineInstance['discipline']
  readonly service: 'exponential' | 'deterministic' | 'hyperexponential'
}

/** Replications of a cell, each with a seed of its own: requests dropped as warm-up, and requests measured, in the mean. */
export type Effort = {readonly replications: number; readonly warmUp: number; readonly measured: number}

export type CellResult = {
  readonly meanMs: number
  /** Half the width of the 95 % confidence interval. */
  readonly halfWidthMs: number
  readonly isInside: boolean
  readonly littleError: number
  readonly utilisationError: number
  /** Of the busy share of the servers, measured less offered; a statistical error, unlike the two laws. */
  readonly utilisationDifference: number
}

export const SERVICE_MS = 10
export const LOADS = [0.3, 0.7, 0.9]
const SQUARED_VARIATION = 4

export function cells(): readonly Cell[] {
  return LOADS.flatMap((load) => [
    {model: 'M/M/1', load, theoryMs: sharedMs(load), threads: 1, discipline: 'fifo', service: 'exponential'},
    {model: 'M/D/1', load, theoryMs: pollaczekKhinchineMs(load, 0), threads: 1, discipline: 'fifo', service: 'deterministic'},
    {
      model: 'M/H2/1',
      load,
      theoryMs: pollaczekKhinchineMs(load, SQUARED_VARIATION),
      threads: 1,
      discipline: 'fifo',
      service: 'hyperexponential',
    },
    ...[2, 4, 8].map(
      (threads): Cell => ({
        model: `M/M/${threads}`,
        load,
        theoryMs: erlangMs(load, threads),
        threads,
        discipline: 'fifo',
        service: 'exponential',
      }),
    ),
    {model: 'M/M/1-PS', load, theoryMs: sharedMs(load), threads: 1, discipline: 'processor-sharing', service: 'exponential'},
    {model: 'M/D/1-PS', load, theoryMs: sharedMs(load), threads: 1, discipline: 'processor-sharing', service: 'deterministic'},
    {model: 'M/H2/1-PS', load, theoryMs: sharedMs(load), threads: 1, discipline: 'processor-sharing', service: 'hyperexponential'},
  ])
}

/** M/M/1, and M/G/1 under processor sharing whatever the distribution of service (Kleinrock, Queueing Systems II, 1976, section 4.4). */
function sharedMs(load: number): number {
  return SERVICE_MS / (1 - load)
}

/** M/G/1, first come first served; `squaredVariation` of the service time. */
function pollaczekKhinchineMs(load: number, squaredVariation: number): number {
  return SERVICE_MS * (1 + (load * (1 + squaredVariation)) / (2 * (1 - load)))
}

/** M/M/c by Erlang's C formula, from the recursion of his B formula. */
function erlangMs(load: number, servers: number): number {
  const offered = load * servers
  let blocking = 1
  for (let server = 1; server <= servers; server++) blocking = (offered * blocking) / (server + offered * blocking)
  const waiting = blocking / (1 - load * (1 - blocking))
  return SERVICE_MS + (waiting * SERVICE_MS) / (servers * (1 - load))
}

export function runCell(kit: Kit, cell: Cell, seed: number, effort: Effort): CellResult {
  return summarise(
    cell.theoryMs,
    Array.from({length: effort.replications}, (_, replication) => replicate(kit, cell, seed * 1000 + replication, effort)),
  )
}

export type Replication = {
  readonly meanMs: number
  readonly utilisationDifference: number
  readonly littleError: number
  readonly utilisationError: number
}

function replicate(kit: Kit, cell: Cell, seed: number, {warmUp, measured}: Effort): Replication {
  const engine = kit.createEngine({seed, startMs: 0})
  engine.addNode({id: 'node', cores: cell.threads, speed: 1})
  const {threads, discipline} = cell
  engine.addInstance({id: 'station', node: 'node', service: 'station', discipline, threads, queueLimit: Number.POSITIVE_INFINITY})
  engine.setReady('station', true)
  const rate = (cell.load * threads * 1000) / SERVICE_MS
  // The name makes the draws: no two cells share any, so that each is evidence of its own.
  engine.addStream({
    id: `${cell.model} ${cell.load}`,
    service: 'station',
    arrivals: {kind: 'poisson', rate: () => rate, maxRate: rate},
    work: workOf(kit, cell),
  })
  engine.advance((warmUp / rate) * 1000)
  engine.takeInstanceSample('station')
  engine.takeNodeUtilisation('node')
  engine.advance(((warmUp + measured) / rate) * 1000)
  return {
    meanMs: engine.takeInstanceSample('station').meanResponseMs,
    utilisationDifference: engine.takeNodeUtilisation('node') - cell.load,
    ...engine.laws(),
  }
}

function workOf(kit: Kit, {service}: Cell): (nowMs: number, random: () => number) => number {
  switch (service) {
    case 'exponential':
      return (_now, random) => kit.exponential(random, SERVICE_MS)
    case 'hyperexponential':
      return (_now, random) => kit.hyperexponential(random, SERVICE_MS, SQUARED_VARIATION)
    case 'deterministic':
      return () => SERVICE_MS
  }
}

/** Student's t over independent replications. */
export function summarise(theoryMs: number, replications: readonly Replication[]): CellResult {
  const count = replications.length
  const meanMs = replications.reduce((sum, {meanMs}) => sum + meanMs, 0) / count
  const variance = replications.reduce((sum, replication) => sum + (replication.meanMs - meanMs) ** 2, 0) / (count - 1)
  const halfWidthMs = studentQuantile(count - 1) * Math.sqrt(variance / count)
  return {
    meanMs,
    halfWidthMs,
    isInside: Math.abs(meanMs - theoryMs) <= halfWidthMs,
    littleError: Math.max(...replications.map(({littleError}) => littleError)),
    utilisationError: Math.max(...replications.map(({utilisationError}) => utilisationError)),
    utilisationDifference: replications.reduce((sum, replication) => sum + replication.utilisationDifference, 0) / count,
  }
}

/** The 97.5 % point of Student's t from the tables; only the degrees of freedom that are used. */
function studentQuantile(degrees: number): number {
  const points: Readonly<Record<number, number>> = {9: 2.262157, 19: 2.093024, 29: 2.04523}
  const point = points[degrees]
  if (point === undefined) throw new RangeError(`No t quantile for ${degrees} degrees of freedom.`)
  return point
}

/**
 * Two instances, one thread each, alike and exponential, on one node. With two cores they do not touch each other: M/M/1-PS each. With one core the node is
 * work-conserving and memoryless: together they are one M/M/1 at twice the load, and by symmetry both see its mean response.
 */
export function runContention(
  kit: Kit,
  cores: 1 | 2,
  loadEach: number,
  seed: number,
  effort: Effort,
): {readonly theoryMs: number; readonly result: CellResult} {
  const theoryMs = sharedMs(cores === 2 ? loadEach : 2 * loadEach)
  const replications = Array.from({length: effort.replications}, (_, replication): Replication => {
    const engine = kit.createEngine({seed: seed * 1000 + replication, startMs: 0})
    engine.addNode({id: 'node', cores, speed: 1})
    const rate = (loadEach * 1000) / SERVICE_MS
    const ids = ['left', 'right']
    for (const id of ids) {
      engine.addInstance({id, node: 'node', service: id, discipline: 'processor-sharing', threads: 1, queueLimit: Number.POSITIVE_INFINITY})
      engine.setReady(id, true)
      engine.addStream({
        id: `${id} ${cores} ${loadEach}`,
        service: id,
        arrivals: {kind: 'poisson', rate: () => rate, maxRate: rate},
        work: (_now, random) => kit.exponential(random, SERVICE_MS),
      })
    }
    engine.advance((effort.warmUp / rate) * 1000)
    for (const id of ids) engine.takeInstanceSample(id)
    engine.takeNodeUtilisation('node')
    engine.advance(((effort.warmUp + effort.measured) / rate) * 1000)
    const meanMs = ids.reduce((sum, id) => sum + engine.takeInstanceSample(id).meanResponseMs, 0) / ids.length
    return {meanMs, utilisationDifference: engine.takeNodeUtilisation('node') - (2 * loadEach) / cores, ...engine.laws()}
  })
  return {theoryMs, result: summarise(theoryMs, replications)}
}
