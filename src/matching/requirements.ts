import {parseBytes} from '../descriptions/resources.js'
import type {ComponentDescription} from '../descriptions/types.js'
import type {NodeState} from '../platform/contract/index.js'
import type {Reason} from '../support/reason.js'
import {type Rule, unmet} from './rule.js'
import {sensorRules} from './sensors.js'

type Container = ComponentDescription['containers'][number]
type Requirements = NonNullable<Container['platform_requirements']>

const NONE: readonly Reason[] = []
/** Descriptions are never changed, and the same one is asked about for every host: its rules are made once, and only of what it requires. */
const known = new WeakMap<ComponentDescription, readonly Rule[]>()

/**
 * What a component requires of a node beside free capacity: every rule that the schema can express. An empty answer means that it may run there.
 * A node that does not say whether it has something is taken not to have it, and the reason says so.
 */
export function unmetRequirements(component: ComponentDescription, node: NodeState): readonly Reason[] {
  let unmet: Reason[] | undefined
  for (const rule of rulesOf(component)) {
    const reason = rule(node)
    if (reason === undefined) continue
    unmet ??= []
    unmet.push(reason)
  }
  return unmet ?? NONE
}

function rulesOf(component: ComponentDescription): readonly Rule[] {
  const before = known.get(component)
  if (before !== undefined) return before
  const rules = [...placementRules(component), ...sensorRules(component), ...environmentRules(component), ...containerRules(component)]
  known.set(component, rules)
  return rules
}

function* placementRules({node_placement: wanted}: ComponentDescription): Iterable<Rule> {
  if (wanted === undefined) return
  const {node: named, continuum_layer: layers = [], labels = [], mobile} = wanted
  if (named !== undefined) yield ({name}) => (name === named ? undefined : unmet('other-node-named', `it is to run on ${named}`))
  if (layers.length > 0 && !layers.includes('*')) {
    const layersShown = layers.join(' or ')
    yield ({layer}) =>
      layers.some((one) => one === layer) ? undefined : unmet('layer-differs', `it needs layer ${layersShown}, the node is ${layer}`)
  }
  if (labels.length > 0)
    yield (node) => {
      const missing = labels.filter((label) => !node.labels.includes(label))
      return missing.length === 0
        ? undefined
        : unmet('label-missing', `the node lacks the label${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`)
    }
  if (mobile !== undefined)
    yield ({description}) =>
      mobile === (description.mobile ?? false)
        ? undefined
        : unmet('mobility-differs', mobile ? 'it needs a mobile node' : 'it needs a node that does not move')
}

function* environmentRules({os, node_type, container_runtime: runtime}: ComponentDescription): Iterable<Rule> {
  if (os !== undefined) yield equal('os-differs', 'operating system', os, ({description}) => description.environment.os)
  if (node_type !== undefined)
    yield equal('node-type-differs', 'node type', node_type, ({description}) => description.environment.node_type)
  if (runtime !== undefined)
    yield ({description}) => {
      const runtimes = description.environment.container_runtime ?? []
      return runtimes.includes(runtime)
        ? undefined
        : unmet('runtime-missing', `it needs container runtime ${runtime}, the node has ${runtimes.join(', ') || 'none declared'}`)
    }
}

function* containerRules({containers}: ComponentDescription): Iterable<Rule> {
  for (const container of containers) {
    const needs = container.platform_requirements
    if (needs !== undefined) {
      yield* cpuRules(needs)
      yield* mcuRules(needs)
      yield* acceleratorRules('gpu', needs.gpu)
      yield* acceleratorRules('fpga', needs.fpga)
    }
    yield* accelerationRules(container)
  }
}

function* cpuRules({cpu}: Requirements): Iterable<Rule> {
  if (cpu === undefined) return
  const {architecture: architectures = [], frequency, performance_indicator: performance} = cpu
  if (architectures.length > 0)
    yield anyOf('architecture-differs', 'a CPU', architectures, ({description}) => description.hardware?.cpu?.architecture)
  if (frequency !== undefined)
    yield ({description}) => {
      const fastest = maximum(description.hardware?.cpu?.frequency)
      if (fastest >= frequency) return undefined
      const shown = fastest > 0 ? gigahertz(fastest) : 'none declared'
      return unmet('cpu-frequency-low', `it needs a CPU of ${gigahertz(frequency)}, the node's goes up to ${shown}`)
    }
  if (performance !== undefined)
    yield atLeast(
      'cpu-performance-low',
      'CPU performance indicator',
      performance,
      ({description}) => description.hardware?.cpu?.performance_indicator,
    )
}

