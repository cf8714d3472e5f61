import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {suggest} from '../support/suggest.js'
import type {Agent} from './render/views.js'

export async function findAgent(api: Api, name: string, signal: AbortSignal): Promise<Agent> {
  const {items} = await api.listAgents(undefined, {signal})
  const found = items.find((one) => one.name === name)
  if (found !== undefined) return found
  const near = suggest(
    name,
    items.map((one) => one.name),
  )
  throw new OperationalError(`There is no agent ${name}.`, {
    code: 'agent-not-found',
    exit: 'remote',
    hints: [...(near === undefined ? [] : [`Did you mean ${near}?`]), 'mlsysops agent list'],
  })
}
