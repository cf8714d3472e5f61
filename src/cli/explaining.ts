import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {suggest} from '../support/suggest.js'
import type {Explanation} from './render/views.js'

/** The explanation of an application, or only that of one of its components. */
export async function explainComponent(
  api: Api,
  application: string,
  component: string | undefined,
  signal: AbortSignal,
): Promise<Explanation> {
  const explanation = await api.explainApplication({name: application}, {signal})
  if (component === undefined) return explanation
  const components = explanation.components.filter((one) => one.component === component)
  if (components.length > 0) return {...explanation, components, placement: []}
  const names = explanation.components.map((one) => one.component)
  const near = suggest(component, names)
  throw new OperationalError(`${application} has no component ${component}.`, {
    code: 'component-not-found',
    exit: 'remote',
    hints: [near === undefined ? `Its components: ${names.join(', ')}.` : `Did you mean ${near}?`],
  })
}
