import {parseBytes} from '../descriptions/resources.js'
import type {ComponentDescription, NodeDescription} from '../descriptions/types.js'
import type {NodeState} from '../platform/contract/index.js'
import type {Reason} from '../support/reason.js'
import {unmetSensors} from './sensors.js'

type Container = ComponentDescription['containers'][number]
type Requirements = NonNullable<Container['platform_requirements']>

/**
 * What a component requires of a node beside free capacity: every rule that the schema can express. An empty answer means that it may run there.
 * A node that does not say whether it has something is taken not to have it, and the reason says so.
 */
export function unmetRequirements(component: ComponentDescription, node: NodeState): readonly Reason[] {
  return [
    ...placementRules(component, node),
    ...unmetSensors(component, node),
    ...environmentRules(component, node.description),
    ...containerRules(component, node.description),
  ]
}

function* placementRules(component: ComponentDescription, node: NodeState): Iterable<Reason> {
  const wanted = component.node_placement
  if (wanted === undefined) return
  if (wanted.node !== undefined && wanted.node !== node.name) yield unmet('other-node-named', `it is to run on ${wanted.node}`)
  const layers = wanted.continuum_layer
  if (layers !== undefined && layers.length > 0 && !layers.includes('*') && !layers.some((layer) => layer === node.layer)) {
    yield unmet('layer-differs', `it needs layer ${layers.join(' or ')}, the node is ${node.layer}`)
  }
  const missing = (wanted.labels ?? []).filter((label) => !node.labels.includes(label))
  if (missing.length > 0) yield unmet('label-missing', `the node lacks the label${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`)
  if (wanted.mobile !== undefined && wanted.mobile !== (node.description.mobile ?? false)) {
    yield unmet('mobility-differs', wanted.mobile ? 'it needs a mobile node' : 'it needs a node that does not move')
  }
}

function* environmentRules(component: ComponentDescription, node: NodeDescription): Iterable<Reason> {
  const {environment} = node
  if (component.os !== undefined) yield* equal('os-differs', 'operating system', component.os, environment.os)
  if (component.node_type !== undefined) yield* equal('node-type-differs', 'node type', component.node_type, environment.node_type)
  const runtimes = environment.container_runtime ?? []
  if (component.container_runtime !== undefined && !runtimes.includes(component.container_runtime)) {
    yield unmet(
      'runtime-missing',
      `it needs container runtime ${component.container_runtime}, the node has ${runtimes.join(', ') || 'none declared'}`,
    )
  }
}

function* containerRules(component: ComponentDescription, node: NodeDescription): Iterable<Reason> {
  for (const container of component.containers) {
    const needs = container.platform_requirements
    if (needs !== undefined) {
      yield* cpuRules(needs, node)
      yield* mcuRules(needs, node)
      yield* accelerators('gpu', needs.gpu, node.hardware?.gpu)
      yield* accelerators('fpga', needs.fpga, node.hardware?.fpga)
    }
    yield* accelerationRules(container, node)
  }
}

function* cpuRules({cpu}: Requirements, node: NodeDescription): Iterable<Reason> {
  if (cpu === undefined) return
  const has = node.hardware?.cpu
  const architectures = cpu.architecture ?? []
  if (architectures.length > 0 && !architectures.some((name) => name === has?.architecture)) {
    yield unmet(
      'architecture-differs',
      `it needs a CPU of ${architectures.join(' or ')}, the node has ${has?.architecture ?? 'none declared'}`,
    )
  }
  const fastest = maximum(has?.frequency)
  if (cpu.frequency !== undefined && !(fastest >= cpu.frequency)) {
    yield unmet(
      'cpu-frequency-low',
      `it needs a CPU of ${gigahertz(cpu.frequency)}, the node's goes up to ${fastest > 0 ? gigahertz(fastest) : 'none declared'}`,
    )
  }
  yield* atLeast('cpu-performance-low', 'CPU performance indicator', cpu.performance_indicator, has?.performance_indicator)
}

function* mcuRules({mcu}: Requirements, node: NodeDescription): Iterable<Reason> {
  if (mcu === undefined) return
  const has = node.hardware?.mcu
  if (has === undefined) {
    yield unmet('mcu-missing', 'it needs a microcontroller, the node has none')
    return
  }
  const architectures = mcu.architecture ?? []
  if (architectures.length > 0 && !architectures.some((name) => name === has.architecture)) {
    yield unmet(
      'mcu-architecture-differs',
      `it needs a microcontroller of ${architectures.join(' or ')}, the node has ${has.architecture ?? 'none declared'}`,
    )
  }
  yield* atLeast('mcu-performance-low', 'microcontroller performance indicator', mcu.performance_indicator, has.performance_indicator)
  yield* atLeast('mcu-frequency-low', 'microcontroller frequency', mcu.frequency, has.frequency)
  if (mcu.flash !== undefined && !(has.flash !== undefined && parseBytes(has.flash) >= parseBytes(mcu.flash))) {
    yield unmet('mcu-flash-short', `it needs ${mcu.flash} of flash, the node has ${has.flash ?? 'none declared'}`)
  }
}

type Accelerator = {readonly model?: string; readonly memory?: number; readonly performance_indicator?: number}

function* accelerators(kind: 'gpu' | 'fpga', needs: Accelerator | undefined, has: Accelerator | undefined): Iterable<Reason> {
  if (needs === undefined) return
  const name = kind.toUpperCase()
  if (has === undefined) {
    yield unmet(`${kind}-missing`, `it needs a ${name}, the node has none`)
    return
  }
  if (needs.model !== undefined) yield* equal(`${kind}-model-differs`, `${name} model`, needs.model, has.model)
  yield* atLeast(`${kind}-memory-short`, `${name} memory in GB`, needs.memory, has.memory)
  yield* atLeast(`${kind}-performance-low`, `${name} performance indicator`, needs.performance_indicator, has.performance_indicator)
}

function* accelerationRules(container: Container, node: NodeDescription): Iterable<Reason> {
  for (const call of container.acceleration_api ?? []) {
    const offers = (node.acceleration_api ?? []).filter((offer) => offer.call_name === call.call_name)
    const framework = call.required_framework
    const fits = offers.some(
      (offer) =>
        framework === undefined ||
        framework === '*' ||
        offer.supported_platforms.some((platform) => platform.supported_frameworks?.some((name) => name === framework)),
    )
    if (!fits)
      yield unmet(
        'acceleration-missing',
        `it needs the accelerated call ${call.call_name}${framework === undefined || framework === '*' ? '' : ` with ${framework}`}`,
      )
  }
}

function* equal(code: string, what: string, needed: string, has: string | undefined): Iterable<Reason> {
  if (needed !== has) yield unmet(code, `it needs ${what} ${needed}, the node has ${has ?? 'none declared'}`)
}

function* atLeast(code: string, what: string, needed: number | undefined, has: number | undefined): Iterable<Reason> {
  if (needed !== undefined && !(has !== undefined && has >= needed))
    yield unmet(code, `it needs a ${what} of at least ${needed}, the node has ${has ?? 'none declared'}`)
}

export function unmet(code: string, message: string): Reason {
  return {code, message}
}

function maximum(values: readonly number[] | undefined): number {
  return values === undefined || values.length === 0 ? 0 : Math.max(...values)
}

function gigahertz(hertz: number): string {
  return `${(hertz / 1e9).toFixed(2)} GHz`
}
