import type {ModelContract} from '../../ml/contract/model-contract.js'
import type {JsonObject} from '../../support/json.js'
import {round, type Watched} from '../builtin/qos/targets.js'
import type {PolicyInput, Prediction} from '../contract.js'
import {factsOf} from './facts.js'
import {type FeatureRow, featureRow} from './features/values.js'
import type {Forecaster} from './forecaster.js'
import {beyondRange} from './range.js'
import type {ModelPolicySpec} from './read.js'

/** A model with what a policy asks of it. */
export type LoadedModel = {readonly spec: ModelPolicySpec; readonly contract: ModelContract; readonly forecaster: Forecaster}

/** What the model says, with what it was told; or why its word does not count. */
export type Foreseen =
  | {readonly kind: 'forecast'; readonly value: number; readonly evidence: JsonObject}
  | {readonly kind: 'unusable'; readonly why: string; readonly evidence: JsonObject}

/** Where the component is now. */
export async function foreseeHere(model: LoadedModel, input: PolicyInput, watched: Watched, node: string): Promise<Foreseen> {
  const row = rowFor(model, input, watched, node)
  const unusable = whyUnusable(model, row)
  if (unusable !== undefined) return {kind: 'unusable', why: unusable, evidence: evidenceOf(model, row)}
  const answer = await timed(model, [row.values])
  if (typeof answer === 'string') return {kind: 'unusable', why: answer, evidence: evidenceOf(model, row)}
  return {kind: 'forecast', value: answer[0] ?? Number.NaN, evidence: {...evidenceOf(model, row), forecast: answer[0]}}
}

/** On other hosts, where it is foreseen here: by the model with their facts, or by what the Predictor sees between the two. */
export async function foreseeElsewhere(
  model: LoadedModel,
  input: PolicyInput,
  watched: Watched,
  {from, here, hosts}: {readonly from: string; readonly here: number; readonly hosts: readonly string[]},
): Promise<ReadonlyMap<string, Prediction | {readonly unknown: string}>> {
  if (model.spec.elsewhere === 'predictor') return new Map(hosts.map((to) => [to, scaled(model, input, watched, from, to, here)]))
  const rows = hosts.map((host) => ({host, row: rowFor(model, input, watched, host)}))
  const usable = rows.filter(({row}) => whyUnusable(model, row) === undefined)
  const answers =
    usable.length === 0
      ? []
      : await timed(
          model,
          usable.map(({row}) => row.values),
        )
  return new Map(
    rows.map(({host, row}): readonly [string, Prediction | {readonly unknown: string}] => {
      const why = whyUnusable(model, row) ?? (typeof answers === 'string' ? answers : undefined)
      if (why !== undefined || typeof answers === 'string') return [host, {unknown: `the model cannot say: ${why ?? 'no answer'}`}]
      const value = answers[usable.findIndex((one) => one.host === host)] ?? Number.NaN
      return [host, {...prediction(model, value, 0), basis: `the model, with the facts of ${host}`}]
    }),
  )
}

/** Half the width of the 80 % interval of a normal distribution, in standard deviations. */
const Z_80 = 1.28

/** The model's error, and `more` for what it was scaled by. */
function prediction({spec, contract}: LoadedModel, value: number, more: number): Omit<Prediction, 'basis'> {
  return {metric: spec.forecast.metric, value, error: Z_80 * contract.training.error.model.rmse + more}
}

function scaled(
  model: LoadedModel,
  input: PolicyInput,
  watched: Watched,
  from: string,
  to: string,
  here: number,
): Prediction | {readonly unknown: string} {
  const {metric} = model.spec.forecast
  const asked = {...input, application: input.application?.name ?? '', component: watched.view.component.metadata.name, metric, from}
  const now = input.predictor.predict({...asked, to: from})
  const there = input.predictor.predict({...asked, to})
  if ('unknown' in now) return now
  if ('unknown' in there) return there
  if (!(now.value > 0)) return {unknown: `${metric} is ${now.value} now: it has no ratio to what it would be there`}
  const ratio = there.value / now.value
  const more = there.value > 0 ? here * ratio * (there.error / there.value) : 0
  return {
    ...prediction(model, here * ratio, more),
    basis: `the model's ${round(here)} for ${from}, times ${ratio.toFixed(2)}: ${there.basis}`,
  }
}

function rowFor({spec}: LoadedModel, {nowMs, telemetry, world, application}: PolicyInput, {view}: Watched, node: string): FeatureRow {
  const source = {...(application === undefined ? {} : {application: application.name}), component: view.component.metadata.name}
  return featureRow(spec.features, {nowMs, telemetry, source, node, facts: factsOf(view.component, world.nodes.get(node)?.description)})
}

function whyUnusable({spec, contract}: LoadedModel, {values, missing}: FeatureRow): string | undefined {
  if (missing.length > 0) return `${missing.length === 1 ? 'a feature is' : 'features are'} missing: ${missing.join('; ')}`
  const [worst, ...others] = beyondRange(contract.inputs[0]?.features ?? [], values, spec.limits.beyond)
  if (worst === undefined) return undefined
  const more = others.length === 0 ? '' : `, and ${others.length} more ${others.length === 1 ? 'is' : 'are'} outside`
  return `${worst.name} is ${round(worst.value)}, outside of what the model was trained on (${round(worst.min)} to ${round(worst.max)})${more}`
}

/** The answers; or, in words, why they do not count. */
async function timed({spec, forecaster}: LoadedModel, rows: readonly (readonly number[])[]): Promise<readonly number[] | string> {
  const fromMs = performance.now()
  const answers = await forecaster.forecast(rows)
  const tookMs = performance.now() - fromMs
  if (tookMs > spec.limits.timeMs) return `the model took ${tookMs.toFixed(0)} ms, and ${spec.limits.timeMs} ms may be`
  return answers.every(Number.isFinite) ? answers : 'the model answered with no number'
}

function evidenceOf({spec, contract}: LoadedModel, {values}: FeatureRow): JsonObject {
  const beyond = beyondRange(contract.inputs[0]?.features ?? [], values, spec.limits.beyond)
  return {
    model: contract.digest,
    modelName: `${contract.name} ${contract.version}`,
    features: Object.fromEntries(
      spec.features.map(({name}, place) => {
        const value = values[place]
        return [name, value === undefined || !Number.isFinite(value) ? null : value]
      }),
    ),
    beyondRange: beyond.map(({name}) => name),
  }
}
