import {
  compareQuantities,
  parseBytes,
  parseMillicores,
  parseQuantity,
  quantityOfBytes,
  quantityOfMillicores,
} from '../../../descriptions/quantity.js'
import type {ContainerDescription} from '../../../descriptions/types.js'
import type {ContainerResources, Dictionary} from './shapes.js'

const GPU = 'nvidia.com/gpu'
const DISK_GIGABYTE = 1e9

/**
 * What a container asks for and may use, each amount in its shortest form: `0.5` and `500m` are one template. Where only a limit is given it is the
 * request too: Kubernetes would say so itself, but not when it is changed later.
 */
export function resourcesOf(container: ContainerDescription, fpgaResource: string | undefined): ContainerResources {
  const {cpu, memory, disk, gpu, fpga} = container.platform_requirements ?? {}
  const gpus = gpu === undefined ? 0 : (gpu.requests ?? gpu.limits ?? 1)
  // A device is not shared: Kubernetes wants its limit to be its request.
  const devices = {
    ...(gpus === 0 ? {} : {[GPU]: String(gpus)}),
    ...(fpga === undefined || fpgaResource === undefined ? {} : {[fpgaResource]: '1'}),
  }
  return present({
    requests: {
      ...amount('cpu', cpu?.requests ?? cpu?.limits, cores),
      ...amount('memory', memory?.requests ?? memory?.limits, bytes),
      ...(disk === undefined || disk === 0 ? {} : {'ephemeral-storage': quantityOfBytes(Math.ceil(disk * DISK_GIGABYTE))}),
      ...devices,
    },
    limits: {...amount('cpu', cpu?.limits, cores), ...amount('memory', memory?.limits, bytes), ...devices},
  })
}

/** What the `resize` subresource of a Pod can change. */
const SIZES: ReadonlySet<string> = new Set(['cpu', 'memory'])

/** Processor and memory alone, requests and limits. */
export function sizesOf(resources: ContainerResources): Required<ContainerResources> {
  const pick = (amounts: Dictionary | undefined): Dictionary =>
    Object.fromEntries(Object.entries(amounts ?? {}).filter(([name]) => SIZES.has(name)))
  return {requests: pick(resources.requests), limits: pick(resources.limits)}
}

export function otherThanSizes({requests, limits}: ContainerResources): ContainerResources {
  const pick = (amounts: Dictionary | undefined): Dictionary =>
    Object.fromEntries(Object.entries(amounts ?? {}).filter(([name]) => !SIZES.has(name)))
  return present({requests: pick(requests), limits: pick(limits)})
}

/** Whether both are the same amounts, however they are written. */
export function isSameSize(a: ContainerResources, b: ContainerResources): boolean {
  const [first, second] = [sizesOf(a), sizesOf(b)]
  return isSameAmounts(first.requests, second.requests) && isSameAmounts(first.limits, second.limits)
}

function isSameAmounts(a: Dictionary, b: Dictionary): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, text]) => isSameQuantity(text, b[name]))
}

export function isSameQuantity(a: string, b: string | undefined): boolean {
  if (a === b) return true
  const [first, second] = [parseQuantity(a), b === undefined ? undefined : parseQuantity(b)]
  return first !== undefined && second !== undefined && compareQuantities(first, second) === 0
}

/** Kubernetes' class of service of a Pod: it is given at the start and never changes. Source: kubernetes.io/docs/concepts/workloads/pods/pod-qos. */
export function serviceClassOf(
  containers: readonly {readonly resources?: ContainerResources}[],
): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const sizes = containers.map(({resources}) => sizesOf(resources ?? {}))
  if (sizes.every(({requests, limits}) => Object.keys(requests).length + Object.keys(limits).length === 0)) return 'BestEffort'
  const isGuaranteed = sizes.every(
    ({requests, limits}) => Object.keys(limits).length === SIZES.size && isSameAmounts({...limits, ...requests}, limits),
  )
  return isGuaranteed ? 'Guaranteed' : 'Burstable'
}

function amount(name: string, text: string | undefined, shortest: (text: string) => string): Dictionary {
  return text === undefined ? {} : {[name]: shortest(text)}
}

function cores(text: string): string {
  return quantityOfMillicores(parseMillicores(text))
}

function bytes(text: string): string {
  return quantityOfBytes(parseBytes(text))
}

function present({requests, limits}: Required<ContainerResources>): ContainerResources {
  return {
    ...(Object.keys(requests).length === 0 ? {} : {requests}),
    ...(Object.keys(limits).length === 0 ? {} : {limits}),
  }
}
