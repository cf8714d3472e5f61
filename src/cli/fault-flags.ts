import {Flags} from '@oclif/core'
import type {Fault} from '../descriptions/resolved-scenario.js'
import {FAULT_FIELDS, type FaultField, type FaultFields, resolveFault} from '../descriptions/scenario/resolve-fault.js'
import {given} from '../support/given.js'
import {UsageError} from './errors.js'
import {duration, positive} from './flags.js'

export const FAULT_KINDS: readonly Fault['kind'][] = [
  'node-down',
  'node-slow',
  'cluster-cut',
  'link-cut',
  'link-slow',
  'slow-disk',
  'image-unavailable',
  'telemetry-lost',
  'telemetry-late',
  'crash',
]

/** Two ends of a link. */
const pair = Flags.custom<[string, string]>({
  helpValue: '<end>,<end>',
  async parse(input) {
    const [from = '', to = '', ...more] = input.split(',').map((end) => end.trim())
    if (from === '' || to === '' || more.length > 0) throw new UsageError(`"${input}" is not two ends. Write them as edge,cloud.`)
    return [from, to]
  },
})

const share = Flags.custom<number>({
  helpValue: '<0..1>',
  async parse(input) {
    const value = Number(input)
    if (input.trim() === '' || !(value >= 0 && value <= 1)) throw new UsageError(`"${input}" is not a number from 0 to 1.`)
    return value
  },
})

/** What a fault is told; which of them it takes depends on its kind. */
export const faultFlags = {
  node: Flags.string({
    description: 'the node, by name or as cluster/node (node-down, node-slow, slow-disk, telemetry-lost, telemetry-late)',
  }),
  cluster: Flags.string({description: 'the cluster that is cut off from the continuum (cluster-cut)'}),
  between: pair({description: 'the two nodes or clusters of the link (link-cut, link-slow)'}),
  image: Flags.string({description: 'the image, * stands for anything (image-unavailable)'}),
  application: Flags.string({description: 'the application (crash, telemetry-lost)'}),
  component: Flags.string({description: 'the component (crash, telemetry-lost)'}),
  reboots: Flags.boolean({description: 'its instances start again when the node returns (node-down)'}),
  // The speed of a testbed may stand in the environment, and is not meant here.
  speed: positive({description: 'the share of its speed that is left, such as 0.5 (node-slow)', env: 'MLSYSOPS_FAULT_SPEED'}),
  factor: positive({description: 'pulls and starts take so many times as long (slow-disk)'}),
  latency: duration({description: 'so much more, one way (link-slow)'}),
  bandwidth: positive({description: 'at most so many Mbit/s (link-slow)'}),
  loss: share({description: 'the share of packets that is lost (link-slow)'}),
  delay: duration({description: 'so much later (telemetry-late)'}),
}

const FLAG_OF = {
  node: 'node',
  cluster: 'cluster',
  between: 'between',
  image: 'image',
  application: 'application',
  component: 'component',
  reboots: 'reboots',
  speed: 'speed',
  factor: 'factor',
  latency_ms: 'latency',
  bandwidth_mbps: 'bandwidth',
  loss: 'loss',
  delay_ms: 'delay',
} as const satisfies {readonly [field in FaultField]: keyof typeof faultFlags}

type Given = {
  readonly node?: string | undefined
  readonly cluster?: string | undefined
  readonly between?: [string, string] | undefined
  readonly image?: string | undefined
  readonly application?: string | undefined
  readonly component?: string | undefined
  readonly reboots?: boolean | undefined
  readonly speed?: number | undefined
  readonly factor?: number | undefined
  readonly latency?: number | undefined
  readonly bandwidth?: number | undefined
  readonly loss?: number | undefined
  readonly delay?: number | undefined
  readonly for?: number | undefined
}

/** The fault that the flags describe; a flag that its kind needs and lacks, or does not take, is an error that says what it takes. */
export function faultFrom(kind: Fault['kind'], flags: Given): Fault {
  const {latency, bandwidth, delay, node, cluster, between, image, application, component, reboots, speed, factor, loss} = flags
  const told: FaultFields = {
    kind,
    ...given({node, cluster, between, image, application, component, reboots, speed, factor, loss}),
    ...given({latency_ms: latency, bandwidth_mbps: bandwidth, delay_ms: delay}),
  }
  const {needs, takes = []} = FAULT_FIELDS[kind]
  const takesAll = [...needs, ...takes].map((field) => `--${FLAG_OF[field]}`)
  const hints = [takesAll.length === 0 ? `${kind} takes no flag of its own.` : `${kind} takes ${takesAll.join(', ')}.`]
  for (const field of fieldsIn(told)) {
    if (!needs.includes(field) && !takes.includes(field))
      throw new UsageError(`A fault of kind ${kind} takes no --${FLAG_OF[field]}.`, {hints})
  }
  const missing = needs.filter((field) => told[field] === undefined).map((field) => `--${FLAG_OF[field]}`)
  if (missing.length > 0) throw new UsageError(`A fault of kind ${kind} needs ${missing.join(' and ')}.`, {hints})
  if (factor !== undefined && factor < 1) throw new UsageError(`--factor is how many times as long it takes: ${factor} is below 1.`)
  if (kind === 'crash' && flags.for !== undefined) throw new UsageError('A crash is a moment: it takes no --for.')
  return resolveFault(told)
}

function fieldsIn(told: FaultFields): readonly FaultField[] {
  return FIELDS.filter((field) => told[field] !== undefined)
}

const FIELDS = Object.keys(FLAG_OF).filter((field): field is FaultField => field in FLAG_OF)

/** Which faults `fault clear` ends: never all of them by an oversight. */
export function chosenFaults(id: string | undefined, all: boolean): {readonly id: string} | 'all' {
  if (id !== undefined && all) throw new UsageError('Name one fault, or give --all: not both.')
  if (id !== undefined) return {id}
  if (all) return 'all'
  throw new UsageError('Name the fault, or give --all.', {hints: ['mlsysops fault list']})
}
