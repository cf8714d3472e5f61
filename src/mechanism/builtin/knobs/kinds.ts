import {cpusIn} from '../../../support/cpu-list.js'
import type {JsonObject} from '../../../support/json.js'
import type {KnobSettings} from './contract.js'

export type KnobCommand = JsonObject & {readonly node: string; readonly command: 'set' | 'reset'}

/** What one knob's commands look like, and what they set. */
export type KnobKind = {
  readonly name: string
  readonly summary: string
  readonly commandSchema: JsonObject
  /** Of the node's `permitted_actions`. */
  readonly permission: string
  readonly setting: (command: KnobCommand) => KnobSettings[number]
}

const CPUS = '^(all|[0-9]{1,5}(-[0-9]{1,5})?(,[0-9]{1,5}(-[0-9]{1,5})?)*)$'
const cpu = {type: 'string', pattern: CPUS, description: 'the CPUs: all (as without it), or a list such as 0,1,2 or 0-3'}

export const knobKinds: readonly KnobKind[] = [
  {
    name: 'cpu-frequency',
    summary: 'Fixes the frequency of CPUs, or brings back the limits that they had.',
    commandSchema: schema('frequency', {
      cpu,
      frequency: {type: 'string', pattern: '^(min|max|[1-9][0-9]{0,14})$', description: 'min, max, or a number of Hz'},
    }),
    permission: 'cpu_frequency',
    setting: (command) => ({value: wantedIn(command, 'frequency'), ...partsOf(command['cpu'])}),
  },
  {
    name: 'cpu-governor',
    summary: 'Sets what chooses the frequency of CPUs within their limits, or brings back what did.',
    commandSchema: schema('governor', {
      cpu,
      governor: {type: 'string', pattern: '^[a-z][a-z0-9_-]{0,31}$', description: 'one that the node offers'},
    }),
    permission: 'cpu_frequency',
    setting: (command) => ({value: wantedIn(command, 'governor'), ...partsOf(command['cpu'])}),
  },
  {
    name: 'power-cap',
    summary: 'Limits the power of a node’s processors, or brings back the limit that they had.',
    commandSchema: schema('watts', {
      watts: {type: 'number', exclusiveMinimum: 0, maximum: 100_000, description: 'all its packages together'},
    }),
    permission: 'set_power_cap',
    setting: (command) => ({value: wantedIn(command, 'watts')}),
  },
  {
    name: 'cpu-set',
    summary: 'Confines a component (on a real node, a control group) to some CPUs, or lets it use all again.',
    commandSchema: schema('cpus', {
      group: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        description: 'application/component, or the control group; without it all of them',
      },
      cpus: {type: 'string', pattern: CPUS.replace('all|', ''), description: 'a list such as 0,1,2 or 0-3'},
    }),
    permission: 'change_container_cpu_set',
    setting: (command) => {
      const group = command['group']
      return {value: wantedIn(command, 'cpus'), ...(typeof group === 'string' ? {parts: [group]} : {})}
    },
  },
]

/** Upstream's form of the command for a knob, and the node beside it. `value`: the field that `set` needs. */
function schema(value: string, properties: JsonObject): JsonObject {
  return {
    type: 'object',
    required: ['node', 'command'],
    additionalProperties: false,
    properties: {
      node: {type: 'string', minLength: 1, description: 'the node'},
      command: {type: 'string', enum: ['set', 'reset'], description: 'reset: as it was before it was first set'},
      ...properties,
    },
    if: {properties: {command: {const: 'set'}}},
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema’s word; nothing awaits it.
    then: {required: [value]},
  }
}

function wantedIn(command: KnobCommand, field: string): string | null {
  return command.command === 'reset' ? null : String(command[field])
}

function partsOf(list: unknown): {readonly parts?: readonly string[]} {
  if (typeof list !== 'string' || list === 'all') return {}
  return {parts: (cpusIn(list) ?? []).map(String)}
}
