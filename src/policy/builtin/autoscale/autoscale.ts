import {MECHANISMS} from '../../../mechanism/contract.js'
import type {ApplicationSpec} from '../../../platform/contract/index.js'
import type {CatalogueEntry} from '../../catalogue-entry.js'
import type {Action, Analysis, Policy} from '../../contract.js'
import {type AutoscaleOptions, optionsOf, PARAMETERS} from './parameters.js'
import {type AutoscaleState, type Watched, watch} from './watched.js'

/** Added by a person: `policy add autoscale --set metric=… --set target=…`. */
export const autoscaleEntry: CatalogueEntry = {
  name: 'autoscale',
  summary: 'Fewest instances that keep a metric at its target: follows the load up at once, and down when it stays low.',
  layer: 'cluster',
  parameters: PARAMETERS,
  create: (values) => autoscale(optionsOf(values)),
}

/** Target tracking on a metric, as Kubernetes' autoscaler does it. Where nothing is measured it holds. */
export function autoscale(options: AutoscaleOptions): Policy<AutoscaleState> {
  return {
    descriptor: {
      name: autoscaleEntry.name,
      version: '1.0.0',
      summary: autoscaleEntry.summary,
      layer: 'cluster',
      scope: 'application',
      core: false,
      metrics: [options.metric],
      mechanisms: [MECHANISMS.scale],
      intervalMs: 15_000,
      cooldownMs: 15_000,
      budget: {changes: 20, windowMs: 600_000},
      settleMs: 60_000,
    },
    initialState: async () => ({}),
    analyze: async (input, state) => {
      const watched = watch(input, options, state)
      return {analysis: analyse(watched, options), state: Object.fromEntries(watched.map(({component, memory}) => [component, memory]))}
    },
    plan: async (input, state) => {
      const {application} = input
      const due = watch(input, options, state).filter(isDue)
      const actions = application === undefined ? [] : due.map((one) => actionFor(application, one, options))
      return {state, plan: {actions, candidates: [], summary: actions.map(({reason}) => reason).join('; ')}}
    },
  }
}

type Known = Extract<Watched, {kind: 'known'}>

function isDue(watched: Watched): watched is Known {
  return watched.kind === 'known' && watched.wanted !== watched.readings.current
}

function analyse(watched: readonly Watched[], options: AutoscaleOptions): Analysis {
  const due = watched.filter(isDue)
  const [first] = due
  if (first !== undefined)
    return {verdict: 'adapt', reason: due.map((one) => tell(one, options)).join('; '), evidence: evidenceOf(first, options)}
  const unknown = watched.flatMap((one) => (one.kind === 'unknown' ? [one.why] : []))
  if (unknown.length > 0) return {verdict: 'hold', reason: `${unknown.join('; ')}: it stays as it is`}
  if (watched.length === 0) {
    const what =
      options.component === '' ? 'None of its components has scaling_mode auto.' : `It has no component ${options.component} to scale.`
    return {verdict: 'fine', reason: what}
  }
  const [known] = watched.filter((one) => one.kind === 'known')
  return {
    verdict: 'fine',
    reason: watched.map((one) => (one.kind === 'known' ? tell(one, options) : 'why' in one ? one.why : '')).join('; '),
    ...(known === undefined ? {} : {evidence: evidenceOf(known, options)}),
  }
}

function actionFor({name: application}: ApplicationSpec, watched: Known, options: AutoscaleOptions): Action {
  const {component, wanted} = watched
  return {
    mechanism: MECHANISMS.scale,
    target: {kind: 'component', application, component},
    command: {application, component, instances: wanted},
    reason: `Run ${wanted === 0 ? 'none' : wanted} of ${component}: ${tell(watched, options)}`,
  }
}

function evidenceOf({component, readings, recommended}: Known, {metric, target, measure}: AutoscaleOptions) {
  return {
    component,
    metric,
    value: measured(readings, measure),
    target,
    measure,
    instances: readings.current,
    unmeasured: readings.missing,
    recommended,
  }
}

function tell({component, readings, recommended}: Known, {metric, target, measure}: AutoscaleOptions): string {
  const value = round(measured(readings, measure))
  const what = measure === 'total' ? `${value} in all, ${target} for each instance` : `${value}, target ${target}`
  const asks = recommended === readings.current ? 'that is right' : `that is for ${recommended}`
  return `${metric} of ${component} is ${what}; ${readings.current} run${readings.current === 1 ? 's' : ''}, ${asks}`
}

function measured({values}: Known['readings'], measure: AutoscaleOptions['measure']): number {
  const total = values.reduce((all, value) => all + value, 0)
  return measure === 'total' ? total : total / Math.max(1, values.length)
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2)
}
