import {MECHANISMS} from '../../mechanism/contract.js'
import type {CatalogueEntry} from '../catalogue-entry.js'
import type {Analysis, Plan, Policy, PolicyInput} from '../contract.js'
import {CARBON_METRIC} from './carbon/carbon-metric.js'
import {type Choice, type ChoiceOptions, chooseCluster} from './carbon/choose-cluster.js'
import {RoomAhead} from './carbon/room-ahead.js'
import {type Shiftable, type ShiftOptions, type Stays, shiftableOf} from './carbon/shiftable.js'
import {createForesight, type ForeseeZone, intensitiesOf, NO_ZONES, recordedZones, type ZoneRecords} from './carbon/zones.js'

/** Often enough that the place is chosen before the clusters' `carbon-aware` chooses the hour: it leaves the first minute to this. */
const INTERVAL_MS = 20_000

export const carbonClustersEntry: CatalogueEntry = {
  name: 'carbon-clusters',
  summary:
    'Least carbon dioxide of deferrable applications: gives each to the cluster in whose grid it is expected to emit least, before it begins.',
  layer: 'continuum',
  parameters: [
    {name: 'leastSavingPercent', summary: 'it moves nothing for less than this', default: 5, min: 0, max: 100},
    {name: 'moveCostPercent', summary: 'what a move takes, in % of the energy of what is moved', default: 5, min: 0, max: 1_000},
    {
      name: 'moves',
      summary: 'what may be moved: what has not begun; runs under way that may be run again, too; what serves, too',
      default: 'waiting',
      choices: ['waiting', 'batch', 'services'],
    },
    {
      name: 'begins',
      summary: 'when the clusters begin it: in the greenest hour (carbon-aware runs there), or when its slack is used up',
      default: 'greenest-hour',
      choices: ['greenest-hour', 'last-hour'],
    },
    {name: 'serviceHours', summary: 'how far ahead it looks for what serves', default: 24, min: 1, max: 72},
    {
      name: 'stayMs',
      summary: 'for so long it leaves an application where it has moved it',
      default: 3_000_000,
      min: 60_000,
      max: 86_400_000,
    },
    {name: 'mostMoves', summary: 'applications that it moves at once', default: 10, min: 1, max: 1_000},
    {name: 'historyDays', summary: 'how much of the past of each grid is kept to forecast from', default: 42, min: 2, max: 120},
    {name: 'freshMs', summary: 'a carbon intensity that is older is not known', default: 900_000, min: 60_000, max: 900_000},
  ],
  create: (values) =>
    carbonClusters({
      leastSaving: Number(values['leastSavingPercent']) / 100,
      moveCost: Number(values['moveCostPercent']) / 100,
      moves: values['moves'] === 'services' ? 'services' : values['moves'] === 'batch' ? 'batch' : 'waiting',
      begins: values['begins'] === 'last-hour' ? 'last-hour' : 'greenest-hour',
      serviceHours: Math.round(Number(values['serviceHours'])),
      stayMs: Number(values['stayMs']),
      mostMoves: Math.floor(Number(values['mostMoves'])),
      historyDays: Number(values['historyDays']),
      freshMs: Number(values['freshMs']),
    }),
}

export type ClustersOptions = ShiftOptions &
  ChoiceOptions & {readonly stayMs: number; readonly mostMoves: number; readonly historyDays: number; readonly freshMs: number}

/** `homes`: where each application was first seen, by its name: its data is there. */
export type ClustersState = {
  readonly zones: ZoneRecords
  readonly homes: {readonly [application: string]: {readonly uid: string; readonly cluster: string}}
}

/**
 * Chooses the place of what the clusters keep waiting; when it begins there is not its affair. Where it is gone, or hears nothing of a grid, everything
 * stays in the cluster that has it, and begins there.
 */
