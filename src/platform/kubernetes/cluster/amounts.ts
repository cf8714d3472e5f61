import {parseBytes, parseMillicores} from '../../../descriptions/quantity.js'
import {NO_RESOURCES, type Resources} from '../../../descriptions/resources.js'
import type {Amounts, PodContainer, PodResource} from './kinds.js'

/** What Kubernetes counts, in our numbers. Accelerators are extended resources, whatever their maker. */
export function resourcesOf(amounts: Amounts = {}): Resources {
  let gpus = 0
  let fpgas = 0
  for (const [name, amount] of Object.entries(amounts)) {
    if (name.endsWith('/gpu')) gpus += count(amount)
    else if (name.includes('/fpga')) fpgas += count(amount)
  }
  return {
    cpuMillicores: orZero(parseMillicores(amounts['cpu'] ?? '0')),
    memoryBytes: orZero(parseBytes(amounts['memory'] ?? '0')),
    diskBytes: orZero(parseBytes(amounts['ephemeral-storage'] ?? '0')),
    gpus,
    fpgas,
  }
}

/** What the scheduler counts a Pod for: its containers together, or the greatest of those that run before them. */
export function podRequests({spec = {}}: Pick<PodResource, 'spec'>): Resources {
  const {containers = [], initContainers = [], overhead, resources} = spec
  // An init container that stays beside the others (a sidecar) counts with them.
  const isSidecar = ({restartPolicy}: PodContainer): boolean => restartPolicy === 'Always'
  const together = [...containers, ...initContainers.filter(isSidecar)].map(requestsOf).reduce(added, NO_RESOURCES)
  const before = initContainers.filter((container) => !isSidecar(container)).map(requestsOf)
  const needed = before.reduce(greatest, together)
  const ofPod = resources?.requests
  const own = ofPod === undefined ? needed : {...needed, ...pickGiven(ofPod)}
  return added(own, resourcesOf(overhead))
}

export function added(a: Resources, b: Resources): Resources {
  return combined(a, b, (x, y) => x + y)
}

export function subtracted(a: Resources, b: Resources): Resources {
  return combined(a, b, (x, y) => x - y)
}

function greatest(a: Resources, b: Resources): Resources {
  return combined(a, b, Math.max)
}

function combined(a: Resources, b: Resources, by: (x: number, y: number) => number): Resources {
  return {
    cpuMillicores: by(a.cpuMillicores, b.cpuMillicores),
    memoryBytes: by(a.memoryBytes, b.memoryBytes),
    diskBytes: by(a.diskBytes, b.diskBytes),
    gpus: by(a.gpus, b.gpus),
    fpgas: by(a.fpgas, b.fpgas),
  }
}

function requestsOf({resources}: PodContainer): Resources {
  return resourcesOf(resources?.requests)
}

function pickGiven(amounts: Amounts): Partial<Resources> {
  const {cpuMillicores, memoryBytes} = resourcesOf(amounts)
  return {...('cpu' in amounts ? {cpuMillicores} : {}), ...('memory' in amounts ? {memoryBytes} : {})}
}

function count(amount: string): number {
  return orZero(parseBytes(amount))
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value
}