function* mcuRules({mcu}: Requirements): Iterable<Rule> {
  if (mcu === undefined) return
  const rules = [...mcuTraitRules(mcu)]
  yield ({description}) =>
    description.hardware?.mcu === undefined ? unmet('mcu-missing', 'it needs a microcontroller, the node has none') : undefined
  // Of what is not there, nothing more is said.
  for (const rule of rules) yield (node) => (node.description.hardware?.mcu === undefined ? undefined : rule(node))
}

function* mcuTraitRules(mcu: NonNullable<Requirements['mcu']>): Iterable<Rule> {
  const {architecture: architectures = [], performance_indicator: performance, frequency, flash} = mcu
  if (architectures.length > 0)
    yield anyOf('mcu-architecture-differs', 'a microcontroller', architectures, ({description}) => description.hardware?.mcu?.architecture)
  if (performance !== undefined)
    yield atLeast(
      'mcu-performance-low',
      'microcontroller performance indicator',
      performance,
      ({description}) => description.hardware?.mcu?.performance_indicator,
    )
  if (frequency !== undefined)
    yield atLeast('mcu-frequency-low', 'microcontroller frequency', frequency, ({description}) => description.hardware?.mcu?.frequency)
  if (flash !== undefined) {
    const bytes = parseBytes(flash)
    yield ({description}) => {
      const has = description.hardware?.mcu?.flash
      return has !== undefined && parseBytes(has) >= bytes
        ? undefined
        : unmet('mcu-flash-short', `it needs ${flash} of flash, the node has ${has ?? 'none declared'}`)
    }
  }
}

type Accelerator = {readonly model?: string; readonly memory?: number; readonly performance_indicator?: number}

function* acceleratorRules(kind: 'gpu' | 'fpga', needs: Accelerator | undefined): Iterable<Rule> {
  if (needs === undefined) return
  const name = kind.toUpperCase()
  const rules = [...acceleratorTraitRules(kind, needs)]
  yield ({description}) =>
    description.hardware?.[kind] === undefined ? unmet(`${kind}-missing`, `it needs a ${name}, the node has none`) : undefined
  for (const rule of rules) yield (node) => (node.description.hardware?.[kind] === undefined ? undefined : rule(node))
}

function* acceleratorTraitRules(kind: 'gpu' | 'fpga', {model, memory, performance_indicator: performance}: Accelerator): Iterable<Rule> {
  const name = kind.toUpperCase()
  const of = ({description}: NodeState): Accelerator | undefined => description.hardware?.[kind]
  if (model !== undefined) yield equal(`${kind}-model-differs`, `${name} model`, model, (node) => of(node)?.model)
  if (memory !== undefined) yield atLeast(`${kind}-memory-short`, `${name} memory in GB`, memory, (node) => of(node)?.memory)
  if (performance !== undefined)
    yield atLeast(`${kind}-performance-low`, `${name} performance indicator`, performance, (node) => of(node)?.performance_indicator)
}

function* accelerationRules({acceleration_api: calls = []}: Container): Iterable<Rule> {
  for (const {call_name: name, required_framework: framework} of calls) {
    const isAny = framework === undefined || framework === '*'
    yield ({description}) => {
      const offers = (description.acceleration_api ?? []).filter((offer) => offer.call_name === name)
      const fits = offers.some(
        (offer) => isAny || offer.supported_platforms.some((platform) => platform.supported_frameworks?.some((one) => one === framework)),
      )
      return fits ? undefined : unmet('acceleration-missing', `it needs the accelerated call ${name}${isAny ? '' : ` with ${framework}`}`)
    }
  }
}

function anyOf(code: string, what: string, needed: readonly string[], read: (node: NodeState) => string | undefined): Rule {
  return (node) => {
    const has = read(node)
    return needed.some((name) => name === has)
      ? undefined
      : unmet(code, `it needs ${what} of ${needed.join(' or ')}, the node has ${has ?? 'none declared'}`)
  }
}

function equal(code: string, what: string, needed: string, read: (node: NodeState) => string | undefined): Rule {
  return (node) => {
    const has = read(node)
    return has === needed ? undefined : unmet(code, `it needs ${what} ${needed}, the node has ${has ?? 'none declared'}`)
  }
}

function atLeast(code: string, what: string, needed: number, read: (node: NodeState) => number | undefined): Rule {
  return (node) => {
    const has = read(node)
    return has !== undefined && has >= needed
      ? undefined
      : unmet(code, `it needs a ${what} of at least ${needed}, the node has ${has ?? 'none declared'}`)
  }
}

function maximum(values: readonly number[] | undefined): number {
  return values === undefined || values.length === 0 ? 0 : Math.max(...values)
}

function gigahertz(hertz: number): string {
  return `${(hertz / 1e9).toFixed(2)} GHz`
}
