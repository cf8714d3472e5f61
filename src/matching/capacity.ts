import {formatBytes, NO_RESOURCES, type Resources, requestsOf} from '../descriptions/resources.js'
import type {ComponentDescription} from '../descriptions/types.js'
import type {NodeState} from '../platform/contract/index.js'
import type {Reason} from '../support/reason.js'

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
  const reasons: Reason[] = []
  for (const key of KEYS) {
    if (need[key] > free[key]) {
      reasons.push({
        code: `${NAMES[key]}-short`,
        message: `it needs ${show(key, need[key])}, the node has ${show(key, Math.max(0, free[key]))} free`,
      })
    }
  }
  return reasons
}

export function subtract(from: Resources, amount: Resources): Resources {
  return combine(from, amount, (a, b) => a - b)
}

function scale(resources: Resources, factor: number): Resources {
  return combine(resources, resources, (a) => a * factor)
}

/** The share that stays free of what is scarcest, 0 to 1. */
export function headroom(node: NodeState, free: Resources): number {
  const shares = (['cpuMillicores', 'memoryBytes'] as const)
    .filter((key) => node.capacity[key] > 0)
    .map((key) => Math.max(0, free[key]) / node.capacity[key])
  return shares.length === 0 ? 0 : Math.min(...shares)
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
