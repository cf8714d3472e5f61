import type {Api} from '../northbound/contract/api.js'
import {componentNotFound} from './component-not-found.js'
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
  throw componentNotFound(application, component, explanation.components)
}
