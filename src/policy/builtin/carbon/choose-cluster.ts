import {clusterRefusals} from '../../../matching/clusters.js'
import type {Reason} from '../../../platform/contract/index.js'
import type {Candidate, World} from '../../contract.js'
import {hostRefusalsOf, placementsOn} from '../cluster-hosts.js'
import {CARBON_METRIC} from './carbon-metric.js'
import {type Draw, drawOf, energyFactors} from './energy.js'
import {cheapestPlace} from './place-rule.js'
import type {RoomAhead} from './room-ahead.js'
import type {Load, Shiftable} from './shiftable.js'
import {leastCost} from './start-rule.js'
import type {ForeseeZone, ZoneRecords} from './zones.js'

export type ChoiceOptions = {
  readonly leastSaving: number
  /** What moving takes, as a share of the energy of what is moved. */
  readonly moveCost: number
  /** Who begins it: the cluster's `carbon-aware` in its greenest hour, or nobody before its slack is used up. */
  readonly begins: 'greenest-hour' | 'last-hour'
}

export type Choice = {
  readonly from: string
  readonly to: string
  /** False: the grid of the cluster that has it is not heard, so nothing can be compared with it. */
  readonly isInformed: boolean
  readonly candidates: readonly Candidate[]
  /** What is done, shortly; and why it is, or why nothing is. */
  readonly deed: string
  readonly reason: string
}

export type Grid = {readonly zones: ZoneRecords; readonly heard: ReadonlyMap<string, number>; readonly foresee: ForeseeZone}

type Place = {readonly cluster: string; readonly draw: Draw}

/** Among the clusters that may have it, have room and whose grid is heard, where it is expected to emit least. `home`: where moving it there costs nothing. */
export function chooseCluster(
  shiftable: Shiftable,
  home: string,
  world: World,
  room: RoomAhead,
  grid: Grid,
  options: ChoiceOptions,
): Choice {
  const {application, cluster: current, loads} = shiftable
  const names = [current, ...[...world.clusters.keys()].filter((name) => name !== current).toSorted()]
  const judged = new Map(names.map((name) => [name, judge(shiftable, name, world, room, grid.heard)]))
  const places = [...judged].flatMap(([cluster, {refusals, draw}]): Place[] => (refusals.length === 0 ? [{cluster, draw}] : []))
  const factors = energyFactors(places.map(({draw}) => draw))
  const hours = loads.reduce((sum, {cores, work}) => sum + cores * work.remaining, 0)
  const foreseen = places.map(({cluster}, place): Foreseen => {
    const {grams, basis} = gramsAt(cluster, loads, cluster === current, grid, options)
    const moved = cluster === home ? 1 : 1 + options.moveCost
    return {cluster, basis, intensity: grams / hours, cost: grams * moved * (factors[place] ?? 1)}
  })
  const [stays] = foreseen
  if (stays?.cluster !== current) return {...unheard(application.name, current), candidates: candidatesOf(judged, [], current)}
  const costs = foreseen.map(({cost}) => cost)
  const chosen = foreseen[cheapestPlace(costs, 0, options.leastSaving)] ?? stays
  return {
    from: current,
    to: chosen.cluster,
    isInformed: true,
    candidates: candidatesOf(judged, foreseen, chosen.cluster),
    deed: deedFor(application.name, stays, chosen),
    reason: reasonFor(application.name, stays, chosen),
  }
}

type Judged = {readonly refusals: readonly Reason[]; readonly draw: Draw}
type Foreseen = {readonly cluster: string; readonly basis: string; readonly intensity: number; readonly cost: number}

function candidatesOf(judged: ReadonlyMap<string, Judged>, foreseen: readonly Foreseen[], chosen: string): readonly Candidate[] {
  const here = foreseen[0]?.cost ?? Number.NaN
  return [...judged].map(([host, {refusals}]): Candidate => {
    const base = {component: '*', host, chosen: host === chosen, refusals}
    const one = foreseen.find(({cluster}) => cluster === host)
    return one === undefined
      ? base
      : {...base, score: 1 - one.cost / here, terms: {gramsPerKwh: one.intensity, relativeCost: one.cost / here}}
  })
}

function judge(
  {application, cluster: current}: Shiftable,
  name: string,
  world: World,
  room: RoomAhead,
  heard: ReadonlyMap<string, number>,
): Judged {
  const cluster = world.clusters.get(name)
  const own = [...world.nodes.values()].filter((node) => node.cluster === name)
  // Where it is there is room for it: what waits there was counted with it.
  const nodes = name === current ? own : room.nodesOf(name)
  const placements = placementsOn(application, nodes, world.nowMs)
  const draw = drawOf(application, placements, nodes)
  const isUnheard = !heard.has(name)
  const unheard = isUnheard ? [{code: 'grid-unheard', message: 'what its grid emits is not heard'}] : []
  if (name === current) return {refusals: unheard, draw}
  const refusals = cluster === undefined ? [] : clusterRefusals(application.description, cluster, own)
  return {refusals: [...refusals, ...(refusals.length > 0 ? [] : hostRefusalsOf(placements)), ...unheard], draw}
}

/** Core-hours times g/kWh, energy and moving aside. */
function gramsAt(
  cluster: string,
  loads: readonly Load[],
  isHere: boolean,
  {zones, heard, foresee}: Grid,
  {begins}: ChoiceOptions,
): {readonly grams: number; readonly basis: string} {
  const record = zones.clusters[cluster]
  const present = heard.get(cluster)
  if (record === undefined || present === undefined) return {grams: Number.NaN, basis: ''}
  let grams = 0
  let basis = ''
  for (const {cores, work, leftHere} of loads) {
    const forecast = foresee(record, present, work.window)
    basis = forecast.basis
    if (isHere && leftHere !== undefined) grams += cores * sumOf(forecast.coming, leftHere)
    else if (begins === 'greenest-hour') grams += cores * leastCost(forecast.coming, work)
    else grams += cores * sumOf(forecast.coming.subarray(work.window - work.remaining), work.remaining)
  }
  return {grams, basis}
}

/** Over the first hours, the last of which may be a part of one. */
function sumOf(coming: Float64Array, hours: number): number {
  return coming.reduce((sum, value, hour) => sum + value * Math.min(1, Math.max(0, hours - hour)), 0)
}

function deedFor(name: string, stays: Foreseen, chosen: Foreseen): string {
  if (chosen === stays) return `Leave ${name} in ${stays.cluster}`
  return `Give ${name} to ${chosen.cluster}: ${lessBy(stays, chosen)} % less carbon dioxide expected than in ${stays.cluster}`
}

function lessBy(stays: Foreseen, chosen: Foreseen): string {
  return ((1 - chosen.cost / stays.cost) * 100).toFixed(0)
}

function reasonFor(name: string, stays: Foreseen, chosen: Foreseen): string {
  const own = `${stays.cluster} (${stays.intensity.toFixed(0)} g/kWh, by ${stays.basis})`
  if (chosen === stays) return `${name} stays in ${own}: nowhere else is it expected to emit enough less`
  return `${name} is expected to emit ${lessBy(stays, chosen)} % less in ${chosen.cluster} (${chosen.intensity.toFixed(0)} g/kWh, by ${chosen.basis}) than in ${own}, moving and energy counted`
}

function unheard(name: string, cluster: string): Pick<Choice, 'from' | 'to' | 'isInformed' | 'deed' | 'reason'> {
  const reason = `${CARBON_METRIC} is not heard from ${cluster}, so ${name} stays there`
  return {from: cluster, to: cluster, isInformed: false, deed: `Leave ${name} in ${cluster}`, reason}
}
