import {solveOffThread} from '../../../matching/optimal/thread/solve.js'
import type {CatalogueEntry, ParameterDefinition, ParameterValues} from '../../catalogue-entry.js'
import {type OptimalParameters, optimalPlacement} from './policy.js'

const PARAMETERS: readonly ParameterDefinition[] = [
  {name: 'minGainPercent', summary: 'What a plan must save at least of the cost of now.', default: 5, min: 0, max: 100},
  {name: 'maxMoves', summary: 'How many components move at once.', default: 2, isWhole: true, min: 1, max: 100},
  {name: 'wattPrice', summary: 'Of one watt, per hour: the price of a kilowatt-hour by 1000.', default: 0.0003, min: 0},
  {name: 'latencyPrice', summary: 'Of one millisecond between components that talk, per hour.', default: 0.01, min: 0},
  {name: 'movePrice', summary: 'Of one instance that moves.', default: 0.05, min: 0},
  {name: 'latencyMs', summary: 'Between two nodes, times 1, 2 or 3 by the criticality of the interaction.', default: 1, min: 0},
  {name: 'idlePowerShare', summary: 'Of what a node draws at most, what it draws at rest.', default: 0.4, min: 0, max: 1},
  {name: 'intervalMs', summary: 'How often it looks.', default: 300_000, isWhole: true, min: 10_000},
  {name: 'seed', summary: 'Of the genetic search.', default: 1, isWhole: true, min: 0},
]

/** Proves its answer where it can: for up to some hundred components. */
export const exactPlacement: CatalogueEntry = {
  name: 'exact-placement',
  summary: 'Minimises price, energy, latency and moves of the whole cluster, proven by a mixed-integer program (HiGHS).',
  layer: 'cluster',
  parameters: [
    ...PARAMETERS,
    {
      name: 'timeLimitMs',
      summary: 'How long it may search; then the best found counts.',
      default: 1_500,
      isWhole: true,
      min: 100,
      atMost: 'intervalMs',
    },
  ],
  create: (values) =>
    optimalPlacement({name: 'exact-placement', summary: exactPlacement.summary, by: 'exact', solve: solveOffThread}, parametersOf(values)),
}

export const geneticPlacement: CatalogueEntry = {
  name: 'genetic-placement',
  summary: 'Minimises price, energy, latency and moves of the whole cluster by a seeded genetic search, for clusters too large to prove.',
  layer: 'cluster',
  parameters: PARAMETERS,
  create: (values) =>
    optimalPlacement(
      {name: 'genetic-placement', summary: geneticPlacement.summary, by: 'genetic', solve: solveOffThread},
      parametersOf(values),
    ),
}

function parametersOf(values: ParameterValues): OptimalParameters {
  const number = (name: string) => Number(values[name])
  return {
    minGainPercent: number('minGainPercent'),
    maxMoves: number('maxMoves'),
    wattPrice: number('wattPrice'),
    latencyPrice: number('latencyPrice'),
    movePrice: number('movePrice'),
    latencyMs: number('latencyMs'),
    idlePowerShare: number('idlePowerShare'),
    intervalMs: number('intervalMs'),
    seed: number('seed'),
    timeLimitMs: number('timeLimitMs'),
  }
}
