import {isDeepStrictEqual} from 'node:util'
import {capacityOf} from '../../descriptions/resources.js'
import {cpusIn, writeCpus} from '../../support/cpu-list.js'
import type {Knob, KnobSetting, Outcome, Reason} from '../contract/index.js'
import {powerRangeOf} from './frequency.js'
import {frequenciesOf} from './reading.js'
import {componentKey, GOVERNORS, type Governor, type NodeRecord} from './records.js'
import type {World} from './world.js'

/** The node with the knob set, or why it cannot be. */
type Turned = NodeRecord | Reason

type NodeKnob = {readonly knob: Knob; readonly turn: (setting: KnobSetting) => Turned}

/** What can be set on a node of the world. */
export function knobsOf(world: World, key: string): readonly Knob[] {
  const node = world.state.nodes.get(key)
  return node === undefined ? [] : nodeKnobs(world, key, node).map(({knob}) => knob)
}

export function turnKnob(world: World, key: string, setting: KnobSetting): Outcome {
  const entry = world.state.nodes.entry(key)
  const found = entry === undefined ? undefined : nodeKnobs(world, key, entry.value).find(({knob}) => knob.name === setting.name)
  if (entry === undefined || found === undefined)
    return {kind: 'refused', reasons: [{code: 'knob-not-found', message: `node ${key} has no knob ${setting.name}`}]}
  const parts = found.knob.parts.map(({part}) => part)
  const unknown = (setting.parts ?? []).filter((part) => !parts.includes(part))
  if (unknown.length > 0) {
    const message = `${setting.name} of node ${key} has no ${unknown.join(', ')}`
    return {kind: 'refused', reasons: [{code: 'knob-part-not-found', message, wayOut: `It has ${parts.join(', ') || 'none'}.`}]}
  }
  const turned = found.turn(setting)
  if ('code' in turned) return {kind: 'refused', reasons: [turned]}
  if (isDeepStrictEqual(turned, entry.value)) return {kind: 'accepted', revision: entry.revision}
  const revision = world.state.nodes.set(key, turned)
  world.outages.settleNode(key)
  if (turned.cpuSets !== entry.value.cpuSets) for (const instance of world.state.instancesOn(key)) world.traffic.confine(instance, turned)
  return {kind: 'accepted', revision}
}

function nodeKnobs(world: World, key: string, node: NodeRecord): readonly NodeKnob[] {
  const {idlePowerShare} = world.scenario.lifeCycle
  const frequencies = frequenciesOf(node.description).map(String)
  const power = powerRangeOf(node, idlePowerShare)
  return [
    ...(frequencies.length === 0 ? [] : [frequencyKnob(node, frequencies), governorKnob(node)]),
    ...(power === undefined ? [] : [powerKnob(node, power)]),
    cpuSetKnob(world, key, node),
  ]
}

/** All cores of a node have one frequency. */
function frequencyKnob(node: NodeRecord, frequencies: readonly string[]): NodeKnob {
  const {cpuFrequencyHz, ...rest} = node
  const lowest = frequencies[0] ?? ''
  const highest = frequencies.at(-1) ?? ''
  const value = cpuFrequencyHz === undefined ? (lowest === highest ? lowest : `${lowest}-${highest}`) : String(cpuFrequencyHz)
  const allowed = ['min', 'max', ...frequencies]
  const knob = whole('cpu-frequency', value, allowed, cpuFrequencyHz !== undefined)
  return {
    knob: {...knob, unit: 'Hz'},
    turn: (setting) => {
      if (setting.value === null) return rest
      const wanted = setting.value === 'min' ? lowest : setting.value === 'max' ? highest : setting.value
      return frequencies.includes(wanted) ? {...node, cpuFrequencyHz: Number(wanted)} : notAllowed(setting, allowed.join(', '))
    },
  }
}

function governorKnob(node: NodeRecord): NodeKnob {
  const {cpuGovernor, ...rest} = node
  return {
    knob: whole('cpu-governor', cpuGovernor ?? 'schedutil', GOVERNORS, cpuGovernor !== undefined),
    turn: (setting) => {
      if (setting.value === null) return rest
      return isGovernor(setting.value) ? {...node, cpuGovernor: setting.value} : notAllowed(setting, GOVERNORS.join(', '))
    },
  }
}

function powerKnob(node: NodeRecord, range: NonNullable<Knob['range']>): NodeKnob {
  const {powerCapWatts, ...rest} = node
  return {
    knob: {...whole('power-cap', String(powerCapWatts ?? range.max), [], powerCapWatts !== undefined), range, unit: 'W'},
    turn: (setting) => {
      if (setting.value === null) return rest
      const watts = Number(setting.value)
      return watts >= range.min && watts <= range.max
        ? {...node, powerCapWatts: watts}
        : notAllowed(setting, `${range.min} to ${range.max} (what its lowest and its highest frequency draw under full load)`)
    },
  }
}

/** Of the components that run there, or have one. That several use the same cores is not simulated, only how many each may use. */
function cpuSetKnob(world: World, key: string, node: NodeRecord): NodeKnob {
  const {cpuSets = {}, ...rest} = node
  const cores = Math.max(1, Math.floor(capacityOf(node.description).cpuMillicores / 1000))
  const all = writeCpus(Array.from({length: cores}, (_, cpu) => cpu))
  const components = [...new Set([...world.state.instancesOn(key).map(componentKey), ...Object.keys(cpuSets)])].toSorted()
  const parts = components.map((part) => ({part, value: cpuSets[part] ?? all}))
  const [first] = parts
  return {
    knob: {
      name: 'cpu-set',
      value: first === undefined ? all : parts.every(({value}) => value === first.value) ? first.value : 'mixed',
      allowed: [all],
      parts,
      isSet: Object.keys(cpuSets).length > 0,
    },
    turn: (setting) => {
      const chosen = setting.parts ?? components
      const others = Object.entries(cpuSets).filter(([part]) => !chosen.includes(part))
      if (setting.value === null) return others.length === 0 ? rest : {...node, cpuSets: Object.fromEntries(others)}
      const cpus = cpusIn(setting.value) ?? []
      if (cpus.length === 0 || (cpus.at(-1) ?? 0) >= cores) return notAllowed(setting, `a list of CPUs of ${all}`)
      const list = writeCpus(cpus)
      return {...node, cpuSets: Object.fromEntries([...others, ...chosen.map((part) => [part, list] as const)].toSorted())}
    },
  }
}

function whole(name: string, value: string, allowed: readonly string[], isSet: boolean): Knob {
  return {name, value, allowed, parts: [{part: 'all', value}], isSet}
}

function notAllowed({name, value}: KnobSetting, choices: string): Reason {
  return {code: 'knob-value-not-allowed', message: `${name} cannot be ${value ?? 'nothing'}`, wayOut: `It may be ${choices}.`}
}

function isGovernor(value: string): value is Governor {
  return GOVERNORS.some((governor) => governor === value)
}
