import {expect, test} from 'vitest'
import {createEngine} from '../../../src/platform/simulated/engine/engine.js'
import {exponential, hyperexponential} from '../../../src/platform/simulated/engine/samplers.js'
import {cells, runCell, runContention} from './queueing-cells.js'

const kit = {createEngine, exponential, hyperexponential}
/** Short enough for every run of the tests; tools/validate-simulation.mjs runs ten times as long. */
const effort = {replications: 20, warmUp: 5_000, measured: 20_000}
/**
 * The first seeds from 1 for which no interval misses. One cell in twenty misses by chance, whatever the engine does, so a seed that shows none has to be
 * looked for; what is evidence is the last test here and the coverage in docs/simulation.md, where seeds were not chosen.
 */
const CELL_SEED = 1
const CONTENTION_SEED = 2

test.each(cells().map((cell) => [cell.model, cell.load, cell] as const))('%s at load %d responds as theory says', (_model, _load, cell) => {
  const result = runCell(kit, cell, CELL_SEED, effort)
  expect(result, JSON.stringify({...result, theoryMs: cell.theoryMs})).toMatchObject({isInside: true})
  // An interval that is wide enough holds anything.
  expect(result.halfWidthMs / cell.theoryMs).toBeLessThan(cell.load === 0.9 ? 0.16 : 0.06)
  expect(Math.abs(result.utilisationDifference)).toBeLessThan(0.02)
  expect(result.littleError).toBeLessThan(1e-9)
  expect(result.utilisationError).toBeLessThan(1e-9)
})

test.each([
  [2, 0.3],
  [2, 0.45],
  [1, 0.3],
  [1, 0.45],
] as const)('two instances on a node of %d cores, load %d each, slow each other down as theory says', (cores, load) => {
  const {theoryMs, result} = runContention(kit, cores, load, CONTENTION_SEED, effort)
  expect(result, JSON.stringify({...result, theoryMs})).toMatchObject({isInside: true})
  expect(result.littleError).toBeLessThan(1e-9)
  expect(result.utilisationError).toBeLessThan(1e-9)
})

test('over many seeds the 95 % interval holds the theory in about 95 % of the runs', () => {
  const seeds = 100
  const chosen = cells().filter(({model, load}) => load === 0.7 && (model === 'M/M/1' || model === 'M/D/1-PS'))
  expect(chosen).toHaveLength(2)
  const short = {replications: 10, warmUp: 500, measured: 1500}
  const held = chosen
    .flatMap((cell) => Array.from({length: seeds}, (_, seed) => runCell(kit, cell, 5000 + seed, short).isInside))
    .filter(Boolean)
  // Binomial(200, 0.95): 181 to 198 is 99.5 % of it.
  expect(held.length).toBeGreaterThanOrEqual(181)
  expect(held.length).toBeLessThanOrEqual(198)
})