export function carbonClusters(options: ClustersOptions): Policy<ClustersState> {
  const {stayMs, historyDays, freshMs} = options
  const foresee = createForesight()
  return {
    descriptor: {
      name: carbonClustersEntry.name,
      version: '1.0.0',
      summary: carbonClustersEntry.summary,
      layer: 'continuum',
      scope: 'global',
      core: false,
      metrics: [CARBON_METRIC],
      mechanisms: [MECHANISMS.clusterPlacement],
      intervalMs: INTERVAL_MS,
      cooldownMs: 0,
      budget: {changes: 1, windowMs: stayMs},
    },
    initialState: async () => ({zones: NO_ZONES, homes: {}}),
    analyze: async (input, state) => {
      const heard = intensitiesOf(input.world, input.telemetry, freshMs)
      const known = {
        zones: recordedZones(state.zones, input.world, heard, historyDays),
        homes: homesIn(input, state.homes, options),
      }
      return {analysis: analyse(decide(input, known, heard, foresee, options)), state: known}
    },
    plan: async (input, state) => {
      const heard = intensitiesOf(input.world, input.telemetry, freshMs)
      return {plan: plan(decide(input, state, heard, foresee, options)), state}
    },
  }
}

type Decided = {
  readonly choices: readonly Choice[]
  readonly stays: readonly Stays[]
  readonly moves: readonly {readonly shiftable: Shiftable; readonly choice: Choice}[]
}

/** Whoever must begin first chooses first; the room that one takes another does not find. */
function decide(
  input: PolicyInput,
  {zones, homes}: ClustersState,
  heard: ReadonlyMap<string, number>,
  foresee: ForeseeZone,
  options: ClustersOptions,
): Decided {
  const {world} = input
  const found = [...world.applications.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((application) => shiftableOf(application, input, options) ?? [])
  const stays = found.flatMap((one) => (one.kind === 'stays' ? [one] : []))
  const mostUrgentFirst = found
    .flatMap((one) => (one.kind === 'shiftable' ? [one] : []))
    .toSorted((a, b) => windowOf(a) - windowOf(b) || (a.application.name < b.application.name ? -1 : 1))
  const room = new RoomAhead(world)
  const grid = {zones, heard, foresee}
  const decided = mostUrgentFirst.map((shiftable) => {
    const {application, cluster} = shiftable
    const choice = chooseCluster(shiftable, homes[application.name]?.cluster ?? cluster, world, room, grid, options)
    if (choice.to !== choice.from) room.take(choice.to, application)
    return {shiftable, choice}
  })
  return {
    stays,
    choices: decided.map(({choice}) => choice),
    moves: decided.filter(({choice}) => choice.to !== choice.from).slice(0, options.mostMoves),
  }
}

function analyse({choices, stays, moves}: Decided): Analysis {
  if (moves.length > 0) return {verdict: 'adapt', reason: moves.map(({choice}) => choice.reason).join('; ')}
  const told = [...choices.map(({reason}) => reason), ...stays.map(({application, reason}) => `${application.name} stays: ${reason}`)]
  const isMissing = choices.some(({isInformed}) => !isInformed)
  if (isMissing) return {verdict: 'hold', reason: told.join('; ')}
  return {verdict: 'fine', reason: told.length === 0 ? 'Nothing waits that might run elsewhere.' : told.join('; ')}
}

function plan({moves}: Decided): Plan {
  return {
    actions: moves.map(({shiftable: {application}, choice: {to, deed}}) => ({
      mechanism: MECHANISMS.clusterPlacement,
      target: {kind: 'application', application: application.name},
      command: {application: application.name, clusters: [to]},
      reason: deed,
    })),
    // They are of one application; of several it is not said whose they are.
    candidates: moves.length === 1 ? (moves[0]?.choice.candidates ?? []) : [],
    summary: moves.map(({choice}) => choice.deed).join('. '),
  }
}

/** Of what may be shifted: kept as long as the application is there. */
function homesIn(input: PolicyInput, homes: ClustersState['homes'], options: ShiftOptions): ClustersState['homes'] {
  const {applications, assignments} = input.world
  const found = [...applications.values()].flatMap((application) => {
    const {name, uid} = application
    const known = homes[name]
    if (known?.uid === uid) return [[name, known] as const]
    const cluster = assignments.get(name)?.clusters[0]?.cluster
    return cluster === undefined || shiftableOf(application, input, options) === undefined ? [] : [[name, {uid, cluster}] as const]
  })
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function windowOf({loads}: Shiftable): number {
  return Math.min(...loads.map(({work}) => work.window - work.remaining))
}
