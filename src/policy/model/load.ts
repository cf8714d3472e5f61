import type {Complain} from '../../descriptions/checked-document.js'
import {type ModelContract, readModelContract} from '../../ml/contract/model-contract.js'
import type {OpenModel} from '../../ml/contract/session.js'
import {digestOf} from '../../support/digest.js'
import type {PolicyDefinition} from '../author/define.js'
import {modelDefinition} from './definition.js'
import type {ModelPolicyFiles} from './files.js'
import {createForecaster} from './forecaster.js'
import type {ModelState} from './outlook.js'
import {invalidModelPolicy, type ModelPolicySpec, readModelPolicy} from './read.js'

/** Loads the model, and holds policy, contract and model against one another. Rejects with every difference at once. */
export async function loadModelPolicy(files: ModelPolicyFiles, openModel: OpenModel): Promise<PolicyDefinition<ModelState>> {
  const session = await openModel(files.model)
  const {inputs, outputs} = session
  const read = readModelContract(files.contract, files.contractName, {digest: digestOf(files.model), inputs, outputs})
  const policy = readModelPolicy(files.source, files.fileName, (spec, complain) => {
    if (read.contract !== undefined) compare(spec, read.contract, files.contractName, complain)
  })
  const problems = [...policy.problems, ...read.problems]
  if (policy.spec === undefined || read.contract === undefined) {
    await session.close()
    throw invalidModelPolicy(problems)
  }
  const forecaster = createForecaster(session, read.contract)
  return modelDefinition({spec: policy.spec, contract: read.contract, forecaster})
}

/** Whether what the policy makes is what the model takes, and what the model gives is what the policy thinks. */
function compare(spec: ModelPolicySpec, {inputs, outputs}: ModelContract, contractName: string, complain: Complain): void {
  const [input, ...moreInputs] = inputs
  const [output] = outputs
  if (input === undefined || output === undefined) return
  if (moreInputs.length > 0)
    complain(['model'], 'model-unsuitable', `The model has ${inputs.length} inputs; a policy's model has one, of a row of features.`)
  const [rows, columns] = input.shape
  if (input.shape.length !== 2 || columns !== input.features.length || (rows !== 0 && rows !== 1))
    complain(
      ['model'],
      'model-unsuitable',
      `The input ${input.name} has the shape [${input.shape.join(', ')}]; a policy's model takes [rows, ${input.features.length}], one row or any number at once.`,
    )
  for (const {name, type} of [input, output])
    if (type !== 'float32' && type !== 'float64')
      complain(['model'], 'model-unsuitable', `${name} of the model is of ${type}; a policy's model takes and gives float32 or float64.`)
  for (let place = 0; place < Math.max(spec.features.length, input.features.length); place += 1) {
    const own = spec.features[place]?.name
    const learned = input.features[place]?.name
    if (own === learned) continue
    const message =
      own === undefined
        ? `The model was trained with ${learned ?? ''} in place ${place}, and the policy has no feature there.`
        : learned === undefined
          ? `The model was not trained with ${own}.`
          : `The feature in place ${place} is ${own}, and the model was trained with ${learned} there (${contractName}).`
    complain(['features', place], 'features-differ', message)
  }
  const {metric, by, windowMs, horizonMs} = output.forecasts
  const differing = [
    ['metric', spec.forecast.metric, metric],
    ['by', spec.forecast.by, by],
    ['window', spec.forecast.windowMs, windowMs],
    ['horizon', spec.forecast.horizonMs, horizonMs],
  ] as const
  for (const [field, own, learned] of differing)
    if (own !== learned)
      complain(
        ['forecast', field],
        'forecast-differs',
        `${field} is ${own}${typeof own === 'number' ? ' ms' : ''}, and the model was trained for ${learned} (${contractName}).`,
      )
}
