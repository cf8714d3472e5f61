import {needOf} from '../../../matching/capacity.js'
import type {ComponentPlacement} from '../../../matching/placement.js'
import type {ApplicationSpec, NodeState} from '../../../platform/contract/index.js'

/** What the hosts of an application draw for each core, and how fast one of these is; each where every host says it. */
export type Draw = {readonly wattsPerCore?: number; readonly rating?: number}

/** The mean over its components, by the cores that they ask for. */
export function drawOf({description}: ApplicationSpec, placements: readonly ComponentPlacement[], nodes: readonly NodeState[]): Draw {
  const hosts = placements.flatMap(({component: name, hosts: shares}) => {
    const component = description.components.find(({metadata}) => metadata.name === name)
    return shares.flatMap(({node: host, instances}) => {
      const node = nodes.find((one) => one.name === host)
      const cores = component === undefined ? 0 : needOf(component, instances).cpuMillicores / 1_000 || 1
      return node === undefined ? [] : [{node, cores}]
    })
  })
  const mean = (figure: (node: NodeState) => number | undefined): number | undefined => {
    let [sum, cores] = [0, 0]
    for (const one of hosts) {
      sum += one.cores * (figure(one.node) ?? Number.NaN)
      cores += one.cores
    }
    return Number.isFinite(sum / cores) ? sum / cores : undefined
  }
  const wattsPerCore = mean(({powerWatts, capacity}) => (powerWatts ?? Number.NaN) / (capacity.cpuMillicores / 1_000))
  const rating = mean((node) => node.description.hardware?.cpu?.performance_indicator)
  return {...(wattsPerCore === undefined ? {} : {wattsPerCore}), ...(rating === undefined ? {} : {rating})}
}

/**
 * What the same work takes at each place, relative to the others: watts of a core, by its speed where all tell that. Where one does not say what it draws, all
 * are taken to be the same.
 */
export function energyFactors(draws: readonly Draw[]): readonly number[] {
  if (draws.some(({wattsPerCore}) => wattsPerCore === undefined || wattsPerCore <= 0)) return draws.map(() => 1)
  const areRated = draws.every(({rating}) => rating !== undefined && rating > 0)
  return draws.map(({wattsPerCore = 1, rating = 1}) => (areRated ? wattsPerCore / rating : wattsPerCore))
}
