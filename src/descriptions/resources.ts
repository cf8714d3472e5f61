import {parseBytes, parseMillicores} from './quantity.js'
import type {ComponentDescription, ContainerDescription, NodeDescription, PlatformRequirements, SingleNode} from './types.js'

export {parseBytes, parseMillicores} from './quantity.js'
export {formatBytes} from './units.js'

/** Amounts as numbers: cores in thousandths, sizes in bytes. What a node has, what it has left, or what a component asks for. */
export type Resources = {
  readonly cpuMillicores: number
  readonly memoryBytes: number
  readonly diskBytes: number
  readonly gpus: number
  readonly fpgas: number
}

export const NO_RESOURCES: Resources = {cpuMillicores: 0, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0}

/** Memory is counted as it is sold: 1 GB is 2^30 bytes. */
const MEMORY_GIGABYTE = 2 ** 30
/** Disks are counted as they are sold: 1 GB is 10^9 bytes. */
const DISK_GIGABYTE = 1e9

/** What one instance asks for: the sum over its containers. Where only a limit is given it is the request too, as in Kubernetes. */
export function requestsOf(component: ComponentDescription): Resources {
  return sum(component.containers, (needs) => ({
    cpuMillicores: millicores(needs.cpu?.requests ?? needs.cpu?.limits, 0),
    memoryBytes: bytes(needs.memory?.requests ?? needs.memory?.limits, 0),
    diskBytes: diskOf(needs),
    gpus: gpusOf(needs),
    fpgas: fpgasOf(needs),
  }))
}

/** What one instance may use at most; infinite where a container has no limit. Disk, GPUs and FPGAs are what is asked for. */
export function limitsOf(component: ComponentDescription): Resources {
  return sum(component.containers, (needs) => ({
    cpuMillicores: millicores(needs.cpu?.limits, Number.POSITIVE_INFINITY),
    memoryBytes: bytes(needs.memory?.limits, Number.POSITIVE_INFINITY),
    diskBytes: diskOf(needs),
    gpus: gpusOf(needs),
    fpgas: fpgasOf(needs),
  }))
}

/** What the node has according to its description; 0 where it does not say. */
export function capacityOf(node: NodeDescription): Resources {
  const {cpu, memory, disk, gpu, fpga} = node.hardware ?? {}
  return {
    cpuMillicores: (cpu?.cores ?? 0) * 1000,
    memoryBytes: Math.floor((memory ?? 0) * MEMORY_GIGABYTE),
    diskBytes: Math.floor((disk ?? 0) * DISK_GIGABYTE),
    gpus: gpu === undefined ? 0 : (gpu.instances ?? 1),
    fpgas: fpga === undefined ? 0 : 1,
  }
}

/** How many instances the description wants; a `single_node` group that names a number overrides the component's own. */
export function instancesOf(component: ComponentDescription, groups: readonly SingleNode[] = []): number {
  const group = groups.find(({components}) => components.includes(component.metadata.name))
  return group?.scaling?.instances ?? component.node_placement?.scaling?.instances ?? 1
}

function sum(containers: readonly ContainerDescription[], of: (needs: PlatformRequirements) => Resources): Resources {
  return containers.reduce((total, container) => {
    const part = of(container.platform_requirements ?? {})
    return {
      cpuMillicores: total.cpuMillicores + part.cpuMillicores,
      memoryBytes: total.memoryBytes + part.memoryBytes,
      diskBytes: total.diskBytes + part.diskBytes,
      gpus: total.gpus + part.gpus,
      fpgas: total.fpgas + part.fpgas,
    }
  }, NO_RESOURCES)
}

function millicores(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : parseMillicores(text)
}

function bytes(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : parseBytes(text)
}

function diskOf({disk}: PlatformRequirements): number {
  return Math.ceil((disk ?? 0) * DISK_GIGABYTE)
}

function gpusOf({gpu}: PlatformRequirements): number {
  return gpu === undefined ? 0 : (gpu.requests ?? gpu.limits ?? 1)
}

function fpgasOf({fpga}: PlatformRequirements): number {
  return fpga === undefined ? 0 : 1
}
