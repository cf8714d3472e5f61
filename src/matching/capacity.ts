import {formatBytes, NO_RESOURCES, type Resources, requestsOf} from '../descriptions/resources.js'
import type {ComponentDescription} from '../descriptions/types.js'
import type {NodeState} from '../platform/contract/index.js'
import type {Reason} from '../support/reason.js'

const NONE: readonly Reason[] = []
const KEYS = ['cpuMillicores', 'memoryBytes', 'diskBytes', 'gpus', 'fpgas'] as const

/** Descriptions are never changed, and the same one is asked about for every host: its quantities are read once. */
const requests = new WeakMap<ComponentDescription, Resources>()

/** What `instances` of a component request in all. */
export function needOf(component: ComponentDescription, instances: number): Resources {
  const known = requests.get(component)
  const one = known ?? requestsOf(component)
  if (known === undefined) requests.set(component, one)
  return instances === 1 ? one : scale(one, instances)
}

/** What a component asks for beyond what runs of it already; nothing where it asks for less. */
export function growth(component: ComponentDescription, running: ComponentDescription | undefined, instances: number): Resources {
  if (running === undefined) return NO_RESOURCES
  return combine(needOf(component, instances), needOf(running, instances), (wanted, has) => Math.max(0, wanted - has))
}

/** What is missing for a need, each shortage with both amounts. */
export function shortages(need: Resources, free: Resources): readonly Reason[] {
  return KEYS.every((key) => need[key] <= free[key])
    ? NONE
    : KEYS.flatMap((key) => (need[key] > free[key] ? shortage(key, need, free) : []))
}

function shortage(key: (typeof KEYS)[number], need: Resources, free: Resources): Reason {
  return {
    code: `${NAMES[key]}-short`,
    message: `it needs ${show(key, need[key])}, the node has ${show(key, Math.max(0, free[key]))} free`,
  }
}

export function subtract(from: Resources, amount: Resources): Resources {
  return combine(from, amount, (a, b) => a - b)
}

function scale(resources: Resources, factor: number): Resources {
  return combine(resources, resources, (a) => a * factor)
}

/** The share that stays free of what is scarcest once `need` is taken, 0 to 1. */
export function headroom({capacity}: NodeState, free: Resources, need: Resources): number {
  const share = (key: 'cpuMillicores' | 'memoryBytes'): number =>
    capacity[key] > 0 ? Math.max(0, free[key] - need[key]) / capacity[key] : Number.POSITIVE_INFINITY
  const least = Math.min(share('cpuMillicores'), share('memoryBytes'))
  return Number.isFinite(least) ? least : 0
}

const NAMES = {cpuMillicores: 'cpu', memoryBytes: 'memory', diskBytes: 'disk', gpus: 'gpu', fpgas: 'fpga'} as const

function show(key: (typeof KEYS)[number], amount: number): string {
  switch (key) {
    case 'cpuMillicores':
      return `${(amount / 1000).toFixed(amount % 1000 === 0 ? 0 : 2)} cores`
    case 'memoryBytes':
      return `${formatBytes(amount)} of memory`
    case 'diskBytes':
      return `${formatBytes(amount)} of disk`
    case 'gpus':
      return `${amount} GPU${amount === 1 ? '' : 's'}`
    case 'fpgas':
      return `${amount} FPGA${amount === 1 ? '' : 's'}`
  }
}

function combine(a: Resources, b: Resources, by: (a: number, b: number) => number): Resources {
  return {
    cpuMillicores: by(a.cpuMillicores, b.cpuMillicores),
    memoryBytes: by(a.memoryBytes, b.memoryBytes),
    diskBytes: by(a.diskBytes, b.diskBytes),
    gpus: by(a.gpus, b.gpus),
    fpgas: by(a.fpgas, b.fpgas),
  }
}
