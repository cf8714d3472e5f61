import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {systemClock} from '../../src/support/clock-system.js'
import {compare, estimate, windowOf} from './compare.js'
import {type Measurement, summarise} from './measurement.js'
import {type Cell, cellsOf, nameOf, PHASES, type Phase} from './plan.js'
import {readProcessorTime} from './processor-time.js'
import {report} from './report.js'
import {scheduleOf} from './schedule.js'
import {simulate} from './simulate.js'
import {startTestbed, type Testbed} from './testbed.js'

/** After a pod began or ended: until the node is at rest again. */
const SETTLE_MS = 3_000
const NONE = 'none'

export async function main(): Promise<void> {
  const {values} = parseArgs({
    options: {
      phase: {type: 'string', default: PHASES.join(',')},
      seconds: {type: 'string', default: '65'},
      file: {type: 'string', default: 'calibration.json'},
      'bin-dir': {type: 'string', ...(process.env['MLSYSOPS_K8S_BIN'] && {default: process.env['MLSYSOPS_K8S_BIN']})},
    },
  })
  const phases = values.phase === NONE ? [] : values.phase.split(',').map(phaseOf)
  const done = new Set(read(values.file).map(nameOf))
  const cells = phases.flatMap(cellsOf).filter((cell) => !done.has(nameOf(cell)))
  if (cells.length > 0) await measureAll(cells, {seconds: Number(values.seconds), file: values.file, binDir: values['bin-dir']})
  const kept = read(values.file)
  const parameters = estimate(kept)
  const comparisons = []
  for (const measured of kept) comparisons.push(compare(measured, await simulate(measured, parameters, windowOf(measured.seconds))))
  process.stdout.write(report(parameters, comparisons))
}

function phaseOf(name: string): Phase {
  const phase = PHASES.find((one) => one === name)
  if (phase === undefined) throw new Error(`There is no phase ${name}; there are ${PHASES.join(', ')} and ${NONE}.`)
  return phase
}

type Options = {readonly seconds: number; readonly file: string; readonly binDir: string | undefined}

async function measureAll(cells: readonly Cell[], {seconds, file, binDir}: Options): Promise<void> {
  const stop = new AbortController()
  const onSignal = (): void => stop.abort(new Error('Stopped.'))
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const {signal} = stop
  say('A testbed with one real node …')
  const testbed = await startTestbed({binDir, signal})
  try {
    await testbed.deploy('classifier')
    let isNeighbourThere = false
    for (const cell of cells) {
      if (cell.neighbour !== isNeighbourThere) await (cell.neighbour ? testbed.deploy('neighbour') : testbed.remove('neighbour'))
      isNeighbourThere = cell.neighbour
      await systemClock.sleep(SETTLE_MS, signal)
      const measured = await measure(cell, seconds, testbed, signal)
      say(`${nameOf(cell)}: ${measured.requests} requests, p50 ${measured.p50Ms.toFixed(0)} ms, p95 ${measured.p95Ms.toFixed(0)} ms`)
      writeFileSync(file, `${JSON.stringify([...read(file), measured], null, 2)}\n`)
    }
  } finally {
    await testbed.end()
  }
}

async function measure(cell: Cell, seconds: number, testbed: Testbed, signal: AbortSignal): Promise<Measurement> {
  const requests = scheduleOf(cell, seconds)
  const [before, ownBeforeMs] = [readProcessorTime(), testbed.group.usedMs()]
  const startMs = systemClock.now()
  const answers = await testbed.load(requests, signal)
  const after = readProcessorTime()
  const [allMs, ownMs] = [after.allMs - before.allMs, testbed.group.usedMs() - ownBeforeMs]
  const workMs = answers.reduce((total, {cpuMs}) => total + cpuMs, 0)
  return summarise(cell, windowOf(seconds), {
    requests,
    answers,
    neighbourCores: cell.neighbour ? (ownMs - workMs) / (systemClock.now() - startMs) : 0,
    noise: {others: (after.busyMs - before.busyMs - ownMs) / allMs, stolen: (after.stolenMs - before.stolenMs) / allMs},
  })
}

function read(file: string): readonly Measurement[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Measurement[]) : []
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
