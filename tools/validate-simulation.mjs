// Prints the tables of docs/simulation.md from the built engine. Usage: node tools/validate-simulation.mjs [--seed N] [--coverage SEEDS] [--measured N]
// `--coverage` repeats every cell with that many other seeds and counts how often the 95 % interval holds the theory; minutes, not seconds.
import {parseArgs} from 'node:util'
import {createEngine} from '../dist/src/platform/simulated/engine/engine.js'
import {exponential, hyperexponential} from '../dist/src/platform/simulated/engine/samplers.js'
import {cells, runCell, runContention} from '../test/unit/simulated-engine/queueing-cells.ts'

const {values} = parseArgs({
  options: {
    seed: {type: 'string', default: '10'},
    coverage: {type: 'string', default: '0'},
    measured: {type: 'string', default: '200000'},
  },
})
const kit = {createEngine, exponential, hyperexponential}
const seed = Number(values.seed)
const measured = Number(values.measured)
const effort = {replications: 20, warmUp: 10_000, measured}

if (Number(values.coverage) > 0) printCoverage(Number(values.coverage))
else {
  printCells()
  printContention()
}

function printCells() {
  const rows = cells().map((cell) => [cell.model, cell.load, ...columns(cell.theoryMs, runCell(kit, cell, seed, effort))])
  console.log(
    table(
      ['model', 'load', 'theory ms', 'simulated ms', '95 % interval', 'theory inside', 'busy - offered', 'Little', 'utilisation'],
      rows,
    ),
  )
}

function printContention() {
  const rows = [
    [2, 0.3],
    [2, 0.4],
    [2, 0.45],
    [1, 0.3],
    [1, 0.4],
    [1, 0.45],
  ].map(([cores, load]) => {
    const {theoryMs, result} = runContention(kit, cores, load, seed, effort)
    return [cores, load, ...columns(theoryMs, result)]
  })
  console.log(
    table(
      ['cores', 'load of each', 'theory ms', 'simulated ms', '95 % interval', 'theory inside', 'busy - offered', 'Little', 'utilisation'],
      rows,
    ),
  )
}

function columns(theoryMs, result) {
  const low = result.meanMs - result.halfWidthMs
  const high = result.meanMs + result.halfWidthMs
  return [
    theoryMs.toFixed(3),
    result.meanMs.toFixed(3),
    `${low.toFixed(3)} to ${high.toFixed(3)}`,
    result.isInside ? 'yes' : 'NO',
    result.utilisationDifference.toFixed(5),
    result.littleError.toExponential(1),
    result.utilisationError.toExponential(1),
  ]
}

function printCoverage(seeds) {
  const perLoad = new Map()
  for (const cell of cells()) {
    for (let other = 1; other <= seeds; other++) {
      const tally = perLoad.get(cell.load) ?? {held: 0, count: 0}
      tally.count++
      if (runCell(kit, cell, 1000 + other, effort).isInside) tally.held++
      perLoad.set(cell.load, tally)
    }
  }
  const rows = [...perLoad].map(([load, {held, count}]) => [load, count, held, `${((100 * held) / count).toFixed(1)} %`])
  const held = [...perLoad.values()].reduce((sum, tally) => sum + tally.held, 0)
  const count = [...perLoad.values()].reduce((sum, tally) => sum + tally.count, 0)
  console.log(
    table(
      ['load', 'intervals', 'holding the theory', 'coverage'],
      [...rows, ['all', count, held, `${((100 * held) / count).toFixed(1)} %`]],
    ),
  )
}

function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
  return `${lines.join('\n')}\n`
}
