import {type Complain, readChecked} from '../../descriptions/checked-document.js'
import {formatProblems, type Problem} from '../../descriptions/problem.js'
import type {Relation} from '../../descriptions/types.js'
import type {Forecast} from '../../ml/contract/model-contract.js'
import {OperationalError} from '../../support/errors.js'
import {parseDuration} from '../../support/text/duration.js'
import {type FeatureSpec, featureOf, reachMs} from './features/spec.js'
import {schema} from './generated/model-policy.schema.generated.js'
import type {Feature, ModelPolicy} from './generated/model-policy.types.generated.js'
import {validate} from './generated/model-policy.validator.generated.js'

/** A model policy with every default filled in, and times in ms. */
export type ModelPolicySpec = {
  readonly name: string
  readonly version: string
  readonly summary: string
  /** The ONNX file and its contract, from where the policy's file is. */
  readonly model: string
  readonly contract: string
  readonly component: string | undefined
  readonly forecast: Forecast
  readonly target: {readonly value: number; readonly relation: Relation} | undefined
  readonly features: readonly FeatureSpec[]
  readonly elsewhere: 'predictor' | 'facts'
  readonly rule: {readonly sustain: number; readonly margin: number; readonly cheaper: boolean; readonly calmMs: number}
  readonly limits: {readonly timeMs: number; readonly beyond: number}
  readonly fallback: 'qos-relocation' | 'none'
  readonly intervalMs: number
  readonly cooldownMs: number
  readonly budget: {readonly changes: number; readonly windowMs: number}
}

/** No agent keeps telemetry for longer. */
export const LONGEST_REACH_MS = 900_000

const SHAPE = {schema, validate, says: 'A model policy is one map: name, model, forecast, features, …'}

/** Reads a model policy. All problems at once, each with its place. */
export function readModelPolicy(
  text: string,
  file: string,
  /** What else must hold of it. */
  also: (spec: ModelPolicySpec, complain: Complain) => void = () => undefined,
): {readonly spec: ModelPolicySpec | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = readChecked(text, file, SHAPE, (policy, complain) => {
    judge(policy, complain)
    also(specOf(policy), complain)
  })
  return {spec: value === undefined ? undefined : specOf(value), problems}
}

/** The same; rejects with `policy-invalid` where there is a problem. */
export function modelPolicyOf(text: string, file: string): ModelPolicySpec {
  const {spec, problems} = readModelPolicy(text, file)
  if (spec === undefined) throw invalidModelPolicy(problems)
  return spec
}

export function invalidModelPolicy(problems: readonly Problem[]): OperationalError {
  return new OperationalError(`It is no model policy:\n${formatProblems(problems)}`, {
    code: 'policy-invalid',
    exit: 'invalid',
    hints: ['mlsysops policy init NAME --model writes one to begin with.'],
    details: {problems},
  })
}

/** Beside the model, unless the policy says otherwise. */
export function contractFileOf(model: string): string {
  return `${model.replace(/\.onnx$/, '')}.contract.json`
}

function specOf(policy: ModelPolicy): ModelPolicySpec {
  const {forecast, rule = {}, limits = {}, budget} = policy
  return {
    name: policy.name,
    version: policy.version ?? '1.0.0',
    summary: policy.summary ?? '',
    model: policy.model,
    contract: policy.contract ?? contractFileOf(policy.model),
    component: policy.component,
    forecast: {
      metric: forecast.metric,
      by: forecast.by ?? 'mean',
      windowMs: ms(forecast.window, 10_000),
      horizonMs: ms(forecast.horizon, 0),
    },
    target: policy.target,
    features: policy.features.map(featureOf),
    elsewhere: policy.elsewhere ?? 'predictor',
    rule: {
      sustain: rule.sustain ?? 3,
      margin: rule.margin ?? 0.2,
      cheaper: rule.cheaper ?? true,
      calmMs: ms(rule.calm, 120_000),
    },
    limits: {timeMs: ms(limits.time, 250), beyond: limits.beyond ?? 0.1},
    fallback: policy.fallback ?? 'qos-relocation',
    intervalMs: ms(policy.interval, 5_000),
    cooldownMs: ms(policy.cooldown, 60_000),
    budget: budget === undefined ? {changes: 4, windowMs: 600_000} : {changes: budget.changes, windowMs: ms(budget.per, 600_000)},
  }
}

/** What the schema cannot say. */
function judge(policy: ModelPolicy, complain: Complain): void {
  const names = new Map<string, number>()
  for (const [index, feature] of policy.features.entries()) {
    judgeFeature(feature, index, complain)
    const {name} = featureOf(feature)
    const first = names.get(name)
    if (first === undefined) names.set(name, index)
    else complain(['features', index], 'duplicate-name', `This feature is called ${name}, as that of place ${first} is.`)
  }
  if (ms(policy.forecast.horizon, 0) <= 0) complain(['forecast', 'horizon'], 'out-of-range', 'The horizon must lie in the future.')
  if (ms(policy.interval, 5_000) < 1_000) complain(['interval'], 'out-of-range', 'The interval must be at least 1s.')
  if (policy.elsewhere === 'facts' && !policy.features.some(isOfNode))
    complain(
      ['elsewhere'],
      'no-node-feature',
      'No feature is of the node: the model would foresee the same for every host.',
      'Use node features, or elsewhere: predictor.',
    )
}

const KINDS = ['metric', 'calendar', 'node', 'component'] as const

function judgeFeature(feature: Feature, index: number, complain: Complain): void {
  const kinds = KINDS.filter((kind) => feature[kind] !== undefined)
  if (kinds.length !== 1)
    complain(
      ['features', index],
      'feature-kind',
      kinds.length === 0
        ? 'The feature says none of metric, calendar, node and component.'
        : `The feature is of ${kinds.join(' and ')} at once.`,
      'One feature is one column: one of the four.',
    )
  if (feature.metric === undefined) {
    for (const field of ['of', 'by', 'window', 'lag'] as const)
      if (feature[field] !== undefined) complain(['features', index, field], 'field-of-metrics', `"${field}" is for features of a metric.`)
    return
  }
  if (reachMs(featureOf(feature)) > LONGEST_REACH_MS)
    complain(
      ['features', index],
      'out-of-range',
      `Window and lag reach back further than ${LONGEST_REACH_MS / 60_000} min, and no agent keeps more.`,
    )
  if (ms(feature.window, 10_000) <= 0) complain(['features', index, 'window'], 'out-of-range', 'The window must be longer than nothing.')
}

function isOfNode(feature: Feature): boolean {
  return feature.node !== undefined || feature.of === 'node'
}

/** Its form was checked. */
function ms(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (parseDuration(text) ?? otherwise)
}
