import type {ParameterDefinition, ParameterValues} from '../../catalogue-entry.js'
import type {Limits} from './stabilisation.js'
import type {Tracking} from './target-tracking.js'

export type AutoscaleOptions = Tracking &
  Limits & {
    readonly metric: string
    /** Empty: every component whose description has scaling_mode auto. */
    readonly component: string
    /** Empty: the component itself. */
    readonly source: string
    readonly windowMs: number
    /** 0: never to none. */
    readonly idleMs: number
  }

const HOUR_MS = 3_600_000
const MOST = 10_000

export const PARAMETERS: readonly ParameterDefinition[] = [
  {name: 'metric', summary: 'what is brought to its target', default: 'instance_cpu_cores'},
  {name: 'target', summary: 'what one instance should have of it', default: 0.5, min: Number.MIN_VALUE},
  {
    name: 'measure',
    summary: 'per-instance: each instance has its own value; total: the values of all add up to what they share',
    default: 'per-instance',
    choices: ['per-instance', 'total'],
  },
  {name: 'component', summary: 'the component; empty: every one with scaling_mode auto', default: ''},
  {name: 'source', summary: 'the component whose metric it is; empty: the same', default: ''},
  {name: 'min', summary: 'the fewest instances, idleness aside', default: 1, isWhole: true, min: 1, max: MOST, atMost: 'max'},
  {name: 'max', summary: 'the most instances', default: 10, isWhole: true, min: 1, max: MOST},
  {name: 'tolerancePercent', summary: 'by so much of the target it may differ', default: 10, min: 0, max: 100},
  {name: 'windowMs', summary: 'over so long the metric is averaged', default: 15_000, isWhole: true, min: 1_000, max: 900_000},
  {name: 'upMs', summary: 'so long more must be recommended before more run', default: 0, isWhole: true, min: 0, max: HOUR_MS},
  {name: 'downMs', summary: 'so long fewer must be recommended before fewer run', default: 300_000, isWhole: true, min: 0, max: HOUR_MS},
  {name: 'stepInstances', summary: 'so many more in one step, at least', default: 4, isWhole: true, min: 1, max: MOST},
  {name: 'stepUpPercent', summary: 'by so much of what runs it may grow in one step', default: 100, min: 0, max: 1_000},
  {name: 'stepDownPercent', summary: 'by so much of what runs it may shrink in one step', default: 100, min: 1, max: 100},
  {name: 'idleMs', summary: 'after so long without any load none runs; 0: never', default: 0, isWhole: true, min: 0, max: 24 * HOUR_MS},
]

export function optionsOf(values: ParameterValues): AutoscaleOptions {
  const number = (name: string) => Number(values[name])
  const text = (name: string) => String(values[name])
  return {
    metric: text('metric'),
    component: text('component'),
    source: text('source'),
    target: number('target'),
    measure: values['measure'] === 'total' ? 'total' : 'per-instance',
    tolerance: number('tolerancePercent') / 100,
    windowMs: number('windowMs'),
    min: number('min'),
    max: number('max'),
    upMs: number('upMs'),
    downMs: number('downMs'),
    stepInstances: number('stepInstances'),
    stepUpPercent: number('stepUpPercent'),
    stepDownPercent: number('stepDownPercent'),
    idleMs: number('idleMs'),
  }
}
