import {MECHANISMS} from '../../../mechanism/contract.js'
import type {CatalogueEntry} from '../../catalogue-entry.js'
import type {Action, Analysis, Candidate, Plan, Policy, PolicyInput} from '../../contract.js'
import {move} from '../qos/move.js'
import {type ConsolidateOptions, type Situation, situationOf} from './board.js'
import {bestEmptying, type Emptying, unitRefusals} from './emptying.js'

export const consolidateEntry: CatalogueEntry = {
  name: 'consolidate',
  summary: 'Least price (or power) of the nodes that are used: brings components together until a whole node is empty.',
  layer: 'cluster',
  parameters: [
    {
      name: 'by',
      summary: 'What a used node counts: its price, or the power that it draws at most.',
      default: 'cost',
      choices: ['cost', 'energy'],
    },
    {name: 'maxMoves', summary: 'How many components may move to empty one node.', default: 3, isWhole: true, min: 1, max: 20},
    {name: 'utilisationPercent', summary: 'How much of a node may be requested, and busy, after it.', default: 80, min: 1, max: 100},
    {name: 'marginPercent', summary: 'What must be foreseen to be left of each target.', default: 10, min: 0, max: 90},
    {name: 'intervalMs', summary: 'How often it looks.', default: 300_000, isWhole: true, min: 10_000},
    {
      name: 'cooldownMs',
      summary: 'How long it leaves a component alone after any change of it.',
      default: 1_800_000,
      isWhole: true,
      min: 0,
    },
  ],
  create: (values) => {
    const number = (name: string) => Number(values[name])
    return consolidate({
      by: values['by'] === 'energy' ? 'energy' : 'cost',
      maxMoves: number('maxMoves'),
      utilisationPercent: number('utilisationPercent'),
      marginPercent: number('marginPercent'),
      intervalMs: number('intervalMs'),
      cooldownMs: number('cooldownMs'),
    })
  },
}

/** Empties one node at a time, and only as a whole. Onto nodes that are used anyway: it never begins with one. */
function consolidate(options: ConsolidateOptions): Policy {
  return {
    descriptor: {
      name: consolidateEntry.name,
      version: '1.0.0',
      summary: consolidateEntry.summary,
      layer: 'cluster',
      scope: 'global',
      core: false,
      metrics: [],
      mechanisms: [MECHANISMS.placement],
      intervalMs: options.intervalMs,
      cooldownMs: options.cooldownMs,
    },
    initialState: async () => null,
    analyze: async (input, state) => ({analysis: analyse(situationOf(input, options), options), state}),
    plan: async (input, state) => {
      const situation = situationOf(input, options)
      const {found} = bestEmptying(situation.board, options.maxMoves)
      return {plan: found === undefined ? undefined : planFor(input, situation, found, options), state}
    },
  }
}

function analyse({board, fixed, uncosted}: Situation, {by, maxMoves}: ConsolidateOptions): Analysis {
  if (board.nodes.length === 0) return {verdict: 'fine', reason: 'No node of this cluster is used.'}
  if (uncosted.length > 0) {
    const what = by === 'cost' ? 'price' : 'greatest power (power.max_consumption)'
    return {verdict: 'hold', reason: `The ${what} of ${few(uncosted)} is not known, so that nothing can be compared: describe it.`}
  }
  const now = board.nodes.reduce((sum, {cost}) => sum + cost, 0)
  const {found, stuck} = bestEmptying(board, maxMoves)
  if (found !== undefined) {
    const evidence = {by, now, after: now - found.saves, nodes: board.nodes.length, empties: found.node, moves: found.moves.length}
    return {verdict: 'adapt', reason: saving(found, now, by), evidence}
  }
  const unknown = stuck.filter(({isUnknown = false}) => isUnknown)
  const all = [...unknown, ...stuck.filter((one) => !unknown.includes(one)), ...fixed].map(({node, why}) => `${node}: ${why}`)
  const used = `${board.nodes.length} node${board.nodes.length === 1 ? ' is' : 's are'} used, ${cost(now, by)}; none can be emptied`
  const verdict = unknown.length > 0 ? 'hold' : 'fine'
  return {verdict, reason: `${used}. ${few(all, '; ')}`, evidence: {by, now, nodes: board.nodes.length}}
}

function planFor(input: PolicyInput, {board, movable}: Situation, found: Emptying, {by}: ConsolidateOptions): Plan {
  const now = board.nodes.reduce((sum, one) => sum + one.cost, 0)
  const why = saving(found, now, by)
  const actions = found.moves.flatMap(({key, from, to}): Action[] => {
    const its = movable.get(key)
    return its === undefined ? [] : [move(its.application, its, from, to, why)]
  })
  return {
    actions,
    candidates: candidatesOf(input, {board, movable}, found),
    summary: `${why}: ${found.moves.map(({key, to}) => `${key} to ${to}`).join(', ')}`,
  }
}

/** Every host for everything that leaves. The score is the share of the node that is requested then: the fuller, the better. */
function candidatesOf({world}: PolicyInput, {board, movable}: Pick<Situation, 'board' | 'movable'>, found: Emptying): readonly Candidate[] {
  const units = board.units.get(found.node) ?? []
  return units.flatMap((unit) =>
    unit.pieces.flatMap(({key, need}) =>
      [...world.nodes.values()].map((node): Candidate => {
        const base = {component: movable.get(key)?.component.metadata.name ?? key, host: node.name}
        if (node.name === found.node)
          return {...base, chosen: false, refusals: [{code: 'to-be-emptied', message: 'it is the node that is emptied'}]}
        const used = board.nodes.find(({name}) => name === node.name)
        if (used === undefined)
          return {...base, chosen: false, refusals: [{code: 'not-used', message: 'nothing runs there: it would have to be begun with'}]}
        const refusals = unitRefusals(board, unit, found.node, used)
        const chosen = found.moves.some((one) => one.key === key && one.to === node.name)
        if (refusals.length > 0) return {...base, chosen, refusals}
        const {cpuMillicores} = node.capacity
        const filled = cpuMillicores > 0 ? (cpuMillicores - node.free.cpuMillicores + need.cpuMillicores) / cpuMillicores : 1
        return {...base, chosen, refusals, score: Math.round(filled * 10_000) / 10_000, terms: {filled}}
      }),
    ),
  )
}

function saving({node, saves, moves}: Emptying, now: number, by: ConsolidateOptions['by']): string {
  return `${node} is empty after ${moves.length} move${moves.length === 1 ? '' : 's'}: the nodes that are used then come to ${cost(now - saves, by)} instead of ${cost(now, by)}`
}

function cost(value: number, by: ConsolidateOptions['by']): string {
  return by === 'cost' ? `${value.toFixed(3)} an hour` : `${value.toFixed(0)} W at most`
}

function few(texts: readonly string[], between = ', '): string {
  return texts.length > 4 ? `${texts.slice(0, 3).join(between)}${between}and ${texts.length - 3} others` : texts.join(between)
}
